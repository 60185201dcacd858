"""The schema of dossiers is printed as JSON that is itself a valid schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.unit.verbs.small import Small


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_prints_a_valid_schema(small: Small, lang: str) -> None:
    done = small.run("schema", lang=lang)
    assert (done.returncode, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(["no dossier"]))
