"""What a release gives away: nothing. Its programs bind early, look for libraries nowhere but in the system, and leave no core."""

import os
import pathlib
import re
import signal
import subprocess
import sys
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
    assert any("BIND_NOW" in line for line in flags) or any("NOW" in line.split() for line in flags)
    assert "GNU_RELRO" in readelf("--program-headers", name)


@pytest.mark.parametrize("name", NAMES)
def test_addresses_are_random_and_stacks_guarded(name):
    assert re.search(r"Type:\s+DYN", readelf("--file-header", name))
    stack = next(line for line in readelf("--program-headers", name).splitlines() if "GNU_STACK" in line)
    assert "RWE" not in stack
    assert "__stack_chk_fail" in readelf("--dyn-syms", name)


def aborted(command, folder):
    """Runs a command with every core allowed, aborts it once it waits, and tells whether the kernel wrote a core."""
    limits = ["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh"]
    program = subprocess.Popen(
        [*limits, *command], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until_asleep(program.pid, pathlib.Path(command[0]).name)
    os.kill(program.pid, signal.SIGABRT)
    _, status = os.waitpid(program.pid, 0)
    program.returncode = status
    program.stdin.close()
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGABRT
    return os.WCOREDUMP(status) or any(path.name.startswith("core") for path in pathlib.Path(folder).iterdir())


def wait_until_asleep(process, name):
    for _ in range(200):
        text = pathlib.Path(f"/proc/{process}/stat").read_text()
        comm, rest = text[text.index("(") + 1:text.rindex(")")], text[text.rindex(")") + 2:]
        if comm == name[:15] and rest[0] == "S":
            time.sleep(0.3)
            return
        time.sleep(0.05)
    pytest.fail(f"{name} never waited")


def arguments(name):
    """A command line with which a program waits."""
    return ["plan", "--config", "-", "--region", "cn-hangzhou"][:3] if name == "oss-repl" else ["--port", "0"]


@pytest.mark.parametrize("name", NAMES)
def test_an_abort_leaves_no_core(name, tmp_path):
    # The same with a program that may be dumped, so that the other answer is seen to be possible on this machine.
    witness = aborted(["/usr/bin/sleep", "60"], tmp_path)
    for core in tmp_path.glob("core*"):
        core.unlink()
    if not witness:
        pytest.skip("this machine writes no core of any program")
    assert not aborted([str(PROGRAMS / name), *arguments(name)], tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="starts a program as another user")
@pytest.mark.parametrize("name", NAMES)
def test_the_memory_belongs_to_nobody_but_root(name, tmp_path):
    tmp_path.chmod(0o777)
    program = subprocess.Popen(
        [PROGRAMS / name, *arguments(name)], cwd="/", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, user=65534, group=65534, extra_groups=[])
    try:
        wait_until_asleep(program.pid, name)
        assert os.stat(f"/proc/{program.pid}/mem").st_uid == 0
        limits = pathlib.Path(f"/proc/{program.pid}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0\s", limits)
    finally:
        program.kill()
        program.wait()
