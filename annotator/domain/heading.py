"""What the first lines of a text say about it, behind what the page says before: its title and its day."""

from datetime import date

from annotator.domain.article import Metadata
from annotator.domain.furniture import find_furniture, line_key
from annotator.domain.span import Span
from annotator.text.dates import find_days
from annotator.text.titles import first_line_is_title, title_of

_LINES_LOOKED_AT = 8
_SAYS_WHEN = ("date", "published", "first published", "posted", "дата", "опубліковано", "опубликовано")
"""How a line begins that says when an article came out; when it was updated is another matter."""


def heading_of(text: str) -> Metadata:
    """Return title and day of a text that says nothing else about itself; the day only where it is told once."""
    furniture = _leading_furniture(text)
    days = _days_told(text, furniture) or _days_behind_title(text, furniture)
    return Metadata(title=_title(text, furniture), published_on=days.pop().isoformat() if len(days) == 1 else "")


def title_in(text: str) -> str:
    """Return the title that a text begins with, or its first words, leaving out what the page says before."""
    return _title(text, _leading_furniture(text))


def _title(text: str, furniture: list[Span]) -> str:
    behind = furniture[-1].end if furniture else 0
    # Where nothing else follows, the page's own words are the title.
    return title_of(text[behind:].lstrip()) or title_of(text)


def _leading_furniture(text: str) -> list[Span]:
    """Return the stretches that stand before the first words of the article."""
    begins = len(text) - len(text.lstrip())
    head = "\n".join(text[begins:].split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT])
    found, end = [], 0
    for zone in find_furniture(head):
        if head[end : zone.span.start].strip():
            break
        end = zone.span.end
        found.append(Span(begins + zone.span.start, begins + end))
    return found


def _days_told(text: str, furniture: list[Span]) -> set[date]:
    return {day for span in furniture for day in _days_in(span.quote(text))}


def _days_behind_title(text: str, furniture: list[Span]) -> set[date]:
    """Return the days that the page tells between the headline and the first words of the article."""
    begins = text[furniture[-1].end if furniture else 0 :].lstrip()
    if not first_line_is_title(begins):
        return set()
    behind = begins[begins.find("\n") :]
    return _days_told(behind, _leading_furniture(behind))


def _days_in(line: str) -> set[date]:
    if not line_key(line).startswith(_SAYS_WHEN):
        return set()
    return {day for _, day in find_days(line, None)}
