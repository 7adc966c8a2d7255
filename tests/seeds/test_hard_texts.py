"""Every hard text holds the thing that it is there for, byte by byte: no editor or checkout has tidied it away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hard_texts import FIVE_MEGABYTES, HARD, MILLION, five_megabytes, million, small, write_big

CHECKS: dict[str, Callable[[bytes], bool]] = {
    "blank.txt": lambda raw: raw != b"" and not raw.decode().strip(),
    "byte_order_mark.txt": lambda raw: raw.startswith(b"\xef\xbb\xbf"),
    "combining_marks.txt": lambda raw: "и\u0306" in raw.decode() and "\u1112\u1161\u11ab" in raw.decode(),
    "cp1251_russian.txt": lambda raw: "не менее семи человек" in raw.decode("cp1251"),
    "cp1251_ukrainian.txt": lambda raw: "щонайменше семеро людей" in raw.decode("cp1251"),
    "cr.txt": lambda raw: b"\r" in raw and b"\n" not in raw,
    "crlf.txt": lambda raw: b"\r\n" in raw and raw.count(b"\r") == raw.count(b"\n") == raw.count(b"\r\n"),
    "emoji_and_flags.txt": lambda raw: all(part in raw.decode() for part in ("🇺🇦🇬🇧", "👨\u200d👩", "🏽", "\U000e007f")),
    "empty.txt": lambda raw: raw == b"",
    "invalid_utf8.txt": lambda raw: b"\xed\xa0\x80" in raw and b"\xc0\xaf" in raw and b"\xff" in raw,
    "line_separators.txt": lambda raw: all(mark in raw.decode() for mark in "\u2028\u2029\u0085\x0b\x0c\ufdd0"),
    "mixed_line_ends.txt": lambda raw: b"\r\r" in raw and b"\n\r" in raw and b"\r\n" in raw,
    "no_break_spaces.txt": lambda raw: all(
        mark in raw.decode() for mark in "\u00a0\u202f\u2009\u200b\u00ad\ufeff\u3000"
    ),
    "nul.txt": lambda raw: raw.count(b"\x00") == 2,
    "right_to_left.txt": lambda raw: all(mark in raw.decode() for mark in "خא\u202e\u202c\u2067\u2069\u200f"),
    "utf16_big_endian.txt": lambda raw: raw.startswith(b"\xfe\xff") and "🇺🇦" in raw.decode("utf-16"),
    "utf16_little_endian.txt": lambda raw: raw.startswith(b"\xff\xfe") and "🇺🇦" in raw.decode("utf-16"),
}


@pytest.mark.parametrize("name", CHECKS)
def test_file_holds_what_makes_it_hard(name: str) -> None:
    assert CHECKS[name]((HARD / name).read_bytes())


def test_every_file_is_checked_and_listed_in_the_readme() -> None:
    assert [path.name for path in small()] == sorted(CHECKS)
    readme = (HARD / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*CHECKS, "million.txt", "five_megabytes.txt") if f"`{name}`" not in readme] == []


def test_cp1251_files_are_not_utf8() -> None:
    for name in ("cp1251_russian.txt", "cp1251_ukrainian.txt", "invalid_utf8.txt"):
        with pytest.raises(UnicodeDecodeError):
            (HARD / name).read_bytes().decode()


def test_the_big_texts_are_as_big_as_they_say_and_always_the_same(tmp_path: Path) -> None:
    long_line, long_article = write_big(tmp_path)
    assert long_line.read_text(encoding="utf-8") == million()
    assert (len(million()), million().count("\n")) == (MILLION, 0)
    assert "🚀" in million()
    assert long_article.stat().st_size == FIVE_MEGABYTES
    assert long_article.read_bytes() == five_megabytes().encode()
