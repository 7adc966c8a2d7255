"""The report: parsed as a browser parses it, safe whatever an article holds, and true to the tags."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, ExchangedZone
from annotator.domain.scheme import AnnotationScheme
from annotator.formats.base import WriteOptions
from annotator.formats.html import HTML
from annotator.formats.html_report import write_html_report
from annotator.formats.report_text import highlights, paragraphs
from tests.formats.samples import GOLDEN, articles, span_of

_EMPTY = frozenset({"meta"})
_FORBIDDEN = frozenset({"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg", "video", "audio"})


class _Reader(HTMLParser):
    """Notes elements, attributes and text, and that everything that is opened is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attributes}))
        if tag in ("p", "h2"):
            self.lines.append("")
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)
        if ("p" in self.open or "h2" in self.open) and "a" not in self.open and self.lines:
            self.lines[-1] += data


def report(tmp_path: Path, *written: ExchangedArticle, scheme: AnnotationScheme | None = None) -> str:
    target = tmp_path / "report.html"
    write_html_report(written, target, WriteOptions(scheme=scheme, project_name="Kharkiv <strikes>"))
    return target.read_text(encoding="utf-8")


def parsed(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_nothing_is_loaded_or_run(tmp_path: Path, default_scheme: AnnotationScheme) -> None:
    page = report(tmp_path, *GOLDEN, scheme=default_scheme)
    reader = parsed(page)
    assert not {tag for tag, _ in reader.elements} & _FORBIDDEN
    attributes = [name for _, found in reader.elements for name in found]
    assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "background")]
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


def test_text_highlights_fields_and_people_are_there(tmp_path: Path, default_scheme: AnnotationScheme) -> None:
    article = GOLDEN[0]
    reader = parsed(report(tmp_path, *GOLDEN, scheme=default_scheme))
    for line in filter(str.strip, article.text.split("\n")):
        assert line.strip() in [shown.strip() for shown in reader.lines]
    titles = [found["title"] for tag, found in reader.elements if tag == "mark" and "title" in found]
    assert "Casualties, killed, 3+, yes" in titles
    shown = "".join(reader.text)
    assert "the mayor's own words,\n“three”" in shown
    assert "tagged by Olena, Taras." in shown
    assert "Olena, Taras\n" in "\n".join(reader.text)  # one highlight, tagged alike by both


def test_links_lead_to_what_is_on_the_page_and_to_web_addresses_only(tmp_path: Path) -> None:
    evil = ExchangedArticle("Text", Metadata("Evil", url="javascript:alert(1)"), (ExchangedSpan(0, 4, "X"),))
    reader = parsed(report(tmp_path, *GOLDEN, evil))
    ids = {found["id"] for _, found in reader.elements if "id" in found}
    for tag, found in reader.elements:
        if tag == "a":
            assert found["href"][1:] in ids if found["href"].startswith("#") else found["href"].startswith("https://")


@pytest.mark.parametrize(
    "foreign", ["<script>alert(1)</script>", '" onmouseover="x', "</style><b>", "&lt;", "\u202eevil"]
)
def test_foreign_words_stay_words_wherever_they_stand(
    tmp_path: Path, foreign: str, default_scheme: AnnotationScheme
) -> None:
    text = f"{foreign} hit"
    span = ExchangedSpan(
        *(0, len(foreign), foreign), fields={foreign: foreign, "outcome": foreign}, note=foreign, annotator=foreign
    )
    known = ExchangedSpan(0, 1, "Officials", fields={"name": foreign})
    article = ExchangedArticle(text, Metadata(foreign, foreign, foreign, foreign, foreign), (known, span))
    plain = len(parsed(report(tmp_path, ExchangedArticle("a hit", Metadata("b")), scheme=default_scheme)).elements)
    reader = parsed(report(tmp_path, article, scheme=default_scheme))
    assert not {tag for tag, _ in reader.elements} & _FORBIDDEN
    assert all(not name.startswith("on") for _, found in reader.elements for name in found)
    assert len(reader.elements) > plain
    assert "\u202e" not in "".join(reader.text)


def test_overlaps_show_the_shortest_on_top_and_the_others_as_lines(
    tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    text = "a guided bomb in Kharkiv"
    article = ExchangedArticle(
        text,
        spans=(
            span_of(text, text, "Casualties"),
            span_of(text, "guided bomb in", "Weapons"),
            span_of(text, "in Kharkiv", "Locations"),
        ),
    )
    page = report(tmp_path, article, scheme=default_scheme)
    marks = [
        (one[1], one[2], one[3])
        for one in re.finditer(r'<mark class="(k\d)" style="([^"]*)" title="[^"]*">([^<]*)', page)
    ]
    assert [(kind, words) for kind, _, words in marks] == [
        ("k0", "a "),
        ("k1", "guided bomb "),
        ("k3", "in"),
        ("k3", " Kharkiv"),
    ]
    assert marks[2][1].count("inset") == 2
    assert marks[1][1].count("inset") == 1


def test_furniture_is_set_apart_and_right_to_left_runs_so(tmp_path: Path) -> None:
    text = "خبر\nBack to top"
    article = ExchangedArticle(text, zones=(ExchangedZone(4, 15),))
    page = report(tmp_path, article)
    assert '<p dir="auto" class="furniture">' in page
    assert '<p dir="auto">خبر</p>' in page


def test_an_empty_dataset_is_a_page_too(tmp_path: Path) -> None:
    assert "0 articles, 0 tags" in report(tmp_path)


@settings(max_examples=60, deadline=None)
@given(articles())
def test_pieces_put_together_are_the_text(drawn: list[ExchangedArticle]) -> None:
    for article in drawn:
        marked = highlights(article)
        lines = ["".join(piece.text for piece in line) for line in paragraphs(article, marked)]
        assert lines == [line for line in article.text.split("\n") if line.strip()]
        assert sum(len(one.tags) for one in marked) == len(article.spans)
        for line in paragraphs(article, marked):
            for piece in line:
                assert piece.text
                lengths = [one.end - one.start for one in piece.highlights]
                assert lengths == sorted(lengths, reverse=True)


def test_it_is_a_report_that_is_not_read_back() -> None:
    assert HTML.write is not None
    assert not HTML.reads_back
    HTML.require_extra(to_write=True)
