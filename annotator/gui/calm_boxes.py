"""Drop-down lists and number entries on a page that scrolls: the wheel moves the page, not the value."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSpinBox, QWidget

_LEAST_CHARACTERS = 8
_LEAST_NUMBER = 62


class CalmBox(QComboBox):
    """A drop-down list whose value the wheel leaves alone; long words are cut rather than the page widened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class UnfoldingBox(CalmBox):
    """Looks like a drop-down list and says what is chosen; opening it unfolds the entries below it on the page."""

    def __init__(self, name: str, toggle: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._toggle = toggle
        self.addItem("")

    def say(self, words: str) -> None:
        """Say what is chosen."""
        self.setItemText(0, words)

    def showPopup(self) -> None:
        """Unfold or fold instead of opening a list."""
        self._toggle()
        self.hidePopup()


class CalmNumber(QSpinBox):
    """A number whose value the wheel leaves alone."""

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, most)
        self.setMinimumWidth(_LEAST_NUMBER)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
