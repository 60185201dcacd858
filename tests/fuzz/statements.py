"""Articles made by chance from the forms of the language: mostly well formed, rarely meaningful."""

from random import Random
from typing import Final

FORMS: Final[dict[str, tuple[str, ...]]] = {
    "article": ("article {number} {{ {statement} {statement} }}", "article {number} {statement}",
                "article {number} {chapeau} {{ item 1 {{ {statement} }} para 2 {{ {statement} }} }}", "条 {number} {{ {statement} }}"),
    "statement": ("require {chapeau}: {expr} {clause}", "exclude {chapeau}: {expr} {clause} {clause}", "limit {expr} {clause}",
                  "prefer {chapeau}: {expr}", "bar {selector} from {names} {length} {clause}", "power {names} of {names} {clause}",
                  "step {name} {clause} {clause}", "order {name} < {name} < {name}", "duty {names}: {name} {name} {clause}",
                  "forbid {names} where ({expr}): {name}", "may {names}: {name} {name} {clause}", "encourage {names}: {name}",
                  "sanction {names} {clause}: {name}, bar from {names} {length}", "may sanction {names}: {name} {clause}",
                  "ground {expr} {clause}", "grant winner of {name}: {name} {number} yuan", "except from {address} {clause}",
                  "informative {name} {clause}", "silent {names}", "let {name} = {expr}", "let {name} {window}", "until {span}",
                  "reading {name} “读” \"reading\" {{ {name} “甲” \"a\" default {name} “乙” \"b\" }}", "valid {names} for {span} from {expr}",
                  "cycle every {span}", "in force from {date}", "repeals “旧办法”", "应当 {chapeau}: {expr}", "in principle require {expr}"),
    "chapeau": ("for {names} to {names}", "for {names}", "to {names}"),
    "selector": ("winner of {name}", "holder of {name} where ({expr})", "some {name} where ({expr})",
                 "winner of reading {name} {{ {name}: {name} {name}: {name} }}"),
    "length": ("for {term}", "ever", "while {expr}"),
    "term": ("{number} rounds after {expr}", "{span} from {expr}", "reading {name} {{ {name}: {term} {name}: ever {name}: no }}"),
    "clause": ("", "", "quote “甲”, “乙”", "see {address}, {address}", "as {name}", "when {expr}", "unless {expr}", "only if {expr}",
               "provided {expr}", "by {names}", "with {names}", "after {names}", "before {names}", "form {names}", "lasts at least {span}",
               "within {span} of {expr}", "every {span}", "per “甲”", "when any item", "tests {address}"),
    "names": ("{name}", "{name}, {name}"),
    "name": ("organization", "individual", "apply", "be_accepted", "award", "grand", "nominee", "committee", "city_government", "revoke",
             "fraud", "win", "incident", "announcement", "round", "甲", "未知词", "as", "不得"),
    "address": ("{number}", "{number}.{number}", "{number}/{number}:before", "chart"),
    "window": ("in last {span}", "on {primary}", "ever", "during {span} after {primary}", "during {name}", "inside {span}"),
    "span": ("{number} {unit}", "{number} {unit}"),
    "unit": ("years", "months", "days", "working days", "年", "日", "rounds"),
    "number": ("1", "2", "3", "10", "0", "2.50", "999999"),
    "date": ("2022-01-01", "2024-02-29", "2023-02-30", "0001-01-01"),
    "expr": ("{primary}", "{primary}", "{primary} and {expr}", "{expr} or {expr}", "not {expr}", "{primary} implies {expr}",
             "{primary} = {primary}", "{primary} <= {primary}", "{primary} in {{ {names} }}", "some {name} where ({expr}) {window}",
             "no {name} of unit {window}", "at least {number} {name} where ({expr}) {window}", "{primary} >= {number}"),
    "primary": ("{name}", "{name}.{name}", "{number}", "{date}", "true", "({expr})", "judged {name}", "{name}({primary}, {span})",
                "if {expr} then {expr} else {primary}", "reading {name} {{ {name}: {expr} {name}: {expr} }}", "reading {name} is {name}",
                "{name} meets {address}", "count({name} to {name} where {expr})", "ratio({primary}, {primary}) = 1:3 nearest",
                "({primary} + {span})", "({primary} - {primary})", "winner of {name} where ({expr})"),
}  # fmt: skip
"""The forms of each part; a part in braces is made in turn."""

DEEPEST: Final = 6


def article(rng: Random) -> str:
    """One article."""
    return _made(rng, "article", 0)


def _made(rng: Random, part: str, depth: int) -> str:
    forms = FORMS[part]
    if depth > DEEPEST:
        forms = forms[:1] if part != "statement" else ("require true",)
    pieces = rng.choice(forms).replace("{{", "\1").replace("}}", "\2").split("{")
    text = pieces[0]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        text += _made(rng, name, depth + 1) + rest
    return text.replace("\1", "{").replace("\2", "}")
