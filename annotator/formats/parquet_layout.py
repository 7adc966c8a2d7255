"""How a Parquet dataset is laid out, in the words that ``datasets`` reads from the head of its card."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from annotator.domain.dataset_facts import DatasetCounts
from annotator.formats.dataset_card import Layout, quoted

if TYPE_CHECKING:
    import pyarrow as pa

_SENTENCES = (
    "Each row is an article; `spans` lists its tags. Offsets `start` and `end` are Unicode code points (what Python",
    "counts in a `str`), end exclusive: `text[start:end]` is the tag's `text`. `fields` holds the tag's form, one",
    "column each; values of another kind are JSON in `other_fields`.",
)
_LOADING = (
    'datasets.load_dataset("FOLDER")  # Hugging Face',
    "duckdb.sql(\"SELECT id, unnest(spans, recursive := true) FROM 'FOLDER/data/*.parquet'\")",
    'dask.dataframe.read_parquet("FOLDER/data")',
    'spark.read.parquet("FOLDER/data")',
)


def table_layout(counts: DatasetCounts, sizes: Mapping[str, int], schema: "pa.Schema") -> Layout:
    """Return the layout of a dataset with these parts, their sizes in memory in bytes, and columns."""
    head = ["configs:", "- config_name: default", "  data_files:"]
    for part in counts.parts():
        head += [f"  - split: {quoted(part)}", f"    path: {quoted(f'data/{part}-*')}"]
    head += ["dataset_info:", "  features:", *_features(schema, "  "), "  splits:"]
    for part in counts.parts():
        head += [
            f"  - name: {quoted(part)}",
            f"    num_bytes: {sizes[part]}",
            f"    num_examples: {counts.articles[part]}",
        ]
    return Layout(_SENTENCES, tuple(head), _LOADING)


def _features(columns: Any, indent: str) -> Iterator[str]:
    """Yield the columns of a table or record."""
    for column in columns:
        yield f"{indent}- name: {quoted(column.name)}"
        yield from _feature(column.type, indent + "  ")


def _feature(kind: Any, indent: str) -> Iterator[str]:
    from pyarrow import types

    if types.is_list(kind) and types.is_struct(kind.value_type):
        yield f"{indent}list:"
        yield from _features(kind.value_type, indent)
    elif types.is_list(kind):
        yield f"{indent}list: {_type_name(kind.value_type)}"
    elif types.is_struct(kind):
        yield f"{indent}struct:"
        yield from _features(kind, indent)
    else:
        yield f"{indent}dtype: {_type_name(kind)}"


def _type_name(kind: Any) -> str:
    return {"double": "float64"}.get(str(kind), str(kind))
