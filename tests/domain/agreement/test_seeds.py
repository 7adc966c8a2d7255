"""The two annotators of the sample articles, against the counts that their README gives."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.agreement import AgreementReport, AnnotatedArticle, measure
from annotator.domain.annotation import Annotation
from annotator.domain.comparison import Comparison, compare
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span

SEEDS = Path(__file__).parents[3] / "seeds"
OLENA, TOM = Annotator("o", "Olena"), Annotator("t", "Tom")


@cache
def rows(folder: str) -> list[dict[str, Any]]:
    lines = (SEEDS / folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def annotations(row: dict[str, Any], who: str, scheme: AnnotationScheme) -> list[Annotation]:
    made = []
    for span in row["spans"]:
        label = scheme.label_named(span["label"])
        assert label
        place = Span(span["start"], span["end"])
        made.append(Annotation(span["id"], row["id"], who, label.uid, place, span["text"], span["fields"]))
    return made


@pytest.fixture(scope="module")
def articles(default_scheme: AnnotationScheme) -> list[AnnotatedArticle]:
    return [
        AnnotatedArticle(
            mine["id"],
            mine["text"],
            {"o": annotations(mine, "o", default_scheme), "t": annotations(theirs, "t", default_scheme)},
        )
        for mine, theirs in zip(rows("first_annotator"), rows("second_annotator"), strict=True)
    ]


@pytest.fixture(scope="module")
def report(articles: list[AnnotatedArticle], default_scheme: AnnotationScheme) -> AgreementReport:
    return measure(articles, [OLENA, TOM], default_scheme.labels)


@pytest.fixture(scope="module")
def comparisons(articles: list[AnnotatedArticle]) -> list[Comparison]:
    return [compare(article.annotations) for article in articles]


@pytest.mark.parametrize(
    ("label", "spans", "score"),
    [
        ("Casualties", (47, 45), 0.72),
        ("Weapons", (44, 41), 0.82),
        ("Officials", (47, 43), 0.84),
        ("Locations", (65, 63), 0.83),
    ],
)
def test_figures_by_label(
    label: str, spans: tuple[int, int], score: float, report: AgreementReport, default_scheme: AnnotationScheme
) -> None:
    found = default_scheme.label_named(label)
    assert found
    figures = report.labels[found.uid]
    assert figures.spans == spans
    assert figures.exact_f1 == pytest.approx(score, abs=0.005)


def test_figures_over_all_labels(report: AgreementReport) -> None:
    assert report.articles == 6
    assert report.overall.spans == (203, 192)
    assert report.overall.exact_f1 == pytest.approx(2 * 159 / (203 + 192))
    figures = report.overall
    assert figures.overlap_f1
    assert figures.exact_f1
    assert figures.exact_f1 < figures.overlap_f1 < 1
    assert figures.unitizing_alpha
    assert 0.667 < figures.unitizing_alpha < 1


def test_what_is_agreed_and_what_differs_in_a_field(comparisons: list[Comparison]) -> None:
    """Of the 159 tags they share, 111 have the same form and 48 differ in a field."""
    assert sum(len(each.agreed) for each in comparisons) == 111
    assert sum(one.only_fields for each in comparisons for one in each.disagreements) == 48


def test_every_tag_is_compared_once(comparisons: list[Comparison], articles: list[AnnotatedArticle]) -> None:
    for comparison, article in zip(comparisons, articles, strict=True):
        agreed = [one.uid for each in comparison.agreed for one in each.annotations.values()]
        disputed = [uid for each in comparison.disagreements for uid in each.uids]
        assert sorted(agreed + disputed) == sorted(one.uid for group in article.annotations.values() for one in group)
