"""The JSON Schema of the configuration, checked by a validator that is not ours."""

import json
import pathlib

import jsonschema
import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "config-schema" / "oss-repl.schema.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((ROOT / "examples").glob("*/oss-repl.yaml"))

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
    assert {path.parent.name for path in EXAMPLES} >= {"demo", "minimal", "fan-out", "kms-rtc"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_is_valid(path):
    assert errors(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_the_good_document_is_valid():
    assert errors(GOOD) == []


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
    "an illegal bucket name": lambda document: document["buckets"].update(Invoices={"region": "cn-x", "rules": []}),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused(mistake):
    document = json.loads(json.dumps(GOOD))
    mistake(document)
    assert errors(document) != []
