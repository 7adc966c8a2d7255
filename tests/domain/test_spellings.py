"""Names counted under all their spellings."""

from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.spellings import counted_names, has_names


def _label(scheme: AnnotationScheme, name: str) -> Label:
    label = scheme.label_named(name)
    assert label is not None
    return label


def test_spellings_of_one_name_stand_together(default_scheme: AnnotationScheme) -> None:
    quotes = [
        ("Mr. Zelensky", "Volodymyr Zelenskyy", 3),
        ("President Volodymyr Zelensky of Ukraine", "Volodymyr Zelenskyy", 1),
        ("Зеленський", "", 2),  # known by the scheme
        ("the president", "Volodymyr Zelenskyy", 1),  # counts, but is no spelling
        ("Taras  Koval", "", 1),  # nobody knows
        ("Тарас Коваль", "", 2),
        ("DSNS", "State Emergency Service of Ukraine", 2),
    ]
    found = counted_names(_label(default_scheme, "Officials"), quotes)
    assert [(one.name, one.spans, {s.text: s.spans for s in one.spellings}) for one in found] == [
        ("Volodymyr Zelenskyy", 7, {"Zelensky": 3, "Зеленський": 2, "Volodymyr Zelensky": 1}),
        ("Тарас Коваль", 3, {"Тарас Коваль": 2, "Taras Koval": 1}),
        ("State Emergency Service of Ukraine", 2, {"DSNS": 2}),
    ]


def test_weapons_are_counted_by_model_and_casualties_have_no_names(default_scheme: AnnotationScheme) -> None:
    quotes = [("three Iskander missiles", "Iskander", 2), ("Iskanders", "Iskander", 1), ("bombs", "", 1)]
    found = counted_names(_label(default_scheme, "Weapons"), quotes)
    assert [(one.name, one.spans, [s.text for s in one.spellings]) for one in found] == [
        ("Iskander", 3, ["Iskander", "Iskanders"]),
        ("bombs", 1, ["bombs"]),
    ]
    assert not has_names(_label(default_scheme, "Casualties"))


def test_quotes_without_letters_are_left_out(default_scheme: AnnotationScheme) -> None:
    assert counted_names(_label(default_scheme, "Locations"), [("🚀", "", 1), ("…", "", 4)]) == []
