"""Cutting zones out of an article: what is left reads as before, and nothing is left over of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, ExchangedZone
from annotator.domain.span import Span
from annotator.domain.zone import in_a_zone, joined, without
from annotator.domain.zone_cutting import cut_zones, without_zones


def article(text: str, zones: tuple[str, ...], spans: tuple[str, ...] = ()) -> ExchangedArticle:
    return ExchangedArticle(
        text,
        spans=tuple(
            ExchangedSpan(text.index(quote), text.index(quote) + len(quote), "L", text=quote) for quote in spans
        ),
        zones=tuple(ExchangedZone(text.index(quote), text.index(quote) + len(quote)) for quote in zones),
    )


def test_a_line_goes_with_its_break() -> None:
    assert without_zones(article("One.\nDon’t miss…\nTwo.", ("Don’t miss…",))).text == "One.\nTwo."
    assert without_zones(article("One.\n\nDon’t miss…\n\nTwo.", ("Don’t miss…",))).text == "One.\n\nTwo."


def test_the_first_and_the_last_line_leave_no_break_behind() -> None:
    assert without_zones(article("Menu\n\nOne.\n\nBack to top", ("Menu", "Back to top"))).text == "One."
    assert without_zones(article("One.\nBack to top\n", ("Back to top",))).text == "One."


def test_a_part_of_a_line_leaves_no_space_behind() -> None:
    assert without_zones(article("Kharkiv hit | World News\n\nText.", ("| World News",))).text == "Kharkiv hit\n\nText."
    assert without_zones(article("date 2024-05-23 Rescuers work.", ("date 2024-05-23",))).text == "Rescuers work."
    assert without_zones(article("One AD two.", ("AD",))).text == "One two."


def test_an_indented_line_stays_indented() -> None:
    assert without_zones(article("One.\nMore\n   Two.", ("More",))).text == "One.\n   Two."


def test_a_text_of_zones_alone_becomes_empty() -> None:
    assert without_zones(article("Menu\nShare", ("Menu\nShare",))).text == ""


def test_without_zones_nothing_changes() -> None:
    whole = article("One.\n\nTwo.", (), ("Two",))
    assert without_zones(whole) is whole


def test_spans_in_over_and_across_a_zone_are_dropped_and_told() -> None:
    text = "🚀 three killed\nRead more: five killed\nin 🇺🇦 Kharkiv"
    given_ = article(
        text,
        ("Read more: five killed",),
        ("three", "five", "killed\nRead", "killed\nRead more: five killed\nin", "Kharkiv"),
    )
    cut = cut_zones(given_)
    assert [span.text for span in cut.article.spans] == ["three", "Kharkiv"]
    assert [span.text for span in cut.dropped] == ["five", "killed\nRead", "killed\nRead more: five killed\nin"]
    assert cut.article.text == "🚀 three killed\nin 🇺🇦 Kharkiv"
    assert [cut.article.text[span.start : span.end] for span in cut.article.spans] == ["three", "Kharkiv"]


def test_the_break_stays_that_a_kept_span_covers() -> None:
    text = "One.\nMore\n\nTwo."
    given_ = ExchangedArticle(
        text, spans=(ExchangedSpan(9, 14, "L", text="\n\nTwo"),), zones=(ExchangedZone(5, 9, "found"),)
    )
    cut = cut_zones(given_)
    assert cut.dropped == ()
    assert cut.article.text[cut.article.spans[0].start : cut.article.spans[0].end] == "\n\nTwo"


def test_stretches() -> None:
    assert joined([Span(5, 7), Span(0, 3), Span(2, 5)]) == [Span(0, 7)]
    assert without(Span(0, 10), [Span(2, 4), Span(3, 5), Span(9, 12)]) == [Span(0, 2), Span(5, 9)]
    assert without(Span(2, 4), [Span(0, 9)]) == []
    assert in_a_zone(3, 5, [Span(4, 9)])
    assert not in_a_zone(3, 4, [Span(4, 9)])


SIGNS = "ab. \n🚀e\u0301\u00a0"


@st.composite
def zoned_articles(draw: st.DrawFn) -> ExchangedArticle:
    text = draw(st.text(SIGNS, min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    spans, zones = draw(st.lists(places, max_size=6)), draw(st.lists(places, max_size=4))
    return ExchangedArticle(
        text,
        spans=tuple(ExchangedSpan(start, end, "L", text=text[start:end]) for start, end in spans),
        zones=tuple(ExchangedZone(start, end) for start, end in zones),
    )


@given(zoned_articles())
@settings(max_examples=300)
def test_every_kept_span_reads_as_before_and_no_word_of_the_article_is_lost(given_: ExchangedArticle) -> None:
    cut = cut_zones(given_)
    left = cut.article.text
    for span in cut.article.spans:
        assert left[span.start : span.end] == span.text
    zones = [Span(zone.start, zone.end) for zone in given_.zones]
    assert len(cut.article.spans) + len(cut.dropped) == len(given_.spans)
    for span in cut.dropped:
        assert in_a_zone(span.start, span.end, zones)
    outside = [sign for place, sign in enumerate(given_.text) if not in_a_zone(place, place + 1, zones)]
    assert [sign for sign in left if not sign.isspace()] == [sign for sign in outside if not sign.isspace()]
    assert without_zones(cut.article) is cut.article
