"""An export appears whole or not at all, says what it lost, and is read back."""

from pathlib import Path

import pytest

from annotator.services.exporting import ExportError
from annotator.services.projects import create_project, create_sample, open_project
from annotator.services.sources import find_sources


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
