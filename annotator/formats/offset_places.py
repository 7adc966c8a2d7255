"""Places in a text as other programs count them, checked on the way in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.base import OffsetUnit
from annotator.formats.json_records import RecordError
from annotator.text.offsets import OffsetMap

_ASTRAL = "\uffff"
"""Characters above this one are two units in UTF-16."""


class Stretch(NamedTuple):
    """Where a span is in a file's own unit, and its words as far as the file gives them."""

    start: int
    end: int
    quote: str | None = None


def to_unit(text: str, unit: OffsetUnit) -> Callable[[int], int]:
    """Return what turns a code point into a place in a unit."""
    places = OffsetMap(text)
    if unit is OffsetUnit.UTF16:
        return places.to_utf16
    return places.to_utf8 if unit is OffsetUnit.UTF8 else int


def from_unit(text: str, unit: OffsetUnit) -> Callable[[int], int]:
    """Return what turns a place in a unit into a code point; it raises RecordError for one outside the text."""
    places = OffsetMap(text)
    if unit is OffsetUnit.CODE_POINTS:
        return int
    convert = places.from_utf16 if unit is OffsetUnit.UTF16 else places.from_utf8

    def checked(place: int) -> int:
        try:
            return convert(place)
        except ValueError as error:
            raise RecordError(
                Phrase(
                    QT_TRANSLATE_NOOP("errors", "A span has {what} as an offset, which is not in the text."), what=place
                )
            ) from error

    return checked


def unit_of(text: str, stretches: Sequence[Stretch], usual: OffsetUnit) -> tuple[OffsetUnit, bool]:
    """Return the unit that offsets count in, and whether it is only assumed to be the usual one.

    The unit counts in which more quotes are right than in the usual one. Without quotes nothing is assumed where all
    offsets stand before the first character that is one code point and two units of UTF-16.
    """
    if text.isascii() or not stretches:
        return usual, False
    quoted = [one for one in stretches if one.quote]
    if quoted:
        right = {unit: _right(text, quoted, unit) for unit in (usual, *OffsetUnit)}
        return max(right, key=lambda unit: right[unit]), False
    first = next((place for place, character in enumerate(text) if character > _ASTRAL), None)
    return usual, first is not None and any(one.end > first for one in stretches)


def _right(text: str, quoted: Sequence[Stretch], unit: OffsetUnit) -> int:
    """Return how many quotes read in a unit as the file says."""
    places = from_unit(text, unit)
    count = 0
    for start, end, quote in quoted:
        try:
            count += text[places(start) : places(end)] == quote
        except RecordError:
            continue
    return count


def unit_named(name: object) -> OffsetUnit | None:
    """Return the unit that a file names, or None where it names none that is known."""
    return next((unit for unit in OffsetUnit if unit.value == name), None)
