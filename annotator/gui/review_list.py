"""The left pane of Review: whose tags are compared, tabs with counts, and the articles by open disagreements."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.empty_list import EmptyList
from annotator.gui.looks import Look, looking
from annotator.gui.review_words import figure_words
from annotator.gui.row_delegate import RowDelegate, RowRole
from annotator.gui.theme import Theme
from annotator.services.review_list import ReviewEntry, Shown
from annotator.session.review_session import ReviewSession

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOST_WRAPPED = 500


class ReviewListModel(QAbstractListModel):
    """The articles of one tab."""

    def __init__(self, review: ReviewSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles = review.articles
        self._shown = Shown.OPEN
        self._entries: list[ReviewEntry] = []

    @property
    def shown(self) -> Shown:
        """Return the tab that is shown."""
        return self._shown

    def show_tab(self, shown: Shown) -> None:
        """Show another tab."""
        self._shown = shown
        self.read_again()

    def read_again(self) -> None:
        """Take up what changed."""
        self.beginResetModel()
        self._entries = self._articles.entries(self._shown)
        self.endResetModel()

    def entry(self, row: int) -> ReviewEntry:
        """Return the article of a row."""
        return self._entries[row]

    def wraps_titles(self) -> bool:
        """Tell whether titles may take two lines: thousands of rows would have to be measured first."""
        return len(self._entries) <= _MOST_WRAPPED

    def row_of(self, uid: str) -> int:
        """Return the row of an article, or -1."""
        return next((row for row, entry in enumerate(self._entries) if entry.uid == uid), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many articles there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title, figures, or both for a screen reader."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == RowRole.DETAIL:
            return self._detail(entry)
        if role == RowRole.WRAPPED:
            return self.wraps_titles()
        if role == RowRole.DIMMED:
            return entry.is_settled and not entry.open
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{entry.title}, {self._detail(entry)}"
        return None

    def _detail(self, entry: ReviewEntry) -> str:
        if entry.open:
            parts = [self.tr("%n to settle", "", entry.open)]
        elif entry.is_settled:
            parts = [self.tr("settled")]
        else:
            parts = [self.tr("all decided, to be closed") if entry.decided else self.tr("no disagreement")]
        if entry.is_settled and entry.open:
            parts.append(self.tr("changed since"))
        if entry.exact_f1 is not None:
            parts.append(self.tr("F1 {figure}").format(figure=figure_words(entry.exact_f1)))
        return " · ".join(parts)


class ReviewListPane(QWidget):
    """Shows the list of the review session; choosing a row opens the article."""

    article_chosen = Signal(str)

    def __init__(self, review: ReviewSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._articles = review.articles
        self.model = ReviewListModel(review, self)
        self._people = QToolButton(self)
        self._tabs: dict[Shown, QPushButton] = {}
        self.rows = QListView(self)
        self._empty = EmptyList(self)
        self._stack = QStackedWidget(self)
        self._lay_out(theme)
        review.articles.list_changed.connect(self._take_up_list)
        review.article_opened.connect(self._mark_current)
        review.articles.annotators_changed.connect(self._name_people)
        self.rows.clicked.connect(self._choose)
        self.rows.activated.connect(self._choose)
        self._name_people()
        self._take_up_list()

    def focus_list(self) -> None:
        """Give the list the focus."""
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_tab(self, shown: Shown) -> None:
        """Show another tab."""
        self._tabs[shown].setChecked(True)
        self.model.show_tab(shown)
        self._show_rows_or_reason()
        self._mark_current()

    def _lay_out(self, theme: Theme) -> None:
        self._people.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._people.setMenu(QMenu(self._people))
        self._people.menu().aboutToShow.connect(self._fill_people)
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        group = QButtonGroup(self)
        for shown in Shown:
            tab = looking(QPushButton(self), Look.CHIP)
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked, shown=shown: self.show_tab(shown))
            self._tabs[shown] = tab
            group.addButton(tab)
            tabs.addWidget(tab)
        self._tabs[Shown.OPEN].setChecked(True)
        tabs.addStretch(1)
        self.rows.setModel(self.model)
        self.rows.setObjectName("articles")
        self.rows.setItemDelegate(RowDelegate(theme, self.rows))
        self.rows.setAccessibleName(self.tr("Articles to review"))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setResizeMode(QListView.ResizeMode.Adjust)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        header = QVBoxLayout()
        header.setContentsMargins(14, 10, 10, 10)
        header.setSpacing(9)
        header.addWidget(self._people, 0, Qt.AlignmentFlag.AlignLeading)
        header.addLayout(tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._stack, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looking(self, Look.PANE)

    def _take_up_list(self) -> None:
        words = {
            Shown.OPEN: self.tr("Disagree {count}") if len(self._articles.annotators) > 1 else self.tr("Open {count}"),
            Shown.SETTLED: self.tr("Settled {count}"),
            Shown.ALL: self.tr("All {count}"),
        }
        for shown, count in self._articles.counts().items():
            self._tabs[shown].setText(words[shown].format(count=count))
        self.model.read_again()
        self._show_rows_or_reason()
        self._mark_current()

    def _show_rows_or_reason(self) -> None:
        self.rows.setUniformItemSizes(not self.model.wraps_titles())
        self._stack.setCurrentWidget(self.rows if self.model.rowCount() else self._empty)
        if self.model.rowCount():
            return
        if self._articles.is_building:
            self._empty.say(self.tr("Comparing…"), self.tr("Articles are listed when all of them are compared."))
        elif not self._articles.counts()[Shown.ALL] and self._review.options().blind_until_done:
            self._empty.say(
                self.tr("Nothing to compare yet"),
                self.tr(
                    "This project is tagged blind: what others did in an article is shown once your own tags are done."
                ),
            )
        elif not self._articles.counts()[Shown.ALL]:
            self._empty.say(
                self.tr("Nothing to compare yet"),
                self.tr(
                    "Two people must have tags in the same article. Send articles to a colleague, and merge what comes "
                    "back; both are in the File menu."
                ),
            )
        elif self.model.shown is Shown.OPEN:
            self._empty.say(self.tr("Everything is decided"), self.tr("Ctrl+Enter closes an article's review."))
        else:
            self._empty.say(self.tr("No article is settled yet"), "")

    def _mark_current(self) -> None:
        article = self._review.article
        row = self.model.row_of(article.uid) if article else -1
        if row >= 0:
            self.rows.setCurrentIndex(self.model.index(row))
        else:
            self.rows.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        self.article_chosen.emit(self.model.entry(index.row()).uid)

    # Whose tags are compared

    def _name_people(self) -> None:
        names = [self._articles.name_of(uid) for uid in self._articles.annotators]
        words = " ↔ ".join(names) if len(names) <= 3 else self.tr("%n annotators", "", len(names))
        self._people.setText(f"{words}  ▾")
        self._people.setAccessibleName(self.tr("Whose tags are compared: {names}").format(names=", ".join(names)))
        self._people.setToolTip(self.tr("Choose whose tags are reviewed"))

    def _fill_people(self) -> None:
        menu = self._people.menu()
        menu.clear()
        people = self._articles.people()
        for one in people:
            action = menu.addAction(one.name)
            action.setCheckable(True)
            action.setChecked(one.uid in self._articles.annotators)
            action.toggled.connect(lambda checked, uid=one.uid: self._toggle(uid, checked))
        menu.addSeparator()
        everybody = menu.addAction(self.tr("All of them"))
        everybody.triggered.connect(lambda: self._articles.compare([one.uid for one in people]))

    def _toggle(self, uid: str, checked: bool) -> None:
        chosen = {*self._articles.annotators, uid} if checked else {*self._articles.annotators} - {uid}
        self._articles.compare([one.uid for one in self._articles.people() if one.uid in chosen])
