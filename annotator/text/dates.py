"""Days that an article names in English, Ukrainian or Russian: "on Thursday", "May 23", "19 травня", "вчера"."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta


def _names(*rows: str) -> dict[str, int]:
    return {name: number for row in rows for number, name in enumerate(row.split())}


_MONTHS = _names(
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
) | {"sept": 8}
_WEEKDAYS = _names(
    "monday tuesday wednesday thursday friday saturday sunday",
    "понеділок вівторок середу четвер п'ятницю суботу неділю",
    "понеділка вівторка середи четверга п'ятниці суботи неділі",
    "понедельник вторник среду четверг пятницу субботу воскресенье",
    "понедельника вторника среды четверга пятницы субботы воскресенья",
)
_NEAR_DAYS = {"today": 0, "сьогодні": 0, "сегодня": 0, "yesterday": 1, "вчора": 1, "учора": 1, "вчера": 1}


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of some words, the longer first; told by their first letters, it is twice as fast."""
    beginning: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        beginning.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in beginning.items())


_MONTH = _one_of(_MONTHS)
_FIRST_SIGNS = "".join(sorted({word[0] for word in (*_MONTHS, *_WEEKDAYS, *_NEAR_DAYS)}))
_DAY = r"(?<![\d.,:-])(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"""\b(?=[\d{_FIRST_SIGNS}])(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)
    |(?P<dotted>\d\d?\.\d\d?\.\d{{4}})
    |(?P<day>{_DAY})(?:st|nd|rd|th)?[ \u00a0](?:of[ ])?(?P<month>{_MONTH})\b\.?(?:,?[ \u00a0](?P<year>\d{{4}})\b)?
    |(?P<month_first>{_MONTH})\b\.?[ \u00a0](?P<day_last>{_DAY})(?:st|nd|rd|th)?\b
        (?:,?[ \u00a0](?P<year_last>\d{{4}})\b)?
    |(?P<weekday>{_one_of(_WEEKDAYS)})
    |(?P<near>{_one_of(_NEAR_DAYS)})
    )\b""",
    re.VERBOSE,
)
_ONLY_A_BOUND = re.compile(
    r"(?:\b(?:by|since|until|till|before|after|from|as of|until last|від|після|до|з|із|станом на|к|ко|с|со|после)\s)$"
)
_LOOK_BACK = 12
_AHEAD = timedelta(days=7)
"""How far behind the day of publication a named day may lie before it is taken for one of the year before."""


def find_days(
    text: str, published_on: date | None, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, date]]:
    """Yield the place of each named day and the day it is; one that only bounds a time ("since Monday") is left out.

    Days without a year, and weekdays, are those nearest before the day of publication; without one they are left out.
    """
    stretch = _lower(text[start:end]).replace("’", "'").replace("ʼ", "'")
    for found in _DATE.finditer(stretch):
        if _ONLY_A_BOUND.search(stretch, max(0, found.start() - _LOOK_BACK), found.start()):
            continue
        day = _day(found, published_on)
        if day is not None:
            yield start + found.start(), day


def _lower(text: str) -> str:
    """Return a text in small letters, each in its place: a capital that becomes two letters stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower()[:1] for one in text)


def iso_day(text: str) -> date | None:
    """Return the day of an ISO date or time, or None where it is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _day(found: re.Match[str], published_on: date | None) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["dotted"]:
            day, month, year = map(int, found["dotted"].split("."))
            return date(year, month, day)
        if found["month"] or found["month_first"]:
            month = _MONTHS[found["month"] or found["month_first"]] + 1
            return _of_month(
                int(found["day"] or found["day_last"]), month, found["year"] or found["year_last"], published_on
            )
        if published_on is None:
            return None
        if found["near"]:
            return published_on - timedelta(days=_NEAR_DAYS[found["near"]])
        back = (published_on.weekday() - _WEEKDAYS[found["weekday"]]) % 7
        return published_on - timedelta(days=back)
    except (ValueError, OverflowError):
        return None  # 31 June, or a day before the calendar begins


def _of_month(day: int, month: int, year: str | None, published_on: date | None) -> date | None:
    if year:
        return date(int(year), month, day)
    if published_on is None:
        return None
    named = date(published_on.year, month, day)
    return named if named <= published_on + _AHEAD else date(published_on.year - 1, month, day)
