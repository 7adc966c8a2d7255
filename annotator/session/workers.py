"""Long work in the background: plain values in, plain values out, with progress and Cancel."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from annotator.errors import KnownError
from annotator.services.projects import Project

Work = Callable[[Project, "Task"], Any]
"""What a worker does, with a project of its own connection and the task to report to."""


class Task(QObject):
    """One piece of long work as the window sees it."""

    progressed = Signal(int, int, str)
    """Done, in all (0 where unknown), and words about where it is."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """A KnownError."""
    broke = Signal(object)
    """Any other exception: a bug of ours."""
    ended = Signal()
    """Always last, whatever happened."""
    _reported = Signal(str, object)
    """How the work ended, told by its thread: the name of one of the signals above, and its argument."""

    def __init__(self, title: str, parent: QObject | None = None, *, comes_first: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self.comes_first = comes_first
        """Whether all that is started later waits for it; the user cannot stop it."""
        self._cancelled = threading.Event()
        self._is_dropped = False
        self._reported.connect(self._deliver)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop and to leave everything as it was."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Tell whether the user asked to stop."""
        return self._cancelled.is_set()

    def drop(self) -> None:
        """Cancel the work, and tell nobody how it ended: who asked for it may be gone."""
        self._is_dropped = True
        self.cancel()

    def report(self, outcome: str, value: object) -> None:
        """Let the work's thread say how the work ended."""
        self._reported.emit(outcome, value)

    @Slot(str, object)
    def _deliver(self, outcome: str, value: object) -> None:
        """Tell how the work ended, in the thread of the window."""
        if not self._is_dropped:
            getattr(self, outcome).emit(value)
        self.ended.emit()


class _Runnable(QRunnable):
    def __init__(self, project: Project, read_only: bool, work: Work, task: Task) -> None:
        super().__init__()
        self._project = project
        self._read_only = read_only
        self._work = work
        self.task = task

    def run(self) -> None:
        """Do the work on a connection that is opened, used and closed in this thread."""
        try:
            own = self._project.sibling(read_only=self._read_only)
            try:
                result = self._work(own, self.task)
            finally:
                own.close()
        except KnownError as error:
            self.task.report("failed", error)
        except Exception as error:  # A worker has nobody above it to tell.
            self.task.report("broke", error)
        else:
            self.task.report("finished", result)


class Workers(QObject):
    """The running tasks of a session."""

    def __init__(self, project: Project, parent: QObject | None = None, *, at_once: int = 2) -> None:
        super().__init__(parent)
        self._project = project
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(at_once)
        self._running: list[Task] = []
        self._waiting: list[_Runnable] = []
        self._first: Task | None = None
        self._is_closed = False

    def start(self, title: str, work: Work, *, read_only: bool = False, comes_first: bool = False) -> Task:
        """Start work in the background; connect to the task's signals before returning to the event loop.

        What is started while work runs that ``comes_first`` waits for the end of that.
        """
        task = Task(title, self, comes_first=comes_first)
        self._running.append(task)
        task.ended.connect(lambda: self._running.remove(task))
        if comes_first:
            self._first = task
            task.ended.connect(self._launch_rest)
        runnable = _Runnable(self._project, read_only, work, task)
        self._waiting.append(runnable)
        # At the next turn of the event loop: quick work could end before anybody listens to the task.
        QTimer.singleShot(0, self, lambda: self._launch(runnable))
        return task

    def running(self) -> list[Task]:
        """Return the tasks that have not ended."""
        return list(self._running)

    def close(self) -> None:
        """Cancel everything and wait until it has stopped; nothing is started any more."""
        self._is_closed = True
        for task in self._running:
            task.drop()
        self._pool.waitForDone()
        waiting, self._waiting = self._waiting, []
        for runnable in waiting:
            runnable.task.ended.emit()

    def _launch(self, runnable: _Runnable) -> None:
        may_begin = self._first in (None, runnable.task) and not self._is_closed
        if may_begin and runnable in self._waiting:
            self._waiting.remove(runnable)
            self._pool.start(runnable)

    def _launch_rest(self) -> None:
        self._first = None
        for runnable in list(self._waiting):
            self._launch(runnable)
