"""Check articles on their way in and write them by batches."""

import re
from dataclasses import astuple, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import Origin, context
from annotator.domain.article import Article, Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.field_values import check_fields
from annotator.domain.furniture import find_furniture, outlet_of
from annotator.domain.heading import title_in
from annotator.domain.identity import new_uid, now
from annotator.domain.import_choice import Copies, ImportChoice
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.scheme_growth import grow_scheme, growth_between
from annotator.domain.span import Span
from annotator.domain.workflow import Progress, State
from annotator.domain.zone import Zone, ZoneOrigin
from annotator.errors import reason_of
from annotator.services import intake_words as words
from annotator.services.cleaning import (
    LONGEST_QUOTE,
    LONGEST_TEXT,
    MOST_SECONDS,
    clean_fields,
    clean_id,
    clean_name,
    clean_text,
)
from annotator.services.copying import CopyFinder
from annotator.services.lessons import teaching_of
from annotator.services.recording import Recorder
from annotator.storage.annotation_store import NewAnnotation
from annotator.storage.article_store import NewArticle
from annotator.storage.stores import Stores
from annotator.storage.zone_store import NewZone
from annotator.text.normalise import NormalisedOffsets, normalise
from annotator.text.segmentation import word_count

if TYPE_CHECKING:
    from annotator.services.importing import ImportSummary

_ORIGINS = frozenset(origin.value for origin in Origin)
_ZONE_ORIGINS = frozenset(origin.value for origin in ZoneOrigin)
_LONGEST_METADATA = 10_000
_INSIDE = re.compile(r", (?:(?:line|entry|chapter|message) \d|https?://)")
"""Where a place goes on from a file's name to what is in it."""
_STATES = frozenset(state.value for state in State)


