import os
import pathlib

import pytest


def pytest_collection_finish(session):
    if not session.config.option.collectonly and not pathlib.Path(os.environ.get("PROGRAMS", ""), "oss-repl").exists():
        raise pytest.UsageError("set PROGRAMS to the folder of oss-repl and oss-emulator")
