"""GetBucketReplicationLocation."""

import xml.etree.ElementTree as ElementTree

import pytest

from support.checks import NO_BUCKET, refused

MAINLAND_RTC = {"beijing", "hangzhou", "qingdao", "shanghai", "shenzhen", "zhangjiakou"}


def test_hangzhou_answers_as_recorded(still, bodies):
    recorded = ElementTree.parse(bodies / "get_replication_location.resp.go-v1-full-cn-hangzhou.xml").getroot()
    answer = still.locations(still.bucket())
    assert answer.locations == [item.text for item in recorded.findall("Location")]
    assert len(answer.locations) == 29
    pairs = [
        (item.location, item.transfer_types.types)
        for item in answer.location_transfer_type_constraint.location_transfer_types
    ]
    assert pairs == [
        (item.findtext("Location"), [kind.text for kind in item.findall("TransferTypes/Type")])
        for item in recorded.findall("LocationTransferTypeConstraint/LocationTransferType")
    ]
    assert len(pairs) == 17
    assert answer.locationrtc_constraint.locations == [
        item.text for item in recorded.findall("LocationRTCConstraint/Location")
    ]


def test_hangzhou_answers_with_the_recorded_elements(still, bodies):
    recorded = ElementTree.parse(bodies / "get_replication_location.resp.go-v1-full-cn-hangzhou.xml").getroot()
    output = still.call("GET", still.bucket(), "replicationLocation")
    answer = ElementTree.fromstring(output.http_response.content)

    def outline(item):
        return item.tag, (item.text or "").strip(), [outline(child) for child in item]

    assert outline(answer) == outline(recorded)


@pytest.mark.parametrize("region", ["cn-beijing", "ap-southeast-1", "us-west-1", "cn-hongkong"])
def test_the_own_region_is_not_a_target(still, region):
    answer = still.locations(still.bucket(region), region=region)
    assert f"oss-{region}" not in answer.locations
    assert "oss-cn-shanghai" in answer.locations
    assert all(location.startswith("oss-") for location in answer.locations)


@pytest.mark.parametrize("city", sorted(MAINLAND_RTC))
def test_rtc_within_the_mainland(still, city):
    answer = still.locations(still.bucket(f"cn-{city}"), region=f"cn-{city}")
    assert set(answer.locationrtc_constraint.locations) == {f"oss-cn-{other}" for other in MAINLAND_RTC - {city}}


@pytest.mark.parametrize("region, partner", [("us-west-1", "oss-us-east-1"), ("us-east-1", "oss-us-west-1")])
def test_rtc_within_the_united_states(still, region, partner):
    answer = still.locations(still.bucket(region), region=region)
    assert answer.locationrtc_constraint.locations == [partner]


@pytest.mark.parametrize("region", ["ap-southeast-1", "cn-chengdu", "cn-hongkong"])
def test_a_region_without_rtc_has_no_constraint(still, region):
    constraint = still.locations(still.bucket(region), region=region).locationrtc_constraint
    assert constraint is None or not constraint.locations


def test_only_acceleration_is_named_as_a_transfer_type(still):
    answer = still.locations(still.bucket("eu-central-1"), region="eu-central-1")
    constraint = answer.location_transfer_type_constraint
    assert constraint.location_transfer_types
    assert {kind for item in constraint.location_transfer_types for kind in item.transfer_types.types} == {"oss_acc"}


def test_rules_do_not_change_the_answer(still):
    source, target = still.pair()
    before = still.locations(source).locations
    still.put(source, target)
    assert still.locations(source).locations == before


@pytest.mark.parametrize("query", ["replicationLocation", "replicationLocation="])
def test_the_form_of_the_query_does_not_matter(still, query):
    assert still.call("GET", still.bucket(), query).status_code == 200


def test_a_bucket_that_does_not_exist(still):
    refused(lambda: still.locations("never-made"), 404, "NoSuchBucket", ec="0015-00000101", message=NO_BUCKET)
