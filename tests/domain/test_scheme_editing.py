import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.colour_vision import Vision
from annotator.domain.scheme import AnnotationScheme, Choice, Colours, Field, FieldKind
from annotator.domain.scheme_editing import (
    LooksLike,
    PaleLetter,
    Used,
    colour_warnings,
    key_from_name,
    moved,
    new_choice,
    new_field,
    new_label,
    why_not,
    with_field,
    with_label,
    without_field,
    without_label,
)


@settings(max_examples=80)
@given(st.text(max_size=30), st.lists(st.text(max_size=6), max_size=4))
def test_a_key_can_be_made_of_any_name(name: str, taken: list[str]) -> None:
    key = key_from_name(name, taken)
    assert key.isidentifier()
    assert key not in taken


@pytest.mark.parametrize(
    ("name", "key"),
    [("Number killed", "number_killed"), ("2nd source", "field_2nd_source"), ("Джерело", "джерело"), ("—", "field")],
)
def test_keys_read_like_their_names(name: str, key: str) -> None:
    assert key_from_name(name) == key


def test_taken_keys_get_a_number() -> None:
    assert key_from_name("Source", ["source"]) == "source_2"
    assert key_from_name("Source", ["source", "source_2"]) == "source_3"


@given(st.lists(st.integers(), min_size=1, max_size=6), st.data())
@settings(max_examples=60)
def test_moving_keeps_all_parts(parts: list[int], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(parts) - 1))
    by = data.draw(st.integers(-2, 2))
    after = moved(parts, row, by)
    assert sorted(after) == sorted(parts)
    assert after[min(max(row + by, 0), len(parts) - 1)] == parts[row]


def test_new_labels_clash_with_nothing(default_scheme: AnnotationScheme) -> None:
    scheme = default_scheme
    for _number in range(12):
        scheme = with_label(scheme, new_label(scheme, "Casualties"))
        assert why_not(scheme) == ""
    assert scheme.labels[4].name == "Casualties 2"
    assert scheme.labels[4].key == "5"


def test_a_used_label_is_retired_an_unused_one_goes(default_scheme: AnnotationScheme) -> None:
    uid = default_scheme.labels[1].uid
    assert uid not in [label.uid for label in without_label(default_scheme, uid, Used()).labels]
    kept = without_label(default_scheme, uid, Used(frozenset({uid})))
    assert kept.label(uid).retired


def test_a_used_field_is_retired_an_unused_one_goes(default_scheme: AnnotationScheme) -> None:
    label = default_scheme.labels[0]
    assert without_field(label, "who", Used()).field("who") is None
    kept = without_field(label, "who", Used(fields=frozenset({(label.uid, "who")}))).field("who")
    assert kept is not None
    assert kept.retired
    assert without_field(label, "no such field", Used()) == label


def test_what_pointed_at_a_removed_field_no_longer_does(default_scheme: AnnotationScheme) -> None:
    label = without_field(default_scheme.labels[0], "count_high", Used())
    low = label.field("count_low")
    assert low is not None
    assert low.high_field == ""
    places = without_field(default_scheme.labels[3], "lon", Used())
    assert why_not(with_label(with_label(default_scheme, label), places)) == ""


def test_new_fields_and_choices_have_free_keys(default_scheme: AnnotationScheme) -> None:
    label = default_scheme.labels[0]
    item = new_field(label, "Who")
    assert item.key == "who_2"
    assert with_field(label, item.key, item).fields[-1] == item
    outcome = label.fields[0]
    assert new_choice(outcome, "kidnapped") == Choice("kidnapped", "kidnapped", "n")


def test_reasons_against_a_scheme(default_scheme: AnnotationScheme) -> None:
    label = default_scheme.labels[0]

    def reason(**changes: object) -> str:
        return why_not(with_label(default_scheme, label._replace(**changes)))  # type: ignore[arg-type] # any part

    assert why_not(default_scheme) == ""
    assert "is not a colour" in reason(light=Colours("orange", "#fde3d3"))
    assert "Two labels have the same key: 2" in reason(key="2")
    assert "at most two signs" in reason(letter="CAS")
    wrong = Field("age", "Age", FieldKind.INTEGER, minimum=9, maximum=3)
    assert "the smallest value is above the largest" in reason(fields=(wrong,))
    twice = Field("kind", "Kind", FieldKind.CHOICE, choices=(Choice("a", "A"), Choice("a", "B")))
    assert "two choices have the same value" in reason(fields=(twice,))


def test_colours_that_are_hard_to_read_or_tell_are_named(default_scheme: AnnotationScheme) -> None:
    assert all(colour_warnings(default_scheme, label) == [] for label in default_scheme.labels)
    pale = default_scheme.labels[0]._replace(light=Colours("#e0a080", "#fde3d3"))
    assert any(isinstance(it, PaleLetter) and not it.dark for it in colour_warnings(default_scheme, pale))
    alike = default_scheme.labels[0]._replace(light=default_scheme.labels[1].light)
    found = [it for it in colour_warnings(default_scheme, alike) if isinstance(it, LooksLike)]
    assert [(it.other, it.visions) for it in found] == [("Weapons", tuple(Vision))]
    unfinished = default_scheme.labels[0]._replace(light=Colours("#12", "#fde3d3"))
    assert colour_warnings(default_scheme, unfinished) == []
