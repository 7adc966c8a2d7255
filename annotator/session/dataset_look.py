"""What a choice means for a dataset: how much goes in, what it looks like, what its format loses. All in workers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from annotator.domain.export_choice import ExportChoice
from annotator.domain.listing import Shown
from annotator.domain.losses import LossReport
from annotator.domain.workflow import State
from annotator.services.projects import Project
from annotator.session.latest_work import LatestWork
from annotator.session.session import ProjectSession
from annotator.session.workers import Task, Workers

_PREVIEWED = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a choice takes, and how much other kinds of articles would give."""

    articles: int
    spans: int
    total: int
    kinds: dict[Shown, int]


class DatasetLook(QObject):
    """Looks at a choice anew whenever it changes; only what concerns the latest choice is told."""

    counted = Signal(object)
    """A :class:`Counted`."""
    previewed = Signal(str)
    """The first records; empty where the format has nothing that could be read as text."""
    losing = Signal(int, int)
    """How far the look for losses is."""
    lost = Signal(object)
    """The :class:`LossReport`."""
    failed = Signal(object)
    """A KnownError."""
    broke = Signal(object)
    """Any other exception: a bug of ours."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Workers of its own: an export must not wait for a look, nor a look for an export.
        self._workers = Workers(session.project, self)
        session.closed.connect(self._workers.close)
        self._count = self._work(self.tr("Counting"), self.counted.emit)
        self._preview = self._work(self.tr("Preview"), self.previewed.emit)
        self._losses = self._work(self.tr("Loss report"), self.lost.emit)
        self._losses.progressed.connect(self.losing)

    def look(self, choice: ExportChoice, format_name: str) -> None:
        """Look at a choice in a format."""
        self._count.ask(lambda own, _task: _counted(own, choice))
        self._preview.ask(lambda own, _task: own.exporting.preview(format_name, choice, _PREVIEWED))
        self._losses.ask(lambda own, task: _losses(own, task, choice, format_name))

    def count_only(self, choice: ExportChoice) -> None:
        """Only count: the format cannot be written here."""
        self._count.ask(lambda own, _task: _counted(own, choice))
        self._preview.stop()
        self._losses.stop()

    def is_busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return any(work.is_busy() for work in (self._count, self._preview, self._losses))

    def _work(self, title: str, tell: Callable[[object], None]) -> LatestWork:
        work = LatestWork(self._workers, title, self)
        work.answered.connect(tell)
        work.failed.connect(self.failed)
        work.broke.connect(self.broke)
        return work


def _counted(own: Project, choice: ExportChoice) -> Counted:
    """Count what a choice takes, and what it would take of each kind of articles."""
    articles, spans = own.exporting.count(choice)
    alone = replace(choice, states=frozenset(), flagged_only=False, query="", articles=frozenset())
    kinds = {
        Shown.ALL: alone,
        Shown.DONE: replace(alone, states=frozenset({State.DONE})),
        Shown.FLAGGED: replace(alone, flagged_only=True),
    }
    counts = {kind: own.exporting.count(one)[0] for kind, one in kinds.items()}
    return Counted(articles, spans, counts[Shown.ALL], counts)


def _losses(own: Project, task: Task, choice: ExportChoice, format_name: str) -> LossReport:
    return own.exporting.losses(
        format_name,
        choice,
        on_progress=lambda done, total: task.progressed.emit(done, total, ""),
        cancelled=task.is_cancelled,
    )
