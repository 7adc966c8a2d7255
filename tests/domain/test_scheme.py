import re
import tomllib
from collections.abc import Callable
from uuid import UUID

import pytest
import tomli_w

from annotator.domain.field_values import check_fields, check_value, missing_fields
from annotator.domain.scheme import AnnotationScheme, Choice, Field, FieldKind, Label, SchemeError
from annotator.domain.scheme_mapping import scheme_from_mapping, scheme_to_mapping
from annotator.resources import resource

LABELS = ("Casualties", "Weapons", "Officials", "Locations")


def named(scheme: AnnotationScheme, name: str) -> Label:
    label = scheme.label_named(name)
    assert label is not None
    return label


def field_of(label: Label, key: str) -> Field:
    item = label.field(key)
    assert item is not None
    return item


def with_first_label(scheme: AnnotationScheme, change: Callable[[Label], Label]) -> AnnotationScheme:
    return scheme._replace(labels=(change(scheme.labels[0]), *scheme.labels[1:]))


def with_first_field(scheme: AnnotationScheme, change: Callable[[Field], Field]) -> AnnotationScheme:
    return with_first_label(scheme, lambda label: label._replace(fields=(change(label.fields[0]), *label.fields[1:])))


# the default scheme


def test_labels_keys_and_letters(default_scheme: AnnotationScheme) -> None:
    assert [(label.name, label.letter, label.key) for label in default_scheme.labels] == [
        ("Casualties", "C", "1"),
        ("Weapons", "W", "2"),
        ("Officials", "O", "3"),
        ("Locations", "L", "4"),
    ]
    assert all(label.definition for label in default_scheme.labels)
    assert all(item.definition for label in default_scheme.labels for item in label.fields)


def test_ids_are_fixed_so_that_two_laptops_agree(default_scheme: AnnotationScheme) -> None:
    uids = [UUID(label.uid) for label in default_scheme.labels]
    assert {uid.version for uid in uids} == {7}
    assert str(uids[0]) == "01a20088-e369-7522-80af-a59a1879fee7"
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize(
    ("label", "core", "more"),
    [
        (
            "Casualties",
            ["outcome", "count_low", "count_high", "who", "scope"],
            ["qualifier", "group", "subset", "source"],
        ),
        ("Weapons", ["category", "quantity"], ["model", "user", "role"]),
        ("Officials", ["name", "act"], ["type", "role", "organisation", "country"]),
        (
            "Locations",
            ["name", "role"],
            ["level", "parent", "country", "lat", "lon", "precision", "geonames_id"],
        ),
    ],
)
def test_fields(default_scheme: AnnotationScheme, label: str, core: list[str], more: list[str]) -> None:
    fields = named(default_scheme, label).fields
    assert [item.key for item in fields if item.core] == core
    assert [item.key for item in fields if not item.core] == more
    assert [item.key for item in fields if item.required] == core[:1]


@pytest.mark.parametrize(
    ("label", "key", "values"),
    [
        ("Casualties", "outcome", "killed injured missing captured displaced unspecified"),
        ("Casualties", "who", "civilian combatant mixed unknown"),
        ("Casualties", "scope", "this_strike other_strike cumulative"),
        ("Casualties", "qualifier", "exact at_least more_than about up_to range vague"),
        ("Casualties", "group", "all children women men elderly responders other"),
        (
            "Weapons",
            "category",
            "ballistic_missile cruise_missile missile_unspecified aerial_bomb drone rocket_mlrs artillery_shelling "
            "cluster_munition air_strike_unspecified mine_ied small_arms air_defence launcher_vehicle other_unknown",
        ),
        ("Weapons", "role", "used defence mentioned"),
        ("Officials", "act", "reports claims confirms denies condemns appeals no_comment none"),
        ("Officials", "type", "person office body group"),
        ("Locations", "role", "strike_site context reference_point origin"),
        ("Locations", "level", "site street city_district settlement city raion oblast region country"),
    ],
)
def test_choices_each_with_a_key_of_their_name(
    default_scheme: AnnotationScheme, label: str, key: str, values: str
) -> None:
    choices = field_of(named(default_scheme, label), key).choices
    assert [choice.value for choice in choices] == values.split()
    for choice in choices:
        assert len(choice.key) == 1
        assert choice.key in choice.name.casefold()


