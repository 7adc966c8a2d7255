"""Find words in a text whatever their case, accents and kind of quotation marks; places stay those of the text."""

import re
import unicodedata
from bisect import bisect_right

_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\u00ad": "",
    }
)  # fmt: skip


class SearchedText:
    """A text made ready to be searched many times."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        folds = {ord(character): _folded(character) for character in set(text)}
        self._folded = text.translate(folds)
        self._changes = _changes(text, folds)
        self._change_places = [place for place, _ in self._changes]

    def find(self, wanted: str) -> list[tuple[int, int]]:
        """Return where ``wanted`` stands, in order and without overlaps; nothing for an empty wish."""
        folded = "".join(map(_folded, wanted))
        if not folded.strip():
            return []
        found = []
        place = self._folded.find(folded)
        while place >= 0:
            end = place + len(folded)
            found.append((self._original(place), self._original(end)))
            place = self._folded.find(folded, end)
        return [(start, end) for start, end in found if start < end]

    def _original(self, folded_place: int) -> int:
        """Return the code point at a place of the folded text, behind the marks that were folded away before it."""
        index = bisect_right(self._change_places, folded_place)
        if not index:
            return folded_place
        behind, original = self._changes[index - 1]
        return min(original + folded_place - behind, self._length)


def _folded(character: str) -> str:
    """Return a character without case and marks."""
    parts = unicodedata.normalize("NFD", character.translate(_ALIKE).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_ALIKE)


def _changes(text: str, folds: dict[int, str]) -> list[tuple[int, int]]:
    """Return the places of the folded text, with those of the text, from which on their distance is another one."""
    odd = "".join(chr(code) for code, fold in folds.items() if len(fold) != 1)
    changes = []
    shift = 0
    for found in re.finditer(f"[{re.escape(odd)}]", text) if odd else ():
        shift += len(folds[ord(found[0])]) - 1
        changes.append((found.end() + shift, found.end()))
    return changes
