"""Check articles on their way in and write them by batches."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import Annotation, Origin, context
from annotator.domain.article import Article, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.field_values import check_fields
from annotator.domain.identity import new_uid, now
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.scheme_growth import grow_scheme
from annotator.domain.span import Span
from annotator.domain.workflow import Progress, State
from annotator.storage.article_store import NewArticle
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise, normalised_offset
from annotator.text.segmentation import word_count
from annotator.text.titles import title_of

if TYPE_CHECKING:
    from annotator.services.importing import ImportSummary

_ORIGINS = frozenset(origin.value for origin in Origin)
_STATES = frozenset(state.value for state in State)


class Intake:
    """Takes the articles of one import run; everything that is left out or altered is said in the summary."""

    def __init__(self, stores: Stores, summary: "ImportSummary", run_id: int, owner: Annotator) -> None:
        self.summary = summary
        self._stores = stores
        self._run_id = run_id
        self._owner = owner
        self._people: dict[str, Annotator] = {"": owner, owner.name: owner}
        self._scheme: AnnotationScheme = stores.scheme.load()
        self._labels: dict[str, Label] = {}
        self._at = now()
        self._taken_in_batch: dict[str, tuple[int, str]] = {}

    def is_empty(self) -> bool:
        """Tell whether nothing was taken."""
        return not (self.summary.articles or self.summary.spans)

    def write(self, batch: list[ExchangedArticle]) -> None:
        """Write a batch in one transaction."""
        if not batch:
            return
        with self._stores.file.transaction():
            self._prepare(batch)
            row_id, position = self._stores.articles.next_row_id(), self._stores.articles.next_position()
            new: list[NewArticle] = []
            tags: list[tuple[Annotation, int]] = []
            progress: list[Progress] = []
            self._taken_in_batch = {}
            for read in batch:
                text = normalise(read.text)
                place = self._place(read, text, row_id + len(new), position + len(new), new)
                if place is None:
                    continue
                article_id, article_uid, is_new = place
                spans = self._spans(read, text, article_uid, is_new=is_new)
                tags += [(tag, article_id) for tag in spans]
                progress += self._progress(read, article_uid)
                if not is_new:
                    self._say_duplicate(read, len(spans))
            self._stores.articles.insert_many(new, self._run_id)
            self.summary.spans += self._stores.annotations.insert_many(tags, self._run_id)
            for entry in progress:
                self._stores.progress.write(entry)
            self.summary.articles += len(new)

    def _prepare(self, batch: list[ExchangedArticle]) -> None:
        """Add the annotators and labels that a batch names and the project lacks."""
        names = {span.annotator for read in batch for span in read.spans}
        names |= {entry.annotator for read in batch for entry in read.progress}
        for name in names:
            if name not in self._people:
                self._people[name] = self._stores.people.named(name)
        for annotator in self._people.values():
            self._stores.people.ensure(annotator)
        grown, said = grow_scheme(self._scheme, (span for read in batch for span in read.spans))
        if grown is not self._scheme:
            self._stores.scheme.save(grown)
            self._scheme = grown
            self._labels = {}
            self.summary.notices += [Problem("scheme", sentence) for sentence in said]

    def _place(
        self, read: ExchangedArticle, text: str, row_id: int, position: int, new: list[NewArticle]
    ) -> tuple[int, str, bool] | None:
        """Return row id and id of the article a text belongs to, and whether it is new; None to leave it out."""
        if not text.strip():
            self.summary.problems.append(Problem(read.place, "It has no text."))
            return None
        sha256 = text_hash(text)
        present = self._taken_in_batch.get(sha256) or self._stores.articles.with_text(sha256)
        if present is not None:
            return (*present, False)
        if read.text_sha256 and read.text_sha256 not in (sha256, text_hash(read.text) if read.text != text else sha256):
            self.summary.notices.append(Problem(read.place, "The text does not match the hash that came with it."))
        uid = read.uid if read.uid and not self._stores.articles.knows_uid(read.uid) else new_uid()
        metadata = read.metadata if read.metadata.title else replace(read.metadata, title=title_of(text))
        article = Article(
            uid=uid,
            text=text,
            metadata=metadata,
            text_sha256=sha256,
            raw_sha256=read.raw_sha256,
            imported_from=normalise(PurePath(read.place.split(", line ")[0]).name),
            imported_at=self._at,
            position=position,
        )
        if read.encoding_guessed:
            self.summary.notices.append(Problem(read.place, f"It was read as {read.encoding}, which is a guess."))
        self.summary.first_article_uid = self.summary.first_article_uid or uid
        new.append(NewArticle(row_id, article, word_count(text), read.encoding))
        self._taken_in_batch[sha256] = (row_id, uid)
        return row_id, uid, True

    def _spans(self, read: ExchangedArticle, text: str, article_uid: str, *, is_new: bool) -> list[Annotation]:
        present: set[tuple[str, str, int, int]] = set()
        if not is_new and read.spans:
            present = {_key(tag) for tag in self._stores.annotations.of_article(article_uid)}
        taken: list[Annotation] = []
        for number, span in enumerate(read.spans, 1):
            tag = self._span(span, read, text, article_uid, number)
            if tag is None:
                continue
            if _key(tag) in present:
                if is_new:
                    self._skip(read, number, "the same tag is in the file twice")
                continue
            present.add(_key(tag))
            taken.append(tag)
        return taken

    def _span(
        self, span: ExchangedSpan, read: ExchangedArticle, text: str, article_uid: str, number: int
    ) -> Annotation | None:
        start, end = span.start, span.end
        if text != read.text and 0 <= start < end:
            start, end = normalised_offset(read.text, start), normalised_offset(read.text, end)
        if not 0 <= start < end <= len(text):
            self._skip(read, number, f"{span.start} to {span.end} is not a stretch of the text")
            return None
        quote = text[start:end]
        if span.text is not None and span.text != quote and normalise(span.text) != quote:
            self._skip(read, number, f"at {span.start} the text reads “{_short(quote)}”, not “{_short(span.text)}”")
            return None
        label = self._label(span.label)
        fields = _clean(span.fields)
        if fields:
            for key, reason in check_fields(label, fields).items():
                place = f"{read.place}, span {number}"
                self.summary.notices.append(Problem(place, f"{key}: {reason} It was kept as it is."))
        prefix, suffix = context(text, Span(start, end))
        uid = span.uid if span.uid and not self._stores.annotations.revision(span.uid) else new_uid()
        return Annotation(
            uid=uid,
            article_uid=article_uid,
            annotator_uid=self._people[span.annotator].uid,
            label_uid=label.uid,
            span=Span(start, end),
            quote=quote,
            fields=fields,
            automatic=frozenset(span.automatic) & frozenset(fields),
            note=normalise(span.note),
            origin=Origin(span.origin) if span.origin in _ORIGINS else Origin.IMPORT,
            prefix=prefix,
            suffix=suffix,
            created_at=span.created_at or self._at,
            updated_at=span.updated_at or span.created_at or self._at,
        )

    def _label(self, name: str) -> Label:
        label = self._labels.get(name) or self._scheme.label_named(name)
        if label is None:
            raise KeyError(name)
        self._labels[name] = label
        return label

    def _progress(self, read: ExchangedArticle, article_uid: str) -> list[Progress]:
        return [
            Progress(article_uid, self._people[entry.annotator].uid, State(entry.state), entry.flagged, entry.seconds)
            for entry in read.progress
            if entry.state in _STATES
        ]

    def _say_duplicate(self, read: ExchangedArticle, spans: int) -> None:
        self.summary.duplicates += 1
        if spans:
            sentence = f"The article is in the project already; {spans} tags were added to it."
            self.summary.notices.append(Problem(read.place, sentence))
        else:
            self.summary.problems.append(Problem(read.place, "The same text is in the project already."))

    def _skip(self, read: ExchangedArticle, number: int, reason: str) -> None:
        self.summary.problems.append(Problem(f"{read.place}, span {number}", f"Left out: {reason}."))


def _key(tag: Annotation) -> tuple[str, str, int, int]:
    return tag.annotator_uid, tag.label_uid, tag.span.start, tag.span.end


def _clean(value: Any) -> Any:
    """Return a value from a file without what SQLite cannot hold."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, Mapping):
        return {str(key): _clean(part) for key, part in value.items() if part is not None}
    return value


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
