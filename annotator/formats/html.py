"""HTML: web pages as browsers save them, alone (.html) or with their pictures in one file (.mhtml). Text only."""

import re
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import reason_of
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.html_reading import PACKAGES, Page, read_page
from annotator.formats.html_report import write_html_report
from annotator.formats.mail_parts import MailDamage, is_mail, page_of_archive
from annotator.formats.reduction import in_steps, without_automatic, without_origin, without_progress
from annotator.formats.text_file import read_bytes

_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def read_html(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of a saved page."""
    content = read_bytes(path)
    page = Page(content, path.name, encoding=options.encoding)
    if is_mail(content):
        try:
            page = page_of_archive(content, path.name, options.encoding)
        except MailDamage as damage:
            raise FormatError(name=path.name, reason=reason_of(damage)) from damage
    yield from read_page(page)


def is_page(path: Path) -> bool:
    """Tell whether a file is a page: by its ending, or, as word processors save them, by how it begins."""
    if path.name.lower().endswith(_ENDINGS):
        return True
    try:
        with path.open("rb") as file:
            return bool(_BEGINS.match(file.read(4096).removeprefix(b"\xef\xbb\xbf")))
    except OSError:
        return False


HTML = Format(
    "html",
    "Web page",
    (*_ENDINGS, ".doc"),
    "reads pages saved from a browser; writes a report for people, with highlights, legend and fields",
    read=read_html,
    write=write_html_report,
    reduce=in_steps(without_progress, without_automatic, without_origin),
    is_report=True,
    writes_without_extra=True,
    recognises=is_page,
    packages=PACKAGES,
    extra="documents",
    untrusted=True,
)
