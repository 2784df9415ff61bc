"""The process: flags, state, log, latency and how it ends."""

import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time

import pytest

from support.checks import refused


def run_to_end(binary, *arguments):
    """Runs the emulator with flags that it should refuse."""
    return subprocess.run([binary, *arguments], capture_output=True, text=True, timeout=20, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "abc"],
        ["--port", "65536"],
        ["--port", "-1"],
        ["--starting", "soon"],
        ["--starting", "5"],
        ["--closing", "-1s"],
        ["--closing", "1.5s"],
        ["--rtc-enabling", "5 parsecs"],
        ["--latency", ""],
        ["--fact", "rule-id-header"],
        ["--fact", "rule-id-header=perhaps"],
        ["--fact", "no-such-fact=on"],
        ["--fact", "=on"],
        ["--no-such-flag"],
        ["operand"],
        ["--access-key-id", ""],
        ["--seed"],
        ["--tls-port", "0"],
        ["--tls-certificate", "server.pem", "--tls-key", "server.key"],
    ],
    ids=" ".join,
)
def test_bad_flags_are_usage_errors(binary, arguments):
    result = run_to_end(binary, "--port", "0", *arguments)
    assert result.returncode == 64
    assert result.stdout == ""
    assert "Error" in result.stderr and "Fatal error" not in result.stderr


@pytest.mark.parametrize("fact", ["sync-role-echo", "action-normalised", "delete-unknown-id"])
def test_a_bad_value_of_a_fact_tells_the_good_ones(binary, fact):
    result = run_to_end(binary, "--port", "0", "--fact", f"{fact}=perhaps")
    assert fact in result.stderr
    allowed = {"sync-role-echo": "always", "action-normalised": "yes", "delete-unknown-id": "not-found"}
    assert allowed[fact] in result.stderr


@pytest.mark.parametrize("flag", ["--seed", "--state"])
@pytest.mark.parametrize(
    "content",
    ["", "not JSON", "[]", "{}", '{"buckets": 1}', '{"buckets": [{}]}', '{"buckets": [], "more": 1}', "\x00\xff"],
    ids=["empty", "text", "list", "object", "number", "no-name", "unknown-key", "bytes"],
)
def test_a_file_that_is_not_usable(binary, tmp_path, flag, content):
    path = tmp_path / "file.json"
    path.write_bytes(content.encode("latin-1"))
    result = run_to_end(binary, "--port", "0", flag, str(path))
    assert result.returncode == 1
    assert result.stdout == ""
    assert str(path) in result.stderr
    assert path.read_bytes() == content.encode("latin-1")


@pytest.mark.parametrize(
    "bucket",
    [
        {"name": "Bad_Name", "region": "cn-hangzhou"},
        {"name": "a-bucket", "region": "oss-cn-hangzhou"},
        {"name": "a-bucket", "region": "cn-hangzhou", "versionning": "Enabled"},
        {"name": "a-bucket", "region": "cn-hangzhou", "rules": [{"id": "no-destination"}]},
        {"name": "a-bucket", "region": "cn-hangzhou", "versioning": "on"},
    ],
    ids=["name", "region", "unknown-key", "rule", "versioning"],
)
def test_a_seed_with_a_mistake_is_refused_whole(binary, tmp_path, bucket):
    path = tmp_path / "seed.json"
    path.write_text(json.dumps({"buckets": [bucket]}))
    result = run_to_end(binary, "--port", "0", "--seed", str(path))
    assert result.returncode == 1
    assert str(path) in result.stderr


@pytest.mark.parametrize("name", ["--accounts", "--tls-certificate", "--tls-key"])
@pytest.mark.parametrize("content", [None, "[]"], ids=["missing", "other content"])
def test_accounts_and_files_of_tls_that_are_not_usable(binary, authority, tmp_path, name, content):
    path = tmp_path / "file"
    if content is not None:
        path.write_text(content)
    files = {"--tls-port": 0, "--tls-certificate": authority.server, "--tls-key": authority.server_key, name: path}
    result = run_to_end(binary, "--port", "0", *(str(word) for pair in files.items() for word in pair))
    assert result.returncode == 1
    assert result.stdout == ""
    assert str(path) in result.stderr


