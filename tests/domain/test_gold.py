"""Gold without a reviewer: what all, or most, annotators did."""

from collections.abc import Mapping
from uuid import RFC_4122, UUID

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.comparison import compare
from annotator.domain.gold import Policy, gold_spans
from annotator.domain.review import gold_uid
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


def test_the_id_of_gold_is_the_same_on_every_laptop_for_good() -> None:
    """Released projects hold such ids: another one would double gold at the next merge."""
    uid = gold_uid("a" * 64, Span(5, 11), "018f-label")
    assert uid == "8228aacc-49b8-8c07-96c5-f1003624e984"
    assert gold_uid("0" * 64, Span(0, 1), "018f-label") == "f11377a6-1b35-8f07-9ac5-5380636a914a"
    assert (UUID(uid).version, UUID(uid).variant) == (8, RFC_4122)
    assert gold_uid("a" * 64, Span(5, 12), "018f-label") != uid
