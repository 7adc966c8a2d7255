"""The spans of an article by label, one line each; choosing one goes there."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.summary import summary
from annotator.gui.filling import fill_area
from annotator.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_Key = tuple[int, int, int, str]
"""Where a span stands in the list: its label's place, its own two ends, its id."""
_GAP = 10
_FEWEST_LINES = 3


class SpanRole(IntEnum):
    """What a row of the list tells beside its text."""

    UID = Qt.ItemDataRole.UserRole
    LABEL = Qt.ItemDataRole.UserRole + 1
    SUMMARY = Qt.ItemDataRole.UserRole + 2


class _Row(NamedTuple):
    annotation: Annotation
    label: Label


class SpanListModel(QStringListModel):
    """Spans in the order of the labels of the scheme, then of the text.

    Qt's own model keeps the ids and so the number of rows, which a view of thousands asks for thousands of times.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._keys: list[_Key] = []
        self._key_of: dict[str, _Key] = {}
        self._places: dict[str, tuple[int, Label]] = {}
        self._marked: Collection[str] = ()

    def mark(self, uids: Collection[str]) -> None:
        """Mark those spans, by their ids, that a reviewer changed or removed."""
        if set(uids) != set(self._marked):
            self._marked = frozenset(uids)
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def show_spans(self, annotations: Sequence[Annotation], scheme: AnnotationScheme) -> None:
        """Show these spans; where the same ones stand in the same order, only what changed is drawn again."""
        self._places = {label.uid: (number, label) for number, label in enumerate(scheme.labels)}
        known = sorted(
            ((self._key(one), one) for one in annotations if one.label_uid in self._places), key=lambda pair: pair[0]
        )
        rows = [_Row(annotation, self._places[annotation.label_uid][1]) for _, annotation in known]
        self._keys = [key for key, _ in known]
        self._key_of = {key[-1]: key for key in self._keys}
        if [row.annotation.uid for row in rows] == [row.annotation.uid for row in self._rows]:
            old, self._rows = self._rows, rows
            for number, (before, after) in enumerate(zip(old, rows, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(number), self.index(number))
            return
        self._rows = rows
        self.setStringList([key[-1] for key in self._keys])

    def put(self, annotation: Annotation) -> None:
        """Show one more span, or a span as it is now."""
        if annotation.label_uid not in self._places:
            self.take_out(annotation.uid)
            return
        key, row = self._key(annotation), _Row(annotation, self._places[annotation.label_uid][1])
        if self._key_of.get(annotation.uid) == key:
            number = bisect_left(self._keys, key)
            self._rows[number] = row
            self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.take_out(annotation.uid)
        number = bisect_left(self._keys, key)
        self._keys.insert(number, key)
        self._rows.insert(number, row)
        self._key_of[annotation.uid] = key
        self.insertRows(number, 1)

    def take_out(self, uid: str) -> None:
        """Show a span no longer."""
        number = self.row_of(uid)
        if number >= 0:
            self.removeRows(number, 1)
            del self._keys[number], self._rows[number], self._key_of[uid]

    def _key(self, annotation: Annotation) -> _Key:
        span = annotation.span
        return self._places[annotation.label_uid][0], span.start, span.end, annotation.uid

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let spans be chosen, not written over."""
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return quote, summary, label or id of a span."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(row.annotation.quote.split())
        is_marked = row.annotation.uid in self._marked
        if role == SpanRole.SUMMARY:
            return (
                f"{summary(row.annotation, row.label)} ✎".strip() if is_marked else summary(row.annotation, row.label)
            )
        if role == SpanRole.UID:
            return row.annotation.uid
        if role == SpanRole.LABEL:
            return row.label
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            said = summary(row.annotation, row.label)
            quote = " ".join(row.annotation.quote.split())
            words = f"{row.label.name}: {quote}" + (f" ({said})" if said else "")
            return self.tr("{tag}, changed in review").format(tag=words) if is_marked else words
        return None

    def row_of(self, uid: str) -> int:
        """Return the row of a span, or -1."""
        return bisect_left(self._keys, self._key_of[uid]) if uid in self._key_of else -1


