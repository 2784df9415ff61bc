"""What a release gives away: nothing. Its programs bind early, look for libraries nowhere but in the system, and leave no core."""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import pytest

PROGRAMS = pathlib.Path(os.environ["PROGRAMS"])
NAMES = ["oss-repl", "oss-emulator"]


def readelf(option, name):
    command = ["readelf", "--wide", option, PROGRAMS / name]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", NAMES)
def test_libraries_come_from_the_system_alone(name):
    dynamic = readelf("--dynamic", name)
    assert "(NEEDED)" in dynamic
    assert "RUNPATH" not in dynamic and "RPATH" not in dynamic


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_read_only_from_the_start(name):
    flags = re.findall(r"\((?:FLAGS|FLAGS_1)\)(.*)", readelf("--dynamic", name))
    assert any("NOW" in line.replace("BIND_", " ").split() for line in flags)
    assert "GNU_RELRO" in readelf("--program-headers", name)


@pytest.mark.parametrize("name", NAMES)
def test_addresses_are_random_and_stacks_guarded(name):
    assert re.search(r"Type:\s+DYN", readelf("--file-header", name))
    stack = next(line for line in readelf("--program-headers", name).splitlines() if "GNU_STACK" in line)
    assert "RWE" not in stack
    assert "__stack_chk_fail" in readelf("--dyn-syms", name)


@pytest.fixture(params=NAMES)
def waiting(request, tmp_path):
    """The command line of a program that waits until it is ended, and what it needs in its environment."""
    if request.param == "oss-emulator":
        yield [request.param, "--port", "0"], {}
        return
    (tmp_path / "oss-repl.yaml").write_text("version: 1\nmanage: listed\nbuckets: {waiting: {region: cn-hangzhou, rules: []}}\n")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        yield [request.param, "plan", "--endpoint", endpoint], {
            "OSS_ACCESS_KEY_ID": "release-id", "OSS_ACCESS_KEY_SECRET": "release-secret"}


def threads_at_rest(process, name):
    """The threads of a program, once all of them wait. The first one may have ended before the others."""
    for _ in range(100):
        time.sleep(0.05)
        if pathlib.Path(f"/proc/{process}/comm").read_text().strip() != name[:15]:
            continue
        stats = {task: (task / "stat").read_text() for task in pathlib.Path(f"/proc/{process}/task").iterdir()}
        states = {task: stat[stat.rindex(")") + 2] for task, stat in stats.items()}
        living = [task for task, state in states.items() if state == "S"]
        if living and set(states.values()) <= {"S", "Z"}:
            return living
    pytest.fail(f"{name} never waited")


def aborted(command, folder, environment):
    """Runs a command with every core allowed, aborts it once it waits, and tells whether the kernel wrote a core."""
    program = subprocess.Popen(
        ["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", *command], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    threads_at_rest(program.pid, pathlib.Path(command[0]).name)
    os.kill(program.pid, signal.SIGABRT)
    _, status = os.waitpid(program.pid, 0)
    program.returncode = status
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGABRT
    cores = list(pathlib.Path(folder).glob("core*"))
    for core in cores:
        core.unlink()
    return os.WCOREDUMP(status) or bool(cores)


def test_an_abort_leaves_no_core(waiting, tmp_path):
    (name, *arguments), environment = waiting
    # The same with a program that may be dumped, so that the other answer is seen to be possible on this machine.
    if not aborted(["/usr/bin/sleep", "60"], tmp_path, environment):
        pytest.skip("this machine writes no core of any program")
    assert not aborted([str(PROGRAMS / name), *arguments], tmp_path, environment)


@pytest.mark.skipif(os.geteuid() != 0, reason="starts a program as another user")
def test_the_memory_belongs_to_nobody_but_root(waiting, tmp_path):
    (name, *arguments), environment = waiting
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        for path in [PROGRAMS / name, *tmp_path.glob("*.yaml")]:
            shutil.copy(path, folder)
        os.chmod(folder, 0o755)
        program = subprocess.Popen(
            [f"{folder}/{name}", *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=65534, group=65534, extra_groups=[])
        try:
            assert {os.stat(task / "mem").st_uid for task in threads_at_rest(program.pid, name)} == {0}
            limits = pathlib.Path(f"/proc/{program.pid}/limits").read_text()
            assert re.search(r"Max core file size\s+0\s+0\s", limits)
        finally:
            program.kill()
            program.wait()
