"""`--seed`: buckets and rules to begin with, among them states that the operations can't make."""

import json

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import refused

SEED = {
    "buckets": [
        {
            "name": "seeded-source",
            "region": "cn-hangzhou",
            "rules": [
                {
                    "id": "full",
                    "destination": {"bucket": "seeded-target", "location": "oss-ap-southeast-1"},
                    "prefixes": ["a/", "b/"],
                    "action": "PUT",
                    "transfer_type": "oss_acc",
                    "historical_object_replication": "disabled",
                    "sync_role": "replicator",
                    "sse_kms_encrypted_objects": "Enabled",
                    "replica_kms_key_id": "masked-****",
                    "user_taggings": {"filter_type": "AND", "tags": [{"key": "team", "value": "finance"}]},
                },
                {"id": "new", "destination": {"bucket": "t-1", "location": "oss-cn-shanghai"}, "status": "starting"},
                {"id": "old", "destination": {"bucket": "t-2", "location": "oss-cn-shanghai"}, "status": "closing"},
                {"id": "timed", "destination": {"bucket": "t-3", "location": "oss-cn-shanghai"}, "rtc": "enabled"},
                {"id": "soon", "destination": {"bucket": "t-4", "location": "oss-cn-shanghai"}, "rtc": "enabling"},
                {"destination": {"bucket": "t-5", "location": "oss-cn-shanghai"}},
            ],
        },
        {"name": "seeded-target", "region": "ap-southeast-1", "versioning": "Enabled", "storage_class": "IA"},
        {"name": "foreign", "region": "cn-shanghai", "owner": "2098765432101234"},
        {"name": "far-away", "region": "cn-nowhere-9"},
        {"name": "plain", "region": "cn-hangzhou"},
    ]
}


@pytest.fixture(scope="module")
def seeded(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("seed") / "seed.json"
    path.write_text(json.dumps(SEED))
    with run(seed=path) as service:
        yield service


def rules_by_id(service):
    return {rule.id: rule for rule in service.rules("seeded-source")}


def test_a_rule_has_every_field_of_the_seed(seeded):
    rule = rules_by_id(seeded)["full"]
    assert (rule.destination.bucket, rule.destination.location) == ("seeded-target", "oss-ap-southeast-1")
    assert sorted(rule.prefix_set.prefixs) == ["a/", "b/"]
    assert rule.action == "PUT"
    assert rule.destination.transfer_type == "oss_acc"
    assert rule.historical_object_replication == "disabled"
    assert rule.sync_role == "replicator"
    assert rule.source_selection_criteria.sse_kms_encrypted_objects.status == "Enabled"
    assert rule.encryption_configuration.replica_kms_key_id == "masked-****"
    assert "<Key>team</Key>" in seeded.raw_rules("seeded-source")


def test_a_rule_has_the_status_of_the_seed(seeded):
    rules = rules_by_id(seeded)
    assert {name: rules[name].status for name in ("full", "new", "old")} == {
        "full": "doing",
        "new": "starting",
        "old": "closing",
    }
    assert rules["timed"].rtc.status == "enabled"
    assert rules["soon"].rtc.status == "enabling"
    assert rules["full"].rtc is None


def test_a_rule_without_an_id_gets_one_and_the_defaults(seeded):
    (rule,) = [rule for name, rule in rules_by_id(seeded).items() if len(name) == 36]
    assert (rule.action, rule.historical_object_replication, rule.status) == ("ALL", "enabled", "doing")


def test_buckets_have_the_fields_of_the_seed(seeded):
    info = seeded.info("seeded-target", region="ap-southeast-1")
    assert (info.versioning, info.storage_class) == ("Enabled", "IA")
    assert seeded.info("plain").versioning is None


def test_a_target_of_another_account_needs_a_role(seeded):
    refused(lambda: seeded.put("plain", "foreign"), 400, "InvalidTargetBucket")
    seeded.put("plain", "foreign", sync_role="replicator", id="cross-account")
    assert seeded.rule("plain").destination.bucket == "foreign"


def test_a_bucket_of_another_account_can_neither_be_read_nor_is_it_listed(seeded):
    for call in (seeded.rules, seeded.info, seeded.locations):
        refused(lambda call=call: call("foreign", region="cn-shanghai"), 403, "AccessDenied")
    names = [bucket.name for bucket in seeded.client().list_buckets(oss.ListBucketsRequest()).buckets]
    assert "plain" in names and "foreign" not in names


def test_a_target_in_a_region_that_takes_no_part(seeded):
    refused(
        lambda: seeded.put("plain", "far-away", location="oss-cn-nowhere-9"),
        400,
        "BadReplicationLocation",
        message="The replication location you choose is invalid",
    )


def test_a_source_in_a_region_that_takes_no_part(seeded):
    locations = seeded.locations("far-away", region="cn-nowhere-9")
    # "Location is empty" may be read as no element or as an empty one.
    assert not any(locations.locations or [])
    refused(
        lambda: seeded.put("far-away", "plain", location="oss-cn-hangzhou", region="cn-nowhere-9"),
        400,
        "NoReplicationLocation",
    )


def test_a_rule_may_lead_to_a_bucket_that_is_not_there(seeded):
    assert rules_by_id(seeded)["new"].destination.bucket == "t-1"
