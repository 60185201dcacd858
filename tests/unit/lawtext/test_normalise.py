from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lawtext.normalise import holds_quote, normalise
from checker.lawtext.provision import Provision

SIGNS = st.characters(categories=("Lo", "Nd", "Po", "Ps", "Pe", "Lu"), exclude_characters="*#")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第（六）项，近５年内：", "第(六)项,近5年内:"),
        ("ＧＢ／Ｔ　１９５８０", "GB/T 19580"),
        ("｢灯｣､", "「灯」、"),
        ("**第一条** 点\n\n— 5 —\n\n灯", "第一条点灯"),
        ("- (四) 点灯；", "（四）点灯;"),
    ],
)
def test_typography_and_layout_do_not_matter(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("①", "1"), ("“灯”", "”灯“"), ("、", ","), ("〔1〕", "(1)"), ("㎡", "m2")])
def test_different_signs_stay_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text(SIGNS))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(SIGNS, min_size=1), st.data())
def test_a_text_holds_every_piece_of_itself_and_not_what_is_longer(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    provision = Provision("1", text, 1)
    assert holds_quote(provision, " ".join(text[start:end]))
    assert not holds_quote(provision, text + "灯")


@pytest.mark.parametrize("quote", ["", "  ", "**", "— 5 —"])
def test_an_empty_quote_stands_nowhere(quote: str) -> None:
    assert not holds_quote(Provision("1", "灯亮满五年", 1), quote)
