"""doccano JSON Lines: one article a line, its tags as ``[start, end, "Label"]``, offsets in UTF-16 units.

Beside it ``NAME.labels.json`` holds the labels with their colours, as doccano imports them.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.article_records import METADATA, metadata_record, with_metadata
from annotator.formats.base import Format, OffsetUnit, ReadOptions, WriteOptions
from annotator.formats.json_records import (
    RecordError,
    article_text,
    each,
    first_record,
    read_line_articles,
    text_of,
    to_json,
    whole_number,
)
from annotator.formats.offset_places import Stretch, from_unit, to_unit, unit_named, unit_of
from annotator.formats.reduction import (
    in_steps,
    without_annotators,
    without_fields,
    without_notes,
    without_origin,
    without_progress,
    without_repetition,
)

_ID = "article_id"
"""doccano keeps ``id`` for itself."""
_UNIT = "offset_unit"


def write_doccano(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write one line an article, and the labels beside."""
    unit = options.offset_unit or OffsetUnit.UTF16
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            place = to_unit(article.text, unit)
            record: dict[str, Any] = {
                "text": article.text,
                "label": [[place(span.start), place(span.end), span.label] for span in article.spans],
            }
            for name, value in metadata_record(article).items():
                record[_ID if name == "id" else name] = value
            if options.offset_unit is not None:
                record[_UNIT] = unit.value
            file.write(to_json(record) + "\n")
    if options.scheme is not None:
        labels = json.dumps(_labels(options.scheme), ensure_ascii=False, indent=2) + "\n"
        _labels_beside(target).write_text(labels, encoding="utf-8", newline="\n")


def _labels(scheme: AnnotationScheme) -> list[dict[str, str]]:
    return [
        {
            "text": label.name,
            **({"suffix_key": label.key} if label.key else {}),
            "background_color": label.light.text,
            "text_color": "#ffffff",
        }
        for label in scheme.labels
    ]


def _labels_beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.labels.json")


def read_doccano(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of each line, as doccano exports and imports them, with or without relations."""

    def article(record: dict[str, Any], place: str, problems: list[Problem]) -> ExchangedArticle:
        text = article_text(record)
        unit = options.offset_unit or unit_named(record.get(_UNIT))
        usual, assumed = (unit, False) if unit else unit_of(text, _stretches(record), OffsetUnit.UTF16)
        places = from_unit(text, usual)
        known = {name: record.get(name) for name in METADATA}
        spans = (
            *each(record, "label", lambda part: _span_of_list(part, places), place, problems),
            *_entities(record, text, places, place, problems),
        )
        comments = each(record, "Comments", str, place, problems)
        problems += [
            Problem(
                place,
                Phrase(
                    QT_TRANSLATE_NOOP("errors", "A comment on the article was left out: {comment}"),
                    comment=comment[:80],
                ),
            )
            for comment in comments
        ]
        read = ExchangedArticle(text, spans=spans, unit_assumed=usual if assumed else None)
        return with_metadata(read, {**known, "id": record.get(_ID)})

    return read_line_articles(path, article)


def _stretches(record: Mapping[str, Any]) -> list[Stretch]:
    """Return where the spans of a record are, as far as it says so."""
    lists = [parts for key in ("label", "entities") if isinstance(parts := record.get(key), list)]
    found = []
    for part in chain.from_iterable(lists):
        named = dict(zip(("start_offset", "end_offset"), part, strict=False)) if isinstance(part, list) else part
        if not isinstance(named, dict):
            continue
        start, end = named.get("start_offset"), named.get("end_offset")
        if isinstance(start, int) and isinstance(end, int):
            found.append(Stretch(start, end))
    return found


def _span_of_list(part: object, places: Callable[[int], int]) -> ExchangedSpan:
    if isinstance(part, dict):
        return _span_of_entity(part, places)
    if not isinstance(part, list) or len(part) != 3:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A label is not a list of start, end and name."))
    return _span_of_entity(dict(zip(("start_offset", "end_offset", "label"), part, strict=True)), places)


def _span_of_entity(part: object, places: Callable[[int], int]) -> ExchangedSpan:
    if not isinstance(part, dict) or not isinstance(part.get("label"), str) or not part["label"]:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A span has no name of a label."))
    return ExchangedSpan(
        places(whole_number(part, "start_offset")), places(whole_number(part, "end_offset")), part["label"]
    )


def _entities(
    record: dict[str, Any], text: str, places: Callable[[int], int], place: str, problems: list[Problem]
) -> tuple[ExchangedSpan, ...]:
    """Return the spans of a project with relations; a relation becomes a note on the span it goes out from."""

    def entity(part: object) -> tuple[str, ExchangedSpan]:
        return text_of(part, "id") if isinstance(part, dict) else "", _span_of_entity(part, places)

    def relation(part: object) -> tuple[str, str, str]:
        if not isinstance(part, dict):
            raise RecordError(QT_TRANSLATE_NOOP("errors", "A relation is not an object in braces."))
        return text_of(part, "from_id"), text_of(part, "to_id"), text_of(part, "type")

    numbered = each(record, "entities", entity, place, problems)
    by_id = dict(numbered)
    notes: dict[str, list[str]] = {}
    for source, to, kind in each(record, "relations", relation, place, problems):
        other = by_id.get(to)
        quote = text[other.start : other.end] if other else to
        notes.setdefault(source, []).append(f"doccano {kind}: “{quote}”")
        problems.append(
            Problem(
                place,
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "errors", "The relation {kind} joins tags; it was kept as a note on the first of them."
                    ),
                    kind=kind,
                ),
            )
        )
    return tuple(replace(span, note="\n".join(notes.get(key, ()))) for key, span in numbered)


def _is_doccano(path: Path) -> bool:
    record = first_record(path)
    labels = record.get("label", record.get("entities"))
    return isinstance(record.get("text"), str) and isinstance(labels, list) and "spans" not in record


DOCCANO = Format(
    "doccano",
    "doccano",
    (".jsonl", ".json"),
    "JSON Lines for doccano, offsets in UTF-16 units; labels in NAME.labels.json",
    read=read_doccano,
    write=write_doccano,
    reduce=in_steps(
        without_progress, without_fields, without_notes, without_annotators, without_origin, without_repetition
    ),
    recognises=_is_doccano,
    beside=lambda path: (_labels_beside(path),),
)
