"""A document that grew from its beginning is the one that was made at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from annotator.gui import reading_document
from annotator.gui.display_map import DisplayMap
from annotator.gui.reading_document import GrowingDocument, ReadingStyle
from tests.hard_texts import million

STYLE = ReadingStyle("serif", 12)
PARAGRAPHS = [
    "Short.", "🚀 " * 20, "A longer paragraph of words that goes on and on. " * 4, "word " * 2_000, "שלום עולם " * 900,
    "x" * 9_000, "one\u2029two", "\x00", "",
]  # fmt: skip


def looks(grown: GrowingDocument) -> list[tuple[object, ...]]:
    """Return text and form of every block."""
    found: list[tuple[object, ...]] = []
    block = grown.document.begin()
    while block.isValid():
        form = block.blockFormat()
        found.append((block.text(), form.lineHeight(), form.bottomMargin(), form.layoutDirection()))
        block = block.next()
    return found


def made(text: str, beginning: int, title_length: int = 0) -> GrowingDocument:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_document, "BEGINNING", beginning)
        return GrowingDocument(DisplayMap(text), STYLE, title_length)


def assert_same_after_growth(text: str, beginning: int, steps: list[int]) -> None:
    grown, whole = made(text, beginning), made(text, len(text))
    assert whole.is_whole
    for step in steps:
        grown.grow_to(min(grown.end + step, len(text)))
    grown.grow_to(len(text))
    assert grown.is_whole
    assert looks(grown) == looks(whole)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    paragraphs=st.lists(st.sampled_from(PARAGRAPHS), max_size=12),
    gap=st.sampled_from(["\n", "\n\n"]),
    beginning=st.integers(0, 3_000),
    steps=st.lists(st.integers(0, 9_000), max_size=6),
)
def test_growing_makes_the_same_document(
    qtbot: QtBot, paragraphs: list[str], gap: str, beginning: int, steps: list[int]
) -> None:
    assert_same_after_growth(gap.join(paragraphs), beginning, steps)


def test_an_endless_line_grows_piece_by_piece() -> None:
    text = million()[:100_000]
    assert_same_after_growth(text, 5_000, [1, 10_000, 50_000])


def test_growing_takes_whole_paragraphs_and_what_is_missing_only() -> None:
    text = "\n\n".join(["A paragraph of words."] * 50)
    grown = made(text, 100)
    assert 100 <= grown.end < 150
    assert text[grown.end - 1] == "\n"
    assert not grown.grow_to(50)
    assert grown.grow_to(grown.end)
    assert grown.grow_to(len(text))
    assert not grown.grow_to(len(text))
    assert grown.document.toPlainText() == text


def test_the_title_keeps_its_form_while_the_text_grows() -> None:
    title = "A long title without a blank line behind it. " * 4
    text = title + "\n" + "A paragraph of words.\n\n" * 50
    grown, whole = made(text, 3, len(title)), made(text, len(text), len(title))
    grown.grow_to(len(text))
    assert looks(grown) == looks(whole)
    assert grown.document.begin().charFormat().fontWeight() == whole.document.begin().charFormat().fontWeight()
