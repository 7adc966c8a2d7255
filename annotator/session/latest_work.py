"""Work whose answer is wanted for the latest question only: a newer question cancels the one before it."""

from PySide6.QtCore import QObject, Signal

from annotator.session.workers import Task, Work, Workers


class LatestWork(QObject):
    """Answers one question at a time. Of many asked in a row, the one that runs is cancelled and the last one follows.

    So no question waits for a fixed time, and none piles up behind another.
    """

    progressed = Signal(int, int)
    """How far the latest question is: done, and in all."""
    answered = Signal(object)
    """What the latest question's work returned; answers to older questions are dropped."""
    failed = Signal(object)
    """A KnownError."""
    broke = Signal(object)
    """Any other exception: a bug of ours."""

    def __init__(self, workers: Workers, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self._title = title
        self._running: Task | None = None
        self._next: Work | None = None

    def ask(self, work: Work) -> None:
        """Ask a question; its work should return soon after its task is cancelled."""
        self._next = work
        if self._running is None:
            self._start()
        else:
            self._running.cancel()

    def stop(self) -> None:
        """Answer nothing any more."""
        self._next = None
        if self._running is not None:
            self._running.cancel()

    def is_busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._running is not None

    def _start(self) -> None:
        if self._next is None:
            return
        work, self._next = self._next, None
        task = self._workers.start(self._title, work, read_only=True)
        self._running = task
        task.progressed.connect(lambda done, total, _where: self._tell_progress(task, done, total))
        task.finished.connect(lambda answer: self._tell(task, self.answered, answer))
        task.failed.connect(lambda error: self._tell(task, self.failed, error))
        task.broke.connect(lambda error: self._tell(task, self.broke, error))
        task.ended.connect(lambda: self._go_on(task))

    def _tell_progress(self, task: Task, done: int, total: int) -> None:
        if not task.is_cancelled():
            self.progressed.emit(done, total)

    def _tell(self, task: Task, signal: object, value: object) -> None:
        if not task.is_cancelled():
            # The running task is over: who is told may ask the next question at once.
            self._running = None
            signal.emit(value)  # type: ignore[attr-defined]  # a bound signal has no public type in PySide's stubs

    def _go_on(self, task: Task) -> None:
        task.deleteLater()
        if self._running is task:
            self._running = None
        if self._running is None:
            self._start()