def test_a_seed_that_is_not_there(binary, tmp_path):
    result = run_to_end(binary, "--port", "0", "--seed", str(tmp_path / "missing.json"))
    assert result.returncode == 1
    assert "missing.json" in result.stderr


@pytest.mark.parametrize("flag", ["--state", "--log"])
def test_a_file_in_a_folder_that_is_not_there(binary, tmp_path, flag):
    result = run_to_end(binary, "--port", "0", flag, str(tmp_path / "missing" / "file"))
    assert result.returncode == 1
    assert "missing" in result.stderr


def test_a_port_that_is_taken(binary):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run_to_end(binary, "--port", str(port))
    assert result.returncode == 1
    assert result.stdout == ""
    assert str(port) in result.stderr


def test_help_names_every_flag(binary):
    result = run_to_end(binary, "--help")
    assert result.returncode == 0
    for flag in (
        "port access-key-id access-key-secret starting closing rtc-enabling seed state log latency fact"
    ).split():
        assert f"--{flag}" in result.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_good_order(start, number):
    service = start()
    service.bucket()
    assert service.emulator.stop(number) == 0
    assert service.emulator.errors() == ""


def test_its_key_is_the_one_of_the_flags(start):
    service = start(access_key_id="mine", access_key_secret="hidden")
    client = service.client(access_key_id="mine", access_key_secret="hidden")
    refused(lambda: service.rules("none", client=client), 404, "NoSuchBucket")
    refused(lambda: service.rules("none"), 403, "InvalidAccessKeyId")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_state_survives(start, tmp_path, number):
    path = tmp_path / "state.json"
    service = start(state=path)
    source, target = service.pair()
    other = service.bucket("cn-beijing")
    service.set_versioning(other, "Suspended", region="cn-beijing")
    service.put(source, target, id="kept", prefixes=["é/", "e\u0301/"], rtc="enabled", action="PUT")
    service.put(source, service.bucket("cn-shanghai"), id="closing")
    service.delete(source, "closing")
    before = service.raw_rules(source)
    service.emulator.stop(number)

    again = start(state=path)
    assert again.raw_rules(source) == before
    assert {rule.id: rule.status for rule in again.rules(source)} == {"kept": "starting", "closing": "closing"}
    assert again.info(other, region="cn-beijing").versioning == "Suspended"
    again.remove_bucket(other, region="cn-beijing")
    again.emulator.stop(number)

    third = start(state=path)
    refused(lambda: third.info(other, region="cn-beijing"), 404, "NoSuchBucket")
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_states_go_on_while_the_process_is_away(start, tmp_path):
    path = tmp_path / "state.json"
    service = start(state=path, starting="1s", closing="1s")
    source, target = service.pair()
    service.put(source, target, id="r")
    service.put(source, service.bucket("cn-shanghai"), id="gone")
    service.delete(source, "gone")
    service.emulator.stop()
    # Both states end while nothing runs; there is nothing to poll.
    time.sleep(1.1)
    again = start(state=path, starting="1s", closing="1s")
    assert {rule.id: rule.status for rule in again.rules(source)} == {"r": "doing"}


def test_a_state_wins_over_a_seed(start, tmp_path):
    seed, state = tmp_path / "seed.json", tmp_path / "state.json"
    seed.write_text(json.dumps({"buckets": [{"name": "from-seed", "region": "cn-hangzhou"}]}))
    service = start(seed=seed, state=state)
    assert service.info("from-seed").name == "from-seed"
    service.remove_bucket("from-seed")
    service.emulator.stop()
    again = start(seed=seed, state=state)
    refused(lambda: again.info("from-seed"), 404, "NoSuchBucket")


def test_without_a_state_nothing_is_left(start):
    service = start()
    bucket = service.bucket()
    service.emulator.stop()
    again = start()
    refused(lambda: again.info(bucket), 404, "NoSuchBucket")


