"""Send verdicts back to an annotator: a file to merge, and a report to read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.feedback import Correction, Outcome, corrections
from annotator.domain.people import Annotator
from annotator.domain.review import Comment
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import State
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.plain_errors import in_plain_words
from annotator.services.review_reading import NotDoneYet, ReviewReader
from annotator.services.sharing import ShareSummary, Sharing
from annotator.storage.stores import Stores

_CONTEXT = 60


class NoFeedback(KnownError):
    """Nothing was decided about anything an annotator did."""

    happened = QT_TRANSLATE_NOOP("errors", "There is no verdict about {name}'s tags yet.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Decide some disagreements in Review first.")


class FeedbackCancelled(Exception):
    """The user cancelled; there is no report."""


@dataclass(frozen=True, slots=True)
class FeedbackNote:
    """One verdict as its annotator reads it."""

    correction: Correction
    reviewer: str
    comments: tuple[tuple[str, Comment], ...]
    """Each with its author's name."""

    @property
    def changes(self) -> bool:
        """Tell whether the tag is not in gold as its annotator made it."""
        return self.correction.outcome is not Outcome.KEPT


@dataclass(frozen=True, slots=True)
class ArticleFeedback:
    """What was decided about an annotator's tags in one article, by position."""

    article: Article
    notes: tuple[FeedbackNote, ...]


@dataclass(frozen=True)
class FeedbackReport:
    """Everything that was decided about an annotator's tags."""

    project_name: str
    annotator: Annotator
    written_at: str
    articles: tuple[ArticleFeedback, ...]
    scheme: AnnotationScheme

    def count(self, outcome: Outcome) -> int:
        """Return how many tags had this outcome."""
        return sum(note.correction.outcome is outcome for each in self.articles for note in each.notes)


@in_plain_words
class Feedback:
    """Verdicts of one project as their annotators read them."""

    def __init__(self, stores: Stores, sharing: Sharing, viewer: Annotator) -> None:
        self._stores = stores
        self._sharing = sharing
        self._seeing = ReviewReader(stores, viewer)

    def on_article(self, article_uid: str, annotator_uid: str) -> tuple[FeedbackNote, ...]:
        """Return what was decided about an annotator's tags in an article, by position.

        Verdicts tell what others did: in a blind project there are none before the viewer's own tags are done.
        """
        if self._seeing.hidden(article_uid):
            return ()
        comments = self._stores.review.comments(article_uid)
        names = {one.uid: one.name for one in self._stores.people.all()}
        notes = []
        for verdict in self._stores.review.verdicts(article_uid):
            judged = {one.annotation_uid for one in verdict.judged}
            thread = tuple((names[one.author_uid], one) for one in comments if one.subjects & judged)
            reviewer = names[verdict.reviewer_uid]
            notes += [FeedbackNote(each, reviewer, thread) for each in corrections(verdict, annotator_uid)]
        return tuple(sorted(notes, key=_place))

    def report(
        self,
        annotator: Annotator,
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> FeedbackReport:
        """Return all that was decided about an annotator's tags.

        Raises:
            NoFeedback: nothing was decided.
            NotDoneYet: the project is blind, and the viewer has not finished any of the articles.
            FeedbackCancelled: the user cancelled.
        """
        found = []
        uids = self._articles(annotator)
        for done, uid in enumerate(uids):
            if cancelled():
                raise FeedbackCancelled
            on_progress(done, len(uids))
            article = self._stores.articles.get(uid)
            notes = self.on_article(uid, annotator.uid)
            if article is not None and notes:
                found.append(ArticleFeedback(article, notes))
        if not found and any(map(self._seeing.hidden, uids)):
            raise NotDoneYet
        if not found:
            raise NoFeedback(name=annotator.name)
        on_progress(len(uids), len(uids))
        at = datetime.now(UTC).strftime("%Y-%m-%d")
        name = self._stores.file.row().name
        return FeedbackReport(name, annotator, at, tuple(found), self._stores.scheme.load())

    def first_change(self, annotator: Annotator) -> tuple[str, str] | None:
        """Return the first article in which a tag of an annotator was changed or removed, and that tag, by ids."""
        for uid in self._articles(annotator):
            for note in self.on_article(uid, annotator.uid):
                if note.correction.annotation_uid and note.changes:
                    return uid, note.correction.annotation_uid
        return None

    def write_file(
        self,
        annotator: Annotator,
        target: Path,
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ShareSummary:
        """Write a project file with an annotator's own tags and the verdicts and comments on them, to be merged.

        Raises:
            NoFeedback, ProjectExists, FolderMissing, CannotCreate, DiskFull: there is no new file.
        """
        articles = self._articles(annotator)
        if not articles:
            raise NoFeedback(name=annotator.name)
        return self._sharing.run(
            target,
            annotators=[annotator],
            articles=articles,
            with_review=True,
            on_progress=on_progress,
            cancelled=cancelled,
        )

    def _articles(self, annotator: Annotator) -> list[str]:
        """Return the articles with a verdict that the annotator did, in the project's order."""
        judged = self._stores.review.judged_articles()
        tagged = self._stores.annotations.tagged_articles([annotator.uid])
        states = self._stores.progress.states([annotator.uid])
        done = {uid for uid, of_article in states.items() if of_article[annotator.uid] is State.DONE}
        return [uid for uid in self._stores.articles.present() if uid in judged and uid in tagged | done]


def surroundings(article: Article, start: int, end: int) -> tuple[str, str, str]:
    """Return the words before a stretch of an article, the stretch, and the words after it, on one line each."""
    before, after = article.text[max(0, start - _CONTEXT) : start], article.text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + _CONTEXT < len(article.text):
        after = after.rpartition(" ")[0] + "…"
    return before.replace("\n", " "), article.text[start:end], after.replace("\n", " ")


def _place(note: FeedbackNote) -> tuple[int, int]:
    form = note.correction.before or note.correction.after
    return (form.span.start, form.span.end) if form else (0, 0)
