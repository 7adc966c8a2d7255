"""The README of a dataset folder: a head that ``datasets`` reads, and what people need to know before they use it."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.domain.exchange import ExchangedArticle
from annotator.formats.base import WriteOptions

if TYPE_CHECKING:
    import pyarrow as pa

_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"), (10**7, "1M<n<10M"))
_LANGUAGE = re.compile("[a-z]{2,3}")
_SPLIT_ORDER = ("train", "validation", "test")


@dataclass
class DatasetCounts:
    """What is counted while a dataset is written."""

    articles: Counter[str] = field(default_factory=Counter)
    """By part of the dataset."""
    spans: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By label and part."""
    annotators: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, article: ExchangedArticle, split: str) -> None:
        """Count an article."""
        self.articles[split] += 1
        self.languages[article.metadata.language] += 1
        for span in article.spans:
            self.spans[span.label, split] += 1
            self.annotators[span.annotator] += 1

    def splits(self) -> list[str]:
        """Return the parts of the dataset, the one for training first."""
        known = [split for split in _SPLIT_ORDER if split in self.articles]
        return known + sorted(self.articles.keys() - set(known))


def dataset_card(counts: DatasetCounts, schema: "pa.Schema", options: WriteOptions) -> str:
    """Return the whole README."""
    title = options.project_name or "Tagged articles"
    return "\n".join(["---", *_head(counts, schema, title), "---", "", f"# {title}", "", *_body(counts), ""])


def _head(counts: DatasetCounts, schema: "pa.Schema", title: str) -> list[str]:
    languages = sorted(code for code in counts.languages if _LANGUAGE.fullmatch(code))
    total = sum(counts.articles.values())
    size = next((name for limit, name in _SIZES if total < limit), "n>10M")
    lines = [f"pretty_name: {_quoted(title)}"]
    if languages:
        lines += ["language:", *(f"- {_quoted(code)}" for code in languages)]
    lines += ["size_categories:", f"- {size}", "task_categories:", "- token-classification"]
    lines += ["task_ids:", "- named-entity-recognition", "annotations_creators:", "- expert-generated"]
    lines += ["configs:", "- config_name: default", "  data_files:"]
    for split in counts.splits():
        lines += [f"  - split: {_quoted(split)}", f"    path: {_quoted(f'data/{split}-*')}"]
    lines += ["dataset_info:", "  features:", *_features(schema, "  "), "  splits:"]
    for split in counts.splits():
        lines += [f"  - name: {_quoted(split)}", f"    num_examples: {counts.articles[split]}"]
    return lines


def _features(columns: Any, indent: str) -> list[str]:
    """Return the columns of a table or record in the words of ``datasets``."""
    lines = []
    for column in columns:
        lines.append(f"{indent}- name: {_quoted(column.name)}")
        lines += _feature(column.type, indent + "  ")
    return lines


def _feature(kind: Any, indent: str) -> list[str]:
    from pyarrow import types

    if types.is_list(kind) and types.is_struct(kind.value_type):
        return [f"{indent}list:", *_features(kind.value_type, indent)]
    if types.is_list(kind):
        return [f"{indent}list: {_type_name(kind.value_type)}"]
    if types.is_struct(kind):
        return [f"{indent}struct:", *_features(kind, indent)]
    return [f"{indent}dtype: {_type_name(kind)}"]


def _type_name(kind: Any) -> str:
    return {"double": "float64"}.get(str(kind), str(kind))


def _body(counts: DatasetCounts) -> list[str]:
    splits = counts.splits()
    labels = sorted({label for label, _ in counts.spans})
    lines = [
        "Articles with tagged spans. Each row is an article; `spans` lists its tags. Offsets `start` and `end` are",
        "Unicode code points (what Python counts in a `str`), end exclusive: `text[start:end]` is the tag's `text`.",
        "`fields` holds the tag's form, one column each; values of another kind are JSON in `other_fields`.",
        "",
        "| | " + " | ".join(_cell(split) for split in splits) + " |",
        "|---|" + "--:|" * len(splits),
        "| articles | " + " | ".join(f"{counts.articles[split]:,}" for split in splits) + " |",
    ]
    lines += [
        f"| {_cell(label)} | " + " | ".join(f"{counts.spans[label, split]:,}" for split in splits) + " |"
        for label in labels
    ]
    names = sorted(name for name in counts.annotators if name)
    if names:
        lines += ["", f"Tagged by: {', '.join(_cell(name) for name in names)}."]
    return [*lines, "", "## Loading", "", "```python", *_LOADING, "```"]


_LOADING = (
    'datasets.load_dataset("FOLDER")  # Hugging Face',
    "duckdb.sql(\"SELECT id, unnest(spans, recursive := true) FROM 'FOLDER/data/*.parquet'\")",
    'dask.dataframe.read_parquet("FOLDER/data")',
    'spark.read.parquet("FOLDER/data")',
)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


def _quoted(text: str) -> str:
    """Return a text as YAML has it between quotes, which is JSON's way, too."""
    return json.dumps(text, ensure_ascii=False)
