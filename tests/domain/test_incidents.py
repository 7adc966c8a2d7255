"""Incidents: the sample articles by hand-checked expectations, and what must hold for any articles."""

from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import FieldValue
from annotator.domain.article import Metadata
from annotator.domain.casualty_mentions import IncidentLabels, casualty_mentions
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.incidents import Figure, Incident, incidents
from annotator.domain.scheme import AnnotationScheme
from annotator.formats.base import ReadOptions
from annotator.formats.jsonl import JSON_LINES
from annotator.resources import seed

MAY = "2024-05-23"


@cache
def tagged(who: str) -> tuple[ExchangedArticle, ...]:
    assert JSON_LINES.read is not None
    found = JSON_LINES.read(seed(f"{who}_annotator", "articles.jsonl"), ReadOptions())
    return tuple(one for one in found if isinstance(one, ExchangedArticle))


def figures(found: list[Incident]) -> dict[str, dict[str, str]]:
    return {one.uid: {outcome: one.range(outcome).words() for outcome in one.outcomes()} for one in found}


def test_the_sample_articles_tell_of_six_strikes() -> None:
    assert figures(incidents(tagged("first"))) == {
        "kharkiv-2025-04-17": {"killed": "1", "injured": "57+"},  # the dead of Sumy and Kryvyi Rih left out
        "saltivka-2024-09-24": {"killed": "3+", "injured": "36"},  # single victims are parts of the three
        "kharkiv-2024-05-23": {"killed": "4–7+", "injured": "16–21+"},  # two articles, two languages, one strike
        "slobidskyi-district-2022-08-18": {"killed": "1", "injured": "18"},  # one article, two strikes
        "saltivskyi-district-2022-08-17": {"killed": "7+", "injured": "16"},
        "kharkiv-undated": {"unspecified": "—", "injured": "—"},  # nobody gave a number
    }


def test_a_second_annotator_s_reading_tells_of_the_same_strikes() -> None:
    first, second = incidents(tagged("first")), incidents(tagged("second"))
    assert [one.uid for one in second] == [one.uid for one in first]
    together = incidents(
        replace(one, spans=one.spans + other.spans)
        for one, other in zip(tagged("first"), tagged("second"), strict=True)
    )
    assert [(one.uid, one.articles) for one in together] == [(one.uid, one.articles) for one in first]
    # what both tagged is stated once, as the first of them reads it
    assert figures(together)["kharkiv-2024-05-23"] == {"killed": "4–7+", "injured": "16–21+"}


def test_who_says_what_keeps_sources_and_corrections_apart() -> None:
    (strike,) = (one for one in incidents(tagged("first")) if one.uid == "kharkiv-2024-05-23")
    said = [
        (row.metadata.source, row.said_by, {outcome: figure.words() for outcome, figure in row.figures.items()})
        for row in strike.statements
        if row.metadata.source == "Wire"
    ]
    assert said == [
        ("Wire", "State Emergency Service of Ukraine", {"killed": "7", "injured": "16"}),
        ("Wire", "State Emergency Service of Ukraine", {"injured": "20"}),
        ("Wire", "Authorities", {"killed": "7+", "injured": "20"}),
    ]
    assert (strike.sources, strike.place, strike.day, strike.is_day_named) == (2, "Kharkiv", date(2024, 5, 23), True)


def _article(uid: str, *tags: tuple[str, str, dict[str, FieldValue]], day: str = MAY, **known: str) -> ExchangedArticle:
    """Return an article of one sentence for each tag."""
    text, spans = "", []
    for label, quote, fields in tags:
        spans.append(ExchangedSpan(len(text), len(text) + len(quote), label, quote, fields, uid=f"{uid}{len(text)}"))
        text += quote + (" " if label == "Locations" else ".\n\n")
    return ExchangedArticle(text, Metadata(published_on=day, **known), tuple(spans), uid=uid)


def _site(name: str, **fields: FieldValue) -> tuple[str, str, dict[str, FieldValue]]:
    return "Locations", name, {"name": name, "role": "strike_site", **fields}


def _killed(low: int | None, high: int | None = None, **fields: FieldValue) -> tuple[str, str, dict[str, FieldValue]]:
    counts: dict[str, FieldValue] = {}
    counts |= {} if low is None else {"count_low": low}
    counts |= {} if high is None else {"count_high": high}
    return "Casualties", "killed people", {"outcome": "killed", **counts, **fields}


def test_equal_figures_never_merge_strikes() -> None:
    apart = [
        _article("a", _site("Kharkiv"), _killed(7, 7)),
        _article("b", _site("Sumy"), _killed(7, 7)),
        _article("c", _site("Kharkiv"), _killed(7, 7), day="2024-05-24"),
        _article("d", _killed(7, 7), day=""),
        _article("e", _killed(7, 7), day=""),
    ]
    assert len(incidents(apart)) == 5


def test_spellings_of_a_place_are_one_place() -> None:
    (strike,) = incidents([_article("a", _site("Харків"), _killed(7)), _article("b", _site("Kharkiv"), _killed(4, 4))])
    assert strike.articles == {"a", "b"}
    assert strike.range("killed") == Figure(4, 7, is_open=True)


def test_one_part_of_a_town_is_the_town_and_two_are_two_strikes() -> None:
    town = _article("a", _site("Kharkiv", level="city"), _killed(2, 2))
    part = _article("b", _site("Saltivka", level="city_district", parent="Kharkiv"), _killed(3, 3))
    other = _article("c", _site("Slobidskyi", level="city_district", parent="Kharkiv"), _killed(4, 4))
    assert [(one.place, one.articles) for one in incidents([town, part])] == [("Saltivka", frozenset("ab"))]
    assert {one.place: one.articles for one in incidents([town, part, other])} == {
        "Kharkiv": {"a"},
        "Saltivka": {"b"},
        "Slobidskyi": {"c"},
    }


