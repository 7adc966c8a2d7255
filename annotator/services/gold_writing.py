"""Write the gold layer inside an act: what was decided, what all agree on, and what is withdrawn again."""

from collections.abc import Collection, Sequence

from annotator.domain.annotation import Annotation, Origin, context
from annotator.domain.article import Article
from annotator.domain.identity import now
from annotator.domain.review import GOLD, SpanForm, Verdict, form_of, gold_uid
from annotator.domain.workflow import State
from annotator.errors import BugError
from annotator.services.recording import Recorder
from annotator.services.review_reading import ReviewedArticle
from annotator.storage.stores import Stores


class GoldWriter:
    """Knows what stands in gold for a span, and keeps it one annotation for each span and label."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def make(self, act: Recorder, article: Article, form: SpanForm) -> bool:
        """Write a gold annotation; tell whether it was not there before."""
        self._stores.people.ensure(GOLD)
        uid = gold_uid(article.text_sha256, form.span, form.label_uid)
        present = self._stores.annotations.get(uid)
        gold = _gold(article, form, uid, now())
        if present is not None:
            gold = gold._replace(note=present.note, created_at=present.created_at)
        if present is None or present.fields != gold.fields or present.span != gold.span:
            act.annotation(uid, gold)
        return present is None

    def enter_agreed(self, act: Recorder, reviewed: ReviewedArticle, just_judged: Collection[str] = ()) -> None:
        """Make gold of what all agree on, unless it was judged: then the verdict says what is gold."""
        if len(reviewed.annotators) < 2:
            return
        present = {(one.span, one.label_uid) for one in reviewed.gold}
        missing: list[SpanForm] = []
        for agreed in reviewed.comparison.agreed:
            if (agreed.span, agreed.label_uid) not in present:
                annotations = list(agreed.annotations.values())
                is_judged = annotations[0].uid in just_judged or any(map(reviewed.verdicts.holding, annotations))
                if not is_judged:
                    missing.append(form_of(annotations[0]))
        if missing:
            self._make_many(act, self.article(reviewed.uid), missing)

    def withdraw(
        self, act: Recorder, reviewed: ReviewedArticle, verdicts: Sequence[Verdict], keep: Sequence[SpanForm] = ()
    ) -> None:
        """Withdraw verdicts with the gold they made, except what is kept and what other verdicts made as well."""
        if not verdicts:
            return
        going = {verdict.uid for verdict in verdicts}
        staying = [form for verdict in reviewed.verdicts.all if verdict.uid not in going for form in verdict.made]
        sha256 = self.article(reviewed.uid).text_sha256
        kept = {gold_uid(sha256, form.span, form.label_uid) for form in (*keep, *staying)}
        for verdict in verdicts:
            act.verdict(verdict.uid, None)
            for form in verdict.made:
                uid = gold_uid(sha256, form.span, form.label_uid)
                if uid not in kept:
                    act.annotation(uid, None)

    def set_state(self, act: Recorder, article_uid: str, state: State) -> None:
        """Say how far the review of an article is."""
        self._stores.people.ensure(GOLD)
        progress = self._stores.progress.get(article_uid, GOLD.uid)
        act.progress(progress._replace(state=state))

    def article(self, uid: str) -> Article:
        """Return the article under review."""
        article = self._stores.articles.get(uid)
        if article is None:
            raise BugError(f"there is no article {uid}")
        return article

    def _make_many(self, act: Recorder, article: Article, forms: Sequence[SpanForm]) -> None:
        """Write gold where there may be thousands: those that never were in one go, those that were one by one."""
        self._stores.people.ensure(GOLD)
        by_uid = {gold_uid(article.text_sha256, form.span, form.label_uid): form for form in forms}
        known = self._stores.annotations.known(by_uid)
        at = now()
        act.new_annotations([_gold(article, form, uid, at) for uid, form in by_uid.items() if uid not in known])
        for uid in known:
            self.make(act, article, by_uid[uid])


def _gold(article: Article, form: SpanForm, uid: str, at: str) -> Annotation:
    prefix, suffix = context(article.text, form.span)
    return Annotation(
        uid=uid,
        article_uid=article.uid,
        annotator_uid=GOLD.uid,
        label_uid=form.label_uid,
        span=form.span,
        quote=form.quote,
        fields=dict(form.fields),
        origin=Origin.REVIEW,
        prefix=prefix,
        suffix=suffix,
        created_at=at,
    )
