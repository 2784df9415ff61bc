"""GetBucketReplicationProgress."""

import re
import xml.etree.ElementTree as ElementTree

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import NO_BUCKET, NO_RULE, refused
from support.emulator import poll

ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\s*")


@pytest.mark.parametrize("history", ["enabled", "disabled"])
def test_a_starting_rule_has_copied_nothing(still, history):
    source, target = still.pair()
    still.put(source, target, id="r", historical_object_replication=history)
    rule = still.progress(source, "r")
    assert rule.status == "starting"
    assert float(rule.progress.historical_object) == 0
    assert rule.progress.new_object is None


def test_a_running_rule_without_history_tells_only_of_new_objects(instant):
    source, target = instant.pair()
    instant.put(source, target, id="r", historical_object_replication="disabled")
    rule = instant.progress(source, "r")
    assert rule.status == "doing"
    assert rule.progress.historical_object is None
    assert ISO_TIME.fullmatch(rule.progress.new_object)


def test_a_running_rule_with_history_tells_a_fraction(instant):
    source, target = instant.pair()
    instant.put(source, target, id="r", historical_object_replication="enabled")
    rule = instant.progress(source, "r")
    assert rule.status == "doing"
    assert re.fullmatch(r"[01](\.\d+)?", rule.progress.historical_object)
    assert 0 <= float(rule.progress.historical_object) <= 1


def test_history_grows_to_the_whole(start):
    service = start(starting="0ms", history="500ms")
    source, target = service.pair()
    service.put(source, target, id="r", historical_object_replication="enabled")
    seen = poll(
        lambda: float(service.progress(source, "r").progress.historical_object), lambda fraction: fraction >= 1
    )
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_a_closing_rule_still_answers(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    still.delete(source, "r")
    assert still.progress(source, "r").status == "closing"


def test_the_configuration_is_repeated(still):
    source, target = still.pair(target_region="eu-central-1")
    still.put(
        source,
        target,
        location="oss-eu-central-1",
        transfer_type="oss_acc",
        id="r",
        prefixes=["a/", "b/"],
        action="PUT",
        sync_role="replicator",
        sse="Enabled",
        key="masked-****",
    )
    rule = still.progress(source, "r")
    assert rule.id == "r"
    assert sorted(rule.prefix_set.prefixs) == ["a/", "b/"]
    assert rule.action == "PUT"
    assert rule.destination.bucket == target
    assert rule.destination.location == "oss-eu-central-1"
    assert rule.destination.transfer_type == "oss_acc"
    assert rule.historical_object_replication == "enabled"


def test_roles_and_keys_and_rtc_are_not_repeated(still):
    source, target = still.pair()
    still.put(source, target, id="r", rtc="enabled", sync_role="replicator", sse="Enabled", key="masked-****")
    output = still.call("GET", source, "replicationProgress&rule-id=r")
    root = ElementTree.fromstring(output.http_response.content)
    assert root.tag == "ReplicationProgress"
    names = {child.tag for child in root.find("Rule")}
    assert names == {"ID", "Action", "Destination", "Status", "HistoricalObjectReplication", "Progress"}


def test_the_internal_link_is_an_absent_element(still):
    source, target = still.pair()
    still.put(source, target, id="r", transfer_type="internal")
    assert still.progress(source, "r").destination.transfer_type is None


@pytest.mark.parametrize("query", ["replicationProgress", "replicationProgress="])
def test_without_a_rule_id_all_rules_are_told(still, query):
    source, first = still.pair()
    second = still.bucket("cn-beijing")
    still.put(source, first, id="a")
    still.put(source, second, location="oss-cn-beijing", id="b")
    output = still.call("GET", source, query)
    rules = ElementTree.fromstring(output.http_response.content).findall("Rule")
    assert {rule.findtext("ID") for rule in rules} == {"a", "b"}
    assert all(rule.findtext("Progress/HistoricalObject") == "0" for rule in rules)


def test_without_a_rule_id_and_without_rules(still):
    with pytest.raises(oss.exceptions.OperationError) as caught:
        still.call("GET", still.bucket(), "replicationProgress")
    assert caught.value.unwrap().status_code == 404


def test_the_sdk_asks_for_a_rule_id_itself(still):
    with pytest.raises(oss.exceptions.ParamRequiredError):
        still.client().get_bucket_replication_progress(
            oss.GetBucketReplicationProgressRequest(bucket=still.bucket())
        )


def test_an_unknown_rule(still):
    source, target = still.pair()
    still.put(source, target, id="r")
    refused(lambda: still.progress(source, "other"), 404, "NoSuchReplicationRule", message=NO_RULE)


def test_a_bucket_without_any_rule(still):
    refused(lambda: still.progress(still.bucket(), "r"), 404, "NoSuchReplicationRule", message=NO_RULE)


def test_a_bucket_that_does_not_exist(still):
    refused(lambda: still.progress("never-made", "r"), 404, "NoSuchBucket", message=NO_BUCKET)


def test_a_rule_that_is_gone(instant):
    source, target = instant.pair()
    instant.put(source, target, id="r")
    instant.delete(source, "r")
    refused(lambda: instant.progress(source, "r"), 404, "NoSuchReplicationRule", message=NO_RULE)
