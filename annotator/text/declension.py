"""Case endings of Ukrainian and Russian names, so that ``Люботин`` is found in ``у Люботині``.

Only names known in the nominative are declined, one word at a time and by ending alone: the forms are for finding, and
some of them nobody uses.
"""

from functools import lru_cache

_SHORTEST = 4
_ENDINGS = (
    # (ending of the nominative, what takes its place), the longest first
    ("ська", "ської ській ську ською ськая"),
    ("ский", "ского скому ским ском ской скую ские ских"),
    ("ецька", "ецької ецькій ецьку ецькою"),
    ("ець", "ця цю цем ці цеві"),
    ("ия", "ии ию ией"),
    ("ія", "ії ію ією"),
    ("ів", "ова ову ові овом ева еву еві"),
    ("їв", "єва єву єві євом"),
    ("ий", "ого ому им ім ої ій у ою ий их ими"),
    ("ый", "ого ому ым ом ой ую ых"),
    ("ой", "ого ому ым ом ой ую"),
    ("ая", "ой ую ою"),
    ("ка", "ки ку кою ці ке кой"),
    ("а", "и і у ою ої ій ы е ой"),
    ("я", "і ї ю єю ею и е"),
    ("й", "я ю єм ем ї е єві еві"),
    ("ь", "я ю ем єм і и е"),
    ("о", "а у і ом е"),
)
_AFTER_CONSONANT = ("а", "у", "ові", "ом", "і", "ою", "е", "ем", "ы", "и", "я", "ю", "ів", "ам", "ами", "ах")
_VOWELS = frozenset("аеєиіїоуюяыэ")


@lru_cache(maxsize=20_000)
def declined(word: str) -> frozenset[str]:
    """Return the forms of a folded Cyrillic word in the nominative; nothing for short words and other scripts."""
    if len(word) < _SHORTEST or not "\u0400" <= word[-1] <= "\u04ff":
        return frozenset()
    for ending, forms in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return frozenset(stem + form for form in forms.split())
    if word[-1] in _VOWELS:
        return frozenset()
    return frozenset(word + ending for ending in _AFTER_CONSONANT)
