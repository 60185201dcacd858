"""`schema`: the JSON Schema of dossiers, for editors."""

from collections.abc import Mapping

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec


def schema(spec: Spec, lang: Language) -> Mapping[str, object]:
    """The schema of a specification's dossiers; titles are in the language."""
    from checker.cases.schema import dossier_schema

    return dossier_schema(spec, lang)
