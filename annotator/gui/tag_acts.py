"""What keys, clicks and the floating palette do to the tags and suggestions of the article that is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.gui.article_tags import ArticleTags
from annotator.gui.article_view import ArticleView
from annotator.gui.theme import Theme
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.gui.label_palette import SelectionPalette


class TagActs(QObject):
    """Says to the session what the reader means, by what is selected in the article."""

    form_wanted = Signal()
    """The selected tag is to be filled in."""

    def __init__(self, session: ProjectSession, tags: ArticleTags, theme: Theme, view: ArticleView) -> None:
        super().__init__(view)
        self._session = session
        self._tags = tags
        self._theme = theme
        self._view = view
        self._palette: SelectionPalette | None = None
        view.selection_changed.connect(self._follow_selection)
        view.selection_finished.connect(self._float_palette)
        view.span_activated.connect(self.activate)
        view.span_resized.connect(lambda uid, span: session.resize(uid, span, self))

    def tag_with(self, label_uid: str) -> None:
        """Tag the selection; without one, relabel the selected tag; without that, tag the word at the caret."""
        self.hide_palette()
        selected = self._view.selected_span()
        if not self._view.selection() and selected in self._tags.annotations:
            self._session.relabel(selected, label_uid, self)
            return
        if not self._view.selection() and selected in self._tags.suggestions:
            span: Span | None = self._tags.suggestions[selected].span
        else:
            span = self._view.current_target()
        if span is None:
            return
        changes = self._session.tag(span, label_uid, self)
        if changes is not None:
            self._select_tagged(span, label_uid)

    def activate(self, uid: str) -> None:
        """Accept a suggestion; on a tag, go to its form."""
        if uid in self._tags.suggestions:
            found = self._tags.suggestions[uid]
            if self._session.accept(found, self) is not None:
                self._select_tagged(found.span, found.label_uid)
        elif uid in self._tags.annotations:
            self._view.select_span(uid)
            self.form_wanted.emit()

    def reject_or_remove(self) -> None:
        """Reject the selected suggestion for good, or remove the selected tag."""
        uid = self._view.selected_span()
        if uid in self._tags.suggestions:
            self._session.reject(self._tags.suggestions[uid], self)
            self._view.select_next_span()
        elif uid in self._tags.annotations:
            self._session.remove([uid], self)

    def leave(self) -> bool:
        """Go back a step: give up a drag, drop the selection, then the selected tag; tell whether there was one."""
        self.hide_palette()
        if self._view.cancel_drag():
            return True
        if self._view.selection():
            self._view.clear_selection()
            return True
        was_selected = bool(self._view.selected_span())
        self._view.select_span("")
        return was_selected

    def selected_annotation(self) -> Annotation | None:
        """Return the selected tag, or None where none or a suggestion is selected."""
        return self._tags.annotations.get(self._view.selected_span())

    def first_suggestion(self) -> str:
        """Return the id of the first suggestion of the article, empty where there is none."""
        first = min(self._tags.suggestions.items(), key=lambda item: item[1].span, default=None)
        return first[0] if first is not None else ""

    # The floating palette

    def set_scheme(self, scheme: AnnotationScheme) -> None:
        """Offer the labels of another scheme beside selected words."""
        if self._palette is not None:
            self._palette.set_scheme(scheme)

    def hide_palette(self) -> None:
        """Hide the labels beside selected words."""
        if self._palette is not None:
            self._palette.hide()

    def _follow_selection(self, span: Span | None) -> None:
        if span is None:
            self.hide_palette()

    def _float_palette(self, span: Span, _below: QPoint) -> None:
        if not self._session.read_only_reason:
            if self._palette is None:
                from annotator.gui.label_palette import SelectionPalette

                self._palette = SelectionPalette(self._theme, self._view)
                self._palette.set_scheme(self._session.scheme)
                self._palette.label_chosen.connect(self.tag_with)
            self._palette.show_beside(self._view.place_of(span).intersected(self._view.rect()))

    def _select_tagged(self, span: Span, label_uid: str) -> None:
        uid = self._tags.at(span, label_uid)
        if uid:
            self._view.select_span(uid)
