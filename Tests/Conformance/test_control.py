"""The control endpoint, and the flags that open it."""

import subprocess

import pytest
import requests

from support.control import Control
from support.emulator import Emulator


def run_to_end(binary, *arguments):
    """Runs the emulator with flags that it should refuse."""
    return subprocess.run([binary, "--port", "0", *arguments], capture_output=True, text=True, timeout=20, check=False)


@pytest.mark.parametrize(
    "content, place",
    [
        ("", "line 1, column 1"),
        ("{}", "the key 'faults' is missing"),
        ('{"faults": [{"do": {"kind": "explode"}}]}', "faults[0].do.kind"),
        ('{"faults": [{"when": {"bucket": 1}, "do": {"kind": "empty-body"}}]}', "faults[0].when.bucket"),
        ('{"faults": [{"do": {"kind": "reset", "point": "after-effect", "x": 1}}]}', "the key 'x' is unknown"),
        ("\x00\xff", "line 1, column 1"),
    ],
)
def test_a_script_with_a_mistake(binary, tmp_path, content, place):
    path = tmp_path / "faults.json"
    path.write_bytes(content.encode("latin-1"))
    result = run_to_end(binary, "--faults", str(path))
    assert result.returncode == 1
    assert result.stdout == ""
    assert f"{path} is not a usable fault script: " in result.stderr
    assert place in result.stderr


def test_a_script_that_is_not_there(binary, tmp_path):
    result = run_to_end(binary, "--faults", str(tmp_path / "missing.json"))
    assert result.returncode == 1
    assert "missing.json" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--control", "--host", "0.0.0.0"], ["--control", "--host", "127.example"], ["--control-token", ""]],
    ids=" ".join,
)
def test_flags_that_would_open_it_to_others(binary, arguments):
    result = run_to_end(binary, *arguments)
    assert result.returncode == 64
    assert "control" in result.stderr


def test_the_help_tells_of_every_kind(binary):
    text = " ".join(run_to_end(binary, "--help").stdout.split())
    for flag in ("--faults", "--control", "--control-token"):
        assert flag in text
    kinds = (
        "latency reset close error truncated-body garbage-body empty-body gateway-error wrong-region expired-token "
        "clock-skew stale-reads late-closing vanishing-rule"
    )
    for kind in kinds.split():
        assert kind in text


@pytest.mark.parametrize("path", ["faults", "requests", "store", "clock", "seed"])
def test_it_is_closed_unless_asked_for(still, path):
    answer = Control(still.emulator).send("GET", path)
    assert answer.status_code == 403
    assert "<Code>AccessDenied</Code>" in answer.text


def test_a_token_opens_it_to_who_knows_it(start):
    service = start(control_token="t0ken")
    source = service.bucket()
    for token in (None, "", "t0ke", "other"):
        answer = Control(service.emulator, token).send("DELETE", "store")
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert "token" in answer.json()["error"]
    assert service.info(source).name == source
    assert Control(service.emulator, "t0ken").call("DELETE", "store")["buckets"] == []


@pytest.mark.parametrize(
    "method, path, body, status",
    [
        ("GET", "nothing", None, 404),
        ("GET", "faults/unknown", None, 404),
        ("PATCH", "faults", None, 405),
        ("PUT", "faults", "{", 400),
        ("POST", "faults", '{"do": {}}', 400),
        ("PUT", "store", "{}", 400),
        ("PUT", "seed", '{"buckets": [{}]}', 400),
        ("POST", "clock", '{"advance": "1 fortnight"}', 400),
        ("PUT", "seed", "x" * (3 << 20), 413),
    ],
)
def test_mistakes_are_answered_in_json(start, method, path, body, status):
    service = start(control=True)
    answer = Control(service.emulator).send(method, path, data=body)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["error"]
    assert ("Allow" in answer.headers) is (status == 405)


