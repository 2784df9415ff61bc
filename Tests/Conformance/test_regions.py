"""Which region a request is for, and what happens when it is the wrong one."""

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import WRONG_ENDPOINT, refused
from support.signing import ForeignScopeSigner

WRONG_SCOPE = "Invalid signing region in Authorization header."


@pytest.fixture(scope="module")
def beijing(still):
    return still.bucket("cn-beijing")


@pytest.mark.parametrize("path_style", [False, True])
def test_a_bucket_of_another_region(still, beijing, path_style):
    error = refused(
        lambda: still.rules(beijing, client=still.client("cn-hangzhou", path_style=path_style)),
        403,
        "AccessDenied",
        message=WRONG_ENDPOINT,
    )
    assert error.error_fileds["Endpoint"] == "oss-cn-beijing.aliyuncs.com"
    assert error.error_fileds["Bucket"] == beijing


@pytest.mark.parametrize(
    "call",
    [
        lambda client, bucket: client.get_bucket_replication_location(
            oss.GetBucketReplicationLocationRequest(bucket=bucket)
        ),
        lambda client, bucket: client.get_bucket_info(oss.GetBucketInfoRequest(bucket=bucket)),
        lambda client, bucket: client.get_bucket_versioning(oss.GetBucketVersioningRequest(bucket=bucket)),
        lambda client, bucket: client.delete_bucket(oss.DeleteBucketRequest(bucket=bucket)),
        lambda client, bucket: client.delete_bucket_replication(
            oss.DeleteBucketReplicationRequest(
                bucket=bucket, replication_rules=oss.ReplicationRules(ids=["r"])
            )
        ),
    ],
    ids=["locations", "info", "versioning", "delete-bucket", "delete-replication"],
)
def test_every_operation_on_a_bucket_of_another_region(still, beijing, call):
    error = refused(lambda: call(still.client("cn-shanghai"), beijing), 403, "AccessDenied", message=WRONG_ENDPOINT)
    assert error.error_fileds["Endpoint"] == "oss-cn-beijing.aliyuncs.com"


def test_v1_at_the_endpoint_of_another_region(still, beijing):
    client = still.client("cn-hangzhou", signature_version="v1")
    error = refused(lambda: still.rules(beijing, client=client), 403, "AccessDenied", message=WRONG_ENDPOINT)
    assert error.error_fileds["Endpoint"] == "oss-cn-beijing.aliyuncs.com"


def test_v1_with_path_style_takes_the_region_of_the_bucket(still, beijing):
    client = still.client(path_style=True, signature_version="v1")
    result = client.get_bucket_info(oss.GetBucketInfoRequest(bucket=beijing))
    assert result.bucket_info.location == "oss-cn-beijing"


@pytest.mark.parametrize("region", ["cn-hangzhou", "cn-beijing", "nowhere"])
def test_a_scope_unlike_the_host(still, beijing, region):
    host = "oss-cn-beijing.aliyuncs.com" if region != "cn-beijing" else "oss-cn-shanghai.aliyuncs.com"
    client = still.client(region, host=host)
    refused(
        lambda: still.rules(beijing, client=client),
        400,
        "InvalidArgument",
        ec="0002-00000226",
        message=WRONG_SCOPE,
    )


def test_a_scope_unlike_the_host_when_listing(still):
    client = still.client("cn-beijing", signer=ForeignScopeSigner(region="cn-hangzhou"))
    refused(
        lambda: client.list_buckets(oss.ListBucketsRequest()), 400, "InvalidArgument", ec="0002-00000226"
    )


@pytest.mark.parametrize(
    "host",
    [
        "oss-cn-beijing.aliyuncs.com",
        "oss-cn-beijing-internal.aliyuncs.com",
        "cn-beijing.oss.aliyuncs.com",
        "oss-cn-beijing.localhost",
    ],
)
def test_all_kinds_of_endpoints(still, beijing, host):
    client = still.client("cn-beijing", host=host)
    result = client.get_bucket_info(oss.GetBucketInfoRequest(bucket=beijing))
    assert result.bucket_info.location == "oss-cn-beijing"


def test_the_names_of_the_local_machine(still, beijing):
    """Without a region in the host, the signature tells it."""
    client = still.client("cn-beijing", host="localhost")
    result = client.get_bucket_info(oss.GetBucketInfoRequest(bucket=beijing))
    assert result.bucket_info.location == "oss-cn-beijing"


def test_a_target_may_be_in_another_region_than_the_request(still, beijing):
    source = still.bucket("cn-hangzhou")
    still.put(source, beijing, location="oss-cn-beijing")
    assert still.rule(source).destination.bucket == beijing
