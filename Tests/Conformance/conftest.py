"""Fixtures: emulator processes and the clients for them."""

import os
import pathlib

import pytest

from support.addresses import redirect_endpoints
from support.emulator import Emulator
from support.service import Service

# Long enough that a state stays the same for a whole run.
STANDSTILL = {"starting": "3600s", "closing": "3600s", "rtc_enabling": "3600s"}


@pytest.fixture(scope="session", autouse=True)
def endpoints_lead_here():
    with pytest.MonkeyPatch.context() as monkeypatch:
        redirect_endpoints(monkeypatch)
        yield


@pytest.fixture(scope="session")
def binary():
    path = os.environ.get("OSS_EMULATOR")
    assert path, "set OSS_EMULATOR to the path of the oss-emulator binary"
    assert os.access(path, os.X_OK), f"{path} can't be executed"
    return path


@pytest.fixture(scope="session")
def bodies():
    """The folder of recorded bodies."""
    return pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "oss"


@pytest.fixture(scope="session")
def still(binary, tmp_path_factory):
    """A service in which new rules stay `starting`, deleted ones `closing` and RTC `enabling`."""
    emulator = Emulator(binary, tmp_path_factory.mktemp("still") / "errors", **STANDSTILL)
    yield Service(emulator)
    emulator.stop()


@pytest.fixture(scope="session")
def instant(binary, tmp_path_factory):
    """A service in which every change of state happens at once."""
    emulator = Emulator(
        binary, tmp_path_factory.mktemp("instant") / "errors", starting="0ms", closing="0ms", rtc_enabling="0ms"
    )
    yield Service(emulator)
    emulator.stop()


@pytest.fixture
def start(binary, tmp_path):
    """Starts a service of the test's own, by default one that stands still."""
    emulators = []

    def start_service(**options):
        emulator = Emulator(binary, tmp_path / f"errors-{len(emulators)}", **{**STANDSTILL, **options})
        emulators.append(emulator)
        return Service(emulator)

    yield start_service
    for emulator in emulators:
        emulator.stop()
