"""Foreign text in tool tips."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.plain_label import as_tool_tip


@given(st.text(st.sampled_from("&<>\"'a;b ")))
def test_a_tool_tip_shows_words_as_they_are(words: str) -> None:
    assert as_tool_tip(words) == f"<p>{escape(words)}</p>"
