"""Review: the articles by disagreement, the article with everybody's spans, and the disagreement in question."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.comparison import Agreed, Disagreement
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.gui.announcing import announce
from annotator.gui.article_view import ArticleView
from annotator.gui.review_article import ReviewArticle
from annotator.gui.review_draft import ReviewDraft, first_version
from annotator.gui.review_list import ReviewListPane
from annotator.gui.review_pane import ReviewPane
from annotator.gui.theme import Theme
from annotator.session import preference_names as preference
from annotator.session.review_decisions import ReviewDecisions
from annotator.session.review_session import ReviewSession
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings


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
        self.review = ReviewSession(session, self)
        self.decisions = ReviewDecisions(self.review, self)
        self.draft = ReviewDraft(self)
        self.list_pane = ReviewListPane(self.review, theme, self)
        self.view = ArticleView(self)
        self.pane = ReviewPane(self.review, self.decisions, self.draft, theme, self)
        self._article = ReviewArticle(self.review, self.draft, self.view, theme, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self.list_pane, self.view, self.pane):
            self._splitter.addWidget(widget)
        self._lay_out()
        self._connect_review()
        self._connect_widgets()
        self.set_scheme(session.scheme)
        self.take_up_theme()
        self.take_up_preferences()
        self._article.show_article()

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
        self.review.moved.connect(self._announce_place)
        self.decisions.everything_settled.connect(self.all_settled)
        self._session.scheme_changed.connect(self.set_scheme)
        self._theme.changed.connect(self.take_up_theme)

    def _connect_widgets(self) -> None:
        self.list_pane.article_chosen.connect(self.open_article)
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
        pane.discussion.replied.connect(self.decisions.comment)
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
        articles = self.review.articles
        is_open = articles.is_building or any(entry.open for entry in articles.entries(self.list_pane.model.shown))
        if not self.review.step(forward=forward) and not is_open:
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
            self.decisions.take(number)
        elif isinstance(place, Disagreement) and number < len(place.annotations):
            group = list(place.annotations.values())[number]
            if group and self.review.article is not None:
                spans = [(one.span, one.label_uid, one.fields) for one in group]
                self.draft.begin(self.review.article.text, spans)

    def keep_both(self) -> None:
        """Keep all versions."""
        self._unless_editing(self.decisions.keep_both)

    def neither(self) -> None:
        """Decide that nothing is tagged here."""
        self._unless_editing(self.decisions.neither)

    def nothing_here(self) -> None:
        """Decide that nothing is tagged in the whole article."""
        self._unless_editing(self.decisions.nothing_here)

    def withdraw(self) -> None:
        """Take back what was decided."""
        self._unless_editing(self.decisions.withdraw)

    def reopen(self) -> None:
        """Open the article's review again."""
        self.decisions.reopen()
        self.view.setFocus()

    def settle(self) -> None:
        """Close the article's review and go on with the next one."""
        self._unless_editing(self.decisions.settle)

    def accept(self) -> None:
        """Accept the proposal; while editing, take the reviewer's version."""
        if not self.draft.is_active:
            self._unless_editing(self.decisions.accept)
            return
        self.pane.form.commit()
        drafts = self.draft.drafts()
        if isinstance(self.review.current, Disagreement):
            taken = self.decisions.edit(drafts)
        elif isinstance(self.review.current, Agreed):
            taken = self.decisions.revise(drafts[0] if drafts else None)
        else:
            taken = all(self.decisions.add(draft) for draft in drafts)
        if taken:
            self.draft.end()
            self._article.frame_place()
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
            self._article.frame_place()
        elif self.decisions.is_asking:
            self.decisions.stop_asking()
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
        self._article.set_scheme(scheme)

    def take_up_theme(self) -> None:
        """Paint everything in the colours of the theme."""
        self._article.take_up_theme()
        self.pane.show_place()

    def take_up_preferences(self) -> None:
        """Read in the font, at the zoom and with the snapping that the user prefers."""
        self.view.set_reading_family(self._settings.text(preference.FONT))
        self.view.set_zoom(self._settings.number(preference.ZOOM, 100) / 100)
        self.view.snapping = self._settings.switch(preference.SNAP_TO_WORDS, True)

    def _announce_place(self) -> None:
        if not self.draft.is_active:
            announce(self, f"{self.pane.card.heading()}. {self.pane.card.question()}")

    def _resize(self, uid: str, span: Span) -> None:
        if not self.draft.is_active:
            self.edit()
            uid = self.draft.selected
        self.draft.move(uid, span)

    def _set_reason(self, reason: str) -> None:
        self.decisions.set_reason(reason)
        self.view.setFocus()

    def _unless_editing(self, act: Callable[[], object]) -> None:
        if not self.draft.is_active:
            act()
        self.view.setFocus()
