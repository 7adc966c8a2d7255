"""An article in its frame: the ruler beside the text, the find bar above it; its font, its size and its colours."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.span import Span
from annotator.gui.fonts import reading_family
from annotator.gui.reading_document import ReadingStyle
from annotator.gui.reading_text import ReadingText
from annotator.gui.ruler import Ruler
from annotator.gui.view_colours import ViewColours

if TYPE_CHECKING:
    from annotator.gui.find_bar import FindBar

_READING_SIZE = 1.38
"""Size of the article's text, as a multiple of the window's."""
_ZOOM_STEP, _LEAST_ZOOM, _MOST_ZOOM = 1.1, 0.5, 4.0


class ArticleFrame(QWidget):
    """Sets the text and lets the reader find words in it; what is marked there is the view's."""

    zoom_changed = Signal(float)
    completed = Signal()
    """All of a long article is laid out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = reading_family()
        self._zoom = 1.0
        self._text = ReadingText(self._style(), self)
        self._ruler = Ruler(self._text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._text, 1)
        self.setFocusProxy(self._text)
        self._text.zoom_wished.connect(self._zoom_by)
        self._text.laid_out.connect(self._place_ruler)
        self._text.completed.connect(self.completed)
        self._ruler.share_clicked.connect(self._text.scroll_to_share)

    def text_widget(self) -> QWidget:
        """Return the widget that has the keyboard focus while the article is read; keys for tagging work in it."""
        return self._text

    def is_complete(self) -> bool:
        """Tell whether all of the article is laid out; a long one is behind its first paint."""
        return self._text.is_complete()

    # look

    def set_colours(self, colours: ViewColours) -> None:
        """Paint in other colours; the spans bring their own."""
        self._text.set_colours(colours)
        self._ruler.set_colours(colours)

    def set_reading_family(self, family: str) -> None:
        """Set the article in this font; an empty name means the first good serif there is."""
        self._family = family or reading_family()
        self._text.set_style(self._style())

    def zoom(self) -> float:
        """Return how much larger than normal the text is."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Set how much larger than normal the text is."""
        zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        if zoom != self._zoom:
            self._zoom = zoom
            self._text.set_style(self._style())
            self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Make the text larger."""
        self._zoom_by(1)

    def zoom_out(self) -> None:
        """Make the text smaller."""
        self._zoom_by(-1)

    def reset_zoom(self) -> None:
        """Show the text in its normal size."""
        self.set_zoom(1.0)

    # finding

    def _has_find_bar(self) -> bool:
        return "_find_bar" in vars(self)

    @cached_property
    def _find_bar(self) -> "FindBar":
        """The bar above the text, made when it is first opened."""
        from annotator.gui.find_bar import FindBar

        bar = FindBar(self)
        bar.found_changed.connect(self._show_found)
        bar.closed.connect(self._leave_find_bar)
        bar.set_text(self._text.text)
        self._column.insertWidget(0, bar)
        return bar

    def open_find_bar(self) -> None:
        """Open the find bar; what is selected is searched."""
        selection = self._text.selection()
        quote = selection.quote(self._text.text) if selection and selection.length <= 80 else ""
        self._find_bar.open_bar(self._text.caret(), "" if "\n" in quote else quote)

    def find_next(self) -> None:
        """Go to the next place found, or open the find bar."""
        if not self._has_find_bar() or self._find_bar.isHidden():
            self.open_find_bar()
        else:
            self._find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the previous place found, or open the find bar."""
        if not self._has_find_bar() or self._find_bar.isHidden():
            self.open_find_bar()
        else:
            self._find_bar.find_previous()

    def _leave_find_bar(self, place: tuple[int, int] | None) -> None:
        """Select what was found, so that the next key can tag it."""
        if place is not None:
            self._text.select(Span(*place))
        self._text.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the window's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._text.set_style(self._style())

    # inside

    def _style(self) -> ReadingStyle:
        window = QFontInfo(QGuiApplication.font()).pointSizeF()
        return ReadingStyle(self._family, window * _READING_SIZE * self._zoom)

    def _zoom_by(self, steps: float) -> None:
        self.set_zoom(self._zoom * _ZOOM_STEP**steps)

    def _place_ruler(self) -> None:
        area = self._text.viewport().geometry()
        self._ruler.setGeometry(area.right() + 1, area.top(), self._ruler.width(), area.height())

    def _show_found(self, found: list[tuple[int, int]], here: int) -> None:
        self._text.found, self._text.found_here = found, here
        if found:
            self._text.show_stretch(Span(*found[here]))
        self._text.viewport().update()
