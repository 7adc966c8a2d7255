"""Read bytes as text, and bring a text into the one form that is stored: once, at import."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from annotator.errors import QT_TRANSLATE_NOOP, KnownError

KNOWN_ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", QT_TRANSLATE_NOOP("encodings", "Unicode (UTF-8)")),
    ("cp1251", QT_TRANSLATE_NOOP("encodings", "Cyrillic, Windows (CP1251)")),
    ("koi8-u", QT_TRANSLATE_NOOP("encodings", "Ukrainian, KOI8-U")),
    ("iso8859-5", QT_TRANSLATE_NOOP("encodings", "Cyrillic, ISO 8859-5")),
    ("mac-cyrillic", QT_TRANSLATE_NOOP("encodings", "Cyrillic, Macintosh")),
    ("cp1252", QT_TRANSLATE_NOOP("encodings", "Western European, Windows (CP1252)")),
    ("utf-16", QT_TRANSLATE_NOOP("encodings", "Unicode (UTF-16)")),
    ("utf-16-le", QT_TRANSLATE_NOOP("encodings", "Unicode (UTF-16, little end first)")),
    ("utf-16-be", QT_TRANSLATE_NOOP("encodings", "Unicode (UTF-16, big end first)")),
    ("utf-32", QT_TRANSLATE_NOOP("encodings", "Unicode (UTF-32)")),
)
"""Encodings a window offers to choose from: the codec's name and the words for it."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ONE_BYTE_ENCODINGS = ("cp1251", "koi8-u", "cp1252", "iso8859-5", "mac-cyrillic")
_SAMPLE = 16_384
_CYRILLIC_BY_FREQUENCY = "оаинетірсвлкудмпязьбгычшйхжцюєїщфёґэъ"
_WEIGHTS = {letter: 2 - rank * 0.08 for rank, letter in enumerate(_CYRILLIC_BY_FREQUENCY)}
_QUOTES_AND_DASHES = frozenset("“”„’«»‹›–—…\xa0")
_SIGNS = frozenset("‚‘№•·°§©®™€£½±×")
_HEAD_START = {"cp1251": 0.04, "cp1252": 0.03}
"""Nearly every old file was written on Windows; this settles what a few letters leave open."""
_PAIRS = re.compile("\r\n|[\ud800-\udbff][\udc00-\udfff]")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


