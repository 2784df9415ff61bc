"""Fixtures: emulator processes and the clients for them."""

import contextlib
import os
import pathlib

import pytest

from support import accounts
from support.addresses import redirect_endpoints
from support.authority import Authority
from support.emulator import Emulator
from support.service import Service

# Long enough that a state stays the same for a whole run.
STANDSTILL = {"starting": "3600s", "closing": "3600s", "rtc_enabling": "3600s"}


@pytest.fixture(scope="session", autouse=True)
def endpoints_lead_here():
    with pytest.MonkeyPatch.context() as monkeypatch:
        redirect_endpoints(monkeypatch)
        yield


def pytest_collection_finish(session):
    if not session.config.option.collectonly and not os.access(os.environ.get("OSS_EMULATOR", ""), os.X_OK):
        raise pytest.UsageError("set OSS_EMULATOR to the path of the oss-emulator binary")


@pytest.fixture(scope="session")
def binary():
    return os.environ["OSS_EMULATOR"]


@pytest.fixture(scope="session")
def bodies():
    """The folder of recorded bodies."""
    return pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "oss"


@pytest.fixture(scope="session")
def run(binary, tmp_path_factory):
    """Starts a service, by default one that stands still; use it in a `with` statement, which also ends it."""

    @contextlib.contextmanager
    def run_service(**options):
        emulator = Emulator(binary, tmp_path_factory.mktemp("run") / "errors", **{**STANDSTILL, **options})
        try:
            yield Service(emulator)
        finally:
            emulator.stop()

    return run_service


@pytest.fixture(scope="session")
def still(run):
    """A service in which new rules stay `starting`, deleted ones `closing` and RTC `enabling`."""
    with run() as service:
        yield service


@pytest.fixture(scope="session")
def instant(run):
    """A service in which every change of state happens at once."""
    with run(starting="0ms", closing="0ms", rtc_enabling="0ms") as service:
        yield service


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate authority that the official clients trust from here on."""
    authority = Authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
        yield authority


@pytest.fixture(scope="session")
def accounts_service(run, authority):
    """A service with two accounts, STS over TLS, an instance, a credentials URI and GitHub's tokens."""
    options = {"tls_port": 0, "tls_certificate": authority.server, "tls_key": authority.server_key}
    with run(accounts=accounts.ACCOUNTS, seed=accounts.SEED, control=True, **options) as service:
        yield service


@pytest.fixture
def start(run):
    """Starts services of the test's own, which end with the test."""
    with contextlib.ExitStack() as services:
        yield lambda **options: services.enter_context(run(**options))
