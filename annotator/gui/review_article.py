"""The article under review as its view shows it: everybody's spans in lanes, the place in question, the draft."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from annotator.domain.article import Article, Metadata
from annotator.domain.comparison import Agreed
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.article_header import BylinePart
from annotator.gui.article_view import ArticleView
from annotator.gui.review_draft import ReviewDraft
from annotator.gui.review_spans import ReviewSpans, lane_colour
from annotator.gui.shown_spans import shown_annotation
from annotator.gui.span_layers import ShownSpan
from annotator.gui.theme import Theme
from annotator.gui.view_colours import view_colours
from annotator.session.review_session import Place, ReviewSession

_FEW = 20
"""Spans up to which each is put in its place; more are shown anew at once."""


class ReviewArticle(QObject):
    """Keeps an article view true to a review, and says which place was chosen in it."""

    def __init__(
        self, review: ReviewSession, draft: ReviewDraft, view: ArticleView, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._draft = draft
        self._view = view
        self._theme = theme
        self._is_selecting = False
        self._spans = ReviewSpans(review.session.scheme, theme)
        review.article_opened.connect(self.show_article)
        review.article_changed.connect(self.show_spans)
        review.moved.connect(self.frame_place)
        draft.changed.connect(self._show_draft)
        view.selected_span_changed.connect(self._follow_selection)

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Take up another scheme."""
        self._spans = ReviewSpans(scheme, self._theme)
        self.show_spans()

    def take_up_theme(self) -> None:
        """Paint everything in the colours of the theme."""
        self._view.set_colours(view_colours(dark=self._theme.dark))
        self.set_scheme(self._review.session.scheme)

    def show_article(self) -> None:
        """Show the article under review, or none."""
        self._draft.end()
        article, reviewed = self._review.article, self._review.reviewed
        if article is None or reviewed is None:
            self._view.set_article(Article("", "", Metadata(), ""), byline=())
        else:
            zones = [zone.span for zone in self._review.session.reading.zones(article.uid)]
            self._view.set_article(article, self._spans.of(reviewed), zones=zones, byline=self._byline())

    def show_spans(self) -> None:
        """Show what is open, decided and agreed now."""
        reviewed, article = self._review.reviewed, self._review.article
        if reviewed is None or article is None or self._draft.is_active:
            return
        self._is_selecting = True
        try:
            self._update(self._spans.of(reviewed))
        finally:
            self._is_selecting = False
        self._view.set_byline(article.metadata.title, self._byline())

    def frame_place(self) -> None:
        """Frame the place in question."""
        if self._draft.is_active:
            return
        self._is_selecting = True
        try:
            self._view.select_span(self._shown_of(self._review.current))
        finally:
            self._is_selecting = False

    def _update(self, shown: Iterable[ShownSpan]) -> None:
        """Show spans; where few of many differ from what is there, touch only those."""
        wanted = {one.uid: one for one in shown}
        there = {one.uid: one for one in self._view.spans()}
        going = there.keys() - wanted.keys()
        coming = [one for uid, one in wanted.items() if there.get(uid) is not one and there.get(uid) != one]
        if len(going) + len(coming) > _FEW:
            self._view.set_spans(wanted.values())
            return
        for uid in going:
            self._view.remove_span(uid)
        for one in coming:
            self._view.add_span(one)

    def _byline(self) -> list[BylinePart]:
        reviewed = self._review.reviewed
        if reviewed is None:
            return []
        all_ = len(reviewed.comparison.disagreements)
        if reviewed.is_settled:
            words = self.tr("settled")
        elif len(reviewed.annotators) == 1:
            words = self.tr("{done} of {all} tags reviewed").format(done=len(reviewed.settled), all=all_)
        else:
            words = self.tr("{done} of {all} disagreements settled").format(done=len(reviewed.settled), all=all_)
        people = [
            BylinePart(self._review.articles.name_of(uid), lane_colour(number, self._theme))
            for number, uid in enumerate(reviewed.annotators)
        ]
        return [BylinePart(words), *people]

    # The place in question

    def _shown_of(self, place: Place | None) -> str:
        """Return the id of the widest shown span of a place, an empty text where none is shown."""
        if place is None:
            return ""
        own_uids = (one.uid for one in place.annotations.values()) if isinstance(place, Agreed) else place.uids
        uids = frozenset(own_uids)
        near = [one for one in self._view.spans_in(place.span) if one.uid in uids or not one.quiet]
        own = [one for one in near if one.uid in uids]
        return max(own or near, key=lambda one: one.span.length).uid if own or near else ""

    def _follow_selection(self, uid: str) -> None:
        if self._is_selecting or not uid:
            return
        if self._draft.is_active:
            self._draft.select(uid)
            return
        place = self._review.place_of(uid) or self._place_of_gold(uid)
        if place is not None:
            self._is_selecting = True
            try:
                self._review.go_to(place)
            finally:
                self._is_selecting = False

    def _place_of_gold(self, uid: str) -> Place | None:
        """Return the disagreement whose decision made a gold span."""
        reviewed = self._review.reviewed
        gold = next((one for one in reviewed.gold if one.uid == uid), None) if reviewed else None
        if reviewed is None or gold is None:
            return None
        for verdict in reviewed.verdicts.all:
            if any(form.span == gold.span and form.label_uid == gold.label_uid for form in verdict.made):
                for one in verdict.judged:
                    place = self._review.place_of(one.annotation_uid)
                    if place is not None:
                        return place
        return None

    # The draft

    def _hidden_by_draft(self) -> set[str]:
        """Return the spans in whose place the draft stands, and earlier drafts."""
        place, reviewed = self._review.current, self._review.reviewed
        hidden = {one.uid for one in self._view.spans() if one.uid.startswith("draft:")}
        if place is None or reviewed is None:
            return hidden
        made = {(form.span, form.label_uid) for verdict in self._review.verdicts() for form in verdict.made}
        made |= {(place.span, place.label_uid)} if isinstance(place, Agreed) else set()
        return hidden | place.uids | {one.uid for one in reviewed.gold if (one.span, one.label_uid) in made}

    def _show_draft(self) -> None:
        if not self._draft.is_active:
            self.show_spans()
            return
        scheme = self._review.session.scheme
        drafts = [shown_annotation(one, scheme, self._theme) for one in self._draft.annotations()]
        self._is_selecting = True
        try:
            hidden = self._hidden_by_draft()
            others = [one for one in self._view.spans() if one.uid not in hidden]
            self._view.set_spans([*others, *drafts])
            self._view.select_span(self._draft.selected)
        finally:
            self._is_selecting = False
