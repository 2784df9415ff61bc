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
    for schema, pattern in {"diagnostics": "diagnostics-*.json", "plan": "plan-*.json"}.items()
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
    assert {schema for _, schema in DOCUMENTS} == {"diagnostics", "plan"}


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


PLAN_MISTAKES = {
    "another format": lambda plan: plan.update(format="oss-repl.diagnostics"),
    "another major version": lambda plan: plan.update(format_version="2.0"),
    "no checksum": lambda plan: plan.pop("checksum"),
    "a checksum of another kind": lambda plan: plan.update(checksum="orp2-0000-0000-0000-0000"),
    "no actions": lambda plan: plan.pop("actions"),
    "a null": lambda plan: plan.update(project=None),
    "an unknown action": lambda plan: plan["actions"][0].update(action="destroy"),
    "an action without a reason": lambda plan: plan["actions"][0].update(reasons=[]),
    "an action without steps": lambda plan: plan["actions"][0].update(steps=[]),
    "an unknown step": lambda plan: plan["actions"][0].update(steps=["hope"]),
    "an unknown rail": lambda plan: plan["actions"][0].update(blocked_by=["luck"]),
    "an effect without words": lambda plan: plan["actions"][0]["effects"][0].pop("text"),
    "a fingerprint that is cut off": lambda plan: plan["actions"][0].update(desired_fingerprint="ab"),
    "a place without a line": lambda plan: plan["actions"][0]["origin"].pop("line"),
    "a bucket without a mode": lambda plan: plan["buckets"][0].pop("manage"),
    "a negative count": lambda plan: plan["summary"].update(delete=-1),
    "a consent of an unknown kind": lambda plan: plan["requested"].update(allow=["all:1"]),
}


@pytest.mark.parametrize("mistake", PLAN_MISTAKES.values(), ids=PLAN_MISTAKES.keys())
def test_a_mistake_in_a_plan_is_refused(mistake):
    plan = json.loads((GOLDEN / "plan-blocked.json").read_text(encoding="utf-8"))
    mistake(plan)
    assert list(validator("plan").iter_errors(plan)) != []


def without_description(schema, path=""):
    """The path of every property without a description of its own or of what it refers to."""
    if isinstance(schema, list):
        return [bad for item in schema for bad in without_description(item, path)]
    if not isinstance(schema, dict):
        return []
    bad = []
    for key, value in schema.items():
        if key == "properties":
            for name, item in value.items():
                if "description" not in item and "$ref" not in item:
                    bad.append(f"{path}.{name}")
        bad += without_description(value, f"{path}.{key}")
    return bad


def test_every_field_of_a_plan_is_described():
    assert [path for path in without_description(validator("plan").schema) if "diagnostic" not in path] == []
