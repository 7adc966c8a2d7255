"""Parquet in the layout of Hugging Face: a folder that ``datasets``, DuckDB, Dask, Spark and pandas load as it is.

One row an article in ``data/train-00000-of-00001.parquet``, one file for each part of a split dataset, and more of them
beyond a size; ``README.md`` describes the dataset to people and to ``datasets``. Rows are gathered outside of Python's
memory until they fill a row group.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.article import text_hash
from annotator.domain.dataset_facts import DatasetCounts
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.export_choice import Texts
from annotator.domain.scheme import FieldKind
from annotator.formats.article_records import METADATA
from annotator.formats.base import Format, WriteOptions
from annotator.formats.dataset_card import write_card
from annotator.formats.parquet_layout import table_layout
from annotator.formats.parquet_reading import PACKAGES, is_parquet, read_parquet
from annotator.formats.reduction import in_steps
from annotator.formats.typed_fields import TypedFields

if TYPE_CHECKING:
    import pyarrow as pa

SHARD_BYTES = 256 * 1024 * 1024
"""Size on the disk beyond which a file is followed by the next."""
_GROUP_BYTES = 32 * 1024 * 1024
"""Size in memory of a row group: what a reader reads at once."""
_BATCH_CHARACTERS = 256 * 1024
_SPLITS = {"": "train", "dev": "validation"}
"""Our names of parts of a split dataset where Hugging Face has another."""
_TEXTS = ("annotator", "note", "origin", "created_at", "updated_at")


def write_parquet(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write a dataset folder."""
    (target / "data").mkdir(parents=True)
    fields = TypedFields.of(options.scheme)
    schema = _schema(fields)
    parts: dict[str, _Part] = {}
    counts = DatasetCounts()
    try:
        for article in articles:
            split = _SPLITS.get(article.split, article.split)
            if split not in parts:
                parts[split] = _Part(target / "data", split, schema)
            parts[split].add(_row(article, fields, options.texts), len(article.text))
            counts.add(article, split)
        if not parts:
            parts["train"] = _Part(target / "data", "train", schema)
            counts.articles["train"] = 0
    finally:
        for part in parts.values():
            part.close()
    for part in parts.values():
        part.name_files()
    write_card(target, counts, options, table_layout(counts, {name: part.size for name, part in parts.items()}, schema))


class _Part:
    """Writes one part of a dataset: files of a limited size, named by their number when this is known."""

    def __init__(self, folder: Path, split: str, schema: "pa.Schema") -> None:
        self._folder = folder
        self._split = split
        self._schema = schema
        self._rows: list[dict[str, Any]] = []
        self._characters = 0
        self.size = 0
        """Bytes that the articles take in memory, as ``datasets`` counts them."""
        self._batches: list[pa.RecordBatch] = []
        self._files: list[Path] = []
        self._writer: Any = None

    def add(self, row: dict[str, Any], characters: int) -> None:
        self._rows.append(row)
        self._characters += characters
        if self._characters >= _BATCH_CHARACTERS:
            self._gather()

    def close(self) -> None:
        """Write what is left; a part has a file even where it has no article."""
        self._gather()
        if self._batches or not self._files:
            self._write_group()
        self._close_file()

    def name_files(self) -> None:
        """Give the files their final names, which tell how many there are."""
        for number, file in enumerate(self._files):
            file.rename(self._folder / f"{self._split}-{number:05}-of-{len(self._files):05}.parquet")

    def _gather(self) -> None:
        """Move rows out of Python's memory."""
        import pyarrow as pa

        if self._rows:
            self._batches.append(pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._rows, self._characters = [], 0
            self.size += self._batches[-1].nbytes
        if sum(batch.nbytes for batch in self._batches) >= _GROUP_BYTES:
            self._write_group()

    def _write_group(self) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        if self._writer is None:
            self._files.append(self._folder / f"{self._split}-{len(self._files):05}.parquet")
            self._writer = parquet.ParquetWriter(self._files[-1], self._schema, compression="zstd")
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches))
            self._batches = []
            if self._files[-1].stat().st_size >= SHARD_BYTES:
                self._close_file()

    def _close_file(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def _schema(fields: TypedFields) -> "pa.Schema":
    """Return the columns; the fields that the scheme knows have one each, inside of ``spans``."""
    import pyarrow as pa

    types = {
        FieldKind.TEXT: pa.string(),
        FieldKind.INTEGER: pa.int64(),
        FieldKind.DECIMAL: pa.float64(),
        FieldKind.YES_NO: pa.bool_(),
        FieldKind.LINK: pa.struct([("span", pa.string()), ("text", pa.string())]),
    }
    known = pa.struct([(key, types[kind]) for key, kind in fields.kinds.items()])
    span = [
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("label", pa.string()),
        ("text", pa.string()),
        ("id", pa.string()),
        *((name, pa.string()) for name in _TEXTS),
        *([("fields", known)] if fields.kinds else []),
        ("other_fields", pa.string()),
        ("automatic", pa.list_(pa.string())),
    ]
    progress = [
        ("annotator", pa.string()),
        ("state", pa.string()),
        ("flagged", pa.bool_()),
        ("seconds", pa.int64()),
    ]
    texts = ("id", "text", *METADATA, "text_sha256")
    return pa.schema(
        [
            *((name, pa.string()) for name in texts),
            ("spans", pa.list_(pa.struct(span))),
            ("progress", pa.list_(pa.struct(progress))),
        ]
    )


def _row(article: ExchangedArticle, fields: TypedFields, texts: Texts) -> dict[str, Any]:
    is_quoted = texts is not Texts.NONE
    return {
        "id": article.uid,
        "text": article.text if texts is Texts.FULL else None,
        **{name: getattr(article.metadata, name) for name in METADATA},
        "text_sha256": article.text_sha256 or text_hash(article.text),
        "spans": [_span(article.text if is_quoted else None, span, fields) for span in article.spans],
        "progress": [
            {
                "annotator": entry.annotator,
                "state": entry.state,
                "flagged": entry.flagged,
                "seconds": entry.seconds,
            }
            for entry in article.progress
        ],
    }


def _span(text: str | None, span: ExchangedSpan, fields: TypedFields) -> dict[str, Any]:
    typed, others = fields.split(span.fields)
    return {
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "text": None if text is None else text[span.start : span.end],
        "id": span.uid,
        **{name: getattr(span, name) for name in _TEXTS},
        "fields": typed,
        "other_fields": json.dumps(others, ensure_ascii=False) if others else None,
        "automatic": span.automatic,
    }


PARQUET = Format(
    "parquet",
    "Parquet",
    (".parquet",),
    "a dataset folder for Hugging Face, DuckDB, Dask and Spark, one row an article, offsets in code points",
    read=read_parquet,
    write=write_parquet,
    without_text=True,
    reduce=in_steps(),
    recognises=is_parquet,
    is_folder=True,
    splits=True,
    always_has_card=True,
    packages=PACKAGES,
    extra="parquet",
    untrusted=True,
)
