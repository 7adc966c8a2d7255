"""One name in many spellings: Zelensky, Zelenskyy, Зеленський, Зеленский.

A *name key* folds what differs between transliterations of Ukrainian and Russian, and nothing else. It is for
comparing, never for showing.
"""

import re
import unicodedata
from functools import lru_cache

from annotator.text.honorifics import without_title as without_title  # part of what this module offers

_LETTERS = (
    "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts"
)
_MORE_LETTERS = "ч=ch ш=sh щ=shch ь= ъ= ы=y э=e ё=e ю=iu я=ia ў=u"
_LATIN = dict(pair.split("=") for pair in f"{_LETTERS} {_MORE_LETTERS}".split())
_APOSTROPHES = re.compile("['’ʼ`´ʹ]")
_POSSESSIVE = re.compile(r"['’ʼ][sS]\b|(?<=[sS])['’](?!\w)")
_WORDS = re.compile(r"[^\W_]+")

_SOUNDS = (
    ("shch", "Q"),
    ("tsch", "C"),
    ("tch", "C"),
    ("kh", "H"),
    ("zh", "Z"),
    ("sh", "S"),
    ("ch", "C"),
    ("gh", "g"),
    ("ts", "T"),
    ("ck", "k"),
    ("ph", "f"),
    ("x", "ks"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
    ("h", "g"),
)
"""Letters that write one sound, and the one sign for it; capitals, since a folded word has none of its own."""

_SOFT_C = re.compile(r"c(?=[ei])")
_IOTATED_E = re.compile(r"ie+")
_REPEATED = re.compile(r"(.)\1+")
_ADJECTIVE = re.compile(r"(?<=sk)oi$")
_FAMILY_OR_TOWN = re.compile(r"(?<=..)(?:i|o|e)v$")

_SAME_WORDS = {
    "kev": "kiv",
    "rig": "rog",
    "krivoi": "krivi",
    "zaporoZe": "zaporiZia",
    "nikolav": "mikolav",
    "dnepr": "dnipro",
    "vladimir": "volodimir",
    "aleksandr": "oleksandr",
    "aleksander": "oleksandr",
    "oleksander": "oleksandr",
    "aleksei": "oleksi",
    "sergei": "sergi",
    "andrei": "andri",
    "nikolai": "mikola",
    "dmitri": "dmitro",
    "miHail": "miHailo",
    "elena": "olena",
    "pavel": "pavlo",
    "evgeni": "evgen",
    "konstantin": "kostiantin",
    "ukraina": "ukraine",
}
"""Keys of words that Ukrainian, Russian and English spell too differently to fold."""


def transliterate(text: str) -> str:
    """Write Ukrainian and Russian in Latin letters, as Ukrainian passports do; leave everything else as it is."""
    written = []
    for place, character in enumerate(text):
        lower = character.lower()
        latin = _LATIN.get(lower)
        if latin is None:
            keep = character not in "'’ʼ" or not _between_cyrillic(text, place)
            written.append(character if keep else "")
        elif lower == "г" and place and text[place - 1] in "зЗ":
            written.append("gh" if character.islower() else "GH")
        elif character == lower:
            written.append(latin)
        else:
            shouted = text[place + 1 : place + 2].isupper() or text[place - 1 : place].isupper()
            written.append(latin.upper() if shouted else latin.capitalize())
    return "".join(written)


def _between_cyrillic(text: str, place: int) -> bool:
    around = text[place - 1 : place].lower() + text[place + 1 : place + 2].lower()
    return len(around) == 2 and all(letter in _LATIN for letter in around)


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """Return what all spellings of one name have in common; empty for a text without letters and digits."""
    plain = unicodedata.normalize("NFC", _POSSESSIVE.sub("", text))
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", transliterate(plain)))
    plain = (
        "".join(character for character in plain if not unicodedata.combining(character)).casefold().replace(".", "")
    )
    return " ".join(_word_key(word) for word in _WORDS.findall(plain))


def _word_key(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = _SOFT_C.sub("T", word).replace("c", "k")
    word = _REPEATED.sub(r"\1", _IOTATED_E.sub("e", word))
    word = _ADJECTIVE.sub("i", word)
    return _FAMILY_OR_TOWN.sub("v", _SAME_WORDS.get(word, word))


def same_name(first: str, second: str) -> bool:
    """Tell whether two spellings name the same thing, titles in front left aside."""
    key = name_key(first)
    return bool(key) and (key == name_key(second) or name_key(without_title(first)) == name_key(without_title(second)))
