"""Spans of colleagues that found no place in our text: list them, place them by hand, or give them up."""

from dataclasses import dataclass

from annotator.domain.annotation import Annotation, context
from annotator.domain.changes import Changes
from annotator.domain.people import Annotator
from annotator.domain.span import Span
from annotator.errors import QT_TRANSLATE_NOOP, BugError, KnownError
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import recording
from annotator.services.review_reading import ReviewReader
from annotator.storage.stores import Stores


class NotWaiting(KnownError):
    """A span without a place was placed or given up already."""

    happened = QT_TRANSLATE_NOOP("errors", "This tag does not wait for a place any more.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")


@dataclass(frozen=True, slots=True)
class WaitingSpan:
    """A span that waits for a place."""

    annotation: Annotation
    """As it was in the colleague's text; its span means nothing in ours."""
    article_title: str
    annotator: str


@in_plain_words
class Placing:
    """Places spans of one project by hand, one act each."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator

    def waiting(self) -> list[WaitingSpan]:
        """Return every span that waits for a place, article by article, except what a blind project hides."""
        names = {one.uid: one.name for one in self._stores.people.all()}
        titles = {uid: title for uid, title, _ in self._stores.articles.titles()}
        seeing = ReviewReader(self._stores, self._annotator)
        hidden = {uid for uid in titles if seeing.hidden(uid)} if seeing.is_blind() else set()
        found = [one.annotation for one in self._stores.review.unplaced() if one.annotation.article_uid not in hidden]
        return [WaitingSpan(one, titles[one.article_uid], names[one.annotator_uid]) for one in found]

    def place(self, uid: str, span: Span) -> Changes:
        """Give a span its place in our text; it stays its annotator's tag.

        Raises:
            NotWaiting: it was placed or given up already.
        """
        waiting = self._get(uid)
        article = self._stores.articles.get(waiting.article_uid)
        if article is None or span.end > len(article.text):
            raise BugError(f"{span} lies outside the article")
        prefix, suffix = context(article.text, span)
        placed = waiting._replace(span=span, quote=span.quote(article.text), prefix=prefix, suffix=suffix)
        with recording(self._stores, "place", self._annotator) as act:
            act.annotation(uid, placed, above=waiting.revision)
            act.unplaced(uid, waiting=False)
        return act.result()

    def give_up(self, uid: str) -> Changes:
        """Take a span off the list; it stays in the file, marked as deleted."""
        self._get(uid)
        with recording(self._stores, "give_up", self._annotator) as act:
            act.unplaced(uid, waiting=False)
        return act.result()

    def _get(self, uid: str) -> Annotation:
        for one in self._stores.review.unplaced():
            if one.annotation.uid == uid:
                return one.annotation
        raise NotWaiting
