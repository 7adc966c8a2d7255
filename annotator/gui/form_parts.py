"""Parts of the tag form that know nothing of tags: the note's entry and the area that scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

_LEAST_HEIGHT = 160


class NoteEntry(QPlainTextEdit):
    """A few lines of free words; Tab moves on, and the text is read when the entry is left."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the entry is left."""
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class FittingArea(QScrollArea):
    """A scroll area that wants to be as tall as what is in it, and scrolls where it gets less."""

    def sizeHint(self) -> QSize:
        """Return the size of the content, whose words wrap at the width of now."""
        content = self.widget()
        if content is None:
            return super().sizeHint()
        width = self.width() if self.isVisible() else content.sizeHint().width()
        height = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for more or less room when the words wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few rows."""
        return QSize(200, min(_LEAST_HEIGHT, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more or less room when the content changes."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)
