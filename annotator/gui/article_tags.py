"""What is marked in the article that is open: the annotator's tags and suggestions, by id and in the view."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, TaggedSpan
from annotator.domain.changes import Changes
from annotator.domain.span import Span
from annotator.gui.article_view import ArticleView
from annotator.gui.shown_spans import shown_annotation, shown_annotations, shown_suggestions, suggestion_uid
from annotator.gui.span_layers import ShownSpan
from annotator.gui.theme import Theme
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.domain.suggestions import Suggestion


_MANY = 50
"""From here on it is quicker to show all spans anew than one after another."""


class ArticleTags:
    """Keeps the spans of the article view true.

    Where tags are is known as soon as an article is open; what they say is read when it is first asked for.
    """

    def __init__(self, session: ProjectSession, theme: Theme, view: ArticleView) -> None:
        self._session = session
        self._theme = theme
        self._view = view
        self._places: Sequence[TaggedSpan] = ()
        self._read: dict[str, Annotation] | None = {}
        self.suggestions: dict[str, Suggestion] = {}

    def begin(self) -> list[ShownSpan]:
        """Take up the article that was opened; return its tags as the view shows them."""
        self.suggestions = {}
        self._places, self._read = self._session.tagged_spans(), None
        return shown_annotations(self._places, self._session.scheme, self._theme)

    @property
    def annotations(self) -> dict[str, Annotation]:
        """Return the tags, reading them where nobody asked before."""
        if self._read is None:
            self._read = {tag.uid: tag for tag in self._session.annotations()}
        return self._read

    def count(self) -> int:
        """Return how many tags there are."""
        return len(self._places if self._read is None else self._read)

    def at(self, span: Span, label_uid: str) -> str:
        """Return the latest tag with these edges and this label; empty for none."""
        tags = reversed(self.annotations.items())
        return next((uid for uid, tag in tags if tag.span == span and tag.label_uid == label_uid), "")

    def show_again(self) -> None:
        """Show all spans anew: another scheme, other colours, or too many changes."""
        scheme, theme = self._session.scheme, self._theme
        tags = shown_annotations(self.annotations.values(), scheme, theme)
        self._view.set_spans([*tags, *shown_suggestions(self.suggestions, scheme, theme)])

    def take_up(self, article_uid: str, changes: Changes) -> tuple[list[str], list[Annotation]]:
        """Show what an act changed in the article; return the ids of the tags that went, and those that came."""
        gone = [tag.uid for tag in changes.removed]
        for uid in gone:
            self.annotations.pop(uid, None)
            self._view.remove_span(uid)
        came = [
            tag
            for tag in (*changes.added, *(after for _, after in changes.changed))
            if tag.article_uid == article_uid and tag.annotator_uid == self._session.annotator_uid
        ]
        for tag in came:
            self.annotations[tag.uid] = tag
            self._view.add_span(shown_annotation(tag, self._session.scheme, self._theme))
        return gone, came

    def take_up_suggestions(self, found: "list[Suggestion]") -> None:
        """Show other suggestions in the place of the present ones."""
        before, self.suggestions = self.suggestions, {suggestion_uid(one): one for one in found}
        gone = before.keys() - self.suggestions.keys()
        new = {uid: one for uid, one in self.suggestions.items() if uid not in before}
        if len(gone) + len(new) > _MANY:
            self.show_again()
            return
        for uid in gone:
            self._view.remove_span(uid)
        for shown in shown_suggestions(new, self._session.scheme, self._theme):
            self._view.add_span(shown)

    def drop_suggestions(self, gone: "list[Suggestion]") -> None:
        """Show some suggestions no more."""
        uids = [suggestion_uid(one) for one in gone]
        for uid in uids:
            self.suggestions.pop(uid, None)
        if len(gone) > _MANY:
            self.show_again()
            return
        for uid in uids:
            self._view.remove_span(uid)
