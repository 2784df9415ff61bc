"""PutBucketReplication: what is accepted, and how it reads back."""

import alibabacloud_oss_v2 as oss
import pytest

from support.bodies import DECLARATION, ORDERS, full_rule, rule_body
from support.checks import UUID, is_empty_success

ODD_IDENTIFIER = "~`!@#$%^&*()-_+=|\\[]{}<>:;\"',./?"


def test_a_rule_is_accepted_with_an_empty_answer(still):
    source, target = still.pair()
    result = still.put(source, target, id="first")
    is_empty_success(result)
    # The SDK's model has a field for it, but this version doesn't fill it.
    assert result.headers["x-oss-replication-rule-id"] == "first"
    assert len(result.request_id) == 24


def test_defaults_are_filled_in(still):
    source, target = still.pair()
    still.put(source, target)
    rule = still.rule(source)
    assert rule.action == "ALL"
    assert rule.historical_object_replication == "enabled"
    assert rule.status == "starting"
    assert (rule.destination.bucket, rule.destination.location) == (target, "oss-cn-shanghai")


def test_absent_settings_are_absent_elements(still):
    source, target = still.pair()
    still.put(source, target, transfer_type="internal", rtc="disabled")
    rule = still.rule(source)
    assert rule.destination.transfer_type is None
    assert rule.rtc is None
    assert rule.prefix_set is None
    assert rule.source_selection_criteria is None
    assert rule.encryption_configuration is None
    text = still.raw_rules(source)
    for name in ("TransferType", "RTC", "PrefixSet", "SourceSelectionCriteria", "EncryptionConfiguration", "Cloud"):
        assert f"<{name}" not in text


@pytest.mark.parametrize("sdk", ORDERS)
def test_the_order_of_elements_does_not_matter(still, sdk):
    source, target = still.pair()
    output = still.put_body(source, full_rule(target, "oss-cn-shanghai", "all", ORDERS[sdk], sdk))
    is_empty_success(output)
    rule = still.rule(source)
    assert rule.id == "all"
    assert sorted(rule.prefix_set.prefixs) == ["aaa/", "bbb/"]
    assert rule.action == "PUT"
    assert rule.destination.bucket == target
    assert rule.destination.transfer_type is None
    assert rule.status == "starting"
    assert rule.historical_object_replication == "disabled"
    assert rule.sync_role == "aliyunramrole"
    assert rule.source_selection_criteria.sse_kms_encrypted_objects.status == "Enabled"
    assert rule.encryption_configuration.replica_kms_key_id == "c4d49f85-ee30-426b-a5ed-****"
    assert (rule.rtc.status if rule.rtc else None) == ("enabling" if "RTC" in ORDERS[sdk] else None)


def test_the_sdk_model_with_every_field_is_accepted(still):
    source, target = still.pair(target_region="ap-southeast-1")
    still.put(
        source,
        target,
        location="oss-ap-southeast-1",
        transfer_type="oss_acc",
        id="model",
        action="PUT,DELETE,ABORT",
        prefixes=["aaa/", "bbb/"],
        historical_object_replication="disabled",
        sync_role="aliyunramrole",
        sse="Enabled",
        key="c4d49f85-ee30-426b-a5ed-95e9139d****",
        rtc="disabled",
        status="Disabled",
    )
    rule = still.rule(source)
    assert rule.id == "model"
    assert rule.destination.transfer_type == "oss_acc"
    assert set(rule.action.split(",")) in ({"PUT", "DELETE", "ABORT"}, {"ALL"})
    assert rule.sync_role == "aliyunramrole"
    assert rule.status == "starting"


@pytest.mark.parametrize(
    "fixture",
    ["doc-sample", "doc-syntax-usertaggings", "go-v2-full", "go-v2-minimal", "python-v2-1.4.1-full"],
)
def test_every_recorded_body_is_accepted_for_a_fitting_pair(still, bodies, fixture):
    source, target = still.bucket("cn-hangzhou"), still.bucket("cn-beijing")
    body = (bodies / f"put_replication.req.{fixture}.xml").read_text()
    # Between these two regions there is RTC but no acceleration.
    for recorded, made in (("destbucket", target), ("oss-cn-hangzhou", "oss-cn-beijing"), ("oss_acc", "internal")):
        body = body.replace(recorded, made)
    is_empty_success(still.put_body(source, body.encode()))
    assert still.rule(source).destination.bucket == target


