"""What each casualty span of an article says: how many, by whom it is said, of which strike, where and when.

Nearest means everywhere: in the same sentence; else in the same paragraph; else in the article. Of those in a
paragraph or an article, the last before the span counts, else the first behind it. A span whose paragraph names no
place speaks of the place that the casualty span before it speaks of.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from annotator.domain.annotation import FieldValue
from annotator.domain.article import text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.text.dates import find_days, iso_day
from annotator.text.names import name_key
from annotator.text.sentences import sentences

THIS_STRIKE = "this_strike"
_TOWNS = frozenset({"settlement", "city"})
_WIDE = frozenset({"raion", "oblast", "region", "country"})
_USED = frozenset({"", "used"})
_REPORTED_WITHIN = timedelta(days=7)

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class IncidentLabels:
    """Which labels of a scheme hold what incidents are made of, told by their fields, not by their names."""

    casualties: frozenset[str] = frozenset({"Casualties"})
    places: frozenset[str] = frozenset({"Locations"})
    weapons: frozenset[str] = frozenset({"Weapons"})

    @classmethod
    def of(cls, scheme: AnnotationScheme | None) -> "IncidentLabels":
        """Return the labels of a scheme; those of the scheme that new projects begin with where there is none."""
        if scheme is None:
            return cls()

        def with_fields(*keys: str) -> frozenset[str]:
            return frozenset(label.name for label in scheme.labels if all(label.field(key) for key in keys))

        places = frozenset(label.name for label in scheme.labels if _has_choice(label, "role", "strike_site"))
        return cls(with_fields("outcome", "count_low"), places, with_fields("category", "quantity"))


def _has_choice(label: Label, key: str, value: str) -> bool:
    item = label.field(key)
    return item is not None and item.choice(value) is not None


@dataclass(frozen=True, slots=True)
class StrikePlace:
    """Where something hit."""

    name: str
    key: str
    """The same for every spelling of the name."""
    town: str
    """Key of the town that a part of one belongs to; else the same as ``key``."""


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """One casualty span, with what stands near it."""

    article: str
    """Id of the article; see :func:`article_key`."""
    start: int
    end: int
    annotator: str
    outcome: str
    low: int | None
    high: int | None
    qualifier: str
    who: str
    scope: str
    is_subset: bool
    said_by: str
    as_of: str
    place: StrikePlace | None
    day: date | None
    """Day of the strike, as far as the article names one near the span."""
    published: date | None
    sentence: tuple[int, int]
    weapon: ExchangedSpan | None

    @property
    def counts(self) -> bool:
        """Tell whether it may go into the figures of a strike: no part of another figure, and of this strike."""
        return not self.is_subset and self.scope in ("", THIS_STRIKE)


def article_key(article: ExchangedArticle) -> str:
    """Return what tells an article from others: its id, or what else there is."""
    return article.uid or article.text_sha256 or text_hash(article.text)


def casualty_mentions(article: ExchangedArticle, labels: IncidentLabels) -> list[CasualtyMention]:
    """Return what each casualty span of an article says, in the order of the spans."""
    casualties = [span for span in article.spans if span.label in labels.casualties]
    return _Reader(article, labels).read(casualties) if casualties else []


class _Reader:
    """Reads one article."""

    def __init__(self, article: ExchangedArticle, labels: IncidentLabels) -> None:
        self._article = article
        self._published = iso_day(article.metadata.published_on)
        self._sites = _strike_sites([span for span in article.spans if span.label in labels.places])
        self._weapons = sorted(
            (span for span in article.spans if span.label in labels.weapons and _text(span, "role") in _USED),
            key=_order,
        )
        self._by_uid = {span.uid: span for span in article.spans if span.uid}
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._days: dict[int, list[tuple[int, date]]] = {}

    def read(self, casualties: Sequence[ExchangedSpan]) -> list[CasualtyMention]:
        """Return what each casualty span says, in the order in which they are given."""
        before: dict[str, ExchangedSpan | None] = {}
        sites: dict[int, ExchangedSpan | None] = {}
        for span in sorted(casualties, key=_order):
            scope = _text(span, "scope") or THIS_STRIKE
            site = self._nearest(self._sites, span) or before.get(scope) or self._nearest(self._sites, span, far=True)
            before[scope] = sites[id(span)] = site
        return [self._mention(span, sites[id(span)]) for span in casualties]

    def _mention(self, span: ExchangedSpan, site: ExchangedSpan | None) -> CasualtyMention:
        low, high = _whole(span, "count_low"), _whole(span, "count_high")
        return CasualtyMention(
            article=article_key(self._article),
            start=span.start,
            end=span.end,
            annotator=span.annotator,
            outcome=_text(span, "outcome"),
            low=low,
            high=high,
            qualifier=_text(span, "qualifier"),
            who=_text(span, "who"),
            scope=_text(span, "scope"),
            is_subset=span.fields.get("subset") is True,
            said_by=self._said_by(span.fields.get("source")),
            as_of=_text(span, "as_of") or self._article.metadata.published_on,
            place=_place(site) if site else None,
            day=self._day(span, site),
            published=self._published,
            sentence=self._sentence(span.start),
            weapon=self._nearest(self._weapons, span, far=True),
        )

    def _said_by(self, source: FieldValue | None) -> str:
        """Return who says it; a link to an official gives that official's one name."""
        if isinstance(source, Mapping):
            official = self._by_uid.get(source.get("span", ""))
            named = official and _text(official, "name")
            return named or str(source.get("text", ""))
        return str(source or "")

    def _sentence(self, place: int) -> tuple[int, int]:
        start, end = paragraph = self._paragraph(place)
        if start not in self._sentences:
            inside = sentences(self._article.text[start:end])
            self._sentences[start] = [(start + first, start + behind) for first, behind in inside] or [paragraph]
        found = self._sentences[start]
        return found[max(bisect_right(found, place, key=_sentence_start) - 1, 0)]

    def _paragraph(self, place: int) -> tuple[int, int]:
        text = self._article.text
        end = text.find("\n", place)
        return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end

    def _nearest(self, spans: Sequence[ExchangedSpan], to: ExchangedSpan, *, far: bool = False) -> ExchangedSpan | None:
        stretches = [self._sentence(to.start), self._paragraph(to.start)]
        if far:
            stretches.append((0, len(self._article.text) + 1))
        return _nearest(spans, _start, to.start, *stretches)

    def _day(self, span: ExchangedSpan, site: ExchangedSpan | None) -> date | None:
        """Return the day named in the sentence or paragraph of a span, else in the sentence of where it was."""
        near = self._day_near(span.start, whole_paragraph=True)
        return near or (self._day_near(site.start, whole_paragraph=False) if site else None)

    def _day_near(self, place: int, *, whole_paragraph: bool) -> date | None:
        paragraph, sentence = self._paragraph(place), self._sentence(place)
        if paragraph[0] not in self._days:
            found = find_days(self._article.text, self._published, *paragraph)
            self._days[paragraph[0]] = [(at, day) for at, day in found if self._may_be_reported(day)]
        days = self._days[paragraph[0]]
        nearest = _nearest(days, _place_of, place, sentence, paragraph if whole_paragraph else sentence)
        return nearest[1] if nearest else None

    def _may_be_reported(self, day: date) -> bool:
        """Tell whether news of a day may have this article's date; what lies farther back is told as the past."""
        return self._published is None or self._published - _REPORTED_WITHIN <= day <= self._published


