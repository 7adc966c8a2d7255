"""Make articles ready for their rows as far as that needs nothing of the project: clean, normal, fit to their texts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from annotator.domain.article import Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedZone, OffsetUnit, Problem
from annotator.domain.furniture import Teaching, find_furniture, outlet_of
from annotator.domain.heading import title_in
from annotator.domain.near_duplicates import Sketch
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.domain.zone import Zone, ZoneOrigin
from annotator.services import intake_words as words
from annotator.services.cleaning import LONGEST_TEXT, clean_id
from annotator.services.preparing_tags import PreparedTag, TagPreparing
from annotator.storage.annotation_store import StoredTag
from annotator.text.normalise import NormalisedOffsets, normalise
from annotator.text.segmentation import word_count

_STATES = frozenset(state.value for state in State)
_ZONE_ORIGINS = frozenset(origin.value for origin in ZoneOrigin)
_LONGEST_METADATA = 10_000
_INSIDE = re.compile(r", (?:(?:line|entry|chapter|message) \d|https?://)")
"""Where a place goes on from a file's name to what is in it."""


@dataclass(slots=True)
class PreparedArticle:
    """An article ready to be stored, and what was found out about it on the way."""

    place: str
    text: str = ""
    """Normalised; empty where the article is refused."""
    refused: str = ""
    """Why it cannot be stored at all; there is nothing else of it then."""
    uid: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    sha256: str = ""
    is_otherwise: bool = False
    """The file gives a hash that is not that of its text."""
    raw_sha256: str = ""
    words: int = 0
    sketch: Sketch | None = None
    """To compare it with others, where copies are wanted otherwise."""
    imported_from: str = ""
    encoding: str = ""
    encoding_guessed: bool = False
    unit_assumed: OffsetUnit | None = None
    copy_of: str = ""
    progress: tuple[ExchangedProgress, ...] = ()
    tags: list[PreparedTag | Problem] = field(default_factory=list)
    """In the order of the file; a problem stands in the place of each tag that was left out."""
    zones: list[Zone] = field(default_factory=list)
    furniture: list[Zone] = field(default_factory=list)
    """Zones to be, where the article is new."""
    zone_problems: list[Problem] = field(default_factory=list)

    def __reduce__(self) -> tuple[Callable[..., "PreparedArticle"], tuple[dict[str, Any]]]:
        """Travel to another process as plain tuples: named ones and records would take five times as long."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        plain["tags"] = [tag if isinstance(tag, Problem) else (*tag[:-1], *tag.row) for tag in self.tags]
        for kind in ("zones", "furniture"):
            plain[kind] = [(zone.span.start, zone.span.end, zone.quote, zone.origin.value) for zone in plain[kind]]
        return _arrived, (plain,)


def _arrived(plain: dict[str, Any]) -> PreparedArticle:
    """Return the article that another process handed over."""
    before = len(PreparedTag._fields) - 1
    plain["tags"] = [
        tag if isinstance(tag, Problem) else PreparedTag._make((*tag[:before], StoredTag._make(tag[before:])))
        for tag in plain["tags"]
    ]
    for kind in ("zones", "furniture"):
        plain[kind] = [Zone(Span(start, end), quote, ZoneOrigin(origin)) for start, end, quote, origin in plain[kind]]
    return PreparedArticle(**plain)


class Preparing:
    """Prepares one article after another; nothing here reads or writes the project."""

    def __init__(self, scheme: AnnotationScheme, teaching: Teaching, *, with_sketches: bool = False) -> None:
        self._tags = TagPreparing(scheme)
        self._teaching = teaching
        self._with_sketches = with_sketches

    def prepared(self, given: ExchangedArticle) -> PreparedArticle:
        """Return an article ready for its rows."""
        made = PreparedArticle(given.place)
        text = normalise(given.text)
        if not text.strip():
            made.refused = words.WITHOUT_TEXTS if given.text_sha256 and not text else words.NO_TEXT
        elif len(text) > LONGEST_TEXT:
            made.refused = words.TOO_LONG
        if made.refused:
            return made
        self._describe(made, given, text)
        has_places = given.spans or given.zones
        offsets = NormalisedOffsets(given.text) if has_places and given.text != text else None
        made.tags = [
            self._tags.prepared(span, given.place, text, offsets, number) for number, span in enumerate(given.spans, 1)
        ]
        made.zones = _zones(given, text, offsets, made.zone_problems)
        outlet = outlet_of(made.metadata.source, made.metadata.url)
        if not given.zones_known and not given.zones:
            made.furniture = find_furniture(text, self._teaching.of(outlet), made.metadata.source)
        # What it brought teaches already what is prepared next.
        self._teaching.add(outlet, [zone.quote for zone in made.zones if zone.origin is ZoneOrigin.DRAWN], ())
        return made

    def _describe(self, made: PreparedArticle, given: ExchangedArticle, text: str) -> None:
        """Note all of an article but what stands at places in its text."""
        made.text = text
        made.uid = clean_id(given.uid)
        made.metadata = _clean_metadata(given.metadata)
        if not made.metadata.title:
            made.metadata = made.metadata._replace(title=title_in(text))
        made.sha256 = text_hash(text)
        if given.text_sha256 and given.text_sha256 != made.sha256:
            made.is_otherwise = given.text_sha256 != text_hash(given.text)
        made.raw_sha256 = given.raw_sha256
        made.words = word_count(text)
        made.sketch = Sketch(text) if self._with_sketches else None
        made.imported_from = normalise(PurePath(_INSIDE.split(given.place)[0]).name)
        made.encoding, made.encoding_guessed = given.encoding, given.encoding_guessed
        made.unit_assumed = given.unit_assumed
        made.copy_of = clean_id(given.copy_of)
        made.progress = tuple(self._clean_progress(entry) for entry in given.progress if entry.state in _STATES)

    def _clean_progress(self, entry: ExchangedProgress) -> ExchangedProgress:
        name = self._tags.name(entry.annotator)
        return entry if name == entry.annotator else replace(entry, annotator=name)


def _clean_metadata(said: Metadata) -> Metadata:
    if (said.title + said.source + said.url + said.published_on + said.language).isprintable():
        return said
    return Metadata(*(normalise(text)[:_LONGEST_METADATA] for text in said))


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