@pytest.mark.parametrize("query", ["comp=add&replication", "replication&comp=add", "replication=&comp=add"])
def test_the_form_of_the_query_does_not_matter(still, query):
    source, target = still.pair()
    is_empty_success(still.call("POST", source, query, rule_body(target)))
    assert still.rule(source).destination.bucket == target


@pytest.mark.parametrize("content_type", ["application/xml", "text/xml; charset=utf-8", "text/plain", None])
def test_any_content_type_is_accepted_and_content_md5_may_be_left_out(still, content_type):
    source, target = still.pair()
    headers = {"Content-Type": content_type} if content_type else {}
    is_empty_success(still.put_body(source, rule_body(target), headers=headers))
    assert still.has_rules(source)


def test_declaration_and_white_space_do_not_matter(still):
    source, target = still.pair()
    body = rule_body(f"\n   {target}\t").decode().replace("><", ">\n  <")
    is_empty_success(still.put_body(source, (DECLARATION + body + "\n\n").encode()))
    assert still.rule(source).destination.bucket == target


@pytest.mark.parametrize("identifier", [None, ""])
def test_without_an_id_the_service_makes_a_uuid(still, identifier):
    source, target = still.pair()
    elements = {} if identifier is None else {"ID": identifier}
    output = still.put_body(source, rule_body(target, **elements))
    made = still.rule(source).id
    assert UUID.fullmatch(made)
    assert output.headers["x-oss-replication-rule-id"] == made


@pytest.mark.parametrize("identifier", [ODD_IDENTIFIER, "a b:c/d", "x" * 255])
def test_an_id_of_odd_characters_reads_back_unchanged(still, identifier):
    source, target = still.pair()
    still.put(source, target, id=identifier)
    assert still.rule(source).id == identifier
    assert still.progress(source, identifier).id == identifier
    is_empty_success(still.delete(source, identifier))


@pytest.mark.parametrize(
    "action, members",
    [
        ("ALL", {"ALL"}),
        ("PUT", {"PUT"}),
        ("DELETE", {"DELETE"}),
        ("ABORT", {"ABORT"}),
        ("PUT,DELETE", {"PUT", "DELETE"}),
        ("ABORT,PUT", {"PUT", "ABORT"}),
    ],
)
def test_actions_read_back_with_the_same_members(still, action, members):
    source, target = still.pair()
    still.put(source, target, action=action)
    assert set(still.rule(source).action.split(",")) == members


def test_all_may_stand_beside_other_actions(still):
    source, target = still.pair()
    still.put(source, target, action="ALL,PUT")
    assert "ALL" in still.rule(source).action


@pytest.mark.parametrize("status", ["enabled", "Enabled", "Disabled", "doing"])
def test_a_sent_status_has_no_effect(still, status):
    source, target = still.pair()
    still.put(source, target, status=status)
    assert still.rule(source).status == "starting"


@pytest.mark.parametrize("history", ["enabled", "disabled"])
def test_history_reads_back(still, history):
    source, target = still.pair()
    still.put(source, target, historical_object_replication=history)
    assert still.rule(source).historical_object_replication == history


def test_prefixes_read_back_as_sent(still):
    source, target = still.pair()
    prefixes = ["日本/", "a&b<c>/", " blank ", "e\u0301", "\u00e9", "x" * 1023]
    still.put(source, target, prefixes=prefixes)
    assert sorted(still.rule(source).prefix_set.prefixs) == sorted(prefixes)


def test_ten_prefixes_are_accepted(still):
    source, target = still.pair()
    still.put(source, target, prefixes=[f"{number}/" for number in range(10)])
    assert len(still.rule(source).prefix_set.prefixs) == 10


def test_an_empty_prefix_set_is_the_whole_bucket(still):
    source, target = still.pair()
    is_empty_success(still.put_body(source, rule_body(target, PrefixSet=())))
    assert still.rule(source).prefix_set is None