def test_outcome_keys_are_those_of_the_codebook(default_scheme: AnnotationScheme) -> None:
    outcome = field_of(named(default_scheme, "Casualties"), "outcome")
    assert "".join(choice.key for choice in outcome.choices) == "kimcdu"


@pytest.mark.parametrize("label", LABELS)
def test_known_names_fit_their_fields_and_share_no_spelling(default_scheme: AnnotationScheme, label: str) -> None:
    whole = named(default_scheme, label)
    seen: dict[str, str] = {}
    for known in whole.known_names:
        assert not check_fields(whole, known.fields), known.name
        assert not [key for key in missing_fields(whole, known.fields) if key in {"lat", "lon"}], known.name
        for spelling in {known.name, *known.spellings}:
            assert seen.setdefault(spelling, known.name) == known.name, spelling
            assert spelling == spelling.strip()


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Kharkiv", 706483),
        ("Sumy", 692194),
        ("Kryvyi Rih", 703845),
        ("Liubotyn", 702417),
        ("Vovchansk", 689304),
        ("Donetsk", 709717),
        ("Ukraine", 690791),
    ],
)
def test_geonames_ids(default_scheme: AnnotationScheme, name: str, number: int) -> None:
    names = {known.name: known for known in named(default_scheme, "Locations").known_names}
    assert names[name].fields["geonames_id"] == number


def test_defaults_fit_their_fields(default_scheme: AnnotationScheme) -> None:
    for label in default_scheme.labels:
        for item in label.fields:
            assert item.default is None or not check_value(item, item.default)


def test_terms_stand_once(default_scheme: AnnotationScheme) -> None:
    for label in default_scheme.labels:
        assert len(set(label.terms)) == len(label.terms), label.name


def test_guidelines_have_a_section_for_every_label(default_scheme: AnnotationScheme) -> None:
    for name in ("conflict_reporting.md", "conflict_reporting.uk.md"):
        lines = resource("guidelines", name).read_text(encoding="utf-8").splitlines()
        for label in default_scheme.labels:
            assert any(line.startswith("## ") and label.name in line for line in lines), (name, label.name)


# as TOML


def test_round_trip_through_toml(default_scheme: AnnotationScheme) -> None:
    written = tomli_w.dumps(scheme_to_mapping(default_scheme))
    assert scheme_from_mapping(tomllib.loads(written)) == default_scheme


def test_a_scheme_of_names_alone_is_completed() -> None:
    scheme = scheme_from_mapping(tomllib.loads('[[label]]\nname = "Damage"\n[[label]]\nname = "Weather"\n'))
    assert [(label.name, label.letter, label.key) for label in scheme.labels] == [
        ("Damage", "D", "1"),
        ("Weather", "W", "2"),
    ]
    assert UUID(scheme.labels[0].uid).version == 7


# refusals


def refused(scheme: AnnotationScheme) -> str:
    with pytest.raises(SchemeError) as caught:
        scheme.checked()
    assert caught.value.sentence().endswith("The scheme was left as it was.")
    return str(caught.value.blanks["reason"])


def test_clashes_between_labels_are_refused(default_scheme: AnnotationScheme) -> None:
    assert "same name: weapons" in refused(with_first_label(default_scheme, lambda it: it._replace(name="WEAPONS")))
    assert "same key: 2" in refused(with_first_label(default_scheme, lambda it: it._replace(key="2")))
    assert "same letter: W" in refused(with_first_label(default_scheme, lambda it: it._replace(letter="W")))


def test_missing_parts_are_refused(default_scheme: AnnotationScheme) -> None:
    assert "no name" in refused(with_first_label(default_scheme, lambda it: it._replace(name="")))
    assert "no letter" in refused(with_first_label(default_scheme, lambda it: it._replace(letter="")))
    assert "at least one label" in refused(AnnotationScheme("empty", ()))
    retired = tuple(label._replace(retired=True) for label in default_scheme.labels)
    assert "at least one label" in refused(default_scheme._replace(labels=retired))


