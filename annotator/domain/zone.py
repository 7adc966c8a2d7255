"""Zones: stretches of an article that are no article, such as the menus and promises of the page it came from.

A zone is recognised and marked, never cut from the text. Suggestions and statistics leave zones out, exports by choice
(:mod:`annotator.domain.zone_cutting`).
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.span import Span


class ZoneOrigin(StrEnum):
    """How a zone came about."""

    FOUND = "found"
    """Recognised by itself; see :mod:`annotator.domain.furniture`."""
    LEARNED = "learned"
    """Reads like what somebody drew in another article of the outlet."""
    DRAWN = "drawn"
    """Somebody said so."""


class Zone(NamedTuple):
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
