"""What is known of a dataset besides its articles: for the card that goes with it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.exchange import ExchangedArticle

PART_ORDER = ("train", "validation", "dev", "test")


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Agreement on one label, or on all; None where a figure is undefined."""

    label: str
    exact_f1: float | None
    overlap_f1: float | None
    token_kappa: float | None
    unitizing_alpha: float | None
    field_agreement: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far those agree who tagged the same articles of a dataset, without their names."""

    annotators: int
    articles: int
    rows: tuple[AgreementRow, ...]
    """All labels together first."""


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """What the articles of a dataset do not say of themselves."""

    whose: str = ""
    """Whose tags these are, in words."""
    choices: tuple[str, ...] = ()
    """What was left out or changed, one sentence each."""
    copies: int = 0
    """Articles kept in one part with a copy of theirs."""
    of_one_strike: int = 0
    """Articles kept in one part with another on the same strike."""
    agreement: Agreement | None = None
    guidelines: str = ""
    licence: str = ""


@dataclass(slots=True)
class DatasetCounts:
    """What is counted while a dataset is written."""

    articles: Counter[str] = field(default_factory=Counter)
    """By part of the dataset."""
    spans: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By label and part."""
    annotators: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    linked: int = 0
    """Articles that are known to be edited copies of another."""
    first_day: str = ""
    last_day: str = ""

    def add(self, article: ExchangedArticle, part: str) -> None:
        """Count an article."""
        self.articles[part] += 1
        self.languages[article.metadata.language] += 1
        self.outlets[article.metadata.source] += 1
        self.linked += bool(article.copy_of)
        day = article.metadata.published_on[:10]
        if day:
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day, day)
        for span in article.spans:
            self.spans[span.label, part] += 1
            self.annotators[span.annotator] += 1

    def parts(self) -> list[str]:
        """Return the parts of the dataset, the one for training first."""
        known = [part for part in PART_ORDER if part in self.articles]
        return known + sorted(self.articles.keys() - set(known))

    def labels(self) -> dict[str, int]:
        """Return how many tags each label has, by its name."""
        counted: Counter[str] = Counter()
        for (label, _), count in self.spans.items():
            counted[label] += count
        return dict(counted)


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar of a chart: its parts lie one behind the other."""

    name: str
    colour: str
    """``#rrggbb``; the later parts are paler."""
    parts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below each other, to be drawn as a picture."""

    title: str
    bars: tuple[ChartBar, ...]
