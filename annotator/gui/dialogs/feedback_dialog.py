"""What was decided about an annotator's tags: read it, and save it as HTML, as PDF, or as a file to merge."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QTextBrowser, QVBoxLayout, QWidget

from annotator.domain.people import Annotator
from annotator.errors import KnownError
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.notifications import translate_error

_SIZE = (820, 640)


class _Report(QTextBrowser):
    """Shows a page and loads nothing, whatever its text asks for."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Return nothing."""
        return None


class FeedbackDialog(QDialog):
    """Shows the report of one annotator at a time."""

    save_wanted = Signal(str, str)
    """Id of the annotator, and ``html``, ``pdf`` or ``annotator``."""

    def __init__(
        self, annotators: Sequence[Annotator], page_of: Callable[[Annotator], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._annotators = annotators
        self._page_of = page_of
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
        self.people.currentIndexChanged.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.people)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        self._show(self.people.currentIndex())

    def _show(self, row: int) -> None:
        can_save = False
        if 0 <= row < len(self._annotators):
            try:
                self.page.setHtml(self._page_of(self._annotators[row]))
                can_save = True
            except KnownError as error:
                self.page.setPlainText(translate_error(error))
        for button in self.saves.values():
            button.setEnabled(can_save)

    def _save(self, kind: str) -> None:
        self.save_wanted.emit(self.people.currentData(), kind)
