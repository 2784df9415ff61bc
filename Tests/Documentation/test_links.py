"""Every relative link of the pages leads to a file, and every anchor to a heading, as GitHub parses pages."""

import functools
import html.parser
import re
import urllib.parse

import cmarkgfm
import pages
import pytest
from cmarkgfm.cmark import Options


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.links, self.headings, self.heading = [], [], None
        self.feed(cmarkgfm.github_flavored_markdown_to_html(path.read_text("utf-8"), options=Options.CMARK_OPT_UNSAFE))
        self.close()
        self.anchors = set(anchors(self.headings))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.links += [attributes[key] for key in ["href", "src"] if attributes.get(key)]
        if re.fullmatch("h[1-6]", tag):
            self.heading = ""

    def handle_endtag(self, tag):
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(self.heading)
            self.heading = None

    def handle_data(self, data):
        if self.heading is not None:
            self.heading += data


def anchors(headings):
    """GitHub's: letters, digits, hyphens and underscores of the heading; a number where it was there before."""
    seen = {}
    for heading in headings:
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        count = seen.get(slug, 0)
        seen[slug] = count + 1
        yield f"{slug}-{count}" if count else slug


parsed = functools.cache(Page)


def broken(path):
    for link in parsed(path).links:
        parts = urllib.parse.urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
        if not target.is_relative_to(pages.ROOT) or not target.exists():
            yield f"{link}: there is no such file"
        elif parts.fragment and (target.suffix != ".md" or parts.fragment not in parsed(target).anchors):
            yield f"{link}: there is no such heading"


@pytest.mark.parametrize("path", pages.PAGES, ids=pages.name)
def test_links_lead_somewhere(path):
    assert not list(broken(path))


def test_every_page_of_docs_can_be_reached_from_its_first():
    reached, left = set(), [pages.ROOT / "docs" / "README.md"]
    while left:
        path = left.pop()
        if path in reached or path.suffix != ".md" or not path.exists():
            continue
        reached.add(path)
        links = [urllib.parse.urlsplit(link) for link in parsed(path).links]
        left += [(path.parent / link.path).resolve() for link in links if link.path and not link.scheme]
    assert {path for path in pages.PAGES if path.parts[-2] in ["docs", "decisions"]} <= reached


@pytest.mark.parametrize(
    "headings, expected",
    [
        (["A bucket can't be read"], ["a-bucket-cant-be-read"]),
        (["Same", "Same"], ["same", "same-1"]),
        (["x_y, z"], ["x_y-z"]),
    ],
)
def test_anchors_are_github_s(headings, expected):
    assert list(anchors(headings)) == expected
