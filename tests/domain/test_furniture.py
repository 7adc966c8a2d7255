"""Site furniture is recognised by line in three languages, and no sentence of an article is taken for it."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain import furniture_phrases as phrases
from annotator.domain.furniture import Lessons, Teaching, find_furniture, keys_in, line_key, lines_like, outlet_of
from annotator.domain.span import Span
from annotator.resources import seed
from annotator.text.normalise import normalise

SEEDS = {
    "01_printing_house.txt": ["Back to top"],
    "02_nine_storey_block.txt": [
        "Don’t miss… Kharkiv under fire: the week in pictures",
        "Don’t miss…",
        "More from: World · War in Europe",
    ],
    "03_three_iskanders.txt": ["More from: Top stories · Ukraine"],
    "04_second_strike_at_dawn.txt": ["Back to top"],
    "05_city_under_attack.txt": ["More from: World news", "Back to top"],
    "06_drukarnia.txt": ["Читайте також: Як Харків готується до зими", "Нагору"],
}
PROSE = "Seven people were killed in Kharkiv on Thursday, the mayor said.\n\n"


def found(text: str, lessons: Lessons | None = None, source: str = "") -> list[str]:
    zones = find_furniture(text, lessons, source) if lessons else find_furniture(text, source=source)
    assert [text[zone.span.start : zone.span.end] for zone in zones] == [zone.quote for zone in zones]
    return [zone.quote for zone in zones]


@pytest.mark.parametrize("name", SEEDS)
def test_all_of_it_and_nothing_else_in_the_samples(name: str) -> None:
    assert found(normalise(seed("articles", name).read_text("utf-8"))) == SEEDS[name]


@pytest.mark.parametrize("path", sorted(seed("hard").glob("*.txt")), ids=lambda path: path.name)
def test_nothing_in_hard_texts(path: Path) -> None:
    assert found(normalise(path.read_bytes().decode("utf-8", "replace"))) == []


@pytest.mark.parametrize(
    "line",
    [
        *("Back to top", "Back to top button", "BACK TO TOP ↑", "Don't miss…", "DON’T MISS", "Advertisement"),
        *("Read more: Missile hits Sumy, 35 dead", "READ MORE | Who is Ihor Terekhov?", "More from: Top Stories · War"),
        *("Read more - how the city copes", "Related: three killed in Kherson", "Story continues below advertisement"),
        *("Share this article", "Facebook Twitter WhatsApp Email", "Share on Facebook", "Share: Facebook, X, Telegram"),
        *(
            "Sign up for our newsletter",
            "Subscribe to our morning newsletter, it is free.",
            "Follow us on X and Telegram",
        ),
        *("We use cookies to improve your experience.", "© Copyright 2024 The Wire", "12 comments", "3 min read"),
        *("Published: 23 May 2024, 14:05", "Updated 3 hours ago", "(AFP Photo)", "Photo: Reuters", "Getty Images"),
        *(
            "Reporting by Anna Koper; Editing by John Smith",
            "Our Standards: The Thomson Reuters Trust Principles.",
            ":",
        ),
        *("Читайте також: У Сумах загинули 35 людей", "Реклама", "Поділитися", "Підписуйтесь на наш Telegram-канал!"),
        *("Нагору", "До теми", "Помітили помилку? Виділіть її та натисніть Ctrl+Enter", "5 хвилин на читання"),
        *("Читайте также: В Сумах погибли 35 человек", "Поделиться", "Подписывайтесь на наш канал", "Наверх"),
        *("Ещё новости", "Материалы по теме", "Заметили ошибку? Выделите её", "Коментарі: 14", "📚 Читайте також:"),
        *("Знайшли помилку? Повідомте нам", "Усі права захищено.", "Все права защищены", "Не пропустите: прогноз"),
    ],
)
def test_lines_of_pages(line: str) -> None:
    assert found(f"{PROSE}{line}\n\n{PROSE}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        *("Homes in ruins", "The response", "Comment", "Video", "War", "Світ", "Відео", "An appeal", "Conclusion"),
        *(
            "Read the statement in full: three people died",
            "Related deaths rose to 12.",
            "Share of the dead: 12 per cent",
        ),
        *("“Get our boys home,” she said.", "“Follow us on this road,” the officer shouted.", "***", "* * *", "—", "…"),
        *(
            "By continuing to use cluster munitions, Russia breaks the law.",
            "Top officials were killed: three generals.",
        ),
        *("Reporting by the BBC found that 50 civilians had been killed.", "Published reports say seven people died."),
        *("Facebook said it had removed the post.", "Telegram channels reported explosions", "X users posted footage"),
        *("Photo of the mayor, Ihor Terekhov, at the site", "Фото: наслідки удару по Харкову", "AP: seven people died"),
        *("Watch towers were hit by drones.", "12 people were killed", "12 comments were made by officials.", "3 min"),
        *(
            "We and our partners will keep supporting Ukraine",
            "Menus and maps",
            "Search and rescue",
            "Save the Children",
        ),
        *("До теми переговорів повернулися в четвер.", "Реклама війни", "По теме обстрелов высказался мэр города."),
        *(
            "Updated figures: 12 dead, 30 injured",
            "Trending down: strikes on Kharkiv",
            "Sign up for the army, they said.",
        ),
        *("Seven dead | Forty injured", "Поділитися в окопі нічим.", "More from the front: seven dead in Sumy"),
    ],
)
def test_lines_of_articles(line: str) -> None:
    assert found(f"{PROSE}{line}\n\n{PROSE}") == []


def test_weak_words_count_beside_furniture_and_at_the_end() -> None:
    assert found(f"{PROSE}Comments\nShare this article\n{PROSE}") == ["Comments", "Share this article"]
    assert found(f"{PROSE}Share this article\nPrint\n\nSave\n{PROSE}") == ["Share this article", "Print", "Save"]
    assert found(f"{PROSE}Comments") == ["Comments"]
    assert found("Video") == []


def test_headlines_behind_a_heading_of_links_at_the_end() -> None:
    links = "Three dead in Sumy\n\nMissile hits Kherson"
    assert found(f"{PROSE}Related articles\n{links}") == ["Related articles", *links.split("\n\n")]
    assert found(f"{PROSE}Related articles\n{links}\n\n{PROSE}") == ["Related articles"]
    assert found(f"{PROSE}Back to top\n{links}") == ["Back to top"]


def test_the_name_of_a_section_behind_the_headline() -> None:
    headline = "Kharkiv under missile attack, mayor says"
    assert found(f"{headline} | World News\n\n{PROSE}") == ["| World News"]
    assert found(f"{headline} | Ukraine | The Guardian\n\n{PROSE}") == ["| Ukraine | The Guardian"]
    assert found(f"{headline} | Zelensky reacts\n\n{PROSE}") == []
    assert found(f"{headline} | The Wire\n\n{PROSE}", source="the wire") == ["| The Wire"]
    assert found(f"LIVE | {headline}\n\n{PROSE}") == []


def test_the_date_that_a_page_puts_before_a_caption() -> None:
    assert found(f" date 2024-05-23 Rescuers work in Kharkiv on May 23, 2024. (AFP Photo)\n\n{PROSE}") == [
        "date 2024-05-23"
    ]


def test_what_an_outlet_teaches() -> None:
    teaching = Teaching()
    teaching.add("wire", ["Our reporters\nThe Wire: independent since 1999."], [])
    teaching.add("wire", [], ["Don’t miss…"])
    teaching.add("", ["Nobody's line"], [])
    lessons = teaching.of("wire")
    text = f"Headline\n\n{PROSE}the  wire: INDEPENDENT since 1999\nDon't miss\nBack to top"
    assert found(text, lessons) == ["the  wire: INDEPENDENT since 1999", "Back to top"]
    assert found("Our reporters\n\n" + PROSE, lessons) == [], "a headline is not furniture"
    assert teaching.of("") == Lessons()
    assert teaching.of("other") == Lessons()


def test_of_two_opinions_the_more_count() -> None:
    teaching = Teaching()
    teaching.add("wire", ["Line"], ["Line"])  # drawn larger: taken away and drawn in one article
    assert teaching.of("wire").known == {"line"}
    teaching.add("wire", [], ["Line"])
    assert teaching.of("wire") == Lessons()
    teaching.add("wire", [], ["Line"])
    assert teaching.of("wire").refused == {"line"}


def test_a_refused_stretch_is_not_found() -> None:
    text = f"{PROSE}Back to top"
    assert find_furniture(text, refused=[Span(len(PROSE) + 2, len(PROSE) + 3)]) == []


def test_outlets_are_known_by_name_and_else_by_host() -> None:
    assert outlet_of(" The  Wire", "https://www.wire.example/a") == "the wire"
    assert outlet_of("", "https://www.wire.example:80/a") == "wire.example"
    assert outlet_of("", "https://[broken") == ""
    assert outlet_of("", "") == ""


def test_lines_like_others() -> None:
    text = "Back to top\n\nOne 🚀.\n  back to TOP ↑ \nTwo."
    assert [text[span.start : span.end] for span in lines_like(text, frozenset(keys_in("Back to top")))] == [
        "back to TOP ↑"
    ]


def test_phrases_are_written_as_lines_are_compared() -> None:
    for phrase in (*phrases.LINES, *phrases.WEAK_LINES, *phrases.HEADED):
        assert line_key(phrase) == phrase


@given(st.text(st.sampled_from("ab. :|…\n🚀’“Read moreЧитайтетакож7"), max_size=80))
@settings(max_examples=300)
def test_zones_are_lines_in_order_and_never_overlap(text: str) -> None:
    zones = find_furniture(text)
    for before, after in pairwise(zones):
        assert before.span.end <= after.span.start
    for zone in zones:
        assert "\n" not in zone.quote
        assert zone.quote == zone.quote.strip() == text[zone.span.start : zone.span.end]
