"""Agreement over 10,000 double annotated articles, beside nervaluate and krippendorff in the same run.

Needs the dependency group ``references``. Run with ``python -m pytest tests/benchmarks -m benchmark -s``.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from time import perf_counter
from typing import Any, TypeVar

import pytest

from annotator.domain.agreement import AnnotatedArticle, measure
from annotator.domain.agreement.kappa import krippendorff_alpha, table_coincidences
from annotator.domain.agreement.matching import Unit
from annotator.domain.agreement.semeval import Outcome, Schema, outcomes, result
from annotator.domain.agreement.span_f1 import exact_matches, f1
from annotator.domain.agreement.token_labels import TokenTable, token_count
from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.comparison import compare, proposal
from annotator.domain.people import Annotator
from annotator.domain.scheme import Colours, Label
from annotator.domain.span import Span

pytestmark = pytest.mark.benchmark

ARTICLES = 10_000
SPANS = 16
WORDS = (
    "Rescuers in Харків said “три” people were killed when a Shahed-136 drone struck; 20 others, Терехов added, hurt."
)
GREY = Colours("#000000", "#eeeeee")
LABELS = [Label(uid, uid, uid, uid, GREY, GREY) for uid in "CWOL"]
Result = TypeVar("Result")


def timed(what: str, work: Callable[[], Result]) -> tuple[float, Result]:
    begin = perf_counter()
    done = work()
    seconds = perf_counter() - begin
    print(f"\n{what}: {seconds:.2f} s", end="")
    return seconds, done


def layer(random: Random, who: str, places: list[tuple[int, int, str]]) -> list[Annotation]:
    """Tag most of these places, some of them a little differently, as a second person would."""
    tagged = []
    for start, end, label in places:
        chance = random.random()
        if chance < 0.07:
            continue
        begin = start + 3 if chance < 0.15 else start
        name = random.choice("CWOL") if chance > 0.97 else label
        fields: dict[str, FieldValue] = {"low": random.choice([1, 1, 1, 2]), "who": "civilian", "where": "Kharkiv"}
        tagged.append(Annotation(f"{who}{start}", "", who, name, Span(begin, end), "", fields))
    return tagged


@pytest.fixture(scope="module")
def articles() -> list[AnnotatedArticle]:
    random = Random(4)
    made = []
    for number in range(ARTICLES):
        cut = random.randrange(50)
        text = (WORDS[cut:] + WORDS * 30)[:3280]
        places = [
            (begin, begin + random.randint(5, 40), random.choice("CWOL"))
            for begin in (200 * place + random.randrange(150) for place in range(SPANS))
        ]
        made.append(AnnotatedArticle(str(number), text, {who: layer(random, who, places) for who in "ab"}))
    return made


def pairs(articles: list[AnnotatedArticle]) -> Iterator[tuple[str, list[Unit], list[Unit]]]:
    for article in articles:
        first, second = (
            [Unit(one.span.start, one.span.end, one.label_uid) for one in article.annotations[who]] for who in "ab"
        )
        yield article.text, first, second


def test_everything_at_once(articles: list[AnnotatedArticle]) -> None:
    seconds, report = timed(
        f"all figures of {ARTICLES} articles",
        lambda: measure(articles, [Annotator("a", "A"), Annotator("b", "B")], LABELS),
    )
    print(f" ({ARTICLES / seconds:.0f} articles/s)")
    assert report.overall.exact_f1


def test_f1_and_kappa_alone(articles: list[AnnotatedArticle]) -> None:
    def both() -> tuple[float | None, float | None]:
        matched: Counter[str] = Counter()
        spans = [0, 0]
        tokens = TokenTable({label: 1 << place for place, label in enumerate("CWOL")})
        for text, first, second in pairs(articles):
            matched += exact_matches(first, second)
            spans[0] += len(first)
            spans[1] += len(second)
            tokens.add(text, token_count(text), first, second)
        return f1(matched.total(), *spans), tokens.kappa()

    _, (score, kappa) = timed(f"exact F1 and token kappa of {ARTICLES} articles", both)
    report = measure(articles[:100], [Annotator("a", "A"), Annotator("b", "B")], LABELS)
    assert score == pytest.approx(report.overall.exact_f1, abs=0.05)
    assert kappa == pytest.approx(report.overall.token_kappa, abs=0.05)


def test_four_schemas_beside_nervaluate(articles: list[AnnotatedArticle]) -> None:
    nervaluate = pytest.importorskip("nervaluate", reason="the dependency group references is not installed")

    def ours() -> Counter[Outcome]:
        counted: Counter[Outcome] = Counter()
        for _, first, second in pairs(articles):
            counted.update(outcomes(first, second))
        return counted

    spans: list[list[list[dict[str, Any]]]] = [
        [
            [
                {"label": one.label_uid, "start": one.span.start, "end": one.span.end - 1}
                for one in article.annotations[who]
            ]
            for article in articles
        ]
        for who in "ab"
    ]
    seconds, counted = timed("four schemas, ours", ours)
    theirs, evaluated = timed(
        "four schemas, nervaluate", lambda: nervaluate.Evaluator(*spans, tags=list("CWOL"), loader="dict").evaluate()
    )
    print(f" ({theirs / seconds:.1f} times ours)")
    for schema, name in zip(Schema, ("strict", "exact", "partial", "ent_type"), strict=True):
        assert result(counted, schema).f1 == pytest.approx(evaluated["overall"][name].f1, abs=0.002)
    assert theirs > 3 * seconds


def test_alpha_beside_krippendorff_on_the_same_tokens(articles: list[AnnotatedArticle]) -> None:
    krippendorff = pytest.importorskip("krippendorff", reason="the dependency group references is not installed")
    numpy = pytest.importorskip("numpy")
    some = articles[: ARTICLES // 10]
    bits = {label: 1 << place for place, label in enumerate("CWOL")}

    def ours() -> float | None:
        tokens = TokenTable(bits)
        for text, first, second in pairs(some):
            tokens.add(text, token_count(text), first, second)
        return krippendorff_alpha(table_coincidences(tokens.table()))

    values: tuple[list[int], list[int]] = ([], [])
    for text, *sides in pairs(some):
        found = [token.span() for token in re.finditer(r"\w+|[^\w\s]", text)]
        for side, units in zip(values, sides, strict=True):
            side.extend(sum({bits[unit.label] for unit in units if unit.start < b and a < unit.end}) for a, b in found)
    matrix = numpy.array(values, dtype=float)
    seconds, alpha = timed(f"token alpha of {len(some)} articles, cutting the text included, ours", ours)
    theirs, expected = timed(
        f"token alpha of the same {matrix.shape[1]} tokens, krippendorff",
        lambda: krippendorff.alpha(reliability_data=matrix, level_of_measurement="nominal"),
    )
    print(f" ({theirs / seconds:.1f} times ours)")
    assert alpha == pytest.approx(float(expected), abs=1e-9)
    assert theirs > 5 * seconds


def test_comparing_an_article_with_5000_spans() -> None:
    random = Random(4)
    places = [(60 * place, 60 * place + random.randint(5, 50), random.choice("CWOL")) for place in range(2500)]
    layers = {who: layer(random, who, places) for who in "ab"}
    _, comparison = timed(f"comparing {sum(map(len, layers.values()))} spans", lambda: compare(layers))
    print(f" ({len(comparison.disagreements)} disagreements)")
    timed("their proposals", lambda: [proposal(each) for each in comparison.disagreements])
    assert comparison.disagreements
