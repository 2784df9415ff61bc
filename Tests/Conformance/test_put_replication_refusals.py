"""PutBucketReplication: what is refused, and how."""

import alibabacloud_oss_v2 as oss
import pytest

from support.bodies import element, rule_body
from support.checks import MALFORMED_XML, NO_BUCKET, refused

EXISTS = "Bucket replication already exists"
WRONG_LOCATION = "The target bucket you specified does not locate in the target location"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not XML",
        b"<ReplicationConfiguration><Rule>",
        b"<ReplicationConfiguration/>",
        b"<ReplicationConfiguration></ReplicationConfiguration>",
        b"<Rules><Rule/></Rules>",
        b"<ReplicationConfiguration><Rule/></ReplicationConfiguration>",
        b'<!DOCTYPE a [<!ENTITY e "x">]><ReplicationConfiguration>&e;</ReplicationConfiguration>',
    ],
)
def test_a_body_without_a_rule_is_malformed(still, body):
    source = still.bucket()
    refused(lambda: still.put_body(source, body), 400, "MalformedXML", message=MALFORMED_XML)
    assert not still.has_rules(source)


@pytest.mark.parametrize("body", [b"", b"<Other/>", b"<Rule/>"])
def test_a_missing_root_has_its_own_ec(still, body):
    refused(lambda: still.put_body(still.bucket(), body), 400, "MalformedXML", ec="0031-00000001")


def test_the_sdks_empty_configuration_is_malformed(still):
    source = still.bucket()
    request = oss.PutBucketReplicationRequest(
        bucket=source, replication_configuration=oss.ReplicationConfiguration()
    )
    refused(lambda: still.client().put_bucket_replication(request), 400, "MalformedXML", message=MALFORMED_XML)


def test_more_than_one_rule_is_refused(still):
    source, first = still.pair()
    second = still.bucket("cn-beijing")
    rules = [
        ("Rule", ("Destination", ("Bucket", first), ("Location", "oss-cn-shanghai"))),
        ("Rule", ("Destination", ("Bucket", second), ("Location", "oss-cn-beijing"))),
    ]
    body = element("ReplicationConfiguration", *rules).encode()
    refused(lambda: still.put_body(source, body), 400, "TooManyReplicationRules")
    assert not still.has_rules(source)


def test_a_source_that_does_not_exist(still):
    target = still.bucket("cn-shanghai")
    error = refused(
        lambda: still.put("never-made", target), 404, "NoSuchBucket", ec="0015-00000101", message=NO_BUCKET
    )
    assert error.error_fileds["BucketName"] == "never-made"


def test_the_source_as_its_own_target(still):
    source = still.bucket()
    refused(lambda: still.put(source, source, location="oss-cn-hangzhou"), 400, "InvalidTargetBucket")


def test_a_target_that_does_not_exist(still):
    refused(lambda: still.put(still.bucket(), "never-made"), 400, "InvalidTargetBucket")


@pytest.mark.parametrize("name", ["Bad_Name", "-bad", "ab", "bad-", "x" * 64])
def test_a_target_with_an_illegal_name(still, name):
    refused(lambda: still.put(still.bucket(), name), 400, "InvalidArgument", ec="0031-00000101")


@pytest.mark.parametrize(
    "location", ["oss-cn-beijing", "oss-cn-zhengzhou", "cn-shanghai", "oss-cn-hangzhou", "shanghai"]
)
def test_a_location_that_is_not_the_targets(still, location):
    source, target = still.pair()
    refused(
        lambda: still.put(source, target, location=location), 400, "InvalidTargetLocation", message=WRONG_LOCATION
    )


@pytest.mark.parametrize("identifier", [None, "first", "second"])
@pytest.mark.parametrize("prefixes", [["other/"], ["same/"]])
def test_a_second_rule_to_the_same_target(still, identifier, prefixes):
    source, target = still.pair()
    still.put(source, target, id="first", prefixes=["same/"])
    refused(
        lambda: still.put(source, target, id=identifier, prefixes=prefixes),
        400,
        "BucketReplicationAlreadyExist",
        ec="0031-00000044",
        message=EXISTS,
    )
    assert [rule.id for rule in still.rules(source)] == ["first"]


