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
    for schema in ["diagnostics", "drift", "plan", "report"]
    for path in sorted(GOLDEN.glob(f"{schema}-*.json"))
]

# Every line of the recorded journals and streams, with its place.
EVENTS = [
    (f"{path.name}:{number}", line)
    for path in sorted(GOLDEN.glob("events-*.ndjson"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
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
    assert {schema for _, schema in DOCUMENTS} == {"diagnostics", "drift", "plan", "report"}
    described = {name["properties"]["event"]["const"] for name in alternatives(validator("events").schema)}
    assert {json.loads(line)["event"] for _, line in EVENTS} == described


def alternatives(schema):
    return [schema["$defs"][option["$ref"].removeprefix("#/$defs/")] for option in schema["oneOf"]]


@pytest.mark.parametrize("place, line", EVENTS, ids=lambda value: value if value.startswith("events-") else "")
def test_an_event_is_what_its_schema_says(place, line):
    exact = jsonschema.Draft202012Validator(closed(validator("events").schema))
    assert list(exact.iter_errors(json.loads(line))) == []


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


@pytest.mark.parametrize("name", ["drift", "events", "plan", "report"])
def test_every_field_is_described(name):
    assert [path for path in without_description(validator(name).schema) if "diagnostic" not in path] == []


EVENT_MISTAKES = {
    "no time": ("plan", lambda event: event.pop("time")),
    "a time of another zone": ("plan", lambda event: event.update(time="2026-11-25T19:11:47.123+01:00")),
    "an event that there is not": ("stopping", lambda event: event.update(event="paused")),
    "a plan without a checksum": ("plan", lambda event: event.pop("checksum")),
    "another major version": ("plan", lambda event: event.update(format_version="2.0")),
    "a commit that is none": ("plan", lambda event: event.update(commit="main")),
    "a step that there is not": ("step-started", lambda event: event.update(step="hope")),
    "an attempt before the first": ("step-started", lambda event: event.update(attempt=0)),
    "a step without a result": ("step-ended", lambda event: event.pop("result")),
    "a negative duration": ("step-ended", lambda event: event.update(duration_ms=-1)),
    "a null": ("step-ended", lambda event: event.update(request_id=None)),
    "a change without an ending": ("change-ended", lambda event: event.pop("ending")),
    "an unknown state of a pair": ("change-ended", lambda event: event.update(pair="fine")),
    "a wait that is none": ("wait-ended", lambda event: event.pop("wait")),
    "an end without a status": ("end", lambda event: event.pop("exit")),
}


@pytest.mark.parametrize("name, mistake", EVENT_MISTAKES.values(), ids=EVENT_MISTAKES.keys())
def test_a_mistake_in_an_event_is_refused(name, mistake):
    event = next(event for event in (json.loads(line) for _, line in EVENTS) if event["event"] == name)
    mistake(event)
    assert list(validator("events").iter_errors(event)) != []


REPORT_MISTAKES = {
    "another format": lambda report: report.update(format="oss-repl.plan"),
    "no beginning": lambda report: report.pop("started"),
    "no changes": lambda report: report.pop("changes"),
    "a change without a pair": lambda report: report["changes"][0].pop("pair"),
    "a change without its place": lambda report: report["changes"][0].pop("origin"),
    "a change without steps": lambda report: report["changes"][0].pop("steps"),
    "a failure without a message": lambda report: report["changes"][2]["failure"].pop("message"),
    "a status as text": lambda report: report["changes"][2]["failure"].update(status="400"),
    "a loss that there is not": lambda report: report["changes"][2].update(losses=["face"]),
    "a step without a time": lambda report: report["bucket_steps"][0].pop("time"),
    "a step without its bucket": lambda report: report["bucket_steps"][0].pop("bucket"),
    "counts without a count": lambda report: report["counts"].pop("without_rule"),
    "a checksum of another kind": lambda report: report.update(checksum="orp2-0000-0000-0000-0000"),
}


@pytest.mark.parametrize("mistake", REPORT_MISTAKES.values(), ids=REPORT_MISTAKES.keys())
def test_a_mistake_in_a_report_is_refused(mistake):
    report = json.loads((GOLDEN / "report-everything.json").read_text(encoding="utf-8"))
    mistake(report)
    assert list(validator("report").iter_errors(report)) != []
