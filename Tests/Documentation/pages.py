"""The pages that users read, and what stands in them: fenced blocks, and comments that set up what a block shows."""

import dataclasses
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]

PAGES = sorted(
    path
    for pattern in ["*.md", "docs/**/*.md", "config-schema/*.md", "examples/**/*.md", "Benchmarks/*.md", "Tests/*/*.md"]
    for path in ROOT.glob(pattern)
)

FENCE = re.compile(r"^( *)```(\w*)$")
SETUP = re.compile(r"^ *<!-- console$")
RUN = "<!-- run -->"


def name(path):
    return str(path.relative_to(ROOT))


@dataclasses.dataclass
class Block:
    """A fenced block, or with the language `setup` what is run for the console blocks behind it.

    That is a comment `<!-- console`, which readers don't see, and a block below `<!-- run -->`, which they can paste.
    """

    language: str
    line: int  # of the first line within, from 1
    lines: list[str]


def blocks(path):
    found, block, end, indent, before = [], None, None, 0, ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if block is not None:
            if line.strip() == end:
                found.append(block)
                block = None
            else:
                block.lines.append(line[indent:])
        elif match := FENCE.match(line):
            indent, end = len(match[1]), "```"
            block = Block("setup" if before == RUN else match[2], number + 1, [])
        elif SETUP.match(line):
            indent, end = 0, "-->"
            block = Block("setup", number + 1, [])
        before = line.strip()
    assert block is None, f"{name(path)}:{block.line}: the block has no end"
    return found


@dataclasses.dataclass
class Command:
    """A command of a console block, with the output that the page shows."""

    line: int
    text: str
    output: list[str]
    output_line: int


def commands(block):
    """`$ ` begins a command, `> ` continues it, everything else is output."""
    found = []
    for offset, line in enumerate(block.lines):
        if line.startswith("$ "):
            found.append(Command(block.line + offset, line[2:], [], block.line + offset + 1))
        elif found and not found[-1].output and (line == ">" or line.startswith("> ")):
            found[-1].text += "\n" + line[2:]
            found[-1].output_line += 1
        else:
            assert found, f"line {block.line + offset}: output without a command"
            found[-1].output.append(line)
    return found
