"""The accounts of `examples/emulator`, with which the services beside OSS are tested."""

import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "examples" / "emulator"
ACCOUNTS = FOLDER / "accounts.json"
SEED = FOLDER / "seed.json"

ACCOUNT = "1000000000000001"
USER = ("LTAI-USER-1", "user-secret-1")
USER_OF_OTHER = ("LTAI-USER-2", "user-secret-2")
ROLE = f"acs:ram::{ACCOUNT}:role/oss-repl"
ROLE_OF_OTHER = "acs:ram::2000000000000002:role/oss-repl-dr"
PROVIDER = f"acs:ram::{ACCOUNT}:oidc-provider/github"
