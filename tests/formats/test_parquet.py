"""Parquet as its readers see it, and as others write it."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.scheme import AnnotationScheme
from annotator.formats import parquet
from annotator.formats.base import ReadOptions, WriteOptions
from annotator.formats.comparing import comparable
from annotator.formats.parquet import PARQUET, write_parquet
from annotator.formats.parquet_reading import read_parquet
from tests.formats.contract import read_articles
from tests.formats.samples import GOLDEN

arrow = pytest.importorskip("pyarrow")
from pyarrow import parquet as arrow_parquet  # noqa: E402 -- behind the check that it is there

SPLIT = [
    replace(GOLDEN[0], split="train"),
    replace(GOLDEN[1], split="dev"),
    replace(GOLDEN[2], split="test"),
]


@pytest.fixture
def folder(tmp_path: Path, default_scheme: AnnotationScheme) -> Path:
    write_parquet(SPLIT, tmp_path / "dataset", WriteOptions(scheme=default_scheme, project_name='The "war": #1'))
    return tmp_path / "dataset"


def read_one(path: Path) -> list[ExchangedArticle | Problem]:
    return list(read_parquet(path, ReadOptions()))


def test_each_part_of_a_split_dataset_has_its_files(folder: Path) -> None:
    assert sorted(file.name for file in (folder / "data").iterdir()) == [
        "test-00000-of-00001.parquet",
        "train-00000-of-00001.parquet",
        "validation-00000-of-00001.parquet",
    ]
    assert read_articles(PARQUET, folder) == [comparable(article) for article in GOLDEN]


def test_goes_on_in_another_file_beyond_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "SHARD_BYTES", 1)
    monkeypatch.setattr(parquet, "_GROUP_BYTES", 1)
    monkeypatch.setattr(parquet, "_BATCH_CHARACTERS", 1)
    write_parquet(GOLDEN, tmp_path / "dataset", WriteOptions())
    names = sorted(file.name for file in (tmp_path / "dataset" / "data").iterdir())
    assert names == [f"train-{number:05}-of-00003.parquet" for number in range(3)]
    assert read_articles(PARQUET, tmp_path / "dataset") == [comparable(article) for article in GOLDEN]


def test_an_empty_project_gives_an_empty_dataset(tmp_path: Path) -> None:
    write_parquet([], tmp_path / "dataset", WriteOptions())
    assert read_one(tmp_path / "dataset") == []


def test_hugging_face_loads_the_folder(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets", reason="the dependency group consumers is not installed")
    datasets.disable_progress_bars()
    loaded = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))
    assert {split: len(rows) for split, rows in loaded.items()} == {"train": 1, "validation": 1, "test": 1}
    article = loaded["train"][0]
    assert article["text"] == GOLDEN[0].text
    for span in article["spans"]:
        assert article["text"][span["start"] : span["end"]] == span["text"]
    killed = next(span for span in article["spans"] if span["label"] == "Casualties")
    assert killed["fields"]["count_low"] == 3
    assert killed["fields"]["outcome"] == "killed"


def test_duckdb_queries_the_files(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the dependency group consumers is not installed")
    with contextlib.closing(duckdb.connect()) as connection:
        rows = connection.execute(
            "SELECT tag.label, tag.text, substring(text, tag.start + 1, tag.end - tag.start), tag.fields.count_low "
            f"FROM (SELECT text, unnest(spans) AS tag FROM '{folder}/data/*.parquet') ORDER BY tag.label, tag.text"
        ).fetchall()
        columns = connection.execute(f"SELECT id, unnest(spans, recursive := true) FROM '{folder}/data/*.parquet'")
        assert "count_low" in [column[0] for column in columns.description]
    assert len(rows) == sum(len(article.spans) for article in GOLDEN)
    assert all(quote == counted for _, quote, counted, _ in rows)
    assert ("Casualties", "п’ятеро поранених", "п’ятеро поранених", 5) in rows


@pytest.mark.filterwarnings("ignore:The inplace keyword:DeprecationWarning")  # between Dask and pandas
def test_dask_reads_the_files(folder: Path) -> None:
    frames = pytest.importorskip("dask.dataframe", reason="the dependency group consumers is not installed")
    frame = frames.read_parquet(str(folder / "data")).compute(scheduler="synchronous")
    assert sorted(frame["text"]) == sorted(article.text for article in GOLDEN)


def test_reads_what_datasets_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    datasets = pytest.importorskip("datasets", reason="the dependency group consumers is not installed")
    datasets.disable_progress_bars()
    names = datasets.ClassLabel(names=["O", "B-PER", "I-PER", "B-LOC"])
    features = datasets.Features(tokens=datasets.List(datasets.Value("string")), ner_tags=datasets.List(names))
    rows = {"tokens": [["Mayor", "Ihor", "Terekhov", "😀", "Kharkiv"]], "ner_tags": [[0, 1, 2, 0, 3]]}
    datasets.Dataset.from_dict(rows, features=features).to_parquet(str(tmp_path / "theirs.parquet"))
    (article,) = read_one(tmp_path / "theirs.parquet")
    assert isinstance(article, ExchangedArticle)
    assert [(span.label, span.text) for span in article.spans] == [("PER", "Ihor Terekhov"), ("LOC", "Kharkiv")]
    assert all(article.text[span.start : span.end] == span.text for span in article.spans)


def test_reads_what_pyarrow_writes_with_spans(tmp_path: Path) -> None:
    rows = [
        {"text": "😀 Kyiv", "entities": [{"start_offset": 2, "end_offset": 6, "label": "LOC"}], "url": None},
        {"text": None, "entities": []},
        {"text": "x", "entities": [{"start_offset": 0, "end_offset": None, "label": "LOC"}]},
    ]
    arrow_parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "theirs.parquet")
    first, problem, article, other = read_one(tmp_path / "theirs.parquet")
    assert isinstance(first, ExchangedArticle)
    assert first.text[first.spans[0].start : first.spans[0].end] == "Kyiv"
    assert problem == Problem("theirs.parquet, row 2", "It has no “text”.")
    assert isinstance(article, ExchangedArticle)
    assert article.spans == ()
    assert isinstance(other, Problem)


def test_reads_records_kept_as_lists(tmp_path: Path) -> None:
    rows = [{"text": "Kyiv, Lviv", "spans": {"start": [0, 6], "end": [4, 10], "label": ["LOC", "LOC"]}}]
    arrow_parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "theirs.parquet")
    (article,) = read_one(tmp_path / "theirs.parquet")
    assert isinstance(article, ExchangedArticle)
    assert [(span.start, span.end) for span in article.spans] == [(0, 4), (6, 10)]


def test_a_row_group_holds_many_articles(tmp_path: Path) -> None:
    def many() -> Iterator[ExchangedArticle]:
        for number in range(2_000):
            yield replace(GOLDEN[0], uid=str(number))

    write_parquet(many(), tmp_path / "dataset", WriteOptions())
    with arrow_parquet.ParquetFile(next((tmp_path / "dataset" / "data").iterdir())) as file:
        assert file.metadata.num_row_groups == 1
        assert file.metadata.num_rows == 2_000
