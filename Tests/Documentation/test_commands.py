"""What the pages say without running it: commands, options and keys are there, and configurations are valid."""

import functools
import json
import os
import pathlib
import re
import subprocess

import pages
import pytest

INLINE = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*")
PROGRAMS = ["oss-repl", "oss-emulator"]

# Elsewhere the options of other programs, or those of a release before, are told.
OTHERS = ["CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Benchmarks/README.md"]
TOLD = [path for path in pages.PAGES if pages.name(path) not in OTHERS]


def run(program, *arguments, **options):
    path = pathlib.Path(os.environ["PROGRAMS"]) / program
    return subprocess.run([path, *arguments], capture_output=True, text=True, timeout=30, **options)


@functools.cache
def options(program, command=None):
    help = run(program, *([command] if command else []), "--help").stdout
    return set(OPTION.findall(help))


@functools.cache
def commands():
    help = run("oss-repl", "--help").stdout
    return set(re.findall(r"^  (\w+) {2,}", help.split("SUBCOMMANDS:")[1], re.M))


def mistakes(text):
    """Of a command line: `oss-repl COMMAND` and `oss-emulator` with options that they don't have."""
    for line in text.replace("\\\n", " ").splitlines():
        for part in re.split(r"\||&&|;|>|#", line):
            words = part.split()
            if not words or words[0] not in PROGRAMS:
                continue
            command = re.match("oss-repl ([a-z]+)$", " ".join(words[:2]))
            command = command and command[1]
            if command and command not in commands():
                yield f"{part.strip()}: there is no command {command}"
                continue
            for option in OPTION.findall(" ".join(words[1:])):
                if option not in options(words[0], command) | {"--generate-completion-script"}:
                    yield f"{part.strip()}: there is no option {option}"


@pytest.mark.parametrize("path", TOLD, ids=pages.name)
def test_commands_and_options_that_are_told_are_there(path):
    found = []
    for block in pages.blocks(path):
        if block.language in ["sh", "console"]:
            found += mistakes("\n".join(line.removeprefix("$ ") for line in block.lines))
    # Blocks are looked at above.
    prose = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.S)
    anywhere = options("oss-emulator").union(*(options("oss-repl", command) for command in commands()))
    for code in INLINE.findall(prose):
        found += mistakes(code)
        if (option := OPTION.match(code)) and option[0].startswith("--") and option[0] not in anywhere:
            found.append(f"{code}: there is no option {option[0]}")
    assert not found


@pytest.mark.parametrize("path", pages.PAGES, ids=pages.name)
def test_only_console_blocks_show_a_prompt(path):
    for block in pages.blocks(path):
        assert block.language == "console" or not any(line.startswith("$ ") for line in block.lines), block.line


@pytest.mark.parametrize("path", pages.PAGES, ids=pages.name)
def test_what_is_for_a_shell_is_for_a_shell(path):
    for block in pages.blocks(path):
        if block.language == "sh":
            checked = subprocess.run(["bash", "-n"], input="\n".join(block.lines), capture_output=True, text=True)
            assert checked.returncode == 0, f"{pages.name(path)}:{block.line}: {checked.stderr}"


@pytest.mark.parametrize("path", pages.PAGES, ids=pages.name)
def test_configurations_are_valid(path, tmp_path):
    (tmp_path / "buckets").mkdir()
    (tmp_path / "buckets" / "more.yaml").write_text("templates: {}\n")
    for block in pages.blocks(path):
        if block.language != "yaml":
            continue
        rails = "rails.yaml" in block.lines[0]
        configuration = "version: 1\nmanage: listed\nbuckets: {}\n" if rails else "\n".join(block.lines)
        (tmp_path / "oss-repl.yaml").write_text(configuration)
        (tmp_path / "rails.yaml").write_text("\n".join(block.lines) if rails else "limits: {}\n")
        ended = run("oss-repl", "validate", "--rails", "rails.yaml", cwd=tmp_path, env={"LANG": "C.UTF-8"})
        assert ended.returncode == 0, f"{pages.name(path)}:{block.line}:\n{ended.stderr}"


def test_targets_of_make_that_are_told_are_there():
    targets = set(re.findall(r"^([\w-]+):", (pages.ROOT / "Makefile").read_text(), re.M))
    told = set()
    for path in pages.PAGES:
        told |= set(re.findall(r"(?:^|`)make ([a-z][\w-]*)", path.read_text("utf-8"), re.M))
    assert {"demo", "test"} <= told <= targets


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md"])
def test_every_command_is_told(page):
    codes = INLINE.findall((pages.ROOT / page).read_text("utf-8"))
    assert commands() <= {code.removeprefix("oss-repl ").split()[0] for code in codes}


def keys(schema):
    """Every key that a JSON Schema names, at any depth."""
    if isinstance(schema, dict):
        yield from (key for key in schema.get("properties", {}) if isinstance(schema["properties"], dict))
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else []:
        yield from keys(part)


def test_every_key_of_a_configuration_is_told():
    schema = json.loads(run("oss-repl", "schema", "config").stdout)
    page = (pages.ROOT / "docs" / "configuration.md").read_text("utf-8")
    words = set(re.findall(r"\w+", " ".join(INLINE.findall(page))))
    assert set(keys(schema)) - words == set()


def test_every_variable_that_help_names_is_told():
    named = set()
    for command in commands():
        named |= set(re.findall(r"\bOSS_[A-Z_]+", run("oss-repl", command, "--help").stdout))
    page = (pages.ROOT / "docs" / "commands.md").read_text("utf-8")
    assert "OSS_REPL_CONFIG" in named
    assert {name for name in named if name not in page} == set()
