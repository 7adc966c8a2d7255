"""Zones on their way in and out, in the history and between laptops."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedZone
from annotator.services.projects import Project, create_project
from annotator.storage.stores import Stores
from tests.projects import article_uids, import_files, make_project, write_lines

TEXT = "Emoji 🚀 first.\r\n\r\nDon’t miss…\r\n\r\nThree people died."
LINE = {
    "text": TEXT,
    "zones": [{"start": 18, "end": 29, "text": "Don’t miss…", "origin": "drawn"}],
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = make_project(tmp_path / "war", texts=())
    yield made
    made.close()


def quotes(project: Project, article: int = 0) -> list[str]:
    uid = article_uids(project)[article]
    text = project.reading.article(uid)
    assert text is not None
    return [zone.span.quote(text.text) for zone in Stores(project._file).zones.of_article(uid)]


def test_zones_come_with_json_lines_whatever_the_line_ends(project: Project, tmp_path: Path) -> None:
    summary = import_files(project, write_lines(tmp_path / "in.jsonl", LINE))
    assert summary.problems == []
    assert quotes(project) == ["Don’t miss…"]
    assert project.check() == []


def test_a_zone_that_is_not_where_it_says_is_left_out(project: Project, tmp_path: Path) -> None:
    wrong = [
        {"start": 0, "end": 3, "text": "Don"},
        {"start": 5, "end": 5},
        {"start": -4, "end": 2},
        {"start": 3, "end": 900},
        {"start": "0", "end": 2},
        "zone",
    ]
    summary = import_files(project, write_lines(tmp_path / "in.jsonl", {**LINE, "zones": wrong}))
    assert summary.articles == 1
    assert len(summary.problems) == 6
    assert quotes(project) == []


def test_json_lines_carry_zones_there_and_back(project: Project, tmp_path: Path) -> None:
    import_files(
        project, write_lines(tmp_path / "in.jsonl", LINE, {"text": "Nothing here.\n\nBack to top", "zones": []})
    )
    project.exporting.run(tmp_path / "out.jsonl", format_name="jsonl")
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert records[0]["zones"] == [{"start": 16, "end": 27, "text": "Don’t miss…", "origin": "drawn"}]
    assert records[1]["zones"] == []
    other = create_project(tmp_path / "other")
    import_files(other, tmp_path / "out.jsonl")
    assert [quotes(other, 0), quotes(other, 1)] == [["Don’t miss…"], []]
    other.close()


def test_zones_of_an_article_that_is_here_are_added_and_undone_with_the_import(
    project: Project, tmp_path: Path
) -> None:
    project.importing.take([ExchangedArticle(TEXT, zones_known=True)])
    changes = project.importing.take([ExchangedArticle(TEXT, zones=(ExchangedZone(0, 5),))]).changes
    assert quotes(project) == ["Emoji"]
    project.annotating.undo(changes.act_uid)
    assert quotes(project) == []
    redo = project.annotating.undoable()[1]
    project.annotating.redo(redo[-1].uid)
    assert quotes(project) == ["Emoji"]
    assert project.check() == []


def test_a_flipped_zone_is_noticed(project: Project, tmp_path: Path) -> None:
    import_files(project, write_lines(tmp_path / "in.jsonl", LINE))
    connection = project._file.connection
    connection.execute("UPDATE zone SET origin = 'found'")
    assert [problem.sentence for problem in project.check()] == ["its content does not match its checksum"]
    connection.execute("UPDATE zone SET origin = 'drawn', quote = 'Don’t miss!'")
    assert "its quote is not what stands at its place in the text" in [one.sentence for one in project.check()]
