"""Where sentences begin and end in English, Ukrainian and Russian news."""

import re
from collections.abc import Iterator

_LINE_BREAKS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = re.compile(r"""[.!?…؟。！？]+[)\]"'”’»›]*(?=\s|(?<=[。！？]))""")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“”„«‘]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENERS = "([\"'“”„«‘—–- "
_LOOK_BACK = 40


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ABBREVIATIONS = _vocabulary(
    """
    mr mrs ms dr prof gen lt col maj sgt capt cpl adm brig cmdr gov sen rep rev hon pres st mt ft vs e.g i.e approx
    inc ltd co corp jan feb mar apr jun jul aug sept sep oct nov dec
    ст м с р рр вул просп пр пл бул буд кв обл смт сел пос ул пер г гг ім им тов гр д ген полк кол підполк майор кап
    проф акад доц див напр тис млн млрд грн руб коп тел ред зам заст нач п пп ч гл рис мал см
    """
)
_BEFORE_NUMBERS = frozenset({"no", "nos", "fig", "art", "арт"})
_OFTEN_START = _vocabulary(
    """
    a an the he she it they we i you this that these those there in on at as but and after before when while for from
    by with his her its their our however meanwhile earlier later
    він вона воно вони це цей ця у в на але він після за з і та як він она оно они это но после по с и как мы ми
    """
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return each sentence without the white space around it; none crosses a line break."""
    found: list[tuple[int, int]] = []
    start = 0
    for line_break in _LINE_BREAKS.finditer(text):
        found.extend(_in_paragraph(text, start, line_break.start()))
        start = line_break.end()
    found.extend(_in_paragraph(text, start, len(text)))
    return found


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop.start(), stop.end(), end):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, stop: int, after: int, end: int) -> bool:
    """Tell whether the stop at ``stop`` ends a sentence, by the words on either side."""
    following = text[after : min(end, after + _LOOK_BACK)].lstrip(_OPENERS + "\t\xa0\u2009\u202f")
    if following[:1].islower():
        return False
    if text[stop] != "." or text.startswith("..", stop):
        return True
    before = _WORD_BEFORE.search(text[max(0, stop - _LOOK_BACK) : stop])
    word = before.group().casefold() if before else ""
    if word in _BEFORE_NUMBERS:
        return not following[:1].isdigit()
    if word not in _ABBREVIATIONS and not _DOTTED.fullmatch(word):
        return True
    # Mr., J. Smith, в м. Харків: what follows belongs to it, unless it is a word with which sentences begin
    first = re.match(r"\w*", following)
    return not following or (len(word) > 1 and first is not None and first.group().casefold() in _OFTEN_START)
