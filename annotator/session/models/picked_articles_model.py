"""Articles to pick from: a search, a page at a time, and a tick for each article that is picked."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.article import ArticleSummary
from annotator.domain.listing import Listing, Shown
from annotator.services.reading import PageMark, Reading

_PAGE = 200

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PickedArticlesModel(QAbstractListModel):
    """All articles that hold what was searched for; what is picked stays picked while other articles are shown."""

    picked_changed = Signal()

    def __init__(
        self, reading: Reading, annotator_uid: str, picked: frozenset[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._listing = Listing(annotator_uid, Shown.ALL)
        self._picked = set(picked)
        self._rows: list[ArticleSummary] = []
        self._mark: PageMark | None = None
        self.search("")

    def search(self, words: str) -> None:
        """Show the articles that hold these words, all where there are none."""
        self._listing = Listing(self._listing.annotator_uid, Shown.ALL, search=" ".join(words.split()))
        self.beginResetModel()
        self._rows, self._mark = self._reading.page(self._listing, None, _PAGE)
        self.endResetModel()

    def picked(self) -> frozenset[str]:
        """Return the ids of the articles that are picked."""
        return frozenset(self._picked)

    def pick_found(self, *, is_picked: bool) -> None:
        """Pick or drop all articles that the search found, those not read yet included."""
        found = self._reading.uids(self._listing)
        (self._picked.update if is_picked else self._picked.difference_update)(found)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.picked_changed.emit()

    # What Qt asks

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title, outlet and date of a row, and whether it is picked."""
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            known = summary.metadata
            return " · ".join(part for part in (known.title, known.source, known.published_on) if part)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if summary.uid in self._picked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pick or drop an article."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        uid = self._rows[index.row()].uid
        is_picked = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._picked.add if is_picked else self._picked.discard)(uid)
        self.dataChanged.emit(index, index, [role])
        self.picked_changed.emit()
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every row be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def canFetchMore(self, parent: AnyIndex = _NOWHERE) -> bool:
        """Tell whether there are articles that have not been read."""
        return not parent.isValid() and self._mark is not None

    def fetchMore(self, parent: AnyIndex = _NOWHERE) -> None:
        """Read the next page."""
        if not self.canFetchMore(parent):
            return
        page, self._mark = self._reading.page(self._listing, self._mark, _PAGE)
        if page:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(page) - 1)
            self._rows += page
            self.endInsertRows()
