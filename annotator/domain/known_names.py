"""Find a label's known names in a quote, whatever their spelling."""

import re
from functools import lru_cache

from annotator.domain.scheme import Field, FieldKind, KnownName, Label
from annotator.text.declension import declined
from annotator.text.names import name_key, without_title
from annotator.text.tokens import fold_word

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_LONGEST_QUOTE = 20


def known_name(label: Label, quote: str) -> KnownName | None:
    """Return the known name that a quote spells, or, where the label's names are parts of a quote, holds."""
    places = _places(tuple((known.name, known.spellings) for known in label.known_names))
    inside = _BRACKETS.search(quote)
    readings = [quote, without_title(quote), _BRACKETS.sub("", quote), inside[1] if inside else ""]
    keys = [name_key(_ARTICLE.sub("", reading)) for reading in readings]
    if identity_field(label) is None:
        keys.extend(_parts(keys[0]))
    place = next((places[key] for key in keys if key in places), None)
    if place is None:
        place = _declined_place(label.known_names, readings)
    return None if place is None else label.known_names[place]


def _declined_place(names: tuple[KnownName, ...], readings: list[str]) -> int | None:
    """Return which known name a reading gives in another case of Ukrainian or Russian."""
    for reading in filter(None, readings):
        words = [fold_word(word) for word in reading.split()]
        for place, known in enumerate(names):
            if any(_declines_to(spelling, words) for spelling in (known.name, *known.spellings)):
                return place
    return None


def _declines_to(spelling: str, words: list[str]) -> bool:
    if not words or spelling[:2].casefold() != words[0][:2]:
        return False
    bases = [fold_word(word) for word in spelling.split()]
    return len(bases) == len(words) and all(
        word == base or word in declined(base) for base, word in zip(bases, words, strict=True)
    )


def identity_field(label: Label) -> Field | None:
    """Return the text field that takes a known name itself, such as ``name`` of an official; a weapon has none.

    It is the first one that fills itself by name, and that no known name gives another value for.
    """
    given = {key for known in label.known_names for key in known.fields}
    fields = (item for item in label.active_fields() if item.auto == "name" and item.kind is FieldKind.TEXT)
    return next((item for item in fields if item.key not in given), None)


def bare_name(quote: str) -> str:
    """Return a quote as a name nobody knows yet: without an article or titles in front."""
    return without_title(_ARTICLE.sub("", quote))


@lru_cache(maxsize=64)
def _places(names: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, int]:
    """Return which known name each key stands for; the first of two wins."""
    places: dict[str, int] = {}
    for place, (name, spellings) in enumerate(names):
        for spelling in (name, *spellings):
            places.setdefault(name_key(spelling), place)
    places.pop("", None)
    return places


def _parts(key: str) -> list[str]:
    """Return every run of words of a key, the longest first."""
    words = key.split()[:_LONGEST_QUOTE]
    return [
        " ".join(words[start : start + length])
        for length in range(len(words), 0, -1)
        for start in range(len(words) - length + 1)
    ]
