"""Making, removing, listing and describing buckets; versioning."""

import datetime

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import NO_BUCKET, has_common_headers, is_empty_success, refused
from support.emulator import poll


def test_a_bucket_is_made_in_the_region_of_the_request(still):
    result = still.client("cn-shenzhen").put_bucket(oss.PutBucketRequest(bucket="made-in-shenzhen"))
    assert result.status_code == 200
    has_common_headers(result.headers)
    assert still.info("made-in-shenzhen", region="cn-shenzhen").location == "oss-cn-shenzhen"


def test_with_path_style_the_region_is_that_of_the_signature(still):
    client = still.client("cn-shenzhen", path_style=True)
    client.put_bucket(oss.PutBucketRequest(bucket="made-by-path"))
    assert still.info("made-by-path", region="cn-shenzhen").location == "oss-cn-shenzhen"


def test_a_removed_bucket_is_gone(still):
    bucket = still.bucket()
    assert still.remove_bucket(bucket).status_code == 204
    refused(lambda: still.info(bucket), 404, "NoSuchBucket", ec="0015-00000101", message=NO_BUCKET)
    refused(lambda: still.remove_bucket(bucket), 404, "NoSuchBucket", message=NO_BUCKET)


@pytest.mark.parametrize("is_closing", [False, True])
def test_both_ends_of_a_rule_can_be_removed(still, is_closing):
    source, target = still.pair()
    still.put(source, target, id="r")
    if is_closing:
        still.delete(source, "r")
    assert still.remove_bucket(target, region="cn-shanghai").status_code == 204
    assert still.remove_bucket(source).status_code == 204


def test_a_bucket_made_anew_has_no_rules(still):
    source, target = still.pair()
    still.put(source, target)
    still.remove_bucket(source)
    still.bucket(name=source)
    assert not still.has_rules(source)


@pytest.mark.parametrize("name", ["Bad_Name", "ab", "-bad"])
def test_an_illegal_name(still, name):
    """The SDK refuses such names itself, so the request is built without its check."""
    client = still.client(path_style=True)
    operation = oss.OperationInput(op_name="Raw", method="PUT", headers={}, parameters={}, bucket=name)
    operation.op_metadata["is_bucket_arn"] = True
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("alibabacloud_oss_v2.validation.assert_validate_arn_bucket", lambda name: None)
        refused(lambda: client.invoke_operation(operation), 400, "InvalidBucketName")


def test_the_description_of_a_bucket(still):
    bucket = still.bucket("cn-beijing")
    info = still.info(bucket, region="cn-beijing")
    assert info.name == bucket
    assert info.location == "oss-cn-beijing"
    assert info.extranet_endpoint == "oss-cn-beijing.aliyuncs.com"
    assert info.intranet_endpoint == "oss-cn-beijing-internal.aliyuncs.com"
    assert info.storage_class == "Standard"
    assert info.data_redundancy_type == "LRS"
    assert info.transfer_acceleration == "Disabled"
    assert info.cross_region_replication == "Disabled"
    assert info.versioning is None
    assert info.owner.id and info.owner.display_name
    assert info.acl == "private"
    age = datetime.datetime.now(datetime.timezone.utc) - info.creation_date.replace(tzinfo=datetime.timezone.utc)
    assert abs(age.total_seconds()) < 600


def test_the_description_tells_of_replication(still):
    source, target = still.pair()
    still.put(source, target)
    assert still.info(source).cross_region_replication == "Enabled"


def test_the_description_tells_of_versioning(still):
    bucket = still.bucket()
    still.set_versioning(bucket, "Enabled")
    assert still.info(bucket).versioning == "Enabled"


def test_the_location_of_a_bucket(still):
    bucket = still.bucket("ap-northeast-1")
    result = still.client("ap-northeast-1").get_bucket_location(oss.GetBucketLocationRequest(bucket=bucket))
    assert result.location == "oss-ap-northeast-1"
    refused(
        lambda: still.client().get_bucket_location(oss.GetBucketLocationRequest(bucket="never-made")),
        404,
        "NoSuchBucket",
    )


def versioning_of(service, bucket):
    return service.client().get_bucket_versioning(oss.GetBucketVersioningRequest(bucket=bucket)).version_status


def test_versioning_has_no_status_until_it_is_set(still):
    bucket = still.bucket()
    assert versioning_of(still, bucket) is None
    assert "<Status" not in still.call("GET", bucket, "versioning").http_response.content.decode()


@pytest.mark.parametrize("status", ["Enabled", "Suspended"])
def test_versioning_reads_back(still, status):
    bucket = still.bucket()
    is_empty_success(still.set_versioning(bucket, status))
    assert versioning_of(still, bucket) == status


@pytest.mark.parametrize("body", [b"", b"<Other/>", b"<VersioningConfiguration>"])
def test_malformed_versioning(still, body):
    refused(lambda: still.call("PUT", still.bucket(), "versioning", body), 400, "MalformedXML")


def test_versioning_of_both_ends_is_frozen_while_there_is_a_rule(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    for bucket, region in ((source, "cn-hangzhou"), (target, "cn-shanghai")):
        refused(
            lambda bucket=bucket, region=region: still.set_versioning(bucket, "Enabled", region=region),
            400,
            "InvalidArgument",
            ec="0012-00000005",
        )
    assert versioning_of(still, source) is None


def test_versioning_is_free_again_once_the_rule_is_gone(instant):
    source, target = instant.pair()
    instant.put(source, target, id="r")
    instant.delete(source, "r")
    poll(lambda: instant.has_rules(source), lambda present: not present)
    is_empty_success(instant.set_versioning(source, "Enabled"))
    is_empty_success(instant.set_versioning(target, "Enabled", region="cn-shanghai"))
