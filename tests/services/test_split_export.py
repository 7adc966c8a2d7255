"""A dataset in parts: nothing is lost or twice, what belongs together stays together, every format reads back."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.export_choice import ExportChoice, Split
from annotator.formats.base import Format, ReadOptions
from annotator.formats.registry import FORMATS
from annotator.services.exporting import ExportSummary
from annotator.services.projects import Project, create_project
from annotator.services.staging import ExportError
from tests.formats.samples import span_of

TWO_WAYS = [known for known in FORMATS if known.reads_back]
PARTS = Split({"train": 60, "validation": 20, "test": 20}, 7)
WORDS = ["river", "bridge", "station", "market", "school", "harbour", "mill", "tower", "garden", "factory", "square"]


def _text(number: int) -> str:
    """Return a text that is like no other."""
    words = " ".join(f"{word}{number * (place + 3) % 97}" for place, word in enumerate(WORDS * 3))
    return f"Report {number} 😀\n\nShelling killed {number + 2} people in Town{number} 🚀, they said. {words}."


def _article(number: int, text: str = "") -> ExchangedArticle:
    text = text or _text(number)
    spans = []
    for quote, label in ((f"{number + 2} people", "Casualties"), (f"Town{number}", "Locations"), ("😀", "Weapons")):
        start = text.find(quote)
        if start >= 0 and (label != "Weapons" or not number % 3):
            spans.append(ExchangedSpan(start, start + len(quote), label, text=quote, annotator="Olena"))
    return ExchangedArticle(text, spans=tuple(spans))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = create_project(tmp_path / "war", annotator_name="Olena")
    copy = _article(3, _text(3).replace("they said", "officials said on Monday"))
    made.importing.take([*map(_article, range(23)), copy])
    yield made
    made.close()


def read_parts(summary: ExportSummary, chosen: Format) -> dict[str, list[ExchangedArticle]]:
    """Return the articles of each part as the format's reader finds them."""
    assert chosen.read is not None
    found: dict[str, list[ExchangedArticle]] = {}
    for path in dict.fromkeys(part.path for part in summary.parts):
        articles = [one for one in chosen.read(path, ReadOptions()) if isinstance(one, ExchangedArticle)]
        names = [part.name for part in summary.parts if part.path == path]
        for article in articles:
            found.setdefault(article.split if len(names) > 1 else names[0], []).append(article)
    return found


@pytest.mark.parametrize("chosen", TWO_WAYS, ids=lambda known: known.name)
def test_every_format_reads_back_a_filtered_split_dataset(chosen: Format, project: Project, tmp_path: Path) -> None:
    for package in chosen.packages:
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    choice = ExportChoice(
        "Olena",
        query="shelling killed",
        labels={"Casualties": "CAS", "Locations": "Locations"},
        split=PARTS,
        pseudonyms=True,
    )
    target = tmp_path / ("out" if chosen.is_folder else f"out{chosen.suffixes[0]}")
    summary = project.exporting.run(target, choice, format_name=chosen.name, read_back=True)
    assert (summary.articles, summary.differences) == (24, ())
    assert summary.read_back
    assert {part.name for part in summary.parts} == {"train", "validation", "test"}
    found = read_parts(summary, chosen)
    assert {part.name: part.articles for part in summary.parts} == {name: len(ones) for name, ones in found.items()}
    assert {span.label for ones in found.values() for one in ones for span in one.spans} == {"CAS", "Locations"}
    texts = [one.text for ones in found.values() for one in ones]
    assert len(set(texts)) == len(texts) == 24
    copies = [name for name, ones in found.items() for one in ones if "Report 3 " in one.text]
    assert len(copies) == 2
    assert len(set(copies)) == 1
    assert summary.copies == 2
    assert b"Olena" not in b"".join(file.read_bytes() for file in tmp_path.rglob("out*") if file.is_file())


def test_files_are_named_by_their_part(project: Project, tmp_path: Path) -> None:
    choice = ExportChoice(split=Split({"train": 1, "test": 1}))
    for name, target in (("conll", "set.conll"), ("brat", "set")):
        (tmp_path / name).mkdir()
        project.exporting.run(tmp_path / name / target, choice, format_name=name)
    names = {file.name for file in (tmp_path / "conll").iterdir()}
    assert names == {"set.train.conll", "set.test.conll", "set.train.tokens.jsonl", "set.test.tokens.jsonl"}
    assert {file.name for file in (tmp_path / "brat" / "set").iterdir()} == {"train", "test"}
    blocked = tmp_path / "in the way.train.jsonl"
    blocked.mkdir()
    with pytest.raises(ExportError, match=r"in the way\.train\.jsonl could not be written: it is a folder"):
        project.exporting.run(tmp_path / "in the way.jsonl", choice)


