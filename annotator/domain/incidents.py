"""From casualty spans to incidents: one for each strike, with what each source says of it.

A strike is told by where and when: the strike site nearest to a casualty span, and the day that the article names near
it, else the day it was published. Figures never tell it: two strikes with equal figures stay two. Parts of one town are
the same strike on a day as the town itself, as long as casualties are told of no more than one of them.

Figures of different sources are never added up. The lowest stated is the low end, the highest stated the high end;
parts of a figure (*subset*) and figures of other strikes or of the whole war are left out.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from annotator.domain.article import Metadata
from annotator.domain.casualty_mentions import (
    THIS_STRIKE,
    CasualtyMention,
    IncidentLabels,
    StrikePlace,
    article_key,
    casualty_mentions,
)
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.review import GOLD
from annotator.text.names import name_key, transliterate

_FIRST = {outcome: place for place, outcome in enumerate(("killed", "injured", "missing", "captured", "displaced"))}
_TOLD_LATER = timedelta(days=2)
"""How long after a strike an article that names no day may still speak of it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, as far as it is stated; all blank where nobody gave a number."""

    low: int | None = None
    high: int | None = None
    is_open: bool = False
    """There may be more: "at least", "more than", "dozens"."""

    def words(self) -> str:
        """Return ``3``, ``3–4``, ``3+``, ``3–4+``, ``≤7``, or a dash where nobody gave a number."""
        if self.low is None:
            return "—" if self.high is None else f"≤{self.high}"
        ends = f"{self.low}" if self.high in (None, self.low) else f"{self.low}–{self.high}"
        return ends + ("+" if self.is_open else "")

    @classmethod
    def of(cls, mention: CasualtyMention) -> "Figure":
        """Return what a casualty span states."""
        low, high = mention.low, mention.high
        return cls(low, low if high is None else high, low is not None and high is None)

    @classmethod
    def spanning(cls, figures: Iterable["Figure"]) -> "Figure":
        """Return the smallest and the largest figure stated; never a sum."""
        stated = [figure for figure in figures if figure.low is not None or figure.high is not None]
        lows = [figure.low for figure in stated if figure.low is not None]
        highs = [figure.high for figure in stated if figure.high is not None]
        return cls(min(lows, default=None), max(highs, default=None), any(figure.is_open for figure in stated))


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of a strike at one time: a row of the table "who says what"."""

    article: str
    """Id of the article."""
    metadata: Metadata
    said_by: str
    as_of: str
    figures: Mapping[str, Figure]
    """By outcome, such as ``killed``."""


@dataclass(frozen=True)
class Incident:
    """One strike."""

    uid: str
    """Place and day, ``kharkiv-2024-05-23``; the same for the same articles in whatever order."""
    place: str
    day: date | None
    is_day_named: bool
    """The articles name the day; else it is the day of publication."""
    statements: tuple[Statement, ...]
    mentions: tuple[CasualtyMention, ...]
    """Every casualty span of the strike, parts of figures too."""

    @property
    def articles(self) -> frozenset[str]:
        """Return the ids of the articles that tell of it."""
        return frozenset(mention.article for mention in self.mentions)

    @cached_property
    def sources(self) -> int:
        """Return how many outlets give figures; articles without an outlet count as one each."""
        return len({name_key(one.metadata.source) or one.article for one in self.statements})

    def outcomes(self) -> tuple[str, ...]:
        """Return what happened to people, the killed and the injured first."""
        named = {outcome for one in self.statements for outcome in one.figures}
        return tuple(sorted(named, key=lambda outcome: (_FIRST.get(outcome, len(_FIRST)), outcome)))

    def range(self, outcome: str) -> Figure:
        """Return the smallest and the largest figure that anybody states."""
        return Figure.spanning(one.figures[outcome] for one in self.statements if outcome in one.figures)

    def latest(self, outcome: str) -> Figure:
        """Return what is stated by those who speak last."""
        stated = [one for one in self.statements if one.figures.get(outcome, Figure()) != Figure()]
        newest = max((one.as_of for one in stated), default="")
        return Figure.spanning(one.figures[outcome] for one in stated if one.as_of == newest)


