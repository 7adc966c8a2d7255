"""The guidelines beside the article."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from annotator.gui.guidelines_panel import GuidelinesPanel, QuietBrowser
from annotator.gui.theme import Theme
from annotator.services.schemes import default_guidelines


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> GuidelinesPanel:
    panel = GuidelinesPanel(theme)
    qtbot.addWidget(panel)
    # Low, so that the last section can reach the top in whatever font there is.
    panel.resize(420, 240)
    panel.set_text(default_guidelines())
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def browser(panel: GuidelinesPanel) -> QuietBrowser:
    found = panel.findChild(QuietBrowser)
    assert isinstance(found, QuietBrowser)
    return found


def top_line(panel: GuidelinesPanel) -> str:
    return browser(panel).cursorForPosition(QPoint(30, 20)).block().text()


def press(panel: GuidelinesPanel, words: str) -> None:
    button = next(one for one in panel.findChildren(QPushButton) if words in one.text().replace("&", ""))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click(panel: GuidelinesPanel, name: str) -> None:
    button = next(one for one in panel.findChildren(QToolButton) if name in one.accessibleName())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("label", ["Casualties", "Weapons", "Officials", "Locations"])
def test_jumps_to_the_section_of_a_label(panel: GuidelinesPanel, label: str, language: str) -> None:
    panel.set_text(default_guidelines(language))
    assert panel.show_label(label)
    assert label in top_line(panel)


def test_the_section_stays_in_view_when_the_panel_gets_its_width(panel: GuidelinesPanel, qtbot: QtBot) -> None:
    panel.set_text(default_guidelines("en"))
    panel.resize(900, 500)
    assert panel.show_label("Officials")
    panel.resize(250, 500)
    qtbot.waitUntil(lambda: browser(panel).viewport().width() < 250)
    qtbot.waitUntil(lambda: "Officials" in top_line(panel))


def test_a_label_without_a_section_moves_nothing(panel: GuidelinesPanel) -> None:
    assert not panel.show_label("Aircraft")
    assert not panel.show_label("Weapon")


def test_nothing_is_loaded_and_no_link_opens(panel: GuidelinesPanel, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"not read")
    panel.set_text(f"# A\n\n![x]({picture.as_uri()}) ![y](file://host/share/z.png) [link](https://example.org)")
    page = browser(panel)
    kind = QTextDocument.ResourceType.ImageResource
    for name in (picture.as_uri(), "file://host/share/z.png", "a.png", ":/qt-project.org/qmessagebox/images/x.png"):
        assert not page.document().resource(kind.value, QUrl(name))
    assert not page.openLinks()
    assert not page.openExternalLinks()


def test_markdown_is_edited_and_handed_over(panel: GuidelinesPanel, qtbot: QtBot) -> None:
    click(panel, "Edit")
    entry = panel.findChild(QPlainTextEdit)
    assert isinstance(entry, QPlainTextEdit)
    assert entry.toPlainText() == default_guidelines()
    entry.setPlainText("")
    QTest.keyClicks(entry, "# Ours")
    with qtbot.waitSignal(panel.text_saved) as told:
        press(panel, "Save")
    assert told.args == ["# Ours"]
    assert browser(panel).toPlainText() == "Ours"


def test_changes_can_be_dropped(panel: GuidelinesPanel, qtbot: QtBot) -> None:
    panel.set_text("# Theirs")
    click(panel, "Edit")
    entry = panel.findChild(QPlainTextEdit)
    assert isinstance(entry, QPlainTextEdit)
    QTest.keyClicks(entry, "x")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert panel.is_editing()
    with qtbot.assertNotEmitted(panel.text_saved):
        press(panel, "Drop")
    assert browser(panel).toPlainText() == "Theirs"


def test_escape_closes(panel: GuidelinesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(browser(panel), Qt.Key.Key_Escape)


def test_a_viewer_cannot_edit(panel: GuidelinesPanel) -> None:
    click(panel, "Edit")
    panel.set_read_only(True)
    assert not panel.is_editing()
    assert not next(one for one in panel.findChildren(QToolButton) if "Edit" in one.accessibleName()).isVisible()
