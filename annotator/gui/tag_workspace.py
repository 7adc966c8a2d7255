"""Tag: the article list, the article and the form side by side, wired to the session."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.article import Article, Metadata
from annotator.domain.changes import Changes
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import Progress, State
from annotator.gui.article_header import byline_of
from annotator.gui.article_list_view import ArticleListPane
from annotator.gui.article_tags import ArticleTags
from annotator.gui.article_view import ArticleView
from annotator.gui.first_paint import Postponed
from annotator.gui.looks import Look, looking
from annotator.gui.tag_acts import TagActs
from annotator.gui.theme import Theme
from annotator.gui.view_colours import view_colours
from annotator.session import preference_names as preference
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings
from annotator.text.segmentation import word_count

if TYPE_CHECKING:
    from annotator.domain.suggestions import Suggestion
    from annotator.gui.guidelines_panel import GuidelinesPanel
    from annotator.gui.tag_pane import TagPane
    from annotator.gui.tag_side import TagSide


class TagWorkspace(QWidget):
    """The main job. Public methods are what the window's commands do."""

    menu_requested = Signal(str, QPoint)
    """A right click in the article: id of the tag there or an empty text, and the point on the screen."""
    counts_changed = Signal(int, int)
    """Number of tags and of suggestions in the article."""
    all_done = Signal()
    """The last article to do was marked as done."""

    def __init__(
        self, session: ProjectSession, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._theme = theme
        self._feedback_is_old = False
        # Each widget is born where it stays: one that moves to another parent is dressed and laid out anew.
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.list_pane = ArticleListPane(session, theme, self._splitter)
        self.view = ArticleView(self._splitter)
        self._tags = ArticleTags(session, theme, self.view)
        self._acts = TagActs(session, self._tags, theme, self.view)
        self.guidelines: GuidelinesPanel | None = None
        # What the first paint does not need is made behind it, or when it is first asked for.
        self._side: TagSide | None = None
        # A key shows in the article first: laying the form out and painting it takes as long as all the rest.
        self._pane_work = Postponed(self._bring_pane_up, self)
        self._pane_room = looking(QWidget(self._splitter), Look.PANE)
        for widget in (self.list_pane, self.view, self._pane_room):
            self._splitter.addWidget(widget)
        self._lay_out()
        self._connect_session()
        self._connect_widgets()
        self.take_up_theme()
        self.take_up_preferences()
        self.view.zoom_changed.connect(self._remember_zoom)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._pane_room.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pane_column = QVBoxLayout(self._pane_room)
        self._pane_column.setContentsMargins(0, 0, 0, 0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([280, 780, 336])
        self._splitter.restoreState(self._settings.layout("layout/tag"))
        self._splitter.splitterMoved.connect(self._remember_layout)

    def _remember_layout(self) -> None:
        self._settings.set("layout/tag", self._splitter.saveState())

    def _connect_session(self) -> None:
        session = self._session
        session.article_opened.connect(self._show_article)
        session.annotations_changed.connect(self._take_up_changes)
        session.suggestions_changed.connect(self._take_up_suggestions)
        session.suggestions_dropped.connect(self._drop_suggestions)
        session.progress_changed.connect(self._take_up_progress)
        session.article_described.connect(self._show_metadata)
        session.scheme_changed.connect(self.set_scheme)
        session.closed.connect(self._pane_work.drop)
        self._theme.changed.connect(self.take_up_theme)

    def _connect_widgets(self) -> None:
        view = self.view
        view.selected_span_changed.connect(lambda _uid: self._pane_work.ask())
        view.menu_requested.connect(self.menu_requested)
        self._acts.form_wanted.connect(lambda: self.pane.form.focus_first())
        view.completed.connect(self._session.suggested.take_up_article)
        self.list_pane.article_chosen.connect(self._open_from_list)

    # The right pane

    @property
    def pane(self) -> "TagPane":
        """Return the right pane as it should be now, making it where it is not there yet."""
        self._pane_work.catch_up()
        side = self._made_side()
        side.catch_up_list()
        return side.pane

    def _made_side(self) -> "TagSide":
        if self._side is None:
            from annotator.gui.tag_side import TagSide

            self._side = side = TagSide(
                *(self._session, self._settings, self._theme, self._tags, self.view, self._pane_room)
            )
            side.label_chosen.connect(self._tag_from_palette)
            side.span_chosen.connect(self.go_to_span)
            side.done_requested.connect(self.done_and_next)
            side.suggestions_requested.connect(self.go_to_first_suggestion)
            self._pane_column.addWidget(side.pane)
            side.pane.show()
            side.show_article()
        return self._side

    def load_pane(self) -> None:
        """Load what the right pane is made of, as a step of its own: loading takes as long as making it."""
        from annotator.gui import tag_pane  # noqa: F401 -- see above

    def get_ready(self) -> None:
        """Make the right pane, which the first paint did not need."""
        _ = self.pane

    def commit(self) -> None:
        """Save what is still being typed in the form."""
        if self._side is not None:
            self._side.pane.form.commit()

    # What the window's commands do

    def tag_with(self, label_uid: str) -> None:
        """Tag the selection; without one, relabel the selected tag; without that, tag the word at the caret."""
        self._acts.tag_with(label_uid)

    def accept_or_edit(self) -> None:
        """Accept the selected suggestion; on a tag, go to its form."""
        self._acts.activate(self.view.selected_span() or self.view.span_under_caret())

    def reject_or_remove(self) -> None:
        """Reject the selected suggestion for good, or remove the selected tag."""
        self._acts.reject_or_remove()

    def leave(self) -> bool:
        """Go back a step: give up a drag, drop the selection, then the selected tag; tell whether there was one."""
        return self._acts.leave()

    def done_and_next(self) -> None:
        """Mark the article as done and open the next one to do."""
        self.commit()
        progress = self._session.progress()
        if progress is None:
            return
        if not self._session.done_and_next(self.list_pane.order()):
            self.all_done.emit()
        self.view.setFocus()

    def reopen(self) -> None:
        """Put a done article back to work."""
        self._session.set_state(State.IN_PROGRESS)

    def toggle_flag(self) -> None:
        """Put a flag on the article, or take it off."""
        progress = self._session.progress()
        if progress is not None:
            self._session.set_flag(not progress.flagged)

    def open_neighbour(self, *, forward: bool) -> None:
        """Open the next or the previous article of the list."""
        self.commit()
        self._session.open_neighbour(self.list_pane.listing(), forward=forward)

    def go_to_span(self, uid: str) -> None:
        """Select a tag, scroll to it and give the article the focus."""
        self.view.select_span(uid)
        self.view.setFocus()

    def go_to_first_suggestion(self) -> None:
        """Select the first suggestion of the article."""
        if uid := self._acts.first_suggestion():
            self.go_to_span(uid)

    def add_guidelines(self, panel: "GuidelinesPanel") -> None:
        """Put the guidelines between the article and the form."""
        self.guidelines = panel
        panel.hide()
        self._splitter.insertWidget(2, panel)
        panel.closed.connect(self.toggle_guidelines)

    def toggle_guidelines(self) -> None:
        """Show the guidelines at the selected tag's label, or hide them and go back to the article."""
        if self.guidelines is None:
            return
        if self.guidelines.isVisible():
            self.guidelines.hide()
            self.view.setFocus()
            return
        self.guidelines.show()
        tag = self.selected_annotation()
        if tag is not None:
            self.guidelines.show_label(self._session.scheme.label(tag.label_uid).name)
        self.guidelines.setFocus()

    def selected_annotation(self) -> Annotation | None:
        """Return the selected tag, or None where none or a suggestion is selected."""
        return self._acts.selected_annotation()

    # What the session tells

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Take up another scheme: labels, forms, highlights."""
        if self._side is not None:
            self._side.set_scheme(scheme)
        self._acts.set_scheme(scheme)
        self._refresh_all()

    def take_up_theme(self) -> None:
        """Paint everything in the colours of the theme."""
        self.view.set_colours(view_colours(dark=self._theme.dark))
        self._refresh_all()

    def take_up_preferences(self) -> None:
        """Read in the font, at the zoom and with the snapping that the user prefers."""
        settings = self._settings
        self.view.set_reading_family(settings.text(preference.FONT))
        self.view.set_zoom(settings.number(preference.ZOOM, 100) / 100)
        self.view.snapping = settings.switch(preference.SNAP_TO_WORDS, True)
        if self._side is not None:
            self._side.take_up_preferences()

    def _remember_zoom(self, zoom: float) -> None:
        self._settings.set(preference.ZOOM, round(zoom * 100))

    def _show_article(self, article: Article | None) -> None:
        self._acts.hide_palette()
        if self._side is not None:
            self._side.drop()
        shown = self._tags.begin()
        if article is None:
            self.view.set_article(Article("", "", Metadata(), ""), byline=())
        else:
            remark = self._about_copies(article.uid)
            self.view.set_article(article, shown, zones=self._session.zones(), remark=remark)
            if not self.view.is_complete():
                self._session.suggested.wait_for_article()
        if self._side is not None:
            self._side.show_article()
        self._show_counts()

    def _show_metadata(self, article: Article) -> None:
        words = word_count(article.text)
        byline = byline_of(article.metadata, words, self._about_copies(article.uid))
        self.view.set_byline(article.metadata.title, byline)

    def _about_copies(self, article_uid: str) -> str:
        """Return what an article is an edited copy of, or how many copies of it there are; empty for none."""
        reading = self._session.reading
        original = reading.original(article_uid)
        if original is not None:
            return self.tr("copy of “{title}”").format(title=original.metadata.title)
        copies = reading.copy_count(article_uid)
        return self.tr("%n copies in the project", "", copies) if copies else ""

    def _take_up_changes(self, article_uid: str, changes: Changes, _initiator: object) -> None:
        if self._session.article is None or article_uid != self._session.article.uid:
            return
        if article_uid in changes.zones:
            self.view.set_zones(self._session.zones())
        if article_uid in changes.reviews:
            self._feedback_is_old = True
            self._take_up_feedback()
        gone, came = self._tags.take_up(article_uid, changes)
        if self._side is not None:
            self._side.note_changes(gone, came)
        self._pane_work.ask()

    def _bring_pane_up(self) -> None:
        """Show in the pane and in the status line what changed and what is selected."""
        if self._side is not None:
            self._side.catch_up()
        self._show_counts()

    def _take_up_suggestions(self, article_uid: str, found: "list[Suggestion]") -> None:
        if self._session.article is not None and article_uid == self._session.article.uid:
            self._tags.take_up_suggestions(found)
            self._pane_work.ask()

    def _drop_suggestions(self, article_uid: str, gone: "list[Suggestion]") -> None:
        if self._session.article is not None and article_uid == self._session.article.uid:
            self._tags.drop_suggestions(gone)
            self._pane_work.ask()

    def _take_up_progress(self, progress: Progress) -> None:
        if self._side is not None:
            self._side.show_progress(progress)

    # Helpers of the above

    def _refresh_all(self) -> None:
        self._tags.show_again()
        if self._side is not None:
            selected = self.view.selected_span()
            if selected in self._tags.annotations:
                self._side.show_form(selected)
            self._side.list_spans()
        self._show_counts()

    def _show_counts(self) -> None:
        if self._side is not None:
            self._side.show_suggestion_count()
        self.counts_changed.emit(self._tags.count(), len(self._tags.suggestions))

    # What a reviewer decided

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what was decided in Review meanwhile."""
        super().showEvent(event)
        self._take_up_feedback()

    def _take_up_feedback(self) -> None:
        if self._feedback_is_old and self.isVisible():
            self._feedback_is_old = False
            if self._side is not None:
                self._side.read_feedback()

    # Helpers of the commands

    def _tag_from_palette(self, label_uid: str) -> None:
        self.tag_with(label_uid)
        self.view.setFocus()

    def _open_from_list(self, uid: str) -> None:
        self.commit()
        self._session.open_article(uid)
        self.view.setFocus()
