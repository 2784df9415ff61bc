"""DeleteBucketReplication."""

import pytest

from support.bodies import element
from support.checks import MALFORMED_XML, NO_BUCKET, is_empty_success, refused


def test_a_rule_that_exists(still):
    source, target = still.pair()
    still.put(source, target, id="gone")
    is_empty_success(still.delete(source, "gone"), 200)
    assert still.rule(source).status == "closing"


def test_a_rule_that_is_closing_already(still):
    source, target = still.pair()
    still.put(source, target, id="gone")
    still.delete(source, "gone")
    is_empty_success(still.delete(source, "gone"), 204)
    is_empty_success(still.delete(source, "gone"), 204)
    assert still.rule(source).status == "closing"


def test_a_bucket_without_any_rule(still):
    is_empty_success(still.delete(still.bucket(), "anything"), 200)


def test_a_rule_that_is_gone_altogether(instant):
    source, target = instant.pair()
    instant.put(source, target, id="gone")
    is_empty_success(instant.delete(source, "gone"), 200)
    is_empty_success(instant.delete(source, "gone"), 200)
    assert not instant.has_rules(source)


def test_only_the_named_rule_goes(still):
    source, first = still.pair()
    second = still.bucket("cn-beijing")
    still.put(source, first, id="stays")
    still.put(source, second, location="oss-cn-beijing", id="goes")
    still.delete(source, "goes")
    assert {rule.id: rule.status for rule in still.rules(source)}["stays"] == "starting"


def test_more_than_one_id(still):
    source, first = still.pair()
    second = still.bucket("cn-beijing")
    still.put(source, first, id="a")
    still.put(source, second, location="oss-cn-beijing", id="b")
    refused(lambda: still.delete(source, "a", "b"), 400, "TooManyReplicationRules")
    assert {rule.status for rule in still.rules(source)} == {"starting"}


@pytest.mark.parametrize(
    "body",
    [
        b"<ReplicationRules><ID></ID></ReplicationRules>",
        b"<ReplicationRules><ID/></ReplicationRules>",
        b"<ReplicationRules/>",
        b"<Other><ID>kept</ID></Other>",
        b"",
        b"<ReplicationRules><ID>kept",
    ],
)
def test_a_body_without_an_id_leaves_the_rule_alone(still, body):
    source, target = still.pair()
    still.put(source, target, id="kept")
    refused(lambda: still.delete_body(source, body), 400, "MalformedXML", message=MALFORMED_XML)
    assert still.rule(source).status == "starting"


@pytest.mark.parametrize("fixture", ["doc-sample", "go-v2"])
def test_the_recorded_bodies(still, bodies, fixture):
    source, target = still.pair()
    still.put(source, target, id="test_replication_1")
    body = (bodies / f"delete_replication.req.{fixture}.xml").read_bytes()
    is_empty_success(still.delete_body(source, body), 200)
    assert still.rule(source).status == "closing"


@pytest.mark.parametrize("query", ["comp=delete&replication", "replication&comp=delete", "replication=&comp=delete"])
def test_the_form_of_the_query_does_not_matter(still, query):
    source, target = still.pair()
    still.put(source, target, id="gone")
    body = element("ReplicationRules", ("ID", "gone")).encode()
    is_empty_success(still.call("POST", source, query, body), 200)


def test_an_id_with_markup_is_found(still):
    source, target = still.pair()
    still.put(source, target, id="<&>:/ x")
    is_empty_success(still.delete(source, "<&>:/ x"), 200)


def test_a_bucket_that_does_not_exist(still):
    refused(lambda: still.delete("never-made", "x"), 404, "NoSuchBucket", ec="0015-00000101", message=NO_BUCKET)


def test_a_content_md5_that_does_not_fit(still):
    source, target = still.pair()
    still.put(source, target, id="kept")
    body = element("ReplicationRules", ("ID", "kept")).encode()
    headers = {"Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg=="}
    refused(
        lambda: still.call("POST", source, "comp=delete&replication", body, headers=headers), 400, "InvalidDigest"
    )
    assert still.rule(source).status == "starting"
