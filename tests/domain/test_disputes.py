"""The phrases that annotators dispute most."""

from annotator.domain.annotation import Annotation
from annotator.domain.comparison import compare
from annotator.domain.disputes import DisputedPhrase, disputed_phrases
from annotator.domain.span import Span


def tag(uid: str, start: int, quote: str, label: str = "L") -> Annotation:
    return Annotation(uid, "article", uid[0], label, Span(start, start + len(quote)), quote)


def test_phrases_are_counted_once_for_each_disagreement() -> None:
    first = compare(
        {"a": [tag("a1", 0, "the mayor"), tag("a2", 20, "Kyiv")], "b": [tag("b1", 4, "mayor"), tag("b2", 20, "Kyiv")]}
    )
    second = compare({"a": [tag("a1", 0, "The  mayor"), tag("a2", 30, "Kyiv")], "b": []})
    third = compare({"a": [tag("a1", 0, "the mayor")], "b": []})
    assert disputed_phrases([first, second, third]) == (
        DisputedPhrase("the mayor", 3, 0),
        DisputedPhrase("mayor", 1, 0),
        DisputedPhrase("Kyiv", 1, 1),
    )
    assert len(disputed_phrases([first, second, third], most=2)) == 2


def test_nothing_disputed() -> None:
    assert disputed_phrases([compare({"a": [tag("a1", 0, "Kyiv")], "b": [tag("b1", 0, "Kyiv")]})]) == ()
