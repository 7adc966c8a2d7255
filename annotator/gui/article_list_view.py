"""The left pane: tabs with counts, search, order, and the articles."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.article import Article, ArticleSummary
from annotator.domain.listing import Listing, Order, Shown, StateCounts
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import State
from annotator.gui.article_rows import ArticleRows
from annotator.gui.looks import Look, looking
from annotator.gui.order_button import OrderButton
from annotator.gui.theme import Theme
from annotator.session.article_words import count_words
from annotator.session.models.article_list_model import ArticleListModel, ArticleRole
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.gui.empty_list import EmptyList

_TYPING_PAUSE_MS = 200
_COMPACT_FROM = 10_000
"""Counts from here on are shortened on the tabs: ``12k``."""


class ArticleListPane(QWidget):
    """Shows the articles of one tab. Flags, states and removals go to the session, which can undo them."""

    article_chosen = Signal(str)
    """An article should be opened, and take the focus."""
    details_requested = Signal(str)
    """What is known about an article should be shown and edited."""
    import_requested = Signal()
    articles_removed = Signal(list)
    """The titles of articles that were just removed; Undo brings them back."""

    def __init__(self, session: ProjectSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.model = ArticleListModel(session, self)
        self._stack = QStackedWidget(self)
        self.rows = ArticleRows(self.model, theme, session.scheme, self._stack)
        self._tabs: dict[Shown, QPushButton] = {}
        self._counts = self.model.counts()
        self._search = looking(QLineEdit(self), Look.SEARCH)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._order = OrderButton(theme, self.order(), self)
        self._lay_out()
        self._name_controls()
        self._connect()
        self._show_counts(self._counts)
        self._show_rows_or_reason()
        self.take_up_theme()

    # What others ask

    def shown(self) -> Shown:
        """Return the tab that is shown."""
        return self.model.listing.shown

    def order(self) -> Order:
        """Return the order that is shown."""
        return self.model.listing.order

    def listing(self) -> Listing:
        """Return the tab, order and search that are shown."""
        return self.model.listing

    def show_tab(self, shown: Shown) -> None:
        """Show another tab."""
        self._tabs[shown].setChecked(True)
        self.model.set_listing(shown=shown)

    def set_order(self, order: Order) -> None:
        """Show the articles in another order."""
        self.model.set_listing(order=order)
        self._order.show_order(order)

    def focus_list(self) -> None:
        """Give the list the focus, the search field where nothing is listed."""
        if self.model.rowCount():
            self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Give the search field the focus."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def clear_search(self) -> None:
        """Show the whole tab again."""
        self._search.clear()
        self._apply_search()

    def take_up_theme(self) -> None:
        """Paint in the colours of the theme."""
        self.rows.take_up_theme()

    # Building

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        group = QButtonGroup(self)
        for shown in (Shown.TO_DO, Shown.DONE, Shown.FLAGGED, Shown.ALL):
            tab = looking(QPushButton(self), Look.CHIP)
            tab.setCheckable(True)
            tab.setObjectName(f"tab_{shown}")
            tab.clicked.connect(lambda _checked, shown=shown: self.show_tab(shown))
            self._tabs[shown] = tab
            group.addButton(tab)
            tabs.addWidget(tab)
        self._tabs[self.shown()].setChecked(True)
        tabs.addStretch(1)
        find = QHBoxLayout()
        find.setSpacing(4)
        find.addWidget(self._search, 1)
        find.addWidget(self._order)
        header = QVBoxLayout()
        header.setContentsMargins(14, 12, 10, 10)
        header.setSpacing(9)
        header.addLayout(tabs)
        header.addLayout(find)
        self._stack.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._stack, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looking(self, Look.PANE)

    def _name_controls(self) -> None:
        self.setAccessibleName(self.tr("Articles"))
        self.rows.setAccessibleName(self.tr("Articles"))
        self._search.setPlaceholderText(self.tr("Search titles and texts"))
        self._search.setAccessibleName(self.tr("Search titles and texts"))
        self._search.setClearButtonEnabled(True)

    def _connect(self) -> None:
        self._order.order_chosen.connect(self.set_order)
        self._search.textEdited.connect(lambda _text: self._typing.start())
        self._search.textChanged.connect(self._take_up_cleared)
        self._search.installEventFilter(self)
        self._typing.timeout.connect(self._apply_search)
        self.rows.article_chosen.connect(self.article_chosen)
        self.rows.removal_requested.connect(self._remove)
        self.rows.customContextMenuRequested.connect(self._show_menu)
        self.model.counts_changed.connect(self._show_counts)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._show_rows_or_reason)
        self.model.listing_changed.connect(self._show_opened)
        self._session.article_opened.connect(self._take_up_opened)
        self._session.closed.connect(self._typing.stop)
        self._session.scheme_changed.connect(self._take_up_scheme)
        self._theme.changed.connect(self.take_up_theme)

    # Searching

    def _take_up_cleared(self, text: str) -> None:
        """Show the whole tab at once when the text is gone; the clear button edits nothing."""
        if not text:
            self._apply_search()

    def _apply_search(self) -> None:
        self._typing.stop()
        self.model.set_listing(search=self._search.text())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Esc clear the search, and Enter and Down go from it to the list."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self.clear_search()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._apply_search()
            if self.model.rowCount():
                self.rows.begin_at_top()
            return True
        return False

    # What the session and the model say

    def _show_counts(self, counts: StateCounts) -> None:
        self._counts = counts
        words = {
            Shown.TO_DO: (self.tr("To do"), counts.to_do),
            Shown.DONE: (self.tr("Done"), counts.done),
            Shown.FLAGGED: (self.tr("Flagged"), counts.flagged),
        }
        for shown, (name, count) in words.items():
            self._tabs[shown].setText(f"{name} {self._compact(count)}")
            self._tabs[shown].setAccessibleName(f"{name}: {count_words(count)}")
        every = self.tr("All")
        self._tabs[Shown.ALL].setText(every)
        self._tabs[Shown.ALL].setAccessibleName(f"{every}: {count_words(counts.total)}")
        for tab in self._tabs.values():
            tab.setToolTip(tab.accessibleName())
        self._show_rows_or_reason()

    def _compact(self, count: int) -> str:
        return self.locale().toString(count) if count < _COMPACT_FROM else f"{count // 1000}k"

    def _show_rows_or_reason(self) -> None:
        is_empty = not self.model.rowCount()
        if is_empty:
            self._empty.explain(self.model.listing, self._counts, read_only=bool(self._session.read_only_reason))
        self._stack.setCurrentWidget(self._empty if is_empty else self.rows)

    @cached_property
    def _empty(self) -> "EmptyList":
        """What stands in the place of an empty list, made when one is."""
        from annotator.gui.empty_list import EmptyList

        empty = EmptyList(self._stack)
        empty.acted.connect(self._do_what_empty_list_offers)
        self._stack.addWidget(empty)
        return empty

    def _take_up_opened(self, _article: Article | None) -> None:
        self.rows.settle()
        self._show_opened()

    def _show_opened(self) -> None:
        article = self._session.article
        self.rows.make_current(self.model.reach(article.uid) if article else -1)

    def _take_up_scheme(self, scheme: AnnotationScheme) -> None:
        self.rows.set_scheme(scheme)

    def _do_what_empty_list_offers(self, offer: str) -> None:
        if offer == "import":
            self.import_requested.emit()
        elif offer == "clear_search":
            self.clear_search()
            self.focus_list()
        else:
            self.show_tab(Shown(offer))

    # Acts on a row

    def _show_menu(self, place: QPoint) -> None:
        index = self.rows.indexAt(place)
        if index.isValid():
            menu = self.menu_for(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.rows.viewport().mapToGlobal(place))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Return the menu for a row."""
        summary: ArticleSummary = index.data(ArticleRole.SUMMARY)
        uid = summary.uid
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.article_chosen.emit(uid))
        menu.addSeparator()
        is_done = summary.state == State.DONE
        after = State.IN_PROGRESS if is_done else State.DONE
        flag_words = self.tr("Take Flag Off") if summary.flagged else self.tr("Flag")
        done_words = self.tr("Back to To Do") if is_done else self.tr("Mark as Done")
        writing = [
            menu.addAction(flag_words, lambda: self._session.set_flag(not summary.flagged, uid, self)),
            menu.addAction(done_words, lambda: self._session.set_state(after, uid, self)),
        ]
        menu.addSeparator()
        menu.addAction(self.tr("Details…"), lambda: self.details_requested.emit(uid))
        menu.addSeparator()
        writing.append(menu.addAction(self.tr("Remove from Project"), lambda: self._remove(uid)))
        for action in writing:
            action.setEnabled(not self._session.read_only_reason)
        return menu

    def _remove(self, uid: str) -> None:
        """Remove an article; where it is the open one, its neighbour is opened instead."""
        row = self.model.row_of(uid)
        if row < 0 or self._session.read_only_reason:
            return
        title = self.model.index(row).data(Qt.ItemDataRole.DisplayRole)
        if self._session.article is not None and self._session.article.uid == uid:
            neighbour = self.model.index(row + 1 if row + 1 < self.model.rowCount() else row - 1)
            self._session.open_article(neighbour.data(ArticleRole.UID) if neighbour.isValid() else None)
        if self._session.remove_articles([uid], self) is not None:
            self.articles_removed.emit([title])
