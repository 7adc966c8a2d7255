"""What is known about an article besides its text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from annotator.domain.article import Metadata
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.dialogs.metadata_form import MetadataForm
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel

_WIDTH = 520


class ArticleDetails(QDialog):
    """Edits title, outlet, link, date and language."""

    metadata_accepted = Signal(object)
    """The Metadata, where something was changed."""

    def __init__(self, metadata: Metadata, imported: str = "", parent: QWidget | None = None) -> None:
        """Edit metadata; ``imported`` is a line about where the article came from."""
        super().__init__(parent)
        self._before = metadata
        self.setWindowTitle(self.tr("Article details"))
        self.setMinimumWidth(_WIDTH)
        self._form = MetadataForm(metadata)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addWidget(self._form)
        if imported:
            line = PlainLabel(imported, Look.SMALL)
            line.setWordWrap(True)
            column.addWidget(line)
        column.addStretch(1)
        column.addWidget(ButtonRow(self, self.tr("&Save")))
        self._form.setFocus()

    def metadata(self) -> Metadata:
        """Return what the form says."""
        return self._form.metadata()

    def accept(self) -> None:
        """Save unless something is wrong, which is said in place."""
        if self._form.problem():
            self._form.go_to_problem()
            return
        super().accept()
        if self.metadata() != self._before:
            self.metadata_accepted.emit(self.metadata())
