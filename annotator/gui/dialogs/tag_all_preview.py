"""Before all the same is tagged in the project: how many places, and each with the words around it."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.scheme import Label
from annotator.gui.dialogs.button_row import ButtonRow
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import MARK_BEGINS, MARK_ENDS, RowDelegate, RowRole
from annotator.gui.theme import Theme
from annotator.services.contexts import PlaceInContext

_SIZE = (760, 520)
_SHORTEST_BEFORE = 34
"""Characters before the quote: enough to understand it, few enough that it is seen in a narrow list."""


class TagAllPreview(QDialog):
    """Accepted: tag them all. The first places are shown, the count is of all."""

    def __init__(
        self,
        quote: str,
        label: Label,
        places: Sequence[PlaceInContext],
        count: int,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tag all the same"))
        self.resize(*_SIZE)
        number = QLocale().toString(count)
        words = self.tr("“{quote}” stands untagged in the project. Places: {count}. Tag them all as {label}?")
        question = PlainLabel(words.format(quote=quote, count=number, label=label.name), Look.HEADING)
        question.setWordWrap(True)
        rows = QListWidget()
        rows.setAccessibleName(self.tr("Places that would be tagged"))
        rows.setItemDelegate(RowDelegate(theme, rows))
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place in places:
            rows.addItem(_row(place, label, theme))
        if count > len(places):
            more = QListWidgetItem(self.tr("and {count} more").format(count=QLocale().toString(count - len(places))))
            more.setData(RowRole.DIMMED, True)
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            rows.addItem(more)
        hint = PlainLabel(self.tr("A snapshot is taken first, and Undo takes all of them back at once."), Look.SMALL)
        hint.setWordWrap(True)
        buttons = ButtonRow(self, self.tr("&Tag all {count}").format(count=number))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(question)
        column.addWidget(rows, 1)
        column.addWidget(hint)
        column.addWidget(buttons)
        rows.setCurrentRow(0)
        rows.setFocus()


def _row(place: PlaceInContext, label: Label, theme: Theme) -> QListWidgetItem:
    before = place.before
    if len(before) > _SHORTEST_BEFORE:
        before = "…" + before[-_SHORTEST_BEFORE:].partition(" ")[2]
    row = QListWidgetItem(f"{before}{MARK_BEGINS}{place.quote}{MARK_ENDS}{place.after}")
    row.setData(RowRole.DETAIL, place.article_title)
    row.setData(RowRole.LETTER, label.letter)
    row.setData(RowRole.COLOUR, theme.label_colours(label).text)
    spoken = f"{before}{place.quote}{place.after}, {place.article_title}"
    row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return row
