"""An export appears whole or not at all, says what it lost, and is read back."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.export_choice import ExportChoice
from annotator.services.projects import create_project, create_sample, open_project
from annotator.services.sources import find_sources
from annotator.services.staging import ExportError
from tests.projects import article_uids


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the articles in a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    project = create_sample(tmp_path / "sample")
    path = project.path
    project.close()
    return path


def test_an_export_is_read_back(sample: Path, tmp_path: Path) -> None:
    project = open_project(sample, read_only=True)
    summary = project.exporting.run(tmp_path / "out.jsonl", read_back=True)
    project.close()
    assert summary.read_back
    assert not summary.differences
    assert not summary.losses
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["out.jsonl", sample.name]


def test_cancel_leaves_nothing_behind(sample: Path, tmp_path: Path) -> None:
    project = open_project(sample, read_only=True)
    summary = project.exporting.run(tmp_path / "out.jsonl", cancelled=lambda: True)
    project.close()
    assert summary.cancelled
    assert [file.name for file in tmp_path.iterdir()] == [sample.name]


def test_a_folder_is_not_written_over_by_a_file(sample: Path, tmp_path: Path) -> None:
    project = open_project(sample, read_only=True)
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportError, match="it is a folder"):
        project.exporting.run(tmp_path / "out")
    with pytest.raises(ExportError, match="could not be written"):
        project.exporting.run(tmp_path / "nowhere" / "out.jsonl")
    project.close()


def test_a_format_asked_for_takes_the_files_with_its_endings(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n')
    (tmp_path / "b.txt").write_text("b")
    sources, problems = find_sources([tmp_path], "jsonl")
    assert [source.path.name for source in sources] == ["a.jsonl"]
    assert not problems


def test_the_same_tags_from_several_formats_come_in_once(sample: Path, tmp_path: Path) -> None:
    project = open_project(sample, read_only=True)
    folder = tmp_path / "all"
    folder.mkdir()
    spans = project.exporting.run(folder / "out.jsonl").spans
    for name, target in (("csv", "out.csv"), ("prodigy", "p.jsonl"), ("label-studio", "ls.json"), ("brat", "brat")):
        project.exporting.run(folder / target, format_name=name)
    project.close()
    other = create_project(tmp_path / "other")
    sources, problems = find_sources([folder])
    assert not problems
    # the pairs in a brat folder inside another folder are read one by one
    assert len(sources) == 4 + 6
    summary = other.importing.run(sources)
    other.close()
    assert (summary.articles, summary.spans) == (6, spans)


def test_a_choice_is_counted_and_shown_before_it_is_written(sample: Path, tmp_path: Path) -> None:
    project = open_project(sample, read_only=True)
    choice = ExportChoice(labels={"Casualties": "CAS", "Weapons": "CAS"}, fields=False)
    summary = project.exporting.run(tmp_path / "out.jsonl", choice, read_back=True)
    assert project.exporting.count(choice) == (summary.articles, summary.spans)
    shown = project.exporting.preview("jsonl", choice)
    assert [json.loads(line)["id"] for line in shown.splitlines()] == article_uids(project)[:2]
    assert project.exporting.preview("xlsx", choice) == ""
    assert project.exporting.losses("jsonl", choice).sentences() == [
        "1 names that more than one label goes out under (such as Casualties and Weapons as CAS)"
    ]
    project.close()
    spans = [span for line in lines(tmp_path / "out.jsonl") for span in line["spans"]]
    assert {span["label"] for span in spans} == {"CAS"}
    assert not any(span["fields"] for span in spans)