def test_the_log_has_a_line_for_every_request(start, tmp_path):
    path = tmp_path / "log"
    service = start(log=path)
    source, target = service.pair()
    result = service.put(source, target, id="a&b")
    error = refused(lambda: service.progress(source, 'x"\\\n'), 404, "NoSuchReplicationRule")
    refused(lambda: service.rules(source, client=service.client(access_key_id="nobody")), 403, "InvalidAccessKeyId")
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [(line["method"], line["status"]) for line in lines] == [
        ("PUT", 200),
        ("PUT", 200),
        ("POST", 200),
        ("GET", 404),
        ("GET", 403),
    ]
    put, progress, denied = lines[2:]
    assert put["operation"] == "PutBucketReplication"
    assert put["bucket"] == source
    assert put["request_id"] == result.request_id
    assert "code" not in put
    assert progress["code"] == "NoSuchReplicationRule"
    assert progress["request_id"] == error.request_id
    assert (denied["code"], denied["ec"]) == ("InvalidAccessKeyId", "0002-00000902")
    assert "conformance-secret" not in path.read_text()
    assert "Signature=" not in path.read_text()
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_a_log_is_continued(start, tmp_path):
    path = tmp_path / "log"
    path.write_text("kept\n")
    service = start(log=path)
    service.bucket()
    lines = path.read_text().splitlines()
    assert lines[0] == "kept" and len(lines) == 2


def test_latency_holds_every_answer_back(start):
    service = start(latency="300ms")
    before = time.monotonic()
    service.bucket()
    refused(lambda: service.rules("none"), 404, "NoSuchBucket")
    assert time.monotonic() - before >= 0.6


def test_its_version(binary):
    result = run_to_end(binary, "--version")
    assert result.returncode == 0
    assert result.stdout.startswith("oss-emulator ") and result.stdout.count("\n") == 1


def test_a_secret_in_a_file(start, tmp_path):
    path = tmp_path / "secret"
    path.write_text("from-a-file\n")
    service = start(access_key_secret=[], access_key_secret_file=path)
    refused(lambda: service.rules("none"), 403, "SignatureDoesNotMatch")
    refused(lambda: service.rules("none", client=service.client(access_key_secret="from-a-file")), 404, "NoSuchBucket")


@pytest.mark.parametrize("content", [b"", b"\n", b"two words\n", b"a\nb\n", b"\xff\xfe"])
def test_a_file_without_a_secret(binary, tmp_path, content):
    path = tmp_path / "secret"
    path.write_bytes(content)
    result = run_to_end(binary, "--port", "0", "--access-key-secret-file", str(path))
    assert result.returncode == 1
    assert str(path) in result.stderr and "two words" not in result.stderr


def test_a_secret_given_twice(binary, tmp_path):
    result = run_to_end(binary, "--access-key-secret", "a", "--access-key-secret-file", str(tmp_path / "secret"))
    assert result.returncode == 64


@pytest.mark.parametrize("flag", ["--seed", "--state", "--faults", "--access-key-secret-file"])
def test_a_file_without_an_end(binary, tmp_path, flag):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for path in ("/dev/zero", str(fifo)):
        result = run_to_end(binary, "--port", "0", flag, path)
        assert result.returncode == 1
        assert f"cannot read {path}: it is not an ordinary file" in result.stderr


