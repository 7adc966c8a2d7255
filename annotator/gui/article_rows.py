"""The list of articles itself: rows, keys, and the care that no row moves away under the pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from annotator.domain.scheme import AnnotationScheme
from annotator.gui.delegates import ArticleDelegate
from annotator.gui.theme import Theme
from annotator.gui.viewports import viewport_of
from annotator.session.models.article_list_model import ArticleListModel, ArticleRole

AnyIndex = QModelIndex | QPersistentModelIndex


class ArticleRows(QListView):
    """A list in which the open article is marked; the arrow keys move a cursor, Enter opens."""

    article_chosen = Signal(str)
    removal_requested = Signal(str)

    def __init__(
        self, model: ArticleListModel, theme: Theme, scheme: AnnotationScheme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._viewport = viewport_of(self)
        self.setObjectName("articles")
        self._articles = model
        self._delegate = ArticleDelegate(theme, scheme, self)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        # Last: each of the above would lay all rows out anew.
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.clicked.connect(self._choose)

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Paint the bars in the colours of another scheme."""
        self._delegate.set_scheme(scheme)
        self.viewport().update()

    def take_up_theme(self) -> None:
        """Paint in the colours of the theme."""
        self.viewport().update()

    def make_current(self, row: int) -> None:
        """Put the cursor on a row and bring it into view; -1 puts it nowhere."""
        index = self._articles.index(row) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        # A list that is not shown yet does so by itself when it is; now, all rows would have to be laid out.
        if index.isValid() and self.isVisible():
            self.scrollTo(index)

    def begin_at_top(self) -> None:
        """Take the focus with the cursor on the first row."""
        self.make_current(0)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def settle(self) -> None:
        """Let rows go that ceased to belong, unless the pointer is here; the others stay where they are seen."""
        if self.underMouse():
            return
        current = self.currentIndex()
        top = self.visualRect(current).top() if current.isValid() else 0
        self._articles.settle()
        moved = self.visualRect(self.currentIndex()).top() - top if self.currentIndex().isValid() else 0
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    # Events

    def leaveEvent(self, event: QEvent) -> None:
        """Let rows go that had to wait for the pointer to leave."""
        super().leaveEvent(event)
        self.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Bring the cursor back to the open article, so that the keys begin there the next time."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            row = self._articles.open_row()
            self.setCurrentIndex(self._articles.index(row) if row >= 0 else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, ask for removal with Delete, go to the last article with End."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_End:
            self._articles.read_on()
        if current.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(current)
        elif current.isValid() and event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit(current.data(ArticleRole.UID))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.take_up_font()
            self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Paint a row anew; lay all rows out only where one became higher: with its first tag, or another title.

        Qt's own list measures and paints every row for each tag that is made.
        """
        if first != last:
            super().dataChanged(first, last, list(roles))
            return
        # The article that is open is painted otherwise, and stays as high as it is.
        if list(roles) != [ArticleRole.OPEN]:
            height = self._delegate.sizeHint(QStyleOptionViewItem(), first).height()
            if height != self._given_height(first):
                self.scheduleDelayedItemsLayout()
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def _given_height(self, index: AnyIndex) -> int:
        """Return the room between a row and the next; its own rectangle is always as high as it would be now."""
        below = self._articles.index(index.row() + 1)
        end = self.visualRect(below).top() if below.isValid() else self.contentsSize().height() - self.verticalOffset()
        return end - self.visualRect(index).top()

    def _choose(self, index: QModelIndex) -> None:
        self.article_chosen.emit(index.data(ArticleRole.UID))
