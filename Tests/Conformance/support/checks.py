"""Checks on answers and on refusals."""

import re
import xml.etree.ElementTree as ElementTree
from email.utils import parsedate_to_datetime

import alibabacloud_oss_v2 as oss
import pytest

REQUEST_ID = re.compile(r"[0-9A-F]{24}")
ERROR_CODE = re.compile(r"\d{4}-\d{8}")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

MALFORMED_XML = "The XML you provided was not well-formed or did not validate against our published schema."
NO_CONFIGURATION = "The bucket you specified does not have replication configuration"
NO_RULE = "The BucketReplicationRule you specified does not exist"
NO_BUCKET = "The specified bucket does not exist."
WRONG_ENDPOINT = (
    "The bucket you are attempting to access must be addressed using the specified endpoint. "
    "Please send all future requests to this endpoint."
)
WRONG_SIGNATURE = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your key and signing method."
)


def has_common_headers(headers):
    """Every answer carries these."""
    assert REQUEST_ID.fullmatch(headers["x-oss-request-id"])
    assert re.fullmatch(r"\d+", headers["x-oss-server-time"])
    assert headers["Server"] == "AliyunOSS"
    assert parsedate_to_datetime(headers["Date"]).utcoffset().total_seconds() == 0


def is_empty_success(output, status=200):
    """An accepted write: the status, the common headers and no body."""
    assert output.status_code == status
    has_common_headers(output.headers)
    assert output.headers.get("Content-Length", "0") == "0"
    assert output.headers["Connection"].lower() == "keep-alive"


def refused(call, status, code, ec=None, message=None):
    """Expects that OSS refuses the call so; returns the SDK's error after checking its envelope."""
    with pytest.raises(oss.exceptions.OperationError) as caught:
        call()
    error = caught.value.unwrap()
    assert isinstance(error, oss.exceptions.ServiceError), error
    assert (error.status_code, error.code) == (status, code), error
    if ec is not None:
        assert error.ec == ec, error
    if message is not None:
        assert error.message == message
    is_error_envelope(error)
    return error


def is_error_envelope(error):
    """Header and body of an error agree, and nothing is missing."""
    has_common_headers(error.headers)
    assert error.headers["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(error.snapshot)
    assert root.tag == "Error"
    fields = {child.tag: child.text for child in root}
    assert len(fields) == len(root), "an element is there twice"
    assert fields["Code"] and fields["Message"] and fields["HostId"]
    assert REQUEST_ID.fullmatch(fields["RequestId"])
    assert fields["RequestId"] == error.headers["x-oss-request-id"]
    if "EC" in fields:
        assert ERROR_CODE.fullmatch(fields["EC"])
        assert error.headers["x-oss-ec"] == fields["EC"]
        assert fields["EC"] in fields.get("RecommendDoc", fields["EC"])
