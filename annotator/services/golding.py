"""Make gold by a policy, without asking anybody: what annotators agree on, or what most of them did."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from annotator.domain.changes import Changes
from annotator.domain.comparison import proposal
from annotator.domain.exchange import Problem
from annotator.domain.gold import Policy, gold_spans
from annotator.domain.people import Annotator
from annotator.domain.review import SpanForm
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.services.gold_writing import GoldWriter
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import Recorder, recording
from annotator.services.review_reading import ReviewedArticle
from annotator.services.reviewing import Reviewing
from annotator.storage.stores import Stores

__all__ = ["GoldSummary", "Golding", "Policy"]

_LEFT_BLANK = QT_TRANSLATE_NOOP("errors", "{field} was left blank: annotators differ.")


@dataclass(frozen=True, slots=True)
class GoldSummary:
    """What became gold, and what did not."""

    articles: int
    """Articles that at least two of the annotators did."""
    spans: int
    """Spans that are gold now and were not before."""
    blank: tuple[Problem, ...]
    """Fields left blank because annotators differ on them."""
    left_out: int
    """Disagreements that the policy does not decide."""
    closed: int
    """Articles left alone because their review is closed."""
    hidden: int
    """Articles left alone because the project is blind and the reviewer's own tags in them are not done."""
    changes: Changes


@in_plain_words
class Golding:
    """Makes gold in one project, as one act."""

    def __init__(self, stores: Stores, reviewer: Annotator, reviewing: Reviewing) -> None:
        self._stores = stores
        self._reviewer = reviewer
        self._reviewing = reviewing
        self._gold = GoldWriter(stores)
        self._scheme = stores.scheme.load()

    def run(
        self,
        annotators: Sequence[Annotator],
        policy: Policy = Policy.AGREED,
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> GoldSummary:
        """Let what the policy says enter gold. What a reviewer decided stays as decided."""
        uids = [one.uid for one in annotators]
        titles = self._stores.articles.titles()
        tally = _Tally()
        with recording(self._stores, "gold", self._reviewer, lasting=True) as act:
            for done, (article_uid, title, _) in enumerate(titles):
                on_progress(done, len(titles))
                if self._reviewing.reading.hidden(article_uid):
                    tally.hidden += 1
                    continue
                reviewed = self._reviewing.article(article_uid, uids)
                if len(reviewed.annotators) > 1:
                    tally.articles += 1
                    tally.closed += reviewed.is_settled
                    if not reviewed.is_settled:
                        self._article(act, reviewed, title, policy, tally)
        on_progress(len(titles), len(titles))
        return GoldSummary(
            articles=tally.articles,
            spans=tally.spans,
            blank=tuple(tally.blank),
            left_out=tally.left_out,
            closed=tally.closed,
            hidden=tally.hidden,
            changes=act.result(),
        )

    def _article(self, act: Recorder, reviewed: ReviewedArticle, title: str, policy: Policy, tally: "_Tally") -> None:
        article = self._stores.articles.get(reviewed.uid)
        if article is None:
            return
        for proposed in gold_spans(reviewed.comparison, policy):
            if any(reviewed.verdicts.holding(source) for source in proposed.sources):
                continue
            quote = proposed.span.quote(article.text)
            form = SpanForm(proposed.span, proposed.label_uid, quote, dict(proposed.fields))
            tally.spans += self._gold.make(act, article, form)
            label = self._scheme.label(proposed.label_uid)
            for key in proposed.undecided:
                item = label.field(key)
                place = f"{title}, “{quote}” at {proposed.span.start}"
                tally.blank.append(Problem(place, Phrase(_LEFT_BLANK, field=item.name if item else key)))
        for disagreement in reviewed.open:
            decided = disagreement.only_fields if policy is Policy.AGREED else proposal(disagreement) is not None
            tally.left_out += not decided


@dataclass
class _Tally:
    articles: int = 0
    spans: int = 0
    blank: list[Problem] = field(default_factory=list)
    left_out: int = 0
    closed: int = 0
    hidden: int = 0
