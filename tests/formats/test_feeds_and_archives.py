"""Feeds and archives of the web: every entry and page comes in as an article, and nothing is fetched."""

import gzip
import io
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import KnownError
from annotator.formats.registry import format_of
from annotator.formats.rss import RSS
from annotator.formats.warc import WARC
from tests.formats.contract import new_folder, read_all
from tests.formats.documents import (
    ARTICLES,
    HEADLINE,
    RUSSIAN,
    lines,
    page,
    paragraphs_html,
    refusal,
    sentences,
    text_of,
    texts,
)

pytest.importorskip("feedparser")
pytest.importorskip("warcio")
WHEN = datetime(2024, 5, 23, 23, 30, tzinfo=UTC)


def save(folder: Path, content: str | bytes, name: str = "feed.rss") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def articles(found: list[ExchangedArticle | Problem]) -> list[ExchangedArticle]:
    return [read for read in found if isinstance(read, ExchangedArticle)]


# feeds


def rss(*items: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Агентство &amp; новини</title>'
        f"<link>https://agency.example</link><language>uk-UA</language>{''.join(items)}</channel></rss>"
    )


def item(title: str, body: str, when: str = format_datetime(WHEN), number: int = 1) -> str:
    return (
        f"<item><title>{escape(title)}</title><link>https://agency.example/{number}</link>"
        f"<pubDate>{when}</pubDate><description>A teaser.</description>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def test_rss_gives_an_article_an_entry(tmp_path: Path) -> None:
    items = [item(path.stem, paragraphs_html(text_of(path)), number=n) for n, path in enumerate(ARTICLES)]
    found = articles(read_all(RSS, save(tmp_path, rss(*items))))
    assert [lines(read.text) for read in found] == [lines(text_of(path)) for path in ARTICLES]
    assert found[0].metadata == Metadata(
        ARTICLES[0].stem, "Агентство & новини", "https://agency.example/0", "2024-05-23", "uk"
    )
    assert found[1].place == "feed.rss, entry 2"


def test_atom_in_all_its_ways_of_holding_text(tmp_path: Path) -> None:
    paragraphs = paragraphs_html(RUSSIAN)
    inline = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div></content>'
    entries = [
        '<entry><title type="html">&lt;b&gt;A&lt;/b&gt;</title>'
        f'<content type="html">{escape(paragraphs)}</content></entry>',
        f"<entry><title>B</title>{inline}</entry>",
        f"<entry><title>C</title><summary>{escape(RUSSIAN)}</summary></entry>",
        "<entry><title>D</title><link href='https://x.example/d'/></entry>",
    ]
    entries = [one.replace("</entry>", "<published>2024-05-23T01:00:00+03:00</published></entry>") for one in entries]
    content = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Лента</title>{"".join(entries)}</feed>'
    path = save(tmp_path, content, "saved.xml")
    assert format_of(path) is RSS
    found = read_all(RSS, path)
    assert [lines(text) for text in texts(found)] == [lines(RUSSIAN)] * 3
    assert [read.metadata for read in articles(found)] == [
        Metadata(title, "Лента", "", "2024-05-23", "ru") for title in "ABC"
    ]
    assert sentences(found) == ["1 of 4 entries hold no text, only a title or a link."]


def test_markup_in_an_entry_gives_clean_text(tmp_path: Path) -> None:
    body = "<p>Seven <b>dead</b></p><script>alert(1)</script><img src='http://x.example/1.png'><p>5&nbsp;000 &lt; 6</p>"
    assert texts(read_all(RSS, save(tmp_path, rss(item("x", body))))) == ["Seven dead\n\n5\xa0000 < 6"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("Thu, 23 May 2024 23:30:00 +0300", "2024-05-23"),
        ("2024-05-23", "2024-05-23"),
        ("23 May 2024", "2024-05-23"),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates(when: str, expected: str, tmp_path: Path) -> None:
    found = articles(read_all(RSS, save(tmp_path, rss(item("x", "Seven dead.", when)))))
    assert found[0].metadata.published_on == expected


def test_a_feed_in_an_old_encoding(tmp_path: Path) -> None:
    text = RUSSIAN.replace(" 😀", "")
    content = rss(item("x", paragraphs_html(text))).replace("utf-8", "windows-1251")
    assert lines(texts(read_all(RSS, save(tmp_path, content.encode("cp1251"))))[0]) == lines(text)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rss(item("x", "y"), head="<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"), "unsafe XML"),
        (rss(item("x", "y"), head="<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"), "unsafe XML"),
        ("http://feeds.example/rss.xml", "not a feed"),
        ("/etc/passwd", "not a feed"),
        ("", "not a feed"),
        (rss(), "no entries"),
    ],
)
def test_feeds_that_are_refused(content: str, reason: str, tmp_path: Path) -> None:
    assert reason in refusal(RSS, save(tmp_path, content))


