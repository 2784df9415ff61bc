#!/usr/bin/env python3
"""Writes the schemas of this folder into the program, as Swift texts in Sources/Documents/Generated.

`make generate` runs it, `make check-generated` runs it with --check, which writes nothing and fails when a file would change.

It is Python, which every machine that builds this has (.ci/bootstrap sees to it): a Swift program would have to be built
before the sources can be checked. Plain texts are written and not resources, since a resource that is embedded as an array
of bytes takes the compiler ten times as long.
"""

import pathlib
import sys

SCHEMAS = pathlib.Path(__file__).resolve().parent
GENERATED = SCHEMAS.parent / "Sources" / "Documents" / "Generated"

# The schemas by the names under which the program prints them.
FILES = {
    "config": "oss-repl.schema.json",
    "diagnostics": "diagnostics.schema.json",
    "drift": "drift.schema.json",
    "events": "events.schema.json",
    "locations": "locations.schema.json",
    "plan": "plan.schema.json",
    "report": "report.schema.json",
    "status": "status.schema.json",
}


def swift(name: str, file: str) -> str:
    """The Swift file that holds a schema's text, byte for byte."""
    text = (SCHEMAS / file).read_bytes().decode("utf-8")
    for mark in ('"""##', "\\##", "\r"):
        if mark in text:
            raise SystemExit(f"config-schema/{file} holds {mark!r}, which a Swift text can't")
    return f'''\
// swift-format-ignore-file
// Written by `make generate` from config-schema/{file}.

let {name}SchemaText = ##"""
{text}
"""##
'''


def main() -> int:
    unknown = {path.name for path in SCHEMAS.glob("*.schema.json")} - set(FILES.values())
    if unknown:
        raise SystemExit(f"config-schema/generate.py does not know {', '.join(sorted(unknown))}")
    wanted = {f"{name.capitalize()}SchemaText.swift": swift(name, file) for name, file in FILES.items()}
    found = {path.name: path.read_bytes().decode("utf-8") for path in GENERATED.glob("*")}
    changed = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if "--check" in sys.argv[1:]:
        for name in changed:
            print(f"{(GENERATED / name).relative_to(SCHEMAS.parent)} is not what make generate writes", file=sys.stderr)
        return 1 if changed else 0
    GENERATED.mkdir(exist_ok=True)
    for name in changed:
        if name in wanted:
            (GENERATED / name).write_bytes(wanted[name].encode("utf-8"))
        else:
            (GENERATED / name).unlink()
    return 0


sys.exit(main())
