"""What a reviewer sees: whose tags of an article are compared, what is open in it, what is settled and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Changes
from annotator.domain.comparison import Comparison, Disagreement, compare
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.review import GOLD, Comment, Verdict, Verdicts
from annotator.domain.workflow import State
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.plain_errors import in_plain_words
from annotator.services.review_options import options_from
from annotator.storage.stores import Stores


class NotDoneYet(KnownError):
    """In a blind project, somebody asked for what others did in an article that they have not finished themselves."""

    happened = QT_TRANSLATE_NOOP(
        "errors", "This project is tagged blind, and your own tags in this article are not done."
    )
    cure = QT_TRANSLATE_NOOP("errors", "Mark the article as done first; then you can see what others did.")


@dataclass(frozen=True)
class ReviewedArticle:
    """One article as a reviewer sees it."""

    uid: str
    chosen: tuple[str, ...]
    """The annotators whose tags were asked for."""
    annotators: tuple[str, ...]
    """Those of the chosen annotators who did the article: they finished it, or have tags in it."""
    comparison: Comparison
    open: tuple[Disagreement, ...]
    settled: tuple[Disagreement, ...]
    verdicts: Verdicts
    gold: tuple[Annotation, ...]
    comments: tuple[Comment, ...]
    is_settled: bool
    """The reviewer closed the article."""

    def verdict_on(self, disagreement: Disagreement) -> tuple[Verdict, ...]:
        """Return what was decided about a disagreement, also before its tags were changed."""
        return self.verdicts.on(disagreement.uids)

    def thread(self, disagreement: Disagreement) -> tuple[Comment, ...]:
        """Return the discussion about a disagreement, in its order."""
        return tuple(comment for comment in self.comments if comment.subjects & disagreement.uids)


@in_plain_words
class ReviewReader:
    """Reads articles for review, with the eyes of one annotator."""

    def __init__(self, stores: Stores, viewer: Annotator) -> None:
        self._stores = stores
        self._viewer = viewer

    def annotators(self) -> list[Annotator]:
        """Return every person: neither gold nor what machines suggest is reviewed."""
        return [one for one in self._stores.people.all() if one.kind is AnnotatorKind.PERSON]

    def is_blind(self) -> bool:
        """Tell whether others' work is hidden in articles that the viewer has not finished."""
        return options_from(self._stores.file.row().options).blind_until_done

    def hidden(self, article_uid: str) -> bool:
        """Tell whether others' work on an article must not be shown, because one's own is not done."""
        if not self.is_blind():
            return False
        return self._stores.progress.get(article_uid, self._viewer.uid).state is not State.DONE

    def article(self, article_uid: str, annotators: Sequence[str]) -> ReviewedArticle:
        """Return an article for review by the tags of these annotators.

        Raises:
            NotDoneYet: the project is blind, and the viewer's own tags are not done.
        """
        if self.hidden(article_uid):
            raise NotDoneYet
        states = {uid: self._stores.progress.get(article_uid, uid).state for uid in annotators}
        everything = self._stores.annotations.of_article(article_uid)
        layers = who_did(everything, annotators, states)
        comparison = compare(layers) if layers else Comparison((), (), ())
        gold = tuple(one for one in everything if one.annotator_uid == GOLD.uid)
        return self._put_together(article_uid, annotators, tuple(layers), comparison, gold)

    def after(self, reviewed: ReviewedArticle, changes: Changes) -> ReviewedArticle:
        """Return an article after an act, without comparing it again where only decisions and gold changed."""
        uid = reviewed.uid
        removed = {one.uid for one in changes.removed} | {before.uid for before, _ in changes.changed}
        added = [*changes.added, *(after for _, after in changes.changed)]
        touched = [one for one in (*added, *changes.removed) if one.article_uid == uid]
        others = any(one.annotator_uid != GOLD.uid for one in touched) or any(
            one.article_uid == uid and one.annotator_uid != GOLD.uid for one in changes.progress
        )
        if others or changes.everything or changes.options or uid in changes.articles:
            return self.article(uid, reviewed.chosen)
        by_uid = {one.uid: one for one in reviewed.gold if one.uid not in removed}
        by_uid |= {one.uid: one for one in added if one.article_uid == uid}
        gold = tuple(sorted(by_uid.values(), key=lambda one: (one.span, one.uid)))
        return self._put_together(uid, reviewed.chosen, reviewed.annotators, reviewed.comparison, gold)

    def _put_together(
        self,
        article_uid: str,
        chosen: Sequence[str],
        annotators: tuple[str, ...],
        comparison: Comparison,
        gold: tuple[Annotation, ...],
    ) -> ReviewedArticle:
        verdicts = Verdicts(self._stores.review.verdicts(article_uid))
        open_: list[Disagreement] = []
        settled: list[Disagreement] = []
        for disagreement in comparison.disagreements:
            (settled if verdicts.settle(disagreement) else open_).append(disagreement)
        return ReviewedArticle(
            uid=article_uid,
            chosen=tuple(chosen),
            annotators=annotators,
            comparison=comparison,
            open=tuple(open_),
            settled=tuple(settled),
            verdicts=verdicts,
            gold=gold,
            comments=tuple(self._stores.review.comments(article_uid)),
            is_settled=self._stores.progress.get(article_uid, GOLD.uid).state is State.DONE,
        )


def who_did(
    annotations: Sequence[Annotation], annotators: Sequence[str], states: Mapping[str, State]
) -> dict[str, list[Annotation]]:
    """Return the annotations of each annotator who did an article: who finished it, or has tags in it.

    Who has finished it without a tag is in it too: that nothing is there is a finding.
    """
    layers: dict[str, list[Annotation]] = {uid: [] for uid in annotators}
    for annotation in annotations:
        if annotation.annotator_uid in layers:
            layers[annotation.annotator_uid].append(annotation)
    return {uid: layer for uid, layer in layers.items() if layer or states.get(uid) is State.DONE}
