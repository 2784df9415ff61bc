"""What public sources leave open: every value of every `--fact`."""

import oss2
import pytest
from oss2.models import ReplicationRule

from support.bodies import rule_body
from support.checks import is_empty_success, refused

TAGS = (
    ("FilterType", "AND"),
    ("UserTagging", ("Key", "team"), ("Value", "a&b")),
    ("UserTagging", ("Key", "cost"), ("Value", "")),
)


@pytest.mark.parametrize("value, is_shown", [("always", True), ("kms-only", False)])
def test_sync_role_echo(start, value, is_shown):
    service = start(fact=f"sync-role-echo={value}")
    source, target = service.pair()
    service.put(source, target, sync_role="replicator")
    assert service.rule(source).sync_role == ("replicator" if is_shown else None)
    with_kms, other = service.pair()
    service.put(with_kms, other, sync_role="replicator", sse="Enabled", key="masked-****")
    assert service.rule(with_kms).sync_role == "replicator"


@pytest.mark.parametrize("value", ["on", "off"])
def test_user_taggings_echo(start, value):
    service = start(fact=f"user-taggings-echo={value}")
    source, target = service.pair()
    is_empty_success(service.put_body(source, rule_body(target, UserTaggings=TAGS)))
    text = service.raw_rules(source)
    if value == "on":
        assert "<FilterType>AND</FilterType>" in text.replace("\n", "")
        assert "<Key>team</Key><Value>a&amp;b</Value>" in "".join(text.split())
        assert text.count("<UserTagging>") == 2
    else:
        assert "UserTagging" not in text


@pytest.mark.parametrize("value", ["on", "off"])
def test_rule_id_header(start, value):
    service = start(fact=f"rule-id-header={value}")
    source, target = service.pair()
    headers = service.put(source, target, id="r").headers
    assert headers.get("x-oss-replication-rule-id") == ("r" if value == "on" else None)


@pytest.mark.parametrize(
    "value, sent, shown",
    [
        ("yes", "ABORT,PUT", "PUT,ABORT"),
        ("yes", "DELETE, PUT", "PUT,DELETE"),
        ("yes", "ABORT,DELETE,PUT", "ALL"),
        ("no", "ABORT,PUT", "ABORT,PUT"),
        ("no", "PUT,DELETE,ABORT", "PUT,DELETE,ABORT"),
    ],
)
def test_action_normalised(start, value, sent, shown):
    service = start(fact=f"action-normalised={value}")
    source, target = service.pair()
    service.put(source, target, action=sent)
    assert service.rule(source).action == shown


@pytest.mark.parametrize("value", ["ok", "not-found"])
def test_delete_unknown_id(start, value):
    service = start(fact=f"delete-unknown-id={value}")
    source, target = service.pair()
    service.put(source, target, id="r")
    if value == "ok":
        is_empty_success(service.delete(source, "other"), 200)
    else:
        refused(lambda: service.delete(source, "other"), 404, "NoSuchReplicationRule")
    assert service.rule(source).status == "starting"


@pytest.mark.parametrize("value", ["yes", "no"])
def test_transfer_type_required(start, value):
    service = start(fact=f"transfer-type-required={value}")
    source, target = service.pair()
    if value == "yes":
        refused(lambda: service.put(source, target), 400, "MissingArgument")
        service.put(source, target, transfer_type="internal")
    else:
        service.put(source, target)
    assert service.rule(source).destination.transfer_type is None


@pytest.mark.parametrize("value", ["accepted", "refused"])
def test_oss_acc_same_region(start, value):
    service = start(fact=f"oss-acc-same-region={value}")
    source, target = service.pair(target_region="cn-hangzhou")

    def put():
        return service.put(source, target, location="oss-cn-hangzhou", transfer_type="oss_acc")

    if value == "accepted":
        put()
        assert service.rule(source).destination.transfer_type == "oss_acc"
    else:
        refused(put, 400, "InvalidArgument", ec="0031-00000107")


