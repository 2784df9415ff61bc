"""Fixtures: an emulator, and `oss-repl` in a terminal."""

import contextlib
import json
import os
import pathlib
import subprocess

import pytest

from terminal import Terminal

CREDENTIALS = {"OSS_ACCESS_KEY_ID": "terminal-id", "OSS_ACCESS_KEY_SECRET": "terminal-secret"}
BUCKETS = [f"site-{number:03}" for number in range(1, 31)]


def seed():
    """Thirty buckets; the first four have a rule that has to be replaced."""
    rule = {"prefixes": ["2025/"], "action": "ALL", "historical_object_replication": "enabled", "status": "doing"}
    buckets = []
    for index, name in enumerate(BUCKETS):
        destination = {"bucket": f"{name}-dr", "location": "oss-cn-beijing"}
        rules = [{"destination": destination, **rule}] if index < 4 else []
        buckets.append({"name": name, "region": "cn-hangzhou", "rules": rules})
        buckets.append({"name": f"{name}-dr", "region": "cn-beijing"})
    return json.dumps({"buckets": buckets})


def configuration():
    lines = [
        "version: 1", "manage: exclusive", "limits: {replace: {max: 4}}",
        "defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}", "buckets:",
    ]
    lines += [
        f"  {name}: {{rules: [{{destination: {{bucket: {name}-dr, location: oss-cn-beijing}}}}]}}" for name in BUCKETS
    ]
    return "\n".join(lines) + "\n"


def pytest_collection_finish(session):
    if not session.config.option.collectonly and not pathlib.Path(os.environ.get("PROGRAMS", ""), "oss-repl").exists():
        raise pytest.UsageError("set PROGRAMS to the folder of oss-repl and oss-emulator")


@pytest.fixture
def start(tmp_path):
    """Starts `oss-repl` in a terminal, against an emulator with the given latency."""
    programs = pathlib.Path(os.environ["PROGRAMS"])
    (tmp_path / "seed.json").write_text(seed())
    (tmp_path / "oss-repl.yaml").write_text(configuration())
    with contextlib.ExitStack() as ending:

        def start(*arguments, latency="30ms", closing="3s", term="xterm-256color", faults=None, **size):
            command = [programs / "oss-emulator", "--port", "0", "--seed", "seed.json", "--latency", latency]
            command += ["--closing", closing, "--starting", "50ms"]
            if faults:
                (tmp_path / "faults.json").write_text(json.dumps(faults))
                command += ["--faults", "faults.json"]
            emulator = subprocess.Popen(
                command, cwd=tmp_path, env=CREDENTIALS, stdout=subprocess.PIPE, text=True)
            ending.callback(emulator.wait)
            ending.callback(emulator.terminate)
            address = emulator.stdout.readline().split()[-1]
            environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": term, **CREDENTIALS}
            terminal = Terminal(
                [str(programs / "oss-repl"), *arguments, "--endpoint", address], environment, tmp_path, **size)
            ending.callback(terminal.kill)
            return terminal

        yield start
