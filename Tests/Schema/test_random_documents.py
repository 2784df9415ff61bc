"""The JSON Schemas of what the program prints, held against documents of random plans and drifts.

A Swift test writes them: `make test-schema` says where with OSS_REPL_DOCUMENTS. Every document has to be what its schema says,
and a document that is damaged in one place must not be.
"""

import json
import os
import pathlib
import random

import jsonschema
import pytest

from test_output_schemas import closed, validator

DIRECTORY = os.environ.get("OSS_REPL_DOCUMENTS")
NAMES = ["diagnostics", "drift", "plan"]

pytestmark = pytest.mark.skipif(not DIRECTORY, reason="OSS_REPL_DOCUMENTS names no directory; make test-schema does")


def documents(name):
    return json.loads((pathlib.Path(DIRECTORY) / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_random_documents_are_what_their_schema_says(name):
    exact = jsonschema.Draft202012Validator(closed(validator(name).schema))
    found = documents(name)
    assert len(found) >= 300
    for number, document in enumerate(found):
        errors = [f"{error.json_path}: {error.message}" for error in exact.iter_errors(document)]
        assert errors == [], f"document {number}"


def places(schema, value, root):
    """Every object within a value, with the schema that describes it."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if isinstance(value, dict) and "properties" in schema:
        yield schema, value
        for key, item in value.items():
            if key in schema["properties"]:
                yield from places(schema["properties"][key], item, root)
    elif isinstance(value, list) and "items" in schema:
        for item in value:
            yield from places(schema["items"], item, root)


def resolved(schema, root):
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return schema


# A value of a rule can be a text, a list or an object, so that an object is damaged into neither of these.
OTHER_TYPE = {str: [1.5], int: "1", bool: "yes", list: {}, dict: 1.5}


def damages(document, root):
    """Ways to damage a document in one place, each as its name, what it does and what undoes it."""
    for schema, value in places(root, document, root):
        for key in list(value):
            old = value[key]

            def restore(value=value, key=key, old=old):
                value[key] = old

            if key in schema.get("required", []):
                yield f"{key} is missing", lambda value=value, key=key: value.pop(key), restore
            if key not in schema["properties"]:
                continue
            inner = resolved(schema["properties"][key], root)
            kinds = OTHER_TYPE[type(old)]
            yield f"{key} is of another type", lambda value=value, key=key, kinds=kinds: value.update({key: kinds}), restore
            if "enum" in inner or "const" in inner or "pattern" in inner:
                word = "no such word" if isinstance(old, str) else 99
                yield f"{key} is {word}", lambda value=value, key=key, word=word: value.update({key: word}), restore
            if inner.get("minimum") is not None:
                yield f"{key} is too small", lambda value=value, key=key: value.update({key: -1}), restore
            if inner.get("minItems") or inner.get("minLength"):
                yield f"{key} is empty", lambda value=value, key=key, old=old: value.update({key: type(old)()}), restore


@pytest.mark.parametrize("name", NAMES)
def test_a_document_that_is_damaged_anywhere_is_refused(name):
    checker = validator(name)
    chance = random.Random(7)
    seen = set()
    # Damages of the same name are tried a few times each, over all documents.
    tried = {}
    for document in chance.sample(documents(name), 60):
        ways = list(damages(document, checker.schema))
        chance.shuffle(ways)
        for what, damage, restore in ways:
            if tried.get(what, 0) >= 5:
                continue
            tried[what] = tried.get(what, 0) + 1
            damage()
            assert not checker.is_valid(document), f"{name}: {what} and nobody minds"
            restore()
            seen.add(what)
    assert len(seen) >= 15, sorted(seen)


def test_an_action_of_an_unknown_kind_is_refused():
    checker = validator("plan")
    plan = next(document for document in documents("plan") if document["actions"])
    assert checker.is_valid(plan)
    plan["actions"][0]["action"] = "destroy"
    assert not checker.is_valid(plan)


def test_every_kind_of_thing_is_among_them():
    kinds = {item["kind"] + " " + item["reason"] for drift in documents("drift") for item in drift["items"]}
    assert kinds == {
        "changed differs", "missing-live missing", "missing-live closing", "unmanaged-live unlisted",
        "unmanaged-live tombstone", "orphan-destination no-such-bucket", "orphan-destination other-region",
    }
    observations = {one["kind"] for drift in documents("drift") for one in drift["observations"]}
    assert observations == {"not-kept", "unmodelled", "closing"}
    actions = {one["action"] for plan in documents("plan") for one in plan["actions"]}
    assert actions == {"create", "replace", "set-rtc", "delete"}