@pytest.mark.parametrize("fact", [[], ["internal-across-border=accepted"]], ids=["by default", "accepted"])
@pytest.mark.parametrize("transfer_type", [None, "internal"])
@pytest.mark.parametrize("target_region", ["ap-southeast-1", "us-west-1", "cn-hongkong"])
def test_internal_across_border(start, fact, transfer_type, target_region):
    """A bucket of cn-hangzhou replicates abroad without acceleration, as the tools' own tests have it."""
    service = start(fact=fact)
    source, target = service.pair(target_region=target_region)
    service.put(source, target, location=f"oss-{target_region}", transfer_type=transfer_type)
    rule = service.rule(source)
    assert rule.destination.location == f"oss-{target_region}"
    assert rule.destination.transfer_type is None
    service.delete(source, rule.id)
    assert service.rule(source).status == "closing"


ABROAD = "ap-south-1"
ACCEPTED = pytest.mark.parametrize("fact", [[], ["internal-across-border=accepted"]], ids=["by default", "accepted"])
VERSIONS = pytest.mark.parametrize("version", ["v1", "v4"])
STANDING = {"starting": "3600s", "closing": "3600s"}


def rule_abroad(target, **fields):
    return ReplicationRule(target_bucket_name=target, target_bucket_location=f"oss-{ABROAD}", **fields)


@ACCEPTED
@VERSIONS
@pytest.mark.parametrize("transfer_type", [None, "oss_acc"])
def test_the_first_sdk_replicates_abroad(start, fact, version, transfer_type):
    """The whole life of a rule from cn-hangzhou to a bucket outside the mainland, with acceleration and without."""
    service = start(fact=fact, **STANDING)
    source, target = service.pair(target_region=ABROAD)
    bucket = service.sdk1(source, version=version)
    put = bucket.put_bucket_replication(
        rule_abroad(
            target,
            rule_id="abroad",
            prefix_list=["one/", "two/"],
            action_list=[ReplicationRule.ALL],
            target_transfer_type=transfer_type,
            is_enable_historical_object_replication=False,
            sync_role_name="replicator",
            replica_kms_keyid="masked-****",
            sse_kms_encrypted_objects_status=ReplicationRule.ENABLED,
        )
    )
    assert put.status == 200
    (rule,) = bucket.get_bucket_replication().rule_list
    progress = bucket.get_bucket_replication_progress("abroad").progress
    for shown in (rule, progress):
        assert (shown.rule_id, shown.target_bucket_name) == ("abroad", target)
        assert shown.target_bucket_location == f"oss-{ABROAD}"
        assert shown.target_transfer_type == transfer_type
        assert sorted(shown.prefix_list) == ["one/", "two/"]
        assert shown.action_list == ["ALL"]
        assert shown.is_enable_historical_object_replication is False
        assert shown.status == "starting"
    assert rule.sync_role_name == "replicator"
    assert rule.replica_kms_keyid == "masked-****"
    assert rule.sse_kms_encrypted_objects_status == ReplicationRule.ENABLED
    assert progress.historical_object_progress == 0 and progress.new_object_progress is None
    with pytest.raises(oss2.exceptions.BucketReplicationAlreadyExist):
        bucket.put_bucket_replication(rule_abroad(target, rule_id="second"))
    assert bucket.delete_bucket_replication("abroad").status == 200
    assert bucket.get_bucket_replication().rule_list[0].status == "closing"
    assert bucket.get_bucket_replication_progress("abroad").progress.status == "closing"


