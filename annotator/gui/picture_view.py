"""A picture on the screen, in the colours of the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.picture import Picture
from annotator.gui.theme import Theme

_USUAL_WIDTH = 760


class PictureView(QWidget):
    """Shows a picture on one of the theme's grounds."""

    def __init__(
        self, picture: Picture, theme: Theme, parent: QWidget | None = None, *, ground: str = "panel", least: int = 480
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self._least = least
        self.set_picture(picture)
        theme.changed.connect(self.update)

    def set_picture(self, picture: Picture) -> None:
        """Show another picture."""
        self.picture = picture
        self.setMinimumSize(self._least, round(picture.height(self._least)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription("; ".join(", ".join(row) for row in picture.rows()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the picture takes."""
        return QSize(_USUAL_WIDTH, round(self.picture.height(_USUAL_WIDTH)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self._theme.colour(self._ground))
            self.picture.paint(painter, self.width(), self.font(), self._theme.shades)
