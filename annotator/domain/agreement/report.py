"""Measure the agreement of annotators over many articles, one article at a time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from annotator.domain.agreement.field_agreement import FieldFigures, FieldName, FieldTable
from annotator.domain.agreement.matching import Unit, identical
from annotator.domain.agreement.semeval import Outcome, Schema, SchemaResult, outcomes, result
from annotator.domain.agreement.span_f1 import f1, overlap_matches
from annotator.domain.agreement.token_labels import TokenTable, token_count
from annotator.domain.agreement.unitizing_alpha import Continuum, unitizing_alpha
from annotator.domain.annotation import Annotation
from annotator.domain.people import Annotator
from annotator.domain.scheme import FieldKind, Label


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with the annotations of everybody who has finished it; no annotations is a finding too."""

    uid: str
    text: str
    annotations: Mapping[str, Sequence[Annotation]]
    """By annotator uid; an annotator who is not in it did not do the article."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures for one label, or for all of them. None where a figure is undefined."""

    spans: tuple[int | None, int | None]
    """Spans of the first and of the second annotator; None in a mean over several pairs."""
    exact_f1: float | None
    overlap_f1: float | None
    semeval: Mapping[Schema, float | None]
    """F1 by schema."""
    token_kappa: float | None
    token_kappa_marked: float | None
    unitizing_alpha: float | None
    field_agreement: float | None

    def to_mapping(self) -> dict[str, Any]:
        """Return the figures as plain values for JSON."""
        return {
            "a": self.spans[0],
            "b": self.spans[1],
            "exact_f1": self.exact_f1,
            "overlap_f1": self.overlap_f1,
            "semeval": {schema.value: self.semeval[schema] for schema in Schema},
            "token_kappa": self.token_kappa,
            "token_kappa_marked": self.token_kappa_marked,
            "unitizing_alpha": self.unitizing_alpha,
            "field_agreement": self.field_agreement,
        }


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """The agreement of two annotators."""

    annotators: tuple[Annotator, Annotator]
    articles: int
    """Articles that both have done."""
    overall: Figures
    labels: Mapping[str, Figures]
    """By label uid, in the order of the scheme."""
    semeval: Mapping[Schema, SchemaResult]
    """The counts behind the schemas, with precision and recall, over all labels."""
    confusion: Mapping[tuple[str | None, str | None], int]
    """Matched spans by the labels of the first and the second annotator; None stands for no tag."""
    fields: Mapping[FieldName, FieldFigures]
    articles_f1: Mapping[str, float | None]
    """Exact span F1 by article."""


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """The agreement of two or more annotators; of three or more, the mean over all pairs for which a figure exists."""

    annotators: tuple[Annotator, ...]
    articles: int
    """Articles that at least two of the annotators have done."""
    overall: Figures
    labels: Mapping[str, Figures]
    """By label uid, in the order of the scheme."""
    pairs: tuple[PairAgreement, ...]
    label_names: Mapping[str, str]

    def articles_f1(self) -> dict[str, float | None]:
        """Return exact span F1 by article, as the mean over pairs."""
        uids = dict.fromkeys(uid for pair in self.pairs for uid in pair.articles_f1)
        return {uid: _mean([pair.articles_f1.get(uid) for pair in self.pairs]) for uid in uids}

    def to_mapping(self) -> dict[str, Any]:
        """Return the report as plain values for JSON, by the names of annotators and labels."""
        return {
            "annotators": [annotator.name for annotator in self.annotators],
            "articles": self.articles,
            **self._figures(self.overall, self.labels),
            "pairs": [
                {
                    "annotators": [annotator.name for annotator in pair.annotators],
                    "articles": pair.articles,
                    **self._figures(pair.overall, pair.labels),
                }
                for pair in self.pairs
            ],
        }

    def _figures(self, overall: Figures, labels: Mapping[str, Figures]) -> dict[str, Any]:
        by_name = {self.label_names[uid]: figures.to_mapping() for uid, figures in labels.items()}
        return {"overall": overall.to_mapping(), "labels": by_name}


def measure(
    articles: Iterable[AnnotatedArticle], annotators: Sequence[Annotator], labels: Sequence[Label]
) -> AgreementReport:
    """Measure how far annotators agree on these labels, reading the articles once, in the order of the project.

    Every figure is computed for two annotators over the articles that both have done; annotations with other labels
    are left out. Unitizing alpha takes the texts joined end to end, in code points.
    """
    bits: dict[str, int] = {label.uid: 1 << place for place, label in enumerate(labels)}
    tallies = {
        pair: _PairTally(TokenTable(bits)) for pair in combinations([annotator.uid for annotator in annotators], 2)
    }
    double = 0
    for article in articles:
        layers = {
            annotator.uid: _Layer(article, annotator.uid, bits)
            for annotator in annotators
            if annotator.uid in article.annotations
        }
        if len(layers) > 1:
            double += 1
            tokens = token_count(article.text)
            for first, second in combinations(layers, 2):
                tallies[first, second].add(article, tokens, layers[first], layers[second])
    by_uid = {annotator.uid: annotator for annotator in annotators}
    pairs = tuple(tally.agreement((by_uid[a], by_uid[b]), labels) for (a, b), tally in tallies.items())
    return AgreementReport(
        annotators=tuple(annotators),
        articles=double,
        overall=_mean_figures([pair.overall for pair in pairs]),
        labels={label.uid: _mean_figures([pair.labels[label.uid] for pair in pairs]) for label in labels},
        pairs=pairs,
        label_names={label.uid: label.name for label in labels},
    )


