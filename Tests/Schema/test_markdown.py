"""Recorded Markdown, read by the parser that GitHub uses."""

import html.parser
import json
import pathlib
import unicodedata

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Fixtures" / "golden"
# A status is a table alone.
PAGES = sorted(path for path in GOLDEN.glob("*.md") if not path.name.startswith("status-"))

# What a plan is made of. No links, no images, no emphasis that somebody else wrote.
TAGS = {
    "h2", "p", "strong", "b", "blockquote", "ul", "li", "code", "pre", "details", "summary",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Page(html.parser.HTMLParser):
    """A rendered page: its texts, those of code, and the rows of its tables."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.stack, self.words, self.codes, self.tables, self.comments, self.text = [], [], [], [], [], ""
        self.feed(cmarkgfm.github_flavored_markdown_to_html(path.read_text("utf-8"), options=Options.CMARK_OPT_UNSAFE))
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, (tag, attrs)
        if tag == "details":
            assert "details" not in self.stack
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
        if tag == "code":
            self.codes.append("")
        self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        self.text += data
        if "code" in self.stack:
            self.codes[-1] += data
        else:
            self.words.append(data)
        if "td" in self.stack or "th" in self.stack:
            self.tables[-1][-1][-1] += data


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_made_of_what_a_plan_is_made_of(path):
    page = Page(path)
    assert [comment.split()[0] for comment in page.comments] == ["oss-repl:plan"]
    assert page.tables
    for table in page.tables:
        assert len({len(row) for row in table}) == 1
        assert table[0][:4] == ["create", "replace", "set RTC", "delete"] or table[0] == ["field", "value", "meaning"]
        # Words that no plan has would be in a cell that somebody else's bar began.
        if table[0][0] == "field":
            assert all(row[0] for row in table)
    for words in page.words:
        assert not set(words) & set("@`<>|\\$#*_"), words
        assert "://" not in words and "www." not in words


def shown(text):
    """How a value is shown: bare, or in quotes with escapes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return {text, f'"{escaped}"'}


def is_ordinary(text):
    """Whether a text has neither what is escaped, as invisible or as looking like another, nor blanks that a browser joins."""
    escaped = ("Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co")
    is_composed = unicodedata.normalize("NFC", text) == text and not any(map(unicodedata.combining, text))
    return is_composed and len(text) < 200 and not any(
        c != " " and unicodedata.category(c) in escaped for c in text)


def test_what_others_wrote_is_shown_as_they_wrote_it():
    page = Page(GOLDEN / "plan-hostile.md")
    plan = json.loads((GOLDEN / "plan-hostile.json").read_text("utf-8"))
    cells = {part for table in page.tables for row in table for part in row}
    prefixes = [p for action in plan["actions"] for p in action["desired"]["prefixes"] if is_ordinary(p)]
    assert len(prefixes) > 60
    for prefix in prefixes:
        assert shown(prefix) & set(page.codes), prefix
    notes = [action["note"] for action in plan["actions"] if "note" in action]
    for note in filter(is_ordinary, notes):
        assert any(note.strip() in cell for cell in cells), note
    for bucket in plan["unknown"]:
        for word in filter(is_ordinary, bucket["message"].split()):
            assert word in page.text, word
