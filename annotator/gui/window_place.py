"""Where the window is on the screen and how large, from one start to the next."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

from annotator.session.settings import Settings

_SMALLEST = (1024, 640)
_FIRST_SIZE = (1366, 768)
_FRAME = 40
"""Room for the title bar that the system puts around the window."""
_GEOMETRY = "layout/window"


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put a window where it was when it was closed last."""
    window.resize(*_FIRST_SIZE)
    geometry = settings.layout(_GEOMETRY)
    if not geometry.isEmpty():
        window.restoreGeometry(geometry)
    # Before it is shown: its article would be laid out twice.
    fit_into_screen(window)


def keep_place(window: QWidget, settings: Settings) -> None:
    """Remember where a window is."""
    settings.set(_GEOMETRY, QByteArray(window.saveGeometry()))


def fit_into_screen(window: QWidget) -> None:
    """Make a window with its frame no larger than its screen, which may be smaller than last time."""
    room = window.screen().availableGeometry().size() - QSize(0, _FRAME)
    # Of a small laptop, or one whose system enlarges everything, even the smallest size may be too much.
    window.setMinimumSize(QSize(*_SMALLEST).boundedTo(room))
    if window.width() > room.width() or window.height() > room.height():
        window.resize(window.size().boundedTo(room))
