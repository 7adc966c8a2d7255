"""Titles: told from the first line, and where they stand in the text."""

import pytest

from annotator.text.titles import title_of, title_within


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mayor: city under attack | World News\n\nThe city is.", "Mayor: city under attack"),
        ("Strike on a printing house\nSeven people died.", "Strike on a printing house"),
        ("Hard-hit town is rocked.\n\nAs crews raced.", "Hard-hit town is rocked."),
        ("Only one line", "Only one line"),
        ("", ""),
    ],
)
def test_the_first_line_is_the_title_where_it_looks_like_one(text: str, title: str) -> None:
    assert title_of(text) == title


def test_a_long_first_line_is_cut_at_a_word() -> None:
    title = title_of("A missile strike has devastated a quarter of the town, " * 4 + "\nMore.")
    assert title.endswith("…")
    assert len(title) <= 81


@pytest.mark.parametrize(
    ("text", "title", "length"),
    [
        ("Strike\nSeven died.", "Strike", 6),
        ("Strike | World News\n\nSeven died.", "Strike", 19),
        ("\n Strike\n\nSeven died.", "Strike", 8),
        ("Seven people died in a strike on the town. More followed.", "Seven people died…", 0),
        ("Seven died.", "Another title", None),
        ("Seven died.", "", None),
    ],
)
def test_a_title_in_the_text_is_not_shown_twice(text: str, title: str, length: int | None) -> None:
    assert title_within(text, title) == length