class _Letters:
    """The fonts of a line and their sizes, which stay the same from line to line."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.92)
        self.bold = QFont(font)
        self.bold.setWeight(QFont.Weight.Bold)
        self.metrics = QFontMetrics(self.small)
        self.letter_width = QFontMetrics(self.bold).horizontalAdvance("W") + _GAP - 2


class _SpanDelegate(QStyledItemDelegate):
    """Draws letter, quote and summary on one line over a hairline."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters: _Letters | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(0, option.fontMetrics.height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a span."""
        rectangle: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        if self._letters is None or self._letters.font != font:
            self._letters = _Letters(font)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            fill_area(painter, rectangle, self._theme.colour("accent_soft"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rectangle.bottomLeft(), rectangle.bottomRight())
        self._draw_words(painter, rectangle.adjusted(4, 0, -4, -1), self._letters, index, option.direction)
        painter.restore()

    def _draw_words(
        self, painter: QPainter, inner: QRect, letters: _Letters, index: Index, direction: Qt.LayoutDirection
    ) -> None:
        label: Label = index.data(SpanRole.LABEL)
        metrics, letter_width = letters.metrics, letters.letter_width
        said = metrics.elidedText(
            str(index.data(SpanRole.SUMMARY)), Qt.TextElideMode.ElideRight, int(inner.width() * 0.46)
        )
        said_width = metrics.horizontalAdvance(said)
        quote_width = inner.width() - letter_width - said_width - (_GAP if said else 0)
        letter_place = QRect(inner.left(), inner.top(), letter_width, inner.height())
        quote_place = QRect(inner.left() + letter_width, inner.top(), quote_width, inner.height())
        said_place = QRect(inner.right() - said_width, inner.top(), said_width + 1, inner.height())
        quote = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, quote_width)
        for place, words, ink, used in (
            (letter_place, label.letter, QColor(self._theme.label_colours(label).text), letters.bold),
            (quote_place, quote, self._theme.colour("text"), letters.small),
            (said_place, said, self._theme.colour("muted"), letters.small),
        ):
            painter.setFont(used)
            painter.setPen(ink)
            painter.drawText(QStyle.visualRect(direction, inner, place), Qt.AlignmentFlag.AlignVCenter, words)


class SpanList(QListView):
    """The list itself."""

    span_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans = SpanListModel(self)
        self.setModel(self._spans)
        self.setItemDelegate(_SpanDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Spans of this article"))
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """Ask for a few lines only: the form above comes first where room is scarce."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few lines."""
        lines = min(self._spans.rowCount(), _FEWEST_LINES)
        return QSize(160, lines * self.sizeHintForRow(0) if lines else 0)

    def mark(self, uids: Collection[str]) -> None:
        """Mark those spans, by their ids, that a reviewer changed or removed."""
        self._spans.mark(uids)

    def show_spans(self, annotations: Sequence[Annotation], scheme: AnnotationScheme) -> None:
        """List the spans of an article and keep the current one where it still exists."""
        self._keeping_current(lambda: self._spans.show_spans(annotations, scheme))

    def change(self, gone: Sequence[str], changed: Sequence[Annotation]) -> None:
        """Take spans out by their ids, and put others in or show them as they are now."""

        def change() -> None:
            for uid in gone:
                self._spans.take_out(uid)
            for annotation in changed:
                self._spans.put(annotation)

        self._keeping_current(change)

    def _keeping_current(self, change: Callable[[], None]) -> None:
        current = str(self.currentIndex().data(SpanRole.UID) or "")
        lines = min(self._spans.rowCount(), _FEWEST_LINES)
        change()
        if lines != min(self._spans.rowCount(), _FEWEST_LINES):
            self.updateGeometry()
        self.set_current(current)

    def set_current(self, uid: str) -> None:
        """Mark a span as the selected one, without a signal; an unknown id marks none."""
        row = self._spans.row_of(uid) if uid else -1
        index = self._spans.index(row) if row >= 0 else QModelIndex()
        if index == self.currentIndex() and (not index.isValid() or self.selectionModel().isSelected(index)):
            return
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current span with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.span_chosen.emit(str(index.data(SpanRole.UID)))
