"""100 rules on a bucket, those that begin and those that end there counted together."""

import pytest

from support.checks import refused

LIMIT = 100
OUTGOING = 60


@pytest.fixture(scope="module")
def full(still):
    """A bucket with 60 outgoing and 40 incoming rules, one of each closing."""
    hub = still.bucket()
    for number in range(OUTGOING):
        still.put(hub, still.bucket("cn-shanghai"), id=f"out-{number}")
    sources = [still.bucket("cn-shanghai") for _ in range(LIMIT - OUTGOING)]
    for source in sources:
        still.put(source, hub, location="oss-cn-hangzhou", region="cn-shanghai", id="in")
    still.delete(hub, "out-0")
    still.delete(sources[0], "in", region="cn-shanghai")
    return hub


def test_one_more_outgoing_rule(still, full):
    target = still.bucket("cn-shanghai")
    refused(lambda: still.put(full, target), 400, "TooManyOutgoingReplication")
    assert len(still.rules(full)) == OUTGOING


def test_one_more_incoming_rule(still, full):
    source = still.bucket("cn-beijing")
    refused(
        lambda: still.put(source, full, location="oss-cn-hangzhou", region="cn-beijing"),
        400,
        "TooManyIncomingReplication",
    )
    assert not still.has_rules(source, region="cn-beijing")


def test_a_rule_that_is_there_already_is_told_before_the_limit(still, full):
    target = still.rules(full)[1].destination.bucket
    refused(lambda: still.put(full, target), 400, "BucketReplicationAlreadyExist")


def test_a_removed_target_frees_no_place_but_a_gone_rule_does(start):
    service = start(closing="0ms")
    hub = service.bucket()
    targets = [service.bucket("cn-shanghai") for _ in range(LIMIT)]
    for number, target in enumerate(targets):
        service.put(hub, target, id=f"r-{number}")
    extra = service.bucket("cn-shanghai")
    service.remove_bucket(targets[0], region="cn-shanghai")
    refused(lambda: service.put(hub, extra), 400, "TooManyOutgoingReplication")
    service.delete(hub, "r-0")
    service.put(hub, extra)
    assert len(service.rules(hub)) == LIMIT