def incidents(articles: Iterable[ExchangedArticle], labels: IncidentLabels | None = None) -> list[Incident]:
    """Return the strikes that articles tell of, the newest first; the order of the articles does not matter."""
    finder = IncidentFinder(labels)
    for article in articles:
        finder.add(article)
    return finder.incidents()


@dataclass(slots=True)
class IncidentFinder:
    """Gathers what articles say of strikes; keeps their facts, not their texts."""

    labels: IncidentLabels | None = None
    _metadata: dict[str, Metadata] = field(default_factory=dict)
    _mentions: list[CasualtyMention] = field(default_factory=list)

    def add(self, article: ExchangedArticle) -> list[CasualtyMention]:
        """Take in one article, and return what its casualty spans say, in their order."""
        mentions = casualty_mentions(article, self.labels or IncidentLabels())
        if mentions:
            self._metadata[article_key(article)] = article.metadata
            self._mentions += mentions
        return mentions

    def incidents(self) -> list[Incident]:
        """Return the strikes, the newest first."""
        told = [mention for mention in self._mentions if mention.scope in ("", THIS_STRIKE)]
        told.sort(key=_order)
        placed = [strike for _, group in groupby(told, key=lambda one: one.article) for strike in _dated(list(group))]
        groups: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
        for strike in _within_towns(_joined(placed)):
            groups[strike.key].append(strike)
        names = _Names()
        found = [self._incident(groups[key], names) for key in sorted(groups)]
        return sorted(found, key=lambda one: (-(one.day or date.min).toordinal(), one.uid))

    def _incident(self, told: Sequence["_Told"], names: "_Names") -> Incident:
        place, day = _best_name(told), told[0].day
        is_named = any(one.is_day_named for one in told)
        mentions = tuple(sorted((one.mention for one in told), key=_order))
        statements = tuple(
            statement
            for _, group in groupby(mentions, key=lambda one: one.article)
            for statement in self._statements(list(group))
        )
        ordered = sorted(statements, key=lambda one: (one.as_of, one.metadata.source, one.article))
        return Incident(names.uid(place, day), place, day, is_named, tuple(ordered), mentions)

    def _statements(self, mentions: Sequence[CasualtyMention]) -> list[Statement]:
        """Return what one article says of a strike: a row for each source, and another where it corrects itself."""
        rows: dict[tuple[str, str], list[dict[str, Figure]]] = defaultdict(lambda: [{}])
        names: dict[str, str] = {}
        for mention in _read_once(mentions):
            if not mention.counts or not mention.outcome:
                continue
            who = name_key(mention.said_by)
            names.setdefault(who, mention.said_by)
            figure, own = Figure.of(mention), rows[who, mention.as_of]
            if any(row.get(mention.outcome) == figure for row in own):
                continue
            if mention.outcome in own[-1]:
                own.append({})
            own[-1][mention.outcome] = figure
        metadata = self._metadata[mentions[0].article]
        return [
            Statement(mentions[0].article, metadata, names[who], as_of, figures)
            for (who, as_of), own in rows.items()
            for figures in own
        ]


@dataclass(frozen=True, slots=True)
class _Told:
    """A casualty span with the strike that it is taken to speak of."""

    mention: CasualtyMention
    place: StrikePlace | None
    day: date | None
    is_day_named: bool
    group: str = ""
    """The part of a town it is told apart by; the town itself where it is not."""

    @property
    def key(self) -> tuple[str, ...]:
        if self.place is None or self.day is None:
            # nothing tells it from others of its kind, so it is nobody else's
            return (self.group, "", self.mention.article)
        return (self.group, self.day.isoformat())


