"""The JSON Schema of the configuration, checked by a validator that is not ours."""

import json
import pathlib

import jsonschema
import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "config-schema" / "oss-repl.schema.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((ROOT / "examples").glob("*/oss-repl.yaml"))
INCLUDED = sorted((ROOT / "examples" / "multi-region" / "buckets").glob("*.yaml"))

GOOD = {
    "version": 1,
    "manage": "exclusive",
    "buckets": {
        "invoices": {
            "region": "cn-hangzhou",
            "rules": [
                {
                    "destination": {"bucket": "invoices-dr", "location": "oss-cn-beijing"},
                    "action": ["PUT", "DELETE"],
                    "historical_object_replication": "enabled",
                    "prefixes": ["2025/"],
                    "user_taggings": {"filter_type": "AND", "tags": [{"key": "team", "value": "finance"}]},
                }
            ],
        }
    },
}


def errors(document):
    return list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(document))


def test_the_schema_is_a_schema():
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_there_are_examples():
    assert {path.parent.name for path in EXAMPLES} >= {
        "demo", "minimal", "fan-out", "kms-rtc", "fleet", "multi-region", "protect", "regions",
    }
    assert len(INCLUDED) == 2


@pytest.mark.parametrize("path", EXAMPLES + INCLUDED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_editor_is_told_of_the_schema(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.split("=")[1]).resolve() == ROOT / "config-schema" / "oss-repl.schema.json"


@pytest.mark.parametrize("path", EXAMPLES + INCLUDED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_example_is_valid(path):
    assert errors(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_the_good_document_is_valid():
    assert errors(GOOD) == []


@pytest.mark.parametrize("key, value", {
    "include": ["buckets/*.yaml"],
    "inputs": {"STAGE": {"default": "prod", "description": "the stage"}, "OTHER": {}},
    "accounts": {"main": {"auth": "env"}, "dr": {"auth": "env", "uid": "2098765432101234"}},
    "defaults": {"account": "main", "region": "cn-hangzhou", "endpoint": "http://127.0.0.1:9000", "path_style": True},
    "protect": [{"match": "invoices:*", "from": ["delete", "replace"]}],
    "limits": {
        "delete": {"max": 0, "percent": 100, "floor": 5}, "replace": {"max": 2, "max_unavailable": "5%"},
        "rules_per_bucket": 150,
    },
    "templates": {"dr": {"destination": {"bucket": "${source.bucket}-dr"}, "note": None, "prefixes": None}},
    "groups": {
        "range": {"each": {"x": {"range": ["a01", "a09"]}}, "bucket": "b-${x}", "rules": [{"use": "dr"}]},
        "list": {"each": {"x": {"list": ["a"]}}, "bucket": "${x}-b", "region": "cn-${x}", "rules": []},
        "map": {"each": {"x": {"map": {"a": "b"}}}, "bucket": "${x.value}", "rules": []},
        "file": {"each": {"x": {"file": "sites.yaml"}}, "bucket": "b-${x}", "rules": []},
    },
}.items())
def test_every_part_of_the_language_is_valid(key, value):
    assert errors({**GOOD, key: value}) == []


@pytest.mark.parametrize("key", ["buckets", "groups", "include"])
def test_a_root_file_may_have_its_buckets_elsewhere(key):
    document = {"version": 1, key: ["b.yaml"] if key == "include" else {}}
    assert errors(document) == []
    assert errors({"version": 1}) != []


def test_a_file_without_a_version_is_an_included_one():
    assert errors({"buckets": GOOD["buckets"], "templates": {}, "groups": {}}) == []
    for key in ["project", "manage", "include", "inputs", "accounts", "defaults", "protect", "limits"]:
        assert errors({"buckets": {}, key: SCHEMA["properties"][key].get("examples", [None])[0]}) != []


def examples_of(node):
    """Every example of a key, with the key's own schema."""
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            if isinstance(value, dict) and "examples" in value:
                yield from ((key, value, example) for example in value["examples"])
        for value in node.values():
            yield from examples_of(value)


def test_the_examples_of_the_schema_are_valid():
    examples = list(examples_of(SCHEMA))
    assert len(examples) > 60
    for key, schema, example in examples:
        found = list(jsonschema.Draft202012Validator({**schema, "$defs": SCHEMA["$defs"]}).iter_errors(example))
        # A part of a block may need more than the example shows of it.
        assert [error for error in found if error.validator not in ("required", "if")] == [], key


def rule(document):
    return document["buckets"]["invoices"]["rules"][0]


MISTAKES = {
    "an unknown key at the root": lambda document: document.update(buckts={}),
    "an unknown key in a bucket": lambda document: document["buckets"]["invoices"].update(regon="x"),
    "an unknown key in a rule": lambda document: rule(document).update(location="oss-cn-beijing"),
    "another version": lambda document: document.update(version=2),
    "no version": lambda document: document.pop("version"),
    "no destination": lambda document: rule(document).pop("destination"),
    "an unknown mode": lambda document: document.update(manage="all"),
    "an unknown action": lambda document: rule(document).update(action="SET"),
    "an action in lower case": lambda document: rule(document).update(action="put"),
    "an unknown history": lambda document: rule(document).update(historical_object_replication="on"),
    "rules without a value": lambda document: document["buckets"]["invoices"].update(rules=None),
    "an empty list of prefixes": lambda document: rule(document).update(prefixes=[]),
    "an empty prefix": lambda document: rule(document).update(prefixes=[""]),
    "a number as a prefix": lambda document: rule(document).update(prefixes=[2025]),
    "an unknown transfer type": lambda document: rule(document).update(transfer_type="rail"),
    "an unknown filter type": lambda document: rule(document)["user_taggings"].update(filter_type="NOT"),
    "a template that is no text": lambda document: rule(document).update(use=["dr"]),
    "neither a destination nor a template": lambda document: document["buckets"]["invoices"].update(rules=[{}]),
    "a tombstone that uses a template": lambda document: rule(document).update(state="absent", use="dr"),
    "two each-keys": lambda document: document.update(
        groups={"g": {"each": {"x": {"list": ["a"]}, "y": {"list": ["b"]}}, "bucket": "${x}-b", "rules": []}}),
    "two ways to name items": lambda document: document.update(
        groups={"g": {"each": {"x": {"list": ["a"], "map": {"b": "c"}}}, "bucket": "${x}-b", "rules": []}}),
    "a group whose bucket holds no variable": lambda document: document.update(
        groups={"g": {"each": {"x": {"list": ["a"]}}, "bucket": "b", "rules": []}}),
    "an each-key that means something else": lambda document: document.update(
        groups={"g": {"each": {"env": {"list": ["a"]}}, "bucket": "${env}-b", "rules": []}}),
    "another source of credentials": lambda document: document.update(accounts={"main": {"auth": {"vault": "dr"}}}),
    "an account number that is a number": lambda document: document.update(accounts={"main": {"auth": "env", "uid": 1}}),
    "a protection without an address": lambda document: document.update(protect=[{"match": "invoices", "from": ["delete"]}]),
    "more than a hundred per cent": lambda document: document.update(limits={"delete": {"percent": 101}}),
    "no pair at a time": lambda document: document.update(limits={"replace": {"max_unavailable": 0}}),
    "no share of the pairs": lambda document: document.update(limits={"replace": {"max_unavailable": "0%"}}),
    "a share of more than all": lambda document: document.update(limits={"replace": {"max_unavailable": "101%"}}),
    "a quoted boolean": lambda document: document.update(defaults={"path_style": "true"}),
    "an illegal bucket name": lambda document: document["buckets"].update(Invoices={"region": "cn-x", "rules": []}),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused(mistake):
    document = json.loads(json.dumps(GOOD))
    mistake(document)
    assert errors(document) != []
