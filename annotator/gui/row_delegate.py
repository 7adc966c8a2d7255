"""Paints rows of lists: a title, a line of detail, a mark before them and words at the end."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui.theme import Theme

MARK_BEGINS, MARK_ENDS = "\x02", "\x03"
"""Around what is shown bold; the search puts them into its snippets."""

_EDGE = 10
_ABOVE = 6
_BETWEEN = 2
_MARK_ROOM = 22
_DETAIL_SIZE = 0.88

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """What a row holds besides its title, which is the display role."""

    DETAIL = Qt.ItemDataRole.UserRole + 100
    """A second, smaller line."""
    TRAILING = Qt.ItemDataRole.UserRole + 101
    """Muted words at the end of the row, such as keys."""
    LETTER = Qt.ItemDataRole.UserRole + 102
    """A letter before the title."""
    COLOUR = Qt.ItemDataRole.UserRole + 103
    """The letter's colour, as ``#rrggbb``."""
    HEADING = Qt.ItemDataRole.UserRole + 104
    """True for the heading of a group, which cannot be chosen."""
    DIMMED = Qt.ItemDataRole.UserRole + 105
    """True for what is there but cannot be used now."""
    WRAPPED = Qt.ItemDataRole.UserRole + 106
    """True for a title that may take two lines."""


def without_marks(text: str) -> str:
    """Return a text without the signs that make parts of it bold, on one line."""
    return " ".join(text.replace(MARK_BEGINS, "").replace(MARK_ENDS, "").split())


def bold_parts(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text on one line without its marks, and start and length of each bold part in UTF-16 units."""
    shown: list[str] = []
    parts: list[tuple[int, int]] = []
    begin = -1
    length = 0
    for piece in " ".join(text.split()):
        if piece == MARK_BEGINS:
            begin = length
        elif piece == MARK_ENDS:
            if begin >= 0:
                parts.append((begin, length - begin))
            begin = -1
        else:
            shown.append(piece)
            length += 2 if ord(piece) > 0xFFFF else 1
    return "".join(shown), parts


class RowDelegate(QStyledItemDelegate):
    """Draws rows in the colours of the theme."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(parent.update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the lines that the row has."""
        line = QFontMetrics(option.font).height()
        height = line * len(self._title_lines(option, index)) + 2 * _ABOVE
        if index.data(RowRole.DETAIL):
            height += QFontMetrics(_detail_font(option.font)).height() + _BETWEEN
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(RowRole.HEADING):
            self._paint_heading(painter, option, index)
        else:
            self._paint_ground(painter, option)
            self._paint_row(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        font = _detail_font(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        room = _rect(option).adjusted(_EDGE, _ABOVE, -_EDGE, 0)
        self._write(painter, room, str(index.data()).upper(), font, "muted")

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = _state(option)
        ground = QRectF(_rect(option)).adjusted(2.5, 0.5, -2.5, -0.5)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(self._theme.colour("accent"), 1.4))
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(ground, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("well"))
            painter.drawRoundedRect(ground, 6, 6)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = _rect(option)
        room = whole.adjusted(_EDGE, _ABOVE, -_EDGE, -_ABOVE)
        line = QFontMetrics(option.font).height()
        letter = index.data(RowRole.LETTER)
        if letter:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.Bold)
            place = _mirrored(option, QRect(room.left(), room.top(), _MARK_ROOM, line))
            self._write(painter, place, str(letter), font, QColor(str(index.data(RowRole.COLOUR))))
            room.setLeft(room.left() + _MARK_ROOM)
        trailing = str(index.data(RowRole.TRAILING) or "")
        if trailing:
            font = _detail_font(option.font)
            width = min(QFontMetrics(font).horizontalAdvance(trailing) + 2, room.width() // 2)
            place = _mirrored(option, QRect(room.right() - width, room.top(), width + 1, line))
            self._write(painter, place, trailing, font, "muted")
            title_room = room.adjusted(0, 0, -width - _EDGE, 0)
        else:
            title_room = QRect(room)
        title_room.setHeight(line)
        shade = "muted" if index.data(RowRole.DIMMED) else "text"
        lines = self._title_lines(option, index)
        for number, words in enumerate(lines):
            here = title_room.translated(0, number * line)
            self._write(painter, _mirrored(option, here), words, option.font, shade)
        line *= len(lines)
        detail = str(index.data(RowRole.DETAIL) or "")
        if detail:
            below = QRect(room.left(), room.top() + line + _BETWEEN, room.width(), room.height() - line)
            self._write(painter, _mirrored(option, below), detail, _detail_font(option.font), "muted")

    def _title_lines(self, option: QStyleOptionViewItem, index: Index) -> list[str]:
        """Return the title, cut into two lines at a space where it may be and has to be."""
        title = str(index.data() or "")
        if not index.data(RowRole.WRAPPED):
            return [title]
        view = self.parent()
        width = (view.viewport() if isinstance(view, QAbstractItemView) else option.widget).width() - 2 * _EDGE
        metrics = QFontMetrics(option.font)
        if metrics.horizontalAdvance(title) <= width:
            return [title]
        words = title.split(" ")
        first = next(
            (end for end in range(len(words) - 1, 0, -1) if metrics.horizontalAdvance(" ".join(words[:end])) <= width),
            len(words),
        )
        return [" ".join(words[:first]), *([" ".join(words[first:])] if first < len(words) else [])]

    def _write(self, painter: QPainter, room: QRect, text: str, font: QFont, shade: str | QColor) -> None:
        """Write one line, cut where there is no room; marked parts are bold and dark."""
        shown, parts = bold_parts(text)
        # Bold letters are a little wider than those that are measured.
        width = int(room.width() * 0.96) if parts else room.width()
        shown = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._bold(start, length) for start, length in parts])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        painter.setPen(self._theme.colour(shade) if isinstance(shade, str) else shade)
        layout.draw(painter, QPointF(room.topLeft()))

    def _bold(self, start: int, length: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(self._theme.colour("text"))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, look
        return part


def _detail_font(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * _DETAIL_SIZE)
    return smaller


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state


def _mirrored(option: QStyleOptionViewItem, rectangle: QRect) -> QRect:
    return QStyle.visualRect(option.direction, _rect(option), rectangle)
