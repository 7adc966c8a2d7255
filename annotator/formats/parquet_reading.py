"""Read Parquet: our own dataset folders, and files of others with a text and its spans, or with tokens and tags."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_records import text_or_hash, with_metadata, with_span_record
from annotator.formats.base import FormatError, ReadOptions
from annotator.formats.json_records import RecordError, each, plain_fields, text_of, whole_number

PACKAGES = ("pyarrow",)
_ROWS_AT_ONCE = 64
_LONGEST_HEAD = 16 * 1024 * 1024
"""Bytes of the longest description of columns and rows that a file may begin with when it is read."""
_SPANS = ("spans", "entities")
_STARTS = ("start", "start_offset", "start_char")
_ENDS = ("end", "end_offset", "end_char")
_ORDER = {"train": 0, "validation": 1, "test": 2}


def is_parquet(path: Path) -> bool:
    """Tell whether a file is Parquet, or a folder a dataset of such files."""
    if path.is_dir():
        return bool(_files(path))
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False


def _files(folder: Path) -> list[Path]:
    """Return the files of a dataset folder, the parts for training first."""
    found = [*folder.glob("*.parquet"), *folder.glob("data/*.parquet")]
    return sorted(found, key=lambda file: (_ORDER.get(_split_of(file), 3), file.name))


def _split_of(file: Path) -> str:
    return file.name.split("-")[0]


def read_parquet(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- Arrow knows the encoding
    """Yield the article of each row."""
    files = _files(path) if path.is_dir() else [path]
    if not files:
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "there is no Parquet file in it"))
    for file in files:
        split = _split_of(file)
        for read in _read_file(file):
            yield replace(read, split=split) if isinstance(read, ExchangedArticle) else read


def _read_file(file: Path) -> Iterator[ExchangedArticle | Problem]:
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(
            file, thrift_string_size_limit=_LONGEST_HEAD, thrift_container_size_limit=_LONGEST_HEAD
        ) as opened:
            names = _tag_names(opened.schema_arrow)
            for batch in opened.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield from _taken(row, f"{file.name}, row {number}", names)
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        reason = str(error).split("\n")[0].rstrip(".")[:200]
        if not number:
            raise FormatError(
                name=file.name,
                reason=Phrase(QT_TRANSLATE_NOOP("errors", "it is not whole Parquet ({why})"), why=reason),
            ) from error
        yield Problem(
            f"{file.name}, row {number + 1}",
            Phrase(QT_TRANSLATE_NOOP("errors", "The file is damaged here ({why}); the rest was not read."), why=reason),
        )


def _taken(row: dict[str, Any], place: str, names: Sequence[str]) -> Iterator[ExchangedArticle | Problem]:
    problems: list[Problem] = []
    try:
        yield replace(_article(row, place, problems, names), place=place)
    except RecordError as error:
        problems.append(Problem(place, reason_of(error)))
    yield from problems


def _article(row: dict[str, Any], place: str, problems: list[Problem], names: Sequence[str]) -> ExchangedArticle:
    if not isinstance(row.get("text"), str) and isinstance(row.get("tokens"), list):
        return _article_of_tokens(row, names)
    key = next((key for key in _SPANS if row.get(key)), _SPANS[0])
    if isinstance(row.get(key), dict):  # older datasets keep a list of records as a record of lists
        row = {**row, key: _records(row[key])}
    article = ExchangedArticle(
        text=text_or_hash(row),
        spans=each(row, key, _span, place, problems),
        progress=each(row, "progress", _progress, place, problems),
        text_sha256=text_of(row, "text_sha256"),
    )
    return with_metadata(article, row)


def _records(lists: Mapping[str, Any]) -> list[dict[str, Any]]:
    columns = {key: values for key, values in lists.items() if isinstance(values, list)}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=False)]


def _span(record: object) -> ExchangedSpan:
    if not isinstance(record, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A span is not a record."))
    label = text_of(record, "label")
    if not label:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A span has no “label”."))
    quote = record.get("text")
    span = ExchangedSpan(
        whole_number(record, next((key for key in _STARTS if key in record), _STARTS[0])),
        whole_number(record, next((key for key in _ENDS if key in record), _ENDS[0])),
        label,
        text=quote if isinstance(quote, str) else None,
        note=text_of(record, "note"),
    )
    return with_span_record(span, {**record, "fields": _fields(record)})


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    known = record.get("fields")
    fields = {key: value for key, value in plain_fields(known).items() if value is not None}
    others = record.get("other_fields")
    if isinstance(others, str):
        try:
            fields |= plain_fields(json.loads(others))
        except (ValueError, RecursionError):
            raise RecordError(QT_TRANSLATE_NOOP("errors", "The “other_fields” of a span are not JSON.")) from None
    return fields


def _progress(record: object) -> ExchangedProgress:
    if not isinstance(record, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "An entry of “progress” is not a record."))
    seconds = record.get("seconds")
    return ExchangedProgress(
        text_of(record, "annotator"),
        text_of(record, "state") or "new",
        flagged=record.get("flagged") is True,
        seconds=max(0, seconds) if isinstance(seconds, int) else 0,
    )


def _tag_names(schema: Any) -> list[str]:
    """Return the names behind numbers in the column ``ner_tags``, as ``datasets`` keeps them in the file."""
    try:
        features = json.loads((schema.metadata or {})[b"huggingface"])["info"]["features"]
        column = features["ner_tags"]
        names = (column.get("feature") or column)["names"]
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return []
    return [str(name) for name in names] if isinstance(names, list) else []


def _article_of_tokens(row: Mapping[str, Any], names: Sequence[str]) -> ExchangedArticle:
    """Return the article whose tokens are given without a text: they are joined by one space each."""
    tokens = [str(token) for token in row["tokens"]]
    given = row.get("ner_tags")
    tags = [_tag(tag, names) for tag in given] if isinstance(given, list) else []
    text = " ".join(tokens)
    return with_metadata(ExchangedArticle(text, spans=tuple(_tagged(text, tokens, tags))), row)


def _tag(tag: object, names: Sequence[str]) -> str:
    if isinstance(tag, int) and 0 <= tag < len(names):
        return names[tag]
    if isinstance(tag, str):
        return tag
    raise RecordError(QT_TRANSLATE_NOOP("errors", "The numbers in “ner_tags” have no names in the file."))


def _tagged(text: str, tokens: Iterable[str], tags: Iterable[str]) -> Iterator[ExchangedSpan]:
    """Yield a span for each run of tags ``B-X I-X I-X``; an ``I-X`` with nothing before it begins one, too."""
    place, start, end, label = 0, 0, 0, ""
    for token, tag in zip(tokens, tags, strict=False):
        part, _, name = tag.partition("-")
        if label and not (part == "I" and name == label):
            yield ExchangedSpan(start, end, label, text=text[start:end])
            label = ""
        if name:
            start = start if label else place
            label, end = name, place + len(token)
        place += len(token) + 1
    if label:
        yield ExchangedSpan(start, end, label, text=text[start:end])
