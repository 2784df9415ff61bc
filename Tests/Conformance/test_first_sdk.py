"""The first Python SDK, oss2, with V1 and V4 signatures."""

import oss2
import pytest
from oss2.models import ReplicationRule

VERSIONS = ["v1", "v4"]


def rule_to(target, **fields):
    return ReplicationRule(
        target_bucket_name=target, target_bucket_location="oss-cn-shanghai", **fields
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_a_rule_is_put_read_and_deleted(still, version):
    source, target = still.pair()
    bucket = still.sdk1(source, version=version)
    put = bucket.put_bucket_replication(
        rule_to(
            target,
            rule_id="r",
            prefix_list=["aaa/", "bbb/"],
            action_list=[ReplicationRule.PUT, ReplicationRule.DELETE],
            is_enable_historical_object_replication=False,
        )
    )
    assert put.status == 200 and len(put.request_id) == 24
    (rule,) = bucket.get_bucket_replication().rule_list
    assert rule.rule_id == "r"
    assert sorted(rule.prefix_list) == ["aaa/", "bbb/"]
    assert set(rule.action_list) == {"PUT", "DELETE"}
    assert rule.target_bucket_name == target
    assert rule.target_bucket_location == "oss-cn-shanghai"
    assert rule.target_transfer_type is None
    assert rule.is_enable_historical_object_replication is False
    assert rule.status == "starting"
    progress = bucket.get_bucket_replication_progress("r").progress
    assert progress.rule_id == "r"
    assert progress.historical_object_progress == 0
    assert progress.new_object_progress is None
    assert bucket.delete_bucket_replication("r").status == 200
    assert bucket.delete_bucket_replication("r").status == 204
    assert bucket.get_bucket_replication_progress("r").progress.status == "closing"


@pytest.mark.parametrize("version", VERSIONS)
def test_defaults(still, version):
    source, target = still.pair()
    bucket = still.sdk1(source, version=version)
    bucket.put_bucket_replication(rule_to(target))
    (rule,) = bucket.get_bucket_replication().rule_list
    assert len(rule.rule_id) == 36
    assert rule.prefix_list == []
    assert rule.action_list == ["ALL"]
    assert rule.is_enable_historical_object_replication is True


def test_all_actions_read_back(still):
    source, target = still.pair()
    bucket = still.sdk1(source)
    bucket.put_bucket_replication(rule_to(target, action_list=["PUT", "DELETE", "ABORT"]))
    (rule,) = bucket.get_bucket_replication().rule_list
    assert set(rule.action_list) in ({"PUT", "DELETE", "ABORT"}, {"ALL"})


@pytest.mark.parametrize("version", VERSIONS)
def test_kms_without_a_role_is_dropped(still, version):
    source, target = still.pair()
    bucket = still.sdk1(source, version=version)
    bucket.put_bucket_replication(
        rule_to(target, replica_kms_keyid="masked-****", sse_kms_encrypted_objects_status=ReplicationRule.ENABLED)
    )
    (rule,) = bucket.get_bucket_replication().rule_list
    assert rule.sse_kms_encrypted_objects_status is None
    assert rule.replica_kms_keyid is None


def test_kms_switched_off(still):
    source, target = still.pair()
    bucket = still.sdk1(source)
    bucket.put_bucket_replication(
        rule_to(
            target,
            sync_role_name="replicator",
            replica_kms_keyid="masked-****",
            sse_kms_encrypted_objects_status=ReplicationRule.DISABLED,
        )
    )
    (rule,) = bucket.get_bucket_replication().rule_list
    assert rule.sse_kms_encrypted_objects_status == ReplicationRule.DISABLED
    assert rule.replica_kms_keyid is None


@pytest.mark.parametrize("version", VERSIONS)
def test_a_second_rule_to_the_same_target(still, version):
    source, target = still.pair()
    bucket = still.sdk1(source, version=version)
    bucket.put_bucket_replication(rule_to(target, rule_id="a"))
    with pytest.raises(oss2.exceptions.ServerError) as caught:
        bucket.put_bucket_replication(rule_to(target, rule_id="b"))
    assert (caught.value.status, caught.value.code) == (400, "BucketReplicationAlreadyExist")


@pytest.mark.parametrize("version", VERSIONS)
def test_absent_configuration_and_rule(still, version):
    bucket = still.sdk1(still.bucket(), version=version)
    with pytest.raises(oss2.exceptions.ServerError) as caught:
        bucket.get_bucket_replication()
    assert (caught.value.status, caught.value.code) == (404, "NoSuchReplicationConfiguration")
    with pytest.raises(oss2.exceptions.ServerError) as caught:
        bucket.get_bucket_replication_progress("r")
    assert (caught.value.status, caught.value.code) == (404, "NoSuchReplicationRule")


@pytest.mark.parametrize("version", VERSIONS)
def test_locations(still, version):
    result = still.sdk1(still.bucket(), version=version).get_bucket_replication_location()
    assert len(result.location_list) == 29
    assert len(result.location_transfer_type_list) == 17


@pytest.mark.parametrize("version", VERSIONS)
def test_an_odd_id_in_the_query(still, version):
    source, target = still.pair()
    bucket = still.sdk1(source, version=version)
    bucket.put_bucket_replication(rule_to(target, rule_id="a+b c/&=%~"))
    assert bucket.get_bucket_replication_progress("a+b c/&=%~").progress.rule_id == "a+b c/&=%~"


@pytest.mark.parametrize("version", VERSIONS)
def test_temporary_credentials(still, version):
    source, target = still.pair()
    bucket = still.sdk1(source, version=version, token="CAIS+/token==")
    bucket.put_bucket_replication(rule_to(target))
    assert len(bucket.get_bucket_replication().rule_list) == 1


@pytest.mark.parametrize("version", VERSIONS)
def test_a_wrong_secret(still, version):
    bucket = still.sdk1(still.bucket(), version=version)
    bucket.auth = (
        oss2.AuthV4("conformance-key", "wrong") if version == "v4" else oss2.Auth("conformance-key", "wrong")
    )
    with pytest.raises(oss2.exceptions.SignatureDoesNotMatch):
        bucket.get_bucket_replication()
