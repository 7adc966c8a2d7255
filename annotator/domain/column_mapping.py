"""Say which column of somebody's table is the text of an article, which its title, date, outlet, address, language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.text.dates import find_days, iso_day

TEXT = "text"
ROLES = (TEXT, "title", "source", "url", "published_on", "language")
"""What a column can hold, by the names of :class:`annotator.domain.article.Metadata`."""
EVERY_TABLE = ""
"""Stands for the columns of all tables, whatever their header."""
Columns = Mapping[str, str]
"""Name of the column of each role; an empty name says that no column has it."""

_USUAL = {
    TEXT: "text body content article fulltext articletext articlebody maintext story paragraph"
    " текст повнийтекст зміст стаття вміст полныйтекст содержание статья",
    "title": "title headline heading header subject articletitle заголовок назва тема название",
    "source": "source outlet publisher publication site media newspaper domain sourcename feed"
    " джерело видання змі сайт источник издание сми",
    "url": "url link href permalink weburl articleurl address посилання адреса лінк ссылка адрес",
    "published_on": "publishedon date published publishedat publishdate pubdate publicationdate datepublished created"
    " createdat time timestamp дата опубліковано датапублікації опубликовано датапубликации",
    "language": "language lang locale мова язык",
}
_ROLE_OF = {name: role for role, names in _USUAL.items() for name in names.split()}
_NO_LETTERS = re.compile(r"[\W_]+")
_FEWEST_CHARACTERS = 40
"""An unnamed column with shorter cells on average is no text."""
_LONGEST_NAME = 120
_DAY_FIRST = re.compile(r"\s*(\d\d?)[./-](\d\d?)[./-](\d{4})\b")
_YEAR_FIRST = re.compile(r"\s*(\d{4})[./](\d\d?)[./](\d\d?)\b")


class ColumnError(KnownError):
    """A column was named in a way that nobody understands."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "“{given}” does not say what is in which column.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was imported.")
    cure = QT_TRANSLATE_NOOP("errors", "Write it like text=Body, with one of: {roles}.")


def parse_columns(given: Iterable[str]) -> dict[str, str]:
    """Read columns as they are typed: ``text=Body``, or ``title=`` where no column has the title.

    Raises:
        ColumnError: they make no sense.
    """
    chosen = {}
    for one in given:
        role, equals, name = one.partition("=")
        role = "published_on" if role.strip() == "date" else role.strip()
        if not equals or role not in ROLES or role in chosen or (role == TEXT and not name.strip()):
            raise ColumnError(given=one, roles=", ".join(("date", *ROLES)))
        chosen[role] = name.strip()
    return chosen


def header_key(header: Iterable[str]) -> str:
    """Return what a choice of columns is remembered under; order and capitals of the names do not count."""
    return "\n".join(sorted(name.casefold() for name in header))


def named_columns(first: Sequence[str]) -> tuple[list[str], bool]:
    """Return the names of a table's columns, each once, and whether the first row is one of names at all."""
    is_header = not any(len(name) > _LONGEST_NAME or _is_address(name) or _day(name) for name in first)
    names: list[str] = []
    for number, name in enumerate(first, 1):
        wanted = (name.strip() if is_header else "") or f"column {number}"
        names.append(wanted if wanted not in names else f"{wanted} ({number})")
    return names, is_header


def guess_columns(header: Sequence[str], rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the column of each role that names and the first rows tell; the text is missing where none looks so."""
    found: dict[str, str] = {}
    for name in header:
        role = _role(name)
        if role and role not in found:
            found[role] = name
    free = [name for name in header if name not in found.values()]
    cells = {name: [cell for row in rows if (cell := row.get(name) or "")] for name in free}
    for role, fits in (("url", _is_address), ("published_on", _day)):
        column = next((name for name in free if cells[name] and all(map(fits, cells[name]))), "")
        if column and role not in found:
            found[role] = column
            free.remove(column)
    lengths = {name: sum(map(len, cells[name])) / max(1, len(cells[name])) for name in free}
    longest = max(free, key=lambda name: lengths[name], default="")
    if TEXT not in found and longest and lengths[longest] >= _FEWEST_CHARACTERS:
        found[TEXT] = longest
    return found


def columns_of(
    header: Sequence[str], rows: Sequence[Mapping[str, str]], chosen: Mapping[str, Columns]
) -> dict[str, str]:
    """Return the column of each role as chosen for this header, for every table, or else as guessed."""
    wanted = {**chosen.get(EVERY_TABLE, {}), **chosen.get(header_key(header), {})}
    spelled = {name.casefold(): name for name in header}
    taken = {role: spelled.get(name.casefold(), name) for role, name in wanted.items()}
    guessed = {
        role: name
        for role, name in guess_columns(header, rows).items()
        if role not in taken and name not in taken.values()
    }
    return {role: name for role, name in {**guessed, **taken}.items() if name}


def day_in(cell: str) -> str:
    """Return the day that a cell names as an ISO date; empty where it names none, or it could be two."""
    day = _day(cell)
    return day.isoformat() if day else ""


def _role(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    whole = _NO_LETTERS.sub("", plain)
    if whole in _ROLE_OF:
        return _ROLE_OF[whole]
    # "Article text", "Дата публікації": the last word that says something
    roles = [_ROLE_OF[part] for part in _NO_LETTERS.split(plain) if part in _ROLE_OF]
    return roles[-1] if roles and not whole.endswith("id") else ""


def _is_address(cell: str) -> bool:
    return cell.startswith(("http://", "https://", "www."))


def _day(cell: str) -> date | None:
    try:
        if found := _YEAR_FIRST.match(cell):
            return date(*map(int, found.groups()))
        if found := _DAY_FIRST.match(cell):
            first, second, year = map(int, found.groups())
            dotted = "." in found.group()
            if second > 12 and not dotted:
                first, second = second, first
            return None if first <= 12 and first != second and not dotted else date(year, second, first)
    except ValueError:
        return None
    if len(cell) > 40:
        return None
    return iso_day(cell) or next((day for _, day in find_days(cell, None)), None)
