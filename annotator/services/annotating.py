"""Tag, relabel, move edges, fill forms, mark progress: what an annotator does, one act each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from annotator.domain.annotation import Annotation, FieldValue, Origin, context
from annotator.domain.article import Article, Metadata
from annotator.domain.changes import Changes
from annotator.domain.field_values import FieldValueError, check_fields
from annotator.domain.identity import new_uid, now
from annotator.domain.people import Annotator
from annotator.domain.span import Span
from annotator.domain.workflow import State, can_move
from annotator.errors import QT_TRANSLATE_NOOP, BugError, KnownError
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import ActCancelled, Recorder, recording
from annotator.services.reversing import Reversing
from annotator.services.suggesting import Suggesting
from annotator.storage.history_store import Act
from annotator.storage.stores import Stores
from annotator.text.occurrences import occurrences

_PROJECT_LIMIT = 100_000
_FAR_ENOUGH = 20
"""Articles between two looks at whether the user cancelled."""

OnProgress: TypeAlias = Callable[[int, int], None]
"""Called with how much is done, and how much there is."""


def _tell_nobody(_done: int, _all: int) -> None:
    """Where nobody asked how far it is."""


def _never() -> bool:
    """Where nobody can cancel."""
    return False


class TagOfAnotherError(KnownError):
    """An annotation of somebody else was about to be changed."""

    happened = QT_TRANSLATE_NOOP("errors", "This tag is {name}'s.")
    kept = QT_TRANSLATE_NOOP("errors", "It was left as it is.")
    cure = QT_TRANSLATE_NOOP("errors", "Make a tag of your own beside it, or settle the difference in Review.")


class TagGoneError(KnownError):
    """An annotation is not there any more."""

    happened = QT_TRANSLATE_NOOP("errors", "This tag is not there any more.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")


class TagThereError(KnownError):
    """A change would make two tags of one."""

    happened = QT_TRANSLATE_NOOP("errors", "“{quote}” is tagged as {label} already.")
    kept = QT_TRANSLATE_NOOP("errors", "Both tags were left as they are.")
    cure = QT_TRANSLATE_NOOP("errors", "Remove one of them.")


class ArticleGoneError(KnownError):
    """An article is not in the project any more."""

    happened = QT_TRANSLATE_NOOP("errors", "This article is not in the project any more.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")


@dataclass(frozen=True, slots=True)
class SameText:
    """A stretch of an article that reads the same as a tagged one and is not tagged yet."""

    article_uid: str
    span: Span


@in_plain_words
class Annotating:
    """The acts of one annotator in one project. Every method writes one act and returns what it changed."""

    def __init__(self, stores: Stores, annotator: Annotator, suggesting: Suggesting) -> None:
        self._stores = stores
        self._suggesting = suggesting
        self.annotator = annotator

    # Tags

    def tag(
        self,
        article_uid: str,
        span: Span,
        label_uid: str,
        *,
        fields: Mapping[str, FieldValue] | None = None,
        origin: Origin = Origin.MANUAL,
    ) -> Changes:
        """Tag a span; where no fields are given, the form fills itself as far as it can.

        Returns Changes without an act where the annotator has tagged this very span with this label before.
        """
        article = self._article(article_uid)
        _refuse_outside(article, span)
        if self._same(article_uid, span, label_uid):
            return Changes("add")
        with recording(self._stores, "add", self.annotator) as act:
            act.annotation(*self._new(article, span, label_uid, origin, fields))
            self._begin_work(act, article_uid)
        return act.result()

    def relabel(self, uid: str, label_uid: str) -> Changes:
        """Give a tag another label; field values that the new label also has stay."""
        before = self._own(uid)
        if before.label_uid == label_uid:
            return Changes("relabel")
        label = self._stores.scheme.load().label(label_uid)
        article = self._article(before.article_uid)
        if self._same(article.uid, before.span, label_uid):
            raise TagThereError(quote=before.quote, label=label.name)
        filled = self._suggesting.fill(article, before.span, label_uid)
        kept = {key: value for key, value in before.fields.items() if label.field(key)}
        kept = {key: value for key, value in kept.items() if not check_fields(label, {key: value})}
        fields = {**filled, **kept}
        automatic = frozenset(filled) - frozenset(kept) | before.automatic & frozenset(kept)
        after = before._replace(label_uid=label_uid, fields=fields, automatic=automatic)
        return self._change("relabel", after)

    def resize(self, uid: str, span: Span) -> Changes:
        """Move a tag's edges; fields that were filled automatically follow the new text."""
        before = self._own(uid)
        if before.span == span:
            return Changes("resize")
        article = self._article(before.article_uid)
        _refuse_outside(article, span)
        if self._same(article.uid, span, before.label_uid):
            label = self._stores.scheme.load().label(before.label_uid)
            raise TagThereError(quote=span.quote(article.text), label=label.name)
        filled = self._suggesting.fill(article, span, before.label_uid)
        touched = {key: value for key, value in before.fields.items() if key not in before.automatic}
        prefix, suffix = context(article.text, span)
        after = before._replace(
            span=span,
            quote=span.quote(article.text),
            prefix=prefix,
            suffix=suffix,
            fields={**filled, **touched},
            automatic=frozenset(filled) - frozenset(touched),
        )
        return self._change("resize", after)

    def set_fields(self, uid: str, values: Mapping[str, FieldValue | None]) -> Changes:
        """Set fields of a tag, None clearing one; whatever is set counts as touched.

        Raises:
            FieldValueError: a value does not fit; nothing was changed.
        """
        before = self._own(uid)
        label = self._stores.scheme.load().label(before.label_uid)
        fields = {key: value for key, value in {**before.fields, **values}.items() if value is not None}
        problems = {key: reason for key, reason in check_fields(label, fields).items() if key in values}
        for key, reason in problems.items():
            item = label.field(key)
            raise FieldValueError(field=item.name if item else key, reason=reason)
        after = before._replace(fields=fields, automatic=before.automatic - frozenset(values))
        return self._change("set_fields", after) if after != before else Changes("set_fields")

    def set_note(self, uid: str, note: str) -> Changes:
        """Set the note of a tag."""
        before = self._own(uid)
        return self._change("set_note", before._replace(note=note)) if note != before.note else Changes("set_note")

    def remove(self, uids: Iterable[str]) -> Changes:
        """Remove tags; they stay in the file, marked as deleted."""
        owned = [self._own(uid) for uid in uids]
        with recording(self._stores, "remove", self.annotator) as act:
            for annotation in owned:
                act.annotation(annotation.uid, None)
        return act.result()

    # All the same

    def same_in_article(self, uid: str) -> list[SameText]:
        """Return the untagged stretches of the article that read like a tag's quote."""
        annotation = self._own(uid)
        return self._untagged(self._article(annotation.article_uid), annotation)

    def same_in_project(self, uid: str) -> list[SameText]:
        """Return the untagged stretches of all articles that read like a tag's quote, article by article."""
        annotation = self._own(uid)
        found: list[SameText] = []
        for article_uid in self._stores.articles.holding(annotation.quote, _PROJECT_LIMIT):
            found += self._untagged(self._article(article_uid), annotation)
        return found

    def tag_all(
        self,
        uid: str,
        places: Sequence[SameText],
        *,
        on_progress: OnProgress = _tell_nobody,
        cancelled: Callable[[], bool] = _never,
    ) -> Changes:
        """Tag all the given stretches like the tag with this id, as one act.

        Raises:
            ActCancelled: the user cancelled; nothing was changed.
        """
        pattern = self._own(uid)
        with recording(self._stores, "tag_all", self.annotator, lasting=True) as act:
            done = 0
            for number, (article_uid, group) in enumerate(groupby(places, lambda place: place.article_uid)):
                if not number % _FAR_ENOUGH:
                    if cancelled():
                        raise ActCancelled
                    on_progress(done, len(places))
                here = list(group)
                self._tag_alike(act, pattern, self._article(article_uid), [place.span for place in here])
                done += len(here)
        return act.result()

    def _tag_alike(self, act: Recorder, pattern: Annotation, article: Article, spans: Iterable[Span]) -> None:
        self._begin_work(act, article.uid)
        label = pattern.label_uid
        free = [span for span in dict.fromkeys(spans) if not self._same(article.uid, span, label)]
        act.new_annotations([self._new(article, span, label, Origin.PROPAGATION, pattern.fields)[1] for span in free])

    # Suggestions

    def accept(self, article_uid: str, span: Span, label_uid: str) -> Changes:
        """Turn a suggestion into a tag."""
        return self.tag(article_uid, span, label_uid, origin=Origin.SUGGESTION)

    def reject(self, article_uid: str, span: Span, label_uid: str) -> Changes:
        """Remember that a suggestion is wrong, so that it does not come back."""
        with recording(self._stores, "reject", self.annotator) as act:
            rejection = (span.start, span.end, label_uid)
            act.rejection(article_uid, self.annotator.uid, rejection, present=True)
        return act.result()

    # Articles

    def set_state(self, article_uid: str, state: State) -> Changes:
        """Mark an article as new, in progress or done."""
        progress = self._stores.progress.get(article_uid, self.annotator.uid)
        if not can_move(progress.state, state):
            return Changes("set_state")
        with recording(self._stores, "set_state", self.annotator) as act:
            act.progress(progress._replace(state=state))
        return act.result()

    def set_flag(self, article_uid: str, flagged: bool) -> Changes:
        """Put a flag on an article, or take it off."""
        progress = self._stores.progress.get(article_uid, self.annotator.uid)
        with recording(self._stores, "set_flag", self.annotator) as act:
            act.progress(progress._replace(flagged=flagged))
        return act.result()

    def add_seconds(self, article_uid: str, seconds: int) -> None:
        """Add to the time spent with an article. Time is counted, not done: it is no act and cannot be undone."""
        if seconds <= 0 or self._stores.file.read_only:
            return
        with self._stores.file.transaction():
            self._stores.people.ensure(self.annotator)
            progress = self._stores.progress.get(article_uid, self.annotator.uid)
            self._stores.progress.write(progress._replace(seconds=progress.seconds + seconds))

    def set_metadata(self, article_uid: str, metadata: Metadata) -> Changes:
        """Change what is known about an article."""
        article = self._article(article_uid)
        if article.metadata == metadata:
            return Changes("set_metadata")
        with recording(self._stores, "set_metadata", self.annotator) as act:
            act.metadata(article_uid, article.metadata, metadata)
        return act.result()

    def remove_articles(self, article_uids: Sequence[str]) -> Changes:
        """Remove articles with all their tags from the project; Undo brings them back."""
        with recording(self._stores, "remove_articles", self.annotator) as act:
            for article_uid in article_uids:
                act.removed_article(article_uid, removed=True)
        return act.result()

    # Undo

    def undo(
        self, act_uid: str, *, on_progress: OnProgress = _tell_nobody, cancelled: Callable[[], bool] = _never
    ) -> Changes:
        """Take an act back, as an act of its own; see :meth:`annotator.services.reversing.Reversing.reverse`."""
        return Reversing(self._stores, self.annotator, on_progress, cancelled).reverse(act_uid, forward=False)

    def redo(
        self, act_uid: str, *, on_progress: OnProgress = _tell_nobody, cancelled: Callable[[], bool] = _never
    ) -> Changes:
        """Do an act again that was undone."""
        return Reversing(self._stores, self.annotator, on_progress, cancelled).reverse(act_uid, forward=True)

    def size(self, act_uid: str, limit: int) -> int:
        """Return about how many rows undoing an act would write, up to a limit."""
        return Reversing(self._stores, self.annotator).size(act_uid, limit)

    def undoable(self, limit: int = 500) -> tuple[list[Act], list[Act]]:
        """Return the acts that can be undone and those that can be done again, the next one last in each list."""
        return Reversing(self._stores, self.annotator).undoable(limit)

    # Helpers of the above

    def _same(self, article_uid: str, span: Span, label_uid: str) -> bool:
        """Tell whether the annotator has tagged this very span with this label."""
        return self._stores.annotations.has(article_uid, self.annotator.uid, label_uid, span)

    def _article(self, uid: str) -> Article:
        article = self._stores.articles.get(uid)
        if article is None:
            raise ArticleGoneError
        return article

    def _own(self, uid: str) -> Annotation:
        annotation = self._stores.annotations.get(uid)
        if annotation is None:
            raise TagGoneError
        if annotation.annotator_uid != self.annotator.uid:
            owner = next(one.name for one in self._stores.people.all() if one.uid == annotation.annotator_uid)
            raise TagOfAnotherError(name=owner)
        return annotation

    def _change(self, name: str, after: Annotation) -> Changes:
        with recording(self._stores, name, self.annotator) as act:
            act.annotation(after.uid, after)
        return act.result()

    def _new(
        self,
        article: Article,
        span: Span,
        label_uid: str,
        origin: Origin,
        fields: Mapping[str, FieldValue] | None,
    ) -> tuple[str, Annotation]:
        filled = self._suggesting.fill(article, span, label_uid) if fields is None else dict(fields)
        prefix, suffix = context(article.text, span)
        uid = new_uid()
        return uid, Annotation(
            uid=uid,
            article_uid=article.uid,
            annotator_uid=self.annotator.uid,
            label_uid=label_uid,
            span=span,
            quote=span.quote(article.text),
            fields=filled,
            automatic=frozenset(filled) if fields is None else frozenset(),
            origin=origin,
            prefix=prefix,
            suffix=suffix,
            created_at=now(),
        )

    def _begin_work(self, act: Recorder, article_uid: str) -> None:
        progress = self._stores.progress.get(article_uid, self.annotator.uid)
        if progress.state is State.NEW:
            act.progress(progress._replace(state=State.IN_PROGRESS))

    def _untagged(self, article: Article, pattern: Annotation) -> list[SameText]:
        taken = [tag.span for tag in self._stores.annotations.of_article(article.uid, self.annotator.uid)]
        taken += [zone.span for zone in self._stores.zones.of_article(article.uid)]
        spans = [Span(start, end) for start, end in occurrences(article.text, pattern.quote)]
        return [SameText(article.uid, span) for span in spans if not any(span.overlaps(other) for other in taken)]


def _refuse_outside(article: Article, span: Span) -> None:
    if span.end > len(article.text):
        raise BugError(f"{span} lies outside the article")
