"""Lay out a page of HTML and write it as PDF, with Qt's text layout: it shapes every script and finds the fonts."""

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.services.feedback_report import ReportNotWritten

_POINTS = 10


class _ClosedDocument(QTextDocument):
    """A document that loads nothing, whatever its text asks for."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Return nothing."""
        return None


def write_pdf(html: str, target: Path) -> None:
    """Write HTML as PDF to a file that appears only when it is complete; raise ReportNotWritten otherwise.

    A QGuiApplication must exist.
    """
    part = target.with_name(f".{target.name}.part")
    writer = QPdfWriter(str(part))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # the document leaves 2 cm by itself
    writer.setCreator("Annotator")
    document = _ClosedDocument()
    document.setDefaultFont(QFont(QGuiApplication.font().family(), _POINTS))
    document.setHtml(html)
    document.print_(writer)
    del writer  # finishes the file
    try:
        if not part.exists() or not part.stat().st_size:
            raise ReportNotWritten(
                name=target.name, reason=QT_TRANSLATE_NOOP("errors", "its folder may not be written")
            )
        part.replace(target)
    except OSError as error:
        raise ReportNotWritten(name=target.name, reason=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def print_without_window(html: str, target: Path) -> None:
    """Write HTML as PDF where no window is open and there may be no screen."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication(sys.argv[:1])
        application.setApplicationName("Annotator")
    write_pdf(html, target)