def test_a_closing_rule_still_blocks_its_target(still):
    source, target = still.pair()
    still.put(source, target, id="old")
    still.delete(source, "old")
    refused(
        lambda: still.put(source, target, id="new"),
        400,
        "BucketReplicationAlreadyExist",
        ec="0031-00000044",
        message=EXISTS,
    )
    assert [(rule.id, rule.status) for rule in still.rules(source)] == [("old", "closing")]


def test_an_id_that_another_rule_has(still):
    source, first = still.pair()
    second = still.bucket("cn-beijing")
    still.put(source, first, id="same")
    refused(lambda: still.put(source, second, location="oss-cn-beijing", id="same"), 400, "InvalidArgument")
    assert len(still.rules(source)) == 1


def test_an_id_that_is_too_long(still):
    source, target = still.pair()
    refused(lambda: still.put(source, target, id="x" * 256), 400, "InvalidArgument")


@pytest.mark.parametrize("action", ["SET", "PUT,SET", "PUT;DELETE", "GET"])
def test_an_unknown_action(still, action):
    source, target = still.pair()
    refused(lambda: still.put(source, target, action=action), 400, "InvalidArgument", ec="0031-00000023")


@pytest.mark.parametrize("history", ["true", "on", "enable"])
def test_an_unknown_history_setting(still, history):
    source, target = still.pair()
    refused(
        lambda: still.put(source, target, historical_object_replication=history),
        400,
        "InvalidArgument",
        ec="0031-00000011",
    )


@pytest.mark.parametrize(
    "prefixes",
    [["source", "source/video"], ["source/video", "source"], ["a", "b/", "b/c/d"], ["twice/", "twice/"]],
)
def test_prefixes_that_overlap(still, prefixes):
    source, target = still.pair()
    refused(lambda: still.put(source, target, prefixes=prefixes), 400, "InvalidArgument", ec="0031-00000019")


def test_the_recorded_body_with_overlapping_prefixes(still, bodies):
    source, target = still.pair(target_region="cn-beijing")
    recorded = (bodies / "put_replication.req.invalid-0031-00000019-overlapping-prefixes.xml").read_text()
    body = recorded.replace("destbucket", target).replace("oss_acc", "internal").encode()
    refused(lambda: still.put_body(source, body), 400, "InvalidArgument", ec="0031-00000019")


def test_a_prefix_that_is_not_utf8(still):
    source, target = still.pair()
    body = rule_body(target, PrefixSet=(("Prefix", "MARK"),)).replace(b"MARK", b"caf\xe9/")
    refused(lambda: still.put_body(source, body), 400, "InvalidArgument", ec="0031-00000018")


def test_a_prefix_that_is_too_long(still):
    source, target = still.pair()
    refused(lambda: still.put(source, target, prefixes=["x" * 1024]), 400, "InvalidArgument")


def test_more_prefixes_than_the_quota(still):
    source, target = still.pair()
    prefixes = [f"{number:02}/" for number in range(11)]
    refused(lambda: still.put(source, target, prefixes=prefixes), 400, "InvalidArgument")


@pytest.mark.parametrize("filter_type", ["and", "Or", "XOR", ""])
def test_an_unknown_filter_of_tags(still, filter_type):
    source, target = still.pair()
    tags = (("FilterType", filter_type), ("UserTagging", ("Key", "k"), ("Value", "v")))
    refused(lambda: still.put_body(source, rule_body(target, UserTaggings=tags)), 400, "InvalidArgument")


def test_more_than_ten_tags(still):
    source, target = still.pair()
    tags = [("UserTagging", ("Key", f"k{number}"), ("Value", "v")) for number in range(11)]
    body = rule_body(target, UserTaggings=(("FilterType", "OR"), *tags))
    refused(lambda: still.put_body(source, body), 400, "InvalidArgument")


