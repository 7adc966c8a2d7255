"""The texts of ``seeds/hard``, and the two that are too big to be kept: made the same, byte by byte, every time.

``python -m tests.hard_texts FOLDER`` writes the big ones as ``million.txt`` and ``five_megabytes.txt``.
"""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

HARD = Path(__file__).parents[1] / "seeds" / "hard"

MILLION = 1_000_000
"""Code points in the long line."""
FIVE_MEGABYTES = 5_000_000
"""Bytes in the long article."""


def small() -> list[Path]:
    """Return the hard texts that are kept as files."""
    return sorted(HARD.glob("*.txt"))


def million() -> str:
    """Return one line of a million code points without a line end; every 1,000th word is followed by an emoji."""
    pieces: list[str] = []
    length = 0
    for number in count(1):
        word = f"strike{number} " if number % 1000 else f"strike{number} 🚀 "
        pieces.append(word)
        length += len(word)
        if length >= MILLION:
            break
    # the cut may end in white space, which an importer may drop
    return "".join(pieces)[: MILLION - 1] + "."


def five_megabytes() -> str:
    """Return an article of 5 MB in UTF-8: a title and short paragraphs, every third in Ukrainian."""
    lines: list[str] = []
    size = 0
    for line in _paragraphs():
        size += len(line.encode())
        if size >= FIVE_MEGABYTES:
            break
        lines.append(line)
    text = "".join(lines)
    return text + "." * (FIVE_MEGABYTES - len(text.encode()))


def _paragraphs() -> Iterator[str]:
    yield "The log of a long war\n\n"
    for day in count(1):
        yield f"Day {day}. At least {day % 9 + 1} people were killed in Kharkiv, Ihor Terekhov said.\n\n"
        yield f"{day % 40 + 2} missiles and a guided bomb hit Lyubotyn and the Saltivka district.\n\n"
        yield f"День {day}. Унаслідок обстрілу Харкова поранено {day % 25 + 1} людей, повідомила ДСНС.\n\n"


def write_big(folder: Path) -> tuple[Path, Path]:
    """Write the two big texts into a folder; return their paths."""
    long_line, long_article = folder / "million.txt", folder / "five_megabytes.txt"
    long_line.write_bytes(million().encode())
    long_article.write_bytes(five_megabytes().encode())
    return long_line, long_article


if __name__ == "__main__":
    write_big(Path(sys.argv[1]))
