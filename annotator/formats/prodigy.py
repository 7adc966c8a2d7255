"""Prodigy JSON Lines: one article a line with its tokens; tags stand on tokens, offsets in code points.

Tokens are cut at the edges of tags, so that every tag stands on whole tokens. ``token_end`` names the last token.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.article_records import metadata_record, span_record, with_metadata, with_span_record
from annotator.formats.base import Format, ReadOptions, WriteOptions
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
from annotator.formats.reduction import in_steps, with_trimmed_spans, without_progress
from annotator.text.segmentation import tokens

_OF_PRODIGY = ("_input_hash", "_task_hash", "_view_id", "_session_id", "answer", "tokens")
_REFUSED = ("reject", "ignore")
_KEPT = QT_TRANSLATE_NOOP("errors", "A relation joins tags; it was kept as a note on the first of them. {note}")
_LEFT_OUT = QT_TRANSLATE_NOOP("errors", "A relation joins tags; it belongs to no tag here and was left out. {note}")


def write_prodigy(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:  # noqa: ARG001 -- the shape of Write
    """Write one line an article, without the hashes, which Prodigy makes itself."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            bounds = _token_bounds(article)
            starts = {start: number for number, (start, _) in enumerate(bounds)}
            ends = {end: number for number, (_, end) in enumerate(bounds)}
            record = {
                "text": article.text,
                "meta": metadata_record(article),
                "tokens": [_token(article.text, number, *bound) for number, bound in enumerate(bounds)],
                "spans": [
                    {
                        "start": span.start,
                        "end": span.end,
                        "token_start": starts[span.start],
                        "token_end": ends[span.end],
                        "label": span.label,
                        **({"note": span.note} if span.note else {}),
                        **span_record(span),
                    }
                    for span in article.spans
                ],
                "answer": "accept",
            }
            file.write(to_json(record) + "\n")


def _token(text: str, number: int, start: int, end: int) -> dict[str, Any]:
    return {"text": text[start:end], "start": start, "end": end, "id": number, "ws": text[end : end + 1] == " "}


def _token_bounds(article: ExchangedArticle) -> list[tuple[int, int]]:
    """Return words, signs and longer white space, cut at the edges of tags; one space behind a token is no token."""
    text = article.text
    edges = {0, len(text)}
    for start, end in tokens(text):
        edges |= {start, end}
    for span in article.spans:
        edges |= {span.start, span.end}
    places = sorted(edges)
    bounds: list[tuple[int, int]] = []
    for start, end in pairwise(places):
        begin = start + 1 if bounds and bounds[-1][1] == start and text[start] == " " else start
        if begin < end:
            bounds.append((begin, end))
    return bounds


def read_prodigy(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- always UTF-8
    """Yield the article of each line; the tags of an answer that was not accepted are left out."""
    return read_line_articles(path, _article)


def _article(record: dict[str, Any], place: str, problems: list[Problem]) -> ExchangedArticle:
    text = article_text(record)
    meta = record.get("meta")
    known = dict(meta) if isinstance(meta, dict) else {}
    annotator = text_of(record, "_annotator_id")
    spans: tuple[ExchangedSpan, ...] = ()
    if record.get("answer") in _REFUSED:
        if record.get("spans"):
            problems.append(
                Problem(
                    place,
                    Phrase(
                        QT_TRANSLATE_NOOP("errors", "Its answer is “{record}”; its tags were left out."),
                        record=record["answer"],
                    ),
                )
            )
    else:
        spans = each(record, "spans", lambda part: _span(part, record, annotator), place, problems)
        spans = _with_relations(record, spans, text, place, problems)
    return with_metadata(ExchangedArticle(text, spans=spans), known)


def _span(part: object, record: dict[str, Any], annotator: str) -> ExchangedSpan:
    if not isinstance(part, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A span is not an object in braces."))
    label = text_of(part, "label")
    if not label:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A span has no “label”."))
    if "start" in part:
        start, end = whole_number(part, "start"), whole_number(part, "end")
    else:
        start = whole_number(_token_at(record, whole_number(part, "token_start")), "start")
        end = whole_number(_token_at(record, whole_number(part, "token_end")), "end")
    span = with_span_record(ExchangedSpan(start, end, label, note=text_of(part, "note")), part)
    return span if span.annotator else replace(span, annotator=annotator)


def _token_at(record: dict[str, Any], number: int) -> dict[str, Any]:
    known = record.get("tokens")
    if isinstance(known, list) and 0 <= number < len(known) and isinstance(known[number], dict):
        return dict(known[number])
    raise RecordError(
        Phrase(QT_TRANSLATE_NOOP("errors", "A span names token {number}, which is not there."), number=number)
    )


def _with_relations(
    record: dict[str, Any], spans: tuple[ExchangedSpan, ...], text: str, place: str, problems: list[Problem]
) -> tuple[ExchangedSpan, ...]:
    """Keep each relation as a note on the tag it goes out from."""

    def relation(part: object) -> tuple[tuple[int, int], str]:
        if not isinstance(part, dict):
            raise RecordError(QT_TRANSLATE_NOOP("errors", "A relation is not an object in braces."))
        head, child = part.get("head_span"), part.get("child_span")
        if not isinstance(head, dict) or not isinstance(child, dict):
            raise RecordError(QT_TRANSLATE_NOOP("errors", "A relation names no spans."))
        quote = text[whole_number(child, "start") : whole_number(child, "end")]
        note = f"Prodigy {text_of(part, 'label')}: “{quote}”"
        return (whole_number(head, "start"), whole_number(head, "end")), note

    notes = each(record, "relations", relation, place, problems)
    for where, note in notes:
        held = any((span.start, span.end) == where for span in spans)
        problems.append(Problem(place, Phrase(_KEPT if held else _LEFT_OUT, note=note)))
    return tuple(
        replace(
            span, note="\n".join([*filter(None, [span.note]), *(note for where, note in notes if where == place_of)])
        )
        for span in spans
        for place_of in ((span.start, span.end),)
    )


def _is_prodigy(path: Path) -> bool:
    record = first_record(path)
    return isinstance(record.get("text"), str) and any(name in record for name in _OF_PRODIGY)


PRODIGY = Format(
    "prodigy",
    "Prodigy",
    (".jsonl",),
    "JSON Lines for Prodigy with tokens, offsets in code points",
    read=read_prodigy,
    write=write_prodigy,
    reduce=in_steps(without_progress, with_trimmed_spans),
    recognises=_is_prodigy,
)