def _dated(mentions: Sequence[CasualtyMention]) -> list[_Told]:
    """Give each span of one article a day: its own, else that of the nearest one of the same place, else none."""
    told = []
    known = [mention for mention in mentions if mention.day is not None]
    for mention in mentions:
        day = mention.day
        if day is None and mention.place is not None:
            own = [one for one in known if one.place is not None and one.place.key == mention.place.key]
            town = [one for one in known if one.place is not None and one.place.town == mention.place.town]
            near = own or town
            before = [one for one in near if one.start <= mention.start]
            day = before[-1].day if before else near[0].day if near else None
        told.append(_Told(mention, mention.place, day or mention.published, day is not None))
    return told


def _joined(told: Iterable[_Told]) -> list[_Told]:
    """Give spans of articles that name no day the day that others name, where these tell of a strike just before."""
    told = list(told)
    named: dict[tuple[str, date], set[str]] = defaultdict(set)
    for one in told:
        if one.place is not None and one.is_day_named and one.day is not None:
            named[one.place.town, one.day].add(one.place.key)
    return [one if one.is_day_named else replace(one, day=_day_by_others(one, named)) for one in told]


def _day_by_others(told: _Told, named: Mapping[tuple[str, date], Collection[str]]) -> date | None:
    """Return the last of the days just before at which others tell of the place, of the place itself if any does."""
    if told.place is None or told.day is None:
        return told.day
    town, own = told.place.town, told.place.key
    around = [told.day - timedelta(days=back) for back in range(_TOLD_LATER.days + 1)]
    of_place = (day for day in around if own in named.get((town, day), ()))
    of_town = (day for day in around if any(town in (own, key) for key in named.get((town, day), ())))
    return next(of_place, None) or next(of_town, told.day)


def _within_towns(told: Iterable[_Told]) -> list[_Told]:
    """Tell strikes in one town on one day apart by the parts of it, where casualties are told of several."""
    towns: dict[tuple[str, date | None, str], list[_Told]] = defaultdict(list)
    for one in told:
        alone = "" if one.place is not None and one.day is not None else one.mention.article
        towns[one.place.town if one.place else "", one.day, alone].append(one)
    found = []
    for (town, _, _), members in towns.items():
        parts = {one.place.key for one in members if one.place is not None and one.place.key != town}
        found += [
            replace(one, group=one.place.key if one.place is not None and len(parts) > 1 else town) for one in members
        ]
    return found


def _best_name(told: Sequence[_Told]) -> str:
    """Return the name of the smallest place, of several spellings the one that stands there most."""
    counts: dict[tuple[bool, str], int] = defaultdict(int)
    for one in told:
        if one.place is not None:
            counts[one.place.key != one.place.town, one.place.name] += 1
    return min(counts, key=lambda at: (not at[0], -counts[at], at[1]))[1] if counts else ""


def _read_once(mentions: Sequence[CasualtyMention]) -> list[CasualtyMention]:
    """Return the spans without those that another annotator reads at the same place: gold first, then by name."""
    taken: list[CasualtyMention] = []
    for one in sorted(mentions, key=lambda one: (one.annotator != GOLD.name, one.annotator, one.start, one.end)):
        again = any(
            other.annotator != one.annotator
            and other.outcome == one.outcome
            and other.start < one.end
            and one.start < other.end
            for other in taken
        )
        if not again:
            taken.append(one)
    return sorted(taken, key=_order)


def _order(mention: CasualtyMention) -> tuple[str, int, int, str, str, int, int, str]:
    low, high = -1 if mention.low is None else mention.low, -1 if mention.high is None else mention.high
    return (
        *(mention.article, mention.start, mention.end, mention.annotator),
        *(mention.outcome, low, high, mention.said_by),
    )


def _plain(name: str) -> str:
    """Return a name in small Latin letters, digits and hyphens."""
    latin = unicodedata.normalize("NFKD", transliterate(name)).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", latin.casefold()).strip("-")


class _Names:
    """Gives incidents ids that can be read."""

    def __init__(self) -> None:
        self._given: dict[str, int] = defaultdict(int)

    def uid(self, place: str, day: date | None) -> str:
        """Return place and day, with a number where another incident has these."""
        name = f"{_plain(place) or 'somewhere'}-{day.isoformat() if day else 'undated'}"
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}-{self._given[name]}"
