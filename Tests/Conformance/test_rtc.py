"""PutBucketRTC and the states of RTC."""

import alibabacloud_oss_v2 as oss
import pytest

from support.bodies import element
from support.checks import MALFORMED_XML, NO_BUCKET, is_empty_success, refused
from support.emulator import poll


def rtc_of(service, source):
    """The RTC status that GetBucketReplication shows, None when the element is absent."""
    rtc = service.rule(source).rtc
    return rtc.status if rtc else None


@pytest.mark.parametrize("status", ["enabled", "Enabled", "ENABLED"])
def test_switching_on_shows_enabling(still, status):
    source, target = still.pair()
    still.put(source, target, id="r")
    assert rtc_of(still, source) is None
    is_empty_success(still.set_rtc(source, "r", status), 200)
    assert rtc_of(still, source) == "enabling"


@pytest.mark.parametrize("status", ["disabled", "Disabled"])
def test_switching_off_takes_the_element_away_at_once(still, status):
    source, target = still.pair()
    still.put(source, target, id="r", rtc="enabled")
    is_empty_success(still.set_rtc(source, "r", status), 200)
    assert "<RTC" not in still.raw_rules(source)


def test_switching_off_what_was_never_on(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    is_empty_success(still.set_rtc(source, "r", "disabled"), 200)
    assert rtc_of(still, source) is None


def test_switching_on_twice(still):
    source, target = still.pair()
    still.put(source, target, id="r", rtc="enabled")
    is_empty_success(still.set_rtc(source, "r", "enabled"), 200)
    assert rtc_of(still, source) == "enabling"


def test_enabling_becomes_enabled(start):
    service = start(starting="100ms", rtc_enabling="200ms")
    source, target = service.pair()
    service.put(source, target, id="r", historical_object_replication="disabled")
    service.set_rtc(source, "r", "enabled")
    seen = poll(lambda: rtc_of(service, source), lambda status: status == "enabled")
    assert seen in (["enabling", "enabled"], ["enabled"])
    service.set_rtc(source, "r", "disabled")
    assert rtc_of(service, source) is None


def test_a_rule_put_with_rtc_becomes_enabled(start):
    service = start(starting="100ms", rtc_enabling="200ms")
    source, target = service.pair()
    service.put(source, target, rtc="enabled", historical_object_replication="disabled")
    assert poll(lambda: rtc_of(service, source), lambda status: status == "enabled")[-1] == "enabled"


def test_rtc_waits_for_the_rule_to_be_effective(start):
    service = start(starting="3600s", rtc_enabling="0ms")
    source, target = service.pair()
    service.put(source, target, rtc="enabled", historical_object_replication="disabled")
    assert rtc_of(service, source) == "enabling"


def test_rtc_waits_for_history(start):
    service = start(starting="0ms", rtc_enabling="0ms", history="3600s")
    source, target = service.pair()
    service.put(source, target, id="r", rtc="enabled", historical_object_replication="enabled")
    assert service.rule(source).status == "doing"
    assert rtc_of(service, source) == "enabling"


@pytest.mark.parametrize("fixture", ["doc-sample", "go-v2"])
def test_the_recorded_bodies(still, bodies, fixture):
    source, target = still.pair()
    still.put(source, target, id="test_replication_rule_1")
    is_empty_success(still.rtc_body(source, (bodies / f"put_rtc.req.{fixture}.xml").read_bytes()), 200)
    assert rtc_of(still, source) == "enabling"


def test_the_order_of_elements_does_not_matter(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    body = element("ReplicationRule", ("ID", "r"), ("RTC", ("Status", "enabled"))).encode()
    is_empty_success(still.rtc_body(source, body), 200)
    assert rtc_of(still, source) == "enabling"


def test_a_body_without_an_id(still, bodies):
    source, target = still.pair()
    still.put(source, target, id="r")
    body = (bodies / "put_rtc.req.invalid-0031-00000015-missing-id.xml").read_bytes()
    refused(lambda: still.rtc_body(source, body), 400, "InvalidArgument", ec="0031-00000015")


@pytest.mark.parametrize("body", [b"", b"<ReplicationRule/>", b"<RtcConfiguration/>", b"<ReplicationRule><RTC>"])
def test_an_empty_configuration(still, body):
    source, target = still.pair()
    still.put(source, target, id="r")
    refused(lambda: still.rtc_body(source, body), 400, "MalformedXML", message=MALFORMED_XML)


def test_an_unknown_status(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    body = element("ReplicationRule", ("RTC", ("Status", "perhaps")), ("ID", "r")).encode()
    with pytest.raises(oss.exceptions.OperationError) as caught:
        still.rtc_body(source, body)
    assert caught.value.unwrap().status_code == 400
    assert rtc_of(still, source) is None


def test_an_unknown_rule(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    refused(lambda: still.set_rtc(source, "other", "enabled"), 400, "InvalidArgument", ec="0031-00000110")


def test_a_closing_rule(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    still.delete(source, "r")
    for status in ("enabled", "disabled"):
        refused(lambda status=status: still.set_rtc(source, "r", status), 400, "BucketReplicationInClosingStatus")


def test_a_rule_within_one_region(still):
    source, target = still.pair(target_region="cn-hangzhou")
    still.put(source, target, location="oss-cn-hangzhou", id="r")
    refused(lambda: still.set_rtc(source, "r", "enabled"), 400, "BucketReplicationNotSupportRtc")


def test_switching_off_within_one_region(still):
    source, target = still.pair(target_region="cn-hangzhou")
    still.put(source, target, location="oss-cn-hangzhou", id="r", rtc="disabled")
    is_empty_success(still.set_rtc(source, "r", "disabled"), 200)


def test_regions_without_rtc(still):
    source, target = still.pair(target_region="cn-chengdu")
    still.put(source, target, location="oss-cn-chengdu", id="r")
    refused(
        lambda: still.set_rtc(source, "r", "enabled"), 400, "ReplicationLocationNotSupportRtc", ec="0031-00000203"
    )


def test_the_two_regions_of_the_united_states_have_it(still):
    source, target = still.pair("us-west-1", "us-east-1")
    still.put(source, target, location="oss-us-east-1", region="us-west-1", rtc="enabled")
    assert still.rule(source, region="us-west-1").rtc.status == "enabling"


def test_a_bucket_that_does_not_exist(still):
    refused(lambda: still.set_rtc("never-made", "r", "enabled"), 404, "NoSuchBucket", message=NO_BUCKET)
