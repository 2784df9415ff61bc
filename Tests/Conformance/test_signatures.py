"""V4 and V1 signatures, credentials and clocks."""

import re

import alibabacloud_oss_v2 as oss
import pytest

from support.bodies import rule_body
from support.checks import NO_RULE, WRONG_SIGNATURE, refused
from support.signing import AdditionalHeadersSigner, ForeignScopeSigner, ShiftedSignerV1, ShiftedSignerV4, Tampering

VERSIONS = ["v4", "v1"]


@pytest.fixture(scope="module")
def source(still):
    """A bucket with one rule, which no test here changes."""
    source, target = still.pair()
    still.put(source, target, id="r")
    return source


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path_style", [False, True])
def test_all_operations_are_verified(still, version, path_style):
    client = still.client(signature_version=version, path_style=path_style)
    source, target = still.pair()
    still.put(source, target, id="r", client=client)
    assert still.rule(source, client=client).id == "r"
    assert still.progress(source, "r", client=client).status == "starting"
    still.set_rtc(source, "r", "enabled", client=client)
    client.get_bucket_replication_location(oss.GetBucketReplicationLocationRequest(bucket=source))
    client.get_bucket_info(oss.GetBucketInfoRequest(bucket=source))
    client.get_bucket_location(oss.GetBucketLocationRequest(bucket=source))
    client.get_bucket_versioning(oss.GetBucketVersioningRequest(bucket=source))
    client.list_buckets(oss.ListBucketsRequest())
    assert still.delete(source, "r", client=client).status_code == 200


@pytest.mark.parametrize("version", VERSIONS)
def test_an_unknown_key(still, source, version):
    client = still.client(access_key_id="nobody", signature_version=version)
    error = refused(
        lambda: still.rules(source, client=client),
        403,
        "InvalidAccessKeyId",
        ec="0002-00000902",
        message="The OSS Access Key Id you provided does not exist in our records.",
    )
    assert error.error_fileds["OSSAccessKeyId"] == "nobody"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_wrong_secret(still, source, version):
    client = still.client(access_key_secret="wrong", signature_version=version)
    error = refused(
        lambda: still.rules(source, client=client),
        403,
        "SignatureDoesNotMatch",
        ec="0002-00000040",
        message=WRONG_SIGNATURE,
    )
    assert error.error_fileds["SignatureProvided"]


def test_a_key_is_checked_before_the_bucket(still):
    client = still.client(access_key_secret="wrong")
    refused(lambda: still.rules("never-made", client=client), 403, "SignatureDoesNotMatch")


def test_a_refused_write_changes_nothing(still):
    source, target = still.pair()
    client = still.client(access_key_secret="wrong")
    refused(lambda: still.put(source, target, client=client), 403, "SignatureDoesNotMatch")
    assert not still.has_rules(source)


def test_a_request_without_signature(still, source):
    client = still.client(credentials_provider=oss.credentials.AnonymousCredentialsProvider())
    refused(lambda: still.rules(source, client=client), 403, "AccessDenied")
    refused(lambda: client.list_buckets(oss.ListBucketsRequest()), 403, "AccessDenied")


def set_header(name, value):
    def change(request):
        request.headers[name] = value

    return change


def drop_header(name):
    def change(request):
        del request.headers[name]

    return change


def replace_in_url(old, new):
    def change(request):
        assert old in request.url
        request.url = request.url.replace(old, new)

    return change


def replace_method(request):
    request.method = "POST"


def tampered(service, change, **settings):
    return service.client(http_client=Tampering(change), **settings)


@pytest.mark.parametrize(
    "change",
    [
        set_header("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="),
        set_header("Content-Type", "text/plain"),
        set_header("x-oss-extra", "value"),
        set_header("x-oss-security-token", "token"),
        drop_header("Content-MD5"),
        drop_header("Content-Type"),
        replace_in_url("rule-id=r", "rule-id=s"),
        replace_in_url("?", "?extra=1&"),
        replace_method,
    ],
    ids=["md5", "type", "extra-header", "token", "no-md5", "no-type", "rule-id", "extra-query", "method"],
)
def test_v4_covers_query_method_and_headers(still, source, change):
    client = tampered(still, change)
    refused(lambda: still.progress(source, "r", client=client), 403, "SignatureDoesNotMatch", ec="0002-00000040")


@pytest.mark.parametrize(
    "change",
    [
        set_header("Date", "Thu, 01 Jan 1970 00:00:00 GMT"),
        drop_header("Date"),
        set_header("User-Agent", "somebody else"),
        set_header("Accept-Language", "zh"),
    ],
    ids=["date", "no-date", "agent", "language"],
)
def test_v4_does_not_cover_the_rest(still, source, change):
    assert still.progress(source, "r", client=tampered(still, change)).id == "r"