class EncodingError(KnownError):
    """Bytes that do not fit the encoding they are said to be in."""

    happened = QT_TRANSLATE_NOOP(
        "errors", "The file cannot be read as {encoding}: byte {position} does not belong there."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was imported from it.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another encoding, or let it be guessed.")


class UnknownEncodingError(KnownError):
    """An encoding nobody knows."""

    happened = QT_TRANSLATE_NOOP("errors", "There is no encoding called “{encoding}”.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was imported.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose one from the list.")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text made from bytes, and how."""

    text: str
    encoding: str
    guessed: bool
    """The bytes did not say what they are: worth a look by the user."""


def normalise(text: str) -> str:
    """Return the text as it is stored: LF line ends, no byte order mark, nothing that SQLite or Qt would lose.

    Everything else stays as it is, U+2028, U+2029, no-break spaces and U+FDD0 too; normalising twice changes nothing.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # Encoding finds a surrogate thirty times as fast as looking for one.
        text = _SURROGATES.sub(_whole_character, text)
    return text.lstrip("\ufeff").replace("\0", "\ufffd")


def _whole_character(found: re.Match[str]) -> str:
    pair = found.group()
    if len(pair) == 1:
        return "\ufffd"
    return chr(0x10000 + (ord(pair[0]) - 0xD800) * 0x400 + ord(pair[1]) - 0xDC00)


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes as text, without a byte order mark; guess the encoding where none is given.

    Raises:
        EncodingError: the bytes do not fit the encoding given.
        UnknownEncodingError: there is no such encoding.

    """
    if encoding is not None:
        return Decoded(_decode_as(raw, encoding), encoding, guessed=False)
    for mark, marked in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(marked, "replace")
            return Decoded(text, marked, guessed=False)
    wide = _wide_encoding(raw)
    if wide:
        return Decoded(raw.decode(wide, "replace"), wide, guessed=True)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return _guess(raw)


def _decode_as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except LookupError as error:
        raise UnknownEncodingError(encoding=encoding) from error
    except UnicodeDecodeError as error:
        raise EncodingError(encoding=encoding, position=error.start) from error


def _wide_encoding(raw: bytes) -> str:
    """Recognise UTF-16 without a mark: nearly every other byte names the Latin or the Cyrillic page."""
    if len(raw) < 4 or len(raw) % 2:
        return ""
    sample = raw[:_SAMPLE]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        pages, low = sample[first::2], sample[1 - first :: 2]
        named = sum(pages.count(page) for page in b"\x00\x04\x20")
        # no other text holds NUL or 0x04
        controls = pages.count(0) + pages.count(4)
        if named >= 0.9 * len(pages) and controls >= 0.5 * len(pages) and low.count(0) <= 0.1 * len(low):
            return encoding
    return ""


def _guess(raw: bytes) -> Decoded:
    damaged = raw.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if lost * 10 <= sum(character > "\x7f" for character in damaged) - lost:
        return Decoded(damaged, "utf-8", guessed=True)
    ranked = sorted(((_plausibility(raw, name), name) for name in _ONE_BYTE_ENCODINGS), reverse=True)
    score, best = ranked[0]
    if score < 0:
        best = _foreign_encoding(raw) or best
    return Decoded(raw.decode(best, "replace"), best, guessed=True)


def _foreign_encoding(raw: bytes) -> str:
    """Ask charset-normalizer about bytes that make no sense in any encoding of our languages."""
    from charset_normalizer import from_bytes  # costs 30 ms, and hardly a file needs it

    match = from_bytes(raw[:_SAMPLE]).best()
    return match.encoding if match else ""


def _plausibility(raw: bytes, encoding: str) -> float:
    """Rate how much the bytes read like Ukrainian, Russian or a Western language, per character beyond ASCII."""
    first = next((place for place, byte in enumerate(raw) if byte > 0x7F), 0)
    try:
        text = raw[max(0, first - 64) : first + _SAMPLE].decode(encoding)
    except UnicodeDecodeError:
        return -9.0
    ratings = [
        _rating(before, character, after)
        for before, character, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if character > "\x7f"
    ]
    return sum(ratings) / max(1, len(ratings)) + _HEAD_START.get(encoding, 0)


def _rating(before: str, character: str, after: str) -> float:
    """Rate one character beyond ASCII by what stands beside it."""
    lower = character.lower()
    if lower in _WEIGHTS:
        beside_latin = any(other.isascii() and other.isalpha() for other in (before, after))
        late_capital = character != lower and before.islower()
        lone_capital = character != lower and not (before.isupper() or after.isupper())
        return _WEIGHTS[lower] - 4 * (beside_latin or late_capital) - 0.5 * lone_capital
    if character in _QUOTES_AND_DASHES:
        return -3 if before.isalpha() and after.isalpha() and character not in "’–—" else 0.3
    if character in _SIGNS:
        return -3 if any(other > "\x7f" and other.isalpha() for other in (before, after)) else 0.3
    if character <= "\u017f" and character.isalpha():
        # accented letters stand among plain ones; a run of them is something else misread
        plain = sum(other.isascii() and other.isalpha() for other in (before, after))
        return 1 if plain else -2
    return -4


class NormalisedOffsets:
    """Where the places of a text are after :func:`normalise`, each found in a few steps however long the text is."""

    def __init__(self, text: str) -> None:
        self._marks = len(text) - len(text.lstrip("\ufeff"))
        self._pairs = [found.start() for found in _PAIRS.finditer(text)]
        self._breaks = {place for place in self._pairs if text[place] == "\r"}

    def of(self, place: int) -> int:
        """Return where a place is after normalising, in code points; inside CR LF, before the break."""
        if place - 1 in self._breaks:
            place -= 1
        # A pair that ends at or before the place has become one character.
        return place - bisect_right(self._pairs, place - 2) - min(place, self._marks)