def test_the_latest_figure_is_of_those_who_speak_last() -> None:
    early = _article("a", _site("Kharkiv"), _killed(4, 4, as_of="2024-05-23T10:00"))
    late = _article("b", _site("Kharkiv"), _killed(7, 7, as_of="2024-05-23T18:00"))
    silent = _article("c", _site("Kharkiv"), _killed(None, as_of="2024-05-23T20:00"))
    (strike,) = incidents([late, silent, early])
    assert strike.range("killed").words() == "4–7"
    assert strike.latest("killed").words() == "7"


def test_an_article_that_names_no_day_joins_the_strike_just_before_it() -> None:
    named = ExchangedArticle(
        "On Thursday 7 killed in Kharkiv.",
        Metadata(published_on=MAY),
        (
            ExchangedSpan(12, 20, "Casualties", fields={"outcome": "killed", "count_low": 7}),
            ExchangedSpan(24, 31, "Locations", fields={"name": "Kharkiv", "role": "strike_site"}),
        ),
        uid="named",
    )
    later = _article("later", _site("Kharkiv"), _killed(8, 8), day="2024-05-24")
    much_later = _article("much later", _site("Kharkiv"), _killed(8, 8), day="2024-05-29")
    assert [one.articles for one in incidents([named, later, much_later])] == [{"much later"}, {"named", "later"}]


def test_links_to_officials_give_their_one_name() -> None:
    official = ExchangedSpan(20, 25, "Officials", "mayor", {"name": "Ihor Terekhov"}, uid="o1")
    said = ExchangedSpan(0, 8, "Casualties", "7 killed", {"source": {"span": "o1", "text": "mayor"}})
    article = ExchangedArticle("7 killed, told us a mayor.", spans=(said, official))
    assert [one.said_by for one in casualty_mentions(article, IncidentLabels())] == ["Ihor Terekhov"]


def test_labels_are_known_by_their_fields(default_scheme: AnnotationScheme) -> None:
    assert IncidentLabels.of(default_scheme) == IncidentLabels()
    renamed = default_scheme._replace(labels=tuple(one._replace(name=f"X {one.name}") for one in default_scheme.labels))
    assert IncidentLabels.of(renamed).casualties == {"X Casualties"}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(), "—"),
        (Figure(0, 0), "0"),
        (Figure(3, 3), "3"),
        (Figure(3, 4), "3–4"),
        (Figure(3, 3, is_open=True), "3+"),
        (Figure(3, 4, is_open=True), "3–4+"),
        (Figure(None, 7), "≤7"),
    ],
)
def test_figures_in_words(figure: Figure, words: str) -> None:
    assert figure.words() == words


Tag = tuple[str, str, dict[str, FieldValue]]

_PLACES: st.SearchStrategy[Tag] = st.sampled_from(
    [
        _site("Kharkiv", level="city"),
        _site("Saltivka", level="city_district", parent="Kharkiv"),
        _site("Slobidskyi district", level="city_district", parent="Kharkiv"),
        _site("Суми", level="city"),
        _site("Kharkiv Oblast", level="oblast"),
        ("Locations", "On Wednesday", {"role": "context"}),
        ("Locations", "On Tuesday", {"role": "context"}),
    ]
)
_COUNTS = st.one_of(st.none(), st.integers(0, 9))
_KILLED: st.SearchStrategy[Tag] = st.builds(
    _killed,
    _COUNTS,
    st.one_of(st.none(), st.integers(10, 12)),
    source=st.sampled_from(["Mayor", "DSNS", ""]),
    scope=st.sampled_from(["this_strike", "other_strike", "cumulative", ""]),
    subset=st.booleans(),
)
_DAYS = st.sampled_from(["", "2024-05-22", "2024-05-23", "2024-05-24"])
_ARTICLES = st.lists(
    st.tuples(st.lists(st.one_of(_PLACES, _KILLED), max_size=6), _DAYS, st.sampled_from(["Wire", ""])), max_size=5
).map(
    lambda drawn: [
        _article(f"article-{number}", *tags, day=day, source=source) for number, (tags, day, source) in enumerate(drawn)
    ]
)


@settings(max_examples=150, deadline=None)
@given(_ARTICLES, st.integers(0, 99))
def test_the_order_of_articles_and_tags_does_not_matter(articles: list[ExchangedArticle], seed_number: int) -> None:
    random = Random(seed_number)
    mixed = [replace(one, spans=tuple(random.sample(one.spans, len(one.spans)))) for one in articles]
    random.shuffle(mixed)
    assert incidents(mixed) == incidents(articles)


@settings(max_examples=150, deadline=None)
@given(_ARTICLES)
def test_every_casualty_of_a_strike_is_in_one_incident_and_no_figure_is_made_up(
    articles: list[ExchangedArticle],
) -> None:
    found = incidents(articles)
    told = [mention for article in articles for mention in casualty_mentions(article, IncidentLabels())]
    inside = [mention for one in found for mention in one.mentions]
    assert len({one.uid for one in found}) == len(found)
    assert sorted(map(repr, inside)) == sorted(repr(one) for one in told if one.scope in ("", "this_strike"))
    for one in found:
        stated = [mention for mention in one.mentions if mention.counts]
        numbers = {number for mention in stated for number in (mention.low, mention.high)}
        assert {one.range("killed").low, one.range("killed").high} <= numbers | {None}
        assert len({statement.article for statement in one.statements}) <= len(one.articles)
