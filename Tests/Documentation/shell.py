"""A shell like that of a reader who follows a page from its beginning to its end."""

import os
import pathlib
import re
import select
import shutil
import socket
import subprocess
import time

import pages

LIMIT = 30  # seconds for one command


class Silence(Exception):
    """A command did not end, or printed nothing that the page shows, in time."""


class Shell:
    """Bash in a copy of what the pages work on, without a terminal; the programs are found by PATH.

    Port 8080 of the pages is a free one here, in commands and back again in their output.
    """

    def __init__(self, programs, folder):
        self.port = str(free_port())
        for part in ["examples", "config-schema"]:
            shutil.copytree(pages.ROOT / part, folder / part)
        tools = folder / ".tools"
        tools.mkdir()
        program(tools / "oss-repl", f'echo $$ > "$HOME/oss-repl.pid"; exec "{programs}/oss-repl" "$@"')
        program(tools / "oss-emulator", f'exec "{programs}/oss-emulator" --port {self.port} "$@"')
        environment = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "dumb"}
        environment |= {"CHECKOUT": str(folder), "PORT": self.port}
        self.process = subprocess.Popen(
            ["bash", "--noprofile", "--norc"], cwd=folder, env=environment, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
        situations = (pathlib.Path(__file__).parent / "situations.sh").read_text()
        self.run(situations)

    def run(self, text, awaited=None):
        """The output of a command, and the status that it ended with.

        What a command in the background prints may come later: `awaited` says of an output whether it is complete.
        """
        text = re.sub(r"(?<=127\.0\.0\.1:)8080\b", self.port, text)
        mark = f"\x01{time.monotonic_ns()}\x01"
        ending = re.compile(f"{mark}(\\d+)\n")
        # The status of the command before is there for `echo $?`.
        script = f"{{ (exit ${{last:-0}})\n{text}\n}} </dev/null\nlast=$?; printf '{mark}%s\\n' $last\n"
        self.process.stdin.write(script.encode())
        self.process.stdin.flush()
        output = self.read(ending.search)
        status = int(ending.search(output)[1])
        output = ending.sub("", output)
        if awaited and not awaited(self.shown(output)):
            output += self.read(lambda more: awaited(self.shown(output + more)))
        return self.shown(output), status

    def shown(self, output):
        return re.sub(rf"(?<=127\.0\.0\.1:){self.port}\b", "8080", output)

    def read(self, complete):
        output, deadline = b"", time.monotonic() + LIMIT
        while not complete(output.decode("utf-8", "replace")):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))
            chunk = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not chunk:
                raise Silence(self.shown(output.decode("utf-8", "replace")))
            output += chunk
        return output.decode("utf-8")

    def close(self):
        self.process.stdin.close()
        try:
            os.killpg(self.process.pid, 15)
        except ProcessLookupError:
            pass  # it has ended, and its children too
        self.process.wait()
        self.process.stdout.close()


def program(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
