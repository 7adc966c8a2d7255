"""JSON Lines, our own lossless format: one article a line, offsets in code points, end exclusive."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.domain.article import Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan, ExchangedZone, Problem
from annotator.domain.export_choice import Texts
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_records import hashes_record, text_or_hash
from annotator.formats.base import Format, OffsetUnit, ReadOptions, WriteOptions
from annotator.formats.json_records import (
    RecordError,
    each,
    plain_fields,
    read_line_articles,
    text_of,
    whole_number,
)
from annotator.formats.offset_places import Stretch, from_unit, unit_of

_METADATA = ("title", "source", "url", "published_on", "language")


def read_json_lines(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of each line, and a problem for each line that cannot be taken."""

    def article(record: dict[str, Any], place: str, problems: list[Problem]) -> ExchangedArticle:
        return _in_code_points(record_to_article(record, place, problems), options.offset_unit, place, problems)

    return read_line_articles(path, article)


def _in_code_points(
    read: ExchangedArticle, unit: OffsetUnit | None, place: str, problems: list[Problem]
) -> ExchangedArticle:
    """Return an article of another tool, whose lines look like ours, with its offsets in code points."""
    text, spans = read.text, read.spans
    if text.isascii() or not spans:
        return read
    if unit is None and all(text[span.start : span.end] == span.text for span in spans):
        return read
    assumed = False
    if unit is None:
        stretches = [Stretch(span.start, span.end, span.text) for span in spans]
        unit, assumed = unit_of(text, stretches, OffsetUnit.CODE_POINTS)
    places = from_unit(text, unit)
    moved: list[ExchangedSpan] = []
    for span in spans:
        try:
            moved.append(replace(span, start=places(span.start), end=places(span.end)))
        except RecordError as error:
            problems.append(
                Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "{why} It was left out."), why=reason_of(error)))
            )
    return replace(read, spans=tuple(moved), unit_assumed=unit if assumed else None)


def record_to_article(record: dict[str, Any], place: str, problems: list[Problem]) -> ExchangedArticle:
    """Return the article of a line; what cannot be taken of it is added to the problems.

    Raises:
        RecordError: it is no article.
    """
    return ExchangedArticle(
        text=text_or_hash(record),
        metadata=Metadata(**{key: text_of(record, key) for key in _METADATA}),
        spans=each(record, "spans", _span, place, problems),
        progress=each(record, "progress", _progress, place, problems),
        uid=text_of(record, "id"),
        text_sha256=text_of(record, "text_sha256"),
        raw_sha256=text_of(record, "raw_sha256"),
        copy_of=text_of(record, "copy_of"),
        zones=each(record, "zones", _zone, place, problems) if "zones" in record else (),
        zones_known=isinstance(record.get("zones"), list),
    )


def _span(record: object) -> ExchangedSpan:
    if not isinstance(record, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A span is not an object in braces."))
    label = record.get("label")
    if not isinstance(label, str) or not label:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A span has no “label”."))
    automatic = record.get("automatic") or ()
    quote = record.get("text")
    # By place, and without a call for each text that is one: a file holds a million of them.
    return ExchangedSpan(
        whole_number(record, "start"),
        whole_number(record, "end"),
        label,
        quote if isinstance(quote, str) else None,
        plain_fields(record.get("fields")),
        tuple(str(key) for key in automatic) if isinstance(automatic, list) else (),
        *[
            value if isinstance(value := record.get(key, ""), str) else text_of(record, key)
            for key in ("note", "annotator", "origin", "id", "created_at", "updated_at")
        ],
    )


def _zone(record: object) -> ExchangedZone:
    if not isinstance(record, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A zone is not an object in braces."))
    quote = record.get("text")
    return ExchangedZone(
        start=whole_number(record, "start"),
        end=whole_number(record, "end"),
        origin=text_of(record, "origin"),
        text=quote if isinstance(quote, str) else None,
    )


def _progress(record: object) -> ExchangedProgress:
    if not isinstance(record, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "An entry of “progress” is not an object in braces."))
    seconds = record.get("seconds", 0)
    return ExchangedProgress(
        annotator=text_of(record, "annotator"),
        state=text_of(record, "state") or "new",
        flagged=bool(record.get("flagged", False)),
        seconds=max(0, seconds) if isinstance(seconds, int) else 0,
    )


def write_json_lines(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write one line an article."""
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            record = article_to_record(article)
            if options.texts is not Texts.FULL:
                _leave_text_out(record, article, quotes=options.texts is Texts.QUOTES)
            file.write(encode(record))
            file.write("\n")


def _leave_text_out(record: dict[str, Any], article: ExchangedArticle, *, quotes: bool) -> None:
    """Put hashes in the place of an article's text."""
    del record["text"]
    record |= hashes_record(article)
    for part in () if quotes else (*record["spans"], *record.get("zones", ())):
        del part["text"]


def article_to_record(article: ExchangedArticle) -> dict[str, Any]:
    """Return an article as the mapping that becomes its line."""
    metadata = article.metadata
    record: dict[str, Any] = {
        "id": article.uid,
        "title": metadata.title,
        "text": article.text,
        "text_sha256": article.text_sha256 or text_hash(article.text),
        "source": metadata.source,
        "url": metadata.url,
        "published_on": metadata.published_on,
        "language": metadata.language,
        "spans": [_span_to_record(span) for span in article.spans],
        "progress": [
            {
                "annotator": progress.annotator,
                "state": progress.state,
                "flagged": progress.flagged,
                "seconds": progress.seconds,
            }
            for progress in article.progress
        ],
    }
    if article.copy_of:
        record["copy_of"] = article.copy_of
    if article.zones or article.zones_known:
        record["zones"] = [
            {"start": zone.start, "end": zone.end, "text": zone.text, "origin": zone.origin} for zone in article.zones
        ]
    return record


def _span_to_record(span: ExchangedSpan) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": span.uid,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "text": span.text,
        "fields": span.fields,
        "note": span.note,
        "annotator": span.annotator,
        "origin": span.origin,
        "created_at": span.created_at,
        "updated_at": span.updated_at,
    }
    if span.automatic:
        record["automatic"] = list(span.automatic)
    return record


JSON_LINES = Format(
    "jsonl",
    "JSON Lines",
    (".jsonl", ".ndjson"),
    "lossless, one article a line, offsets in code points",
    read=read_json_lines,
    write=write_json_lines,
    without_text=True,
)
