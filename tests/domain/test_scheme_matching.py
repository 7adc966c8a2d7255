"""Which label of ours a colleague's label is: by id, by what was chosen before, by name, or as a guess."""

from collections.abc import Mapping

import pytest

from annotator.domain.scheme import AnnotationScheme, Field, FieldKind, Label
from annotator.domain.scheme_matching import LabelMatch, MatchedBy, match_labels, usual_mapping


def matched(ours: AnnotationScheme, theirs: Label, remembered: Mapping[str, str] | None = None) -> LabelMatch:
    (found,) = match_labels(ours, AnnotationScheme("theirs", (theirs,)), remembered or {})
    return found


def foreign(like: Label, name: str, *, fields: tuple[Field, ...] = (), key: str = "", letter: str = "?") -> Label:
    return like._replace(uid="theirs", name=name, fields=fields, key=key, letter=letter)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("weapons", "Weapons"),
        ("WEAPONS", "Weapons"),
        ("Weapon", "Weapons"),
        ("Wepons", "Weapons"),
        ("Munitions", "Weapons"),
        ("Зброя", "Weapons"),
        ("PER", "Officials"),
        ("People", "Officials"),
        ("Victims", "Casualties"),
        ("Жертвы", "Casualties"),
        ("GPE", "Locations"),
    ],
)
def test_names_in_other_case_spelling_and_words(default_scheme: AnnotationScheme, name: str, expected: str) -> None:
    found = matched(default_scheme, foreign(default_scheme.labels[0], name))
    assert found.ours is not None
    assert found.ours.name == expected
    assert found.by is (MatchedBy.NAME if name.casefold() == expected.casefold() else MatchedBy.LIKENESS)


def test_a_label_under_a_new_name_is_known_by_its_fields_and_keys(default_scheme: AnnotationScheme) -> None:
    weapons = default_scheme.labels[1]
    assert matched(default_scheme, foreign(weapons, "Hardware", fields=weapons.fields)).ours == weapons
    few = weapons.fields[: len(weapons.fields) // 2]
    assert matched(default_scheme, foreign(weapons, "Hardware", fields=few)).ours is None
    same_keys = foreign(weapons, "Hardware", fields=few, key=weapons.key, letter=weapons.letter)
    assert matched(default_scheme, same_keys).ours == weapons


def test_nothing_alike_is_new_and_no_label_is_taken_twice(default_scheme: AnnotationScheme) -> None:
    damage = default_scheme.labels[0]._replace(uid="d", name="Damage", letter="D", key="9", fields=())
    assert matched(default_scheme, damage) == LabelMatch(damage, None, MatchedBy.NOTHING)
    arms, munitions = (damage._replace(uid=name, name=name) for name in ("Arms", "Munitions"))
    first, second = match_labels(default_scheme, AnnotationScheme("", (arms, munitions)), {})
    assert first.ours is not None
    assert second.ours is None


def test_what_was_chosen_before_counts_more_than_a_name(default_scheme: AnnotationScheme) -> None:
    weapons, officials = default_scheme.labels[1:3]
    found = matched(default_scheme, foreign(weapons, "Weapons"), {"theirs": officials.uid})
    assert (found.ours, found.by) == (officials, MatchedBy.REMEMBERED)


def test_a_guess_needs_a_person(default_scheme: AnnotationScheme) -> None:
    found = matched(default_scheme, foreign(default_scheme.labels[1], "Arms"))
    assert usual_mapping([found]) == {"theirs": None}


def test_other_fields_are_named(default_scheme: AnnotationScheme) -> None:
    crew = Field("crew", "Crew", FieldKind.TEXT)
    found = matched(default_scheme, foreign(default_scheme.labels[1], "Weapons", fields=(crew,)))
    assert found.new_fields == ("Crew",)
    assert found.differs
