"""The metadata service of an ECS instance at its fixed address, which only a network namespace can have here."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from support import accounts, metadata_client


def has_namespaces():
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return False
    return subprocess.run(["unshare", "--net", "true"], capture_output=True, timeout=10).returncode == 0


pytestmark = pytest.mark.skipif(
    not has_namespaces(), reason="this machine lets no test have a network namespace with 100.100.100.200"
)


@pytest.fixture(scope="module")
def keys(binary, tmp_path_factory):
    """What the official client has got from instances of all kinds."""
    folder = tmp_path_factory.mktemp("instances")
    files = []
    for versions in ("both", "v2", "v1"):
        document = json.loads(accounts.ACCOUNTS.read_text())
        document["instance"]["versions"] = versions
        files.append(folder / f"{versions}.json")
        files[-1].write_text(json.dumps(document))
    done = subprocess.run(
        ["unshare", "--net", sys.executable, metadata_client.__file__, os.path.abspath(binary), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("role", ["oss-repl", "-"])
@pytest.mark.parametrize("versions, client", [("both", "any"), ("both", "v2"), ("v2", "any"), ("v2", "v2"), ("v1", "any")])
def test_the_client_gets_keys(keys, versions, role, client):
    assert keys[f"{versions} {role} {client}"].startswith("STS.")


@pytest.mark.parametrize("role", ["oss-repl", "-"])
def test_a_client_that_insists_on_version_2_is_refused_by_version_1(keys, role):
    assert keys[f"v1 {role} v2"] == "refused"
