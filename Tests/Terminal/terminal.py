"""A program in a terminal of its own, and what that terminal shows."""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte


class Terminal:
    """Runs a program with all three streams on a new terminal, which `pyte` draws."""

    PATIENCE = 60

    def __init__(self, arguments, environment, directory, columns=80, rows=24):
        self.screen = pyte.HistoryScreen(columns, rows, history=1000, ratio=0.5)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.status = None
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(directory)
            # The size has to be there before the program asks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            # Whoever runs the tests in the background of a shell has these ignored, and so would have the program.
            for number in [signal.SIGINT, signal.SIGQUIT]:
                signal.signal(number, signal.SIG_DFL)
            os.execve(arguments[0], arguments, environment)

    def resize(self, columns, rows):
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        os.write(self.descriptor, text)

    def _read(self):
        """Takes in what has come; false at the end."""
        if not select.select([self.descriptor], [], [], 0.05)[0]:
            return True
        try:
            data = os.read(self.descriptor, 65536)
        except OSError as error:
            # This is how Linux says that nobody has the terminal open any more.
            if error.errno != errno.EIO:
                raise
            data = b""
        self.bytes += data
        self.stream.feed(data)
        return bool(data)

    def until(self, condition):
        """Lets the program go on until the screen is as wanted."""
        end = time.monotonic() + self.PATIENCE
        while not condition(self):
            assert time.monotonic() < end, f"not within {self.PATIENCE} s:\n{self}"
            assert self._read(), f"the program ended before:\n{self}"
        return self

    def end(self):
        """Lets the program come to its end; gives its exit status, negative for a signal."""
        while self._read():
            pass
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        os.close(self.descriptor)
        return self.status

    def kill(self):
        if self.status is None:
            os.kill(self.process, signal.SIGKILL)
            self.end()

    @property
    def rows(self):
        return [row.rstrip() for row in self.screen.display]

    @property
    def lines(self):
        """All rows, those that have scrolled out first, without the empty ones at the end."""
        columns = range(self.screen.columns)
        history = ["".join(row[column].data for column in columns).rstrip() for row in self.screen.history.top]
        lines = history + self.rows
        while lines and not lines[-1]:
            lines.pop()
        return lines

    @property
    def is_as_found(self):
        """Whether the cursor is visible, and lines wrap."""
        return not self.screen.cursor.hidden and pyte.modes.DECAWM in self.screen.mode

    def __str__(self):
        return "\n".join(self.lines)
