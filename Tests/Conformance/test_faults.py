"""Faults, as they come over the wire."""

import datetime
import json
import time
from email.utils import parsedate_to_datetime

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import MALFORMED_XML, WRONG_ENDPOINT, refused
from support.connection import connect, exchange, read_to_end, signed, split_answer
from support.control import Control
from support.emulator import poll

PUT = "PutBucketReplication"


@pytest.fixture(scope="module")
def service(run):
    with run(control=True) as service:
        yield service


@pytest.fixture
def control(service):
    """The endpoint of the service, without faults and requests before and after the test."""
    control = Control(service.emulator)
    control.clear()
    yield control
    control.clear()


@pytest.fixture
def pair(service, control):
    """A source and a target bucket, whose making is forgotten."""
    pair = service.pair()
    control.clear()
    return pair


def put(source, target, identifier="r"):
    """A call that puts a rule, for `signed`."""
    rule = oss.ReplicationRule(
        id=identifier, destination=oss.ReplicationDestination(bucket=target, location="oss-cn-shanghai")
    )
    request = oss.PutBucketReplicationRequest(
        bucket=source, replication_configuration=oss.ReplicationConfiguration(rules=[rule])
    )
    return lambda client: client.put_bucket_replication(request)


def get(source):
    """A call that reads the rules, for `signed`."""
    return lambda client: client.get_bucket_replication(oss.GetBucketReplicationRequest(bucket=source))


def failed(call):
    """Expects that a call fails otherwise than by an error of the service; returns the SDK's error."""
    with pytest.raises(oss.exceptions.OperationError) as caught:
        call()
    return caught.value.unwrap()


def test_a_reset_before_reading_does_not_wait_for_the_body(service, control, pair):
    control.set({"id": "f", "do": {"kind": "reset", "point": "before-reading"}})
    head, body = signed(service, put(*pair))
    assert body
    assert exchange(service, head) == (b"", True)
    (request,) = control.requests()
    assert (request["operation"], request["bucket"], request["faults"]) == (PUT, pair[0], ["f"])
    assert request["changed"] is False and "status" not in request
    control.clear()
    assert not service.has_rules(pair[0])


@pytest.mark.parametrize("kind", ["reset", "close"])
@pytest.mark.parametrize("point", ["before-reading", "before-effect", "after-effect"])
def test_a_connection_that_ends_instead_of_an_answer(service, control, pair, kind, point):
    source, target = pair
    control.set({"id": "f", "when": {"operation": PUT, "occurrence": 1}, "do": {"kind": kind, "point": point}})
    assert exchange(service, *signed(service, put(source, target))) == (b"", kind == "reset")
    (request,) = control.requests(source)
    assert request["changed"] is (point == "after-effect")
    assert service.has_rules(source) is (point == "after-effect")
    again = lambda: service.put(source, target, id="r")
    if point == "after-effect":
        refused(again, 400, "BucketReplicationAlreadyExist", "0031-00000044")
    else:
        again()
    assert control.counts() == {"f": (2, 1)}


@pytest.mark.parametrize("kind", ["reset", "close", "truncated-body"])
def test_the_sdk_takes_a_broken_answer_for_an_error_of_the_connection(service, control, pair, kind):
    source, target = pair
    service.put(source, target, id="r")
    point = {} if kind == "truncated-body" else {"point": "after-effect"}
    control.set({"do": {"kind": kind, **point}})
    assert not isinstance(failed(lambda: service.delete(source, "r")), oss.exceptions.ServiceError)
    assert not isinstance(failed(lambda: service.rules(source)), oss.exceptions.ServiceError)
    control.clear()
    assert service.rule(source).status == "closing"


