"""Where an edge of a span goes when it is moved by a word or a character."""

from typing import Literal

from annotator.domain.span import Span
from annotator.text.segmentation import grapheme_bounds, next_word, previous_word, word_at


def moved_edge(
    text: str, span: Span, edge: Literal["start", "end"], step: Literal[-1, 1], unit: Literal["word", "character"]
) -> Span | None:
    """Return the span with one edge moved, or None where it cannot move any further."""
    place = span.start if edge == "start" else span.end
    if unit == "character":
        moved = _next_grapheme(text, place) if step > 0 else _previous_grapheme(text, place)
    elif edge == "start":
        moved = _next_start(text, place) if step > 0 else _previous_start(text, place)
    else:
        moved = _next_end(text, place) if step > 0 else _previous_end(text, place)
    if moved is None or moved == place:
        return None
    start, end = (moved, span.end) if edge == "start" else (span.start, moved)
    return Span(start, end) if start < end else None


def _next_grapheme(text: str, place: int) -> int | None:
    return grapheme_bounds(text, place, place + 1)[-1] if place < len(text) else None


def _previous_grapheme(text: str, place: int) -> int | None:
    return grapheme_bounds(text, place - 1, place)[0] if place > 0 else None


def _next_start(text: str, place: int) -> int | None:
    word = next_word(text, place + 1)
    return word[0] if word else None


def _previous_start(text: str, place: int) -> int | None:
    inside = word_at(text, place)
    if inside and inside[0] < place:
        return inside[0]
    word = previous_word(text, place)
    return word[0] if word else None


def _next_end(text: str, place: int) -> int | None:
    inside = word_at(text, place)
    if inside and inside[1] > place:
        return inside[1]
    word = next_word(text, place)
    return word[1] if word else None


def _previous_end(text: str, place: int) -> int | None:
    word = previous_word(text, place - 1)
    return word[1] if word else None
