"""Requests over plain sockets, where a client library would hide what happens to the connection."""

import socket
import urllib.parse

import alibabacloud_oss_v2 as oss

from support.signing import Recording

DEADLINE_SECONDS = 10


def signed(service, call, version="1.1", headers=()):
    """The head and the body of the request that an SDK call would send; `call` gets the client."""
    recording = Recording()
    try:
        call(service.client(http_client=recording))
    except oss.exceptions.OperationError:
        pass
    request = recording.request
    url = urllib.parse.urlsplit(request.url)
    body = request.body or b""
    body = body.encode() if isinstance(body, str) else body
    fields = {**request.headers, "Host": url.netloc, "Content-Length": str(len(body))}
    lines = [f"{request.method} {url.path}?{url.query} HTTP/{version}"]
    lines += [f"{name}: {value}" for name, value in fields.items()] + list(headers)
    return ("\r\n".join(lines) + "\r\n\r\n").encode(), body


def connect(service):
    """A connection to the emulator."""
    return socket.create_connection(("127.0.0.1", service.emulator.port), timeout=DEADLINE_SECONDS)


def read_to_end(connection):
    """All that comes until the other side closes, and whether it has reset the connection instead."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        return b"".join(parts), True
    return b"".join(parts), False


def exchange(service, *parts):
    """Sends all parts on a connection of its own and reads until its end."""
    with connect(service) as connection:
        connection.sendall(b"".join(parts))
        return read_to_end(connection)


def split_answer(answer):
    """Status, header fields (names in lower case) and body of one answer, whose length is not looked at."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
    return int(lines[0].split()[1]), fields, body
