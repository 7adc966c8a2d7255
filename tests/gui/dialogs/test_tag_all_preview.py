"""What is shown before all the same is tagged in the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.gui.dialogs.tag_all_preview import TagAllPreview
from annotator.gui.row_delegate import RowRole, without_marks
from annotator.gui.theme import Theme
from annotator.services.contexts import places_in_context
from annotator.services.projects import Project, create_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = create_project(tmp_path / "a")
    first = "Kharkiv was hit.\nThen Kharkiv was hit again, 🚀 and Kharkiv answered."
    project.importing.paste(ExchangedArticle(first, Metadata("One"), (ExchangedSpan(0, 7, "Locations", "Kharkiv"),)))
    project.importing.paste(ExchangedArticle("Far from Kharkiv.", Metadata("Two")))
    yield project
    project.close()


def test_places_are_shown_with_the_words_around_them(project: Project, qtbot: QtBot, theme: Theme) -> None:
    (tag,) = project.reading.find_spans("Kharkiv")
    places = project.annotating.same_in_project(tag.annotation_uid)
    assert len(places) == 3
    shown = places_in_context(project.reading, places, 2)
    assert shown[0].before == "Kharkiv was hit. Then "
    assert [one.quote for one in shown] == ["Kharkiv", "Kharkiv"]
    label = project.reading.scheme().label(tag.label_uid)
    dialog = TagAllPreview("Kharkiv", label, shown, len(places), theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert any("Places: 3. Tag them all as Locations?" in one.text() for one in dialog.findChildren(QLabel))
    rows = dialog.findChild(QListWidget)
    assert isinstance(rows, QListWidget)
    assert without_marks(rows.item(0).text()).startswith("Kharkiv was hit. Then Kharkiv was hit again")
    assert rows.item(0).data(RowRole.DETAIL) == "One"
    assert rows.item(2).text() == "and 1 more"
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_escape_tags_nothing(project: Project, qtbot: QtBot, theme: Theme) -> None:
    (tag,) = project.reading.find_spans("Kharkiv")
    label = project.reading.scheme().label(tag.label_uid)
    dialog = TagAllPreview("Kharkiv", label, [], 0, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