def test_faults_come_and_go_while_it_runs(start):
    service = start(control=True)
    control = Control(service.emulator)
    assert control.call("GET", "faults") == {"seed": 0, "faults": []}
    fault = {"id": "a", "when": {"occurrence": {"from": 2}}, "do": {"kind": "empty-body"}}
    assert control.set(fault, seed=3) == {"seed": 3, "faults": [{**fault, "matched": 0, "fired": 0}]}
    control.call("POST", "faults", json={"do": {"kind": "latency", "duration": "1ms"}})
    for _ in range(3):
        service.bucket()
    assert control.counts() == {"a": (3, 2), "fault-2": (3, 3)}
    assert control.call("GET", "faults/a") == {**fault, "matched": 3, "fired": 2}
    assert [left["id"] for left in control.call("DELETE", "faults/a")["faults"]] == ["fault-2"]
    assert control.call("DELETE", "faults") == {"seed": 0, "faults": []}


def test_the_journal_proves_which_writes_arrived(start):
    service = start(control=True)
    control = Control(service.emulator)
    source, target = service.pair()
    result = service.put(source, target)
    identifier = result.headers["x-oss-replication-rule-id"]
    service.delete(source, identifier)
    service.delete(source, identifier)
    first, _, put, delete, again = control.requests()
    assert first["operation"] == "PutBucket" and first["changed"]
    assert put["operation"] == "PutBucketReplication"
    assert (put["bucket"], put["destination"]) == (source, target)
    assert (put["rule_id"], put["request_id"]) == (identifier, result.request_id)
    assert (delete["rule_id"], delete["changed"], delete["status"]) == (put["rule_id"], True, 200)
    assert (again["rule_id"], again["changed"], again["status"]) == (put["rule_id"], False, 204)
    later = control.call("GET", "requests", params={"after": put["number"]})
    assert [line["number"] for line in later["requests"]] == [delete["number"], again["number"]]
    assert control.call("DELETE", "requests")["requests"] == []


def test_buckets_are_taken_put_back_and_reset(start, tmp_path):
    seed = tmp_path / "seed.json"
    seed.write_text('{"buckets": [{"name": "seeded", "region": "cn-hangzhou"}]}')
    state = tmp_path / "state.json"
    service = start(control=True, seed=seed, state=state)
    control = Control(service.emulator)
    snapshot = control.call("GET", "store")
    source, target = service.pair()
    service.put(source, target, id="r")
    control.call("PUT", "store", json=snapshot)
    assert control.call("GET", "store") == snapshot
    # What the endpoint changes reaches the state's file before its answer.
    assert source not in state.read_text()
    service.remove_bucket("seeded")
    control.call("DELETE", "store")
    assert service.info("seeded").name == "seeded"
    control.call("PUT", "seed", json={"buckets": [{"name": "other", "region": "cn-hangzhou"}]})
    assert [bucket["name"] for bucket in control.call("GET", "store")["buckets"]] == ["other"]


def test_time_passes_for_rules_but_not_for_signatures(start):
    service = start(starting="30m", closing="30m", control=True)
    control = Control(service.emulator)
    source, target = service.pair()
    service.put(source, target, id="r")
    assert service.rule(source).status == "starting"
    assert control.call("POST", "clock", json={"advance": "30m"})["ahead_ms"] == 1_800_000
    assert service.rule(source).status == "doing"
    service.delete(source, "r")
    assert service.rule(source).status == "closing"
    control.call("POST", "clock", json={"advance": "30m"})
    assert not service.has_rules(source)


def test_it_listens_where_the_emulator_does(binary, tmp_path):
    emulator = Emulator(binary, tmp_path / "errors", control=True, host="127.0.0.1")
    try:
        with pytest.raises(requests.ConnectionError):
            requests.get(f"http://127.0.0.2:{emulator.port}/-/faults", timeout=5)
        assert Control(emulator).call("GET", "faults")["faults"] == []
    finally:
        emulator.stop()