def test_v4_covers_the_bucket(still, source):
    other = still.bucket()
    client = tampered(still, replace_in_url(f"//{source}.", f"//{other}."))
    refused(lambda: still.rules(source, client=client), 403, "SignatureDoesNotMatch")


def test_v4_covers_additional_headers(still, source):
    signer = AdditionalHeadersSigner("User-Agent", "Accept-Language")
    assert still.rule(source, client=still.client(signer=signer)).id == "r"
    client = tampered(still, set_header("User-Agent", "somebody else"), signer=signer)
    refused(lambda: still.rules(source, client=client), 403, "SignatureDoesNotMatch")
    client = tampered(still, set_header("Accept-Charset", "utf-8"), signer=signer)
    assert still.rule(source, client=client).id == "r"


def test_v1_covers_method_date_type_and_sub_resources(still, source):
    for change in (
        set_header("Date", "Thu, 01 Jan 2026 00:00:00 GMT"),
        set_header("Content-Type", "text/plain"),
        set_header("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="),
        set_header("x-oss-extra", "value"),
        replace_in_url("replication", "replicationLocation"),
    ):
        client = tampered(still, change, signature_version="v1")
        with pytest.raises(oss.exceptions.OperationError) as caught:
            still.rules(source, client=client)
        assert caught.value.unwrap().code in ("SignatureDoesNotMatch", "RequestTimeTooSkewed")
        assert caught.value.unwrap().status_code == 403


def test_v1_does_not_cover_the_rule_id(still, source):
    client = tampered(still, replace_in_url("rule-id=r", "rule-id=s"), signature_version="v1")
    refused(lambda: still.progress(source, "r", client=client), 404, "NoSuchReplicationRule", message=NO_RULE)


@pytest.mark.parametrize("minutes", [-16, 16, -60 * 24, 60 * 24])
@pytest.mark.parametrize("signer", [ShiftedSignerV4, ShiftedSignerV1])
def test_a_clock_that_is_too_far_off(still, source, minutes, signer):
    client = still.client(signer=signer(minutes))
    error = refused(
        lambda: still.rules(source, client=client),
        403,
        "RequestTimeTooSkewed",
        ec="0002-00000504",
        message="The difference between the request time and the current time is too large.",
    )
    assert error.error_fileds["MaxAllowedSkewMilliseconds"] == "900000"
    for name in ("RequestTime", "ServerTime"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", error.error_fileds[name])
    assert (error.error_fileds["RequestTime"] < error.error_fileds["ServerTime"]) == (minutes < 0)


@pytest.mark.parametrize("minutes", [-14, 14])
@pytest.mark.parametrize("signer", [ShiftedSignerV4, ShiftedSignerV1])
def test_a_clock_that_is_a_little_off(still, source, minutes, signer):
    assert still.rule(source, client=still.client(signer=signer(minutes))).id == "r"


@pytest.mark.parametrize("replaced", [{"date": "20200101"}, {"product": "oss-cloudbox"}])
def test_a_scope_of_another_day_or_product(still, source, replaced):
    client = still.client(signer=ForeignScopeSigner(**replaced))
    with pytest.raises(oss.exceptions.OperationError) as caught:
        still.rules(source, client=client)
    assert caught.value.unwrap().status_code in (400, 403)


@pytest.mark.parametrize("value", ["", "Basic abc", "OSS4-HMAC-SHA256", "OSS4-HMAC-SHA256 Credential=a/b", "OSS x"])
def test_an_authorization_that_is_none(still, source, value):
    client = tampered(still, set_header("Authorization", value))
    with pytest.raises(oss.exceptions.OperationError) as caught:
        still.rules(source, client=client)
    assert caught.value.unwrap().status_code in (400, 403)


@pytest.mark.parametrize("version", VERSIONS)
def test_temporary_credentials(still, source, version):
    client = still.client(security_token="CAIS+/token==", signature_version=version)
    assert still.rule(source, client=client).id == "r"


def test_v4_covers_the_security_token(still, source):
    client = tampered(still, set_header("x-oss-security-token", "other"), security_token="token")
    refused(lambda: still.rules(source, client=client), 403, "SignatureDoesNotMatch")


def test_the_body_is_not_signed_but_its_digest_is_checked(still):
    source, target = still.pair()

    def change(request):
        request.body = rule_body("never-made")

    client = tampered(still, change)
    refused(lambda: still.put(source, target, client=client), 400, "InvalidDigest")
    assert not still.has_rules(source)
