"""Count the time spent per article, paused while nobody works."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer

IDLE_AFTER_MS = 60_000
_WRITE_EVERY_MS = 60_000
_SIGNS_OF_WORK = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class TimeKeeper(QObject):
    """Watches one article at a time. Install it as an event filter on the application to see the work."""

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
        seconds, self._worked_ms = divmod(self._worked_ms, 1000)
        if seconds and self._article_uid:
            self._owed[self._article_uid] += seconds
        for article_uid in list(self._owed):
            if not self._add_seconds(article_uid, self._owed[article_uid]):
                return
            del self._owed[article_uid]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See signs of work go by; never hold any back."""
        if event.type() in _SIGNS_OF_WORK:
            self.note_work()
        return False