def _nearest(
    things: Sequence[Thing],
    start_of: Callable[[Thing], int],
    place: int,
    *stretches: tuple[int, int],
) -> Thing | None:
    """Return what is nearest to a place in the first of some stretches that holds any; things stand in order."""
    first_behind = bisect_right(things, place, key=start_of)
    before = things[first_behind - 1] if first_behind else None
    behind = things[first_behind] if first_behind < len(things) else None
    for number, (start, end) in enumerate(stretches):
        left = before if before is not None and start_of(before) >= start else None
        right = behind if behind is not None and start_of(behind) < end else None
        if left is not None and right is not None and not number:
            return left if place - start_of(left) <= start_of(right) - place else right
        if left is not None or right is not None:
            return left if left is not None else right
    return None


def _strike_sites(places: Sequence[ExchangedSpan]) -> list[ExchangedSpan]:
    """Return the places where something hit, wide areas only where nothing smaller is named.

    Where no place has a role, as in tags without forms, all of them may be meant.
    """
    with_role = [span for span in places if _text(span, "role")]
    sites = [span for span in with_role if _text(span, "role") == "strike_site"] if with_role else list(places)
    narrow = [span for span in sites if _text(span, "level") not in _WIDE]
    return sorted(narrow or sites, key=_order)


def _place(span: ExchangedSpan) -> StrikePlace | None:
    name = _text(span, "name") or span.text or ""
    level, parent = _text(span, "level"), _text(span, "parent")
    return _named_place(name, "" if level in _TOWNS | _WIDE or not level else parent)


@lru_cache(maxsize=20_000)
def _named_place(name: str, town: str) -> StrikePlace | None:
    key = name_key(name)
    return StrikePlace(name, key, name_key(town) or key) if key else None


def _text(span: ExchangedSpan, key: str) -> str:
    value = span.fields.get(key)
    return value.strip() if isinstance(value, str) else ""


def _whole(span: ExchangedSpan, key: str) -> int | None:
    value = span.fields.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _order(span: ExchangedSpan) -> tuple[int, int, str, str]:
    return span.start, span.end, span.annotator, span.uid


def _start(span: ExchangedSpan) -> int:
    return span.start


def _sentence_start(sentence: tuple[int, int]) -> int:
    return sentence[0]


def _place_of(named: tuple[int, date]) -> int:
    return named[0]
