"""GetBucketReplication."""

import xml.etree.ElementTree as ElementTree

import pytest

from support.checks import NO_BUCKET, NO_CONFIGURATION, has_common_headers, refused

EMPTY_MD5 = "1B2M2Y8AsgTpgAmY7PhCfg=="


def test_a_bucket_without_rules_has_no_configuration(still):
    source = still.bucket()
    refused(lambda: still.rules(source), 404, "NoSuchReplicationConfiguration", message=NO_CONFIGURATION)


def test_a_bucket_that_does_not_exist(still):
    error = refused(
        lambda: still.rules("never-made"), 404, "NoSuchBucket", ec="0015-00000101", message=NO_BUCKET
    )
    assert error.error_fileds["BucketName"] == "never-made"


def test_the_answer_is_xml_with_the_common_headers(still):
    source, target = still.pair()
    still.put(source, target)
    output = still.call("GET", source, "replication")
    has_common_headers(output.headers)
    assert output.headers["Content-Type"].startswith("application/xml")
    content = output.http_response.content
    assert content.startswith(b"<?xml")
    assert int(output.headers["Content-Length"]) == len(content)
    root = ElementTree.fromstring(content)
    assert root.tag == "ReplicationConfiguration"
    assert [child.tag for child in root] == ["Rule"]


@pytest.mark.parametrize("query", ["replication", "replication="])
@pytest.mark.parametrize("headers", [{}, {"Content-MD5": EMPTY_MD5}, {"Content-Type": "application/xml"}])
def test_query_forms_and_the_headers_that_sdks_send_with_a_get(still, query, headers):
    source, target = still.pair()
    still.put(source, target)
    assert still.call("GET", source, query, headers=headers).status_code == 200


def test_a_get_with_a_wrong_content_md5_is_refused(still):
    source, target = still.pair()
    still.put(source, target)
    headers = {"Content-MD5": "AAAAAAAAAAAAAAAAAAAAAA=="}
    refused(lambda: still.call("GET", source, "replication", headers=headers), 400, "InvalidDigest")


def test_every_answer_has_its_own_request_id(still):
    source, target = still.pair()
    still.put(source, target)
    identifiers = {still.call("GET", source, "replication").headers["x-oss-request-id"] for _ in range(5)}
    assert len(identifiers) == 5


def test_closing_rules_are_listed(still):
    source, first = still.pair()
    second = still.bucket("cn-beijing")
    still.put(source, first, id="stays")
    still.put(source, second, location="oss-cn-beijing", id="goes")
    still.delete(source, "goes")
    assert {rule.id: rule.status for rule in still.rules(source)} == {"stays": "starting", "goes": "closing"}


def test_a_target_does_not_list_the_rules_that_end_there(still):
    source, target = still.pair()
    still.put(source, target)
    refused(lambda: still.rules(target, region="cn-shanghai"), 404, "NoSuchReplicationConfiguration")


def test_texts_are_escaped(still):
    source, target = still.pair()
    still.put(source, target, prefixes=["<&>\"'"], id="<&>")
    rule = still.rule(source)
    assert rule.prefix_set.prefixs == ["<&>\"'"]
    assert rule.id == "<&>"
