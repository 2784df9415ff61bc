"""The JSON Schemas of what the program prints, held against recorded output by a validator that is not ours."""

import json
import pathlib

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "Tests" / "Fixtures" / "golden"

# The schema of each recorded document, by the beginning of its name.
DOCUMENTS = [
    (path, schema)
    for schema, pattern in {"diagnostics": "diagnostics-*.json"}.items()
    for path in sorted(GOLDEN.glob(pattern))
]


def validator(name):
    schema = json.loads((ROOT / "config-schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def closed(schema):
    """The schema with every object closed, so that a field that it does not describe is an error."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    if "properties" in schema and result.get("type") == "object":
        result["additionalProperties"] = False
    return result


@pytest.mark.parametrize("path, schema", DOCUMENTS, ids=lambda value: getattr(value, "name", value))
def test_output_is_what_its_schema_says(path, schema):
    document = json.loads(path.read_text(encoding="utf-8"))
    exact = jsonschema.Draft202012Validator(closed(validator(schema).schema))
    assert list(exact.iter_errors(document)) == []


def test_there_is_output_for_every_schema():
    assert {schema for _, schema in DOCUMENTS} == {"diagnostics"}


MISTAKES = {
    "no format": lambda document: document.pop("format"),
    "another major version": lambda document: document.update(format_version="2.0"),
    "no status": lambda document: document.pop("exit"),
    "an unknown severity": lambda document: document["diagnostics"][0].update(severity="fatal"),
    "a code without its prefix": lambda document: document["diagnostics"][0].update(code="1015"),
    "columns from zero": lambda document: document["diagnostics"][1]["span"]["start"].update(column=0),
    "a place without a file": lambda document: document["diagnostics"][1]["span"].pop("file"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused(mistake):
    document = json.loads((GOLDEN / "diagnostics-everything.json").read_text(encoding="utf-8"))
    mistake(document)
    assert list(validator("diagnostics").iter_errors(document)) != []
