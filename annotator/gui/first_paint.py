"""Put off what the eye does not need until a widget has been painted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def after_first_paint(widget: QWidget, then: Callable[[], object]) -> None:
    """Call a function once, as soon as a widget is on the screen; never where the widget is gone before."""
    widget.installEventFilter(_FirstPaint(widget, then))


def before_first_key(widget: QWidget, then: Callable[[], object]) -> None:
    """Call a function once, before the first key that is pressed in a widget or inside of it is looked up."""
    widget.installEventFilter(_FirstKey(widget, then))


def one_by_one(owner: QObject, acts: Sequence[Callable[[], object]]) -> None:
    """Call functions in turn, keys and paints in between; those left are dropped where the owner is gone."""
    if not acts:
        return
    first, *rest = acts

    def act() -> None:
        first()
        one_by_one(owner, rest)

    QTimer.singleShot(0, owner, act)


class Postponed(QObject):
    """A call that may wait until what changed is painted. Asked for many times before, it comes once.

    With a pause it waits until it has not been asked for so long.
    """

    def __init__(self, act: Callable[[], object], parent: QObject, pause_ms: int = 0) -> None:
        super().__init__(parent)
        # Qt paints before it looks at timers that are due at once.
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(act)
        self._act = act

    def ask(self) -> None:
        """Make the call when nothing is left to paint."""
        self._timer.start()

    def catch_up(self) -> None:
        """Make the call now if it is still to come."""
        if self._timer.isActive():
            self._timer.stop()
            self._act()

    def drop(self) -> None:
        """Do without the call."""
        self._timer.stop()


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The widget and what lies in it are painted in one go; this comes behind.
            QTimer.singleShot(0, self, self._act)
        return False

    def _act(self) -> None:
        self._then()
        self.deleteLater()


class _FirstKey(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            watched.removeEventFilter(self)
            self.deleteLater()
            self._then()
        return False
