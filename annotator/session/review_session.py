"""A reviewer at work: whose tags are compared, the list, the article under review, and the disagreement in question."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.domain.comparison import Agreed, Disagreement, Proposal, proposal
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.review import Comment, Verdict
from annotator.errors import KnownError
from annotator.services.measuring import Measurement
from annotator.services.review_list import ReviewEntry, ReviewList, Shown
from annotator.services.review_options import ReviewOptions
from annotator.services.review_reading import ReviewedArticle
from annotator.services.reviewing import Draft, Reviewing, Why
from annotator.session.session import ProjectSession

_BUILT_AT_ONCE = 200
"""Lists of more articles are built in the background."""

_COUNTED_AT_ONCE = 100
"""Disagreements up to which an article is counted again after every act."""
_PAUSE_MS = 600

Place = Disagreement | Agreed
"""What a reviewer can look at: where annotators differ, or what all agree on."""


class ReviewSession(QObject):
    """Beside the project's session: it does the acts of a review and knows where the reviewer stands."""

    annotators_changed = Signal()
    """Other annotators are compared."""
    list_changed = Signal()
    """Articles came, went, or have other counts."""
    article_opened = Signal()
    """Another article is under review, or none."""
    article_changed = Signal()
    """Something was decided, undone, tagged or said in the article."""
    moved = Signal()
    """Another place of the article is in question."""
    everything_settled = Signal()
    """No article has open disagreements any more."""
    measured = Signal(object)
    """The Measurement of the annotators compared, or None where there is none."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.article: Article | None = None
        self.reviewed: ReviewedArticle | None = None
        self.current: Place | None = None
        self.reason = ""
        """What the next decision will carry."""
        self._active = False
        self._refreshing = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._refreshing.timeout.connect(self._refresh_list)
        self._annotators = tuple(self._usual_annotators())
        self._list = self._reviewing.list_of(self._annotators)
        self._names = {one.uid: one.name for one in self.people()}
        session.annotations_changed.connect(self._take_up_changes)
        session.saved.connect(self._refresh_soon)
        session.articles_changed.connect(self._begin_anew)
        session.annotator_changed.connect(lambda _annotator: self._begin_anew())

    @property
    def _reviewing(self) -> Reviewing:
        return self.session.project.reviewing

    # Whose tags

    def people(self) -> list[Annotator]:
        """Return everybody whose tags can be reviewed, the reviewer first."""
        own = self.session.annotator_uid
        return sorted(self._reviewing.annotators(), key=lambda one: one.uid != own)

    @property
    def annotators(self) -> tuple[str, ...]:
        """Return the ids of the annotators compared, in the order of their keys."""
        return self._annotators

    def name_of(self, annotator_uid: str) -> str:
        """Return an annotator's name."""
        return self._names.get(annotator_uid, "?")

    def compare(self, annotators: Sequence[str]) -> None:
        """Compare the tags of these annotators from now on."""
        chosen = tuple(annotators)
        if chosen and chosen != self._annotators:
            self._annotators = chosen
            self._list = self._reviewing.list_of(chosen)
            self.annotators_changed.emit()
            self._build(keep_article=True)

    def options(self) -> ReviewOptions:
        """Return how this project is reviewed."""
        return self.session.project.review_settings.get()

    def take_up_options(self) -> None:
        """Go on in the way the project is reviewed now."""
        self._begin_anew()

    def _usual_annotators(self) -> list[str]:
        """Return everybody with tags; where only one has any, that one."""
        tagging = {annotator for annotator, _, _ in self.session.reading.totals()}
        people = self.people()
        chosen = [one.uid for one in people if one.uid in tagging and one.kind is AnnotatorKind.PERSON]
        return chosen or [one.uid for one in people][:1]

    # The list

    def activate(self) -> None:
        """Begin, or go on after the window showed another workspace."""
        self._active = True
        if self.article is None:
            self._begin_anew()
        else:
            self._refresh_list()
            self._read_again()

    def rest(self) -> None:
        """Follow nothing while another workspace is shown."""
        self._active = False

    def entries(self, shown: Shown) -> list[ReviewEntry]:
        """Return the articles of a tab."""
        return self._list.entries(shown)

    def counts(self) -> dict[Shown, int]:
        """Return how many articles each tab holds."""
        return self._list.counts()

    def _begin_anew(self) -> None:
        if not self._active:
            self.article = None
            return
        self._names = {one.uid: one.name for one in self.people()}
        known = [uid for uid in self._annotators if uid in self._names]
        usual = self._usual_annotators()
        self._annotators = tuple(usual if len(known) < 2 < len(usual) + 1 else known)
        self._list = self._reviewing.list_of(self._annotators)
        self.annotators_changed.emit()
        self._build(keep_article=True)

    def _build(self, *, keep_article: bool) -> None:
        building = self._list
        total = self.session.reading.counts(self.session.annotator_uid).total
        if total <= _BUILT_AT_ONCE:
            building.build()
            self._show_built(keep_article=keep_article)
            return
        annotators = self._annotators

        def work(own: object, task: object) -> ReviewList:
            built: ReviewList = own.reviewing.list_of(annotators)  # type: ignore[attr-defined]
            built.build(lambda done, all_: task.progressed.emit(done, all_, ""), task.is_cancelled)  # type: ignore[attr-defined]
            return built

        task = self.session.workers.start(self.tr("Comparing"), work, read_only=True)

        def take_over(built: ReviewList) -> None:
            if self._list is building:
                building.take_over(built)
                self._show_built(keep_article=keep_article)

        task.finished.connect(take_over)

    def _show_built(self, *, keep_article: bool) -> None:
        self.list_changed.emit()
        self._measure()
        here = self.article or self.session.article
        if keep_article and here is not None and self._list.entry(here.uid) is not None:
            self.open_article(here.uid)
            return
        first = (self._list.entries(Shown.OPEN) or self._list.entries(Shown.ALL))[:1]
        self.open_article(first[0].uid if first else None)

    def _refresh_soon(self) -> None:
        """Count a long article again only once the reviewer pauses."""
        if self.reviewed is None or len(self.reviewed.comparison.disagreements) <= _COUNTED_AT_ONCE:
            self._refresh_list()
        else:
            self._refreshing.start()

    def _refresh_list(self) -> None:
        self._refreshing.stop()
        if self._active and self._list.refresh():
            self.list_changed.emit()

    def _measure(self) -> None:
        chosen = [one for one in self.people() if one.uid in self._annotators]
        if len(chosen) < 2:
            self.measured.emit(None)
            return

        def work(own: object, task: object) -> Measurement:
            found: Measurement = own.measuring.run(chosen, cancelled=task.is_cancelled)  # type: ignore[attr-defined]
            return found

        task = self.session.workers.start(self.tr("Measuring agreement"), work, read_only=True)
        task.finished.connect(self.measured)

    # The article

    def open_article(self, uid: str | None) -> None:
        """Review an article from its first open disagreement on."""
        self.article = self.session.reading.article(uid) if uid else None
        self.reviewed = None
        self.current = None
        self.reason = ""
        if self.article is not None:
            self.reviewed = self._try_reading(self.article.uid)
        if self.reviewed is None:
            self.article = None
        else:
            self.current = next(iter(self.reviewed.open or self.reviewed.settled), None)
        self.article_opened.emit()
        self.moved.emit()

    def go_to(self, place: Place | None) -> None:
        """Put a place of the article in question."""
        if place is not self.current:
            self.current = place
            self.reason = ""
            self.moved.emit()

    def place_of(self, annotation_uid: str) -> Place | None:
        """Return the disagreement, or what all agree on, that an annotation belongs to."""
        if self.reviewed is None:
            return None
        for disagreement in self.reviewed.comparison.disagreements:
            if annotation_uid in disagreement.uids:
                return disagreement
        for agreed in self.reviewed.comparison.agreed:
            if any(one.uid == annotation_uid for one in agreed.annotations.values()):
                return agreed
        return None

    def step(self, *, forward: bool) -> bool:
        """Go to the next open disagreement or the one before, in another article if need be; tell whether there is."""
        if self.reviewed is None or self.article is None:
            return False
        following = self._open_beyond(forward=forward)
        if following is not None:
            self.go_to(following)
            return True
        self._refresh_list()
        uid = self._list.neighbour(self.article.uid, forward=forward)
        if uid is None:
            return False
        self.open_article(uid)
        if not forward and self.reviewed is not None and self.reviewed.open:
            self.go_to(self.reviewed.open[-1])
        return True

    def number(self) -> tuple[int, int]:
        """Return which disagreement of the article is in question, from 1 on, and how many there are."""
        if self.reviewed is None:
            return 0, 0
        all_ = self.reviewed.comparison.disagreements
        here = next((place for place, one in enumerate(all_, 1) if one is self.current), 0)
        return here, len(all_)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return what was decided about the place in question."""
        if self.reviewed is None or self.current is None:
            return ()
        return self.reviewed.verdicts.on(_uids(self.current))

    def is_open(self) -> bool:
        """Tell whether the place in question is a disagreement that is not decided."""
        return self.reviewed is not None and any(one is self.current for one in self.reviewed.open)

    def discussion(self) -> tuple[Comment, ...]:
        """Return the discussion of the place in question, of the whole article where there is none."""
        if self.reviewed is None:
            return ()
        if self.current is None:
            return tuple(one for one in self.reviewed.comments if not one.subjects)
        uids = _uids(self.current)
        return tuple(one for one in self.reviewed.comments if one.subjects & uids)

    def proposal(self) -> Proposal | None:
        """Return the version that Enter would accept."""
        return proposal(self.current) if isinstance(self.current, Disagreement) else None

    def field_in_question(self) -> str:
        """Return the key of the field to decide next, where nothing but fields differs; empty otherwise."""
        place = self.current
        if self.reviewed is None or not isinstance(place, Disagreement) or not place.only_fields or not self.is_open():
            return ""
        chosen = self.reviewed.verdicts.chosen_fields(place)
        return next((key for key in place.differing_fields if key not in chosen), "")

    # Decisions

    def take(self, number: int) -> None:
        """Take the version, or the value of the field in question, of an annotator by their number from 0 on."""
        if self.reviewed is None or not isinstance(self.current, Disagreement):
            return
        if number >= len(self.reviewed.annotators):
            return
        uid = self.reviewed.annotators[number]
        key = self.field_in_question()
        if key:
            self._decide(lambda reviewed, place, why: self._reviewing.choose_field(reviewed, place, key, uid, why))
        else:
            self._decide(lambda reviewed, place, why: self._reviewing.take(reviewed, place, uid, why))

    def keep_both(self) -> None:
        """Keep all versions."""
        self._decide(self._reviewing.keep_both)

    def neither(self) -> None:
        """Decide that nothing should be tagged here."""
        if isinstance(self.current, Agreed):
            self.revise(None)
        else:
            self._decide(self._reviewing.neither)

    def accept(self) -> None:
        """Accept the version of most annotators."""
        self._decide(self._reviewing.accept)

    def edit(self, drafts: Sequence[Draft]) -> bool:
        """Decide with the reviewer's own version; tell whether it was taken."""
        return self._decide(lambda reviewed, place, why: self._reviewing.edit(reviewed, place, drafts, why))

    def revise(self, draft: Draft | None) -> bool:
        """Put the reviewer's version, or nothing, in the place of what all agree on; tell whether it was taken."""
        reviewed, agreed = self.reviewed, self.current
        if reviewed is None or not isinstance(agreed, Agreed):
            return False
        return self._perform(lambda: self._reviewing.revise(reviewed, agreed, draft, Why(self.reason)))

    def add(self, draft: Draft) -> bool:
        """Add a gold span that nobody tagged; tell whether it was taken."""
        reviewed = self.reviewed
        if reviewed is None:
            return False
        return self._perform(lambda: self._reviewing.add(reviewed, draft, Why(self.reason)))

    def nothing_here(self) -> None:
        """Decide that nothing should be tagged in the whole article, and close it."""
        reviewed = self.reviewed
        if reviewed is not None:
            self._perform(lambda: self._reviewing.nothing_here(reviewed, Why(self.reason)))

    def withdraw(self) -> None:
        """Take back what was decided about the place in question."""
        reviewed, place = self.reviewed, self.current
        if reviewed is not None and isinstance(place, Disagreement):
            self._perform(lambda: self._reviewing.withdraw(reviewed, place))

    def set_reason(self, reason: str) -> None:
        """Give the decision a reason: the one that was made here, else the next one."""
        verdicts = self.verdicts()
        if verdicts and not self.is_open():
            self._perform(lambda: self._reviewing.set_reason(verdicts[-1], reason))
        else:
            self.reason = reason

    def comment(self, text: str) -> None:
        """Add to the discussion of the place in question."""
        if self.article is not None:
            uid, subjects = self.article.uid, sorted(_uids(self.current)) if self.current else []
            self._perform(lambda: self._reviewing.comment(uid, text, subjects))

    def settle(self) -> bool:
        """Close the article's review and open the next one with open disagreements; False where it is not closed."""
        reviewed = self.reviewed
        if reviewed is None or not self._perform(lambda: self._reviewing.settle(reviewed)):
            return False
        self._refresh_list()
        uid = self._list.neighbour(reviewed.uid, forward=True)
        if uid is None:
            first = self._list.entries(Shown.OPEN)
            uid = first[0].uid if first else None
        if uid is None:
            self.everything_settled.emit()
        else:
            self.open_article(uid)
        return True

    def reopen(self) -> None:
        """Open the article's review again."""
        reviewed = self.reviewed
        if reviewed is not None:
            self._perform(lambda: self._reviewing.reopen(reviewed.uid))

    # Helpers of the above

    def _decide(self, write: Callable[[ReviewedArticle, Disagreement, Why], Changes]) -> bool:
        reviewed, place = self.reviewed, self.current
        if reviewed is None or not isinstance(place, Disagreement):
            return False
        why = Why(self.reason)
        if not self._perform(lambda: write(reviewed, place, why)):
            return False
        if not self.is_open():
            following = self._open_beyond(forward=True)
            if following is None and self.reviewed is not None and self.reviewed.open:
                following = self.reviewed.open[0]
            if following is not None:
                self.go_to(following)
        return True

    def _perform(self, write: Callable[[], Changes]) -> bool:
        return self.session.perform(write, self) is not None

    def _open_beyond(self, *, forward: bool) -> Disagreement | None:
        if self.reviewed is None:
            return None
        open_ = self.reviewed.open
        if self.current is None:
            return next(iter(open_ if forward else reversed(open_)), None)
        here = _rank(self.current)
        if forward:
            return next((one for one in open_ if _rank(one) > here), None)
        return next((one for one in reversed(open_) if _rank(one) < here), None)

    def _take_up_changes(self, article_uid: str, changes: Changes, _initiator: object) -> None:
        if self._active and self.article is not None and article_uid == self.article.uid:
            self._read_again(changes)

    def _read_again(self, changes: Changes | None = None) -> None:
        if self.article is None or self.reviewed is None:
            return
        before = self.reviewed
        if changes is None:
            self.reviewed = self._try_reading(before.uid)
        else:
            self.reviewed = self._try(lambda: self._reviewing.reading.after(before, changes))
        if self.reviewed is None:
            self.open_article(None)
            return
        self.current = _same_place(self.current, self.reviewed)
        if changes is not None and changes.act in ("undo", "redo"):
            known = {one.uids for one in before.open}
            self.current = next((one for one in self.reviewed.open if one.uids not in known), self.current)
        self.article_changed.emit()
        self.moved.emit()

    def _try_reading(self, uid: str) -> ReviewedArticle | None:
        return self._try(lambda: self._reviewing.article(uid, self._annotators))

    def _try(self, read: Callable[[], ReviewedArticle]) -> ReviewedArticle | None:
        try:
            return read()
        except KnownError as error:
            self.session.failed.emit(error)
            return None


def _uids(place: Place) -> frozenset[str]:
    if isinstance(place, Disagreement):
        return place.uids
    return frozenset(one.uid for one in place.annotations.values())


def _rank(place: Place) -> tuple[int, int, str]:
    return place.span.start, place.span.end, min(_uids(place))


def _same_place(place: Place | None, reviewed: ReviewedArticle) -> Place | None:
    """Return the place in the article as it is now that shares most with one from before."""
    if place is None:
        return None
    uids = _uids(place)
    places: list[Place] = [*reviewed.comparison.disagreements, *reviewed.comparison.agreed]
    return max((one for one in places if _uids(one) & uids), key=lambda one: len(_uids(one) & uids), default=None)
