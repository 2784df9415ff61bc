"""Output on a page against output of a program: `[...]` on the page stands for what is left out."""

import difflib
import re

ELISION = "[...]"


def strip(lines):
    """Without the empty lines that separate commands on a page."""
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def split(output):
    return strip(output.split("\n"))


def pattern(lines):
    """`[...]` is some lines where it is a line of its own, and some text within a line."""
    parts = []
    for line in lines:
        if line == ELISION:
            parts.append(r"(?:[^\n]*\n)+?")
        else:
            parts.append("[^\n]*?".join(re.escape(part) for part in line.split(ELISION)) + "\n")
    return re.compile("".join(parts))


def is_shown(lines, output):
    """Whether a page may show these lines for such an output."""
    return pattern(strip(lines)).fullmatch("".join(line + "\n" for line in split(output))) is not None


def first_that_differs(lines, output):
    """The index of the first line of a page that the output does not have there; their number where it has more."""
    text = "".join(line + "\n" for line in split(output))
    lines = strip(lines)
    return next((count for count in range(len(lines)) if not pattern(lines[: count + 1]).match(text)), len(lines))


def recorded(lines, output):
    """What a page should show instead: the output, less what the page leaves out at present."""
    actual, result, position, elided = split(output), [], 0, False
    for line in strip(lines):
        if line == ELISION:
            elided = True
            continue
        found = find(line, actual[position:])
        if found is None:
            continue
        if found:
            result += [ELISION] if elided else actual[position : position + found]
        position += found
        result.append(line if pattern([line]).fullmatch(actual[position] + "\n") else actual[position])
        position, elided = position + 1, False
    if position < len(actual):
        result += [ELISION] if elided else actual[position:]
    return result


def find(line, candidates):
    """The index of the first that a line stands for, or else of the one that is most like it."""
    for index, candidate in enumerate(candidates):
        if pattern([line]).fullmatch(candidate + "\n"):
            return index
    like = difflib.get_close_matches(line, candidates, 1, 0.6)
    return candidates.index(like[0]) if like else None
