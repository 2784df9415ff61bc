"""Connections that are used in unusual ways, and the time that answers tell."""

import datetime
import socket
import time
from email.utils import parsedate_to_datetime

import alibabacloud_oss_v2 as oss
import pytest

from support.connection import connect, exchange, read_to_end, signed, split_answer
from support.control import Control


def get(bucket):
    """A call that reads the rules of a bucket, for `signed`."""
    return lambda client: client.get_bucket_replication(oss.GetBucketReplicationRequest(bucket=bucket))


@pytest.fixture(scope="module")
def slow(run):
    """A service that holds every answer back for 100 ms."""
    with run(latency="100ms") as service:
        yield service


@pytest.fixture(params=["still", "slow"])
def service(request):
    """A service that answers at once, and one that does not."""
    return request.getfixturevalue(request.param)


def test_a_client_that_closes_its_side_still_gets_its_answers(service):
    request = b"".join(signed(service, get(service.bucket())))
    with connect(service) as connection:
        connection.sendall(request * 2)
        connection.shutdown(socket.SHUT_WR)
        answer, was_reset = read_to_end(connection)
    assert not was_reset
    assert answer.count(b"<Code>NoSuchReplicationConfiguration</Code>") == 2


def test_a_client_that_closes_its_side_in_the_middle_of_a_request(service):
    head, _ = signed(service, get(service.bucket()))
    with connect(service) as connection:
        connection.sendall(head[:-3])
        connection.shutdown(socket.SHUT_WR)
        answer, _ = read_to_end(connection)
    assert answer == b"" or split_answer(answer)[0] == 400
    service.bucket()


def test_a_client_that_goes_away_while_its_answer_is_held_back(slow):
    request = b"".join(signed(slow, get(slow.bucket())))
    for _ in range(20):
        with connect(slow) as connection:
            connection.sendall(request)
    slow.bucket()
    assert slow.emulator.errors() == ""


def test_http_1_0_ends_with_its_answer(service):
    answer, was_reset = exchange(service, *signed(service, get(service.bucket()), version="1.0"))
    status, fields, body = split_answer(answer)
    assert answer.startswith(b"HTTP/1.0 404 ") and status == 404 and not was_reset
    assert fields["connection"] == "close"
    assert len(body) == int(fields["content-length"])


def test_http_1_0_can_be_kept_alive(service):
    call = get(service.bucket())
    kept = b"".join(signed(service, call, version="1.0", headers=["Connection: keep-alive"]))
    last = b"".join(signed(service, call, version="1.0"))
    answer, _ = exchange(service, kept, last)
    assert answer.count(b"HTTP/1.0 404 ") == 2
    assert split_answer(answer)[1]["connection"] == "keep-alive"


def test_pipelined_requests_are_answered_in_their_order(service):
    buckets = [service.bucket() for _ in range(5)]
    requests = [b"".join(signed(service, get(bucket))) for bucket in buckets]
    requests.append(b"".join(signed(service, get("nowhere"), headers=["Connection: close"])))
    answer, _ = exchange(service, *requests)
    hosts = [part.split(".")[0] for part in answer.decode().split("<HostId>")[1:]]
    assert hosts == [*buckets, "nowhere"]


def test_what_follows_the_last_request_is_not_answered(service):
    call = get(service.bucket())
    last = b"".join(signed(service, call, headers=["Connection: close"]))
    answer, _ = exchange(service, last, *signed(service, call))
    assert answer.count(b"HTTP/1.1 404 ") == 1


def test_a_request_may_come_byte_by_byte(still):
    request = b"".join(signed(still, get(still.bucket()), headers=["Connection: close"]))
    with connect(still) as connection:
        for byte in request:
            connection.sendall(bytes([byte]))
        assert split_answer(read_to_end(connection)[0])[0] == 404


def test_a_body_may_come_in_chunks(still):
    source, target = still.pair()
    head, body = signed(
        still,
        lambda client: still.put(source, target, id="r", client=client),
        headers=["Transfer-Encoding: chunked", "Connection: close"],
    )
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:10], body[10:])) + b"0\r\n\r\n"
    assert split_answer(exchange(still, b"\r\n".join(lines), chunks)[0])[0] == 200
    assert still.rule(source).id == "r"


def test_who_asks_whether_to_go_on_is_told_so(still):
    source, target = still.pair()
    head, body = signed(
        still,
        lambda client: still.put(source, target, client=client),
        headers=["Expect: 100-continue", "Connection: close"],
    )
    with connect(still) as connection:
        connection.sendall(head)
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(body)
        assert split_answer(read_to_end(connection)[0])[0] == 200


def test_a_reset_before_reading_comes_before_any_go_on(start):
    service = start(control=True)
    source, target = service.pair()
    Control(service.emulator).set({"do": {"kind": "reset", "point": "before-reading"}})
    head, _ = signed(
        service, lambda client: service.put(source, target, client=client), headers=["Expect: 100-continue"]
    )
    assert exchange(service, head) == (b"", True)


@pytest.mark.parametrize(
    "extra",
    [
        "X-Large: " + "x" * (1 << 20),
        "\r\n".join(f"X-{number}: {'x' * 1000}" for number in range(1000)),
        "X" * (1 << 20) + ": x",
    ],
    ids=["one", "many", "name"],
)
def test_a_head_that_is_too_large_is_refused(still, extra):
    answer, was_reset = exchange(still, f"GET / HTTP/1.1\r\nHost: h\r\n{extra}\r\n\r\n".encode())
    assert not was_reset
    assert split_answer(answer)[0] == 400
    still.bucket()


@pytest.mark.parametrize(
    "line", ["GET /" + "a" * 60_000 + " HTTP/1.1", "GET /?" + "a=b&" * 15_000 + " HTTP/1.1"], ids=["path", "query"]
)
def test_a_long_target_has_an_answer(still, line):
    answer, _ = exchange(still, f"{line}\r\nHost: h\r\nConnection: close\r\n\r\n".encode())
    assert split_answer(answer)[0] in (400, 403, 414)
    still.bucket()


def test_many_idle_connections_hinder_nobody(still):
    connections = [connect(still) for _ in range(200)]
    try:
        still.bucket()
    finally:
        for connection in connections:
            connection.close()


def test_the_date_is_that_of_the_answer(still):
    def date():
        error = split_answer(exchange(still, b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")[0])
        return parsedate_to_datetime(error[1]["date"])

    first = date()
    now = datetime.datetime.now(datetime.timezone.utc)
    assert abs((now - first).total_seconds()) <= 2
    deadline = time.monotonic() + 5
    while date() == first:
        assert time.monotonic() < deadline, "the date stands still"
        time.sleep(0.05)


def test_every_kind_of_answer_has_a_date(still):
    source = still.bucket()
    answers = [
        exchange(still, *signed(still, get(source), headers=["Connection: close"]))[0],
        exchange(still, b"GET / HTTP/1.0\r\n\r\n")[0],
        exchange(still, *signed(still, get(source), version="1.0"))[0],
    ]
    for answer in answers:
        assert parsedate_to_datetime(split_answer(answer)[1]["date"]).tzinfo is not None
