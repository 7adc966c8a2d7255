"""Export, import into a new project, export again: equal, byte for byte."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan
from annotator.domain.export_choice import ExportChoice
from annotator.services.projects import Project, create_project, create_sample
from annotator.services.staging import ExportError
from annotator.storage.errors import DamagedProject
from annotator.text.normalise import normalise
from tests.projects import content, import_files, make_project, memory_folder, tag

WORDS = (
    "Kharkiv",
    "загинуло семеро",
    "👨‍👩‍👧",
    "🇺🇦",
    "cafe\u0301",
    "\u202bשלום\u202c",
    "\u2028",
    "\xa0",
    "\ufdd0",
    "𝔘",
    "\n",
    '"{}\\',
    "0",
)
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), min_size=1, max_size=12).map(
    lambda parts: normalise(" ".join(["Start", *parts]))
)
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
names = st.sampled_from(["Олена", "Іван Ї.", "Ann 🚀", "all", "x" * 50])
values = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.fixed_dictionaries({"span": st.uuids().map(str), "text": words})
)
fields = st.dictionaries(st.sampled_from(["count_low", "name", "ключ", "not a key", "place"]), values, max_size=3)


@st.composite
def articles(draw: st.DrawFn) -> list[ExchangedArticle]:
    """Draw articles with overlapping spans of several annotators."""
    made = {}
    for number in range(draw(st.integers(1, 3))):
        text = draw(texts)
        spans = {}
        for _ in range(draw(st.integers(0, 5))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            label = draw(st.sampled_from(["Casualties", "Weapons", "Зброя", "Ще 🚀"]))
            annotator = draw(names)
            spans[(start, end, label, annotator)] = ExchangedSpan(
                *(start, end, label),
                fields=draw(fields),
                note=normalise(draw(words)),
                annotator=annotator,
                origin=draw(st.sampled_from(["manual", "suggestion", "propagation", "import", "review"])),
            )
        progress = {
            name: ExchangedProgress(
                name,
                draw(st.sampled_from(["new", "in_progress", "done"])),
                draw(st.booleans()),
                draw(st.integers(0, 10**9)),
            )
            for name in draw(st.lists(names, max_size=2))
        }
        metadata = Metadata(*(normalise(draw(words)) for _ in range(5)))
        made[text] = ExchangedArticle(text, metadata, tuple(spans.values()), tuple(progress.values()), uid=f"a{number}")
    return list(made.values())


def round_trip(project: Project, folder: Path) -> tuple[bytes, bytes]:
    """Export, import into a new project, export again; return both files."""
    first, second = folder / "first.jsonl", folder / "second.jsonl"
    project.exporting.run(first)
    other = create_project(folder / "other")
    summary = import_files(other, first)
    assert not summary.problems
    assert other.check() == []
    other.exporting.run(second)
    other.close()
    return first.read_bytes(), second.read_bytes()


def test_the_sample_comes_back_equal(tmp_path: Path) -> None:
    sample = create_sample(tmp_path / "sample")
    first, second = round_trip(sample, tmp_path)
    sample.close()
    assert first == second
    lines = [json.loads(line) for line in first.splitlines()]
    assert sum(len(line["spans"]) for line in lines) == 47
    for line in lines:
        assert all(line["text"][span["start"] : span["end"]] == span["text"] for span in line["spans"])


@given(articles())
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_whatever_was_tagged_comes_back_equal(drawn: list[ExchangedArticle]) -> None:
    with TemporaryDirectory(dir=memory_folder()) as folder:
        project = create_project(Path(folder) / "war")
        summary = project.importing.take(drawn)
        assert not summary.problems
        assert summary.spans == sum(len(article.spans) for article in drawn)
        assert project.check() == []
        first, second = round_trip(project, Path(folder))
        project.close()
    assert first == second
    for article, line in zip(drawn, map(json.loads, first.decode().split("\n")), strict=False):
        assert line["text"] == article.text
        assert all(line["text"][span["start"] : span["end"]] == span["text"] for span in line["spans"])


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with many articles."""
    made = make_project(tmp_path / "war", [f"Article {number}." for number in range(250)])
    tag(made, "Article")
    yield made
    made.close()


def test_a_cancelled_export_leaves_what_was_there(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("earlier")
    calls: list[int] = []
    summary = project.exporting.run(
        target, on_progress=lambda done, _: calls.append(done), cancelled=lambda: bool(calls) and calls[-1] >= 100
    )
    assert summary.cancelled
    assert target.read_text() == "earlier"
    assert {path.name for path in tmp_path.iterdir()} == {"out.jsonl", "war.annotator", ".war.annotator.lock"}


def test_a_failed_export_leaves_what_was_there(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("earlier")
    before = content(project)
    for target in (
        project.path,
        project.path.with_name(f"{project.path.name}-journal"),
        tmp_path / "file" / "out.jsonl",
        tmp_path / "no folder" / "out.jsonl",
        tmp_path,
        tmp_path / ("n" * 300 + ".jsonl"),
    ):
        with pytest.raises(ExportError) as caught:
            project.exporting.run(target)
        assert "{" not in caught.value.sentence()
    hard_link = tmp_path / "hard.jsonl"
    os.link(project.path, hard_link)
    with pytest.raises(ExportError):
        project.exporting.run(hard_link)
    assert content(project) == before
    assert (tmp_path / "file").read_text() == "earlier"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "hard.jsonl", "war.annotator", ".war.annotator.lock"}


def test_damage_found_while_exporting_leaves_what_was_there(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("earlier")

    def break_off(done: int, _: int) -> None:
        if done >= 200:
            raise DamagedProject(name="war", reason="a page is unreadable")

    with pytest.raises(DamagedProject):
        project.exporting.run(target, on_progress=break_off)
    assert target.read_text() == "earlier"
    assert not list(tmp_path.glob(".out*"))


def test_an_export_lets_others_write(project: Project, tmp_path: Path) -> None:
    worker = project.sibling(read_only=True)
    written: list[int] = []

    def tag_meanwhile(done: int, _: int) -> None:
        if done and done < 250:
            tag(project, "Article", article=done)
            written.append(done)

    worker.exporting.run(tmp_path / "out.jsonl", on_progress=tag_meanwhile)
    worker.close()
    assert written == [100, 200]
    assert project.check() == []


def test_only_the_tags_of_one_annotator_are_written(project: Project, tmp_path: Path) -> None:
    project.become("Petro")
    tag(project, "Article", article=1)
    summary = project.exporting.run(tmp_path / "out.jsonl", ExportChoice("Petro"))
    assert (summary.articles, summary.spans) == (250, 1)
