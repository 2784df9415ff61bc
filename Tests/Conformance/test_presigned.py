"""V4 signatures in the query."""

import datetime

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import refused
from support.signing import ShiftedSignerV4, Tampering


@pytest.fixture(scope="module")
def source(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    return source


def call(service, source, client=None, seconds=None, **keywords):
    """GetBucketReplication with its signature in the query."""
    metadata = {}
    if seconds is not None:
        now = datetime.datetime.now(datetime.timezone.utc)
        metadata["expiration_time"] = now + datetime.timedelta(seconds=seconds)
    return service.call(
        "GET", source, "replication", client=client, auth_method="query", op_metadata=metadata, **keywords
    )


@pytest.mark.parametrize("path_style", [False, True])
def test_a_signed_query_is_accepted(still, source, path_style):
    output = call(still, source, still.client(path_style=path_style))
    assert "x-oss-signature=" in output.http_response.request.url
    assert b"<ID>r</ID>" in output.http_response.content


def test_temporary_credentials(still, source):
    output = call(still, source, still.client(security_token="token+/="))
    assert output.status_code == 200


def test_a_rule_id_and_a_body_are_accepted_too(still):
    source, target = still.pair()
    client = still.client()
    request = oss.PutBucketReplicationRequest(
        bucket=source,
        replication_configuration=oss.ReplicationConfiguration(
            rules=[
                oss.ReplicationRule(
                    id="r", destination=oss.ReplicationDestination(bucket=target, location="oss-cn-shanghai")
                )
            ]
        ),
    )
    assert client.put_bucket_replication(request, auth_method="query").status_code == 200
    result = client.get_bucket_replication_progress(
        oss.GetBucketReplicationProgressRequest(bucket=source, rule_id="r"), auth_method="query"
    )
    assert result.replication_progress.rules[0].id == "r"


@pytest.mark.parametrize("seconds", [604_801, 0, -60])
def test_an_expiry_out_of_range(still, source, seconds):
    # A second is lost between the signing time and the expiry, which the SDK takes one after the other.
    seconds = seconds + 10 if seconds > 0 else seconds
    refused(lambda: call(still, source, seconds=seconds), 400, "InvalidArgument", ec="0002-00000232")


def test_the_longest_expiry(still, source):
    assert call(still, source, seconds=604_800).status_code == 200


def test_a_wrong_secret(still, source):
    client = still.client(access_key_secret="wrong")
    refused(lambda: call(still, source, client), 403, "SignatureDoesNotMatch", ec="0002-00000040")


def test_a_changed_query(still, source):
    def change(request):
        request.url = request.url.replace("?replication", "?replication&extra=1")

    client = still.client(http_client=Tampering(change))
    refused(lambda: call(still, source, client), 403, "SignatureDoesNotMatch")


def test_an_expired_query(still, source):
    # Signed two hours ago and good for one.
    client = still.client(signer=ShiftedSignerV4(-120))
    with pytest.raises(oss.exceptions.OperationError) as caught:
        call(still, source, client, seconds=-3600)
    assert caught.value.unwrap().status_code == 403


def test_an_old_query_that_has_not_expired(still, source):
    # Signed two hours ago and good for three: the clock's tolerance is for headers only.
    client = still.client(signer=ShiftedSignerV4(-120))
    assert call(still, source, client, seconds=3600).status_code == 200
