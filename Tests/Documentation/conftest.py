import os
import pathlib

import pytest


def pytest_collection_modifyitems(items):
    """The pages take longest: they are begun first and waited for last."""
    order = {"test_pages_with_console_blocks_are_found": 0, "test_the_programs_print_what_the_page_shows": 2}
    items.sort(key=lambda item: order.get(item.originalname, 1))


def pytest_collection_finish(session):
    if not session.config.option.collectonly and not pathlib.Path(os.environ.get("PROGRAMS", ""), "oss-repl").exists():
        raise pytest.UsageError("set PROGRAMS to the folder of oss-repl and oss-emulator")