@pytest.mark.parametrize("status", ["enabled", "Enabled", "ENABLED"])
def test_rtc_in_any_case_reads_back_as_enabling(still, status):
    source, target = still.pair()
    still.put(source, target, rtc=status)
    assert still.rule(source).rtc.status == "enabling"


@pytest.mark.parametrize("status", ["disabled", "Disabled"])
def test_rtc_switched_off_is_an_absent_element(still, status):
    source, target = still.pair()
    still.put(source, target, rtc=status)
    assert "<RTC" not in still.raw_rules(source)


def test_acceleration_reads_back(still):
    source, target = still.pair(target_region="us-west-1")
    still.put(source, target, location="oss-us-west-1", transfer_type="oss_acc")
    assert still.rule(source).destination.transfer_type == "oss_acc"


def test_a_rule_within_one_region_is_accepted(still):
    source, target = still.pair(target_region="cn-hangzhou")
    still.put(source, target, location="oss-cn-hangzhou")
    assert still.rule(source).destination.location == "oss-cn-hangzhou"


def test_several_destinations_are_accepted_with_the_same_scope(still):
    source, first = still.pair()
    second = still.bucket("cn-beijing")
    third = still.bucket("cn-shanghai")
    still.put(source, first, prefixes=["same/"])
    still.put(source, second, location="oss-cn-beijing", prefixes=["same/"])
    still.put(source, third)
    assert {rule.destination.bucket for rule in still.rules(source)} == {first, second, third}
    assert len({rule.id for rule in still.rules(source)}) == 3


def test_both_directions_and_chains_are_accepted(still):
    first, second = still.pair()
    third = still.bucket("cn-beijing")
    still.put(first, second)
    still.put(second, first, location="oss-cn-hangzhou", region="cn-shanghai")
    still.put(second, third, location="oss-cn-beijing", region="cn-shanghai")
    assert len(still.rules(second, region="cn-shanghai")) == 2


def test_kms_settings_read_back_when_there_is_a_role(still):
    source, target = still.pair()
    still.put(source, target, sync_role="replicator", sse="Enabled", key="masked-****")
    rule = still.rule(source)
    assert rule.sync_role == "replicator"
    assert rule.source_selection_criteria.sse_kms_encrypted_objects.status == "Enabled"
    assert rule.encryption_configuration.replica_kms_key_id == "masked-****"


def test_kms_settings_without_a_role_are_dropped(still):
    source, target = still.pair()
    still.put(source, target, sse="Enabled", key="masked-****")
    text = still.raw_rules(source)
    assert "SourceSelectionCriteria" not in text
    assert "EncryptionConfiguration" not in text


def test_kms_switched_on_without_role_and_key_is_accepted(still):
    source, target = still.pair()
    is_empty_success(still.put(source, target, sse="Enabled"))


def test_kms_switched_off_keeps_the_status_and_drops_the_key(still):
    source, target = still.pair()
    still.put(source, target, sync_role="replicator", sse="Disabled", key="masked-****")
    rule = still.rule(source)
    assert rule.source_selection_criteria.sse_kms_encrypted_objects.status == "Disabled"
    assert rule.encryption_configuration is None


def test_user_taggings_are_accepted(still):
    source, target = still.pair()
    tags = [("UserTagging", ("Key", f"k{number}"), ("Value", "v&v")) for number in range(10)]
    for_all = (("FilterType", "AND"), *tags)
    is_empty_success(still.put_body(source, rule_body(target, UserTaggings=for_all)))


def test_an_unknown_element_beside_the_rule_is_ignored(still):
    source, target = still.pair()
    body = rule_body(target).replace(b"<Rule>", b"<ReplicationRole>some-role</ReplicationRole><Rule>")
    is_empty_success(still.put_body(source, body))


def test_a_target_without_the_callers_reach_is_still_listed_after_it_is_gone(still):
    source, target = still.pair()
    still.put(source, target)
    assert still.remove_bucket(target, region="cn-shanghai").status_code == 204
    assert still.rule(source).destination.bucket == target


def test_a_put_is_not_repeated_silently(still):
    """A second identical Put is refused, so the first one stays as it is."""
    source, target = still.pair()
    still.put(source, target, id="only")
    with pytest.raises(oss.exceptions.OperationError):
        still.put(source, target, id="only")
    assert [rule.id for rule in still.rules(source)] == ["only"]