@pytest.mark.parametrize("sent", [None, 0, 10])
def test_a_truncated_body_is_shorter_than_announced(service, control, pair, sent):
    source, target = pair
    service.put(source, target, id="r")
    whole = service.raw_rules(source).encode()
    control.set({"do": {"kind": "truncated-body", **({} if sent is None else {"sent": sent})}})
    answer, was_reset = exchange(service, *signed(service, get(source)))
    status, fields, body = split_answer(answer)
    assert not was_reset
    assert status == 200
    assert fields["content-length"] == str(len(whole))
    assert body == whole[: len(whole) // 2 if sent is None else sent]


def test_a_truncated_answer_without_a_body_announces_one(service, control, pair):
    control.set({"do": {"kind": "truncated-body"}})
    status, fields, body = split_answer(exchange(service, *signed(service, put(*pair)))[0])
    assert (status, fields["content-length"], body) == (200, "1", b"")
    control.clear()
    assert service.has_rules(pair[0])


def test_garbage_and_empty_bodies_are_no_rules(service, control, pair):
    source, target = pair
    service.put(source, target, id="r")
    control.set(
        {"when": {"occurrence": 1}, "do": {"kind": "garbage-body"}},
        {"when": {"occurrence": 2}, "do": {"kind": "empty-body"}},
        {"when": {"occurrence": 3}, "do": {"kind": "garbage-body", "body": "<ListBucketResult/>"}},
    )
    statuses, bodies = [], []
    for _ in range(3):
        head, body = signed(service, get(source), headers=["Connection: close"])
        status, fields, body = split_answer(exchange(service, head, body)[0])
        assert fields["content-length"] == str(len(body))
        statuses.append(status)
        bodies.append(body)
    assert statuses == [200, 200, 200]
    assert len(bodies[0]) == 64 and bodies[1] == b"" and bodies[2] == b"<ListBucketResult/>"


@pytest.mark.parametrize(
    "code, status, ec",
    [
        ("InternalError", 500, None),
        ("ServiceUnavailable", 503, None),
        ("SlowDown", 503, None),
        ("MetaOperationQpsLimitExceeded", 503, None),
        ("TotalQpsLimitExceeded", 503, None),
        ("QpsLimitExceeded", 429, None),
        ("AccessDenied", 403, "0003-00000001"),
        ("UserDisable", 403, "0003-00000801"),
        ("InvalidSecurityToken", 403, None),
        ("MalformedXML", 400, "0031-00000001"),
        ("TooManyOutgoingReplication", 400, None),
    ],
)
def test_errors_of_the_service_by_their_code(service, control, pair, code, status, ec):
    control.set({"when": {"operation": PUT}, "do": {"kind": "error", "code": code}})
    refused(lambda: service.put(*pair), status, code, ec, MALFORMED_XML if code == "MalformedXML" else None)
    assert [line["changed"] for line in control.requests(pair[0])] == [False]
    assert not service.has_rules(pair[0])


def test_a_create_can_be_refused_for_good(service, control, pair):
    source, target = pair
    other = service.bucket("cn-shanghai")
    control.set(
        {
            "when": {"operation": PUT, "destination": target},
            "do": {
                "kind": "error",
                "code": "InvalidArgument",
                "status": 400,
                "ec": "0031-00000107",
                "message": "Not <between> these & those.",
            },
        }
    )
    for _ in range(3):
        refused(
            lambda: service.put(source, target),
            400,
            "InvalidArgument",
            "0031-00000107",
            "Not <between> these & those.",
        )
    service.put(source, other, id="other")
    assert service.rule(source).id == "other"


def test_an_error_can_hide_a_success(service, control, pair):
    control.set({"when": {"operation": PUT}, "do": {"kind": "error", "code": "InternalError", "effect": "applied"}})
    refused(lambda: service.put(*pair, id="r"), 500, "InternalError")
    assert service.rule(pair[0]).id == "r"


@pytest.mark.parametrize("value", [0, 30, "Wed, 21 Oct 2026 07:28:00 GMT", "soon"])
def test_retry_after(service, control, pair, value):
    control.set({"do": {"kind": "error", "code": "ServiceUnavailable", "retry_after": value}})
    error = refused(lambda: service.rules(pair[0]), 503, "ServiceUnavailable")
    assert error.headers["Retry-After"] == str(value)


def test_an_error_without_retry_after(service, control, pair):
    control.set({"do": {"kind": "error", "code": "ServiceUnavailable"}})
    error = refused(lambda: service.rules(pair[0]), 503, "ServiceUnavailable")
    assert "Retry-After" not in error.headers


def test_a_gateways_page(service, control, pair):
    control.set({"do": {"kind": "gateway-error", "retry_after": 1}})
    error = failed(lambda: service.put(*pair))
    assert error.status_code == 502
    assert error.headers["Content-Type"] == "text/html"
    assert error.headers["Retry-After"] == "1"
    assert "x-oss-request-id" not in error.headers
    assert b"<h1>502 Bad Gateway</h1>" in error.snapshot
    control.clear()
    assert not service.has_rules(pair[0])


def test_an_sdk_that_tries_again_gets_through(service, control, pair):
    source, target = pair
    control.set({"when": {"operation": PUT, "occurrence": {"to": 2}}, "do": {"kind": "error", "code": "SlowDown"}})
    retryer = oss.retry.StandardRetryer(max_attempts=3, base_delay=0.001, max_backoff=0.01)
    service.put(source, target, id="r", client=service.client(retryer=retryer, retry_max_attempts=3))
    assert [line["status"] for line in control.requests(source)] == [503, 503, 200]


def test_a_wrong_region(service, control, pair):
    control.set({"do": {"kind": "wrong-region", "region": "cn-beijing"}})
    error = refused(lambda: service.rules(pair[0]), 403, "AccessDenied", message=WRONG_ENDPOINT)
    assert error.error_fileds["Endpoint"] == "oss-cn-beijing.aliyuncs.com"
    assert error.error_fileds["Bucket"] == pair[0]


def test_an_expired_token_until_it_is_changed(service, control, pair):
    control.set({"when": {"token": "morning"}, "do": {"kind": "expired-token"}})
    old = service.client(security_token="morning")
    error = refused(
        lambda: service.put(*pair, client=old),
        403,
        "SecurityTokenExpired",
        "0002-00000007",
        "The security token you provided has expired.",
    )
    assert error.error_fileds["SecurityToken"] == "morning"
    assert not service.has_rules(pair[0])
    service.put(*pair, client=service.client(security_token="evening"))


@pytest.mark.parametrize("by, seconds", [("+20m", 1200), ("-20m", -1200)])
def test_a_skewed_clock(service, control, pair, by, seconds):
    control.set({"when": {"bucket": pair[0], "occurrence": 1}, "do": {"kind": "clock-skew", "by": by}})
    error = refused(lambda: service.put(*pair), 403, "RequestTimeTooSkewed", "0002-00000504")
    now = datetime.datetime.now(datetime.timezone.utc)
    shown = datetime.datetime.fromisoformat(error.error_fileds["ServerTime"].replace("Z", "+00:00"))
    assert abs((shown - now).total_seconds() - seconds) < 60
    assert abs((parsedate_to_datetime(error.headers["Date"]) - shown).total_seconds()) < 2
    service.put(*pair)


def test_latency_is_of_the_answer_alone(service, control, pair):
    control.set({"id": "slow", "when": {"operation": PUT}, "do": {"kind": "latency", "duration": "400ms"}})
    head, body = signed(service, put(*pair))
    with connect(service) as connection:
        started = time.monotonic()
        connection.sendall(head + body)
        poll(lambda: service.has_rules(pair[0]), lambda present: present)
        assert connection.recv(12) == b"HTTP/1.1 200"
        assert time.monotonic() - started >= 0.4
    assert control.counts() == {"slow": (1, 1)}


def test_a_late_write_takes_effect_after_its_client_has_gone(service, control, pair):
    late = {"kind": "latency", "duration": "700ms", "point": "before-effect"}
    control.set({"id": "late", "when": {"operation": PUT}, "do": late})
    with connect(service) as connection:
        connection.sendall(b"".join(signed(service, put(*pair))))
    poll(control.counts, lambda counts: counts == {"late": (1, 1)})
    assert not service.has_rules(pair[0])
    poll(lambda: service.has_rules(pair[0]), lambda present: present)
    assert [line["changed"] for line in control.requests(pair[0]) if line["operation"] == PUT] == [True]


def test_a_connection_is_closed_in_good_order_though_there_is_more_to_read(service, control):
    control.set({"do": {"kind": "close", "point": "before-reading"}})
    head = b"POST /b/?comp=add&replication HTTP/1.1\r\nHost: h\r\nContent-Length: 10000000\r\n\r\n"
    with connect(service) as connection:
        connection.sendall(head)
        assert connection.recv(1) == b""
        connection.sendall(b"x" * 1_000_000)


def test_reads_are_stale_for_some_reads(service, control, pair):
    source, target = pair
    control.set({"when": {"operation": PUT}, "do": {"kind": "stale-reads", "reads": 2}})
    service.put(source, target, id="r")
    refused(lambda: service.rules(source), 404, "NoSuchReplicationConfiguration")
    refused(lambda: service.put(source, target), 400, "BucketReplicationAlreadyExist")
    refused(lambda: service.rules(source), 404, "NoSuchReplicationConfiguration")
    assert service.rule(source).id == "r"


def test_reads_are_stale_for_some_time(service, control, pair):
    source, target = pair
    service.put(source, target, id="r")
    control.set({"do": {"kind": "stale-reads", "for": "30m"}})
    service.delete(source, "r")
    assert service.rule(source).status == "starting"
    assert service.progress(source, "r").status == "starting"
    control.call("POST", "clock", json={"advance": "30m"})
    assert service.rule(source).status == "closing"
    control.call("DELETE", "clock")


def test_a_closing_that_never_ends(start):
    service = start(starting="0ms", closing="0ms", control=True)
    control = Control(service.emulator)
    source, target = service.pair()
    service.put(source, target, id="r")
    control.set({"do": {"kind": "late-closing", "for": "ever"}})
    service.delete(source, "r")
    control.call("POST", "clock", json={"advance": "8760h"})
    assert service.rule(source).status == "closing"
    refused(lambda: service.put(source, target), 400, "BucketReplicationAlreadyExist")
    control.clear()
    assert not service.has_rules(source)
    service.put(source, target)


@pytest.mark.parametrize("lasts", [{}, {"for": "1h"}, {"reads": 2}], ids=["never", "time", "reads"])
def test_an_accepted_rule_vanishes(service, control, pair, lasts):
    source, target = pair
    control.set({"when": {"occurrence": 1}, "do": {"kind": "vanishing-rule", **lasts}})
    result = service.put(source, target, id="r")
    assert (result.status_code, result.headers["x-oss-replication-rule-id"]) == (200, "r")
    if lasts:
        assert service.rule(source).id == "r"
    if "for" in lasts:
        control.call("POST", "clock", json={"advance": "1h"})
    if "reads" in lasts:
        assert service.rule(source).id == "r"
    refused(lambda: service.rules(source), 404, "NoSuchReplicationConfiguration")
    service.put(source, target, id="again")
    assert service.rule(source).id == "again"
    control.call("DELETE", "clock")


def test_each_bucket_has_occurrences_of_its_own(service, control, pair):
    source, target = pair
    control.set({"when": {"occurrence": 1, "counting": "by-bucket"}, "do": {"kind": "error", "code": "SlowDown"}})
    for bucket in (source, target):
        refused(lambda bucket=bucket: service.rules(bucket), 503, "SlowDown")
        refused(lambda bucket=bucket: service.rules(bucket), 404 if bucket == source else 403, codes(bucket == source))
    assert control.counts() == {"fault-1": (4, 2)}


def codes(is_here):
    """What a read of a bucket without rules answers, in its own region and in another."""
    return "NoSuchReplicationConfiguration" if is_here else "AccessDenied"


def test_chance_comes_out_the_same_again(service, control, pair):
    def statuses():
        control.set({"when": {"probability": 0.5}, "do": {"kind": "error", "code": "SlowDown"}}, seed=11)
        control.call("DELETE", "requests")
        for _ in range(20):
            failed(lambda: service.rules(pair[0]))
        return [line["status"] for line in control.requests()]

    first = statuses()
    assert set(first) == {404, 503}
    assert statuses() == first


def test_an_earlier_answer_on_the_connection_comes_before_the_end(service, control, pair):
    source, target = pair
    control.set(
        {"when": {"bucket": source}, "do": {"kind": "latency", "duration": "100ms"}},
        {"when": {"bucket": target}, "do": {"kind": "close", "point": "before-reading"}},
    )
    first, second = signed(service, get(source)), signed(service, get(target))
    answer, was_reset = exchange(service, *first, *second, *first)
    status, fields, body = split_answer(answer)
    assert not was_reset
    assert status == 404
    assert len(body) == int(fields["content-length"])


def test_a_script_from_a_file(start, tmp_path):
    script, log = tmp_path / "faults.json", tmp_path / "log"
    script.write_text(
        json.dumps(
            {
                "faults": [
                    {"id": "first", "when": {"occurrence": 1}, "do": {"kind": "error", "code": "SlowDown"}},
                    {"id": "unread", "when": {"operation": PUT}, "do": {"kind": "reset", "point": "before-reading"}},
                ]
            }
        )
    )
    service = start(faults=script, log=log)
    with pytest.raises(oss.exceptions.OperationError):
        service.bucket()
    source, target = service.pair()
    failed(lambda: service.put(source, target))
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line.get("status") for line in lines] == [503, 200, 200, None]
    assert [line.get("faults") for line in lines] == [["first"], None, None, ["unread"]]
    assert lines[3]["operation"] == PUT
    assert Control(service.emulator).send("GET", "faults").status_code == 403


def test_a_process_that_ends_while_answers_are_held_back(start):
    service = start(control=True)
    source, target = service.pair()
    Control(service.emulator).set({"do": {"kind": "latency", "duration": "1h"}})
    head, body = signed(service, put(source, target))
    with connect(service) as connection:
        connection.sendall(head + body)
        poll(lambda: len(Control(service.emulator).requests(source)), lambda count: count == 2)
        assert service.emulator.stop() == 0
        assert read_to_end(connection)[0] == b""
    assert service.emulator.errors() == ""
