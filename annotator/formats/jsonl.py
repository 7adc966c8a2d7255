"""JSON Lines, our own lossless format: one article a line, offsets in code points, end exclusive."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from annotator.domain.article import Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan, Problem
from annotator.formats.base import Format, FormatError, ReadOptions

_LONGEST_LINE = 64 * 1024 * 1024
_METADATA = ("title", "source", "url", "published_on", "language")


Part = TypeVar("Part")


class _LineError(ValueError):
    """A line that is JSON but not an article; its text is the reason."""


def read_json_lines(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- always UTF-8
    """Yield the article of each line, and a problem for each line that cannot be taken."""
    try:
        with path.open("rb") as file:
            for number, line in _lines(file):
                place = f"{path.name}, line {number}"
                if line is None:
                    yield Problem(place, "The line is longer than 64 MB.")
                elif line.strip():
                    yield from _article_and_problems(line, place)
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error


def _lines(file: Any) -> Iterator[tuple[int, bytes | None]]:
    """Yield line numbers and lines; None for a line that is too long to be held."""
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        yield number, line


def _article_and_problems(line: bytes, place: str) -> Iterator[ExchangedArticle | Problem]:
    """Yield what a line holds: an article, and a problem for each part of it that cannot be taken."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
        problems: list[Problem] = []
        yield _article(record, place, problems)
        yield from problems
    except UnicodeDecodeError:
        yield Problem(place, "The line is not UTF-8.")
    except RecursionError:
        yield Problem(place, "The line is nested too deeply.")
    except _LineError as error:
        yield Problem(place, str(error))
    except ValueError as error:
        yield Problem(place, f"The line is not JSON: {error}.")


def _article(record: object, place: str, problems: list[Problem]) -> ExchangedArticle:
    if not isinstance(record, dict):
        raise _LineError("The line is not an object in braces.")
    text = record.get("text")
    if not isinstance(text, str):
        raise _LineError("The line has no “text”.")
    return ExchangedArticle(
        text=text,
        metadata=Metadata(**{key: _text(record, key) for key in _METADATA}),
        spans=_each(record, "spans", _span, place, problems),
        progress=_each(record, "progress", _progress, place, problems),
        uid=_text(record, "id"),
        text_sha256=_text(record, "text_sha256"),
        place=place,
    )


def _each(
    record: Mapping[str, Any], key: str, read: Callable[[object], Part], place: str, problems: list[Problem]
) -> tuple[Part, ...]:
    """Read the parts of a list; what cannot be read becomes a problem, the rest is kept."""
    parts = record.get(key) or []
    if not isinstance(parts, list):
        problems.append(Problem(place, f"“{key}” is not a list; it was left out."))
        return ()
    taken = []
    for part in parts:
        try:
            taken.append(read(part))
        except _LineError as error:
            problems.append(Problem(place, f"{error} It was left out."))
    return tuple(taken)


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else "" if value is None else str(value)


def _whole_number(record: Mapping[str, Any], key: str) -> int:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _LineError(f"A span has no whole number as “{key}”.")
    return value


def _span(record: object) -> ExchangedSpan:
    if not isinstance(record, dict):
        raise _LineError("A span is not an object in braces.")
    label = record.get("label")
    if not isinstance(label, str) or not label:
        raise _LineError("A span has no “label”.")
    fields = record.get("fields") or {}
    if not isinstance(fields, dict):
        raise _LineError("The “fields” of a span are not an object in braces.")
    quote = record.get("text")
    return ExchangedSpan(
        start=_whole_number(record, "start"),
        end=_whole_number(record, "end"),
        label=label,
        text=quote if isinstance(quote, str) else None,
        fields=fields,
        automatic=tuple(str(key) for key in record.get("automatic") or ()),
        note=_text(record, "note"),
        annotator=_text(record, "annotator"),
        origin=_text(record, "origin"),
        uid=_text(record, "id"),
        created_at=_text(record, "created_at"),
        updated_at=_text(record, "updated_at"),
    )


def _progress(record: object) -> ExchangedProgress:
    if not isinstance(record, dict):
        raise _LineError("An entry of “progress” is not an object in braces.")
    seconds = record.get("seconds", 0)
    return ExchangedProgress(
        annotator=_text(record, "annotator"),
        state=_text(record, "state") or "new",
        flagged=bool(record.get("flagged", False)),
        seconds=seconds if isinstance(seconds, int) and seconds >= 0 else 0,
    )


def write_json_lines(articles: Iterable[ExchangedArticle], target: Path) -> None:
    """Write one line an article."""
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            file.write(encode(article_to_record(article)))
            file.write("\n")


def article_to_record(article: ExchangedArticle) -> dict[str, Any]:
    """Return an article as the mapping that becomes its line."""
    metadata = article.metadata
    return {
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
)
