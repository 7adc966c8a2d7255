"""Review: decide disagreements into gold, close articles. Every decision is an act that can be undone."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from types import MappingProxyType

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.changes import Changes
from annotator.domain.comparison import Agreed, Disagreement, proposal
from annotator.domain.field_values import FieldValueError, check_fields
from annotator.domain.identity import new_uid, now
from annotator.domain.people import Annotator
from annotator.domain.review import GOLD, SpanForm, Verdict, VerdictKind, Verdicts, form_of, judged
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.errors import QT_TRANSLATE_NOOP, BugError, KnownError
from annotator.services.discussing import Discussing
from annotator.services.gold_writing import GoldWriter
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import Recorder, recording
from annotator.services.review_list import ReviewList
from annotator.services.review_options import options_from
from annotator.services.review_reading import ReviewedArticle, ReviewReader
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise


class ArticleIsSettled(KnownError):
    """A decision was to be made in an article whose review is closed."""

    happened = QT_TRANSLATE_NOOP("errors", "The review of this article is closed.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Reopen the article first.")


class StillOpen(KnownError):
    """An article was to be closed before everything in it was decided."""

    happened = QT_TRANSLATE_NOOP("errors", "{count} disagreements in this article are still open.")
    kept = QT_TRANSLATE_NOOP("errors", "The article was not closed.")
    cure = QT_TRANSLATE_NOOP("errors", "Decide them first; J goes to the next one.")


class NoProposal(KnownError):
    """There is no version that most annotators share."""

    happened = QT_TRANSLATE_NOOP("errors", "There is no proposal here: no version has a majority.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Take one annotator's version, or edit your own.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A gold span as a reviewer would have it."""

    span: Span
    label_uid: str
    fields: Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class Why:
    """What a decision carries besides itself."""

    reason: str = ""
    comment: str = ""


NO_WHY = Why()
NO_ANSWERS: Mapping[int, Mapping[str, FieldValue]] = MappingProxyType({})


