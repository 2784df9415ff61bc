"""What public sources leave open: every value of every `--fact`."""

import pytest

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


def test_several_facts_at_once(start):
    service = start(fact=["rule-id-header=off", "action-normalised=yes", "sync-role-echo=always"])
    source, target = service.pair()
    result = service.put(source, target, id="r", action="DELETE,PUT", sync_role="replicator")
    assert "x-oss-replication-rule-id" not in result.headers
    assert service.rule(source).action == "PUT,DELETE"
    assert service.rule(source).sync_role == "replicator"