def test_acceleration_between_regions_that_do_not_have_it(still):
    source, target = still.pair(target_region="cn-beijing")
    refused(
        lambda: still.put(source, target, location="oss-cn-beijing", transfer_type="oss_acc"),
        400,
        "InvalidArgument",
        ec="0031-00000107",
    )


def test_an_unknown_transfer_type(still):
    source, target = still.pair()
    refused(lambda: still.put(source, target, transfer_type="pigeon"), 400, "InvalidArgument")


@pytest.mark.parametrize(
    "source_region, target_region",
    [("cn-hangzhou", "ap-southeast-1"), ("cn-hangzhou", "cn-hongkong"), ("us-west-1", "cn-beijing")],
)
@pytest.mark.parametrize("transfer_type", [None, "internal"])
def test_crossing_the_border_can_need_acceleration(start, source_region, target_region, transfer_type):
    service = start(fact="internal-across-border=refused")
    source, target = service.pair(source_region, target_region)
    refused(
        lambda: service.put(
            source, target, location=f"oss-{target_region}", region=source_region, transfer_type=transfer_type
        ),
        400,
        "InvalidArgument",
        ec="0031-00000107",
    )
    service.put(source, target, location=f"oss-{target_region}", region=source_region, transfer_type="oss_acc")


@pytest.mark.parametrize("target_region", ["cn-chengdu", "cn-hangzhou"])
def test_rtc_between_regions_that_do_not_have_it(still, target_region):
    source, target = still.pair(target_region=target_region)
    refused(
        lambda: still.put(source, target, location=f"oss-{target_region}", rtc="enabled"),
        400,
        "ReplicationLocationNotSupportRtc",
        ec="0031-00000203",
    )
    assert not still.has_rules(source)


@pytest.mark.parametrize(
    "role", ["acs:ram::1234567890123456:role/replicator", "acs:ram::1:role/a", "role with blanks", "role/name"]
)
def test_a_role_that_is_not_a_plain_name(still, role):
    source, target = still.pair()
    error = refused(lambda: still.put(source, target, sync_role=role), 400, "InvalidArgument")
    assert "contains some illegal characters" in error.message


@pytest.mark.parametrize(
    "source_status, target_status",
    [(None, "Enabled"), ("Enabled", None), ("Enabled", "Suspended"), ("Suspended", "Suspended"), (None, "Suspended")],
)
def test_versioning_that_differs_or_is_suspended(still, source_status, target_status):
    source, target = still.pair()
    if source_status:
        still.set_versioning(source, source_status)
    if target_status:
        still.set_versioning(target, target_status, region="cn-shanghai")
    refused(lambda: still.put(source, target), 400, "InvalidRequest", ec="0031-00000053")


def test_versioning_enabled_at_both_ends_is_accepted(still):
    source, target = still.pair()
    still.set_versioning(source, "Enabled")
    still.set_versioning(target, "Enabled", region="cn-shanghai")
    still.put(source, target)


def test_a_content_md5_that_does_not_fit(still):
    source, target = still.pair()
    headers = {"Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg=="}
    refused(lambda: still.put_body(source, rule_body(target), headers=headers), 400, "InvalidDigest")
    assert not still.has_rules(source)


def test_a_destination_without_bucket_or_location_is_refused(still):
    source, target = still.pair()
    for destination in ((("Location", "oss-cn-shanghai"),), (("Bucket", target),)):
        body = rule_body(target, Destination=destination)
        with pytest.raises(oss.exceptions.OperationError) as caught:
            still.put_body(source, body)
        assert caught.value.unwrap().status_code == 400
    assert not still.has_rules(source)


def test_the_location_is_checked_before_the_region_exists(still):
    """An unknown region gives InvalidTargetLocation, not BadReplicationLocation."""
    source, target = still.pair()
    refused(lambda: still.put(source, target, location="oss-atlantis-1"), 400, "InvalidTargetLocation")
