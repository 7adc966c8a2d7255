"""Make articles ready for their rows as far as that needs nothing of the project: clean, normal, fit to their texts."""

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import NamedTuple

from annotator.domain.annotation import CONTEXT, Origin
from annotator.domain.article import Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, ExchangedZone, Problem
from annotator.domain.furniture import Teaching, find_furniture, outlet_of
from annotator.domain.span import Span
from annotator.domain.zone import Zone, ZoneOrigin
from annotator.errors import reason_of
from annotator.services import intake_words as words
from annotator.services.cleaning import (
    LONGEST_QUOTE,
    LONGEST_TEXT,
    clean_fields,
    clean_id,
    clean_name,
    clean_text,
)
from annotator.storage.annotation_store import StoredTag, dump_fields, dump_keys
from annotator.text.normalise import NormalisedOffsets, normalise
from annotator.text.segmentation import word_count

_ORIGINS = frozenset(origin.value for origin in Origin)
_ZONE_ORIGINS = frozenset(origin.value for origin in ZoneOrigin)
_LONGEST_METADATA = 10_000
_INSIDE = re.compile(r", (?:(?:line|entry|chapter|message) \d|https?://)")
"""Where a place goes on from a file's name to what is in it."""


class PreparedTag(NamedTuple):
    """A tag that fits its text; whether its label and its form fit the scheme is still to be seen."""

    number: int
    """Its place among the spans of its article in the file, from 1."""
    given: ExchangedSpan
    """With names that can be stored."""
    row: StoredTag
    uid: str
    created_at: str
    updated_at: str


@dataclass(slots=True)
class PreparedArticle:
    """An article ready to be stored, and what was found out about it on the way."""

    given: ExchangedArticle
    """With names and metadata that can be stored; its text and its offsets are as they came."""
    text: str
    unclean: list[Problem]
    """What had to be left out before anything was looked at in its text."""
    refused: str = ""
    """Why it cannot be stored at all; there is nothing else of it then."""
    sha256: str = ""
    words: int = 0
    imported_from: str = ""
    tags: list[PreparedTag | Problem] = field(default_factory=list)
    """In the order of the file; a problem stands in the place of each tag that was left out."""
    zones: list[Zone] = field(default_factory=list)
    zone_problems: list[Problem] = field(default_factory=list)
    furniture: list[Zone] = field(default_factory=list)
    """Zones to be, where the article is new."""


class Preparing:
    """Prepares one article after another; nothing here reads or writes the project."""

    def __init__(self) -> None:
        self.teaching = Teaching()
        """What the outlets were taught about their furniture."""
        self._names: dict[str, str] = {}

    def prepared(self, given: ExchangedArticle) -> PreparedArticle:
        """Return an article ready for its rows."""
        unclean: list[Problem] = []
        given = self._cleaned(given, unclean)
        text = normalise(given.text)
        made = PreparedArticle(given, text, unclean)
        if not text.strip():
            made.refused = words.WITHOUT_TEXTS if given.text_sha256 and not text else words.NO_TEXT
        elif len(text) > LONGEST_TEXT:
            made.refused = words.TOO_LONG
        if made.refused:
            return made
        made.sha256 = text_hash(text)
        made.words = word_count(text)
        made.imported_from = normalise(PurePath(_INSIDE.split(given.place)[0]).name)
        has_places = given.spans or given.zones
        offsets = NormalisedOffsets(given.text) if has_places and given.text != text else None
        made.tags = _tags(given, text, offsets)
        made.zones = _zones(given, text, offsets, made.zone_problems)
        if not given.zones_known and not given.zones:
            lessons = self.teaching.of(outlet_of(given.metadata.source, given.metadata.url))
            made.furniture = find_furniture(text, lessons, given.metadata.source)
        return made

    def _cleaned(self, given: ExchangedArticle, unclean: list[Problem]) -> ExchangedArticle:
        """Return an article whose names, metadata and fields can be stored; the very same one where they all can."""
        spans = [self._cleaned_span(span, given, number, unclean) for number, span in enumerate(given.spans, 1)]
        if any(map(_is_other, spans, given.spans)):
            given = replace(given, spans=tuple(spans))
        said = given.metadata
        if not (said.title + said.source + said.url + said.published_on + said.language).isprintable():
            metadata = Metadata(*(normalise(text)[:_LONGEST_METADATA] for text in said))
            given = replace(given, metadata=metadata)
        if any(self._name(entry.annotator) != entry.annotator for entry in given.progress):
            progress = tuple(replace(entry, annotator=self._name(entry.annotator)) for entry in given.progress)
            given = replace(given, progress=progress)
        return given

    def _cleaned_span(
        self, span: ExchangedSpan, given: ExchangedArticle, number: int, unclean: list[Problem]
    ) -> ExchangedSpan:
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
            unclean.append(left_out(given, number, reason_of(error)))
            return replace(span, label="")
        if label == span.label and annotator == span.annotator and fields is span.fields:
            return span
        return replace(span, label=label, annotator=annotator, fields=fields)

    def _name(self, name: str) -> str:
        cleaned = self._names.get(name)
        if cleaned is None:
            cleaned = self._names[name] = clean_name(name)
        return cleaned


