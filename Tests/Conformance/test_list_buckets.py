"""ListBuckets, on a service that has nothing but these buckets."""

import itertools

import alibabacloud_oss_v2 as oss
import pytest

from support.checks import refused

NAMES = ["list-a-1", "list-a-2", "list-a-3", "list-b-1", "list-b-2"]
REGIONS = ["cn-hangzhou", "cn-beijing", "us-west-1", "cn-hangzhou", "ap-south-1"]


@pytest.fixture(scope="module")
def service(run):
    with run() as service:
        for name, region in reversed(list(zip(NAMES, REGIONS))):
            service.bucket(region, name=name)
        yield service


def listed(service, region="cn-hangzhou", **fields):
    return service.client(region).list_buckets(oss.ListBucketsRequest(**fields))


@pytest.mark.parametrize("region", ["cn-hangzhou", "ap-south-1"])
def test_every_endpoint_lists_the_buckets_of_all_regions(service, region):
    result = listed(service, region)
    assert [bucket.name for bucket in result.buckets] == NAMES
    assert [bucket.region for bucket in result.buckets] == REGIONS
    assert [bucket.location for bucket in result.buckets] == [f"oss-{region}" for region in REGIONS]


def test_path_style_lists_too(service):
    result = service.client(path_style=True).list_buckets(oss.ListBucketsRequest())
    assert [bucket.name for bucket in result.buckets] == NAMES


def test_a_bucket_is_described(service):
    bucket = listed(service).buckets[0]
    assert bucket.extranet_endpoint == "oss-cn-hangzhou.aliyuncs.com"
    assert bucket.intranet_endpoint == "oss-cn-hangzhou-internal.aliyuncs.com"
    assert bucket.storage_class == "Standard"
    assert bucket.creation_date is not None
    owner = listed(service).owner
    assert owner.id and owner.display_name


def test_paging_elements_are_absent_when_everything_fits(service):
    result = listed(service)
    assert result.is_truncated in (None, False)
    assert result.next_marker is None


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_pages(service, size):
    names, marker, pages = [], None, 0
    while pages <= len(NAMES):
        result = listed(service, max_keys=size, marker=marker)
        names += [bucket.name for bucket in result.buckets]
        pages += 1
        if not result.is_truncated:
            break
        assert len(result.buckets) == size
        assert result.max_keys == size
        marker = result.next_marker
    assert names == NAMES
    assert pages == -(-len(NAMES) // size)


def test_the_sdks_paginator_walks_the_pages(service):
    paginator = service.client().list_buckets_paginator(limit=2)
    pages = list(itertools.islice(paginator.iter_page(oss.ListBucketsRequest()), len(NAMES)))
    assert [[bucket.name for bucket in page.buckets] for page in pages] == [
        NAMES[:2],
        NAMES[2:4],
        NAMES[4:],
    ]


def test_a_full_last_page_is_the_last(service):
    result = listed(service, max_keys=5)
    assert len(result.buckets) == 5
    assert not result.is_truncated


def test_a_prefix(service):
    result = listed(service, prefix="list-a-", max_keys=2)
    assert [bucket.name for bucket in result.buckets] == NAMES[:2]
    assert result.prefix == "list-a-"
    assert result.is_truncated is True
    rest = listed(service, prefix="list-a-", marker=result.next_marker)
    assert [bucket.name for bucket in rest.buckets] == NAMES[2:3]


def test_a_marker_is_exclusive(service):
    result = listed(service, marker=NAMES[3])
    assert [bucket.name for bucket in result.buckets] == NAMES[4:]


def test_nothing_matches(service):
    result = listed(service, prefix="none-")
    assert not result.buckets


@pytest.mark.parametrize("size", [0, 1001, -1])
def test_page_sizes_out_of_range(service, size):
    refused(lambda: listed(service, max_keys=size), 400, "InvalidArgument")
