"""What was decided about an annotator's tags: read it, and save it as HTML, as PDF, or as a file to merge."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QTextBrowser, QVBoxLayout, QWidget

from annotator.domain.people import Annotator
from annotator.gui.dialogs.button_row import ButtonRow

_SIZE = (820, 640)


class _Report(QTextBrowser):
    """Shows a page and loads nothing, whatever its text asks for."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Return nothing."""
        return None


class FeedbackDialog(QDialog):
    """Shows the report of one annotator at a time, as soon as somebody has made it."""

    report_wanted = Signal(str)
    """Id of the annotator whose report is to be shown."""
    save_wanted = Signal(str, str)
    """Id of the annotator, and ``html``, ``pdf`` or ``annotator``."""

    def __init__(self, annotators: Sequence[Annotator], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Feedback report"))
        self.resize(*_SIZE)
        self.people = QComboBox(self)
        self.people.setAccessibleName(self.tr("Whose tags the report is about"))
        self.page = _Report(self)
        self.page.setAccessibleName(self.tr("The report"))
        self.page.setOpenLinks(False)
        # Paper is white in both looks: the report keeps its own colours.
        self.page.setStyleSheet("QTextBrowser { background: #ffffff; color: #1f2328; padding: 12px; }")
        buttons = ButtonRow(self)
        self.saves = {
            "annotator": buttons.add(self.tr("Save as a &file to merge…")),
            "pdf": buttons.add(self.tr("Save as &PDF…")),
            "html": buttons.add(self.tr("Save as &HTML…")),
        }
        for kind, button in self.saves.items():
            button.clicked.connect(lambda _=False, kind=kind: self._save(kind))
        for one in annotators:
            self.people.addItem(one.name, one.uid)
        self.people.currentIndexChanged.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.people)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        self._may_save(False)

    def ask(self) -> None:
        """Ask for the report of the annotator who is chosen."""
        self._may_save(False)
        self.page.setPlainText(self.tr("The report is being made…"))
        self.report_wanted.emit(self.people.currentData() or "")

    def show_report(self, annotator_uid: str, html: str) -> None:
        """Show a report that was asked for, unless another one was since."""
        if annotator_uid == self.people.currentData():
            self.page.setHtml(html)
            self._may_save(True)

    def show_reason(self, annotator_uid: str, words: str) -> None:
        """Say why there is no report."""
        if annotator_uid == self.people.currentData():
            self.page.setPlainText(words)

    def _may_save(self, may: bool) -> None:
        for button in self.saves.values():
            button.setEnabled(may)

    def _save(self, kind: str) -> None:
        self.save_wanted.emit(self.people.currentData(), kind)
