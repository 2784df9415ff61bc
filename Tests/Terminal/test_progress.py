"""What a person at a terminal sees of a run: a block that is redrawn in place, and nothing of it in the end."""

import re

APPLY = ("apply", "--auto-approve", "--jobs", "4")
FINISHED = re.compile(r" +(\d+ min )?(\d+ s)?  (created|replaced)  (\S+) -> ")
SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


def is_waiting(terminal):
    return sum("NO RULE" in row and "old rule closing" in row for row in terminal.rows) == 4


def block_rows(lines):
    # What stays on the screen of a pair whose create is pending is no row of the block.
    lines = [line for line in lines if not line.endswith("(create pending)")]
    return [line for line in lines if line[:1] in SPINNER and line or "NO RULE" in line or "old rule closing" in line]


def test_the_block_is_drawn_in_place_and_the_text_is_as_without_it(start):
    shown, silent = start(*APPLY), start(*APPLY, "--progress", "none")
    shown.until(is_waiting)
    assert len([line for line in shown.lines if line[:1] in SPINNER and line]) == 1
    assert shown.is_as_found
    assert (shown.end(), silent.end()) == (0, 0)
    assert b"\x1b[?25l" not in silent.bytes
    assert not block_rows(shown.lines), str(shown)
    assert shown.is_as_found

    def text(terminal):
        # How long the pairs were without a rule is not the same in both, and neither is the emulator's port.
        lines = [line for line in terminal.lines if not line.startswith("All requests go to ")]
        # And so is not how long a change took, or the run.
        lines = [line for line in lines if not FINISHED.match(line) and not line.startswith("Took ")]
        return re.sub(r"\d+ s( to \d+ s)?", "", " ".join(" ".join(lines).split()))

    assert text(shown) == text(silent)
    assert "Applied: 26 created, 4 replaced." in str(shown)
    assert shown.lines[-1].startswith("Took "), str(shown)
    finished = [match for match in map(FINISHED.match, shown.lines) if match]
    assert sorted(match[4] for match in finished) == [f"site-{number:03}" for number in range(1, 31)], str(shown)


def test_another_size_in_the_midst_of_it(start):
    terminal = start(*APPLY)
    terminal.until(is_waiting)
    for columns, rows in [(50, 24), (24, 24), (100, 30)]:
        terminal.resize(columns, rows)
        seen = len(terminal.bytes)
        # The frame that was on its way was made for the old size.
        terminal.until(lambda terminal: terminal.bytes[seen:].count(b"\x1b[?25h") >= 3)
        assert len([line for line in terminal.lines if line[:1] in SPINNER and line]) == 1, str(terminal)
        assert sum("NO RULE" in line or "NO R…" in line for line in terminal.lines) <= 4, str(terminal)
    assert terminal.end() == 0
    assert not block_rows(terminal.lines), str(terminal)


def test_ctrl_c_tells_that_it_stops_and_leaves_a_clean_screen(start):
    terminal = start(*APPLY, closing="600s")
    terminal.until(is_waiting)
    terminal.type(b"\x03")
    assert terminal.end() == 130
    text = " ".join(terminal.lines)
    assert text.count("Stopping: nothing new is begun") == 1
    assert text.count("NO RULE  site-") == 4
    # What it means is told before it is told of which pairs.
    assert text.index("Stopping:") < text.index("NO RULE  site-"), str(terminal)
    # What is left without a rule is named last, after all causes and sums.
    assert terminal.lines[-5].startswith("Replication is OFF for 4 pairs"), str(terminal)
    assert terminal.lines[-4:] == [f"  site-{number:03} -> site-{number:03}-dr" for number in range(1, 5)]
    # The cause is told once, beside the result, and not on standard error too.
    assert text.count("OSSR6003") == 1 and "error[" not in text, str(terminal)
    assert not block_rows(terminal.lines), str(terminal)
    assert terminal.is_as_found


def test_the_third_ctrl_c_leaves_a_clean_screen_too(start):
    slow = {"faults": [{"when": {"operation": "write"}, "do": {"kind": "latency", "duration": "60s"}}]}
    terminal = start(*APPLY, faults=slow)
    terminal.until(lambda terminal: any("deleting" in row for row in terminal.rows))
    terminal.type(b"\x03")
    terminal.until(lambda terminal: any("stopping at" in row for row in terminal.rows))
    # The system makes one signal of two that come at once.
    for _ in range(2):
        terminal.type(b"\x03")
        seen = len(terminal.bytes)
        terminal.until(lambda terminal: b"Stopped" in terminal.bytes or terminal.bytes[seen:].count(b"\x1b[?25h") >= 3)
    assert terminal.end() == 130
    assert "Stopped at once" in str(terminal)
    assert not block_rows(terminal.lines), str(terminal)
    assert terminal.is_as_found


def test_ctrl_c_while_reading_ends_at_once_with_a_clean_screen(start):
    terminal = start("plan", latency="2s")
    terminal.until(lambda terminal: any("reading" in row for row in terminal.rows))
    terminal.type(b"\x03")
    assert terminal.end() == 130
    assert terminal.lines in ([], ["^C"]), str(terminal)
    assert terminal.is_as_found


def test_a_dumb_terminal_gets_lines_and_a_quiet_run_nothing(start):
    dumb, quiet = start(*APPLY, term="dumb", closing="300ms"), start(*APPLY, "-q", closing="300ms")
    assert (dumb.end(), quiet.end()) == (0, 0)
    assert b"\x1b" not in dumb.bytes
    assert str(dumb).count("waiting for a deleted rule to be gone") == 4
    assert b"\x1b[?25l" not in quiet.bytes
    assert "creating the rule" not in str(quiet)
    assert "Applied: 26 created, 4 replaced." in str(quiet)


def test_the_block_is_drawn_after_the_prompt_was_answered(start):
    terminal = start("apply", "--jobs", "4")
    terminal.until(lambda terminal: "Only 'yes' does:" in str(terminal))
    terminal.type(b"yes\r")
    terminal.until(is_waiting)
    assert terminal.end() == 0
    assert not block_rows(terminal.lines), str(terminal)
    assert sum("Only 'yes' does: yes" in line for line in terminal.lines) == 1, str(terminal)
    assert "Applied: 26 created, 4 replaced." in str(terminal)


def test_ctrl_c_before_the_plan_says_that_nothing_was_written(start):
    terminal = start("apply", "--jobs", "1", latency="300ms")
    terminal.until(lambda terminal: any("reading" in row for row in terminal.rows))
    terminal.type(b"\x03")
    assert terminal.end() == 130
    assert terminal.lines[-1] == "Not applied: nothing was written.", str(terminal)
    assert not block_rows(terminal.lines), str(terminal)


def test_ctrl_c_at_the_prompt_says_that_nothing_was_written(start):
    terminal = start("apply", "--jobs", "4")
    terminal.until(lambda terminal: "Only 'yes' does:" in str(terminal))
    terminal.type(b"\x03")
    assert terminal.end() == 130
    assert terminal.lines[-1] == "Not applied: nothing was written.", str(terminal)
