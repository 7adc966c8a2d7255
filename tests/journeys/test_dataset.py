"""From tags to a dataset by keys and clicks: gold else mine, done, a label renamed, split, as Parquet into pyarrow."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from annotator.gui.dataset_workspace import DatasetWorkspace
from annotator.gui.plain_label import PlainLabel
from annotator.services.projects import create_project
from annotator.services.sources import find_sources
from tests.journeys.conftest import Opens
from tests.journeys.reader import Reader

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def reviewed(opens: Opens, tmp_path: Path) -> Reader:
    """Return a reader of the sample articles as two people tagged them, gold made of what they agree on."""
    project = create_project(tmp_path / "reviewed", annotator_name="Olena")
    for folder in ("first_annotator", "second_annotator"):
        project.importing.run(find_sources([SEEDS / folder / "articles.jsonl"])[0])
    people = [one for one in project.reading.annotators() if one.name in ("Olena", "Tom")]
    project.make_gold(people)
    project.close()
    return opens(project.path)


def settled(reader: Reader) -> DatasetWorkspace:
    workspace = reader.window.dataset
    assert workspace is not None
    reader.until(lambda: not workspace.look.is_busy())
    return workspace


def test_gold_else_mine_goes_to_pyarrow(reviewed: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    reviewed.window.become("Olena")
    reviewed.press("Ctrl+3")
    workspace = settled(reviewed)
    choices = workspace.choices
    assert choices.whose.currentText() == "Settled in review, else yours"
    assert choices.articles.kinds.currentText() == "Done (6)"
    choices.labels.box.setFocus()
    QTest.keyClick(choices.labels.box, Qt.Key.Key_Space)
    QTest.keyClicks(choices.labels.entries()["Weapons"][1], "ARMS")
    QTest.keyClick(choices.split.ways, Qt.Key.Key_Down)
    QTest.mouseClick(workspace.formats.card("parquet"), Qt.MouseButton.LeftButton)
    settled(reviewed)
    assert workspace.export_button.text().startswith("Export 6 ")
    assert "ARMS" in workspace.preview.text.toPlainText()
    target = tmp_path / "dataset"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    reviewed.press("Ctrl+E")
    reviewed.until(lambda: workspace.exporting.closing_words() != "")
    assert workspace.exporting.closing_words().endswith("read back and the same.")
    table = parquet.read_table(target / "data") if (target / "data").is_dir() else parquet.read_table(target)
    records = table.to_pylist()
    assert len(records) == 6
    labels = {span["label"] for record in records for span in record["spans"]}
    assert "ARMS" in labels
    assert "Weapons" not in labels
    for record in records:
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]


def test_an_export_from_anywhere_shows_the_choices_first(sample: Reader) -> None:
    sample.press("Ctrl+E")
    workspace = settled(sample)
    assert sample.window.stack.currentWidget() is workspace


def test_a_name_leads_to_the_search_and_a_statement_to_its_article(sample: Reader) -> None:
    sample.press("Ctrl+3")
    workspace = settled(sample)
    workspace.choices.take_everything()
    settled(sample)
    names = workspace.statistics.spellings.list
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=names.visualItemRect(names.item(0)).center())
    palette = sample.window.dialogs._search
    assert palette is not None
    assert palette.isVisible()
    palette.close_palette()
    table = workspace.statistics.who_says.table
    table.setFocus()
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert sample.window.stack.currentWidget() is sample.tag
    assert sample.window.session is not None
    assert sample.window.session.article is not None


def test_the_status_line_says_what_is_ready(sample: Reader) -> None:
    sample.press("Ctrl+3")
    settled(sample)
    words = [label.text() for label in sample.window.status.findChildren(PlainLabel)]
    assert "1 of 6 articles ready" in words
    assert "Nothing leaves this computer" in words


def test_closing_the_project_while_it_looks_ends_the_look(sample: Reader, tmp_path: Path) -> None:
    sample.press("Ctrl+3")
    assert sample.window.dataset is not None
    sample.window.close_project()
    assert sample.window.dataset is None
    sample.window.open_first(tmp_path / "sample.annotator")
    sample.press("Ctrl+3")
    assert settled(sample).status_words() == "1 of 6 articles ready"
