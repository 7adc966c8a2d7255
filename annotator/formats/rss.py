"""RSS and Atom: feeds as files, one article an entry. What an entry links to is not fetched."""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.heading import title_in
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.dates_and_codes import host_of, iso_date, language_code, web_address
from annotator.formats.html_text import text_of_html
from annotator.formats.text_file import read_bytes
from annotator.text.normalise import normalise

_BEGINS = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)\b")
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_HEAD = 4096
_TAG = re.compile(r"<[a-zA-Z/!]|&\w+;|&#")
_MOST_ENTRIES = 20_000
_ONLY_TITLES = QT_TRANSLATE_NOOP("errors", "{count} of {all} entries hold no text, only a title or a link.")
_TOO_MANY = QT_TRANSLATE_NOOP("errors", "Entries after the first {count:,} were left out.")


def read_rss(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- says its encoding itself
    """Yield the entries of a feed."""
    content = read_bytes(path)
    if _ENTITIES.search(content):
        reason = QT_TRANSLATE_NOOP(
            "errors", "it is unsafe XML: it declares entities, which could hide or fetch anything"
        )
        raise FormatError(name=path.name, reason=reason)
    feed, entries = _parse(content, path.name)
    if not entries:
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is not a feed, or has no entries"))
    only_titles = 0
    for number, entry in enumerate(entries[:_MOST_ENTRIES], 1):
        text = normalise(_body(entry)).strip("\n")
        if text.strip():
            place = f"{path.name}, entry {number}"
            yield ExchangedArticle(text=text, metadata=_metadata(feed, entry, text), place=place)
        else:
            only_titles += 1
    if only_titles:
        yield Problem(path.name, Phrase(_ONLY_TITLES, count=only_titles, all=len(entries)))
    if len(entries) > _MOST_ENTRIES:
        yield Problem(path.name, Phrase(_TOO_MANY, count=_MOST_ENTRIES))


def _parse(content: bytes, name: str) -> tuple[Any, list[Any]]:
    import feedparser

    try:
        # an open file: a text would be taken for an address and fetched, or for the name of a file
        found = feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
        return found.feed, list(found.entries)
    except Exception as error:  # there is no end to what it raises on files that are no feeds
        raise FormatError(name=name, reason=QT_TRANSLATE_NOOP("errors", "it is not a whole feed")) from error


def _body(entry: Any) -> str:
    """Return the text of an entry: the longest of what it holds."""
    found = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    return max((_text(piece.get("value") or "", piece.get("type") or "") for piece in found), key=len, default="")


def _text(value: str, kind: str) -> str:
    return value if kind == "text/plain" and not _TAG.search(value) else text_of_html(value)


def _metadata(feed: Any, entry: Any, text: str) -> Metadata:
    url = web_address(entry.get("link"))
    title = " ".join(text_of_html(entry.get("title", "")).split())
    source = " ".join(text_of_html((entry.get("source") or {}).get("title") or feed.get("title", "")).split())
    return Metadata(
        title=normalise(title) or title_in(text),
        source=normalise(source) or host_of(url),
        url=normalise(url),
        published_on=_day(entry),
        language=language_code(entry.get("language") or feed.get("language")),
    )


def _day(entry: Any) -> str:
    """Return the day an entry came out, in the time of the place where it was written."""
    # asked for by name: feedparser warns where it would give the one date for the other
    kind = next((one for one in ("published", "updated") if one in entry), "")
    said = dict.get(entry, kind, "")
    try:
        return iso_date(said) or parsedate_to_datetime(said).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        parsed = dict.get(entry, f"{kind}_parsed")
        return date(*parsed[:3]).isoformat() if parsed else ""


def is_feed(path: Path) -> bool:
    """Tell whether a file is a feed: by its ending, or by the element that it begins with."""
    if path.name.lower().endswith((".rss", ".atom")):
        return True
    try:
        with path.open("rb") as file:
            return bool(_BEGINS.search(file.read(_HEAD).replace(b"\0", b"")))
    except OSError:
        return False


RSS = Format(
    "rss",
    "RSS or Atom feed",
    (".rss", ".atom", ".xml"),
    "a feed saved as a file, one article an entry; what it links to is not fetched",
    read=read_rss,
    recognises=is_feed,
    packages=("feedparser", "lxml"),
    extra="documents",
    untrusted=True,
)
