"""Gold without a reviewer: what all, or most, annotators did."""

from collections.abc import Mapping

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.comparison import compare
from annotator.domain.gold import Policy, gold_spans
from annotator.domain.span import Span


def tag(uid: str, start: int, end: int, fields: Mapping[str, FieldValue] | None = None) -> Annotation:
    return Annotation(uid, "article", uid[0], "casualties", Span(start, end), "x" * (end - start), fields or {})


LAYERS = {
    "a": [
        tag("a1", 0, 5, {"killed": 3}),
        tag("a2", 10, 15, {"killed": 3, "hurt": 1}),
        tag("a3", 20, 25),
        tag("a4", 30, 35),
    ],
    "b": [
        tag("b1", 0, 5, {"killed": 3}),
        tag("b2", 10, 15, {"killed": 3, "hurt": 2}),
        tag("b3", 20, 25),
        tag("b4", 31, 35),
    ],
    "c": [tag("c1", 0, 5, {"killed": 3}), tag("c2", 10, 15, {"killed": 4, "hurt": 3})],
}


def test_agreed_takes_what_all_tagged_and_leaves_differing_fields_blank() -> None:
    spans = gold_spans(compare(LAYERS), Policy.AGREED)
    assert [(one.span, one.fields, one.undecided) for one in spans] == [
        (Span(0, 5), {"killed": 3}, ()),
        (Span(10, 15), {}, ("hurt", "killed")),
    ]


def test_majority_takes_what_most_tagged() -> None:
    spans = gold_spans(compare(LAYERS), Policy.MAJORITY)
    assert [(one.span, one.fields, one.undecided) for one in spans] == [
        (Span(0, 5), {"killed": 3}, ()),
        (Span(10, 15), {"killed": 3}, ("hurt",)),
        (Span(20, 25), {}, ()),
    ]
    assert [one.uid for one in spans[2].sources] == ["a3", "b3"]
