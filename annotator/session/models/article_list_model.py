"""The article list, read a page at a time: a hundred thousand articles open like five."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from annotator.domain.article import Article, ArticleSummary
from annotator.domain.changes import Changes
from annotator.domain.listing import Listing, Order, Shown, StateCounts
from annotator.domain.workflow import Progress, State
from annotator.services.reading import PageMark
from annotator.session.article_words import spoken_words
from annotator.session.session import ProjectSession
from annotator.text.folding import folded

PAGE = 20
"""Rows read at first: more than a large screen shows, and no more, since the first window waits for them."""
_LARGEST_PAGE = 2_000
_FARTHEST = 5_000
"""How many rows are read at most at once, to reach an article that was opened from elsewhere or the end of the list."""

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ArticleRole(IntEnum):
    """What a row knows besides its title."""

    UID = Qt.ItemDataRole.UserRole + 1
    SUMMARY = Qt.ItemDataRole.UserRole + 2
    """The ArticleSummary."""
    OUTLET = Qt.ItemDataRole.UserRole + 3
    DATE = Qt.ItemDataRole.UserRole + 4
    STATE = Qt.ItemDataRole.UserRole + 5
    FLAGGED = Qt.ItemDataRole.UserRole + 6
    LABEL_COUNTS = Qt.ItemDataRole.UserRole + 7
    """Number of the annotator's tags by label id."""
    OPEN = Qt.ItemDataRole.UserRole + 8
    """Whether it is the session's current article."""


