"""The whole report: what counts, what is left out, and its shape as JSON."""

import json
from collections.abc import Mapping, Sequence

import pytest

from annotator.domain.agreement import AgreementReport, AnnotatedArticle, measure
from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.people import Annotator
from annotator.domain.scheme import Colours, Field, FieldKind, Label
from annotator.domain.span import Span

GREY = Colours("#000000", "#eeeeee")
CASUALTIES = Label(
    "c",
    "Casualties",
    "C",
    "1",
    GREY,
    GREY,
    fields=(Field("killed", "Killed", FieldKind.INTEGER), Field("note", "Note", FieldKind.TEXT)),
)
WEAPONS = Label("w", "Weapons", "W", "2", GREY, GREY)
ANNA, BOHDAN, CLARA = Annotator("a", "Anna"), Annotator("b", "Bohdan"), Annotator("x", "Clara")
TEXT = "Three people were killed and six hurt when a Shahed drone hit a block in Kharkiv."


def tag(
    who: str, quote: str, label: str, fields: Mapping[str, FieldValue] | None = None, text: str = TEXT
) -> Annotation:
    start = text.index(quote)
    return Annotation(f"{who}{start}{label}", "1", who, label, Span(start, start + len(quote)), quote, fields or {})


def report(
    *articles: Mapping[str, Sequence[Annotation]], between: Sequence[Annotator] = (ANNA, BOHDAN)
) -> AgreementReport:
    numbered = [AnnotatedArticle(str(number), TEXT, layers) for number, layers in enumerate(articles)]
    return measure(numbered, between, [CASUALTIES, WEAPONS])


MINE = [tag("a", "Three people", "c", {"killed": 3}), tag("a", "Shahed drone", "w"), tag("a", "six hurt", "c")]
THEIRS = [tag("b", "Three people", "c", {"killed": 4, "note": "x"}), tag("b", "a Shahed drone", "w")]


def test_figures_of_one_article() -> None:
    overall = report({"a": MINE, "b": THEIRS}).overall
    assert overall.spans == (3, 2)
    assert overall.exact_f1 == pytest.approx(2 / 5)
    assert overall.overlap_f1 == pytest.approx(4 / 5)
    assert {schema.value: score for schema, score in overall.semeval.items()} == {
        "strict": pytest.approx(0.4),
        "exact": pytest.approx(0.4),
        "partial": pytest.approx(0.6),
        "type": pytest.approx(0.8),
    }
    assert overall.field_agreement == 0.0
    assert overall.token_kappa is not None
    assert overall.token_kappa_marked is not None
    assert overall.token_kappa_marked < overall.token_kappa < 1


def test_two_who_did_the_same_agree_fully() -> None:
    again = [tag("b", one.quote, one.label_uid, one.fields) for one in MINE]
    figures = report({"a": MINE, "b": again}).overall.to_mapping()
    assert figures.pop("semeval") == {"strict": 1.0, "exact": 1.0, "partial": 1.0, "type": 1.0}
    assert (figures.pop("a"), figures.pop("b")) == (3, 3)
    assert set(figures.values()) == {1.0}


def test_undefined_is_none() -> None:
    figures = report({"a": [], "b": []}).overall.to_mapping()
    assert set(figures.pop("semeval").values()) == {None}
    assert (figures.pop("a"), figures.pop("b")) == (0, 0)
    assert set(figures.values()) == {None}


def test_no_articles_in_common() -> None:
    alone = report({"a": MINE}, {"b": THEIRS})
    assert alone.articles == 0
    assert alone.overall.spans == (0, 0)
    assert alone.overall.exact_f1 is None


def test_nothing_tagged_is_a_finding_an_undone_article_is_not() -> None:
    assert report({"a": MINE, "b": THEIRS}, {"a": MINE, "b": []}).overall.exact_f1 == pytest.approx(2 / 8)
    assert report({"a": MINE, "b": THEIRS}, {"a": MINE}).overall.exact_f1 == pytest.approx(2 / 5)


def test_other_labels_are_left_out() -> None:
    layers = {"a": MINE, "b": THEIRS}
    only = measure([AnnotatedArticle("0", TEXT, layers)], [ANNA, BOHDAN], [WEAPONS])
    assert only.overall == only.labels["w"]
    assert only.overall.spans == (1, 1)


def test_a_labels_kappa_is_of_that_label() -> None:
    both = report({"a": MINE, "b": THEIRS})
    assert both.labels["w"].token_kappa == pytest.approx(measure_weapons_plainly())


def measure_weapons_plainly() -> float:
    """17 tokens: two marked by both, one by Bohdan only."""
    observed, expected = 16 / 17, (2 * 3 + 15 * 14) / 17**2
    return (observed - expected) / (1 - expected)


def test_three_annotators_get_the_mean_over_pairs() -> None:
    clara = [tag("x", one.quote, one.label_uid, one.fields) for one in MINE]
    several = report({"a": MINE, "b": THEIRS, "x": clara}, between=(ANNA, BOHDAN, CLARA))
    assert [tuple(one.name for one in pair.annotators) for pair in several.pairs] == [
        ("Anna", "Bohdan"),
        ("Anna", "Clara"),
        ("Bohdan", "Clara"),
    ]
    assert several.overall.exact_f1 == pytest.approx((0.4 + 1 + 0.4) / 3)
    assert several.overall.spans == (None, None)
    assert several.articles_f1()["0"] == pytest.approx((0.4 + 1 + 0.4) / 3)


def test_a_pair_without_common_articles_does_not_count_as_zero() -> None:
    several = report({"a": MINE, "b": THEIRS}, between=(ANNA, BOHDAN, CLARA))
    assert several.overall.exact_f1 == pytest.approx(0.4)


def test_confusion_of_labels_has_no_tag() -> None:
    layers = {"a": MINE, "b": [*THEIRS, tag("b", "six hurt", "w"), tag("b", "Kharkiv", "c")]}
    assert dict(report(layers).pairs[0].confusion) == {("c", "c"): 1, ("w", "w"): 1, ("c", "w"): 1, (None, "c"): 1}


def test_fields_by_name() -> None:
    second = {"a": [tag("a", "six hurt", "c", {"killed": 1})], "b": [tag("b", "six hurt", "c", {"killed": 1})]}
    fields = report({"a": MINE, "b": THEIRS}, second).pairs[0].fields
    killed, note = fields["c", "killed"], fields["c", "note"]
    assert (killed.compared, killed.agreed, killed.share) == (2, 1, 0.5)
    assert killed.alpha == pytest.approx(1 - 3 * 2 / 54)  # coincidences 3-4, 4-3, 1-1, 1-1 by squared distance
    assert (note.compared, note.agreed, note.alpha) == (1, 0, 0.0)


def test_json_has_the_promised_shape() -> None:
    mapping = json.loads(json.dumps(report({"a": MINE, "b": THEIRS}).to_mapping()))
    assert list(mapping) == ["annotators", "articles", "overall", "labels", "pairs"]
    assert (mapping["annotators"], mapping["articles"]) == (["Anna", "Bohdan"], 1)
    assert list(mapping["labels"]) == ["Casualties", "Weapons"]
    assert list(mapping["overall"]) == [
        "a",
        "b",
        "exact_f1",
        "overlap_f1",
        "semeval",
        "token_kappa",
        "token_kappa_marked",
        "unitizing_alpha",
        "field_agreement",
    ]
    assert list(mapping["overall"]["semeval"]) == ["strict", "exact", "partial", "type"]
    assert mapping["pairs"][0]["annotators"] == ["Anna", "Bohdan"]
    assert mapping["pairs"][0]["overall"] == mapping["overall"]
