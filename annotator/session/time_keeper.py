"""Count the time spent per article, paused while nobody works."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer

IDLE_AFTER_MS = 60_000
_WRITE_EVERY_MS = 60_000
_LOOK_AGAIN_AFTER_MS = 1_000
# A key that a command takes is never a KeyPress, but every key is offered to the commands first.
_SIGNS_OF_WORK = frozenset(
    {
        *(QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel),
    }
)


class TimeKeeper(QObject):
    """Watches one article at a time, once it looks at the events of the application.

    Every event of the program goes by here, hundreds for one key. One sign of work in a second is enough: the next
    events are let pass without a look.
    """

    def __init__(self, add_seconds: Callable[[str, int], bool], parent: QObject | None = None) -> None:
        """Begin to count; ``add_seconds`` tells whether the seconds of an article could be written."""
        super().__init__(parent)
        self._add_seconds = add_seconds
        self._article_uid = ""
        self._worked_ms = 0
        self._owed: Counter[str] = Counter()
        self._since_sign = QElapsedTimer()
        self._writing = QTimer(self, interval=_WRITE_EVERY_MS)
        self._writing.timeout.connect(self.flush)
        self._pause = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_AFTER_MS)
        self._pause.timeout.connect(self.look)

    def look(self) -> None:
        """See signs of work go by in the application."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def watch(self, article_uid: str) -> None:
        """Count for another article from now on; an empty id counts for none."""
        self._article_uid = article_uid
        self._worked_ms = 0
        self._since_sign.start()
        if article_uid:
            self._writing.start()
        else:
            self._writing.stop()

    def note_work(self) -> None:
        """Count the time since the last sign of work, unless it was so long that nobody worked."""
        passed = self._since_sign.restart() if self._since_sign.isValid() else 0
        if self._article_uid and passed < IDLE_AFTER_MS:
            self._worked_ms += passed

    def flush(self) -> None:
        """Write the whole seconds counted so far; what cannot be written now is written later."""
        if self._pause.isActive():
            self.note_work()
        seconds, self._worked_ms = divmod(self._worked_ms, 1000)
        if seconds and self._article_uid:
            self._owed[self._article_uid] += seconds
        for article_uid in list(self._owed):
            if not self._add_seconds(article_uid, self._owed[article_uid]):
                return
            del self._owed[article_uid]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a sign of work, and look away for a while; never hold anything back."""
        if event.type() in _SIGNS_OF_WORK:
            self.note_work()
            application = QCoreApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            self._pause.start()
        return False
