"""What a dataset holds, in figures: counted over the very articles and tags that a choice would export."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.casualty_mentions import IncidentLabels
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.export_choice import EVERYTHING, ExportChoice
from annotator.domain.incidents import Incident, IncidentFinder
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.span import Span
from annotator.domain.spellings import CountedName, counted_names, has_names, name_field
from annotator.domain.workflow import State
from annotator.domain.zone import in_a_zone
from annotator.services.choosing import ChosenArticles
from annotator.storage.statistics_store import StatisticsStore
from annotator.storage.stores import Stores

_FAR_ENOUGH = 100
"""Articles between two looks at whether the user cancelled."""


class StatisticsCancelled(Exception):
    """The user cancelled."""


@dataclass(frozen=True, slots=True)
class LabelStatistics:
    """One label: how often it is given, and to what."""

    label: Label
    spans: int
    names: tuple[CountedName, ...]
    """The most frequent names first; empty for labels whose tags have no names, such as casualties."""

    @property
    def spelled_differently(self) -> tuple[CountedName, ...]:
        """Return the names that articles spell in several ways."""
        return tuple(name for name in self.names if len(name.spellings) > 1)


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How much comes from one outlet; its name is empty for articles without one."""

    name: str
    articles: int
    spans: int


@dataclass(frozen=True, slots=True)
class DatasetStatistics:
    """A dataset in figures."""

    articles: int
    spans: int
    labels: tuple[LabelStatistics, ...]
    """In the order of the scheme; retired labels only where they are used."""
    states: Mapping[State, int]
    """Articles by how far the one of the annotators is who is farthest with it."""
    days: tuple[tuple[str, int], ...]
    """Tags by the day they were made, ``2024-05-23``, in the time of this computer; only days with tags."""
    outlets: tuple[OutletCount, ...]
    """Those with the most articles first."""
    incidents: tuple[Incident, ...]
    """Strikes with who says what of each, the newest first; empty where they were not asked for."""


class Statistics:
    """Counts in one project, with the eyes of one annotator."""

    def __init__(self, stores: Stores, viewer: Annotator) -> None:
        self._stores = stores
        self._viewer = viewer

    def overview(
        self,
        choice: ExportChoice = EVERYTHING,
        *,
        incidents: bool = True,
        most_names: int = 1000,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> DatasetStatistics:
        """Return what a choice takes, in figures; without incidents no article is read, which is much faster.

        Tags in zones, stretches that are no article, do not count.

        Raises:
            UnknownAnnotatorError, NoSuchLabel: the choice names what is not there.
            StatisticsCancelled: the user cancelled.
        """
        with self._stores.file.known_errors():
            chosen = ChosenArticles(self._stores, self._viewer, choice)
            store = StatisticsStore(self._stores, replace(chosen.selection, outside_zones=True))
            spans = store.spans_by_label()
            states = store.articles_by_state()
            told = self._incidents(choice, on_progress, cancelled) if incidents else ()
            return DatasetStatistics(
                articles=store.articles(),
                spans=sum(spans.values()),
                labels=tuple(_labels(store, self._stores.scheme.load(), choice, spans, most_names)),
                states={state: states.get(state.value, 0) for state in State},
                days=tuple(store.spans_by_day()),
                outlets=tuple(OutletCount(*row) for row in store.by_outlet()),
                incidents=told,
            )

    def incidents(
        self,
        choice: ExportChoice = EVERYTHING,
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Incident, ...]:
        """Return the strikes that the chosen articles tell of, the newest first; raises as ``overview`` does."""
        with self._stores.file.known_errors():
            return self._incidents(choice, on_progress, cancelled)

    def _incidents(
        self, choice: ExportChoice, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> tuple[Incident, ...]:
        # Places and weapons tell what casualties belong to, whether they go out or not.
        whole = replace(choice, labels=None, fields=True, times=True, pseudonyms=False)
        chosen = ChosenArticles(self._stores, self._viewer, whole)
        labels = IncidentLabels.of(self._stores.scheme.load())
        finder = IncidentFinder(labels)
        row_ids = StatisticsStore(self._stores, chosen.selection).articles_with(labels.casualties)
        for done, article in enumerate(chosen.articles(row_ids)):
            if not done % _FAR_ENOUGH:
                if cancelled():
                    raise StatisticsCancelled
                on_progress(done, len(row_ids))
            finder.add(_outside_zones(article))
        on_progress(len(row_ids), len(row_ids))
        return tuple(finder.incidents())


def _outside_zones(article: ExchangedArticle) -> ExchangedArticle:
    """Return an article without the tags that share a character with a zone; its text stays whole."""
    zones = [Span(zone.start, zone.end) for zone in article.zones if zone.start < zone.end]
    if not zones:
        return article
    kept = (span for span in article.spans if not in_a_zone(span.start, span.end, zones))
    return replace(article, spans=tuple(kept))


def _labels(
    store: StatisticsStore, scheme: AnnotationScheme, choice: ExportChoice, spans: Mapping[str, int], most_names: int
) -> Sequence[LabelStatistics]:
    shown = [
        label
        for label in scheme.labels
        if (choice.labels is None or label.name in choice.labels) and (spans.get(label.uid) or not label.retired)
    ]
    fields = {label.uid: name_field(label) for label in shown if has_names(label) and spans.get(label.uid)}
    quotes = store.quotes({uid: item.key if item else "" for uid, item in fields.items()})
    found = []
    for label in shown:
        names = counted_names(label, quotes.get(label.uid, ()))
        found.append(LabelStatistics(label, spans.get(label.uid, 0), tuple(names[:most_names])))
    return found


def statistics_mapping(statistics: DatasetStatistics, most_names: int = 20) -> dict[str, Any]:
    """Return statistics as plain values for JSON, the most frequent names only."""
    return {
        "articles": statistics.articles,
        "spans": statistics.spans,
        "states": {state.value: count for state, count in statistics.states.items()},
        "labels": [
            {
                "name": each.label.name,
                "spans": each.spans,
                "names": [_name_mapping(name) for name in each.names[:most_names]],
                "spelled_differently": [_name_mapping(name) for name in each.spelled_differently[:most_names]],
            }
            for each in statistics.labels
        ],
        "days": dict(statistics.days),
        "outlets": [{"name": one.name, "articles": one.articles, "spans": one.spans} for one in statistics.outlets],
        "incidents": [incident_mapping(one) for one in statistics.incidents],
    }


def _name_mapping(name: CountedName) -> dict[str, Any]:
    return {"name": name.name, "spans": name.spans, "spellings": {one.text: one.spans for one in name.spellings}}


def incident_mapping(incident: Incident) -> dict[str, Any]:
    """Return an incident as plain values for JSON; figures are as people read them, ``3–4+``."""
    outcomes = incident.outcomes()
    return {
        "id": incident.uid,
        "place": incident.place,
        "day": incident.day.isoformat() if incident.day else None,
        "day_is_named": incident.is_day_named,
        "range": {outcome: incident.range(outcome).words() for outcome in outcomes},
        "latest": {outcome: incident.latest(outcome).words() for outcome in outcomes},
        "sources": incident.sources,
        "statements": [
            {
                "outlet": one.metadata.source,
                "title": one.metadata.title,
                "as_of": one.as_of,
                "said_by": one.said_by,
                "figures": {outcome: figure.words() for outcome, figure in one.figures.items()},
            }
            for one in incident.statements
        ],
    }
