"""Lay out pages of HTML and write them as PDF, with Qt's text layout: it shapes every script and finds the fonts."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.services.feedback_report import ReportNotWritten
from annotator.whole_file import whole_file

_POINTS = 10
_FOOTER_POINTS = 8
_FOOTER = QColor("#59636e")
_MARGIN = 18.0
"""Millimetres."""
_FOOTER_ROOM = 10.0
"""Millimetres at the foot of a page that the text leaves."""


class _ClosedDocument(QTextDocument):
    """A document that loads nothing, whatever its text asks for."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Return nothing."""
        return None


def write_pdf(html: str, target: Path) -> None:
    """Write HTML as PDF to a file that appears only when it is complete; raise ReportNotWritten otherwise.

    A QGuiApplication must exist.
    """
    print_pages([html], target, "")


def print_pages(parts: Iterable[str], target: Path, title: str) -> None:
    """Write parts of HTML as PDF, each beginning a new page, to a file that appears only when it is complete.

    One part after the other is laid out and let go. Text stays text, with its fonts in the file. A QGuiApplication must
    exist; it need not be its thread.

    Raises:
        ReportNotWritten: there is no new file.
    """
    try:
        with whole_file(target) as part:
            part.touch()  # Qt would only warn where it cannot write
            _write(parts, part, title)
    except OSError as error:
        raise ReportNotWritten(name=target.name, reason=error.strerror or str(error)) from error


def _write(parts: Iterable[str], file: Path, title: str) -> None:
    writer = QPdfWriter(str(file))
    writer.setCreator("Annotator")
    writer.setTitle(title)
    set_up_page(writer)
    if not paint_pages(writer, parts, title):
        raise OSError(QT_TRANSLATE_NOOP("errors", "its folder may not be written"))


def set_up_page(device: QPagedPaintDevice) -> None:
    """Choose A4 with margins."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)


def paint_pages(device: QPagedPaintDevice, parts: Iterable[str], title: str) -> int:
    """Paint parts of HTML on a printer or into a file, and return how many pages that took; 0 where it cannot be."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    pages = 0
    try:
        room = QRectF(0, 0, device.width(), device.height() - _FOOTER_ROOM / 25.4 * device.logicalDpiY())
        for part in parts:
            document = _laid_out(part, device, room.size())
            for page in range(document.pageCount()):
                if pages and not device.newPage():
                    return pages
                pages += 1
                painter.save()
                painter.translate(0, -page * room.height())
                document.drawContents(painter, room.translated(0, page * room.height()))
                painter.restore()
                _paint_footer(painter, device, title, pages)
    finally:
        painter.end()
    return pages


def _laid_out(html: str, device: QPagedPaintDevice, size: QSizeF) -> QTextDocument:
    document = _ClosedDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setDefaultFont(_plain_font(_POINTS))
    document.setHtml(html)
    document.setPageSize(size)
    return document


def _plain_font(points: int) -> QFont:
    """Return the usual font without ligatures: who searches the file for "first" shall not miss it for a joined fi."""
    font = QFont(QGuiApplication.font().family(), points)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _paint_footer(painter: QPainter, device: QPagedPaintDevice, title: str, page: int) -> None:
    font = _plain_font(_FOOTER_POINTS)
    painter.setFont(font)
    painter.setPen(_FOOTER)
    line = QFontMetricsF(font, device).height()
    place = QRectF(0, device.height() - line, device.width(), line)
    number = str(page)
    words = QFontMetricsF(font, device).elidedText(title, Qt.TextElideMode.ElideRight, device.width() * 0.8)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, number)


def print_without_window(parts: Iterable[str], target: Path, title: str = "") -> None:
    """Write parts of HTML as PDF, as ``print_pages`` does, where no window is open and there may be no screen."""
    application = QGuiApplication.instance()
    if application is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication(sys.argv[:1])
        application.setApplicationName("Annotator")
    print_pages(parts, target, title)
    del application  # no sooner: fonts live in it
