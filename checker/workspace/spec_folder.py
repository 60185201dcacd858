"""Where the specification lies: `--spec DIR`, else ./spec, else the one that came with the package."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SpecFolder:
    """The files of one specification folder; `name` is how messages call it."""

    path: Path

    @property
    def grammar(self) -> Path:
        """The grammar."""
        return self.path / "grammar.lark"

    @property
    def keywords(self) -> Path:
        """The keyword table."""
        return self.path / "keywords.txt"

    @property
    def vocabulary(self) -> Path:
        """The vocabulary."""
        return self.path / "vocabulary.rules"

    @property
    def calendar(self) -> Path:
        """The folder of working-day calendars."""
        return self.path / "calendar"

    @property
    def regulations(self) -> tuple[Path, ...]:
        """All regulation files, in a fixed order."""
        return tuple(sorted((self.path / "cities").glob("*/*.rules")))

    @property
    def questions(self) -> tuple[Path, ...]:
        """All question files, in a fixed order."""
        return tuple(sorted((self.path / "questions").glob("*.rules")))

    def lock_of(self, identifier: str) -> Path:
        """The fingerprint file of a regulation."""
        city, _, year = identifier.rpartition("-")
        return self.path / "cities" / city / f"{year}.lock"

    def all_files(self) -> tuple[Path, ...]:
        """Every file that decides what is loaded."""
        return (self.grammar, self.keywords, self.vocabulary, *self.regulations)


def find_spec(given: Path | None) -> SpecFolder | None:
    """The folder given, else ./spec if it is one, else the packaged one; `None` where there is none."""
    places = [given] if given is not None else [Path("spec"), *_PACKAGED]
    return next((SpecFolder(p) for p in places if (p / "grammar.lark").is_file()), None)


def form_of_output(kind: str) -> Path | None:
    """The newest published schema of a kind of output; it belongs to the program, so a user's own folder has no say."""
    found = (sorted((p / "output").glob(f"{kind}-*.json")) for p in _PACKAGED)
    return next((files[-1] for files in found if files), None)


_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGED = (_PACKAGE / "_spec", _PACKAGE.parent / "spec")
"""Where the specification lies in an installed package, and in a checkout."""
