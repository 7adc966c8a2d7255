"""Letters of keys whatever keyboard layout is on: somebody writing Ukrainian need not switch to pick a choice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = ("йцукенгшщзхїфівапролджєячсмитьбю", "йцукенгшщзхъфывапролджэячсмитьбю")
_SAME_KEY = {there: here for layout in _CYRILLIC for there, here in zip(layout, _LATIN, strict=True)}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def typed_letter(event: QKeyEvent) -> str:
    """Return the lower-case sign of a plain key press, as on a Latin keyboard; empty for commands and other keys."""
    if event.modifiers() & _COMMANDS or not event.text().isprintable():
        return ""
    sign = event.text().casefold()
    return _SAME_KEY.get(sign, sign)
