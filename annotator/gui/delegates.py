"""How rows of lists are painted."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetricsF, QHelpEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from annotator.domain.article import ArticleSummary
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.filling import fill_area
from annotator.gui.plain_label import as_tool_tip
from annotator.gui.theme import Theme
from annotator.session.article_words import byline_words
from annotator.session.models.article_list_model import ArticleRole
from annotator.text.offsets import OffsetMap

_SIDE, _ABOVE, _BELOW = 16, 11, 11
_BAR_GAP, _BAR_HEIGHT, _BAR_SPACING = 7, 4, 3
_BAR_PER_TAG, _SHORTEST_BAR = 9.0, 4.0
_MARK_WIDTH = 3
_FLAG = 13

AnyIndex = QModelIndex | QPersistentModelIndex


class ArticleDelegate(QStyledItemDelegate):
    """Paints an article: a title of one or two lines, outlet, date and state, and a bar for each label it has."""

    def __init__(self, theme: Theme, scheme: AnnotationScheme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._title_widths: dict[str, float] = {}
        self.set_scheme(scheme)
        self.take_up_font()

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Paint the bars in the order and colours of another scheme."""
        self._labels = scheme.labels

    def take_up_font(self) -> None:
        """Measure anew after the font of the list changed."""
        self._title_font = QFont(self._view.font())
        self._title_font.setWeight(QFont.Weight.DemiBold)
        self._small_font = QFont(self._view.font())
        self._small_font.setPointSizeF(self._small_font.pointSizeF() * 0.86)
        self._title_metrics = QFontMetricsF(self._title_font)
        self._small_metrics = QFontMetricsF(self._small_font)
        self._title_widths.clear()
        one_line = _ABOVE + self._title_metrics.lineSpacing() + self._small_metrics.lineSpacing() + 2 + _BELOW
        self._heights = {
            (lines, has_bars): round(one_line + (lines - 1) * self._title_metrics.lineSpacing() + bars)
            for lines in (1, 2)
            for has_bars, bars in ((False, 0), (True, _BAR_GAP + _BAR_HEIGHT))
        }

    # Sizes

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height that title, line and bars take at the width of the list."""
        width = self._view.viewport().width()
        lines = self._title_lines(index.data(Qt.ItemDataRole.DisplayRole), width - 2 * _SIDE)
        return QSize(width, self._heights[lines, bool(index.data(ArticleRole.LABEL_COUNTS))])

    def _title_lines(self, title: str, room: int) -> int:
        width = self._title_widths.get(title)
        if width is None:
            width = self._title_widths[title] = self._title_metrics.horizontalAdvance(title)
        return 1 if width <= room else 2

    def _room(self) -> int:
        return self._view.viewport().width() - 2 * _SIDE

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        area: QRect = option.rect
        summary: ArticleSummary = index.data(ArticleRole.SUMMARY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, index)
        inside = QRectF(area.adjusted(_SIDE, _ABOVE, -_SIDE, 0))
        top = self._paint_title(painter, inside, summary.metadata.title)
        top = self._paint_line(painter, inside, top, summary)
        self._paint_bars(painter, inside, top + _BAR_GAP, index.data(ArticleRole.LABEL_COUNTS))
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, index: AnyIndex) -> None:
        """Paint what lies below the words. The option's state would tell it, too, but loads all that styles know."""
        view, colour = self._view, self._theme.colour
        if index.data(ArticleRole.OPEN):
            fill_area(painter, area, colour("well"))
            fill_area(painter, QRect(area.left(), area.top(), _MARK_WIDTH, area.height()), colour("accent"))
        elif view.underMouse() and area.contains(view.viewport().mapFromGlobal(QCursor.pos())):
            fill_area(painter, area, colour("page"))
        fill_area(painter, QRect(area.left(), area.bottom(), area.width(), 1), colour("line"))
        if view.hasFocus() and index == view.currentIndex():
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)

    def _paint_title(self, painter: QPainter, inside: QRectF, title: str) -> float:
        painter.setPen(self._theme.colour("text"))
        top = inside.top()
        for line in self._title_layouts(title):
            line.draw(painter, QPointF(inside.left(), top))
            top += self._title_metrics.lineSpacing()
        return top + 2

    def _title_layouts(self, title: str) -> list[QTextLayout]:
        """Return the title as one or two laid out lines, the second one elided."""
        first = self._laid_out(title)
        line = first.lineAt(0)
        if not line.isValid() or self._title_lines(title, self._room()) == 1:
            return [first]
        rest = title[OffsetMap(title).from_utf16(line.textStart() + line.textLength()) :]
        elided = self._title_metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideRight, self._room())
        return [first, self._laid_out(elided)]

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._title_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(self._room())
        layout.endLayout()
        return layout

    def _paint_line(self, painter: QPainter, inside: QRectF, top: float, summary: ArticleSummary) -> float:
        room = QRectF(inside.left(), top, inside.width(), self._small_metrics.lineSpacing())
        if summary.flagged:
            flag = QRectF(room.right() - _FLAG, room.center().y() - _FLAG / 2, _FLAG, _FLAG)
            self._theme.icon("flag-filled", "warning").paint(painter, flag.toRect())
            room.setRight(flag.left() - 6)
        painter.setFont(self._small_font)
        painter.setPen(self._theme.colour("muted"))
        line = self._small_metrics.elidedText(byline_words(summary), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, line)
        return room.bottom()

    def _paint_bars(self, painter: QPainter, inside: QRectF, top: float, counts: dict[str, int]) -> None:
        """Paint a bar for each label, as long as it has tags; all shrink where there are too many."""
        shown = [(label, counts[label.uid]) for label in self._labels if counts.get(label.uid)]
        if not shown:
            return
        room = inside.width() - _BAR_SPACING * (len(shown) - 1)
        unit = min(_BAR_PER_TAG, room / sum(count for _, count in shown))
        painter.setPen(Qt.PenStyle.NoPen)
        left = inside.left()
        for label, count in shown:
            length = max(count * unit, _SHORTEST_BAR)
            painter.setBrush(QColor(self._theme.label_colours(label).text))
            painter.drawRoundedRect(QRectF(left, top, length, _BAR_HEIGHT), _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
            left += length + _BAR_SPACING

    # Pointing

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Show the whole title where it is cut off."""
        words = self.tool_tip(index) if event.type() is QEvent.Type.ToolTip else ""
        QToolTip.showText(event.globalPos(), words, view)
        return bool(words)

    def tool_tip(self, index: AnyIndex) -> str:
        """Return the title of a row where it is cut off, escaped: a tool tip takes what looks like markup for it."""
        title = index.data(Qt.ItemDataRole.DisplayRole) if index.isValid() else ""
        shown = self._title_layouts(title)
        return as_tool_tip(title) if len(shown) > 1 and shown[1].text().endswith("…") else ""