class _Layer:
    """What one annotator did in one article, in the forms that the measures take."""

    __slots__ = ("annotations", "sections", "units")

    def __init__(self, article: AnnotatedArticle, annotator_uid: str, bits: Mapping[str, int]) -> None:
        self.annotations = [one for one in article.annotations[annotator_uid] if one.label_uid in bits]
        self.units = [Unit(one.span.start, one.span.end, one.label_uid) for one in self.annotations]
        self.sections: dict[str, list[tuple[int, int]]] = {}
        for start, end, label in self.units:
            self.sections.setdefault(label, []).append((start, end))


@dataclass(slots=True)
class _PairTally:
    """Everything that is counted for two annotators while the articles go by."""

    tokens: TokenTable
    articles: int = 0
    length: int = 0
    spans: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    exact: Counter[str] = field(default_factory=Counter)
    overlapping: Counter[str] = field(default_factory=Counter)
    """Matches beside the exact ones."""
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    """What became of the spans beside the exact ones."""
    continua: dict[str, Continuum] = field(default_factory=lambda: defaultdict(Continuum))
    fields: FieldTable = field(default_factory=FieldTable)
    articles_f1: dict[str, float | None] = field(default_factory=dict)

    def add(self, article: AnnotatedArticle, tokens: int, first: _Layer, second: _Layer) -> None:
        """Count one article that both annotators have done."""
        self.articles += 1
        for counted, layer in zip(self.spans, (first, second), strict=True):
            for label, sections in layer.sections.items():
                counted[label] += len(sections)
        same, left, right = identical(first.units, second.units)
        for one, other in same:
            self.exact[first.units[one].label] += 1
            self.fields.add(first.annotations[one], second.annotations[other])
        self.articles_f1[article.uid] = f1(len(same), len(first.units), len(second.units))
        if left or right:
            rest = [first.units[place] for place in left], [second.units[place] for place in right]
            self.overlapping.update(overlap_matches(*rest))
            self.outcomes.update(outcomes(*rest))
        self.tokens.add(article.text, tokens, first.units, second.units)
        for label in first.sections.keys() | second.sections.keys():
            self.continua[label].add(first.sections.get(label, ()), second.sections.get(label, ()), self.length)
        self.length += len(article.text)

    def agreement(self, annotators: tuple[Annotator, Annotator], labels: Sequence[Label]) -> PairAgreement:
        """Return the figures over all articles counted so far."""
        every = self._all_outcomes()
        confusion: Counter[tuple[str | None, str | None]] = Counter()
        for (left, right, _), count in every.items():
            confusion[left, right] += count
        numbers = {
            (label.uid, item.key)
            for label in labels
            for item in label.fields
            if item.kind in (FieldKind.INTEGER, FieldKind.DECIMAL)
        }
        return PairAgreement(
            annotators=annotators,
            articles=self.articles,
            overall=self._figures(None),
            labels={label.uid: self._figures(label.uid) for label in labels},
            semeval={schema: result(every, schema) for schema in Schema},
            confusion=confusion,
            fields=self.fields.figures(numbers),
            articles_f1=self.articles_f1,
        )

    def _all_outcomes(self) -> Counter[Outcome]:
        return self.outcomes + Counter({(label, label, True): count for label, count in self.exact.items()})

    def _figures(self, label: str | None) -> Figures:
        """Return the figures of one label, or of all with None."""

        def count(counted: Counter[str]) -> int:
            return counted.total() if label is None else counted[label]

        spans = count(self.spans[0]), count(self.spans[1])
        continua = list(self.continua.values()) if label is None else [self.continua[label]]
        return Figures(
            spans=spans,
            exact_f1=f1(count(self.exact), *spans),
            overlap_f1=f1(count(self.exact) + count(self.overlapping), *spans),
            semeval={schema: result(self._all_outcomes(), schema, label).f1 for schema in Schema},
            token_kappa=self.tokens.kappa(label),
            token_kappa_marked=self.tokens.kappa(label, only_marked=True),
            unitizing_alpha=unitizing_alpha(continua, self.length),
            field_agreement=self.fields.share(label),
        )


def _mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that are defined; None where none is."""
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None


def _mean_figures(pairs: Sequence[Figures]) -> Figures:
    """Return the figures of the only pair, or the mean of several."""
    if len(pairs) == 1:
        return pairs[0]

    def mean(figure: Callable[[Figures], float | None]) -> float | None:
        return _mean(map(figure, pairs))

    return Figures(
        spans=(None, None),
        exact_f1=mean(lambda each: each.exact_f1),
        overlap_f1=mean(lambda each: each.overlap_f1),
        semeval={schema: _mean(each.semeval[schema] for each in pairs) for schema in Schema},
        token_kappa=mean(lambda each: each.token_kappa),
        token_kappa_marked=mean(lambda each: each.token_kappa_marked),
        unitizing_alpha=mean(lambda each: each.unitizing_alpha),
        field_agreement=mean(lambda each: each.field_agreement),
    )
