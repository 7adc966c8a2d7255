import pytest

from annotator.domain.column_mapping import (
    EVERY_TABLE,
    ColumnError,
    columns_of,
    day_in,
    guess_columns,
    header_key,
    named_columns,
    parse_columns,
)

LONG = "Seven people were killed in Kharkiv on Thursday, the mayor said. "


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Headline|Body|Published", {"title": "Headline", "text": "Body", "published_on": "Published"}),
        ("Заголовок|Текст|Дата|Джерело|Посилання|Мова", dict(zip(
            ("title", "text", "published_on", "source", "url", "language"),
            ("Заголовок", "Текст", "Дата", "Джерело", "Посилання", "Мова"), strict=True))),
        ("Название|Содержание|Источник|Ссылка", {
            "title": "Название", "text": "Содержание", "source": "Источник", "url": "Ссылка"}),
        ("article_id|Article text|pub_date|site", {
            "text": "Article text", "published_on": "pub_date", "source": "site"}),
        ("text|text_2|TITLE", {"text": "text", "title": "TITLE"}),
    ],
)  # fmt: skip
def test_names_of_columns_in_three_languages(header: str, found: dict[str, str]) -> None:
    assert guess_columns(header.split("|"), []) == found


def test_content_tells_where_names_do_not() -> None:
    header = ["a", "b", "c", "d"]
    rows = [
        {"a": "1", "b": f"https://x.example/{n}", "c": f"{n}.05.2024", "d": LONG * n, "e": ""} for n in range(13, 16)
    ]
    assert guess_columns(header, rows) == {"url": "b", "published_on": "c", "text": "d"}
    assert guess_columns(["a"], [{"a": "1"}, {"a": "2"}]) == {}


def test_what_was_chosen_goes_before_what_is_guessed() -> None:
    header = ["Title", "Body", "Lead"]
    assert columns_of(header, [], {}) == {"title": "Title", "text": "Body"}
    assert columns_of(header, [], {EVERY_TABLE: {"text": "lead"}}) == {"title": "Title", "text": "Lead"}
    chosen = {EVERY_TABLE: {"text": "Body"}, header_key(["lead", "title", "body"]): {"text": "Lead", "title": ""}}
    assert columns_of(header, [], chosen) == {"text": "Lead"}
    assert columns_of(header, [], {EVERY_TABLE: {"title": "Body", "text": "Lead"}}) == {"title": "Body", "text": "Lead"}


def test_columns_are_read_as_they_are_typed() -> None:
    assert parse_columns(["text=My body", "date = When", "title="]) == {
        "text": "My body",
        "published_on": "When",
        "title": "",
    }
    for wrong in ("text", "body=Text", "text=", "=x"):
        with pytest.raises(ColumnError):
            parse_columns([wrong])
    with pytest.raises(ColumnError):
        parse_columns(["text=a", "text=b"])


def test_headers_have_each_name_once_and_may_be_missing() -> None:
    assert named_columns(["text", "", "text"]) == (["text", "column 2", "text (3)"], True)
    assert named_columns([LONG * 3, "https://a.example"]) == (["column 1", "column 2"], False)
    assert named_columns([]) == ([], True)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        *(("2024-05-23", "2024-05-23"), ("2024-05-23T10:00:00Z", "2024-05-23"), ("23.05.2024", "2024-05-23")),
        *(("05/23/2024", "2024-05-23"), ("23/05/2024", "2024-05-23"), ("4.5.2024", "2024-05-04")),
        *(("May 23, 2024", "2024-05-23"), ("23 травня 2024", "2024-05-23"), ("2024/05/23", "2024-05-23")),
        *(("04/05/2024", ""), ("Thursday", ""), ("31.02.2024", ""), ("", ""), ("soon", "")),
    ],
)
def test_days_in_cells(cell: str, day: str) -> None:
    assert day_in(cell) == day
