"""What annotators did differently in one article, and how each disagreement is told apart."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.comparison import Comparison, Kind, compare, differing_fields, proposal
from annotator.domain.span import Span


def tag(
    uid: str, start: int, end: int, label: str = "casualties", fields: Mapping[str, FieldValue] | None = None
) -> Annotation:
    return Annotation(uid, "article", uid[0], label, Span(start, end), "x" * (end - start), fields or {})


def kinds(comparison: Comparison) -> list[set[str]]:
    return [set(each.kinds) for each in comparison.disagreements]


def test_same_span_label_and_fields_is_agreed() -> None:
    comparison = compare({"a": [tag("a1", 3, 9, fields={"killed": 3})], "b": [tag("b1", 3, 9, fields={"killed": 3})]})
    assert not comparison.disagreements
    (agreed,) = comparison.agreed
    assert (agreed.span, agreed.label_uid) == (Span(3, 9), "casualties")
    assert [annotation.uid for annotation in agreed.annotations.values()] == ["a1", "b1"]


def test_boundary() -> None:
    comparison = compare({"a": [tag("a1", 0, 9)], "b": [tag("b1", 3, 9)]})
    assert kinds(comparison) == [{Kind.BOUNDARY}]
    assert comparison.disagreements[0].span == Span(0, 9)


def test_label() -> None:
    assert kinds(compare({"a": [tag("a1", 0, 9)], "b": [tag("b1", 0, 9, "weapons")]})) == [{Kind.LABEL}]


def test_label_and_boundary() -> None:
    comparison = compare({"a": [tag("a1", 0, 9)], "b": [tag("b1", 4, 12, "weapons")]})
    assert kinds(comparison) == [{Kind.LABEL, Kind.BOUNDARY}]


def test_fields_are_named() -> None:
    mine: dict[str, FieldValue] = {"killed": 3, "who": "civilian"}
    theirs: dict[str, FieldValue] = {"killed": 4, "who": "civilian", "where": "Kharkiv"}
    comparison = compare({"a": [tag("a1", 0, 9, fields=mine)], "b": [tag("b1", 0, 9, fields=theirs)]})
    assert kinds(comparison) == [{Kind.FIELDS}]
    assert comparison.disagreements[0].only_fields
    assert comparison.disagreements[0].differing_fields == ("killed", "where")


def test_boundary_and_fields() -> None:
    comparison = compare({"a": [tag("a1", 0, 9, fields={"killed": 3})], "b": [tag("b1", 3, 9, fields={"killed": 2})]})
    assert kinds(comparison) == [{Kind.BOUNDARY, Kind.FIELDS}]
    assert not comparison.disagreements[0].only_fields


def test_only_one() -> None:
    comparison = compare({"a": [tag("a1", 0, 9)], "b": []})
    assert kinds(comparison) == [{Kind.ONLY_ONE}]
    assert comparison.disagreements[0].annotations["b"] == ()


def test_two_of_three_is_a_disagreement_with_the_third() -> None:
    comparison = compare({"a": [tag("a1", 0, 9)], "b": [tag("b1", 0, 9)], "c": []})
    assert kinds(comparison) == [{Kind.ONLY_ONE}]
    assert not comparison.agreed


def test_one_span_against_three_pieces_is_one_disagreement() -> None:
    comparison = compare({"a": [tag("a1", 0, 20)], "b": [tag("b1", 0, 4), tag("b2", 5, 9), tag("b3", 15, 24)]})
    assert kinds(comparison) == [{Kind.BOUNDARY}]
    assert comparison.disagreements[0].uids == {"a1", "b1", "b2", "b3"}
    assert comparison.disagreements[0].span == Span(0, 24)


def test_a_nested_span_of_another_label_stands_apart() -> None:
    comparison = compare(
        {"a": [tag("a1", 0, 28, "officials"), tag("a2", 0, 7, "locations")], "b": [tag("b1", 8, 28, "officials")]}
    )
    assert kinds(comparison) == [{Kind.ONLY_ONE}, {Kind.BOUNDARY}]


def test_a_third_annotators_label_joins_what_the_others_did() -> None:
    comparison = compare(
        {"a": [tag("a1", 0, 9, "officials")], "b": [tag("b1", 0, 9, "weapons")], "c": [tag("c1", 1, 9, "officials")]}
    )
    assert kinds(comparison) == [{Kind.LABEL, Kind.BOUNDARY}]


def test_touching_spans_do_not_belong_together() -> None:
    comparison = compare({"a": [tag("a1", 0, 5)], "b": [tag("b1", 5, 9)]})
    assert kinds(comparison) == [{Kind.ONLY_ONE}, {Kind.ONLY_ONE}]


def test_the_same_span_twice_by_one_annotator_is_shown() -> None:
    comparison = compare({"a": [tag("a1", 0, 5), tag("a2", 0, 5)], "b": [tag("b1", 0, 5)]})
    assert len(comparison.agreed) == 1
    assert kinds(comparison) == [{Kind.ONLY_ONE}]


def test_one_annotator_alone_has_each_annotation_looked_at() -> None:
    comparison = compare({"a": [tag("a2", 4, 12, "weapons"), tag("a1", 0, 9)]})
    assert kinds(comparison) == [{Kind.ONLY_ONE}, {Kind.ONLY_ONE}]
    accepted = [proposal(each) for each in comparison.disagreements]
    assert [each.spans[0].sources[0].uid for each in accepted if each] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("mine", "theirs", "differ"),
    [
        (True, False, True),
        (3, 3.0, False),
        (3, 4, True),
        ("Kharkiv ", "Kharkiv", False),
        ({"span": "u1", "text": "Kharkiv"}, {"span": "u2", "text": "Kharkiv"}, False),
        ({"span": "u1", "text": "Kharkiv"}, "Kharkiv", False),
        ("", "Kharkiv", True),
    ],
)
def test_which_values_are_the_same(mine: FieldValue, theirs: FieldValue, differ: bool) -> None:
    first, second = tag("a1", 0, 5, fields={"value": mine}), tag("b1", 0, 5, fields={"value": theirs})
    assert bool(differing_fields([first, second])) == differ


def test_empty_text_is_no_value() -> None:
    assert differing_fields([tag("a1", 0, 5, fields={"note": " "}), tag("b1", 0, 5)]) == ()


def test_two_annotators_have_no_majority() -> None:
    (disagreement,) = compare({"a": [tag("a1", 0, 9)], "b": [tag("b1", 3, 9)]}).disagreements
    assert proposal(disagreement) is None


def test_the_majority_is_proposed_with_its_fields() -> None:
    (disagreement,) = compare(
        {
            "a": [tag("a1", 0, 9, fields={"killed": 3, "who": "civilian"})],
            "b": [tag("b1", 3, 9)],
            "c": [tag("c1", 0, 9, fields={"killed": 3, "who": "soldier"})],
        }
    ).disagreements
    proposed = proposal(disagreement)
    assert proposed
    assert proposed.annotators == ("a", "c")
    (span,) = proposed.spans
    assert (span.span, span.fields, span.undecided) == (Span(0, 9), {"killed": 3}, ("who",))


def test_a_majority_for_nothing_is_proposed() -> None:
    (disagreement,) = compare({"a": [tag("a1", 0, 9)], "b": [], "c": []}).disagreements
    proposed = proposal(disagreement)
    assert proposed
    assert proposed.spans == ()


def test_differing_fields_leave_the_span_proposed() -> None:
    (disagreement,) = compare(
        {"a": [tag("a1", 0, 9, fields={"killed": 3, "hurt": 1})], "b": [tag("b1", 0, 9, fields={"hurt": 1})]}
    ).disagreements
    proposed = proposal(disagreement)
    assert proposed
    assert (proposed.spans[0].fields, proposed.spans[0].undecided) == ({"hurt": 1}, ("killed",))


@st.composite
def layers(draw: st.DrawFn) -> dict[str, list[Annotation]]:
    names = ["a", "b", "c", "d"][: draw(st.integers(1, 4))]
    some: dict[str, list[Annotation]] = {}
    for name in names:
        shapes = draw(
            st.lists(
                st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from("LM"), st.integers(0, 1)), max_size=6
            )
        )
        some[name] = [
            tag(f"{name}{place}", start, start + length, label, {"value": value})
            for place, (start, length, label, value) in enumerate(shapes)
        ]
    return some


def groups(comparison: Comparison) -> list[tuple[frozenset[str], frozenset[Kind], tuple[str, ...]]]:
    agreed = [
        (frozenset(one.uid for one in each.annotations.values()), frozenset[Kind](), ()) for each in comparison.agreed
    ]
    return agreed + [(each.uids, each.kinds, each.differing_fields) for each in comparison.disagreements]


@given(layers())
@settings(max_examples=200)
def test_every_annotation_stands_in_exactly_one_place(some: dict[str, list[Annotation]]) -> None:
    comparison = compare(some)
    shown = sorted(uid for uids, _, _ in groups(comparison) for uid in uids)
    assert shown == sorted(one.uid for annotations in some.values() for one in annotations)
    assert all(each.kinds for each in comparison.disagreements)
    assert list(comparison.disagreements) == sorted(comparison.disagreements, key=lambda each: each.span)


@given(layers())
@settings(max_examples=60)
def test_the_order_of_annotators_and_annotations_does_not_matter(some: dict[str, list[Annotation]]) -> None:
    expected = groups(compare(some))
    proposed = [bool(proposal(each)) for each in compare(some).disagreements]
    for names in permutations(some):
        shuffled: dict[str, Sequence[Annotation]] = {name: list(reversed(some[name])) for name in names}
        comparison = compare(shuffled)
        assert groups(comparison) == expected
        assert [bool(proposal(each)) for each in comparison.disagreements] == proposed


@given(layers())
@settings(max_examples=60)
def test_an_annotator_agrees_with_a_copy(some: dict[str, list[Annotation]]) -> None:
    comparison = compare({"a": some["a"], "copy": some["a"]})
    assert len(comparison.agreed) + len(comparison.disagreements) == len(some["a"])
    assert all(each.only_fields or not some["a"] for each in comparison.disagreements)
