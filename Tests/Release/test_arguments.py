"""Where a statically linked program finds its arguments: not in /proc, and not beside the environment."""

import os
import pathlib
import shutil
import subprocess

import pytest

PROGRAMS = pathlib.Path(os.environ["PROGRAMS"])

# A library that is loaded into every program of a machine, as some agents of monitoring are, and sets variables.
SETTER = """
#include <stdio.h>
#include <stdlib.h>
__attribute__((constructor)) static void set(void) {
  char name[16];
  for (int number = 0; number < 64; number++) {
    snprintf(name, sizeof name, "SETTER_%d", number);
    setenv(name, "1", 1);
  }
}
"""


def run(command, **environment):
    return subprocess.run(
        [str(part) for part in command], env={"PATH": "/usr/bin:/bin", **environment}, capture_output=True, text=True,
        timeout=60)


@pytest.mark.parametrize("name", ["oss-repl", "oss-emulator"])
def test_a_library_that_sets_variables_hides_no_argument(name, tmp_path):
    (tmp_path / "setter.c").write_text(SETTER)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", tmp_path / "setter.so", tmp_path / "setter.c"], check=True)
    loaded = run([PROGRAMS / name, "--no-such-option"], LD_PRELOAD=str(tmp_path / "setter.so"))
    assert loaded.returncode == 64
    assert "no-such-option" in loaded.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="unmounts /proc in a namespace of its own")
@pytest.mark.parametrize("name", ["oss-repl", "oss-emulator"])
def test_arguments_are_found_without_proc(name):
    script = 'umount -l /proc && exec "$@"'
    bare = run(["unshare", "--mount", "sh", "-c", script, "sh", PROGRAMS / name, "--no-such-option"])
    assert bare.returncode == 64, bare
    assert "no-such-option" in bare.stderr


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="starts a program as another user")
def test_too_few_processes_are_told_at_once(tmp_path):
    program = pathlib.Path("/tmp", tmp_path.name + "-oss-repl")
    shutil.copy(PROGRAMS / "oss-repl", program)
    try:
        limited = run(["prlimit", "--nproc=2", "setpriv", "--reuid", "54321", "--clear-groups", program, "version"])
    finally:
        program.unlink()
    assert limited.returncode == 1, limited
    assert "error[OSSR9004]" in limited.stderr


def test_nothing_at_all_is_no_success():
    alone = run([PROGRAMS / "oss-repl"])
    assert alone.returncode == 64 and not alone.stdout and alone.stderr.startswith("OVERVIEW: ")
