"""Which column of a table is the text of its articles, which the title, and so on."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from annotator.domain.column_mapping import ROLES, TEXT
from annotator.domain.exchange import TableColumns
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.gui.looks import Look
from annotator.gui.plain_label import PlainLabel

_NAMES = {
    TEXT: QT_TRANSLATE_NOOP("ImportColumns", "Text"),
    "title": QT_TRANSLATE_NOOP("ImportColumns", "Title"),
    "source": QT_TRANSLATE_NOOP("ImportColumns", "Outlet"),
    "url": QT_TRANSLATE_NOOP("ImportColumns", "Address"),
    "published_on": QT_TRANSLATE_NOOP("ImportColumns", "Date"),
    "language": QT_TRANSLATE_NOOP("ImportColumns", "Language"),
}
_IN_A_ROW = 3


class ImportColumns(QWidget):
    """A list of the table's columns for each part of an article."""

    chosen = Signal(dict)
    """The user chose a column; the argument is the column of each part, empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        for place, role in enumerate(ROLES):
            words = QCoreApplication.translate("ImportColumns", _NAMES[role])
            columns = QComboBox()
            columns.setAccessibleName(self.tr("Column with: {part}").format(part=words))
            columns.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            columns.setMinimumContentsLength(9)
            columns.activated.connect(lambda _index: self.chosen.emit(self.columns()))
            label = PlainLabel(words, Look.MUTED)
            label.setBuddy(columns)
            row, column = divmod(place, _IN_A_ROW)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(columns, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
            self._lists[role] = columns

    def show_table(self, table: TableColumns) -> None:
        """Offer the columns of a table, the present ones chosen."""
        for role, columns in self._lists.items():
            columns.clear()
            if role != TEXT:
                columns.addItem(self.tr("none"), "")
            for name in table.header:
                columns.addItem(name, name)
            columns.setCurrentIndex(max(columns.findData(table.roles.get(role, "")), 0))

    def columns(self) -> dict[str, str]:
        """Return the column of each part, empty for none."""
        return {role: str(columns.currentData() or "") for role, columns in self._lists.items()}
