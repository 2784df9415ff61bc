"""Requests that are no operation, and requests in unusual forms."""

import concurrent.futures
import socket

import alibabacloud_oss_v2 as oss
import pytest

from support.bodies import DECLARATION, rule_body
from support.checks import MALFORMED_XML, is_empty_success, is_error_envelope, refused


@pytest.mark.parametrize(
    "method, query",
    [
        ("GET", "acl"),
        ("GET", "no-such-thing"),
        ("PUT", "replication"),
        ("DELETE", "replication"),
        ("POST", "replication"),
        ("POST", "comp=set&replication"),
        ("POST", "comp=add"),
        ("GET", "rtc"),
        ("POST", "rtc"),
        ("PUT", "replicationLocation"),
        ("PUT", "location"),
    ],
)
def test_what_is_no_operation_is_refused_and_never_taken_for_another(still, method, query):
    source, target = still.pair()
    still.put(source, target, id="r")
    body = rule_body(target) if method in ("PUT", "POST") else None
    with pytest.raises(oss.exceptions.OperationError) as caught:
        still.call(method, source, query, body)
    error = caught.value.unwrap()
    assert 400 <= error.status_code < 600
    is_error_envelope(error)
    assert [rule.status for rule in still.rules(source)] == ["starting"]


def test_an_object_is_not_an_operation(still):
    operation = oss.OperationInput(op_name="Raw", method="GET", headers={}, bucket=still.bucket(), key="replication")
    with pytest.raises(oss.exceptions.OperationError) as caught:
        still.client().invoke_operation(operation)
    assert caught.value.unwrap().status_code >= 400


def test_the_host_of_the_request_is_told(still):
    source = still.bucket()
    error = refused(lambda: still.rules(source), 404, "NoSuchReplicationConfiguration")
    assert error.error_fileds["HostId"] == f"{source}.oss-cn-hangzhou.aliyuncs.com"


def test_a_large_body_is_refused(still):
    source, target = still.pair()
    padding = b"<!--" + b"x" * (9 << 20) + b"-->"
    with pytest.raises(oss.exceptions.OperationError) as caught:
        still.put_body(source, padding + rule_body(target))
    assert 400 <= caught.value.unwrap().status_code < 500
    assert not still.has_rules(source)
    still.put(source, target)


def test_a_deep_body_is_refused(still):
    source = still.bucket()
    body = b"<ReplicationConfiguration>" + b"<Rule>" * 5000 + b"</Rule>" * 5000 + b"</ReplicationConfiguration>"
    refused(lambda: still.put_body(source, body), 400, "MalformedXML", message=MALFORMED_XML)


def test_a_namespace_does_not_matter(still):
    source, target = still.pair()
    body = DECLARATION.encode() + rule_body(target).replace(
        b"<ReplicationConfiguration>",
        b'<ReplicationConfiguration xmlns="http://doc.oss-cn-hangzhou.aliyuncs.com">',
    )
    is_empty_success(still.put_body(source, body))


def test_of_many_puts_at_once_one_is_accepted(still):
    source, target = still.pair()

    def put(number):
        try:
            still.put(source, target, id=f"r-{number}")
            return "accepted"
        except oss.exceptions.OperationError as error:
            return error.unwrap().code

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(put, range(16)))
    assert outcomes == ["BucketReplicationAlreadyExist"] * 15 + ["accepted"]
    assert len(still.rules(source)) == 1


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /%zz?% HTTP/1.1\r\nHost:\r\n\r\n",
        b"",
    ],
    ids=["tls", "line", "version", "escape", "nothing"],
)
def test_garbage_on_a_connection_harms_nobody(still, garbage):
    with socket.create_connection(("127.0.0.1", still.emulator.port), timeout=5) as connection:
        connection.sendall(garbage)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4"))
    source, target = still.pair()
    still.put(source, target)


def test_several_requests_on_one_connection_keep_their_order(still):
    line = "GET /?order={} HTTP/1.1\r\nHost: oss-cn-hangzhou.aliyuncs.com\r\n{}\r\n"
    requests = line.format(1, "") + line.format(2, "") + line.format(3, "Connection: close\r\n")
    with socket.create_connection(("127.0.0.1", still.emulator.port), timeout=5) as connection:
        connection.sendall(requests.encode())
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer.count(b"HTTP/1.1 403") == 3
    assert answer.count(b"<Code>AccessDenied</Code>") == 3