def test_a_retired_label_frees_its_key_and_letter(default_scheme: AnnotationScheme) -> None:
    scheme = with_first_label(default_scheme, lambda it: it._replace(key="2", letter="W", retired=True))
    assert scheme.checked() is scheme
    label = scheme.label_for_key("2")
    assert label is not None
    assert label.name == "Weapons"


def test_clashes_between_fields_are_refused(default_scheme: AnnotationScheme) -> None:
    assert "cannot be a field key" in refused(with_first_field(default_scheme, lambda it: it._replace(key="the key")))
    assert "same key: who" in refused(with_first_field(default_scheme, lambda it: it._replace(key="who")))
    assert "has no choices" in refused(with_first_field(default_scheme, lambda it: it._replace(choices=())))
    twice = (Choice("killed", "killed", "k"), Choice("kidnapped", "kidnapped", "k"))
    assert "same key: k" in refused(with_first_field(default_scheme, lambda it: it._replace(choices=twice)))
    assert "no field gone" in refused(
        with_first_field(default_scheme, lambda it: it._replace(kind=FieldKind.INTEGER, high_field="gone"))
    )


@pytest.mark.parametrize(
    "mapping",
    [
        {"label": "Casualties"},
        {"label": [{"name": "A", "field": [{"key": "a", "kind": "colour"}]}]},
        {"label": [{"name": "A", "light": "red"}]},
        {"label": [{"name": "A"}], "revision": "newest"},
        {},
    ],
)
def test_other_files_are_refused_with_a_sentence(mapping: dict[str, object]) -> None:
    with pytest.raises(SchemeError):
        scheme_from_mapping(mapping)


# keywords: the longest one that begins a word of the quote wins


def picked(item: Field, quote: str) -> str:
    found = [
        (len(word), choice.value)
        for choice in item.choices
        for word in choice.keywords
        if re.search(rf"(?<!\w){re.escape(word)}", quote.casefold())
    ]
    return max(found, default=(0, ""))[1]


@pytest.mark.parametrize(
    ("label", "key", "quote", "value"),
    [
        ("Casualties", "outcome", "at least seven civilians were killed", "killed"),
        ("Casualties", "outcome", "36 taken to hospital", "injured"),
        ("Casualties", "outcome", "18 people have been injured", "injured"),
        ("Casualties", "outcome", "Seven people died", "killed"),
        ("Casualties", "outcome", "семеро людей загинули", "killed"),
        ("Casualties", "outcome", "поранено 14 осіб", "injured"),
        ("Casualties", "outcome", "ранены 20 человек", "injured"),
        ("Casualties", "outcome", "погибли три человека", "killed"),
        ("Casualties", "who", "at least seven civilians were killed", "civilian"),
        ("Casualties", "who", "three soldiers", "combatant"),
        ("Casualties", "who", "seven people died", ""),
        ("Casualties", "group", "including five children", "children"),
        ("Casualties", "group", "many people killed", ""),
        ("Casualties", "group", "two women", "women"),
        ("Weapons", "category", "three Iskander ballistic missiles", "ballistic_missile"),
        ("Weapons", "category", "15 missiles", "missile_unspecified"),
        ("Weapons", "category", "guided bomb", "aerial_bomb"),
        ("Weapons", "category", "cluster munitions", "cluster_munition"),
        ("Weapons", "category", "cluster warhead", "cluster_munition"),
        ("Weapons", "category", "missile launchers", "launcher_vehicle"),
        ("Weapons", "category", "air defense", "air_defence"),
        ("Weapons", "category", "Airstrikes", "air_strike_unspecified"),
        ("Weapons", "category", "shelling", "artillery_shelling"),
        ("Weapons", "category", "rockets", "rocket_mlrs"),
        ("Weapons", "category", "крилаті ракети", "cruise_missile"),
        ("Weapons", "category", "баллистическая ракета", "ballistic_missile"),
        ("Weapons", "category", "три шахеди", "drone"),
        ("Weapons", "category", "керована авіабомба", "aerial_bomb"),
        ("Officials", "act", "Russian authorities have not yet commented", "no_comment"),
    ],
)
def test_keywords(default_scheme: AnnotationScheme, label: str, key: str, quote: str, value: str) -> None:
    assert picked(field_of(named(default_scheme, label), key), quote) == value
