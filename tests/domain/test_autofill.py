"""Forms that fill themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.autofill import autofill
from annotator.domain.field_values import check_fields
from annotator.domain.known_names import known_name
from annotator.domain.scheme import AnnotationScheme, Choice, Colours, Field, FieldKind, Label
from annotator.domain.span import Span

WORDS = ["up to", "five", "-", "3", "0", "killed", "missile", "Kharkiv", "Mayor", "загинули", "тисячі", "of them", "’s"]
EXACTLY_18 = {"count_low": 18, "count_high": 18, "qualifier": "exact"}


def label(scheme: AnnotationScheme, name: str) -> Label:
    found = scheme.label_named(name)
    assert found is not None
    return found


def filled(scheme: AnnotationScheme, name: str, sentence: str) -> dict[str, FieldValue]:
    """Fill the form of the stretch between brackets."""
    before, rest = sentence.split("[")
    quote, after = rest.split("]")
    return autofill(label(scheme, name), quote, before, after, None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "At noon [at least seven residents were killed] there.",
            {"outcome": "killed", "count_low": 7, "qualifier": "at_least", "who": "civilian"},
        ),
        ("[18 people have been injured]", {"outcome": "injured", **EXACTLY_18}),
        (
            "[up to 30 soldiers were captured]",
            {"outcome": "captured", "count_high": 30, "qualifier": "up_to", "who": "combatant"},
        ),
        (
            "[three to five people] were missing",
            {"outcome": "missing", "count_low": 3, "count_high": 5, "qualifier": "range"},
        ),
        ("The number of injured rose to [18].", {"outcome": "injured", **EXACTLY_18}),
        (
            "Those killed included [50 children].",
            {"outcome": "killed", "count_low": 50, "count_high": 50, "qualifier": "exact",
             "who": "civilian", "group": "children", "subset": True},
        ),
        ("It left many hurt. [20] came later. Nobody died.", {"count_low": 20, "count_high": 20, "qualifier": "exact"}),
        ("there were [casualties]", {"outcome": "unspecified", "qualifier": "vague"}),
        ("[щонайменше семеро людей загинули]", {"outcome": "killed", "count_low": 7, "qualifier": "at_least"}),
        ("[двое детей] погибли", {"outcome": "killed", "count_low": 2, "count_high": 2, "qualifier": "exact",
                                  "who": "civilian", "group": "children"}),
    ],
)  # fmt: skip
def test_casualties_are_read_from_the_words(
    default_scheme: AnnotationScheme, sentence: str, expected: dict[str, FieldValue]
) -> None:
    assert filled(default_scheme, "Casualties", sentence) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("three Iskander ballistic missiles", {"category": "ballistic_missile", "model": "Iskander", "quantity": 3}),
        ("guided bomb", {"category": "aerial_bomb"}),
        ("missile launchers", {"category": "launcher_vehicle"}),
        ("cluster warhead", {"category": "cluster_munition"}),
        ("три Шахеди", {"category": "drone", "model": "Shahed", "quantity": 3}),
    ],
)
def test_weapons_are_known_by_model_or_noun(
    default_scheme: AnnotationScheme, quote: str, expected: dict[str, FieldValue]
) -> None:
    assert autofill(label(default_scheme, "Weapons"), quote, "", "", None) == {"role": "used", **expected}


@pytest.mark.parametrize(
    ("sentence", "name", "act"),
    [
        ("[Kharkiv Mayor Igor Terekhov] confirmed it.", "Ihor Terekhov", "confirms"),
        ("The city's mayor, [Ihor Terekhov], said so.", "Ihor Terekhov", "reports"),
        ("[Mr. Zelensky] denounced it.", "Volodymyr Zelenskyy", "condemns"),
        ("[State Emergency Service (DSNS)]", "State Emergency Service of Ukraine", None),
        ("[Міністр Денис Невідомий] заявив про це.", "Денис Невідомий", "claims"),
        ("[the Kremlin] has not commented.", "Kremlin", "no_comment"),
    ],
)
def test_officials_have_one_name_and_an_act(
    default_scheme: AnnotationScheme, sentence: str, name: str, act: str | None
) -> None:
    values = filled(default_scheme, "Officials", sentence)
    assert values["name"] == name
    assert values.get("act") == act


def test_places_bring_what_is_known_of_them(default_scheme: AnnotationScheme) -> None:
    values = filled(default_scheme, "Locations", "in [Lyubotyn]")
    assert values["name"] == "Liubotyn"
    assert values["geonames_id"] == 702417
    assert filled(default_scheme, "Locations", "in [Poltava]") == {"name": "Poltava"}


def earlier(of: Label, fields: dict[str, FieldValue], automatic: frozenset[str] = frozenset()) -> Annotation:
    return Annotation("u", "a", "p", of.uid, Span(0, 1), "x", fields, automatic)


def test_what_somebody_changed_earlier_wins_over_the_rules(default_scheme: AnnotationScheme) -> None:
    officials = label(default_scheme, "Officials")
    before = earlier(officials, {"name": "I. Terekhov", "role": "Mayor of the city", "act": "denies"})
    values = autofill(officials, "Igor Terekhov", "", " said so", before)
    assert (values["name"], values["role"], values["act"]) == ("I. Terekhov", "Mayor of the city", "reports")


def test_an_earlier_guess_of_the_program_is_made_anew(default_scheme: AnnotationScheme) -> None:
    places = label(default_scheme, "Locations")
    before = earlier(places, {"name": "Wrong", "level": "site"}, frozenset({"name", "level"}))
    assert autofill(places, "Kharkiv", "", "", before)["level"] == "city"
    assert autofill(places, "Poltava", "", "", before) == {"name": "Poltava", "level": "site"}


def test_quantities_always_come_from_the_quote(default_scheme: AnnotationScheme) -> None:
    casualties = label(default_scheme, "Casualties")
    before = earlier(casualties, {"count_low": 9, "count_high": 9, "qualifier": "about", "who": "mixed"})
    values = autofill(casualties, "seven people died", "", "", before)
    assert (values["count_low"], values["count_high"], values["qualifier"]) == (7, 7, "exact")
    assert values["who"] == "mixed"


def test_values_that_do_not_fit_are_left_out(default_scheme: AnnotationScheme) -> None:
    weapons = label(default_scheme, "Weapons")
    before = earlier(weapons, {"category": "catapult", "gone": 1, "model": 5})
    assert autofill(weapons, "zero missiles", "", "", before) == {"role": "used"}


def test_a_field_can_repeat_the_last_value() -> None:
    field = Field("side", "Side", FieldKind.CHOICE, auto="previous", choices=(Choice("a", "A"), Choice("b", "B")))
    colours = Colours("#000000", "#ffffff")
    of = Label("uid", "Sides", "S", "1", colours, colours, fields=(field,))
    assert autofill(of, "x", "", "", earlier(of, {"side": "b"})) == {"side": "b"}
    assert autofill(of, "x", "", "", None) == {}
    assert autofill(of._replace(fields=(field._replace(retired=True),)), "x", "", "", earlier(of, {"side": "b"})) == {}


def test_known_names_are_not_guessed(default_scheme: AnnotationScheme) -> None:
    assert known_name(label(default_scheme, "Locations"), "Kharkiv Street of Sumy") is None
    assert known_name(label(default_scheme, "Officials"), "") is None


TEXTS = st.lists(st.one_of(st.text(max_size=5), st.sampled_from(WORDS))).map(" ".join)


@settings(deadline=None)  # the first call reads the scheme's names
@given(st.sampled_from(["Casualties", "Weapons", "Officials", "Locations"]), TEXTS, TEXTS, TEXTS)
def test_whatever_is_tagged_the_form_is_valid(
    default_scheme: AnnotationScheme, name: str, quote: str, before: str, after: str
) -> None:
    of = label(default_scheme, name)
    assert check_fields(of, autofill(of, quote, before, after, None)) == {}


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("Люботину", "Liubotyn"),
        ("Харківської області", "Kharkiv Oblast"),
        ("Вовчанськом", "Vovchansk"),
        ("Люба", "Люба"),
    ],
)
def test_places_are_known_in_every_case(default_scheme: AnnotationScheme, quote: str, name: str) -> None:
    assert filled(default_scheme, "Locations", f"у [{quote}]")["name"] == name
