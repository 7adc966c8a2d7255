"""Where a reviewer stands: the article under review, and the place of it that is in question."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.domain.comparison import Agreed, Disagreement, Proposal, proposal
from annotator.domain.review import Comment, Verdict
from annotator.errors import KnownError
from annotator.services.review_list import Shown
from annotator.services.review_options import ReviewOptions
from annotator.services.review_reading import ReviewedArticle
from annotator.services.reviewing import Reviewing
from annotator.session.review_articles import ReviewArticles
from annotator.session.session import ProjectSession

Place = Disagreement | Agreed
"""What a reviewer can look at: where annotators differ, or what all agree on."""


class ReviewSession(QObject):
    """Beside the project's session: it follows what is decided, tagged and undone, and goes from place to place."""

    article_opened = Signal()
    """Another article is under review, or none."""
    article_changed = Signal()
    """Something was decided, undone, tagged or said in the article."""
    place_left = Signal()
    """Another place of the article is about to be in question."""
    moved = Signal()
    """Another place of the article is in question."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.article: Article | None = None
        self.reviewed: ReviewedArticle | None = None
        self.current: Place | None = None
        self._is_active = False
        self._moves_on = False
        self.articles = ReviewArticles(session, self)
        self.articles.built.connect(self._take_up_list)
        self.articles.building.connect(self._show_while_building)
        self.articles.first_found.connect(self._open_early)
        session.annotations_changed.connect(self._take_up_changes)
        # What was decided is painted first.
        self._refresh_soon = QTimer(self, singleShot=True)
        self._refresh_soon.timeout.connect(self.refresh_list)
        session.saved.connect(self._refresh_soon.start)
        session.closed.connect(self._refresh_soon.stop)
        session.articles_changed.connect(self._begin_anew)
        session.annotator_changed.connect(lambda _annotator: self._begin_anew())

    @property
    def _reviewing(self) -> Reviewing:
        return self.session.project.reviewing

    def options(self) -> ReviewOptions:
        """Return how this project is reviewed."""
        return self.session.project.review_settings.get()

    # Beginning and resting

    def activate(self) -> None:
        """Begin, or go on after the window showed another workspace."""
        self._is_active = True
        if self.article is None:
            self._begin_anew()
        else:
            self._read_again()
            self.refresh_list()
        self.articles.go_on()

    def rest(self) -> None:
        """Follow nothing while another workspace is shown."""
        self._is_active = False
        self.articles.rest()

    def take_up_options(self) -> None:
        """Go on in the way the project is reviewed now."""
        self._begin_anew()

    def refresh_list(self) -> None:
        """Let the list show what was decided."""
        self._refresh_soon.stop()
        if self._is_active:
            self.articles.refresh(self.reviewed)

    def _begin_anew(self) -> None:
        if self._is_active:
            self.articles.begin()
        else:
            self._show(None, None)

    def _take_up_list(self, at_once: bool) -> None:
        here = self.article or self.session.article
        if here is None or self.articles.entry(here.uid) is None:
            first = (self.articles.entries(Shown.OPEN) or self.articles.entries(Shown.ALL))[:1]
            self.open_article(first[0].uid if first else None)
        elif self.reviewed is None or self.reviewed.chosen != self.articles.annotators:
            self.open_article(here.uid)
        elif at_once:
            self._read_again()

    def _show_while_building(self) -> None:
        """Show the article at once where the list takes long to build and something is open in it."""
        here = self.article or self.session.article
        if here is None or self._reviewing.reading.hidden(here.uid):
            self._show(None, None)
            return
        reviewed = self._try_reading(here.uid)
        is_open = reviewed is not None and bool(reviewed.open)
        self._show(here if is_open else None, reviewed if is_open else None)

    def _open_early(self, uid: str) -> None:
        """Show something to decide while the list is still being built."""
        if self.article is None:
            self.open_article(uid)

    # The article

    def open_article(self, uid: str | None) -> None:
        """Review an article from its first open disagreement on."""
        article = self.session.reading.article(uid) if uid else None
        self._show(article, self._try_reading(article.uid) if article is not None else None)

    def _show(self, article: Article | None, reviewed: ReviewedArticle | None) -> None:
        self.place_left.emit()
        self.reviewed = reviewed
        self.article = article if reviewed is not None else None
        self.current = next(iter(reviewed.open or reviewed.settled), None) if reviewed is not None else None
        self.article_opened.emit()
        self.moved.emit()

    def go_to(self, place: Place | None) -> None:
        """Put a place of the article in question."""
        if place is not self.current:
            self.place_left.emit()
            self.current = place
            self.moved.emit()

    def go_to_next_open(self) -> None:
        """Go to the next open disagreement of the article, to the first one behind the last."""
        following = self._open_beyond(forward=True)
        if following is None and self.reviewed is not None and self.reviewed.open:
            following = self.reviewed.open[0]
        if following is not None:
            self.go_to(following)

    @contextlib.contextmanager
    def moving_on(self) -> Iterator[None]:
        """Go to the next open disagreement where the present one is decided in the block; tell once where that is."""
        before, self._moves_on = self.reviewed, True
        try:
            yield
        finally:
            self._moves_on = False
        if self.reviewed is before:  # nothing was decided
            return
        here = self.current
        if not self.is_open():
            self.go_to_next_open()
        if self.current is here:
            self.moved.emit()

    def place_of(self, annotation_uid: str) -> Place | None:
        """Return the disagreement, or what all agree on, that an annotation belongs to."""
        return self.reviewed.comparison.places.get(annotation_uid) if self.reviewed is not None else None

    def step(self, *, forward: bool) -> bool:
        """Go to the next open disagreement or the one before, in another article if need be; tell whether there is."""
        if self.reviewed is None or self.article is None:
            return False
        following = self._open_beyond(forward=forward)
        if following is not None:
            self.go_to(following)
            return True
        self.refresh_list()
        uid = self.articles.neighbour(self.article.uid, forward=forward)
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
        return self.reviewed.verdicts.on(self.current.uids)

    def is_open(self) -> bool:
        """Tell whether the place in question is a disagreement that is not decided."""
        return self.reviewed is not None and any(one is self.current for one in self.reviewed.open)

    def discussion(self) -> tuple[Comment, ...]:
        """Return the discussion of the place in question, of the whole article where there is none."""
        if self.reviewed is None:
            return ()
        if self.current is None:
            return tuple(one for one in self.reviewed.comments if not one.subjects)
        uids = self.current.uids
        return tuple(one for one in self.reviewed.comments if one.subjects & uids)

    def proposal(self) -> Proposal | None:
        """Return the version that Enter would accept."""
        return proposal(self.current) if isinstance(self.current, Disagreement) else None

    # Helpers of the above

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
        if self._is_active and self.article is not None and article_uid == self.article.uid:
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
            self._show(None, None)
            return
        self.current = _same_place(self.current, self.reviewed)
        if changes is not None and changes.act in ("undo", "redo"):
            known = {one.uids for one in before.open}
            self.current = next((one for one in self.reviewed.open if one.uids not in known), self.current)
        self.article_changed.emit()
        if not self._moves_on:
            self.moved.emit()

    def _try_reading(self, uid: str) -> ReviewedArticle | None:
        return self._try(lambda: self._reviewing.article(uid, self.articles.annotators))

    def _try(self, read: Callable[[], ReviewedArticle]) -> ReviewedArticle | None:
        try:
            return read()
        except KnownError as error:
            self.session.failed.emit(error)
            return None


def _rank(place: Place) -> tuple[int, int, str]:
    return place.span.start, place.span.end, min(place.uids)


def _same_place(place: Place | None, reviewed: ReviewedArticle) -> Place | None:
    """Return the place in the article as it is now that shares most with one from before."""
    if place is None:
        return None
    places = reviewed.comparison.places
    shared = Counter(id(places[uid]) for uid in place.uids if uid in places)
    if not shared:
        return None
    most = shared.most_common(1)[0][0]
    return next(places[uid] for uid in place.uids if uid in places and id(places[uid]) == most)
