"""Tags of colleagues that found no place in our text: placed where the user selects words, or given up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.scheme import AnnotationScheme
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import MARK_BEGINS, MARK_ENDS, RowDelegate, RowRole
from annotator.gui.theme import Theme
from annotator.services.placing import WaitingSpan

_SIZE = (560, 420)


class UnplacedDialog(QDialog):
    """Stays open beside the article; says what is wanted."""

    article_wanted = Signal(str)
    place_wanted = Signal(str)
    """Id of the tag that belongs where words are selected."""
    given_up = Signal(str)

    def __init__(self, theme: Theme, scheme: AnnotationScheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scheme = scheme
        self._waiting: Sequence[WaitingSpan] = ()
        self.setWindowTitle(self.tr("Tags without a place"))
        self.resize(*_SIZE)
        note = PlainLabel(
            self.tr("Choose a tag, select its words in the article, then press “Place at the selection”."), Look.MUTED
        )
        note.setWordWrap(True)
        self.rows = QListWidget(self)
        self.rows.setAccessibleName(self.tr("Tags without a place"))
        self.rows.setItemDelegate(RowDelegate(theme, self.rows))
        self.rows.currentRowChanged.connect(self._open)
        buttons = ButtonRow(self)
        self.place = buttons.add(self.tr("&Place at the selection"))
        self.give_up = buttons.add(self.tr("&Give up"))
        self.place.clicked.connect(lambda: self._say(self.place_wanted))
        self.give_up.clicked.connect(lambda: self._say(self.given_up))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(note)
        column.addWidget(self.rows, 1)
        column.addWidget(buttons)

    def show_waiting(self, waiting: Sequence[WaitingSpan]) -> None:
        """Show these tags; where none is left, close."""
        self._waiting = waiting
        self.rows.clear()
        names = {label.uid: label for label in self._scheme.labels}
        for one in waiting:
            tag = one.annotation
            row = QListWidgetItem(f"{tag.prefix}{MARK_BEGINS}{tag.quote}{MARK_ENDS}{tag.suffix}")
            row.setData(RowRole.DETAIL, f"{one.article_title} · {one.annotator}")
            label = names.get(tag.label_uid)
            if label is not None:
                row.setData(RowRole.LETTER, label.letter)
                row.setData(RowRole.COLOUR, self._theme.label_colours(label).text)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{tag.quote}, {one.article_title}, {one.annotator}")
            self.rows.addItem(row)
        if not waiting:
            self.accept()
        self.rows.setCurrentRow(0)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._waiting):
            self.article_wanted.emit(self._waiting[row].annotation.article_uid)

    def _say(self, wish: object) -> None:
        row = self.rows.currentRow()
        if 0 <= row < len(self._waiting):
            wish.emit(self._waiting[row].annotation.uid)  # type: ignore[attr-defined]