def test_a_log_on_standard_output(binary):
    with subprocess.Popen(
        [binary, "--port", "0", "--log", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            port = int(process.stdout.readline().rsplit(":", 1)[1])
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                assert connection.recv(65536).startswith(b"HTTP/1.1 403 ")
            assert json.loads(process.stdout.readline())["status"] == 403
        finally:
            process.terminate()


@pytest.mark.parametrize(
    "beginning",
    [b"", b"GET / HTTP/1.1\r\n", b"PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab"],
    ids=["nothing", "half a head", "half a body"],
)
@pytest.mark.parametrize("after_another", [False, True])
def test_half_a_request_ends_after_ten_seconds(start, beginning, after_another):
    service = start()
    with socket.create_connection(("127.0.0.1", service.emulator.port)) as connection:
        connection.settimeout(20)
        if after_another:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert b"</Error>" in connection.recv(65536)
            if not beginning:
                return
        before = time.monotonic()
        connection.sendall(beginning)
        assert connection.recv(65536) == b""
        assert 8 < time.monotonic() - before < 15


def test_many_idle_connections_do_not_shut_others_out(binary):
    with subprocess.Popen(
        [binary, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)),
    ) as process:
        try:
            port = int(process.stdout.readline().rsplit(":", 1)[1])
            idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
            # Those beyond the bound are closed at once, the others once their time for a request is over.
            for connection in idle:
                connection.settimeout(20)
                assert connection.recv(1) == b""
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                assert connection.recv(65536).startswith(b"HTTP/1.1 403 ")
            for connection in idle:
                connection.close()
        finally:
            process.terminate()


def test_what_was_answered_outlives_a_disk_that_fails(start, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    path = folder / "state.json"
    service = start(state=path)
    kept, lost = [], []
    for number in range(12):
        if number == 4:
            # The place for the new state is taken by something that can't be replaced.
            path.unlink()
            path.mkdir()
            (path / "x").touch()
        if number == 8:
            (path / "x").unlink()
            path.rmdir()
        name = f"disk-{number}"
        try:
            service.bucket(name=name)
            kept.append(name)
        except Exception as error:
            assert "500" in str(error) and "InternalError" in str(error), error
            lost.append(name)
    assert lost == [f"disk-{number}" for number in range(4, 8)]
    failure, recovery = service.emulator.errors().splitlines()
    assert "cannot write" in failure and "500" in failure
    assert recovery == f"oss-emulator: the state is written to {path} again, after 4 failures"
    service.emulator.stop(signal.SIGKILL)
    again = start(state=path)
    for name in kept:
        assert again.info(name).name == name


def test_a_disk_that_fails_again_is_told_again(start, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    path = folder / "state.json"
    service = start(state=path)
    for _ in range(2):
        path.unlink()
        path.mkdir()
        (path / "x").touch()
        with pytest.raises(Exception, match="InternalError"):
            service.bucket()
        (path / "x").unlink()
        path.rmdir()
        service.bucket()
    lines = service.emulator.errors().splitlines()
    assert ["cannot write" in line for line in lines] == [True, False, True, False]


def end_with_little(binary, limit):
    """Starts the emulator under a limit, and ends it by SIGTERM if it runs; returns how it ended, and its words."""
    with subprocess.Popen(
        [binary, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=limit
    ) as process:
        line = process.stdout.readline()
        if line:
            process.send_signal(signal.SIGTERM)
        try:
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()
        return bool(line), process.returncode, errors


def test_little_address_space_is_told_or_is_enough(binary):
    """Whatever the limit is, the emulator runs and can be ended, or says at once what it lacks."""
    endings = set()
    for mebibytes in range(40, 180, 4):
        size = mebibytes << 20
        runs, code, errors = end_with_little(
            binary, lambda size=size: resource.setrlimit(resource.RLIMIT_AS, (size, size))
        )
        if not endings and (runs, code) != (False, 1):
            # There is no room for the libraries, or for what they do before the program begins.
            continue
        assert (runs, code) in ((True, 0), (False, 1)), f"{mebibytes} MiB: {code} {errors}"
        assert runs or "needed, and the system" in errors
        endings.add(runs)
    assert endings == {True, False}


def test_a_limit_of_processes_is_told(binary):
    """Root is bound by no such limit, so another user runs it."""
    folder = pathlib.Path(tempfile.mkdtemp())
    program = folder / "oss-emulator"
    shutil.copy(binary, program)
    folder.chmod(0o755)

    def limit():
        resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
        if os.geteuid() == 0:
            os.setuid(54321)

    try:
        runs, code, errors = end_with_little(str(program), limit)
    finally:
        shutil.rmtree(folder)
    if code == 127:
        pytest.skip("the libraries are not where another user may read them")
    assert (runs, code) == (False, 1), errors
    assert "oss-emulator: 3 threads are needed, and the system gives only" in errors
    assert "ulimit -u" in errors
