"""The bar across the top: the three workspaces, the project, search everywhere, and who annotates."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.gui.looks import Look, looking
from annotator.gui.plain_label import PlainLabel
from annotator.gui.theme import Theme
from annotator.session.article_words import count_words

_HEIGHT = 52
_SPACING = 16
_SEARCH_WIDTH, _NARROWEST_SEARCH = 420, 150
_LONGEST_NAME = 260


class TopBar(QWidget):
    """Says what the user wants; the window does it."""

    workspace_chosen = Signal(str)
    """``tag``, ``review`` or ``dataset``."""
    search_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspaces: dict[str, QPushButton] = {}
        self._name = PlainLabel("", Look.HEADING, self)
        self._articles = PlainLabel("", Look.MUTED, self)
        self._search = SearchButton(theme, self)
        self._annotator: QWidget | None = None
        self._right = QHBoxLayout()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looking(self, Look.TOP_BAR)
        self.setFixedHeight(_HEIGHT)
        self._lay_out()
        self._search.clicked.connect(self.search_requested)
        self.set_workspace("tag")

    def set_workspace(self, name: str) -> None:
        """Mark the workspace that is shown."""
        self._workspaces[name].setChecked(True)

    def show_project(self, name: str, articles: int) -> None:
        """Show the project's name and how many articles it has."""
        self._name.ensurePolished()
        metrics = self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, _LONGEST_NAME))
        self._name.setAccessibleName(self.tr("Project {name}").format(name=name))
        self._articles.setText(count_words(articles))

    def set_search_keys(self, keys: str) -> None:
        """Show the keys that search everywhere has now."""
        self._search.set_keys(keys)

    def set_annotator_widget(self, widget: QWidget | None) -> None:
        """Put what says who annotates at the right end, in the place of what was there."""
        if self._annotator is not None:
            self._right.removeWidget(self._annotator)
            self._annotator.deleteLater()
        self._annotator = widget
        if widget is not None:
            self._right.addWidget(widget)

    def _lay_out(self) -> None:
        self._left = left = QHBoxLayout()
        left.setSpacing(_SPACING)
        left.addWidget(self._switch())
        names = QHBoxLayout()
        names.setSpacing(14)
        names.addWidget(self._name)
        names.addWidget(self._articles)
        left.addLayout(names)
        left.addStretch(1)
        self._right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SPACING, 0, _SPACING, 0)
        row.setSpacing(_SPACING)
        # Equal shares on both sides keep the search in the middle of the window while there is room.
        row.addLayout(left, 1)
        row.addWidget(self._search)
        row.addLayout(self._right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Share the width out anew when something in the bar asks for more or less."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Let the search become narrower before names are cut off."""
        names = self._left.sizeHint().width() + self._right.sizeHint().width()
        self._search.setMaximumWidth(min(max(self.width() - names - 4 * _SPACING, _NARROWEST_SEARCH), _SEARCH_WIDTH))

    def _switch(self) -> QFrame:
        names = {"tag": self.tr("Tag"), "review": self.tr("Review"), "dataset": self.tr("Dataset")}
        trough = looking(QFrame(self), Look.SEGMENTS)
        trough.setAccessibleName(self.tr("Workspaces"))
        trough.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(trough)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for name, words in names.items():
            # The words by themselves: among its arguments PySide would look for an icon, and make all that icons know.
            button = looking(SegmentButton(trough), Look.SEGMENT)
            button.setText(words)
            button.setCheckable(True)
            button.setObjectName(f"workspace_{name}")
            button.clicked.connect(lambda _checked, name=name: self.workspace_chosen.emit(name))
            group.addButton(button)
            row.addWidget(button)
            self._workspaces[name] = button
        return trough


class SegmentButton(QPushButton):
    """Is as wide as its words need when they are bold, which they are while it is chosen."""

    def sizeHint(self) -> QSize:
        """Return the room for bold words; Qt only thinks of the usual ones."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(more, 0), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same room: a word that is cut off says nothing."""
        return self.sizeHint()


class SearchButton(QAbstractButton):
    """Looks like a search field and opens the search; the keys that do the same stand at its end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = "Ctrl+K"
        self.setText(self.tr("Search articles, spans, names…"))
        self.setAccessibleName(self.tr("Search everywhere"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_SEARCH_WIDTH)
        theme.changed.connect(self.update)

    def set_keys(self, keys: str) -> None:
        """Show other keys; an empty text shows none."""
        self._keys = keys
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the search takes where there is enough."""
        return QSize(_SEARCH_WIDTH, self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the keys and a few letters."""
        return QSize(_NARROWEST_SEARCH, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, its words and the keys."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            framed = self.hasFocus() or self.underMouse()
            painter.setPen(self._theme.colour("accent" if self.hasFocus() else "muted" if framed else "well"))
            painter.setBrush(self._theme.colour("well"))
            painter.drawRoundedRect(area, 6, 6)
            inside = area.adjusted(12, 0, -10, 0)
            if self._keys:
                inside.setRight(self._paint_keys(painter, inside) - 8)
            painter.setFont(self.font())
            painter.setPen(self._theme.colour("muted"))
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(inside.width()))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)

    def _paint_keys(self, painter: QPainter, inside: QRectF) -> float:
        """Paint the keys as a key cap at the end of the field and return where it begins."""
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.82)
        metrics = QFontMetrics(font)
        words = self._keys.replace("+", " ")
        width, height = metrics.horizontalAdvance(words) + 12, metrics.height() + 3
        cap = QRectF(inside.right() - width, inside.center().y() - height / 2, width, height)
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
        return cap.left()
