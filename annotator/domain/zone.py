"""Zones: stretches of an article that are no article, such as the menus and promises of the page it came from.

A zone is recognised and marked, never cut from the text. Suggestions and statistics leave zones out, exports by choice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.span import Span

if TYPE_CHECKING:
    # Only for its names: every window that opens a project loads the zones, and few windows exchange anything.
    from annotator.domain.exchange import ExchangedArticle, ExchangedSpan


class ZoneOrigin(StrEnum):
    """How a zone came about."""

    FOUND = "found"
    """Recognised by itself; see :mod:`annotator.domain.furniture`."""
    LEARNED = "learned"
    """Reads like what somebody drew in another article of the outlet."""
    DRAWN = "drawn"
    """Somebody said so."""


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A stretch of one article that is no article. There is one zone for a stretch, whoever found it first."""

    span: Span
    quote: str
    origin: ZoneOrigin = ZoneOrigin.DRAWN


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that some spans cover together, by place; spans that touch become one."""
    stretches: list[Span] = []
    for span in sorted(spans):
        if stretches and span.start <= stretches[-1].end:
            stretches[-1] = Span(stretches[-1].start, max(stretches[-1].end, span.end))
        else:
            stretches.append(span)
    return stretches


def without(span: Span, taken: Iterable[Span]) -> list[Span]:
    """Return what is left of a span where others are taken out of it."""
    left, start = [], span.start
    for other in joined(one for one in taken if one.overlaps(span)):
        if start < other.start:
            left.append(Span(start, other.start))
        start = max(start, other.end)
    return [*left, Span(start, span.end)] if start < span.end else left


def in_a_zone(start: int, end: int, zones: Iterable[Span]) -> bool:
    """Tell whether a stretch shares a code point with a zone."""
    return any(start < zone.end and zone.start < end for zone in zones)


@dataclass(frozen=True, slots=True)
class Cut:
    """An article without its zones."""

    article: "ExchangedArticle"
    dropped: "tuple[ExchangedSpan, ...]"
    """Spans that shared a code point with a zone, as they were; their words are not whole in the text any more."""


def without_zones(article: "ExchangedArticle") -> "ExchangedArticle":
    """Return an article without its zones; see :func:`cut_zones`, which also tells what is lost with them."""
    return cut_zones(article).article


def cut_zones(article: "ExchangedArticle") -> Cut:
    """Cut an article's zones out of its text and move its spans.

    Where a zone fills whole lines, the line breaks behind it go with it, at the end of the text those before it: no
    break is doubled. Spans that lie in a zone, cover one or straddle its edge are dropped and never clipped: a clipped
    one would say what nobody tagged. What is kept reads as before.
    """
    if not article.zones:
        return Cut(article, ())
    text = article.text
    zones = joined(Span(zone.start, zone.end) for zone in article.zones)
    kept = [span for span in article.spans if not in_a_zone(span.start, span.end, zones)]
    cuts = joined(_with_line_breaks(text, zone, kept) for zone in zones)
    moved = _Moved(cuts)
    parts, at = [], 0
    for cut in cuts:
        parts.append(text[at : cut.start])
        at = cut.end
    parts.append(text[at:])
    spans = tuple(replace(span, start=moved.place(span.start), end=moved.place(span.end)) for span in kept)
    dropped = tuple(span for span in article.spans if in_a_zone(span.start, span.end, zones))
    left = replace(article, text="".join(parts), spans=spans, zones=(), text_sha256="", raw_sha256="")
    return Cut(left, dropped)


def _with_line_breaks(text: str, zone: Span, kept: "Sequence[ExchangedSpan]") -> Span:
    """Return a zone and the white space that would be left over beside it, as far as no kept span covers it."""
    start, end = zone.start, zone.end
    while start > 0 and text[start - 1].isspace() and text[start - 1] != "\n":
        start -= 1
    while end < len(text) and text[end].isspace() and text[end] != "\n":
        end += 1
    begins_line = start == 0 or text[start - 1] == "\n"
    ends_line = end == len(text) or text[end] == "\n"
    if not ends_line:
        start, end = (start, end) if begins_line else (zone.start, end)
    elif begins_line:
        while end < len(text) and text[end].isspace():
            end += 1
        # The next line keeps what it is indented with.
        end = text.rfind("\n", zone.end, end) + 1 or end if end < len(text) else end
        while end == len(text) and start > 0 and text[start - 1].isspace():
            start -= 1
    wider = Span(start, end)
    return zone if in_a_zone(start, end, [Span(span.start, span.end) for span in kept]) else wider


class _Moved:
    """Gives places in the text that is left for places in the text that was."""

    def __init__(self, cuts: Sequence[Span]) -> None:
        self._cuts = cuts

    def place(self, place: int) -> int:
        return place - sum(min(cut.end, place) - cut.start for cut in self._cuts if cut.start < place)
