"""A label that shows text as it is: foreign text never becomes markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from annotator.gui.looks import Look, set_look


def as_tool_tip(words: str) -> str:
    """Return words for a tool tip, which takes what looks like markup for it; long ones go on in the next line."""
    # Without html.escape, which brings all names of letters that HTML knows to the way to the first window.
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        words = words.replace(sign, name)
    return f"<p>{words}</p>"


class PlainLabel(QLabel):
    """A QLabel that never guesses rich text."""

    def __init__(self, text: str = "", look: Look | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        set_look(self, look)
