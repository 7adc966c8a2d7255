"""What is under review: whose tags are compared, in which articles, and how well these people agree."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.changes import Changes
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.services.measuring import Measurement, MeasuringCancelled
from annotator.services.projects import Project
from annotator.services.review_list import ReviewEntry, ReviewList, Shown
from annotator.services.review_reading import ReviewedArticle
from annotator.services.reviewing import Reviewing
from annotator.session.session import ProjectSession
from annotator.session.workers import Task

_ARTICLES_AT_ONCE, _TAGS_AT_ONCE = 200, 3_000
"""Lists of more articles, or of projects with more tags, are built in the background."""
_PAUSE_MS = 500


class ReviewArticles(QObject):
    """Keeps list and figures of the annotators who are compared true, in the background where that takes long."""

    annotators_changed = Signal()
    """Other annotators are compared."""
    list_changed = Signal()
    """Articles came, went, or have other counts."""
    built = Signal(bool)
    """The list is complete; whether it was so at once, without anything being shown before."""
    building = Signal()
    """The list is being built in the background; counts are not known yet."""
    first_found = Signal(str)
    """The list is still being built, and this article has something open."""
    measured = Signal(object)
    """The Measurement of the annotators compared, or None where there is none."""
    _came_upon = Signal(object, str)
    """Told by the thread that builds a list, with the list that it is for."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._annotators = tuple(self._usual_annotators())
        self._list = self._reviewing.list_of(self._annotators)
        self._names = {one.uid: one.name for one in self.people()}
        self._building: Task | None = None
        self._measuring: Task | None = None
        self._is_active = False
        self._is_measured = False
        self._measure_soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._measure_soon.timeout.connect(self._measure)
        self._came_upon.connect(self._tell_first)
        session.annotations_changed.connect(self._take_up_changes)
        session.scheme_changed.connect(lambda _scheme: self._outdate_figures())

    @property
    def _reviewing(self) -> Reviewing:
        return self._session.project.reviewing

    # Whose tags

    def people(self) -> list[Annotator]:
        """Return everybody whose tags can be reviewed, the reviewer first."""
        own = self._session.annotator_uid
        return sorted(self._reviewing.annotators(), key=lambda one: one.uid != own)

    @property
    def annotators(self) -> tuple[str, ...]:
        """Return the ids of the annotators compared, in the order of their keys."""
        return self._annotators

    def name_of(self, annotator_uid: str) -> str:
        """Return an annotator's name."""
        if annotator_uid not in self._names:  # a reviewer joins the project with their first word
            self._names = {one.uid: one.name for one in self._session.reading.annotators()}
        return self._names.get(annotator_uid, "?")

    def compare(self, annotators: Sequence[str]) -> None:
        """Compare the tags of these annotators from now on."""
        chosen = tuple(annotators)
        if chosen and chosen != self._annotators:
            self._annotators = chosen
            self._begin_list()

    def _usual_annotators(self) -> list[str]:
        """Return everybody with tags; where only one has any, that one."""
        tagging = {annotator for annotator, _, _ in self._session.reading.totals()}
        people = self.people()
        chosen = [one.uid for one in people if one.uid in tagging and one.kind is AnnotatorKind.PERSON]
        return chosen or [one.uid for one in people][:1]

    # The list

    def begin(self) -> None:
        """Look at the project anew: people and articles may have come."""
        self._names = {one.uid: one.name for one in self.people()}
        known = [uid for uid in self._annotators if uid in self._names]
        usual = self._usual_annotators()
        self._annotators = tuple(usual if len(known) < 2 < len(usual) + 1 else known)
        self._begin_list()

    def go_on(self) -> None:
        """Follow what happens again, after a rest."""
        self._is_active = True
        if not self._is_measured:
            self._measure()

    def rest(self) -> None:
        """Follow nothing while another workspace is shown."""
        self._is_active = False

    @property
    def is_building(self) -> bool:
        """Tell whether the list is not complete yet."""
        return self._building is not None

    def entries(self, shown: Shown) -> list[ReviewEntry]:
        """Return the articles of a tab."""
        return self._list.entries(shown)

    def entry(self, article_uid: str) -> ReviewEntry | None:
        """Return an article of the list."""
        return self._list.entry(article_uid)

    def counts(self) -> dict[Shown, int]:
        """Return how many articles each tab holds."""
        return self._list.counts()

    def neighbour(self, article_uid: str, *, forward: bool) -> str | None:
        """Return the next article with something open, or the one before."""
        return self._list.neighbour(article_uid, forward=forward)

    def refresh(self, shown: ReviewedArticle | None) -> None:
        """Take up what changed since; ``shown`` is the article under review as it is now."""
        if self._list.is_built and self._list.refresh(shown):
            self.list_changed.emit()

    def _begin_list(self) -> None:
        self._list = self._reviewing.list_of(self._annotators)
        self._is_measured = False
        if self._building is not None:
            self._building.drop()
            self._building = None
        self.annotators_changed.emit()
        row = self._session.reading.project()
        if row.article_count <= _ARTICLES_AT_ONCE and row.annotation_count <= _TAGS_AT_ONCE:
            self._list.build()
            self._tell_built(at_once=True)
        else:
            self._build_in_background(self._list)
            self.list_changed.emit()
            self.building.emit()

    def _build_in_background(self, wanted: ReviewList) -> None:
        annotators = wanted.annotators

        def work(own: Project, task: Task) -> ReviewList:
            built = own.reviewing.list_of(annotators)
            built.build(
                lambda done, all_: task.progressed.emit(done, all_, ""),
                task.is_cancelled,
                lambda uid: self._came_upon.emit(wanted, uid),
            )
            return built

        task = self._session.read_in_background(self.tr("Comparing"), work, shows=True)
        self._building = task

        def take_over(built: ReviewList) -> None:
            wanted.take_over(built)
            self._building = None
            self._tell_built(at_once=False)

        def give_up() -> None:
            if self._building is task:
                self._building = None
                self.list_changed.emit()

        task.finished.connect(take_over)
        task.ended.connect(give_up)

    def _tell_built(self, *, at_once: bool) -> None:
        self.list_changed.emit()
        self.built.emit(at_once)
        self._measure()

    @Slot(object, str)
    def _tell_first(self, building: ReviewList, uid: str) -> None:
        if building is self._list and not self._list.is_built:
            self.first_found.emit(uid)

    # The figures

    def _take_up_changes(self, _article_uid: str, changes: Changes, _initiator: object) -> None:
        """Note whose tags changed: decisions and gold change nothing in how far annotators agree."""
        touched = (*changes.added, *changes.removed, *(after for _, after in changes.changed))
        people = {one.annotator_uid for one in touched} | {one.annotator_uid for one in changes.progress}
        if changes.options or people & set(self._annotators):
            self._outdate_figures()

    def _outdate_figures(self) -> None:
        self._is_measured = False
        if self._is_active:
            self._measure_soon.start()

    def _measure(self) -> None:
        self._measure_soon.stop()
        if self._measuring is not None:
            self._measuring.drop()
            self._measuring = None
        self._is_measured = True
        chosen = [one for one in self.people() if one.uid in self._annotators]
        if len(chosen) < 2:
            self.measured.emit(None)
            return

        def work(own: Project, task: Task) -> Measurement | None:
            try:
                return own.measuring.run(chosen, cancelled=task.is_cancelled)
            except MeasuringCancelled:
                return None

        self._measuring = task = self._session.read_in_background(self.tr("Measuring agreement"), work)
        task.finished.connect(self.measured)
