"""The list of articles to review: how many disagreements are open in each, kept up to date article by article."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from annotator.domain.agreement.span_f1 import f1
from annotator.domain.annotation import Annotation
from annotator.domain.comparison import Comparison, compare
from annotator.domain.people import Annotator
from annotator.domain.review import GOLD, Verdicts
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.services.plain_errors import in_plain_words
from annotator.services.review_options import options_from
from annotator.services.review_reading import ReviewedArticle, who_did
from annotator.storage.stores import Stores


class Shown(StrEnum):
    """The tabs of the review list."""

    OPEN = "open"
    """Articles with open disagreements, those with the most first."""
    SETTLED = "settled"
    """Articles whose review is closed."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """An article in the review list."""

    uid: str
    title: str
    position: int
    open: int
    """Disagreements that are not decided."""
    decided: int
    is_settled: bool
    """The review is closed. With open disagreements it was closed before something in it changed."""
    exact_f1: float | None
    """Mean over the pairs of annotators; None where it is undefined."""
    annotators: int
    """How many of the chosen annotators did the article."""


@in_plain_words
class ReviewList:
    """The articles that the chosen annotators did. Built once, then refreshed by what changed since.

    An article is in it where at least two of them did it, or where one was chosen and did it.
    """

    def __init__(self, stores: Stores, viewer: Annotator, annotators: Sequence[str]) -> None:
        self.annotators = tuple(annotators)
        self._stores = stores
        self._viewer = viewer
        self._entries: dict[str, ReviewEntry] = {}
        self._compared: tuple[Comparison, float | None] | None = None
        self._seen = self._counter = -1

    @property
    def is_built(self) -> bool:
        """Tell whether all articles were compared once."""
        return self._seen >= 0

    def build(
        self,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
        on_first: Callable[[str], None] = lambda _uid: None,
    ) -> bool:
        """Compare all articles; tell whether it was not cancelled. What was there stays where it was.

        ``on_first`` is told the first article with something open as soon as it is found.
        """
        seen = self._stores.history.last_number()
        counter = self._stores.file.row().change_counter
        summaries = self._stores.articles.titles()
        entries = self._compare(summaries, on_progress, cancelled, on_first)
        if entries is None:
            return False
        self._entries = entries
        self._seen = seen
        self._counter = counter
        return True

    def take_over(self, built: "ReviewList") -> None:
        """Take what another list found that was built on a connection of its own, in a worker."""
        self._entries, self._seen, self._counter = built._entries, built._seen, built._counter

    def refresh(self, shown: ReviewedArticle | None = None) -> frozenset[str]:
        """Compare again what changed since; return those articles. Builds the list where too much did.

        ``shown`` is an article as it is now: what was found in it already is not looked for again.
        """
        counter = self._stores.file.row().change_counter
        if counter == self._counter:
            return frozenset()
        self._counter = counter
        self._seen, touched = self._stores.history.touched_since(self._seen)
        if "" in touched or self._seen < 0:
            before = dict(self._entries)
            self.build()
            return frozenset(
                uid for uid in before.keys() | self._entries.keys() if before.get(uid) != self._entries.get(uid)
            )
        changed = frozenset(touched)
        if shown is not None and shown.uid in touched and self._take_shown(shown):
            touched.remove(shown.uid)
        if touched:
            summaries = self._stores.articles.titles(touched)
            entries = self._compare(summaries, few=True) or {}
            for uid in touched:
                self._entries.pop(uid, None)
            self._entries.update(entries)
        return changed

    def _take_shown(self, shown: ReviewedArticle) -> bool:
        """Take the figures of an article from what is shown of it; tell whether it stands in the list."""
        known = self._entries.get(shown.uid)
        if known is None or shown.chosen != self.annotators or not shown.annotators:
            return False
        if self._compared is None or self._compared[0] is not shown.comparison:
            self._compared = shown.comparison, exact_f1(shown.comparison)
        self._entries[shown.uid] = replace(
            known,
            open=len(shown.open),
            decided=len(shown.settled),
            is_settled=shown.is_settled,
            exact_f1=self._compared[1],
            annotators=len(shown.annotators),
        )
        return True

    def entries(self, shown: Shown = Shown.OPEN) -> list[ReviewEntry]:
        """Return the articles of a tab, in its order."""
        if shown is Shown.OPEN:
            found = [entry for entry in self._entries.values() if entry.open]
            return sorted(found, key=lambda entry: (-entry.open, entry.position))
        found = [entry for entry in self._entries.values() if entry.is_settled or shown is Shown.ALL]
        return sorted(found, key=lambda entry: entry.position)

    def entry(self, article_uid: str) -> ReviewEntry | None:
        """Return one article of the list."""
        return self._entries.get(article_uid)

    def counts(self) -> dict[Shown, int]:
        """Return how many articles each tab holds."""
        entries = self._entries.values()
        return {
            Shown.OPEN: sum(entry.open > 0 for entry in entries),
            Shown.SETTLED: sum(entry.is_settled for entry in entries),
            Shown.ALL: len(entries),
        }

    def neighbour(self, article_uid: str, *, forward: bool) -> str | None:
        """Return the next article with open disagreements in the project's order, or the one before, or None."""
        here = self._entries.get(article_uid)
        position = here.position if here else self._stores.articles.position(article_uid)
        open_ = [entry for entry in self._entries.values() if entry.open and entry.uid != article_uid]
        beyond = [entry for entry in open_ if (entry.position > position) == forward]
        if not beyond:
            return None
        return (min if forward else max)(beyond, key=lambda entry: entry.position).uid

    def _compare(
        self,
        summaries: Sequence[tuple[str, str, int]],
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
        on_first: Callable[[str], None] = lambda _uid: None,
        *,
        few: bool = False,
    ) -> dict[str, ReviewEntry] | None:
        """Compare articles; for a few, what is known of all articles is not asked for first."""
        uids = [uid for uid, _, _ in summaries]
        people = {*self.annotators, GOLD.uid, self._viewer.uid}
        states = self._stores.progress.states(people, uids if few else None)
        is_blind = options_from(self._stores.file.row().options).blind_until_done
        judged = set(uids) if few else self._stores.review.judged_articles()
        tagged = set(uids) if few else self._stores.annotations.tagged_articles(self.annotators)
        entries: dict[str, ReviewEntry] = {}
        is_first = True
        for done, (uid, title, position) in enumerate(summaries):
            if not done % 100:
                if cancelled():
                    return None
                on_progress(done, len(summaries))
            of_article = states.get(uid, {})
            if is_blind and of_article.get(self._viewer.uid) is not State.DONE:
                continue
            annotations = self._stores.annotations.of_article(uid) if uid in tagged else []
            layers = who_did(annotations, self.annotators, of_article)
            if len(layers) >= min(2, len(self.annotators)) and layers:
                verdicts = Verdicts(self._stores.review.verdicts(uid) if uid in judged else ())
                is_settled = of_article.get(GOLD.uid) is State.DONE
                entries[uid] = _entry((uid, title, position), layers, verdicts, is_settled)
                if is_first and entries[uid].open:
                    is_first = False
                    on_first(uid)
        on_progress(len(summaries), len(summaries))
        return entries


def _entry(
    summary: tuple[str, str, int],
    layers: Mapping[str, Sequence[Annotation]],
    verdicts: Verdicts,
    is_settled: bool,
) -> ReviewEntry:
    comparison = compare(layers)
    decided = sum(verdicts.settle(each) for each in comparison.disagreements) if verdicts.all else 0
    open_ = len(comparison.disagreements) - decided
    return ReviewEntry(*summary, open_, decided, is_settled, exact_f1(comparison), len(layers))


def exact_f1(comparison: Comparison) -> float | None:
    """Return the mean exact span F1 over pairs of annotators; None where it is defined for none."""
    keys: dict[str, Counter[tuple[Span, str]]] = {uid: Counter() for uid in comparison.annotators}
    for agreed in comparison.agreed:
        for uid, one in agreed.annotations.items():
            keys[uid][one.span, one.label_uid] += 1
    for disagreement in comparison.disagreements:
        for uid, group in disagreement.annotations.items():
            keys[uid].update((one.span, one.label_uid) for one in group)
    pairs = combinations(keys.values(), 2)
    values = [f1((first & second).total(), first.total(), second.total()) for first, second in pairs]
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None
