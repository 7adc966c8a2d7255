"""Names that articles spell in several ways, each with its spellings and how often they stand there."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from annotator.domain.scheme import Label
from annotator.domain.spellings import CountedName
from annotator.gui.card import Card, TakeAwayButton
from annotator.gui.looks import Look, set_look
from annotator.gui.notifications import NotificationBar
from annotator.gui.picture import Row
from annotator.gui.plain_label import PlainLabel
from annotator.gui.row_delegate import RowDelegate, RowRole
from annotator.gui.theme import Theme

_MOST_NAMES = 100
_MOST_ROWS = 9
_NAME = Qt.ItemDataRole.UserRole

LabelledName = tuple[Label, CountedName]


def spellings_words(name: CountedName) -> str:
    """Return the spellings of a name with their numbers: ``Zelensky 14 · Zelenskyy 31``."""
    number = QLocale().toString
    return " · ".join(f"{spelling.text} {number(spelling.spans)}" for spelling in name.spellings)


class NameList(QListWidget):
    """As tall as its rows, up to some; a click or Enter chooses a name."""

    name_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        set_look(self, Look.FIGURES)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_names(self, names: Sequence[LabelledName], theme: Theme) -> None:
        """Show names with their spellings."""
        self.clear()
        for label, name in names:
            row = QListWidgetItem(name.name)
            row.setData(RowRole.LETTER, label.letter)
            row.setData(RowRole.COLOUR, theme.label_colours(label).text)
            row.setData(RowRole.TRAILING, spellings_words(name))
            row.setData(_NAME, name.name)
            row.setToolTip(spellings_words(name))
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name.name}, {label.name}: {spellings_words(name)}")
            self.addItem(row)
        height = sum(self.sizeHintForRow(row) for row in range(min(self.count(), _MOST_ROWS)))
        self.setFixedHeight(height + 4)

    def _choose(self, row: QListWidgetItem) -> None:
        self.name_chosen.emit(str(row.data(_NAME)))


class SpellingsCard(Card):
    """Same name, spelled differently; choosing one searches for it."""

    search_wanted = Signal(str)

    def __init__(self, theme: Theme, messages: NotificationBar) -> None:
        super().__init__("")
        self.set_title(self.tr("Same name, spelled differently"))
        self._theme = theme
        self._names: list[LabelledName] = []
        self.list = NameList(theme, self)
        self.list.setAccessibleName(self.title())
        self._sentence = PlainLabel("", Look.MUTED, self)
        self._sentence.setWordWrap(True)
        self.take_away = TakeAwayButton(self, theme, self.rows, None, messages.show_error)
        self.take_away.name_after(self.title())
        self.head.addWidget(self.take_away)
        self.column.addWidget(self.list)
        self.column.addWidget(self._sentence)
        self.list.name_chosen.connect(self.search_wanted)
        theme.changed.connect(lambda: self.show_names(self._names))
        self.show_names(())

    def show_names(self, names: Sequence[LabelledName]) -> None:
        """Show the names that are spelled in several ways."""
        self._names = list(names)
        shown = self._names[:_MOST_NAMES]
        self.list.show_names(shown, self._theme)
        self.list.setVisible(bool(shown))
        self.take_away.setVisible(bool(shown))
        more = len(self._names) - len(shown)
        self._sentence.setText(
            self.tr("and %n more, all of them in the CSV", "", more)
            if more
            else ""
            if shown
            else self.tr("Every name is spelled in one way.")
        )
        self._sentence.setVisible(bool(self._sentence.text()))

    def rows(self) -> list[Row]:
        """Return all names with each spelling as a table, headings first."""
        heads = (self.tr("Label"), self.tr("Name"), self.tr("Spelling"), self.tr("Tags"))
        lines = [
            (label.name, name.name, spelling.text, str(spelling.spans))
            for label, name in self._names
            for spelling in name.spellings
        ]
        return [heads, *lines]
