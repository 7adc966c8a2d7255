"""Discussion: comments in threads about annotations, or about a whole article."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.changes import Changes
from annotator.domain.identity import new_uid, now
from annotator.domain.people import Annotator
from annotator.domain.review import Comment
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import Recorder, recording
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise


class CommentGone(KnownError):
    """A comment is not there any more, or is somebody else's."""

    happened = QT_TRANSLATE_NOOP("errors", "This comment is not yours, or it is not there any more.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")


@in_plain_words
class Discussing:
    """What one person says in one project; every comment is an act that can be undone."""

    def __init__(self, stores: Stores, author: Annotator) -> None:
        self._stores = stores
        self._author = author

    def comment(self, article_uid: str, text: str, subjects: Sequence[str] = ()) -> Changes:
        """Add to the discussion of some annotations, by their ids, or of the article as a whole."""
        with recording(self._stores, "comment", self._author) as act:
            self.add(act, article_uid, text, subjects)
        return act.result()

    def change(self, comment: Comment, text: str) -> Changes:
        """Change one's own comment, or delete it with an empty text."""
        present = {one.uid: one for one in self._stores.review.comments(comment.article_uid)}.get(comment.uid)
        if present is None or present.author_uid != self._author.uid:
            raise CommentGone
        text = normalise(text).strip()
        with recording(self._stores, "comment", self._author) as act:
            act.comment(comment.uid, replace(present, text=text) if text else None)
        return act.result()

    def add(self, act: Recorder, article_uid: str, text: str, subjects: Sequence[str]) -> None:
        """Add a comment inside an act, unless it says nothing."""
        text = normalise(text).strip()
        if not text:
            return
        thread = self._stores.review.comments(article_uid)
        uid = new_uid()
        comment = Comment(
            uid=uid,
            article_uid=article_uid,
            author_uid=self._author.uid,
            text=text,
            subjects=frozenset(subjects),
            number=max((one.number for one in thread), default=0) + 1,
            created_at=now(),
        )
        act.comment(uid, comment)
