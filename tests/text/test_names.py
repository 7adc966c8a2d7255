"""Spellings of one name are one, different names are not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.names import name_key, same_name, transliterate, without_title

SPELLINGS = [
    ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Zelenskij", "Зеленський", "Зеленский", "Zelensky’s"],
    ["Ihor Terekhov", "Igor Terekhov", "Ігор Терехов", "Игорь Терехов", "IHOR TEREKHOV"],
    ["Syniehubov", "Synyehubov", "Synegubov", "Sinegubov", "Синєгубов", "Синегубов"],
    ["Liubotyn", "Lyubotyn", "Liubotin", "Люботин"],
    ["Kharkiv", "Kharkov", "Харків", "Харьков"],
    ["Kyiv", "Kiev", "Київ", "Киев"],
    ["Kryvyi Rih", "Kryvyy Rih", "Krivoy Rog", "Кривий Ріг", "Кривой Рог"],
    ["Odesa", "Odessa", "Одеса", "Одесса"],
    ["Lviv", "Lvov", "Львів", "Львов"],
    ["Chernihiv", "Chernigov", "Чернігів", "Чернигов"],
    ["Kupiansk", "Kupyansk", "Куп’янськ", "Куп'янськ", "Купянск"],
    ["Zaporizhzhia", "Zaporizhzhya", "Запоріжжя", "Запорожье"],
    ["Volodymyr Zelenskyy", "Vladimir Zelensky", "Володимир Зеленський", "Владимир Зеленский"],
    ["Zaluzhny", "Zaluzhnyi", "Залужний", "Залужный"],
    ["Ivano-Frankivsk", "Ivano Frankivsk", "Івано-Франківськ"],
    ["Ukraine", "Україна", "Украина"],
    ["State Emergency Service (DSNS)", "state emergency service dsns"],
    ["U.S.", "US"],
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_one_key(spellings: list[str]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1
    assert all(same_name(first, second) for first, second in combinations(spellings, 2))


def test_different_names_have_different_keys() -> None:
    keys = [name_key(spellings[0]) for spellings in SPELLINGS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kyiv", "Kharkiv"),
        ("Zelensky", "Zaluzhny"),
        ("Sumy", "Somme"),
        ("Lviv", "Lev"),
        ("Kursk", "Kherson"),
        ("Petrov", "Petrenko"),
        ("Olena", "Oleh"),
        ("Donetsk", "Dnipro"),
        ("Vovchansk", "Vuhledar"),
        ("Saltivka", "Saltykivka"),
        ("Putin", "Patin"),
        ("Харківська область", "Харків"),
        ("Kharkiv Regional Council", "Kharkiv City Council"),
        ("", ""),
        ("…", "!"),
    ],
)
def test_clearly_different_names_stay_apart(first: str, second: str) -> None:
    assert not same_name(first, second)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ukrainian President Volodymyr Zelenskyy", "Volodymyr Zelenskyy"),
        ("U.S. President Donald Trump", "Donald Trump"),
        ("Kharkiv Mayor Igor Terekhov", "Igor Terekhov"),
        ("Mr. Zelensky", "Zelensky"),
        ("Lt. Gen. Oleksandr Syrskyi", "Oleksandr Syrskyi"),
        ("Air Force spokesman Yurii Ihnat", "Yurii Ihnat"),
        ("Deputy Prime Minister Iryna Vereshchuk", "Iryna Vereshchuk"),
        ("Secretary-General António Guterres", "António Guterres"),
        ("head of the Kharkiv military administration Oleh Syniehubov", "Oleh Syniehubov"),
        ("Minister of Defence Rustem Umerov", "Rustem Umerov"),
        ("мер Харкова Ігор Терехов", "Ігор Терехов"),
        ("Президент України Володимир Зеленський", "Володимир Зеленський"),
        ("мэр Харькова Игорь Терехов", "Игорь Терехов"),
        ("прем’єр-міністр Денис Шмигаль", "Денис Шмигаль"),
        ("Mayor", "Mayor"),
        ("prosecutor general", "prosecutor general"),
        ("President of Ukraine", "President of Ukraine"),
        ("General Staff of the Armed Forces", "General Staff of the Armed Forces"),
        ("Russian Ministry of Defence", "Russian Ministry of Defence"),
        ("Kharkiv Regional Prosecutor’s Office", "Kharkiv Regional Prosecutor’s Office"),
        ("DSNS", "DSNS"),
        ("", ""),
    ],
)
def test_titles_in_front_are_left_off(name: str, bare: str) -> None:
    assert without_title(name) == bare


def test_titles_do_not_part_names() -> None:
    assert same_name("Kharkiv Mayor Igor Terekhov", "Ігор Терехов")
    assert not same_name("Mayor", "Governor")


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Зеленський", "Zelenskyi"),
        ("Харків", "Kharkiv"),
        ("Згурський Щур", "Zghurskyi Shchur"),
        ("ЩУР", "SHCHUR"),
        ("Куп’янськ", "Kupiansk"),
        ("Ёлкин", "Elkyn"),
        ("Kyiv’s ‘ok’ 5", "Kyiv’s ‘ok’ 5"),
    ],
)
def test_cyrillic_is_written_in_latin_letters(text: str, latin: str) -> None:
    assert transliterate(text) == latin


@given(st.text())
def test_any_text_has_a_stable_key(text: str) -> None:
    key = name_key(text)
    assert key == name_key(text.upper().lower()) or not text.isascii()
    assert key == key.strip()
    without_title(text)