_VALUES: dict[int, Callable[[ArticleSummary], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda summary: summary.metadata.title,
    Qt.ItemDataRole.AccessibleTextRole: spoken_words,
    ArticleRole.UID: lambda summary: summary.uid,
    ArticleRole.SUMMARY: lambda summary: summary,
    ArticleRole.OUTLET: lambda summary: summary.metadata.source,
    ArticleRole.DATE: lambda summary: summary.metadata.published_on,
    ArticleRole.STATE: lambda summary: summary.state,
    ArticleRole.FLAGGED: lambda summary: summary.flagged,
}


class ArticleListModel(QAbstractListModel):
    """The articles of one tab for the annotator who works now.

    An article that ceases to belong, such as one marked as done in the tab of what is to do, keeps its row until
    :meth:`settle` is called, so that rows do not move while somebody reads or points at them.
    """

    counts_changed = Signal(object)
    """The StateCounts as they are now."""
    listing_changed = Signal()
    """Another tab, order or search is shown."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listing = Listing(session.annotator_uid)
        self._rows: list[ArticleSummary] = []
        self._row_of: dict[str, int] = {}
        self._mark: PageMark | None = None
        self._leaving: set[str] = set()
        self._label_counts: dict[str, dict[str, int]] = {}
        self._open_uid = session.article.uid if session.article else ""
        # One count for any number of changes: tagging all the same may touch a thousand articles.
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._tell_counts)
        session.closed.connect(self._counting.stop)
        session.progress_changed.connect(self._take_up_progress)
        session.annotations_changed.connect(self._take_up_annotations)
        session.articles_changed.connect(self._read_again)
        session.annotator_changed.connect(self._take_up_annotator)
        session.article_opened.connect(self._take_up_opened)
        self._begin_anew()

    # What is shown

    @property
    def listing(self) -> Listing:
        """Return the tab, order and search that are shown."""
        return self._listing

    def set_listing(self, shown: Shown | None = None, order: Order | None = None, search: str | None = None) -> None:
        """Show another tab, order or search; what is not given stays."""
        listing = self._listing._replace(
            shown=self._listing.shown if shown is None else shown,
            order=self._listing.order if order is None else order,
            search=self._listing.search if search is None else " ".join(search.split()),
        )
        if listing != self._listing:
            self._listing = listing
            self._begin_anew()
            self.listing_changed.emit()

    def counts(self) -> StateCounts:
        """Return how many articles each tab holds."""
        return self._session.reading.counts(self._listing.annotator_uid)

    def row_of(self, uid: str) -> int:
        """Return the row of an article, -1 where it is not in the list or not read yet."""
        return self._row_of.get(uid, -1)

    def open_row(self) -> int:
        """Return the row of the session's current article, -1 where it is not in the list."""
        return self.row_of(self._open_uid)

    def reach(self, uid: str) -> int:
        """Return the row of an article, reading on for it; -1 where it is not in the list or far down."""
        row = self.row_of(uid)
        if row >= 0 or not uid or self._mark is None or not self._session.reading.lists(self._listing, uid):
            return row
        while row < 0 and self._mark is not None and len(self._rows) < _FARTHEST:
            self.fetchMore()
            row = self.row_of(uid)
        return row

    def read_on(self) -> None:
        """Read to the end of the list, or as far as one wait allows."""
        end = len(self._rows) + _FARTHEST
        while self._mark is not None and len(self._rows) < end:
            self.fetchMore()

    def settle(self) -> None:
        """Let the rows go that ceased to belong, but for the article that is open."""
        for uid in [uid for uid in self._leaving if uid != self._open_uid]:
            self._remove(self._row_of[uid], 1)
            self._leaving.discard(uid)

    # What Qt asks

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row knows, see :class:`ArticleRole`."""
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == ArticleRole.LABEL_COUNTS:
            return self._counts_of(summary.uid)
        if role == ArticleRole.OPEN:
            return summary.uid == self._open_uid
        value = _VALUES.get(role)
        return value(summary) if value else None

    def canFetchMore(self, parent: AnyIndex = _NOWHERE) -> bool:
        """Tell whether there are articles that have not been read."""
        return not parent.isValid() and self._mark is not None

    def fetchMore(self, parent: AnyIndex = _NOWHERE) -> None:
        """Read the next page, a larger one the more was read: who scrolls far goes on."""
        if not self.canFetchMore(parent):
            return
        page, mark = self._page(self._mark, min(max(PAGE, len(self._rows)), _LARGEST_PAGE))
        self._mark = mark
        new = [summary for summary in page if summary.uid not in self._row_of]
        self._insert(len(self._rows), new)

    # What the session says

    def _take_up_progress(self, progress: Progress) -> None:
        if progress.annotator_uid != self._listing.annotator_uid:
            return
        self._counting.start()
        row = self.row_of(progress.article_uid)
        if row < 0:
            self._take_in(progress)
            return
        self._rows[row] = self._rows[row]._replace(state=progress.state.value, flagged=progress.flagged)
        if _belongs(progress, self._listing.shown):
            self._leaving.discard(progress.article_uid)
        else:
            self._leaving.add(progress.article_uid)
        self._tell_changed(row)

    def _take_in(self, progress: Progress) -> None:
        """Add the row of an article that came to belong, where the rows around it have been read."""
        uid, reading = progress.article_uid, self._session.reading
        if not _belongs(progress, self._listing.shown) or not reading.lists(self._listing, uid):
            return
        summary = reading.summary(uid, progress.annotator_uid)
        if summary is not None and (self._mark is None or self._key(summary) <= self._mark):
            self._insert(bisect_left(self._rows, self._key(summary), key=self._key), [summary])

    def _take_up_annotations(self, article_uid: str, changes: Changes, _initiator: object) -> None:
        self._count_labels(article_uid, changes)
        row = self.row_of(article_uid)
        if row >= 0:
            self._tell_changed(row, ArticleRole.LABEL_COUNTS)

    def _take_up_annotator(self, _annotator: object) -> None:
        self._listing = self._listing._replace(annotator_uid=self._session.annotator_uid)
        self._begin_anew()

    def _take_up_opened(self, article: Article | None) -> None:
        before, self._open_uid = self._open_uid, article.uid if article else ""
        for uid in {before, self._open_uid}:
            row = self.row_of(uid)
            if row >= 0:
                self._tell_changed(row, ArticleRole.OPEN)

    def _read_again(self) -> None:
        """Read as many rows as there are, and change only those that differ."""
        self._label_counts.clear()
        rows, self._mark = self._page(None, max(len(self._rows), PAGE))
        for uid in self._leaving:
            summary = self._session.reading.summary(uid, self._listing.annotator_uid)
            if summary is not None:
                rows.insert(bisect_left(rows, self._key(summary), key=self._key), summary)
        self._leaving.intersection_update({summary.uid for summary in rows})
        self._exchange(rows)
        self._counting.start()

    # Rows

    def _begin_anew(self) -> None:
        self.beginResetModel()
        self._label_counts.clear()
        self._leaving.clear()
        self._rows, self._mark = self._page(None, PAGE)
        self._number()
        self.endResetModel()
        self._counting.start()

    def _exchange(self, rows: list[ArticleSummary]) -> None:
        """Put rows in the place of the present ones; what is the same before and behind the difference stays."""
        same = 0
        while same < min(len(rows), len(self._rows)) and rows[same].uid == self._rows[same].uid:
            same += 1
        tail = 0
        longest = min(len(rows), len(self._rows)) - same
        while tail < longest and rows[-1 - tail].uid == self._rows[-1 - tail].uid:
            tail += 1
        self._remove(same, len(self._rows) - same - tail)
        self._insert(same, rows[same : len(rows) - tail])
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _insert(self, row: int, summaries: Sequence[ArticleSummary]) -> None:
        if summaries:
            self.beginInsertRows(_NOWHERE, row, row + len(summaries) - 1)
            self._rows[row:row] = summaries
            self._number()
            self.endInsertRows()

    def _remove(self, row: int, count: int) -> None:
        if count:
            self.beginRemoveRows(_NOWHERE, row, row + count - 1)
            del self._rows[row : row + count]
            self._number()
            self.endRemoveRows()

    def _number(self) -> None:
        self._row_of = {summary.uid: row for row, summary in enumerate(self._rows)}

    def _page(self, after: PageMark | None, limit: int) -> tuple[list[ArticleSummary], PageMark | None]:
        """Read a page and its label counts; a list asks for them of each row, to know how high it is."""
        summaries, mark = self._session.reading.page(self._listing, after, limit)
        uids = [summary.uid for summary in summaries]
        found = self._session.reading.label_counts_of(uids, self._listing.annotator_uid)
        self._label_counts.update({uid: found.get(uid, {}) for uid in uids})
        return summaries, mark

    def _key(self, summary: ArticleSummary) -> PageMark:
        """Return where an article stands in the order shown, as the marks of pages say it."""
        if self._listing.order is Order.TITLE:
            return folded(summary.metadata.title), summary.position
        if self._listing.order is Order.DATE:
            return summary.metadata.published_on, summary.position
        return summary.position, summary.position

    # Counts

    def _counts_of(self, uid: str) -> dict[str, int]:
        if uid not in self._label_counts:
            self._label_counts[uid] = self._session.reading.label_counts(uid, self._listing.annotator_uid)
        return self._label_counts[uid]

    def _count_labels(self, article_uid: str, changes: Changes) -> None:
        if article_uid not in self._label_counts:
            return
        counts = Counter(self._label_counts[article_uid])
        before = (*changes.removed, *(old for old, _ in changes.changed))
        after = (*changes.added, *(new for _, new in changes.changed))
        for tags, step in ((before, -1), (after, 1)):
            for tag in tags:
                if tag.article_uid == article_uid and tag.annotator_uid == self._listing.annotator_uid:
                    counts[tag.label_uid] += step
        self._label_counts[article_uid] = +counts

    def _tell_counts(self) -> None:
        if not self._session.is_closed:
            self.counts_changed.emit(self.counts())

    def _tell_changed(self, row: int, *roles: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row), list(roles))


def _belongs(progress: Progress, shown: Shown) -> bool:
    """Tell whether an article of this progress stands in a tab."""
    return {
        Shown.ALL: True,
        Shown.TO_DO: progress.state is not State.DONE,
        Shown.DONE: progress.state is State.DONE,
        Shown.FLAGGED: progress.flagged,
    }[shown]
