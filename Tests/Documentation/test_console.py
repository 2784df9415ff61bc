"""Every console block of the pages, run in order against the emulator: it prints what the page shows."""

import concurrent.futures
import difflib
import os
import pathlib

import pages
import pytest
from output import ELISION, first_that_differs, is_shown, recorded, split, strip
from shell import Shell, Silence

CONSOLE = [path for path in pages.PAGES if any(block.language == "console" for block in pages.blocks(path))]


def differences(path, folder):
    """What the page shows otherwise than the programs print: commands with their true output, and complaints."""
    shell = Shell(pathlib.Path(os.environ["PROGRAMS"]).resolve(), folder)
    found = []
    try:
        for block in pages.blocks(path):
            if block.language == "setup":
                output, status = shell.run("\n".join(block.lines))
                if status:
                    found.append((None, "", f"{pages.name(path)}:{block.line}: exits with {status}\n{output}"))
            if block.language == "console":
                found += differences_of(block, path, shell)
    finally:
        shell.close()
    return found


def differences_of(block, path, shell):
    commands = pages.commands(block)
    for command, following in zip(commands, [*commands[1:], None]):
        place = f"{pages.name(path)}:{command.line}: $ {command.text.splitlines()[0]}"
        background = command.text.endswith(" &")
        awaited = (lambda output: is_shown(command.output, output)) if background else None
        try:
            output, status = shell.run(command.text, awaited)
        except Silence as silence:
            yield None, "", f"{place}\nprinted only this in time:\n{silence}"
            return
        if not is_shown(command.output, output):
            yield command, output, f"{place}\n{complaint(command, output)}"
        # A reader has to be told of a failure.
        if status and (following is None or following.text != "echo $?"):
            yield None, "", f"{place}\nexits with {status}, and the page does not show it by `echo $?`\n{output}"


def complaint(command, output):
    lines = strip(command.output)
    if ELISION not in lines:
        return "\n".join(difflib.unified_diff(lines, split(output), "the page", "the program", lineterm=""))
    index = first_that_differs(lines, output)
    line = lines[index] if index < len(lines) else "(its end)"
    return f"does not print line {command.output_line + index} of the page: {line}\nIt prints:\n{output}"


def record(path, found):
    """Writes what the programs print into the page, for commands that print something else than it shows."""
    lines = path.read_text("utf-8").splitlines()
    for command, output, _ in sorted((item for item in found if item[0]), key=lambda item: -item[0].line):
        start = command.output_line - 1
        lines[start : start + len(strip(command.output))] = recorded(command.output, output)
    path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture(scope="session")
def runs(tmp_path_factory):
    """All pages at once, each in a shell of its own with an emulator of its own."""
    with concurrent.futures.ThreadPoolExecutor(len(CONSOLE)) as pool:
        yield {path: pool.submit(differences, path, tmp_path_factory.mktemp(path.stem)) for path in CONSOLE}


@pytest.mark.parametrize("path", CONSOLE, ids=pages.name)
def test_the_programs_print_what_the_page_shows(path, runs):
    found = runs[path].result()
    if os.environ.get("RECORD") == "1":
        record(path, found)
    if found:
        pytest.fail("\n\n".join(complaint for _, _, complaint in found), pytrace=False)


def test_pages_with_console_blocks_are_found(runs):
    assert {"README.md", "docs/runbook.md"} <= {pages.name(path) for path in runs}
