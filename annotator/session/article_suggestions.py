"""What could be tagged in the current article: found when it is painted, and kept true with each act."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.domain.span import Span

if TYPE_CHECKING:
    from annotator.domain.suggestions import Suggestion
    from annotator.session.session import ProjectSession

_LONGEST_AT_ONCE = 50_000
"""Code points of a text; a longer one is looked through in the background."""
_PAUSE_MS = 30


class ArticleSuggestions(QObject):
    """The suggestions of one session's current article; what changes in them, the session says."""

    def __init__(self, session: "ProjectSession") -> None:
        super().__init__(session)
        self._session = session
        self._found: list[Suggestion] = []
        self._acts = 0
        """How many acts changed the current article; what was found before the last one is not shown."""
        self.is_held = False
        """Set where suggestions must wait for :meth:`begin`."""
        self._is_article_coming = False
        # Reading must not wait for suggestions: they come when the article is painted and no other one follows.
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._find)

    def all(self) -> "list[Suggestion]":
        """Return them by place."""
        return list(self._found)

    def clear(self) -> None:
        """Forget those of an article that is being left."""
        self._found = []
        self._is_article_coming = False

    def begin(self) -> None:
        """Suggest from now on where that was held back."""
        if self.is_held:
            self.is_held = False
            self.refresh()

    def wait_for_article(self) -> None:
        """Wait until all of a long article is there: looking through it beside slows that down to a third."""
        self._is_article_coming = True
        self._soon.stop()

    def take_up_article(self) -> None:
        """Look through the article that was waited for."""
        if self._is_article_coming:
            self._is_article_coming = False
            self.refresh()

    def refresh(self) -> None:
        """Compute them anew, those of a long article in the background."""
        must_wait = self.is_held or self._is_article_coming or bool(self._session.read_only_reason)
        if self._session.article is not None and not must_wait:
            self._soon.start(_PAUSE_MS)

    def keep_true(self, changes: Changes) -> None:
        """Take out what an act made untrue, without computing all anew where that is enough."""
        session = self._session
        if session.article is None or session.article.uid not in changes.article_uids():
            return
        self._acts += 1
        if changes.removed or changes.act in ("undo", "redo"):
            self.refresh()
            return
        gone: list[Suggestion] = []
        for tag in changes.added:
            if tag.article_uid == session.article.uid and tag.annotator_uid == session.annotator_uid:
                gone += self._take_overlapped(tag.span)
        if changes.rejections:
            gone += self._take_rejected(session.project.suggesting.rejections(session.article.uid))
        if gone:
            session.suggestions_dropped.emit(session.article.uid, gone)

    def short_article(self) -> Article | None:
        """Return the current article unless it is so long that it is looked through in the background."""
        article = self._session.article
        return article if article is not None and len(article.text) <= _LONGEST_AT_ONCE else None

    def _find(self) -> None:
        session, article = self._session, self._session.article
        if article is None:
            return
        if self.short_article() is None:
            title, acts = self.tr("Suggestions"), self._acts
            task = session.read_in_background(title, lambda own, _: own.suggesting.suggestions(article))
            task.finished.connect(lambda found: self._show(article, found) if acts == self._acts else self.refresh())
            return
        session.project.suggesting.forget()
        self._show(article, session.project.suggesting.suggestions(article))

    def _show(self, article: Article, found: "list[Suggestion]") -> None:
        if self._session.article is not None and self._session.article.uid == article.uid:
            self._found = found
            self._session.suggestions_changed.emit(article.uid, found)

    def _take_overlapped(self, span: Span) -> "list[Suggestion]":
        """Take those out that a span overlaps; they stand by place, none overlapping another."""
        first = bisect_right(self._found, span.start, key=lambda one: one.span.end)
        behind = bisect_left(self._found, span.end, key=lambda one: one.span.start)
        gone = self._found[first:behind]
        del self._found[first:behind]
        return gone

    def _take_rejected(self, rejected: set[tuple[int, int, str]]) -> "list[Suggestion]":
        """Take those out that were rejected."""
        gone = [one for one in self._found if (one.span.start, one.span.end, one.label_uid) in rejected]
        if gone:
            self._found = [one for one in self._found if one not in gone]
        return gone
