"""The checksum of a plan, computed from its JSON by a program that shares nothing with ours."""

import base64
import hashlib
import json
import pathlib
import struct

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLANS = sorted((ROOT / "Tests" / "Fixtures" / "golden").glob("plan-*.json"))


class CanonicalBytes:
    """Numbers are eight bytes, texts and lists begin with their length, what may be absent with a zero or a one."""

    def __init__(self):
        self.bytes = bytearray()

    def text(self, value):
        data = value if isinstance(value, bytes) else value.encode("utf-8")
        self.bytes += struct.pack(">Q", len(data)) + data

    def items(self, values, write):
        self.bytes += struct.pack(">Q", len(values))
        for value in values:
            write(value)

    def optional(self, value):
        self.bytes.append(0 if value is None else 1)
        if value is not None:
            self.text(value)


def concerned(plan):
    """The consents that are about something in the plan."""
    kinds = {action["address"]: action["action"] for action in plan["actions"]}
    deletes = list(kinds.values()).count("delete")
    buckets = {bucket["bucket"] for bucket in plan["buckets"] + plan["unknown"]}
    for consent in plan["requested"]["allow"]:
        kind, what = consent.split(":", 1)
        if (
            (kind in ("delete", "empty") and int(what) == deletes)
            or (kind == "replace" and kinds.get(what) == "replace")
            or (kind == "unmodelled" and kinds.get(what) in ("replace", "delete"))
            or (kind == "unknown" and what in buckets)
        ):
            yield consent


def checksum(plan):
    out = CanonicalBytes()
    buckets = {bucket["bucket"]: bucket for bucket in plan["buckets"]}

    def action(item):
        source, destination = item["source"]["bucket"], item["destination"]["bucket"]
        out.text(source)
        out.text(destination)
        out.text(item["action"])
        for side in ("live_fingerprint", "desired_fingerprint"):
            out.optional(bytes.fromhex(item[side]) if side in item else None)
        account = buckets[source].get("account", {"name": "default"})
        out.text("uid" if "uid" in account else "name")
        out.text(account.get("uid", account["name"]))
        out.optional(buckets[source].get("endpoint"))

    def pair(item):
        return item["source"]["bucket"].encode(), item["destination"]["bucket"].encode()

    out.text("orp2")
    out.items(sorted(plan["actions"], key=pair), action)
    out.items(list(concerned(plan)), out.text)
    out.items(plan["requested"]["replace"], out.text)
    for option in ("only", "exclude"):
        out.items(sorted(set(plan["scope"][option]), key=str.encode), out.text)
    digest = hashlib.sha256(out.bytes).digest()
    return "orp2-" + base64.b32encode(digest).decode().lower().rstrip("=")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_checksum_follows_from_the_document(path):
    plan = json.loads(path.read_text(encoding="utf-8"))
    assert checksum(plan) == plan["checksum"]


def test_there_are_plans_with_everything_in_them():
    plans = [json.loads(path.read_text(encoding="utf-8")) for path in PLANS]
    assert any(plan["requested"]["allow"] for plan in plans)
    assert any(list(concerned(plan)) for plan in plans)
    assert any(plan["requested"]["replace"] for plan in plans)
    assert any(plan["scope"]["only"] + plan["scope"]["exclude"] for plan in plans)
