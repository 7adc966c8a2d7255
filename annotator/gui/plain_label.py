"""A label that shows text as it is: foreign text never becomes markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from annotator.gui.looks import Look, set_look


class PlainLabel(QLabel):
    """A QLabel that never guesses rich text."""

    def __init__(self, text: str = "", look: Look | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        set_look(self, look)