@pytest.mark.parametrize(
    "body",
    ["<div>" * 5_000 + "Seven dead.", "<item>" * 5_000 + "Seven dead.", "<p>Seven dead." + "<" * 20_000],
    ids=["deep", "entries in entries", "open"],
)
def test_hostile_entries(body: str, tmp_path: Path) -> None:
    for content in (rss(item("x", body)), rss(f"<item><description>{body}</description></item>")):
        try:
            read_all(RSS, save(tmp_path, content))
        except KnownError as error:
            assert error.sentence()  # noqa: PT017 -- reading it is as good


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.rss", b"", "rss"),
        ("a.atom", b"", "rss"),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- x -->\n<rdf:RDF xmlns='x'>", "rss"),
        ("a.xml", "<?xml version='1.0' encoding='utf-16'?><rss>".encode("utf-16"), "rss"),
        ("a.xml", b"<html>", None),
        ("a.warc.gz", b"", "warc"),
    ],
)
def test_recognition(name: str, content: bytes, expected: str | None, tmp_path: Path) -> None:
    found = format_of(save(tmp_path, content, name))
    assert (found.name if found else None) == expected


# archives of the web, written by warcio


def warc(path: Path, pages: list[tuple[str, str, bytes, dict[str, str]]], *, packed: bool = True) -> Path:
    """Write answers of a server: address, status, content and headers."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    class Writer(WARCWriter):  # type: ignore[misc]  # untyped
        def _create_temp_file(self) -> io.BytesIO:
            return io.BytesIO()  # its own kind is never closed, which Python warns of

    with path.open("wb") as file:
        writer = Writer(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, status, content, headers in pages:
            said = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
            for kind in ("request", "response"):
                body = io.BytesIO(content if kind == "response" else b"")
                writer.write_record(writer.create_warc_record(url, kind, payload=body, http_headers=said))
    return path


HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_an_article_a_page(packed: bool, tmp_path: Path) -> None:
    pages = [
        (f"https://www.outlet.example/{n}", "200 OK", page(paragraphs_html(text_of(path))).encode(), HTML)
        for n, path in enumerate(ARTICLES)
    ]
    pages.append(("https://outlet.example/404", "404 Not Found", b"<p>No such page is here.</p>", HTML))
    pages.append(("https://outlet.example/1.png", "200 OK", b"\x89PNG", {"Content-Type": "image/png"}))
    pages.append(("https://outlet.example/empty", "200 OK", b"<html></html>", HTML))
    found = read_all(WARC, warc(tmp_path / ("made.warc.gz" if packed else "made.warc"), pages, packed=packed))
    assert [lines(read.text) for read in articles(found)] == [[HEADLINE, *lines(text_of(path))] for path in ARTICLES]
    assert articles(found)[1].metadata.url == "https://www.outlet.example/1"
    assert articles(found)[1].metadata.published_on == "2024-05-23"
    assert sentences(found) == [f"1 of {len(ARTICLES) + 1} pages hold no text."]


def test_encodings_of_pages_in_an_archive(tmp_path: Path) -> None:
    text = RUSSIAN.replace(" 😀", "")
    body = f"<h1>Удар</h1>{paragraphs_html(text)}"
    coded = {"Content-Type": "text/html; charset=windows-1251"}
    packed = HTML | {"Content-Encoding": "gzip"}
    chunked = HTML | {"Transfer-Encoding": "chunked"}
    raw = body.encode()
    pages = [
        ("https://a.example/1", "200 OK", body.encode("cp1251"), coded),
        ("https://a.example/2", "200 OK", gzip.compress(raw), packed),
        ("https://a.example/3", "200 OK", b"%x\r\n%s\r\n0\r\n\r\n" % (len(raw), raw), chunked),
    ]
    found = read_all(WARC, warc(tmp_path / "made.warc", pages))
    assert [lines(read) for read in texts(found)] == [["Удар", *lines(text)]] * 3


def test_an_archive_packed_as_a_whole(tmp_path: Path) -> None:
    pages = [("https://a.example/1", "200 OK", paragraphs_html(RUSSIAN).encode(), HTML)]
    plain = warc(tmp_path / "plain.warc", pages, packed=False).read_bytes()
    path = save(tmp_path, gzip.compress(plain), "whole.warc.gz")
    assert len(texts(read_all(WARC, path))) == 1


def test_an_archive_without_pages_says_so(tmp_path: Path) -> None:
    assert sentences(read_all(WARC, warc(tmp_path / "made.warc", []))) == ["The archive holds no pages."]


RECORD = b"WARC/1.0\nWARC-Type: response\nWARC-Target-URI: http://a.example\nContent-Length: %s\n\nHTTP/1.1 200 OK\n"
HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: gzip.compress(RECORD % b"200000000" + b"\n" + bytes(200_000_000), 1), "unpacks to far more"),
    "no archive": (lambda: b"Just a text.", "not a whole WARC"),
    "cut": (lambda: gzip.compress(b"WARC/1.0\r\n" * 50)[:40], ""),
    "lying length": (lambda: RECORD % b"99999999999", ""),
    "no length": (lambda: RECORD % b"x", ""),
}


@pytest.mark.parametrize(("content", "reason"), HARMFUL.values(), ids=HARMFUL.keys())
def test_harmful_archives_end_in_a_sentence(content: Callable[[], bytes], reason: str, tmp_path: Path) -> None:
    path = save(tmp_path, content(), "made.warc.gz")
    try:
        found = read_all(WARC, path)
        assert not reason
        assert sentences(found)
    except KnownError as error:
        assert reason in error.sentence()  # noqa: PT017 -- some need not be refused


def test_what_stands_before_the_damage_is_taken(tmp_path: Path) -> None:
    pages = [("https://a.example/1", "200 OK", paragraphs_html(RUSSIAN).encode(), HTML)] * 2
    path = warc(tmp_path / "made.warc", pages, packed=False)
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"WARC/1.0")] + b"damage\r\n" * 50)
    found = read_all(WARC, path)
    assert len(texts(found)) == 1
    assert sentences(found) == ["The pages behind the first 1 were left out: it is not a whole WARC file."]


def test_a_page_that_unpacks_without_end_is_left_out(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(100_000_000), 9)
    pages = [
        ("https://a.example/1", "200 OK", bomb, HTML | {"Content-Encoding": "gzip"}),
        ("https://a.example/2", "200 OK", paragraphs_html(RUSSIAN).encode(), HTML),
    ]
    found = read_all(WARC, warc(tmp_path / "made.warc", pages))
    assert sentences(found) == ["The page was left out: it is larger than 64 MB."]
    assert len(texts(found)) == 1


@settings(max_examples=30, deadline=None)
@given(at=st.floats(0, 1), patch=st.binary(min_size=1, max_size=8))
def test_damaged_archives_end_in_articles_or_sentences(at: float, patch: bytes) -> None:
    with new_folder() as folder:
        path = warc(folder / "a.warc", [("https://a.example/1", "200 OK", b"<p>Seven dead.</p>", HTML)], packed=False)
        content = path.read_bytes()
        place = int(at * len(content))
        path.write_bytes(content[:place] + patch + content[place + len(patch) :])
        try:
            read_all(WARC, path)
        except KnownError as error:
            assert error.sentence()  # noqa: PT017 -- reading it is as good
