"""STS and the other sources of keys, through the official clients of credentials and of STS."""

import json
import urllib.request

import alibabacloud_oss_v2 as oss
import pytest
from alibabacloud_credentials import exceptions
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
from alibabacloud_sts20150401.client import Client as STSClient
from alibabacloud_sts20150401 import models
from alibabacloud_tea_openapi.models import Config as OpenAPIConfig
from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest
from darabonba.exceptions import DaraException

from support.accounts import ACCOUNT, PROVIDER, ROLE, ROLE_OF_OTHER, USER, USER_OF_OTHER
from support.control import Control

POLICY = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetBucketInfo","Resource":"*"}]}'
POLICY_WITH_BLANKS = POLICY.replace(",", ", ")


def sts_client(service, key=USER, token=None):
    """The official client of STS, which signs with version 3."""
    return STSClient(
        OpenAPIConfig(
            access_key_id=key[0],
            access_key_secret=key[1],
            security_token=token,
            endpoint=f"127.0.0.1:{service.emulator.tls_port}",
        )
    )


def assumption(role=ROLE, **fields):
    return models.AssumeRoleRequest(role_arn=role, role_session_name="conformance", **fields)


def credential(service, **fields):
    """What the official client of credentials makes of a configuration."""
    return CredentialClient(CredentialConfig(**fields)).get_credential()


def at_sts(service, **fields):
    return credential(service, sts_endpoint=f"127.0.0.1:{service.emulator.tls_port}", **fields)


def check_keys(service, key, secret, token, bucket="orders"):
    """Whether OSS takes keys of STS for a bucket of the first account."""
    provider = oss.credentials.StaticCredentialsProvider(key, secret, token)
    client = service.client(path_style=True, credentials_provider=provider)
    assert key.startswith("STS.")
    owner = client.get_bucket_info(oss.GetBucketInfoRequest(bucket=bucket)).bucket_info.owner
    assert owner.id == ACCOUNT