def test_articles_of_one_strike_stay_together(tmp_path: Path) -> None:
    project = create_project(tmp_path / "war", annotator_name="Olena")
    told = []
    for number in range(12):
        town = f"Town{number // 3}"
        words = " ".join(f"{word}{number * (place + 3) % 97}" for place, word in enumerate(WORDS * 3))
        text = f"Report {number}.\n\nOn Thursday 4 people were killed in {town}, {words}."
        spans = tuple(
            span_of(text, quote, label, fields=fields, annotator="Olena")
            for quote, label, fields in (
                ("4 people", "Casualties", {"outcome": "killed", "count_low": 4}),
                (town, "Locations", {"role": "strike_site", "level": "settlement", "name": town}),
            )
        )
        article = ExchangedArticle(text, spans=spans)
        told.append(replace(article, metadata=article.metadata._replace(published_on="2024-05-23")))
    project.importing.take(told)
    for seed in range(4):
        choice = ExportChoice(labels={"Locations": "LOC"}, split=Split({"train": 1, "test": 1}, seed))
        summary = project.exporting.run(tmp_path / f"{seed}.jsonl", choice)
        assert (summary.of_one_strike, summary.largest_group) == (12, 3)
        for part in summary.parts:
            towns = [json.loads(line)["spans"][0]["text"] for line in part.path.read_text("utf-8").splitlines()]
            assert part.articles == 6
            assert all(towns.count(town) == 3 for town in towns)
    project.close()


def test_linked_copies_stay_together_however_different_they_are(tmp_path: Path) -> None:
    project = create_project(tmp_path / "war", annotator_name="Olena")
    project.importing.take(map(_article, range(8)))
    originals = [article.uid for article in project.exporting.texts()]
    project.importing.take(replace(_article(number + 20), copy_of=originals[number % 4]) for number in range(8))
    for seed in range(4):
        choice = ExportChoice(split=Split({"train": 1, "test": 1}, seed))
        summary = project.exporting.run(tmp_path / f"{seed}.jsonl", choice, read_back=True)
        assert (summary.copies, summary.differences) == (12, ())
        for part in summary.parts:
            records = [json.loads(line) for line in part.path.read_text("utf-8").splitlines()]
            uids = {record["id"] for record in records}
            assert all(record["copy_of"] in uids for record in records if "copy_of" in record)
            assert part.articles == 8
    project.exporting.run(tmp_path / "timeless.jsonl", ExportChoice(times=False))
    assert not any(uid in (tmp_path / "timeless.jsonl").read_text("utf-8") for uid in originals)
    project.close()


def test_the_order_of_articles_and_another_import_change_nothing(tmp_path: Path) -> None:
    divided = []
    for name, articles in (("one", range(30)), ("other", reversed(range(30)))):
        project = create_project(tmp_path / name, annotator_name="Olena")
        project.importing.take(map(_article, articles))
        summary = project.exporting.run(tmp_path / f"{name}.jsonl", ExportChoice(split=PARTS))
        assert project.exporting.sizes(ExportChoice(split=PARTS)) == {one.name: one.articles for one in summary.parts}
        divided.append(
            {
                part.name: {json.loads(line)["text"] for line in part.path.read_text("utf-8").splitlines()}
                for part in summary.parts
            }
        )
        project.close()
    assert divided[0] == divided[1]


def test_cancel_leaves_nothing_of_any_part(project: Project, tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    for stop_at in range(1, 6):
        calls: list[int] = []

        def cancelled(calls: list[int] = calls, stop_at: int = stop_at) -> bool:
            calls.append(1)
            return len(calls) >= stop_at

        summary = project.exporting.run(
            tmp_path / "out.jsonl", ExportChoice(split=PARTS), read_back=True, cancelled=cancelled
        )
        assert summary.cancelled == (len(calls) == stop_at)
        if summary.cancelled:
            assert {path.name for path in tmp_path.iterdir()} == before
