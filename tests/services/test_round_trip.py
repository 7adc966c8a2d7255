"""Export, import into a new project, export again: equal."""

from pathlib import Path

from annotator.services.projects import create_project, create_sample
from annotator.services.sources import find_sources


def test_export_import_export_is_equal(tmp_path: Path) -> None:
    sample = create_sample(tmp_path / "sample")
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    sample.exporting.run(first)
    sample.close()
    other = create_project(tmp_path / "other")
    sources, _ = find_sources([first])
    summary = other.importing.run(sources)
    other.exporting.run(second)
    other.close()
    assert not summary.problems
    assert summary.spans == 47
    assert first.read_bytes() == second.read_bytes()
