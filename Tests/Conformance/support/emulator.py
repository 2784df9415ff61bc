"""The emulator as a process of its own."""

import re
import select
import signal
import subprocess
import time

ACCESS_KEY_ID = "conformance-key"
ACCESS_KEY_SECRET = "conformance-secret"
START_DEADLINE_SECONDS = 20

_LISTENING = r"^oss-emulator listening on {scheme}://127\.0\.0\.1:(\d+)$"


class Emulator:
    """A running `oss-emulator`; the options are given as `starting="1s"`, `fact=["name=value"]`, `control=True`."""

    def __init__(self, binary, errors_path, **options):
        arguments = [binary, "--port", "0"]
        options = {"access_key_id": ACCESS_KEY_ID, "access_key_secret": ACCESS_KEY_SECRET, **options}
        for name, values in options.items():
            for value in values if isinstance(values, list) else [values]:
                arguments += ["--" + name.replace("_", "-")] + ([] if value is True else [str(value)])
        self._errors_path = errors_path
        with open(errors_path, "wb") as errors:
            self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=errors, text=True)
        self.port = self._read_port("http")
        self.tls_port = self._read_port("https") if "tls_port" in options else None

    def _read_port(self, scheme):
        # The line of the second port comes with the first one's, and may be read already.
        ready = scheme == "https" or select.select([self.process.stdout], [], [], START_DEADLINE_SECONDS)[0]
        line = self.process.stdout.readline().rstrip("\n") if ready else ""
        match = re.match(_LISTENING.format(scheme=scheme), line)
        if match is None:
            self.stop(signal.SIGKILL)
            raise AssertionError(f"the emulator did not start, it printed {line!r} and {self.errors()!r}")
        return int(match.group(1))

    def errors(self):
        """What the process has written to its standard error."""
        with open(self._errors_path, encoding="utf-8") as errors:
            return errors.read()

    def stop(self, number=signal.SIGTERM):
        """Ends the process and returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(timeout=START_DEADLINE_SECONDS)
        self.process.stdout.close()
        return code


def poll(read, until, seconds=15):
    """Calls `read` until `until` accepts its value; returns all different values in the order in which they came."""
    seen = []
    deadline = time.monotonic() + seconds
    while True:
        value = read()
        if not seen or seen[-1] != value:
            seen.append(value)
        if until(value):
            return seen
        assert time.monotonic() < deadline, f"still {seen} after {seconds} s"
        time.sleep(0.02)
