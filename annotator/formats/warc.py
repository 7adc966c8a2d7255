"""WARC: archives of the web as archivists keep them. One article a page; pictures, scripts and errors stay out."""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.dates_and_codes import web_address
from annotator.formats.html_reading import PACKAGES, Page, read_page

_PAGES = ("text/html", "application/xhtml+xml")
_LARGEST_RECORD = 64 * 1024 * 1024
_HIGHEST_RATIO = 50
_SMALL = 64 * 1024 * 1024
"""Bytes up to which a high ratio is no danger: a record is never in memory as a whole, but for a page."""
_BROKEN = (ValueError, KeyError, AttributeError, TypeError)
"""What warcio raises besides its own errors on records that break the rules."""
_PIECE = 64 * 1024
_LONGEST_PLACE = 120
_CUT = QT_TRANSLATE_NOOP("errors", "The pages behind the first {count} were left out: {why}.")
_EMPTY = QT_TRANSLATE_NOOP("errors", "{count} of {all} pages hold no text.")
_DAMAGED = QT_TRANSLATE_NOOP("errors", "The page was left out: it is damaged.")
_TOO_LARGE = QT_TRANSLATE_NOOP("errors", "The page was left out: it is larger than 64 MB.")


def read_warc(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the articles of the pages in an archive."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages = empty = 0
    try:
        with _open(path) as stream:
            for record in ArchiveIterator(stream):
                if not _is_page(record):
                    continue
                pages += 1
                for read in _read_record(record, path.name, options):
                    if isinstance(read, Problem) and "no text" in read.sentence:
                        empty += 1
                    else:
                        yield read
    except (_Bomb, OSError, EOFError, zlib.error, ArchiveLoadFailed, *_BROKEN) as error:
        reason = _reason(error)
        if not pages:
            raise FormatError(name=path.name, reason=reason) from error
        yield Problem(path.name, Phrase(_CUT, count=pages, why=reason))
    if empty:
        yield Problem(path.name, Phrase(_EMPTY, count=empty, all=pages))
    elif not pages:
        yield Problem(path.name, QT_TRANSLATE_NOOP("errors", "The archive holds no pages."))


def _reason(error: Exception) -> str:
    if isinstance(error, _Bomb):
        return QT_TRANSLATE_NOOP("errors", "it unpacks to far more than it is, as only a file made to do harm does")
    return getattr(error, "strerror", None) or QT_TRANSLATE_NOOP("errors", "it is not a whole WARC file")


def _is_page(record: Any) -> bool:
    """Tell whether a record is a page that was there: an answer without an error, or a page kept as such."""
    if record.rec_type == "response":
        headers = record.http_headers
        status = headers.get_statuscode() if headers else ""
        kind = headers.get_header("Content-Type") if headers else ""
        return status == "200" and (kind or "").lower().startswith(_PAGES)
    return record.rec_type == "resource" and (record.content_type or "").lower().startswith(_PAGES)


def _read_record(record: Any, name: str, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    url = web_address(record.rec_headers.get_header("WARC-Target-URI"))
    place = f"{name}, {url[:_LONGEST_PLACE]}"
    try:
        content = _bounded(record.content_stream())
    except (OSError, EOFError, zlib.error, ValueError):
        yield Problem(place, _DAMAGED)
        return
    if content is None:
        yield Problem(place, _TOO_LARGE)
        return
    kind = (record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type) or ""
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        yield from read_page(Page(content, place, charset, url, encoding=options.encoding))
    except KnownError as error:  # an encoding that was asked for and that does not fit
        yield Problem(place, error.sentence())


def _bounded(stream: IO[bytes]) -> bytes | None:
    """Return what a stream holds, or None where it is more than a page can be."""
    found = bytearray()
    while piece := stream.read(_PIECE):
        found += piece
        if len(found) > _LARGEST_RECORD:
            return None
    return bytes(found)


class _Bomb(Exception):
    """The file unpacks to more than it can honestly hold."""


class _Counted(io.RawIOBase):
    """A stream that stops when it has given too much."""

    def __init__(self, inner: IO[bytes], most: int) -> None:
        super().__init__()
        self._inner = inner
        self._left = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._inner.read(len(buffer))
        self._left -= len(piece)
        if self._left < 0:
            raise _Bomb
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._inner.close()
        super().close()


def _open(path: Path) -> IO[bytes]:
    """Open a file, unpacked where it is packed, whether record by record or as a whole."""
    with path.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    if not is_packed:
        return path.open("rb")
    most = max(_SMALL, _HIGHEST_RATIO * path.stat().st_size)
    return cast(IO[bytes], io.BufferedReader(_Counted(cast(IO[bytes], gzip.open(path)), most)))


WARC = Format(
    "warc",
    "Web archive",
    (".warc", ".warc.gz"),
    "pages kept by a crawler or a browser, one article each",
    read=read_warc,
    packages=("warcio", *PACKAGES),
    extra="documents",
    untrusted=True,
)