def workflow_token(service, audience="sts.aliyuncs.com"):
    """A token of GitHub's address, which each job asks for with its own token."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{service.emulator.port}/_apis/idtoken?api-version=2.0&audience={audience}",
        headers={"Authorization": "Bearer run-token"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["value"]


# alibabacloud_sts20150401


@pytest.mark.parametrize("policy", [None, POLICY, POLICY_WITH_BLANKS])
def test_sts_client_assumes_a_role(accounts_service, policy):
    body = sts_client(accounts_service).assume_role(assumption(policy=policy, duration_seconds=900)).body
    assert body.assumed_role_user.arn == f"acs:ram::{ACCOUNT}:assumed-role/oss-repl/conformance"
    keys = body.credentials
    check_keys(accounts_service, keys.access_key_id, keys.access_key_secret, keys.security_token)


def test_sts_client_asks_who_it_is(accounts_service):
    body = sts_client(accounts_service).get_caller_identity().body
    assert (body.identity_type, body.account_id) == ("RAMUser", ACCOUNT)
    keys = sts_client(accounts_service).assume_role(assumption()).body.credentials
    body = sts_client(
        accounts_service, (keys.access_key_id, keys.access_key_secret), keys.security_token
    ).get_caller_identity().body
    assert (body.identity_type, body.arn.rpartition("/")[2]) == ("AssumedRoleUser", "conformance")


def test_sts_client_chains_roles(accounts_service):
    keys = sts_client(accounts_service).assume_role(assumption()).body.credentials
    client = sts_client(accounts_service, (keys.access_key_id, keys.access_key_secret), keys.security_token)
    body = client.assume_role(assumption(ROLE_OF_OTHER, external_id="replication")).body
    assert body.assumed_role_user.arn.startswith("acs:ram::2000000000000002:assumed-role/oss-repl-dr/")


def test_sts_client_exchanges_a_token(accounts_service):
    body = sts_client(accounts_service).assume_role_with_oidc(
        models.AssumeRoleWithOIDCRequest(
            role_arn=ROLE,
            role_session_name="conformance",
            oidcprovider_arn=PROVIDER,
            oidctoken=workflow_token(accounts_service),
        )
    ).body
    assert body.oidctoken_info.client_ids == "sts.aliyuncs.com"
    keys = body.credentials
    check_keys(accounts_service, keys.access_key_id, keys.access_key_secret, keys.security_token)


@pytest.mark.parametrize(
    "key, request_fields, code",
    [
        (("LTAI-USER-1", "wrong"), {}, "SignatureDoesNotMatch"),
        (("nobody", "wrong"), {}, "InvalidAccessKeyId.NotFound"),
        (("LTAI-OLD-1", "old-secret-1"), {}, "InvalidAccessKeyId.Inactive"),
        (("LTAI-ROOT-1", "root-secret-1"), {}, "NoPermission"),
        (USER_OF_OTHER, {}, "NoPermission"),
        (USER, {"role": ROLE + "x"}, "EntityNotExist.Role"),
        (USER, {"duration_seconds": 60}, "InvalidParameter.DurationSeconds"),
        (USER, {"policy": "{"}, "InvalidParameter.PolicyGrammar"),
    ],
)
def test_sts_client_reads_errors(accounts_service, key, request_fields, code):
    with pytest.raises(DaraException) as caught:
        sts_client(accounts_service, key).assume_role(assumption(**request_fields))
    assert caught.value.code == code


def test_sts_client_meets_throttling(accounts_service):
    control = Control(accounts_service.emulator)
    control.set(
        {"when": {"operation": "AssumeRole"}, "do": {"kind": "error", "code": "Throttling.User", "status": 429}}
    )
    try:
        with pytest.raises(DaraException) as caught:
            sts_client(accounts_service).assume_role(assumption())
        assert caught.value.code == "Throttling.User"
    finally:
        control.clear()


# alibabacloud_credentials


def test_credentials_client_assumes_a_role(accounts_service):
    got = at_sts(
        accounts_service,
        type="ram_role_arn",
        access_key_id=USER[0],
        access_key_secret=USER[1],
        role_arn=ROLE,
        role_session_name="conformance",
        policy=POLICY,
    )
    check_keys(accounts_service, got.access_key_id, got.access_key_secret, got.security_token)


def test_credentials_client_exchanges_a_token(accounts_service, tmp_path):
    (tmp_path / "token").write_text(workflow_token(accounts_service))
    got = at_sts(
        accounts_service,
        type="oidc_role_arn",
        role_arn=ROLE,
        oidc_provider_arn=PROVIDER,
        oidc_token_file_path=str(tmp_path / "token"),
        role_session_name="conformance",
    )
    check_keys(accounts_service, got.access_key_id, got.access_key_secret, got.security_token)


def test_credentials_client_is_told_what_a_token_lacks(accounts_service, tmp_path):
    (tmp_path / "token").write_text(workflow_token(accounts_service, audience="another"))
    with pytest.raises(exceptions.CredentialException) as caught:
        at_sts(
            accounts_service,
            type="oidc_role_arn",
            role_arn=ROLE,
            oidc_provider_arn=PROVIDER,
            oidc_token_file_path=str(tmp_path / "token"),
            role_session_name="conformance",
        )
    assert "AuthenticationFail.OIDCToken.AudienceNotMatch" in str(caught.value)


def test_credentials_client_is_refused(accounts_service):
    with pytest.raises(exceptions.CredentialException) as caught:
        at_sts(
            accounts_service,
            type="ram_role_arn",
            access_key_id=USER[0],
            access_key_secret="wrong",
            role_arn=ROLE,
            role_session_name="conformance",
        )
    assert "SignatureDoesNotMatch" in str(caught.value)


def test_credentials_client_reads_a_uri(accounts_service):
    got = credential(
        accounts_service,
        type="credentials_uri",
        credentials_uri=f"http://127.0.0.1:{accounts_service.emulator.port}/_credentials",
    )
    check_keys(accounts_service, got.access_key_id, got.access_key_secret, got.security_token)


@pytest.mark.parametrize("name", ["oss-repl", None])
def test_credentials_client_reads_metadata_through_a_proxy(accounts_service, name):
    got = credential(
        accounts_service,
        type="ecs_ram_role",
        role_name=name,
        proxy=f"http://127.0.0.1:{accounts_service.emulator.port}",
    )
    check_keys(accounts_service, got.access_key_id, got.access_key_secret, got.security_token)


# aliyun-python-sdk-core


def call_core(service, action, key=USER, method="POST", **parameters):
    client = AcsClient(key[0], key[1], "cn-hangzhou", auto_retry=False)
    request = CommonRequest(domain=f"127.0.0.1:{service.emulator.port}", version="2015-04-01", action_name=action)
    request.set_protocol_type("http")
    request.set_method(method)
    for name, value in parameters.items():
        request.add_query_param(name, value)
    return client.do_action_with_exception(request)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("policy", [POLICY, POLICY_WITH_BLANKS])
def test_core_assumes_a_role(accounts_service, method, policy):
    answer = json.loads(
        call_core(
            accounts_service, "AssumeRole", method=method, RoleArn=ROLE, RoleSessionName="conformance", Policy=policy
        )
    )
    keys = answer["Credentials"]
    check_keys(accounts_service, keys["AccessKeyId"], keys["AccessKeySecret"], keys["SecurityToken"])


def test_core_asks_who_it_is(accounts_service):
    answer = json.loads(call_core(accounts_service, "GetCallerIdentity"))
    assert (answer["IdentityType"], answer["Arn"]) == ("RAMUser", f"acs:ram::{ACCOUNT}:user/oss-repl")


@pytest.mark.parametrize(
    "key, code",
    [
        (("LTAI-USER-1", "wrong"), "SignatureDoesNotMatch"),
        (("nobody", "wrong"), "InvalidAccessKeyId.NotFound"),
        (USER_OF_OTHER, "NoPermission"),
    ],
)
def test_core_reads_errors(accounts_service, key, code):
    with pytest.raises(ServerException) as caught:
        call_core(accounts_service, "AssumeRole", key, RoleArn=ROLE, RoleSessionName="conformance")
    assert caught.value.get_error_code() == code


# Keys of several accounts at OSS


def test_buckets_of_two_accounts(accounts_service):
    def names(key):
        provider = oss.credentials.StaticCredentialsProvider(*key)
        client = accounts_service.client(path_style=True, credentials_provider=provider)
        return [bucket.name for bucket in client.list_buckets(oss.ListBucketsRequest()).buckets]

    assert names(USER) == ["orders"]
    assert names(USER_OF_OTHER) == ["orders-dr"]


def test_an_expired_key_is_refused_by_oss(accounts_service):
    keys = sts_client(accounts_service).assume_role(assumption()).body.credentials
    check_keys(accounts_service, keys.access_key_id, keys.access_key_secret, keys.security_token)
    Control(accounts_service.emulator).call("POST", f"keys/{keys.access_key_id}", json={"expire_after": "0s"})
    with pytest.raises(oss.exceptions.OperationError) as caught:
        check_keys(accounts_service, keys.access_key_id, keys.access_key_secret, keys.security_token)
    error = caught.value.unwrap()
    assert (error.status_code, error.code, error.ec.strip()) == (403, "SecurityTokenExpired", "0002-00000007")
