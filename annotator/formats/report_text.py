"""What reports for people show of an article: its text cut at the edges of highlights, and its tags in words."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.annotation import FieldValue
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.scheme import AnnotationScheme, Field, FieldKind, Label
from annotator.domain.wording import Say, in_english
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.quantities import format_entry

COLUMNS = (
    QT_TRANSLATE_NOOP("reports", "Tag"),
    QT_TRANSLATE_NOOP("reports", "Text"),
    QT_TRANSLATE_NOOP("reports", "Fields"),
    QT_TRANSLATE_NOOP("reports", "By"),
)
"""What the columns of the table below an article are called."""
NO_TAGS = QT_TRANSLATE_NOOP("reports", "No tags.")
UNTITLED = QT_TRANSLATE_NOOP("reports", "Untitled")
TAGGED_ARTICLES = QT_TRANSLATE_NOOP("reports", "Tagged articles")
_YES, _NO = QT_TRANSLATE_NOOP("reports", "yes"), QT_TRANSLATE_NOOP("reports", "no")
_LINES = re.compile("[^\n]+")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\ufffe\uffff]")
"""Control characters and direction marks: what could make a text read otherwise than it is."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch with one label, and the tags that say so: several where several people tagged it."""

    number: int
    """From 1 on, by place in the article."""
    start: int
    end: int
    label: str
    quote: str
    """The stretch on one line."""
    tags: tuple[ExchangedSpan, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the highlights do not change."""

    text: str
    highlights: tuple[Highlight, ...]
    """What covers it, the shortest last: that one is seen on top."""
    ending: tuple[Highlight, ...]
    """What ends with it."""
    is_furniture: bool


Paragraph = Sequence[Piece]


def highlights(article: ExchangedArticle) -> list[Highlight]:
    """Return the highlights of an article by place; equal tags of several people are one."""
    alike: dict[tuple[int, int, str], list[ExchangedSpan]] = defaultdict(list)
    for span in article.spans:
        if span.start < span.end:
            alike[span.start, span.end, span.label].append(span)
    ordered = sorted(alike, key=lambda at: (at[0], -at[1], at[2]))
    return [
        Highlight(number, start, end, label, " ".join(article.text[start:end].split()), tuple(alike[start, end, label]))
        for number, (start, end, label) in enumerate(ordered, 1)
    ]


def paragraphs(article: ExchangedArticle, marked: Sequence[Highlight]) -> Iterator[Paragraph]:
    """Yield the lines of an article that hold anything, each cut where a highlight begins or ends."""
    bounds = {edge for one in marked for edge in (one.start, one.end)}
    bounds |= {edge for zone in article.zones for edge in (zone.start, zone.end)}
    edges = sorted(bounds)
    for line in _LINES.finditer(article.text):
        if not line.group().strip():
            continue
        start, end = line.span()
        inside = [one for one in marked if one.start < end and start < one.end]
        cuts = [start, *edges[bisect_right(edges, start) : bisect_left(edges, end)], end]
        yield [_piece(article, first, behind, inside) for first, behind in pairwise(cuts)]


def _piece(article: ExchangedArticle, start: int, end: int, inside: Sequence[Highlight]) -> Piece:
    covering = [one for one in inside if one.start <= start and end <= one.end]
    covering.sort(key=lambda one: (one.start - one.end, one.number))
    return Piece(
        text=article.text[start:end],
        highlights=tuple(covering),
        ending=tuple(one for one in covering if one.end == end),
        is_furniture=any(zone.start <= start and end <= zone.end for zone in article.zones),
    )


def visible(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, hidden characters as their numbers, and whether they stand for one."""
    place = 0
    for hidden in _HIDDEN.finditer(text):
        if hidden.start() > place:
            yield text[place : hidden.start()], False
        yield f"U+{ord(hidden.group()):04X}", True
        place = hidden.end()
    if place < len(text):
        yield text[place:], False


def plain(text: str) -> str:
    """Return a text with hidden characters as their numbers."""
    return "".join(f"[{part}]" if is_hidden else part for part, is_hidden in visible(text))


def is_right_to_left(text: str) -> bool:
    """Tell which way a text runs by its first letter that has a direction."""
    return next(
        (way in ("R", "AL") for one in text if (way := unicodedata.bidirectional(one)) in ("L", "R", "AL")), False
    )


class Labels:
    """The labels of a scheme by name, and tags in their words."""

    def __init__(self, scheme: AnnotationScheme | None, say: Say = in_english) -> None:
        self.say = say
        self.all: tuple[Label, ...] = scheme.labels if scheme else ()
        self._by_name = {label.name: label for label in self.all}

    def get(self, name: str) -> Label | None:
        """Return the label of a name, or None where the scheme has none."""
        return self._by_name.get(name)

    def letter(self, name: str) -> str:
        """Return the letter that stands for a label, its first where the scheme does not know it."""
        label = self.get(name)
        return plain(label.letter) if label else next(filter(str.isalnum, name), "?").upper()

    def readings(self, one: Highlight) -> list[tuple[list[tuple[str, str]], str, list[str]]]:
        """Return what is said of a highlight: filled fields and note, with the names of all who say just that."""
        found: list[tuple[list[tuple[str, str]], str, list[str]]] = []
        for span in one.tags:
            form = self.form(span)
            names = next((names for known, note, names in found if (known, note) == (form, span.note)), None)
            if names is None:
                found.append((form, span.note, names := []))
            if span.annotator and span.annotator not in names:
                names.append(span.annotator)
        return found

    def form(self, span: ExchangedSpan) -> list[tuple[str, str]]:
        """Return the filled fields of a tag by name, as a form shows them: numbers and their range as one."""
        label = self.get(span.label)
        shown: list[tuple[str, str]] = []
        joined: set[str] = set()
        for item in label.fields if label else ():
            if item.key in joined:
                continue
            if item.high_field:
                joined |= {item.high_field, item.qualifier_field}
                words = _range(item, span.fields)
            else:
                words = self._value(item, span.fields.get(item.key))
            if words:
                shown.append((item.name, words))
        known = {item.key for item in label.fields} if label else set()
        shown += [(key, self._value(None, value)) for key, value in span.fields.items() if key not in known]
        return [(name, words) for name, words in shown if words]

    def _value(self, item: Field | None, value: FieldValue | None) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.say(_YES if value else _NO)
        if isinstance(value, Mapping):
            return value.get("text", "")
        if isinstance(value, float):
            return f"{value:g}" if item is None or item.kind is not FieldKind.DECIMAL else f"{value}"
        choice = item.choice(value) if item else None
        return choice.name if choice else str(value)


def _range(item: Field, values: Mapping[str, FieldValue]) -> str:
    low, high, qualifier = (values.get(key) for key in (item.key, item.high_field, item.qualifier_field))
    if any(isinstance(end, int) and not isinstance(end, bool) for end in (low, high)) or qualifier:
        ends = [end if isinstance(end, int) and not isinstance(end, bool) else None for end in (low, high)]
        return format_entry(ends[0], ends[1], str(qualifier or ""))
    return ""
