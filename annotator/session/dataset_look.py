"""What a choice means for a dataset: how much goes in, what it looks like, what its format loses. All in workers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from annotator.domain.export_choice import ExportChoice, Texts
from annotator.domain.listing import Shown
from annotator.domain.losses import LossReport
from annotator.domain.workflow import State
from annotator.services.projects import Project
from annotator.session.json_excerpt import excerpt
from annotator.session.latest_work import LatestWork
from annotator.session.session import ProjectSession
from annotator.session.workers import Task, Workers

_PREVIEWED = 2


@dataclass(frozen=True, slots=True)
class Previewed:
    """The first records of a dataset as text."""

    text: str
    is_as_written: bool
    """It is the beginning of the file, long texts cut; else the file is binary, and its records are shown as JSON."""


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
    divided = Signal(object)
    """How many articles each part of a split dataset gets, a dict by name."""
    previewed = Signal(object)
    """A :class:`Previewed`."""
    losing = Signal(int, int)
    """How far the look for losses is."""
    lost = Signal(object)
    """The :class:`LossReport`."""
    summed_up = Signal(object)
    """The DatasetStatistics of what was chosen, without incidents."""
    told = Signal(object)
    """The Incidents: which source says what of which strike."""
    failed = Signal(object)
    """A KnownError: what is chosen cannot go out."""
    not_summed_up = Signal(object)
    """A KnownError: there are no figures."""
    broke = Signal(object)
    """Any other exception: a bug of ours."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Workers of its own: an export must not wait for a look, nor a look for an export. One thread for what is
        # quick, and one for what reads every article: more of those would take the window's time.
        self._quick, self._slow = (Workers(session.project, self, at_once=1) for _ in range(2))
        for workers in (self._quick, self._slow):
            session.closed.connect(workers.close)
        self._works: list[LatestWork] = []
        self._count = self._work(self._quick, self.tr("Counting"), self.counted.emit)
        self._preview = self._work(self._quick, self.tr("Preview"), self.previewed.emit)
        self._statistics = self._work(self._quick, self.tr("Statistics"), self.summed_up.emit)
        self._losses = self._work(self._slow, self.tr("Loss report"), self.lost.emit)
        self._losses.progressed.connect(self.losing)
        self._parts = self._work(self._slow, self.tr("Split"), self.divided.emit)
        self._incidents = self._work(self._slow, self.tr("Who says what"), self.told.emit)
        self._told: ExportChoice | None = None
        self._summed_up: ExportChoice | None = None

    def look(self, choice: ExportChoice, format_name: str) -> None:
        """Look at a choice in a format."""
        self._count.ask(lambda own, _task: _counted(own, choice))
        self._preview.ask(lambda own, _task: _previewed(own, choice, format_name))
        self._losses.ask(lambda own, task: _losses(own, task, choice, format_name))

    def divide(self, choice: ExportChoice) -> None:
        """Find out how large the parts of a split dataset are."""
        if choice.split is None:
            self._parts.stop()
        else:
            self._parts.ask(lambda own, task: own.exporting.sizes(choice, cancelled=task.is_cancelled))

    def sum_up(self, choice: ExportChoice) -> None:
        """Sum up what is chosen; nothing is done where it was asked for before. See :meth:`forget`."""
        # What does not change the articles and tags that go out does not change the figures.
        choice = replace(choice, split=None, pseudonyms=False, times=True, texts=Texts.FULL, card=False, licence="")
        if choice == self._summed_up:
            return
        self._summed_up = choice
        self._statistics.ask(lambda own, _task: own.statistics.overview(choice, incidents=False))
        # Strikes are told by all labels together, whichever go out.
        choice = replace(choice, labels=None)
        if choice == self._told:
            return
        self._told = choice
        self._incidents.ask(lambda own, task: own.statistics.incidents(choice, cancelled=task.is_cancelled))

    def forget(self) -> None:
        """Sum up anew next time: the project may have changed."""
        self._summed_up = self._told = None

    def count_only(self, choice: ExportChoice) -> None:
        """Only count: the format cannot be written here."""
        self._count.ask(lambda own, _task: _counted(own, choice))
        self._preview.stop()
        self._losses.stop()

    def is_busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return any(work.is_busy() for work in self._works)

    def _work(self, workers: Workers, title: str, tell: Callable[[object], None]) -> LatestWork:
        work = LatestWork(workers, title, self)
        self._works.append(work)
        work.answered.connect(tell)
        figures = (self.summed_up.emit, self.told.emit)
        work.failed.connect(self.not_summed_up if tell in figures else self.failed)
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


def _previewed(own: Project, choice: ExportChoice, format_name: str) -> Previewed:
    text = own.exporting.preview(format_name, choice, _PREVIEWED)
    if text:
        return Previewed(excerpt(text), is_as_written=True)
    return Previewed(excerpt(own.exporting.preview("jsonl", choice, _PREVIEWED)), is_as_written=False)


def _losses(own: Project, task: Task, choice: ExportChoice, format_name: str) -> LossReport:
    return own.exporting.losses(
        format_name,
        choice,
        on_progress=lambda done, total: task.progressed.emit(done, total, ""),
        cancelled=task.is_cancelled,
    )
