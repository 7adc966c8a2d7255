"""ODT: documents of LibreOffice and OpenOffice. One article a file; pictures, comments and headers stay out."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.document_archive import (
    described,
    local_attributes,
    open_document,
    read_optional,
    texts_of_elements,
)
from annotator.formats.document_metadata import article_of_document
from annotator.formats.paragraphs import Kind, ParagraphGatherer
from annotator.formats.safe_xml import parse

_UNREAD = frozenset(
    ("annotation", "desc", "forms", "note-citation", "sequence-decls", "title", "tracked-changes", "variable-decls")
)
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000


def read_odt(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- says its encoding itself
    """Yield the article of a document."""
    with open_document(path) as archive:
        if b"encryption-data" in read_optional(archive, "META-INF/manifest.xml"):
            raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is protected by a password"))
        reader = _DocumentReader()
        parse(archive.read("content.xml"), reader.start, reader.end, reader.characters)
        said = described(archive, "meta.xml", _said)
    yield article_of_document(path.name, reader.text.paragraphs(), said, sha256(path.read_bytes()).hexdigest())


def _said(content: bytes) -> dict[str, str]:
    """Return what the document says of itself under the names that other documents use."""
    found = texts_of_elements(content)
    return {
        "title": found.get("title", ""),
        "creator": found.get("initial-creator") or found.get("creator", ""),
        "created": found.get("creation-date") or found.get("date", ""),
        "language": found.get("language", ""),
    }


class _DocumentReader:
    """Hands what the parser comes upon to a gatherer of paragraphs."""

    def __init__(self) -> None:
        self.text = ParagraphGatherer()
        self._unread = 0
        self._lists = 0
        self._noted = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        space, _, tag = name.rpartition(" ")
        if self._unread or tag in _UNREAD:
            self._unread += 1
        elif space.endswith(":text:1.0"):
            self._start_text(tag, attributes)
        elif tag == "table-row":
            self.text.open_row()
        elif tag == "table-cell":
            self.text.open_cell()

    def _start_text(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("p", "h"):
            self.text.open_paragraph(Kind.HEADING if tag == "h" else Kind.LINE if self._lists else Kind.PARAGRAPH)
        elif tag == "s":
            count = local_attributes(attributes).get("c", "1")
            self.text.add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif tag == "tab":
            self.text.add("\t")
        elif tag == "line-break":
            self.text.add("\n")
        elif tag == "list":
            self._lists += 1
        elif tag == "note":
            self._noted += 1
            self.text.open_note(str(self._noted))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._unread:
            self._unread -= 1
            return
        space, _, tag = name.rpartition(" ")
        if tag == "table-row":
            self.text.close_row()
        elif not space.endswith(":text:1.0"):
            return
        elif tag in ("p", "h"):
            self.text.close_paragraph()
        elif tag == "list":
            self._lists -= 1
        elif tag == "note":
            self.text.close_note()

    def characters(self, text: str) -> None:
        """Take text; white space in it is only how the file is laid out."""
        if not self._unread:
            self.text.add(_SPACE.sub(" ", text))


ODT = Format(
    "odt",
    "OpenDocument text",
    (".odt", ".ott"),
    "a document of LibreOffice, its tables and footnotes as text",
    read=read_odt,
    untrusted=True,
)
