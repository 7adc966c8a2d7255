"""Beside the article: fills the right pane of Tag, and takes up what is done in it. Made behind the first paint."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import Progress
from annotator.gui.article_tags import ArticleTags
from annotator.gui.article_view import ArticleView
from annotator.gui.first_paint import Postponed
from annotator.gui.tag_pane import TagPane
from annotator.gui.theme import Theme
from annotator.session import preference_names as preference
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings

if TYPE_CHECKING:
    from annotator.services.feedback import FeedbackNote

_FEW = 300
"""Up to here an article's tags are listed at once; more are listed when the article has been painted."""
_PAUSE_MS = 30


class TagSide(QObject):
    """Keeps the pane true to the article and to what is selected in its view."""

    label_chosen = Signal(str)
    span_chosen = Signal(str)
    done_requested = Signal()
    suggestions_requested = Signal()

    def __init__(
        self,
        session: ProjectSession,
        settings: Settings,
        theme: Theme,
        tags: ArticleTags,
        view: ArticleView,
        room: QWidget,
    ) -> None:
        super().__init__(room)
        self._session = session
        self._settings = settings
        self._tags = tags
        self._view = view
        self._changed: dict[str, Annotation | None] = {}
        """Tags that the pane does not list yet as they are now, by id; None where a tag is gone."""
        self._feedback: dict[str, list[FeedbackNote]] = {}
        self._listing = Postponed(self.list_spans, self, _PAUSE_MS)
        session.closed.connect(self._listing.drop)
        self.pane = TagPane(session, theme, room)
        self.pane.set_scheme(session.scheme)
        self.take_up_preferences()
        self.pane.set_read_only(bool(session.read_only_reason))
        self._connect(self.pane)

    def _connect(self, pane: TagPane) -> None:
        session = self._session
        pane.palette_.label_chosen.connect(self.label_chosen)
        pane.form.fields_changed.connect(lambda uid, values: session.set_fields(uid, values, pane.form))
        pane.form.note_changed.connect(lambda uid, note: session.set_note(uid, note, pane.form))
        pane.form.relabel_requested.connect(lambda uid, label: session.relabel(uid, label, pane.form))
        pane.form.remove_requested.connect(lambda uid: session.remove([uid], pane.form))
        pane.form.more_toggled.connect(lambda is_open: self._settings.set(preference.MORE_OPEN, is_open))
        pane.form.left.connect(self._view.setFocus)
        pane.spans.span_chosen.connect(self.span_chosen)
        pane.feedback.replied.connect(self._reply)
        pane.feedback.left.connect(self._view.setFocus)
        pane.flag_toggled.connect(session.set_flag)
        pane.done_requested.connect(self.done_requested)
        pane.suggestions_requested.connect(self.suggestions_requested)

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Take up another scheme."""
        self.pane.set_scheme(scheme)

    def take_up_preferences(self) -> None:
        """Fold the form as the user left it."""
        self.pane.form.set_more_open(self._settings.switch(preference.MORE_OPEN, False))

    # What the article holds

    def show_article(self) -> None:
        """Show what belongs to the article that was opened."""
        self._changed = {}
        self.pane.show_progress(self._session.progress())
        self.read_feedback()
        if self._tags.count() > _FEW:
            self._listing.ask()
        else:
            self.list_spans()
        self.show_form(self._view.selected_span())
        self.show_suggestion_count()

    def note_changes(self, gone: Iterable[str], came: Iterable[Annotation]) -> None:
        """Remember which tags changed, until :meth:`catch_up`."""
        self._changed |= dict.fromkeys(gone) | {tag.uid: tag for tag in came}

    def catch_up(self) -> None:
        """List the tags that changed, and show the form of the selected one."""
        changed, self._changed = self._changed, {}
        if changed:
            self._listing.catch_up()
        gone = [uid for uid, tag in changed.items() if tag is None]
        self.pane.spans.change(gone, [tag for tag in changed.values() if tag is not None])
        self.show_form(self._view.selected_span())

    def catch_up_list(self) -> None:
        """List tags now that wait for the article to be painted."""
        self._listing.catch_up()

    def drop(self) -> None:
        """Do without the list of an article that is being left."""
        self._listing.drop()

    def list_spans(self) -> None:
        """List all tags of the article."""
        self.pane.spans.show_spans(list(self._tags.annotations.values()), self._session.scheme)
        self.pane.spans.set_current(self._view.selected_span())

    def show_suggestion_count(self) -> None:
        """Say how many suggestions the article has."""
        self.pane.show_suggestion_count(len(self._tags.suggestions))

    def show_progress(self, progress: Progress) -> None:
        """Take up how far the annotator is, where it is about the article that is open."""
        article = self._session.article
        is_mine = progress.annotator_uid == self._session.annotator_uid
        if article is not None and is_mine and progress.article_uid == article.uid:
            self.pane.show_progress(progress)

    def show_form(self, uid: str) -> None:
        """Show the form of a tag; an empty id, and that of a suggestion, show how to go on."""
        pane, tag = self.pane, self._tags.annotations.get(uid) if uid else None
        self._show_feedback(uid)
        pane.spans.set_current(uid)
        pane.show_suggestion_keys(tag is None)
        if tag is None:
            pane.form.clear()
            pane.palette_.set_current("")
            return
        label = self._session.scheme.label(tag.label_uid)
        reading = self._session.reading
        pane.form.show_annotation(tag, label, lambda key: reading.field_values(label.uid, key))
        pane.palette_.set_current(label.uid)

    # What a reviewer decided

    def read_feedback(self) -> None:
        """Take up what was decided about the annotator's tags in the article."""
        self._feedback = {}
        article, feedback = self._session.article, self._session.project.feedback
        for note in feedback.on_article(article.uid, self._session.annotator_uid) if article else ():
            self._feedback.setdefault(note.correction.annotation_uid, []).append(note)
        changed = (uid for uid, notes in self._feedback.items() if any(note.changes for note in notes))
        self.pane.spans.mark({uid for uid in changed if uid})
        self._show_feedback(self._view.selected_span())

    def _show_feedback(self, uid: str) -> None:
        """Show what was decided about a tag; without one, which mentions were missed."""
        may_reply = not self._session.read_only_reason
        notes = self._feedback.get(uid if uid and uid in self._tags.annotations else "", [])
        self.pane.feedback.show_notes(notes, self._session.scheme, may_reply=may_reply)

    def _reply(self, text: str) -> None:
        article, tag = self._session.article, self._tags.annotations.get(self._view.selected_span())
        if article is not None and tag is not None:
            comment = self._session.project.discussing.comment
            self._session.perform(lambda: comment(article.uid, text, [tag.uid]), self.pane)