def left_out(given: ExchangedArticle, number: int, reason: str) -> Problem:
    """Say that a span of an article was left out."""
    return Problem(f"{given.place}, span {number}", words.left_out(reason))


def _is_other(one: object, other: object) -> bool:
    return one is not other


def _tags(given: ExchangedArticle, text: str, offsets: NormalisedOffsets | None) -> list[PreparedTag | Problem]:
    return [_tag(span, given, text, offsets, number) for number, span in enumerate(given.spans, 1) if span.label]


def _tag(
    span: ExchangedSpan, given: ExchangedArticle, text: str, offsets: NormalisedOffsets | None, number: int
) -> PreparedTag | Problem:
    start, end = span.start, span.end
    if offsets is not None and 0 <= start < end:
        start, end = offsets.of(start), offsets.of(end)
    if not 0 <= start < end <= len(text):
        return left_out(given, number, words.no_stretch(span.start, span.end))
    if end - start > LONGEST_QUOTE:
        return left_out(given, number, words.TAG_TOO_LONG)
    quote = text[start:end]
    if span.text is not None and span.text != quote and normalise(span.text) != quote:
        return left_out(given, number, words.reads_otherwise(span.start, quote, span.text))
    fields = span.fields
    row = StoredTag(
        start,
        end,
        quote,
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        dump_fields(fields),
        dump_keys(fields.keys() & span.automatic if span.automatic else ()),
        clean_text(span.note),
        span.origin if span.origin in _ORIGINS else Origin.IMPORT.value,
    )
    return PreparedTag(number, span, row, clean_id(span.uid), clean_id(span.created_at), clean_id(span.updated_at))


def _zones(
    given: ExchangedArticle, text: str, offsets: NormalisedOffsets | None, problems: list[Problem]
) -> list[Zone]:
    """Return the zones that came with an article, each once."""
    taken: dict[Span, Zone] = {}
    for number, zone in enumerate(given.zones, 1):
        start, end = zone.start, zone.end
        if offsets is not None and 0 <= start < end:
            start, end = offsets.of(start), offsets.of(end)
        if _is_elsewhere(zone, text, start, end):
            problems.append(Problem(f"{given.place}, zone {number}", words.ZONE_ELSEWHERE))
            continue
        origin = ZoneOrigin(zone.origin) if zone.origin in _ZONE_ORIGINS else ZoneOrigin.FOUND
        taken[Span(start, end)] = Zone(Span(start, end), text[start:end], origin)
    return list(taken.values())


def _is_elsewhere(zone: ExchangedZone, text: str, start: int, end: int) -> bool:
    if not 0 <= start < end <= len(text):
        return True
    return zone.text is not None and normalise(zone.text) != text[start:end]
