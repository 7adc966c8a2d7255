"""Whole exports of a project beside a plain script that reads the same rows and lets the library write them."""

import importlib.util
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.formats.registry import format_named
from annotator.services.projects import open_project
from tests.benchmarks.conftest import LargeProject, Tell
from tests.benchmarks.test_dataset_formats_bench import plain_docbin, plain_parquet
from tests.benchmarks.test_formats_bench import plain_conll

pytestmark = pytest.mark.benchmark

COUNT = 10_000
LIMIT = 2.5
MEMORY_RATIO = 1.5
Script = Callable[[list[ExchangedArticle], Path], None]


def _plain_jsonl(articles: list[ExchangedArticle], target: Path) -> None:
    with target.open("w", encoding="utf-8") as file:
        for article in articles:
            spans = [
                {"start": span.start, "end": span.end, "label": span.label, "text": span.text, "fields": span.fields}
                for span in article.spans
            ]
            record = {"id": article.uid, "title": article.metadata.title, "text": article.text, "spans": spans}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _plain_articles(path: Path) -> Iterator[ExchangedArticle]:
    """Yield the articles of a project with nothing but sqlite3."""
    with closing(sqlite3.connect(path)) as connection:
        labels = dict(connection.execute("SELECT id, name FROM label"))
        people = dict(connection.execute("SELECT id, name FROM annotator"))
        rows = connection.execute(
            "SELECT a.id, a.uid, a.title, t.text FROM article a JOIN article_text t ON t.article = a.id"
        )
        for row_id, uid, title, text in rows:
            spans = connection.execute(
                'SELECT start, "end", label, quote, fields, annotator FROM annotation WHERE article = ? ORDER BY start',
                (row_id,),
            )
            yield ExchangedArticle(
                text,
                Metadata(title),
                tuple(
                    ExchangedSpan(start, end, labels[label], quote, json.loads(fields), annotator=people[annotator])
                    for start, end, label, quote, fields, annotator in spans
                ),
                uid=uid,
            )


@pytest.mark.parametrize(
    ("name", "script"),
    [("jsonl", _plain_jsonl), ("conll", plain_conll), ("spacy", plain_docbin), ("parquet", plain_parquet)],
)
def test_export_beside_a_plain_script(
    large_project: LargeProject, tmp_path: Path, tell: Tell, name: str, script: Script
) -> None:
    chosen = format_named(name)
    if any(importlib.util.find_spec(package) is None for package in chosen.packages):
        pytest.skip("a package is not installed")
    path = large_project(COUNT)
    began = perf_counter()
    articles = list(_plain_articles(path))
    script(articles, tmp_path / "plain")
    plain = perf_counter() - began
    del articles
    project = open_project(path, read_only=True)
    seconds = []
    for read_back in (False, True):
        began = perf_counter()
        target = tmp_path / f"{read_back}{'' if chosen.is_folder else chosen.suffixes[0]}"
        summary = project.exporting.run(target, format_name=name, read_back=read_back)
        seconds.append(perf_counter() - began)
        assert (summary.articles, summary.differences) == (COUNT, ())
    project.close()
    tell(
        f"{name}: {COUNT:,} articles in {seconds[0]:.1f} s, {seconds[0] / plain:.2f} x a plain script ({plain:.1f} s);"
        f" {seconds[1]:.1f} s read back and compared"
    )
    assert seconds[0] < LIMIT * plain


_EXPORT = """
import sys
from pathlib import Path

if sys.argv[2] != "parquet":  # not ours; sqlite-utils loads its 120 MB where the environment happens to have it
    sys.modules["pandas"] = None

from annotator.domain.export_choice import ExportChoice, Split
from annotator.services.projects import open_project

project = open_project(Path(sys.argv[1]), read_only=True)
split = Split({"train": 80, "validation": 10, "test": 10}) if sys.argv[4] else None
summary = project.exporting.run(
    Path(sys.argv[3]), ExportChoice(split=split), format_name=sys.argv[2], read_back=not split
)
assert not summary.differences, summary.differences
print(*(part.articles for part in summary.parts), file=sys.stderr)
# Not getrusage: a child's ru_maxrss begins with what its parent held when it was started.
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


def _peak(path: Path, name: str, target: Path, *, split: bool) -> tuple[int, float, str]:
    """Export a project in a process of its own; return its peak of memory in MB, its seconds, and the parts' sizes."""
    began = perf_counter()
    command = [sys.executable, "-c", _EXPORT, str(path), name, str(target), "split" if split else ""]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    return int(done.stdout), perf_counter() - began, done.stderr.strip()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's peak memory this way")
@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_memory_does_not_grow_with_the_articles(
    large_project: LargeProject, tmp_path: Path, tell: Tell, name: str
) -> None:
    chosen = format_named(name)
    if any(importlib.util.find_spec(package) is None for package in chosen.packages):
        pytest.skip("a package is not installed")
    peaks = {}
    for count in (1_000, COUNT, 100_000):
        target = tmp_path / (f"{count}" if chosen.is_folder else f"{count}{chosen.suffixes[0]}")
        peaks[count], seconds, _ = _peak(large_project(count), name, target, split=False)
        tell(f"{name}: {peaks[count]} MB at most for {count:,} articles, written and read back in {seconds:.0f} s")
    assert peaks[100_000] < MEMORY_RATIO * peaks[COUNT]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's peak memory this way")
def test_a_split_remembers_little_of_an_article(large_project: LargeProject, tmp_path: Path, tell: Tell) -> None:
    peaks = {}
    for count in (1_000, COUNT, 100_000):
        peaks[count], seconds, parts = _peak(large_project(count), "jsonl", tmp_path / f"{count}.jsonl", split=True)
        tell(f"split: {peaks[count]} MB at most for {count:,} articles in {seconds:.0f} s; parts of {parts}")
    kilobytes = (peaks[100_000] - peaks[COUNT]) * 1024 / (100_000 - COUNT)
    tell(f"split: {kilobytes:.1f} KB for each further article")
    assert kilobytes < 10
