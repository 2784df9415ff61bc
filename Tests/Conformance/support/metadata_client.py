"""Run in a network namespace: prints what the official client gets from the metadata service at its fixed address.

Arguments: the emulator, and files of accounts whose instances differ. The answer is JSON: for each file's name, role and
kind of client (`v2` does without version 1) the ID of the key that was got, or `refused`.
"""

import json
import pathlib
import subprocess
import sys

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.exceptions import CredentialException
from alibabacloud_credentials.models import Config

ADDRESS = "100.100.100.200"


def key_id(role, client):
    try:
        config = Config(type="ecs_ram_role", role_name=role or None, disable_imds_v1=client == "v2")
        return Client(config).get_credential().access_key_id
    except CredentialException:
        return "refused"


def main(emulator, *files):
    for command in (["link", "set", "lo", "up"], ["addr", "add", f"{ADDRESS}/32", "dev", "lo"]):
        subprocess.run(["ip", *command], check=True)
    got = {}
    for file in files:
        arguments = [emulator, "--host", ADDRESS, "--port", "80", "--accounts", file]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE) as server:
            try:
                server.stdout.readline()
                for role in ("oss-repl", ""):
                    for client in ("any", "v2"):
                        got[f"{pathlib.Path(file).stem} {role or '-'} {client}"] = key_id(role, client)
            finally:
                server.terminate()
    print(json.dumps(got))


if __name__ == "__main__":
    main(*sys.argv[1:])
