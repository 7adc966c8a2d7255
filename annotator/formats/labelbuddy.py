"""labelbuddy: JSON Lines with offsets in code points and bytes; a desktop peer that opens the file for review.

What a tag carries besides goes into its ``extra_data`` as JSON. ``NAME.labels.json`` beside it holds the labels.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.export_choice import Texts
from annotator.domain.losses import Loss, LossKind
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.article_records import (
    hashes_record,
    metadata_record,
    span_record,
    with_metadata,
    with_span_record,
)
from annotator.formats.base import Format, ReadOptions, WriteOptions
from annotator.formats.json_records import (
    RecordError,
    article_text,
    each,
    first_record,
    is_array,
    read_array_articles,
    read_line_articles,
    text_of,
    to_json,
    whole_number,
)
from annotator.formats.reduction import in_steps, without_progress
from annotator.text.offsets import OffsetMap

_OWN = frozenset({"id", "annotator", "origin", "created_at", "updated_at", "fields", "automatic", "note", "quote"})


def write_labelbuddy(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write one line an article, and the labels beside."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            places = OffsetMap(article.text)
            metadata = metadata_record(article)
            is_full = options.texts is Texts.FULL
            record: dict[str, Any] = {
                **({"text": article.text} if is_full else {}),
                "metadata": metadata if is_full else {**metadata, **hashes_record(article)},
                "utf8_text_md5_checksum": hashlib.md5(article.text.encode(), usedforsecurity=False).hexdigest(),
                "annotations": [
                    _annotation(span, places, with_quote=options.texts is Texts.QUOTES) for span in article.spans
                ],
            }
            if title := metadata.get("title"):
                record["display_title"] = record["list_title"] = title
            file.write(to_json(record) + "\n")
    if options.scheme is not None:
        labels = [
            {"name": label.name, "color": label.light.fill, **({"shortcut_key": key} if key else {})}
            for label in options.scheme.labels
            for key in (label.key if label.key.isascii() and label.key.isalpha() else "",)
        ]
        content = json.dumps(labels, ensure_ascii=False, indent=2) + "\n"
        _labels_beside(target).write_text(content, encoding="utf-8", newline="\n")


def _labels_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.labels.json")


def _annotation(span: ExchangedSpan, places: OffsetMap, *, with_quote: bool) -> dict[str, Any]:
    extra = {**span_record(span), **({"note": span.note} if span.note else {})}
    extra |= {"quote": span.text} if with_quote else {}
    return {
        "label_name": span.label,
        "start_char": span.start,
        "end_char": span.end,
        "start_byte": places.to_utf8(span.start),
        "end_byte": places.to_utf8(span.end),
        **({"extra_data": json.dumps(extra, ensure_ascii=False)} if extra else {}),
    }


def read_labelbuddy(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- always UTF-8
    """Yield the article of each record, whether they stand in lines or in an array."""
    return read_array_articles(path, _article) if is_array(path) else read_line_articles(path, _article)


def _article(record: dict[str, Any], place: str, problems: list[Problem]) -> ExchangedArticle:
    metadata = record.get("metadata")
    known = dict(metadata) if isinstance(metadata, dict) else {}
    text_sha256 = "" if "text" in record else text_of(known, "text_sha256")
    if "text" not in record and "utf8_text_md5_checksum" in record and not text_sha256:
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "It was exported without its text; export it from labelbuddy with the text.")
        )
    known.setdefault("title", text_of(record, "display_title") or text_of(record, "list_title"))
    text = "" if text_sha256 else article_text(record)
    places = OffsetMap(text)
    spans = each(record, "annotations", lambda part: _span(part, places), place, problems)
    raw_sha256 = text_of(known, "raw_sha256") if text_sha256 else ""
    return with_metadata(ExchangedArticle(text, spans=spans, text_sha256=text_sha256, raw_sha256=raw_sha256), known)


def _span(part: object, places: OffsetMap) -> ExchangedSpan:
    if not isinstance(part, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "An annotation is not an object in braces."))
    label = text_of(part, "label_name")
    if not label:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "An annotation has no “label_name”."))
    if "start_char" in part:
        span = ExchangedSpan(whole_number(part, "start_char"), whole_number(part, "end_char"), label)
    else:
        start, end = whole_number(part, "start_byte"), whole_number(part, "end_byte")
        try:
            span = ExchangedSpan(places.from_utf8(start), places.from_utf8(end), label)
        except ValueError as error:
            raise RecordError(
                Phrase(
                    QT_TRANSLATE_NOOP("errors", "Bytes {start} to {end} are not a stretch of the text."),
                    start=start,
                    end=end,
                )
            ) from error
    return _with_extra(span, text_of(part, "extra_data"))


def _with_extra(span: ExchangedSpan, extra: str) -> ExchangedSpan:
    """Return a tag with its extra text: what this program wrote there, else a note."""
    try:
        record = json.loads(extra) if extra.startswith("{") else None
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or not record.keys() <= _OWN:
        return replace(span, note=extra)
    quote = record.get("quote")
    found = replace(span, note=text_of(record, "note"), text=quote if isinstance(quote, str) else None)
    return with_span_record(found, record)


def _once_in_a_place(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Keep the first of the tags with one label in one place: labelbuddy refuses the others."""
    kept: dict[tuple[int, int, str], ExchangedSpan] = {}
    for span in article.spans:
        if kept.setdefault((span.start, span.end, span.label), span) is not span:
            quote = article.text[span.start : span.end]
            losses.append(Loss(LossKind.DUPLICATE, f"“{quote}” ({span.label}, {span.annotator})"))
    return article if len(kept) == len(article.spans) else replace(article, spans=tuple(kept.values()))


def _is_labelbuddy(path: Path) -> bool:
    record = first_record(path)
    annotations = record.get("annotations")
    first = annotations[0] if isinstance(annotations, list) and annotations else {}
    return "utf8_text_md5_checksum" in record or (isinstance(first, dict) and "label_name" in first)


LABELBUDDY = Format(
    "labelbuddy",
    "labelbuddy",
    (".jsonl", ".json"),
    "JSON Lines for labelbuddy, offsets in code points and bytes; labels in NAME.labels.json",
    read=read_labelbuddy,
    write=write_labelbuddy,
    without_text=True,
    reduce=in_steps(without_progress, _once_in_a_place),
    recognises=_is_labelbuddy,
    beside=lambda path: (_labels_beside(path),),
)
