"""Parquet and DocBin against the plain loops of their libraries; run with ``-m benchmark -s`` to see the figures."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.formats.article_records import METADATA
from annotator.formats.base import Format, ReadOptions, WriteOptions
from annotator.formats.registry import format_named
from tests.benchmarks.corpus import ANNOTATOR, records

pytestmark = pytest.mark.benchmark

ARTICLES = 10_000
PEAK = """
import sys
from pathlib import Path
from annotator.formats.registry import format_named
from tests.benchmarks.test_dataset_formats_bench import articles, write
write(format_named(sys.argv[1]), articles(int(sys.argv[2])), Path(sys.argv[3]))
lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(lines["VmHWM"].split()[0]) // 1024)
"""


def articles(count: int) -> Iterator[ExchangedArticle]:
    for number, record in enumerate(records(count)):
        spans = tuple(
            ExchangedSpan(
                span["start"],
                span["end"],
                span["label"],
                text=span["text"],
                fields=span["fields"],
                annotator=ANNOTATOR,
                uid=f"{number}-{which}",
            )
            for which, span in enumerate(record["spans"])
        )
        yield ExchangedArticle(record["text"], spans=spans, uid=f"a{number}")


def write(chosen: Format, given: Iterator[ExchangedArticle], target: Path) -> None:
    assert chosen.write is not None
    options = WriteOptions()
    chosen.write((chosen.reduce(article, options).article for article in given), target, options)


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def plain_docbin(given: list[ExchangedArticle], target: Path) -> None:
    """Do what the documentation of spaCy shows, all tags in a group and those that do not overlap as entities."""
    import spacy
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    blank = spacy.blank("xx")
    packed = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for article in given:
        doc = blank.make_doc(article.text)
        spans = [doc.char_span(span.start, span.end, span.label, alignment_mode="expand") for span in article.spans]
        doc.spans["sc"] = spans
        doc.ents = filter_spans(spans)
        doc.user_data["fields"] = [dict(span.fields) for span in article.spans]
        packed.add(doc)
    packed.to_disk(target)


def plain_parquet(given: list[ExchangedArticle], target: Path) -> None:
    """Make one table of all articles with the same columns, as a script would."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = [
        {
            "id": article.uid,
            "text": article.text,
            **{name: getattr(article.metadata, name) for name in METADATA},
            "text_sha256": sha256(article.text.encode()).hexdigest(),
            "spans": [
                {
                    "start": span.start,
                    "end": span.end,
                    "label": span.label,
                    "text": span.text,
                    "id": span.uid,
                    "annotator": span.annotator,
                    "note": span.note,
                    "origin": span.origin,
                    "created_at": span.created_at,
                    "updated_at": span.updated_at,
                    "other_fields": json.dumps(span.fields, ensure_ascii=False),
                    "automatic": list(span.automatic),
                }
                for span in article.spans
            ],
        }
        for article in given
    ]
    parquet.write_table(pa.Table.from_pylist(rows), target, compression="zstd")


@pytest.mark.parametrize(("name", "plain"), [("spacy", plain_docbin), ("parquet", plain_parquet)])
def test_takes_little_more_than_the_library(
    tmp_path: Path, name: str, plain: Callable[[list[ExchangedArticle], Path], None]
) -> None:
    chosen = format_named(name)
    chosen.require_extra()
    given = list(articles(ARTICLES))
    plain(given[:10], tmp_path / "warm")
    reference = _seconds(lambda: plain(given, tmp_path / "plain"))
    ours = _seconds(lambda: write(chosen, iter(given), tmp_path / f"ours{chosen.suffixes[0]}"))
    assert chosen.read is not None
    read = chosen.read
    back = _seconds(lambda: list(read(tmp_path / f"ours{chosen.suffixes[0]}", ReadOptions())))
    print(f"\n{name}, {ARTICLES} articles: ours {ours:.2f} s, the library {reference:.2f} s; read back {back:.2f} s")
    assert ours < 2 * reference


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks the kernel of Linux")
@pytest.mark.parametrize("name", ["parquet", "spacy", "cas-xmi", "cas-json", "webanno-tsv", "w3c", "qdpx"])
def test_the_process_does_not_grow(tmp_path: Path, name: str) -> None:
    suffix = format_named(name).suffixes[0]
    peaks = []
    begin = perf_counter()
    # Parquet gathers a row group first, of some 10,000 such articles
    counts = (10_000, 30_000) if name == "parquet" else (1_000, 5_000)
    for count in counts:
        command = [sys.executable, "-c", PEAK, name, str(count), str(tmp_path / f"{count}{suffix}")]
        peaks.append(int(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    seconds = perf_counter() - begin
    told = f"{peaks[0]} and {peaks[1]} MB at {counts[0]:,} and {counts[1]:,} articles"
    print(f"\n{name}: peak of {told}; {seconds:.1f} s for both")
    assert all(after < before + 60 for before, after in pairwise(peaks))
