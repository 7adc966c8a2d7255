"""EPUB: e-books, and reports and magazines published as such.

A short one is one article, a long one an article a chapter. What is shorter than a page, such as a cover or a half
title, goes with the chapter after it.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.heading import title_in
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.document_archive import local_name, open_document, read_optional
from annotator.formats.document_metadata import metadata_of
from annotator.formats.html_reading import Page, decode_page
from annotator.formats.html_text import PACKAGES, PageDamage, blocks, parse_page
from annotator.formats.paragraphs import Kind, Paragraph, join_paragraphs
from annotator.formats.safe_xml import XmlDamage, parse
from annotator.formats.safe_zip import SafeZip, ZipDamage
from annotator.text.normalise import normalise

_SHORT_BOOK = 40_000
"""Characters up to which a book is one article: some fifteen pages."""
_SHORT_CHAPTER = 1_000
_PAGES = ("application/xhtml+xml", "text/html")


def read_epub(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of a short book, or those of the chapters of a long one."""
    with open_document(path) as archive:
        if b"EncryptedKey" in read_optional(archive, "META-INF/encryption.xml"):
            reason = QT_TRANSLATE_NOOP("errors", "it is protected against copying")
            raise FormatError(name=path.name, reason=reason)
        book = _Book.of(archive)
        found = [_chapter(archive, name, options) for name in book.chapters]
        yield from (problem for problem in found if isinstance(problem, Problem))
        chapters = _joined([chapter for chapter in found if not isinstance(chapter, Problem)])
    if not chapters:
        yield Problem(path.name, QT_TRANSLATE_NOOP("errors", "The book holds no text."))
        return
    raw_hash = sha256(path.read_bytes()).hexdigest() if len(chapters) == 1 else ""
    for number, chapter in enumerate(chapters, 1):
        text = normalise(join_paragraphs(chapter))
        metadata = metadata_of(book.said, text)
        if len(chapters) > 1:
            metadata = _of_chapter(metadata, chapter, text)
        place = f"{path.name}, chapter {number}" if len(chapters) > 1 else path.name
        yield ExchangedArticle(text=text, metadata=metadata, raw_sha256=raw_hash, place=place)


def _chapter(archive: SafeZip, name: str, options: ReadOptions) -> list[Paragraph] | Problem:
    """Return the paragraphs of a chapter."""
    try:
        decoded = decode_page(Page(archive.read(name), name, encoding=options.encoding))
        tree = parse_page(decoded.text.encode("utf-8", "replace"))
        return [(block.text, block.kind) for block in blocks(tree)]
    except (PageDamage, ZipDamage) as damage:
        return Problem(
            posixpath.basename(name)[:80],
            Phrase(QT_TRANSLATE_NOOP("errors", "A chapter was left out: {why}."), why=damage),
        )


def _joined(chapters: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """Return what becomes an article each."""
    lengths = [sum(len(text) for text, _ in chapter) for chapter in chapters]
    if sum(lengths) <= _SHORT_BOOK:
        everything = [paragraph for chapter in chapters for paragraph in chapter]
        return [everything] if everything else []
    found: list[list[Paragraph]] = [[]]
    for chapter, length in zip(chapters, lengths, strict=True):
        found[-1] += chapter
        if length > _SHORT_CHAPTER:
            found.append([])
    rest = found.pop()
    if rest:
        found[-1:] = [found[-1] + rest] if found else [rest]
    return found


def _of_chapter(book: Metadata, chapter: list[Paragraph], text: str) -> Metadata:
    heading = next((words for words, kind in chapter if kind is Kind.HEADING), "")
    title = " ".join(normalise(heading).split()) or title_in(text)
    return book._replace(title=title, source=book.source or book.title)


@dataclass(slots=True)
class _Book:
    """What the package file of a book says: its chapters in the order of reading, and about it."""

    folder: str
    said: dict[str, str] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _order: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, archive: SafeZip) -> "_Book":
        """Read the package file; raise XmlDamage or ZipDamage where there is none that can be read."""
        packages: list[str] = []

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if local_name(name) == "rootfile":
                packages.append(attributes.get("full-path", ""))

        parse(archive.read("META-INF/container.xml"), start)
        if not packages:
            raise XmlDamage(QT_TRANSLATE_NOOP("errors", "it does not say what it holds"))
        book = cls(posixpath.dirname(packages[0]))
        parse(archive.read(packages[0]), book._start, book._end, book._pieces.append)
        return book

    @property
    def chapters(self) -> list[str]:
        """Names of the files in the archive, in the order of reading."""
        return [self._files[item] for item in dict.fromkeys(self._order) if item in self._files]

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._pieces.clear()
        tag = local_name(name)
        if tag == "item" and attributes.get("media-type") in _PAGES:
            # the list of contents that readers show beside the text
            if "nav" not in attributes.get("properties", "").split():
                path = posixpath.join(self.folder, unquote(attributes.get("href", "").partition("#")[0]))
                self._files[attributes.get("id", "")] = posixpath.normpath(path)
        elif tag == "itemref" and attributes.get("linear") != "no":
            self._order.append(attributes.get("idref", ""))

    def _end(self, name: str) -> None:
        if "purl.org/dc/" in name:
            self.said.setdefault(local_name(name), " ".join("".join(self._pieces).split()))
        self._pieces.clear()


EPUB = Format(
    "epub",
    "E-book",
    (".epub",),
    "a short book as one article, a long one as an article a chapter",
    read=read_epub,
    packages=PACKAGES,
    extra="documents",
    untrusted=True,
)
