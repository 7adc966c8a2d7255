"""A picture drawn with a painter: on the screen, into PNG and SVG, and as rows for CSV."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from PySide6.QtGui import QFont, QPainter

from annotator.gui.shades import Shades

Row = Sequence[str]


class Picture(ABC):
    """One picture; its title says what it shows."""

    title: str

    @abstractmethod
    def height(self, width: float) -> float:
        """Return the height that the picture takes at a width."""

    @abstractmethod
    def paint(self, painter: QPainter, width: float, font: QFont, shades: Shades) -> None:
        """Paint the picture on ground that is filled already."""

    @abstractmethod
    def rows(self) -> list[Row]:
        """Return what is shown as a table, headings first."""