@ACCEPTED
@VERSIONS
def test_the_first_sdk_leaves_out_what_it_may(start, fact, version):
    """Without ID, actions, prefixes and transfer type; without a role, which drops what is said of KMS."""
    service = start(fact=fact, **STANDING)
    source, target = service.pair(target_region=ABROAD)
    bucket = service.sdk1(source, version=version)
    bucket.put_bucket_replication(
        rule_abroad(target, replica_kms_keyid="masked-****", sse_kms_encrypted_objects_status=ReplicationRule.ENABLED)
    )
    (rule,) = bucket.get_bucket_replication().rule_list
    assert len(rule.rule_id) == 36 and rule.prefix_list == [] and rule.action_list == ["ALL"]
    assert rule.is_enable_historical_object_replication is True
    assert rule.sync_role_name is None and rule.replica_kms_keyid is None
    assert rule.sse_kms_encrypted_objects_status is None
    assert bucket.get_bucket_replication_progress(rule.rule_id).progress.prefix_list == []


@ACCEPTED
@VERSIONS
def test_the_first_sdk_finds_the_locations_abroad(start, fact, version):
    service = start(fact=fact)
    result = service.sdk1(service.bucket(), version=version).get_bucket_replication_location()
    assert f"oss-{ABROAD}" in result.location_list
    assert f"oss-{ABROAD}" in [pair.location for pair in result.location_transfer_type_list]


@VERSIONS
def test_the_first_sdk_is_refused_abroad_where_acceleration_is_needed(start, version):
    service = start(fact="internal-across-border=refused")
    source, target = service.pair(target_region=ABROAD)
    bucket = service.sdk1(source, version=version)
    with pytest.raises(oss2.exceptions.ServerError) as caught:
        bucket.put_bucket_replication(rule_abroad(target))
    assert (caught.value.status, caught.value.code) == (400, "InvalidArgument")
    assert not service.has_rules(source)
    bucket.put_bucket_replication(rule_abroad(target, target_transfer_type="oss_acc"))
    (rule,) = bucket.get_bucket_replication().rule_list
    assert rule.target_transfer_type == "oss_acc"


@ACCEPTED
@pytest.mark.parametrize("transfer_type", [None, "internal", "oss_acc"])
def test_the_second_sdk_replicates_abroad(start, fact, transfer_type):
    """The whole life of a rule, its RTC included, which does not reach across the border."""
    service = start(fact=fact, **STANDING)
    source, target = service.pair(target_region=ABROAD)
    service.put(
        source,
        target,
        location=f"oss-{ABROAD}",
        transfer_type=transfer_type,
        id="abroad",
        action="PUT,DELETE",
        prefixes=["one/", "two/"],
        historical_object_replication="disabled",
        sync_role="replicator",
        sse="Enabled",
        key="masked-****",
    )
    shown = "oss_acc" if transfer_type == "oss_acc" else None
    for rule in (service.rule(source), service.progress(source, "abroad")):
        assert (rule.id, rule.action, rule.status) == ("abroad", "PUT,DELETE", "starting")
        assert (rule.destination.bucket, rule.destination.location) == (target, f"oss-{ABROAD}")
        assert rule.destination.transfer_type == shown
        assert sorted(rule.prefix_set.prefixs) == ["one/", "two/"]
        assert rule.historical_object_replication == "disabled"
    assert float(service.progress(source, "abroad").progress.historical_object) == 0
    is_empty_success(service.set_rtc(source, "abroad", "disabled"), 200)
    refused(
        lambda: service.set_rtc(source, "abroad", "enabled"),
        400,
        "ReplicationLocationNotSupportRtc",
        ec="0031-00000203",
    )
    assert service.rule(source).rtc is None
    assert f"oss-{ABROAD}" in service.locations(source).locations
    is_empty_success(service.delete(source, "abroad"), 200)
    is_empty_success(service.delete(source, "abroad"), 204)
    assert service.progress(source, "abroad").status == "closing"


def test_several_facts_at_once(start):
    service = start(fact=["rule-id-header=off", "action-normalised=yes", "sync-role-echo=always"])
    source, target = service.pair()
    result = service.put(source, target, id="r", action="DELETE,PUT", sync_role="replicator")
    assert "x-oss-replication-rule-id" not in result.headers
    assert service.rule(source).action == "PUT,DELETE"
    assert service.rule(source).sync_role == "replicator"
