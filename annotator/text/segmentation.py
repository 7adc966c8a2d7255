"""Where graphemes and words begin and end. Everything about one place looks only around that place.

A *word* here is what a tagger means by a double click. Apostrophes join (``п’ять``, ``O'Brien``), as do the commas and
points of a number (``1,000``) and the hyphen before a model's number (``S-300``). Other hyphens part: ``Kyiv-based`` is
two words. ``U.S.`` is one word with its points; a possessive ``'s`` belongs to no word.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_WORD = r"""
    (?P<word>
        (?<!\w) (?:\p{L}\.){2,} (?!\w)
      | [^\W\p{M}]\w*
        (?: (?: ['’] (?![sS]\b) | [\u00AD\u200C\u200D\u2060]+ | (?<=\d)[.,](?=\d) | (?<=\p{L})-(?=\d) ) \w+ )*
    )
    (?: ['’][sS]\b )?
"""
_REACH = 256
"""How far back a search for a word's start goes where there is no white space."""
_PIECE = 512

_ALWAYS_STARTS = frozenset({"Lu", "Ll", "Lt", "Nd", "Zs", "Po", "Pd", "Ps", "Pe", "Pi", "Pf", "Cc"})
_NEVER_HOLDS_ON = _ALWAYS_STARTS | {"Mn", "So"}
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_KEPT_AT_EDGES = frozenset("%‰#@&*§")
_QUOTES = frozenset("'\"’‘“”„‚`´«»‹›")
_CLOSING = {"(": ")", "[": "]"}


@cache
def _word_pattern() -> "regex.Pattern[str]":
    import regex  # costs 20 ms at start-up, and no window needs words before its first article

    return regex.compile(_WORD, regex.VERBOSE)


@cache
def _grapheme_pattern() -> "regex.Pattern[str]":
    import regex  # see _word_pattern

    return regex.compile(r"\X")


@cache
def _token_pattern() -> "regex.Pattern[str]":
    import regex  # see _word_pattern

    return regex.compile(r"\w+|[^\w\s]")


def grapheme_bounds(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return every grapheme bound from the one at or before ``start`` to the one at or behind ``end``."""
    end = len(text) if end is None else end
    bounds = [_safe_place(text, start)]
    for bound in _grapheme_ends(text, bounds[0]):
        if bound <= start:
            bounds = [bound]
        elif bounds[-1] < end:
            bounds.append(bound)
        else:
            break
    return bounds


def _grapheme_ends(text: str, start: int) -> Iterator[int]:
    """Yield each grapheme's end, in pieces: the pattern takes quadratic time in a long row of flags."""
    while start < len(text):
        stop, reach = start, _PIECE
        while stop == start:
            stop = _safe_place(text, min(len(text), start + reach), floor=start)
            reach *= 2
        for found in _grapheme_pattern().finditer(text[start:stop]):
            yield start + found.end()
        start = stop


def _safe_place(text: str, place: int, floor: int = 0) -> int:
    """Return the last place up to ``place`` that bounds a grapheme whatever else stands around it.

    ``floor`` is such a place already.
    """
    while floor < place < len(text):
        before, after = text[place - 1], text[place]
        if before in _FLAG_LETTERS and after in _FLAG_LETTERS:
            row = place - floor - len(text[floor:place].rstrip(_FLAG_LETTERS))
            place -= row % 2  # flags are pairs of letters
            return place if row > 1 else _safe_place(text, place, floor)
        starts = unicodedata.category(after) in _ALWAYS_STARTS and not (before == "\r" and after == "\n")
        if starts and unicodedata.category(before) in _NEVER_HOLDS_ON:
            return place
        place -= 1
    return place


def snap_to_graphemes(text: str, start: int, end: int) -> tuple[int, int]:
    """Grow a stretch until it cuts no grapheme."""
    if start >= end:
        floor = grapheme_bounds(text, start, start)[0]
        return floor, floor
    return grapheme_bounds(text, start, start)[0], grapheme_bounds(text, end - 1, end)[-1]


def words(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield each word from ``start`` on, possessives left off."""
    for found in _word_pattern().finditer(text, start):
        yield found.span("word")


def word_count(text: str) -> int:
    """Count as word processors do: pieces between white space that hold a letter or a digit."""
    return len([piece for piece in text.split() if piece[0].isalnum() or any(map(str.isalnum, piece))])


def word_at(text: str, place: int) -> tuple[int, int] | None:
    """Return the word around a place, else the word that ends there; on a possessive ``'s``, the word it belongs to."""
    ending = None
    for found in _word_pattern().finditer(text, _word_search_start(text, place)):
        if found.start() > place:
            break
        if found.end() > place:
            return found.span("word")
        if found.end() == place:
            ending = found.span("word")
    return ending


def next_word(text: str, place: int) -> tuple[int, int] | None:
    """Return the first word that starts at or behind a place."""
    return next((span for span in words(text, _word_search_start(text, place)) if span[0] >= place), None)


def previous_word(text: str, place: int) -> tuple[int, int] | None:
    """Return the last word that ends at or before a place."""
    back = place
    while back > 0:
        reached, back = back, _word_search_start(text, max(0, back - _REACH))
        best = None
        for span in words(text, back):
            if span[1] > place or (best and span[0] >= reached):
                break
            best = span
        if best:
            return best
    return None


def _word_search_start(text: str, place: int) -> int:
    """Return a place at or before ``place`` where no word is cut: behind white space, or far enough back."""
    limit = max(0, place - _REACH)
    while place > limit and not text[place - 1].isspace():
        place -= 1
    return place


def snap_to_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Grow a selection to whole words, without white space, quotes or punctuation at its edges.

    Returns None where nothing is left. A bracket that closes one inside the selection stays.
    """
    core = _core(text, *snap_to_graphemes(text, start, end))
    if core is None:
        return None
    start, end = core
    first, last = _touching(text, start), _touching(text, end - 1)
    if first:
        start = _first_edge(text, first, start, end)
    if last:
        end = last[1] if last[1] > start else end
    core = _core(text, start, _closed(text, start, end))
    return snap_to_graphemes(text, *core) if core else None


def _touching(text: str, place: int) -> tuple[int, int] | None:
    """Return the word that holds the character at a place, its possessive included."""
    word = word_at(text, place)
    return word if word and _word_and_possessive_end(text, word) > place else None


def _word_and_possessive_end(text: str, word: tuple[int, int]) -> int:
    found = _word_pattern().match(text, word[0])
    return found.end() if found else word[1]


def _first_edge(text: str, word: tuple[int, int], start: int, end: int) -> int:
    """Return where a selection begins whose first character is in a word or in the ``'s`` behind it."""
    if start < word[1]:
        return word[0]
    following = next_word(text, word[1] + 2)
    return following[0] if following and following[0] < end else word[0]


def _core(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Trim white space, quotes and punctuation off the edges, a grapheme at a time."""
    while start < end and _is_edge(text[start]):
        start = grapheme_bounds(text, start, start + 1)[-1]
    while start < end:
        last = grapheme_bounds(text, end - 1, end)[0]
        if not _is_edge(text[last]) or _closes(text, start, end) or _ends_abbreviation(text, end):
            return start, end
        end = last
    return None


def _is_edge(character: str) -> bool:
    if character.isspace() or character in _QUOTES:
        return True
    category = unicodedata.category(character)
    return (category[0] in "PZ" or category in {"Cc", "Cf"}) and character not in _KEPT_AT_EDGES


def _ends_abbreviation(text: str, end: int) -> bool:
    """Tell whether a word such as ``U.S.``, with its point, ends here."""
    word = word_at(text, end - 1) if text[end - 1] == "." else None
    return word is not None and word[1] == end


def _closes(text: str, start: int, end: int) -> bool:
    """Tell whether the last character closes a bracket opened in the stretch."""
    return any(
        text[end - 1] == closing and text.count(opening, start, end) >= text.count(closing, start, end)
        for opening, closing in _CLOSING.items()
    )


def _closed(text: str, start: int, end: int) -> int:
    """Return ``end``, moved behind the closing bracket that follows a stretch with an open one."""
    for opening, closing in _CLOSING.items():
        if text.startswith(closing, end) and text.count(opening, start, end) > text.count(closing, start, end):
            return end + 1
    return end


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of word characters and single other characters, white space left out."""
    for found in _token_pattern().finditer(text):
        yield found.span()
