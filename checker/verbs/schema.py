"""`schema`: the JSON Schema of dossiers, for editors, and of the outputs, for programs that read them."""

import json
from collections.abc import Mapping
from typing import Final

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.workspace.spec_folder import form_of_output

OUTPUTS: Final = ("check", "coverage", "explain", "ask", "compare")
"""The verbs whose JSON has a published schema."""


def schema(spec: Spec, lang: Language) -> Mapping[str, object]:
    """The schema of a specification's dossiers; titles are in the language."""
    from checker.cases.schema import dossier_schema

    return dossier_schema(spec, lang)


def output_schema(verb: str) -> Mapping[str, object]:
    """The schema of the JSON that a verb of `OUTPUTS` prints; the same for both languages."""
    path = form_of_output(verb)
    assert path is not None  # INVARIANT: the schemas of all OUTPUTS come with the package
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found
