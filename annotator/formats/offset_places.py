"""Places in a text as other programs count them, checked on the way in."""

from collections.abc import Callable

from annotator.formats.base import OffsetUnit
from annotator.formats.json_records import RecordError
from annotator.text.offsets import OffsetMap


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
            raise RecordError(f"A span has {place} as an offset, which is not in the text.") from error

    return checked


def unit_named(name: object) -> OffsetUnit | None:
    """Return the unit that a file names, or None where it names none that is known."""
    return next((unit for unit in OffsetUnit if unit.value == name), None)