@in_plain_words
class Reviewing:
    """The acts of one reviewer in one project. Every method that decides writes one act and returns its changes."""

    def __init__(self, stores: Stores, reviewer: Annotator) -> None:
        self._stores = stores
        self._reviewer = reviewer
        self._gold = GoldWriter(stores)
        self._discussing = Discussing(stores, reviewer)
        self.reading = ReviewReader(stores, reviewer)

    def annotators(self) -> list[Annotator]:
        """Return everybody whose tags can be reviewed."""
        return self.reading.annotators()

    def article(self, article_uid: str, annotators: Sequence[str]) -> ReviewedArticle:
        """Return an article with what is open and settled among these annotators; raise NotDoneYet where hidden."""
        return self.reading.article(article_uid, annotators)

    def after(self, reviewed: ReviewedArticle, changes: Changes) -> ReviewedArticle:
        """Return an article as it is after an act of review, or its undoing, quicker than reading it anew."""
        return self.reading.after(reviewed, changes)

    def list_of(self, annotators: Sequence[str]) -> ReviewList:
        """Return the list of articles to review by the tags of these annotators; it is still to be built."""
        return ReviewList(self._stores, self._reviewer, annotators)

    # Decisions

    def take(
        self, reviewed: ReviewedArticle, disagreement: Disagreement, annotator_uid: str, why: Why = NO_WHY
    ) -> Changes:
        """Take one annotator's version; where they have nothing, nothing becomes gold."""
        forms = [form_of(one) for one in disagreement.annotations[annotator_uid]]
        return self._decide(reviewed, disagreement, VerdictKind.TAKE, forms, why, taken_uid=annotator_uid)

    def keep_both(self, reviewed: ReviewedArticle, disagreement: Disagreement, why: Why = NO_WHY) -> Changes:
        """Keep the versions of all annotators side by side."""
        forms = {(one.span, one.label_uid): form_of(one) for one in reversed(_all(disagreement))}
        return self._decide(reviewed, disagreement, VerdictKind.BOTH, list(forms.values()), why)

    def neither(self, reviewed: ReviewedArticle, disagreement: Disagreement, why: Why = NO_WHY) -> Changes:
        """Decide that nothing should be tagged in this place."""
        return self._decide(reviewed, disagreement, VerdictKind.NEITHER, [], why)

    def edit(
        self, reviewed: ReviewedArticle, disagreement: Disagreement, drafts: Sequence[Draft], why: Why = NO_WHY
    ) -> Changes:
        """Decide with the reviewer's own version.

        Raises:
            FieldValueError: a value does not fit its field; nothing was changed.
        """
        forms = self._checked(reviewed.uid, drafts)
        return self._decide(reviewed, disagreement, VerdictKind.EDITED, forms, why)

    def accept(
        self,
        reviewed: ReviewedArticle,
        disagreement: Disagreement,
        why: Why = NO_WHY,
        *,
        answers: Mapping[int, Mapping[str, FieldValue]] = NO_ANSWERS,
    ) -> Changes:
        """Accept the version of most annotators.

        ``answers`` gives, by the number of a span in the proposal, values of fields for which no value has a majority;
        a field without an answer stays blank.

        Raises:
            NoProposal: no version has a majority.
        """
        proposed = proposal(disagreement)
        if proposed is None:
            raise NoProposal
        text = self._gold.article(reviewed.uid).text
        forms = [
            SpanForm(one.span, one.label_uid, one.span.quote(text), {**one.fields, **answers.get(number, {})})
            for number, one in enumerate(proposed.spans)
        ]
        return self._decide(reviewed, disagreement, VerdictKind.ACCEPT, forms, why)

    def choose_field(
        self,
        reviewed: ReviewedArticle,
        disagreement: Disagreement,
        key: str,
        annotator_uid: str,
        why: Why = NO_WHY,
    ) -> Changes:
        """Decide one field on which annotators differ who agree on span and label; the others stay open.

        The span becomes gold with the first field that is chosen; fields not yet chosen are blank in it.
        """
        if not disagreement.only_fields or key not in disagreement.differing_fields:
            raise BugError(f"{key} is not a field that only differs here")
        versions = {uid: group[0] for uid, group in disagreement.annotations.items()}
        any_version = next(iter(versions.values()))
        fields = {
            each: value for each, value in any_version.fields.items() if each not in disagreement.differing_fields
        }
        for verdict in reviewed.verdicts.on(disagreement.uids):
            if verdict.kind is VerdictKind.FIELD and verdict.field_key != key and verdict.taken_uid in versions:
                fields |= _value(versions[verdict.taken_uid], verdict.field_key)
        fields |= _value(versions[annotator_uid], key)
        form = replace(form_of(any_version), fields=fields)
        return self._decide(
            reviewed, disagreement, VerdictKind.FIELD, [form], why, taken_uid=annotator_uid, field_key=key
        )

    def nothing_here(self, reviewed: ReviewedArticle, why: Why = NO_WHY) -> Changes:
        """Decide that nothing should be tagged in a whole article, and close it."""
        annotations = [one for each in reviewed.comparison.agreed for one in each.annotations.values()]
        annotations += [one for each in reviewed.comparison.disagreements for one in _all(each)]
        self._require_open(reviewed.uid)
        with self._act("nothing_here") as act:
            for verdict in reviewed.verdicts.all:
                act.verdict(verdict.uid, None)
            for gold in reviewed.gold:
                act.annotation(gold.uid, None)
            self._write_verdict(act, reviewed.uid, VerdictKind.NOTHING, annotations, [], why, "", "")
            self._gold.set_state(act, reviewed.uid, State.DONE)
        return act.result()

    def revise(self, reviewed: ReviewedArticle, agreed: Agreed, draft: Draft | None, why: Why = NO_WHY) -> Changes:
        """Put the reviewer's own version, or nothing, in the place of what all annotators agree on."""
        annotations = list(agreed.annotations.values())
        forms = self._checked(reviewed.uid, [draft]) if draft else []
        kind = VerdictKind.EDITED if draft else VerdictKind.NEITHER
        return self._judge(reviewed, annotations, kind, forms, why)

    def add(self, reviewed: ReviewedArticle, draft: Draft, why: Why = NO_WHY) -> Changes:
        """Add a gold span that no annotator tagged."""
        return self._judge(reviewed, [], VerdictKind.EDITED, self._checked(reviewed.uid, [draft]), why)

    def withdraw(self, reviewed: ReviewedArticle, disagreement: Disagreement) -> Changes:
        """Take back what was decided about a disagreement, with the gold it made."""
        self._require_open(reviewed.uid)
        with self._act("withdraw") as act:
            self._gold.withdraw(act, reviewed, reviewed.verdicts.on(disagreement.uids))
        return act.result()

    def set_reason(self, verdict: Verdict, reason: str) -> Changes:
        """Give a decision another reason."""
        if verdict.reason == reason:
            return Changes("review_reason")
        with self._act("review_reason") as act:
            act.verdict(verdict.uid, replace(verdict, reason=normalise(reason)))
        return act.result()

    # Whole articles

    def settle(self, reviewed: ReviewedArticle) -> Changes:
        """Close the review of an article; what all agree on enters gold.

        Raises:
            StillOpen: something in it is not decided.
        """
        if reviewed.open:
            raise StillOpen(count=len(reviewed.open))
        if reviewed.is_settled:
            return Changes("settle")
        with self._act("settle") as act:
            self._gold.enter_agreed(act, reviewed)
            self._gold.set_state(act, reviewed.uid, State.DONE)
        return act.result()

    def reopen(self, article_uid: str) -> Changes:
        """Open the review of an article again; decisions and gold stay as they are."""
        progress = self._stores.progress.get(article_uid, GOLD.uid)
        if progress.state is not State.DONE:
            return Changes("reopen")
        with self._act("reopen") as act:
            act.progress(progress._replace(state=State.IN_PROGRESS))
        return act.result()

    def enter_agreed(
        self,
        article_uids: Sequence[str],
        annotators: Sequence[str],
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Changes:
        """Let what two or more annotators agree on enter gold in many articles, as one act.

        Articles that are closed, or hidden because the project is blind, are left as they are.
        """
        with self._act("agreed") as act:
            for done, article_uid in enumerate(article_uids):
                if cancelled():
                    break
                on_progress(done, len(article_uids))
                if not self.reading.hidden(article_uid):
                    reviewed = self.article(article_uid, annotators)
                    if not reviewed.is_settled and len(reviewed.annotators) > 1:
                        self._gold.enter_agreed(act, reviewed)
        return act.result()

    # Helpers of the above

    def _act(self, name: str) -> AbstractContextManager[Recorder]:
        return recording(self._stores, name, self._reviewer)

    def _decide(
        self,
        reviewed: ReviewedArticle,
        disagreement: Disagreement,
        kind: VerdictKind,
        forms: Sequence[SpanForm],
        why: Why,
        *,
        taken_uid: str = "",
        field_key: str = "",
    ) -> Changes:
        return self._judge(reviewed, _all(disagreement), kind, forms, why, taken_uid=taken_uid, field_key=field_key)

    def _judge(
        self,
        reviewed: ReviewedArticle,
        annotations: Sequence[Annotation],
        kind: VerdictKind,
        forms: Sequence[SpanForm],
        why: Why,
        *,
        taken_uid: str = "",
        field_key: str = "",
    ) -> Changes:
        self._require_open(reviewed.uid)
        # As they are now: the window may show what was read before the last act.
        reviewed = replace(reviewed, verdicts=Verdicts(self._stores.review.verdicts(reviewed.uid)))
        earlier = reviewed.verdicts.on(one.uid for one in annotations)
        if kind is VerdictKind.FIELD:  # a decision on another field stays
            earlier = tuple(one for one in earlier if one.kind is not kind or one.field_key == field_key)
        with self._act("decide") as act:
            self._gold.withdraw(act, reviewed, earlier, keep=forms)
            article = self._gold.article(reviewed.uid)
            for form in forms:
                self._gold.make(act, article, form)
            self._write_verdict(act, reviewed.uid, kind, annotations, forms, why, taken_uid, field_key)
            if options_from(self._stores.file.row().options).agreed_enter_gold:
                self._gold.enter_agreed(act, reviewed, {one.uid for one in annotations})
            self._gold.set_state(act, reviewed.uid, State.IN_PROGRESS)
        return act.result()

    def _write_verdict(
        self,
        act: Recorder,
        article_uid: str,
        kind: VerdictKind,
        annotations: Sequence[Annotation],
        forms: Sequence[SpanForm],
        why: Why,
        taken_uid: str,
        field_key: str,
    ) -> None:
        uid = new_uid()
        verdict = Verdict(
            uid=uid,
            article_uid=article_uid,
            reviewer_uid=self._reviewer.uid,
            kind=kind,
            judged=tuple(judged(one) for one in annotations),
            made=tuple(forms),
            taken_uid=taken_uid,
            field_key=field_key,
            reason=normalise(why.reason),
            created_at=now(),
        )
        act.verdict(uid, verdict)
        if why.comment.strip():
            self._discussing.add(act, article_uid, why.comment, [one.uid for one in annotations])

    def _checked(self, article_uid: str, drafts: Sequence[Draft]) -> list[SpanForm]:
        text = self._gold.article(article_uid).text
        scheme = self._stores.scheme.load()
        forms = []
        for draft in drafts:
            label = scheme.label(draft.label_uid)
            for key, reason in check_fields(label, draft.fields).items():
                item = label.field(key)
                raise FieldValueError(field=item.name if item else key, reason=reason)
            if draft.span.end > len(text):
                raise BugError(f"{draft.span} lies outside the article")
            forms.append(SpanForm(draft.span, draft.label_uid, draft.span.quote(text), dict(draft.fields)))
        return forms

    def _require_open(self, article_uid: str) -> None:
        if self._stores.progress.get(article_uid, GOLD.uid).state is State.DONE:
            raise ArticleIsSettled


def _all(disagreement: Disagreement) -> list[Annotation]:
    return [one for group in disagreement.annotations.values() for one in group]


def _value(annotation: Annotation, key: str) -> dict[str, FieldValue]:
    return {key: annotation.fields[key]} if key in annotation.fields else {}
