"""Review: the articles by disagreement, the article with everybody's spans, and the disagreement in question."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.article import Article, Metadata
from annotator.domain.comparison import Agreed, Disagreement
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.gui.announcing import announce
from annotator.gui.article_header import BylinePart
from annotator.gui.article_view import ArticleView
from annotator.gui.review_draft import ReviewDraft, first_version
from annotator.gui.review_list import ReviewListPane
from annotator.gui.review_pane import ReviewPane
from annotator.gui.review_spans import lane_colour, review_spans
from annotator.gui.shown_spans import shown_annotation
from annotator.gui.span_layers import ShownSpan
from annotator.gui.theme import Theme
from annotator.gui.view_colours import view_colours
from annotator.session import preference_names as preference
from annotator.session.review_session import Place, ReviewSession
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings

_FEW = 20
"""Spans up to which each is put in its place; more are shown anew at once."""


class ReviewWorkspace(QWidget):
    """Wires list, article and cards to the review. Public methods are what the window's commands do."""

    all_settled = Signal()
    """No open disagreement is left anywhere."""
    reasons_wanted = Signal()
    agreement_wanted = Signal()

    def __init__(
        self, session: ProjectSession, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._theme = theme
        self._is_selecting = False
        self.review = ReviewSession(session, self)
        self.draft = ReviewDraft(self)
        self.list_pane = ReviewListPane(self.review, theme, self)
        self.view = ArticleView(self)
        self.pane = ReviewPane(self.review, self.draft, theme, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self.list_pane, self.view, self.pane):
            self._splitter.addWidget(widget)
        self._lay_out()
        self._connect_review()
        self._connect_widgets()
        self.set_scheme(session.scheme)
        self.take_up_theme()
        self.take_up_preferences()
        self._show_article()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([280, 760, 356])
        self._splitter.restoreState(self._settings.layout("layout/review"))
        self._splitter.splitterMoved.connect(lambda: self._settings.set("layout/review", self._splitter.saveState()))

    def _connect_review(self) -> None:
        self.review.article_opened.connect(self._show_article)
        self.review.article_changed.connect(self._show_spans)
        self.review.moved.connect(self._show_place)
        self.review.everything_settled.connect(self.all_settled)
        self.draft.changed.connect(self._show_draft)
        self._session.scheme_changed.connect(self.set_scheme)
        self._theme.changed.connect(self.take_up_theme)

    def _connect_widgets(self) -> None:
        self.list_pane.article_chosen.connect(self.open_article)
        self.view.selected_span_changed.connect(self._follow_selection)
        self.view.span_resized.connect(self._resize)
        self.view.span_activated.connect(lambda _uid: self.accept())
        pane, card = self.pane, self.pane.card
        card.version_chosen.connect(self.take)
        card.both_chosen.connect(self.keep_both)
        card.neither_chosen.connect(self.neither)
        card.edit_wanted.connect(self.edit)
        card.proposal_accepted.connect(self.accept)
        card.withdrawn.connect(self.withdraw)
        card.settle_wanted.connect(self.settle)
        card.reopen_wanted.connect(self.reopen)
        card.reason_chosen.connect(self._set_reason)
        card.reasons_wanted.connect(self.reasons_wanted)
        pane.save.clicked.connect(self.accept)
        pane.cancel.clicked.connect(self.leave)
        pane.form.fields_changed.connect(self.draft.set_fields)
        pane.form.relabel_requested.connect(self.draft.relabel)
        pane.form.remove_requested.connect(self.draft.remove)
        pane.form.left.connect(self.view.setFocus)
        pane.discussion.replied.connect(self.review.comment)
        pane.discussion.left.connect(self.view.setFocus)
        pane.agreement.more_wanted.connect(self.agreement_wanted)

    # What the window's commands do

    def activate(self) -> None:
        """Take up the review when the workspace is shown."""
        self.review.activate()
        self.view.setFocus()

    def open_article(self, uid: str) -> None:
        """Review another article."""
        self.draft.end()
        self.review.open_article(uid)
        self.view.setFocus()

    def step(self, *, forward: bool) -> None:
        """Go to the next disagreement or the one before, across articles."""
        self.draft.end()
        if not self.review.step(forward=forward) and not any(
            entry.open for entry in self.review.entries(self.list_pane.model.shown)
        ):
            self.all_settled.emit()

    def open_neighbour(self, *, forward: bool) -> None:
        """Open the next or the previous article of the list."""
        model, article = self.list_pane.model, self.review.article
        row = model.row_of(article.uid) if article else -1
        row += 1 if forward else -1
        if 0 <= row < model.rowCount():
            self.open_article(model.entry(row).uid)

    def take(self, number: int) -> None:
        """Take an annotator's version by their number from 0 on; while editing, begin with it instead."""
        place = self.review.current
        if not self.draft.is_active:
            self.review.take(number)
        elif isinstance(place, Disagreement) and number < len(place.annotations):
            group = list(place.annotations.values())[number]
            if group and self.review.article is not None:
                spans = [(one.span, one.label_uid, one.fields) for one in group]
                self.draft.begin(self.review.article.text, spans)

    def keep_both(self) -> None:
        """Keep all versions."""
        self._unless_editing(self.review.keep_both)

    def neither(self) -> None:
        """Decide that nothing is tagged here."""
        self._unless_editing(self.review.neither)

    def nothing_here(self) -> None:
        """Decide that nothing is tagged in the whole article."""
        self._unless_editing(self.review.nothing_here)

    def withdraw(self) -> None:
        """Take back what was decided."""
        self._unless_editing(self.review.withdraw)

    def reopen(self) -> None:
        """Open the article's review again."""
        self.review.reopen()
        self.view.setFocus()

    def settle(self) -> None:
        """Close the article's review and go on with the next one."""
        self._unless_editing(self.review.settle)

    def accept(self) -> None:
        """Accept the proposal; while editing, take the reviewer's version."""
        if not self.draft.is_active:
            self._unless_editing(self.review.accept)
            return
        self.pane.form.commit()
        drafts = self.draft.drafts()
        if isinstance(self.review.current, Disagreement):
            taken = self.review.edit(drafts)
        elif isinstance(self.review.current, Agreed):
            taken = self.review.revise(drafts[0] if drafts else None)
        else:
            taken = all(self.review.add(draft) for draft in drafts)
        if taken:
            self.draft.end()
            self._show_place()
        self.view.setFocus()

    def edit(self) -> None:
        """Edit the place in question, or tag the words that are selected."""
        article, reviewed = self.review.article, self.review.reviewed
        if article is None or reviewed is None or reviewed.is_settled or self._session.read_only_reason:
            return
        selection = self.view.selection()
        labels = self._session.scheme.active_labels()
        if selection is not None and labels:
            span = selection.trimmed(article.text)
            if span is not None:
                self.review.go_to(None)
                self.draft.begin(article.text, [(span, labels[0].uid, {})])
        elif self.review.current is not None:
            self.draft.begin(article.text, first_version(self.review.current, self.review.proposal()))
        self.view.setFocus()

    def edit_form(self) -> None:
        """Go to the form of the draft."""
        if self.draft.is_active:
            self.pane.form.focus_first()

    def tag_with(self, label_uid: str) -> None:
        """Give the draft another label."""
        self.draft.relabel(self.draft.selected, label_uid)

    def leave(self) -> None:
        """Give up the edit, else drop the selection."""
        if self.view.cancel_drag():
            return
        if self.draft.is_active:
            self.draft.end()
            self._show_place()
        elif self.view.selection():
            self.view.clear_selection()
        self.view.setFocus()

    def move_edge(
        self, edge: Literal["start", "end"], step: Literal[-1, 1], unit: Literal["word", "character"]
    ) -> None:
        """Move an edge of the draft; begin editing where nothing is edited yet."""
        if not self.draft.is_active:
            self.edit()
        self.view.move_edge(edge, step, unit)

    def choose_reason(self) -> None:
        """Open the list of reasons."""
        self.pane.card.pop_up_reasons()

    def discuss(self) -> None:
        """Go to the entry for a comment."""
        self.pane.discussion.focus_reply()

    # What the review tells

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Take up another scheme."""
        self.pane.set_scheme(scheme)
        self._show_spans()

    def take_up_theme(self) -> None:
        """Paint everything in the colours of the theme."""
        self.view.set_colours(view_colours(dark=self._theme.dark))
        self._show_spans()
        self._show_byline()
        self.pane.show_place()

    def take_up_preferences(self) -> None:
        """Read in the font, at the zoom and with the snapping that the user prefers."""
        self.view.set_reading_family(self._settings.text(preference.FONT))
        self.view.set_zoom(self._settings.number(preference.ZOOM, 100) / 100)
        self.view.snapping = self._settings.switch(preference.SNAP_TO_WORDS, True)

    def _show_article(self) -> None:
        self.draft.end()
        article, reviewed = self.review.article, self.review.reviewed
        if article is None or reviewed is None:
            self.view.set_article(Article("", "", Metadata(), ""), byline=())
        else:
            shown = review_spans(reviewed, self._session.scheme, self._theme)
            self.view.set_article(article, shown, byline=self._byline())

    def _show_spans(self) -> None:
        reviewed = self.review.reviewed
        if reviewed is None or self.draft.is_active:
            return
        self._is_selecting = True
        try:
            self._update_view(review_spans(reviewed, self._session.scheme, self._theme))
        finally:
            self._is_selecting = False
        self._show_byline()

    def _update_view(self, shown: Sequence[ShownSpan]) -> None:
        """Show spans; where few of many differ from what is there, touch only those."""
        wanted = {one.uid: one for one in shown}
        there = {one.uid: one for one in self.view.spans()}
        going = there.keys() - wanted.keys()
        coming = [one for uid, one in wanted.items() if there.get(uid) != one]
        if len(going) + len(coming) > _FEW:
            self.view.set_spans(shown)
            return
        for uid in going:
            self.view.remove_span(uid)
        for one in coming:
            self.view.add_span(one)

    def _show_byline(self) -> None:
        if self.review.article is not None:
            self.view.set_byline(self.review.article.metadata.title, self._byline())

    def _byline(self) -> list[BylinePart]:
        reviewed = self.review.reviewed
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
            BylinePart(self.review.name_of(uid), lane_colour(number, self._theme))
            for number, uid in enumerate(reviewed.annotators)
        ]
        return [BylinePart(words), *people]

    def _show_place(self) -> None:
        """Frame the place in question in the article."""
        if self.draft.is_active:
            return
        self._is_selecting = True
        try:
            self.view.select_span(self._shown_of(self.review.current))
        finally:
            self._is_selecting = False
        announce(self, f"{self.pane.card.heading()}. {self.pane.card.question()}")

    def _shown_of(self, place: Place | None) -> str:
        """Return the id of the widest shown span of a place, an empty text where none is shown."""
        if place is None:
            return ""
        own_uids = (one.uid for one in place.annotations.values()) if isinstance(place, Agreed) else place.uids
        uids = frozenset(own_uids)
        near = [one for one in self.view.spans_in(place.span) if one.uid in uids or not one.quiet]
        own = [one for one in near if one.uid in uids]
        return max(own or near, key=lambda one: len(one.span)).uid if own or near else ""

    def _follow_selection(self, uid: str) -> None:
        if self._is_selecting or not uid:
            return
        if self.draft.is_active:
            self.draft.select(uid)
            return
        place = self.review.place_of(uid) or self._place_of_gold(uid)
        if place is not None:
            self._is_selecting = True
            try:
                self.review.go_to(place)
            finally:
                self._is_selecting = False

    def _place_of_gold(self, uid: str) -> Place | None:
        """Return the disagreement whose decision made a gold span."""
        reviewed = self.review.reviewed
        gold = next((one for one in reviewed.gold if one.uid == uid), None) if reviewed else None
        if reviewed is None or gold is None:
            return None
        for verdict in reviewed.verdicts.all:
            if any(form.span == gold.span and form.label_uid == gold.label_uid for form in verdict.made):
                for one in verdict.judged:
                    place = self.review.place_of(one.annotation_uid)
                    if place is not None:
                        return place
        return None

    # The draft

    def _show_draft(self) -> None:
        if not self.draft.is_active:
            self._show_spans()
            return
        article = self.review.article
        if article is None:
            return
        drafts = [shown_annotation(one, self._session.scheme, self._theme) for one in self.draft.annotations()]
        self._is_selecting = True
        try:
            quiet = [one for one in self.view.spans() if not one.uid.startswith("draft:")]
            self.view.set_spans([*quiet, *drafts])
            self.view.select_span(self.draft.selected)
        finally:
            self._is_selecting = False

    def _resize(self, uid: str, span: Span) -> None:
        if not self.draft.is_active:
            self.edit()
            uid = self.draft.selected
        self.draft.move(uid, span)

    def _set_reason(self, reason: str) -> None:
        self.review.set_reason(reason)
        self.view.setFocus()

    def _unless_editing(self, act: object) -> None:
        if not self.draft.is_active:
            act()  # type: ignore[operator]
        self.view.setFocus()
