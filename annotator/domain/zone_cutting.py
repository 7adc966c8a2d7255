"""Articles without their zones, as exports want them by choice."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.span import Span
from annotator.domain.zone import in_a_zone, joined


class Cut(NamedTuple):
    """An article without its zones."""

    article: ExchangedArticle
    dropped: tuple[ExchangedSpan, ...]
    """Spans that shared a code point with a zone, as they were; their words are not whole in the text any more."""


def without_zones(article: ExchangedArticle) -> ExchangedArticle:
    """Return an article without its zones; see :func:`cut_zones`, which also tells what is lost with them."""
    return cut_zones(article).article


def cut_zones(article: ExchangedArticle) -> Cut:
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


def _with_line_breaks(text: str, zone: Span, kept: Sequence[ExchangedSpan]) -> Span:
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
