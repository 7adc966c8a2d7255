"""PDF: documents as they are printed, with their paragraphs whole again; and the report for people."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.dates_and_codes import host_of, web_address
from annotator.formats.document_metadata import article_of_document
from annotator.formats.pdf_lines import PACKAGES, Line, open_pdf, page_lines, said_of
from annotator.formats.pdf_order import without_furniture
from annotator.formats.pdf_paragraphs import headline_of, paragraphs_of
from annotator.formats.pdf_report import write_pdf_report
from annotator.formats.reduction import in_steps, without_automatic, without_origin, without_progress

_ADDRESS = re.compile(r"https?://\S+")
_NO_TEXT = QT_TRANSLATE_NOOP("errors", "No text was found on these pages, only pictures, or damage: {pages}.")
_MORE_NO_TEXT = QT_TRANSLATE_NOOP("errors", "No text was found on {count} pages, only pictures, or damage: {pages}…")
_NAMED = 10
"""Pages that are named one by one."""


def read_pdf(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- says its encoding itself
    """Yield the article of a document, and a problem for pages that hold no text."""
    with open_pdf(path) as document:
        found = [page_lines(document, number) for number in range(len(document))]
        said = said_of(document)
    pages = [page for page in found if page is not None and page.lines]
    if not pages:
        reason = QT_TRANSLATE_NOOP(
            "errors",
            "it holds no text, only pictures of it; let a program for text recognition (OCR) add it first",
        )
        raise FormatError(name=path.name, reason=reason)
    without_text = [number for number, page in enumerate(found, 1) if page is None or not page.lines]
    if without_text:
        shown = ", ".join(map(str, without_text[:_NAMED]))
        template = _NO_TEXT if len(without_text) <= _NAMED else _MORE_NO_TEXT
        yield Problem(path.name, Phrase(template, pages=shown, count=len(without_text)))
    furniture = without_furniture(pages)
    said["title"] = headline_of(pages) or said["title"]
    with path.open("rb") as file:
        raw_hash = file_digest(file, "sha256").hexdigest()
    yield _with_address(article_of_document(path.name, paragraphs_of(pages), said, raw_hash), furniture)


def _with_address(read: ExchangedArticle | Problem, furniture: list[Line]) -> ExchangedArticle | Problem:
    """Return an article with the address that a browser printed at the edge of its pages."""
    addresses = (_ADDRESS.search(line.text) for line in furniture)
    url = next((web_address(found.group()) for found in addresses if found), "")
    if isinstance(read, Problem) or not url:
        return read
    return replace(read, metadata=read.metadata._replace(url=url, source=read.metadata.source or host_of(url)))


PDF = Format(
    "pdf",
    "PDF",
    (".pdf",),
    "reads documents as they are printed; writes a report for people, with highlights, legend and fields",
    read=read_pdf,
    write=write_pdf_report,
    reduce=in_steps(without_progress, without_automatic, without_origin),
    is_report=True,
    writes_without_extra=True,
    needs_printing=True,
    packages=PACKAGES,
    extra="documents",
    untrusted=True,
)