class Intake:
    """Takes the articles of one import run; everything that is left out or altered is said in the summary."""

    def __init__(
        self, stores: Stores, summary: "ImportSummary", run_id: int, owner: Annotator, joined: list[str]
    ) -> None:
        self.summary = summary
        self._stores = stores
        self._run_id = run_id
        self._owner = owner
        self._people: dict[str, Annotator] = {"": owner, owner.name: owner}
        self._scheme: AnnotationScheme = stores.scheme.load()
        self._scheme_before = self._scheme
        self._growth: dict[str, Any] = {}
        self._joined = joined
        self._names: dict[str, str] = {}
        self._later: list[Progress] = []
        self._zones_later: list[tuple[str, Zone]] = []
        self._taken_uids: set[str] = set()
        self._labels: dict[str, Label] = {}
        self.choice = ImportChoice()
        self.finder: CopyFinder | None = None
        """Set where articles that are copies of others are wanted otherwise."""
        self._links: list[tuple[int, str]] = []
        """Row ids of the batch's copies, with the ids of their originals."""
        self._at = now()
        self._assumed: set[str] = set()
        """Files whose unit of offsets had to be assumed, and that was said."""
        self._taken_in_batch: dict[str, tuple[int, str]] = {}
        self._offsets: NormalisedOffsets | None = None
        """Of the article at hand, where normalising changed it."""
        self._tagged_in_batch: dict[int, set[tuple[str, str, int, int]]] = {}

    def is_empty(self) -> bool:
        """Tell whether nothing was taken."""
        return not (self.summary.articles or self.summary.spans or self._zones_later)

    def write(self, batch: list[ExchangedArticle]) -> None:
        """Write a batch in one transaction."""
        if not batch:
            return
        with self._stores.file.transaction():
            batch = [self._cleaned(read) for read in batch]
            self._prepare(batch)
            self._taken_uids = self._known_uids(batch)
            row_id, position = self._stores.articles.next_row_id(), self._stores.articles.next_position()
            new: list[NewArticle] = []
            tags: list[NewAnnotation] = []
            zones: list[NewZone] = []
            teaching = teaching_of(self._stores)
            progress: list[Progress] = []
            self._taken_in_batch = {}
            self._links = []
            self._tagged_in_batch = {}
            for read in batch:
                text = normalise(read.text)
                place = self._place(read, text, row_id + len(new), position + len(new), new)
                if place is None:
                    continue
                article_id, article_uid, is_new = place
                spans = self._spans(read, text, article_id, "" if is_new else article_uid)
                tags += spans
                marked = self._zones(read, text)
                if is_new:
                    if not read.zones_known and not read.zones:
                        lessons = teaching.of(outlet_of(read.metadata.source, read.metadata.url))
                        marked = find_furniture(text, lessons, read.metadata.source)
                    progress += self._progress(read, article_uid)
                    zones += [NewZone(article_id, zone) for zone in marked]
                else:
                    self._later += self._progress(read, article_uid)
                    known = self._stores.zones
                    self._zones_later += [(article_uid, z) for z in marked if known.row(article_uid, z.span) is None]
                    self._say_duplicate(read, len(spans))
            self._stores.articles.insert_many(new, self._run_id)
            self._stores.copies.insert_many(self._links)
            self.summary.linked += len(self._links)
            self.summary.spans += self._stores.annotations.insert_many(tags, self._run_id)
            self._stores.zones.insert_many(zones)
            for entry in progress:
                self._stores.progress.write(entry)
            self.summary.articles += len(new)

    def finish(self, act: Recorder) -> None:
        """Note in the act of the import what came with it besides articles and annotations."""
        if self._growth:
            act.note_growth(self._growth, present=True)
        for entry in self._later:
            if self._stores.progress.get(entry.article_uid, entry.annotator_uid) == Progress(
                entry.article_uid, entry.annotator_uid
            ):
                act.imported_progress(entry)
        for article_uid, zone in self._zones_later:
            if self._stores.zones.row(article_uid, zone.span) is None:
                act.zone(article_uid, zone)

    def _cleaned(self, read: ExchangedArticle) -> ExchangedArticle:
        """Return an article whose names, metadata and fields can be stored; the very same one where they all can."""
        spans = [self._cleaned_span(span, read, number) for number, span in enumerate(read.spans, 1)]
        if any(span is not given for span, given in zip(spans, read.spans, strict=True)):
            read = replace(read, spans=tuple(spans))
        said = read.metadata
        if not (said.title + said.source + said.url + said.published_on + said.language).isprintable():
            metadata = Metadata(*(normalise(text)[:_LONGEST_METADATA] for text in astuple(said)))
            read = replace(read, metadata=metadata)
        if any(self._name(entry.annotator) != entry.annotator for entry in read.progress):
            progress = tuple(replace(entry, annotator=self._name(entry.annotator)) for entry in read.progress)
            read = replace(read, progress=progress)
        return read

    def _cleaned_span(self, span: ExchangedSpan, read: ExchangedArticle, number: int) -> ExchangedSpan:
        """Return a span; without a label where it must be left out, so that those behind it keep their numbers."""
        label, annotator, fields = self._name(span.label), self._name(span.annotator), span.fields
        try:
            if not label:
                raise ValueError(words.NO_LABEL)
            if len(span.note) > LONGEST_QUOTE:
                raise ValueError(words.NOTE_TOO_LONG)
            if fields:
                fields = clean_fields(fields)
        except ValueError as error:
            self._skip(read, number, reason_of(error))
            return replace(span, label="")
        if label == span.label and annotator == span.annotator and fields == span.fields:
            return span
        return replace(span, label=label, annotator=annotator, fields=fields)

    def _name(self, name: str) -> str:
        if name not in self._names:
            self._names[name] = clean_name(name)
        return self._names[name]

    def _prepare(self, batch: list[ExchangedArticle]) -> None:
        """Add the annotators and labels that a batch names and the project lacks."""
        names = {span.annotator for read in batch for span in read.spans if span.label}
        names |= {entry.annotator for read in batch for entry in read.progress}
        for name in names - self._people.keys():
            self._people[name] = self._stores.people.named(name, self._owner.kind)
        joined = [one.uid for one in self._people.values() if not self._stores.people.id_of(one.uid)]
        for annotator in self._people.values():
            self._stores.people.ensure(annotator)
        # Read anew: somebody may have changed it since the last batch.
        scheme = self._stores.scheme.load()
        if scheme != self._scheme:
            self._scheme, self._labels = scheme, {}
        grown, said = grow_scheme(scheme, (span for read in batch for span in read.spans if span.label))
        if grown is not scheme:
            self._stores.scheme.save(grown)
            self._growth = growth_between(self._scheme_before, grown)
            self._scheme, self._labels = grown, {}
            self.summary.notices += [Problem("scheme", sentence) for sentence in said]
        self._joined += joined
        if joined or grown is not scheme:
            self._stores.imports.note_grown(self._run_id, {"scheme": self._growth, "annotators": self._joined})

    def _known_uids(self, batch: list[ExchangedArticle]) -> set[str]:
        """Return the ids that a batch brings and the project has already."""
        wanted = {read.uid for read in batch} | {span.uid for read in batch for span in read.spans}
        cleaned = {uid for uid in map(clean_id, wanted) if uid}
        return self._stores.articles.known(cleaned) | self._stores.annotations.known(cleaned) if cleaned else set()

    def _place(
        self, read: ExchangedArticle, text: str, row_id: int, position: int, new: list[NewArticle]
    ) -> tuple[int, str, bool] | None:
        """Return row id and id of the article a text belongs to, and whether it is new; None to leave it out."""
        if not text.strip():
            sentence = words.WITHOUT_TEXTS if read.text_sha256 and not text else words.NO_TEXT
            self.summary.problems.append(Problem(read.place, sentence))
            return None
        if len(text) > LONGEST_TEXT:
            self.summary.problems.append(Problem(read.place, words.TOO_LONG))
            return None
        sha256 = text_hash(text)
        present = self._taken_in_batch.get(sha256) or self._stores.articles.with_text(sha256)
        if present is not None:
            return (*present, False)
        if read.text_sha256 and read.text_sha256 not in (sha256, text_hash(read.text)):
            self.summary.notices.append(Problem(read.place, words.OTHER_HASH))
        original = self._original(read, text, sha256)
        if original is None:
            return None
        uid = self._uid(read.uid)
        if original:
            self._links.append((row_id, original))
        if self.finder is not None:
            self.finder.add(uid, text, original)
        metadata = read.metadata if read.metadata.title else replace(read.metadata, title=title_in(text))
        article = Article(
            uid=uid,
            text=text,
            metadata=metadata,
            text_sha256=sha256,
            raw_sha256=read.raw_sha256,
            imported_from=normalise(PurePath(_INSIDE.split(read.place)[0]).name),
            imported_at=self._at,
            position=position,
        )
        if read.unit_assumed is not None:
            self._say_assumed(read)
        if read.encoding_guessed:
            self.summary.notices.append(Problem(read.place, words.guessed_encoding(read.encoding)))
        self.summary.first_article_uid = self.summary.first_article_uid or uid
        new.append(NewArticle(row_id, article, word_count(text), read.encoding))
        self._taken_in_batch[sha256] = (row_id, uid)
        return row_id, uid, True

    def _spans(self, read: ExchangedArticle, text: str, article_id: int, present_uid: str) -> list[NewAnnotation]:
        """Return the tags to add to an article, which has the id ``present_uid`` where it was there before."""
        # an article may come twice in one batch, whose tags are not in the file yet
        present = self._tagged_in_batch.setdefault(article_id, set())
        if present_uid and read.spans:
            tags = self._stores.annotations.of_article(present_uid)
            present |= {(tag.annotator_uid, tag.label_uid, tag.span.start, tag.span.end) for tag in tags}
        has_places = read.spans or read.zones
        self._offsets = NormalisedOffsets(read.text) if has_places and read.text != text else None
        taken: list[NewAnnotation] = []
        for number, span in enumerate(read.spans, 1):
            new = self._span(span, read, text, article_id, number) if span.label else None
            if new is None:
                continue
            key = (new.annotator_uid, new.label_uid, new.start, new.end)
            if key in present:
                if not present_uid:
                    self._skip(read, number, words.TWICE)
                continue
            present.add(key)
            taken.append(new)
        return taken

    def _span(
        self, span: ExchangedSpan, read: ExchangedArticle, text: str, article_id: int, number: int
    ) -> NewAnnotation | None:
        start, end = span.start, span.end
        if self._offsets is not None and 0 <= start < end:
            start, end = self._offsets.of(start), self._offsets.of(end)
        if not 0 <= start < end <= len(text):
            self._skip(read, number, words.no_stretch(span.start, span.end))
            return None
        if end - start > LONGEST_QUOTE:
            self._skip(read, number, words.TAG_TOO_LONG)
            return None
        quote = text[start:end]
        if span.text is not None and span.text != quote and normalise(span.text) != quote:
            self._skip(read, number, words.reads_otherwise(span.start, quote, span.text))
            return None
        label = self._label(span.label)
        fields = span.fields
        if fields:
            for key, reason in check_fields(label, fields).items():
                kept = words.field_kept(key, reason)
                self.summary.notices.append(Problem(f"{read.place}, span {number}", kept))
        prefix, suffix = context(text, Span(start, end))
        created_at = clean_id(span.created_at) or self._at
        return NewAnnotation(
            uid=self._uid(span.uid),
            article_id=article_id,
            annotator_uid=self._people[span.annotator].uid,
            label_uid=label.uid,
            start=start,
            end=end,
            quote=quote,
            prefix=prefix,
            suffix=suffix,
            fields=fields,
            automatic=fields.keys() & span.automatic if span.automatic else (),
            note=clean_text(span.note),
            origin=span.origin if span.origin in _ORIGINS else Origin.IMPORT.value,
            created_at=created_at,
            updated_at=clean_id(span.updated_at) or created_at,
        )

    def _zones(self, read: ExchangedArticle, text: str) -> list[Zone]:
        """Return the zones that came with an article, each once."""
        taken: dict[Span, Zone] = {}
        for number, given in enumerate(read.zones, 1):
            start, end = given.start, given.end
            if self._offsets is not None and 0 <= start < end:
                start, end = self._offsets.of(start), self._offsets.of(end)
            quote = text[max(0, start) : max(0, end)]
            if not 0 <= start < end <= len(text) or (given.text is not None and normalise(given.text) != quote):
                place = f"{read.place}, zone {number}"
                self.summary.problems.append(Problem(place, words.ZONE_ELSEWHERE))
                continue
            origin = ZoneOrigin(given.origin) if given.origin in _ZONE_ORIGINS else ZoneOrigin.FOUND
            taken[Span(start, end)] = Zone(Span(start, end), quote, origin)
        return list(taken.values())

    def _uid(self, wanted: str) -> str:
        """Return the id that a thing came with, or a new one where it is taken or is none."""
        uid = clean_id(wanted)
        if not uid or uid in self._taken_uids:
            return new_uid()
        self._taken_uids.add(uid)
        return uid

    def _label(self, name: str) -> Label:
        label = self._labels.get(name) or self._scheme.label_named(name)
        if label is None:
            raise KeyError(name)
        self._labels[name] = label
        return label

    def _progress(self, read: ExchangedArticle, article_uid: str) -> list[Progress]:
        return [
            Progress(
                article_uid,
                self._people[entry.annotator].uid,
                State(entry.state),
                entry.flagged,
                min(entry.seconds, MOST_SECONDS),
            )
            for entry in read.progress
            if entry.state in _STATES
        ]

    def _say_duplicate(self, read: ExchangedArticle, spans: int) -> None:
        self.summary.duplicates += 1
        if spans:
            self.summary.notices.append(Problem(read.place, words.gained_tags(spans)))
        else:
            self.summary.problems.append(Problem(read.place, words.PRESENT))

    def _original(self, read: ExchangedArticle, text: str, sha256: str) -> str | None:
        """Return what a new article is a copy of, empty for nothing; None where it is left out for that."""
        said = clean_id(read.copy_of)
        wanted = self.choice.of_copy(sha256)
        if self.finder is None or wanted is Copies.KEEP:
            return said
        original = self.finder.original(text)
        if wanted is Copies.SKIP and original:
            title = next((title for _, title, _ in self._stores.articles.titles([original])), "")
            self.summary.problems.append(Problem(read.place, words.copy_of(title)))
            return None
        return said or original

    def _say_assumed(self, read: ExchangedArticle) -> None:
        """Say once for each file what its offsets were taken to count."""
        file = read.place.split(", ")[0]
        if file not in self._assumed:
            self._assumed.add(file)
            self.summary.notices.append(Problem(file, words.assumed_unit(read.unit_assumed)))

    def _skip(self, read: ExchangedArticle, number: int, reason: str) -> None:
        self.summary.problems.append(Problem(f"{read.place}, span {number}", words.left_out(reason)))
