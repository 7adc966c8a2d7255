"""Places in the text shown and places in the article's text are the same places, both ways."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from annotator.gui.display_map import LONGEST_PARAGRAPH, DisplayMap
from annotator.text.normalise import normalise
from annotator.text.segmentation import grapheme_bounds
from tests.hard_texts import million, small

PIECES = [
    "word ", "слово ", "🚀", "👩\u200d👩\u200d👧", "🇺🇦", "e\u0301", "\n", "\n\n", "\u2028", "\u2029", "\u00a0",
    "\ufdd0", "\ufdd1", "\x00", "\x0b", "\x85", "\r", "\ufffc", "שלום ", "\u202e", "\t", "и\u0306",
]  # fmt: skip


def shown_by_qt(display: DisplayMap) -> str:
    document = QTextDocument()
    document.setPlainText(display.shown_text())
    return "".join(str(document.characterAt(place)) for place in range(document.characterCount() - 1))


def assert_places_agree(text: str) -> None:
    display = DisplayMap(text)
    document = QTextDocument()
    document.setPlainText(display.shown_text())
    assert document.characterCount() - 1 == display.length
    bounds = grapheme_bounds(text)
    assert [display.to_code_point(display.to_position(bound)) for bound in bounds] == bounds
    assert [display.to_code_point(display.to_end_position(bound)) for bound in bounds] == bounds
    positions = [display.to_position(bound) for bound in bounds]
    assert positions == sorted(set(positions))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_grapheme_of_a_hard_text(text: str) -> None:
    assert_places_agree(text)


@pytest.mark.parametrize("path", small(), ids=lambda path: path.stem)
def test_every_grapheme_of_the_hard_articles(path: Path) -> None:
    assert_places_agree(normalise(path.read_bytes().decode("utf-8", "replace")))


def test_an_endless_line_is_broken_softly_behind_spaces() -> None:
    text = million()
    display = DisplayMap(text)
    lines = display.shown_text().split("\n")
    assert max(map(len, lines)) <= LONGEST_PARAGRAPH
    assert "".join(lines) == text
    assert all(line.endswith(" ") for line in lines[:-1])
    for position in display.soft_break_positions():
        place = display.to_code_point(position)
        assert display.to_position(place) == position
        assert display.to_end_position(place) == position - 1
        assert display.to_code_point(position - 1) == place


def test_an_endless_word_is_broken_between_graphemes() -> None:
    text = "👩\u200d👩\u200d👧" * 5_000
    display = DisplayMap(text)
    lines = display.shown_text().split("\n")
    assert max(map(len, lines)) <= LONGEST_PARAGRAPH
    assert all(line.startswith("👩") and line.endswith("👧") for line in lines)


def test_what_the_widget_would_swallow_is_shown_as_a_sign() -> None:
    text = "a\x00b\x1bc\x7fd\x85e\ufdd0f\ufffcg"
    assert shown_by_qt(DisplayMap(text)) == "a\u2400b\u241bc\u2421d\ufffde\ufffdf\ufffdg"
    assert DisplayMap(text).text == text
