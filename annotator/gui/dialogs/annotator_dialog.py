"""Ask under which name to annotate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel

_LONGEST = 80


class AnnotatorDialog(QDialog):
    """A name, and what it means to have another."""

    name_accepted = Signal(str)

    def __init__(self, present: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Annotate under another name"))
        self.setMinimumWidth(420)
        self._entry = QLineEdit(present)
        self._entry.setAccessibleName(self.tr("Name"))
        self._entry.setMaxLength(_LONGEST)
        self._entry.selectAll()
        words = PlainLabel(
            self.tr(
                "Tags are kept apart by name: under a new name you begin without tags, and those of “{name}” stay as "
                "they are."
            ).format(name=present),
            Look.MUTED,
        )
        words.setWordWrap(True)
        self._problem = PlainLabel("", Look.PROBLEM)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        for widget in (words, self._entry, self._problem, ButtonRow(self, self.tr("&Annotate"))):
            column.addWidget(widget)
        self._entry.textChanged.connect(self._problem.hide)
        self._entry.setFocus()

    def accept(self) -> None:
        """Take the name unless there is none, which is said in place."""
        name = " ".join(self._entry.text().split())
        if not name:
            self._problem.setText(self.tr("Write a name first."))
            self._problem.show()
            return
        super().accept()
        self.name_accepted.emit(name)
