"""The life of a rule: starting, doing, closing, gone."""

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import refused
from support.emulator import poll


@pytest.fixture(scope="module")
def brief(run):
    """A service in which every state lasts 300 ms."""
    with run(starting="300ms", closing="300ms", rtc_enabling="300ms") as service:
        yield service


def unless_gone(read):
    """What `read` returns, or "gone" when OSS answers 404."""
    try:
        return read()
    except oss.exceptions.OperationError as error:
        assert error.unwrap().status_code == 404
        return "gone"


def test_starting_becomes_doing(brief):
    source, target = brief.pair()
    brief.put(source, target)
    seen = poll(lambda: brief.rule(source).status, lambda status: status == "doing")
    assert seen in (["starting", "doing"], ["doing"])


def test_closing_ends_in_no_configuration(brief):
    source, target = brief.pair()
    brief.put(source, target, id="r")
    brief.delete(source, "r")
    seen = poll(lambda: brief.has_rules(source), lambda present: not present)
    assert seen in ([True, False], [False])
    refused(lambda: brief.rules(source), 404, "NoSuchReplicationConfiguration")
    refused(lambda: brief.progress(source, "r"), 404, "NoSuchReplicationRule")


def test_a_closing_rule_never_comes_back(brief):
    source, target = brief.pair()
    brief.put(source, target, id="r")
    brief.delete(source, "r")
    seen = poll(lambda: unless_gone(lambda: brief.rule(source).status), lambda status: status == "gone")
    assert set(seen) <= {"closing", "gone"}


def test_the_target_is_free_again_once_the_rule_is_gone(brief):
    source, target = brief.pair()
    brief.put(source, target, id="old")
    brief.delete(source, "old")
    poll(lambda: brief.has_rules(source), lambda present: not present)
    brief.put(source, target, id="new")
    assert brief.rule(source).id == "new"


def test_a_running_rule_can_be_deleted(brief):
    source, target = brief.pair()
    brief.put(source, target, id="r")
    poll(lambda: brief.rule(source).status, lambda status: status == "doing")
    assert brief.delete(source, "r").status_code == 200
    poll(lambda: brief.has_rules(source), lambda present: not present)


def test_other_rules_outlive_a_closing_one(brief):
    source, first = brief.pair()
    second = brief.bucket("cn-beijing")
    brief.put(source, first, id="stays")
    brief.put(source, second, location="oss-cn-beijing", id="goes")
    brief.delete(source, "goes")
    poll(lambda: {rule.id for rule in brief.rules(source)}, lambda identifiers: identifiers == {"stays"})


def test_progress_follows_the_states(brief):
    source, target = brief.pair()
    brief.put(source, target, id="r", historical_object_replication="disabled")
    poll(lambda: brief.progress(source, "r").status, lambda status: status == "doing")
    progress = brief.progress(source, "r").progress
    assert progress.historical_object is None and progress.new_object is not None
    brief.delete(source, "r")
    seen = poll(lambda: unless_gone(lambda: brief.progress(source, "r").status), lambda status: status == "gone")
    assert set(seen) <= {"closing", "gone"}


def test_states_change_at_once_when_their_durations_are_zero(instant):
    source, target = instant.pair()
    instant.put(source, target, id="r", rtc="enabled", historical_object_replication="disabled")
    assert instant.rule(source).status == "doing"
    assert instant.rule(source).rtc.status == "enabled"
    instant.delete(source, "r")
    assert not instant.has_rules(source)


def test_closing_takes_its_own_duration(start):
    service = start(starting="0ms", closing="3600s")
    source, target = service.pair()
    service.put(source, target, id="r")
    assert service.rule(source).status == "doing"
    service.delete(source, "r")
    assert service.rule(source).status == "closing"
