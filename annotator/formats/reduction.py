"""What formats cannot carry, step by step: each takes something from an article and says what it took.

A format lists its steps once::

    reduce=in_steps(without_progress, without_fields, without_overlaps)
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from annotator.domain.annotation import FieldValue
from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.losses import Loss, LossKind
from annotator.formats.base import Reduce, Reduced, WriteOptions

Step = Callable[[ExchangedArticle, WriteOptions, list[Loss]], ExchangedArticle]
"""Returns the article without something, and adds to the list what that was."""

XML_FORBIDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold."""


def in_steps(*steps: Step) -> Reduce:
    """Return a reduction that takes one step after the other, behind what none of these formats can hold."""

    def reduce(article: ExchangedArticle, options: WriteOptions) -> Reduced:
        losses: list[Loss] = []
        for step in (without_zone_marks, without_links, *steps):
            article = step(article, options, losses)
        return Reduced(article, tuple(losses))

    return reduce


def without_zone_marks(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out which stretches of the text are site furniture; their words stay."""
    losses += [Loss(LossKind.ZONES, article.text[zone.start : zone.end]) for zone in article.zones]
    return replace(article, zones=(), zones_known=False) if article.zones or article.zones_known else article


def without_links(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out which article it is a copy of."""
    losses += [Loss(LossKind.COPIES, article.metadata.title)] if article.copy_of else []
    return replace(article, copy_of="") if article.copy_of else article


def without_progress(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out how far annotators were."""
    losses += [Loss(LossKind.PROGRESS, f"{entry.annotator}: {entry.state}") for entry in article.progress]
    return replace(article, progress=()) if article.progress else article


def without_fields(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out form fields, and with them what filled them."""
    for span in article.spans:
        losses += [
            Loss(LossKind.FIELDS, f"{key}: {value} at {_quote(article, span)}") for key, value in span.fields.items()
        ]
    return _each_span(article, lambda span: replace(span, fields={}, automatic=()), lambda s: s.fields or s.automatic)


def without_automatic(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out which fields filled themselves."""
    losses += [Loss(LossKind.AUTOMATIC, key) for span in article.spans for key in span.automatic]
    return _each_span(article, lambda span: replace(span, automatic=()), lambda span: span.automatic)


def without_notes(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out notes."""
    losses += [Loss(LossKind.NOTES, span.note) for span in article.spans if span.note]
    return _each_span(article, lambda span: replace(span, note=""), lambda span: span.note)


def without_annotators(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out who tagged."""
    losses += [
        Loss(LossKind.ANNOTATORS, f"{span.annotator} at {_quote(article, span)}")
        for span in article.spans
        if span.annotator
    ]
    return _each_span(article, lambda span: replace(span, annotator=""), lambda span: span.annotator)


def without_origin(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Leave out the ids, times and origins of tags."""

    def has_any(span: ExchangedSpan) -> bool:
        return bool(span.origin or span.created_at or span.updated_at or span.uid)

    def change(span: ExchangedSpan) -> ExchangedSpan:
        return replace(span, uid="", origin="", created_at="", updated_at="")

    losses += [Loss(LossKind.ORIGIN, _quote(article, span)) for span in article.spans if has_any(span)]
    return _each_span(article, change, has_any)


def without_repetition(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Write tags once that are alike in everything that is left of them."""
    seen: set[str] = set()
    kept = []
    for span in article.spans:
        key = repr((span.start, span.end, span.label, sorted(span.fields.items()), span.note, span.annotator))
        if key in seen:
            losses.append(Loss(LossKind.DUPLICATE, _quote(article, span)))
            continue
        seen.add(key)
        kept.append(span)
    return article if len(kept) == len(article.spans) else replace(article, spans=tuple(kept))


def without_overlaps(article: ExchangedArticle, options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Of tags that overlap keep the longest, then the earliest, then the one whose label comes first in the scheme."""
    spans = article.spans
    if all(before.end <= after.start for before, after in pairwise(spans)):
        return article
    order = {label.name: place for place, label in enumerate(options.scheme.labels)} if options.scheme else {}

    def rank(span: ExchangedSpan) -> tuple[int, int, int, str, str]:
        return span.start - span.end, span.start, order.get(span.label, len(order)), span.label, span.uid

    taken: list[ExchangedSpan] = []
    for span in sorted(spans, key=rank):
        place = bisect_left(taken, span.start, key=attrgetter("start"))
        before = place > 0 and taken[place - 1].end > span.start
        if before or (place < len(taken) and taken[place].start < span.end):
            losses.append(Loss(LossKind.OVERLAP, f"{_quote(article, span)} ({span.label})"))
        else:
            taken.insert(place, span)
    return replace(article, spans=tuple(taken))


def with_trimmed_spans(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Cut white space off the edges of tags; leave out tags on nothing else."""
    kept = []
    for span in article.spans:
        quote = article.text[span.start : span.end]
        start = span.start + len(quote) - len(quote.lstrip())
        end = span.end - (len(quote) - len(quote.rstrip()))
        if start >= end:
            losses.append(Loss(LossKind.EMPTY, span.label))
        elif (start, end) == (span.start, span.end):
            kept.append(span)
        else:
            losses.append(Loss(LossKind.SPACE, quote))
            kept.append(moved(article, span, start, end))
    return replace(article, spans=tuple(kept))


def without_characters(forbidden: re.Pattern[str], replacement: str = "\ufffd") -> Step:
    """Replace characters that a format forbids, one for one, wherever foreign text stands in an article."""

    def clean(text: str, losses: list[Loss]) -> str:
        found = forbidden.findall(text)
        losses += [Loss(LossKind.CHARACTERS, f"U+{ord(character):04X}") for character in found]
        return forbidden.sub(replacement, text) if found else text

    def clean_value(value: FieldValue, losses: list[Loss]) -> FieldValue:
        if isinstance(value, str):
            return clean(value, losses)
        return {key: clean(part, losses) for key, part in value.items()} if isinstance(value, dict) else value

    def step(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
        before = len(losses)
        text = clean(article.text, losses)
        metadata = Metadata(*(clean(part, losses) for part in article.metadata))
        spans = tuple(
            replace(
                span,
                text=text[span.start : span.end] if text != article.text and span.text is not None else span.text,
                label=clean(span.label, losses),
                note=clean(span.note, losses),
                annotator=clean(span.annotator, losses),
                fields={key: clean_value(value, losses) for key, value in span.fields.items()},
            )
            for span in article.spans
        )
        return replace(article, text=text, metadata=metadata, spans=spans) if len(losses) > before else article

    return step


def moved(article: ExchangedArticle, span: ExchangedSpan, start: int, end: int) -> ExchangedSpan:
    """Return a tag on another stretch of the article, its quote taken anew."""
    return replace(span, start=start, end=end, text=None if span.text is None else article.text[start:end])


def _each_span(
    article: ExchangedArticle,
    change: Callable[[ExchangedSpan], ExchangedSpan],
    affects: Callable[[ExchangedSpan], object],
) -> ExchangedArticle:
    if not any(affects(span) for span in article.spans):
        return article
    return replace(article, spans=tuple(change(span) if affects(span) else span for span in article.spans))


def _quote(article: ExchangedArticle, span: ExchangedSpan) -> str:
    return f"“{article.text[span.start : span.end]}”"
