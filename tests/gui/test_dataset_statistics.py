"""Beside the choices: who says what, names under all spellings, and pictures that can be taken away."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.export_choice import ExportChoice
from annotator.gui.dataset_pictures import CountBars, DayColumns, NamedCount
from annotator.gui.dataset_statistics import StatisticsColumn
from annotator.gui.notifications import NotificationBar
from annotator.gui.picture_export import as_image
from annotator.gui.shades import DARK, LIGHT, Shades
from annotator.gui.theme import Theme
from annotator.services.projects import Project, create_project
from annotator.services.sources import find_sources

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Return a project with all sample articles as the first annotator tagged them."""
    project = create_project(tmp_path_factory.mktemp("statistics") / "all", annotator_name="Olena")
    project.importing.run(find_sources([SEEDS / "first_annotator" / "articles.jsonl"])[0])
    yield project
    project.close()


@pytest.fixture
def messages(qtbot: QtBot, theme: Theme) -> NotificationBar:
    messages = NotificationBar(theme)
    qtbot.addWidget(messages)
    return messages


@pytest.fixture
def column(qtbot: QtBot, theme: Theme, project: Project, messages: NotificationBar) -> StatisticsColumn:
    scheme = project.reading.scheme()
    column = StatisticsColumn(scheme, theme, messages)
    qtbot.addWidget(column)
    column.resize(640, 1600)
    found = project.statistics.overview(ExportChoice("Olena"))
    column.show_statistics(found, scheme)
    column.show_incidents(found.incidents)
    with qtbot.waitExposed(column):
        column.show()
    return column


def cells(column: StatisticsColumn) -> list[list[str]]:
    table = column.who_says.table
    items = [[table.item(row, place) for place in range(table.columnCount())] for row in range(table.rowCount())]
    return [[item.text() if item is not None else "" for item in row] for row in items]


def test_the_sources_of_a_strike_stand_side_by_side(column: StatisticsColumn) -> None:
    names = [column.who_says.strikes.itemText(row) for row in range(column.who_says.strikes.count())]
    assert any(name.startswith("Kharkiv, 23 May 2024") for name in names)
    rows = column.who_says.rows()
    assert list(rows[0]) == ["Source", "killed", "injured", "said by"]
    assert rows[-1][0] == "Range"
    assert cells(column) == [list(row) for row in rows[1:]]


def test_another_strike_is_one_key_away(column: StatisticsColumn) -> None:
    before = cells(column)
    column.who_says.strikes.setFocus()
    QTest.keyClick(column.who_says.strikes, Qt.Key.Key_Down)
    assert cells(column) != before


def test_enter_on_a_statement_opens_its_article(column: StatisticsColumn, project: Project, qtbot: QtBot) -> None:
    table = column.who_says.table
    table.setFocus()
    table.setCurrentCell(0, 0)
    with qtbot.waitSignal(column.article_wanted) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert project.reading.article(opened.args[0]) is not None
    table.setCurrentCell(table.rowCount() - 1, 0)
    with qtbot.assertNotEmitted(column.article_wanted):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_a_name_with_several_spellings_is_searched_for(column: StatisticsColumn, qtbot: QtBot) -> None:
    names = column.spellings.list
    shown = [names.item(row).text() for row in range(names.count())]
    assert "Volodymyr Zelenskyy" in shown
    names.setFocus()
    names.setCurrentRow(shown.index("Volodymyr Zelenskyy"))
    with qtbot.waitSignal(column.search_wanted) as searched:
        QTest.keyClick(names, Qt.Key.Key_Return)
    assert searched.args == ["Volodymyr Zelenskyy"]
    assert any(spelling == "Zelenskyy" for _, _, spelling, _ in column.spellings.rows())


def test_tags_by_label_are_counted(column: StatisticsColumn, project: Project) -> None:
    found = project.statistics.overview(ExportChoice("Olena"), incidents=False)
    rows = column.charts["labels"].view.picture.rows()
    assert list(map(tuple, rows[1:])) == [(one.label.name, str(one.spans)) for one in found.labels]
    assert column.charts["labels"].view.accessibleDescription().startswith("Label, Tags; Casualties, ")


def test_a_picture_is_copied_and_saved(column: StatisticsColumn, tmp_path: Path) -> None:
    button = column.charts["labels"].take_away
    button.copy()
    assert not QGuiApplication.clipboard().image().isNull()
    for kind in ("png", "svg", "csv"):
        button.save(kind, tmp_path / f"labels.{kind}")
    assert not QImage(str(tmp_path / "labels.png")).isNull()
    assert "<svg" in (tmp_path / "labels.svg").read_text(encoding="utf-8")
    with (tmp_path / "labels.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == ["Label", "Tags"]


def test_a_table_is_copied_as_text(column: StatisticsColumn) -> None:
    column.who_says.take_away.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Source", "killed", "injured", "said by"]


def test_a_place_that_cannot_be_written_is_said(
    column: StatisticsColumn, messages: NotificationBar, tmp_path: Path
) -> None:
    column.charts["labels"].take_away.save("csv", tmp_path / "missing" / "labels.csv")
    assert messages.messages()[0].kind == "error"


@pytest.mark.parametrize("shades", [LIGHT, DARK])
def test_days_without_tags_are_gaps(qapp: QApplication, shades: Shades) -> None:
    picture = DayColumns("Tags by day", [("2024-05-01", 3), ("2024-05-02", 0), ("2024-05-03", 7)], ("Day", "Tags"))
    assert picture.rows()[2] == ("2024-05-02", "0")
    image = as_image(picture, qapp.font(), shades)
    assert image.height() == round(picture.height(900)) * 2
    assert len({image.pixelColor(x, image.height() // 2).name() for x in range(0, 160)}) > 1


def test_no_bars_are_no_error() -> None:
    assert CountBars("", (), ("a", "b")).height(100) > 0
    assert CountBars("", [NamedCount("x", 0)], ("a", "b")).rows() == [("a", "b"), ("x", "0")]
