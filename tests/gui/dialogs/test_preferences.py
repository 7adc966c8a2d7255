"""Preferences count at once; keys that clash are refused with the reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.gui.actions import Actions, Scope
from annotator.gui.dialogs.preferences import Preferences
from annotator.gui.dialogs.shortcut_page import ShortcutPage
from annotator.gui.row_delegate import RowRole
from annotator.gui.theme import Appearance, Theme
from annotator.session import preference_names as preference
from annotator.session.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(settings: Settings, window: QWidget) -> Actions:
    actions = Actions(settings, window)
    actions.add("file.export", "&Export…", lambda: None, "Ctrl+E")
    actions.add("file.import", "&Import…", lambda: None, "Ctrl+I", "Ctrl+Shift+I")
    actions.add("tag.next", "Next tag", lambda: None, "N", scope=Scope.ARTICLE)
    actions.add("label.1", "Tag as Casualties", lambda: None, "1", scope=Scope.ARTICLE, is_label=True)
    return actions


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings, actions: Actions) -> Preferences:
    dialog = Preferences(settings, actions, Theme(Appearance.LIGHT))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def named(dialog: QWidget, name: str) -> QWidget:
    return next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == name)


def choose(dialog: QWidget, name: str, value: str) -> None:
    entry = named(dialog, name)
    assert isinstance(entry, QComboBox)
    entry.setFocus()
    wanted = entry.findData(value)
    while entry.currentIndex() != wanted:
        QTest.keyClick(entry, Qt.Key.Key_Down if entry.currentIndex() < wanted else Qt.Key.Key_Up)


def test_the_look_changes_at_once(qtbot: QtBot, settings: Settings, actions: Actions) -> None:
    theme = Theme(Appearance.LIGHT)
    dialog = Preferences(settings, actions, theme)
    qtbot.addWidget(dialog)
    choose(dialog, "Look", "dark")
    assert settings.text(preference.APPEARANCE) == "dark"
    assert theme.dark


def test_language_size_snapping_and_name_are_set(dialog: Preferences, settings: Settings, qtbot: QtBot) -> None:
    choose(dialog, "Language", "uk")
    assert settings.text(preference.LANGUAGE) == "uk"
    size = named(dialog, "Text size")
    assert isinstance(size, QSpinBox)
    QTest.keyClick(size, Qt.Key.Key_Up)
    assert settings.number(preference.ZOOM, 100) == 110
    snapping = named(dialog, "Dragging")
    assert isinstance(snapping, QCheckBox)
    QTest.keyClick(snapping, Qt.Key.Key_Space)
    assert settings.switch(preference.SNAP_TO_WORDS, True) is False
    name = named(dialog, "Your name")
    assert isinstance(name, QLineEdit)
    name.setFocus()
    QTest.keyClicks(name, "Olha")
    with qtbot.waitSignal(dialog.annotator_named) as told:
        QTest.keyClick(name, Qt.Key.Key_Tab)
    assert told.args == ["Olha"]
    assert settings.text(preference.ANNOTATOR) == "Olha"
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_sample_follows_the_font(dialog: Preferences, settings: Settings) -> None:
    fonts = named(dialog, "Article font")
    assert isinstance(fonts, QComboBox)
    assert fonts.itemData(0) == ""
    family = str(fonts.itemData(fonts.count() - 1))
    choose(dialog, "Article font", family)
    assert settings.text(preference.FONT) == family
    assert dialog._sample.font().family() == family


# Keys


@pytest.fixture
def page(dialog: Preferences) -> ShortcutPage:
    dialog.show_keys()
    found = dialog.findChild(ShortcutPage)
    assert isinstance(found, ShortcutPage)
    return found


def rows(page: ShortcutPage) -> QListWidget:
    found = page.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def select(page: ShortcutPage, command: str) -> None:
    (row,) = rows(page).findItems(command, Qt.MatchFlag.MatchExactly)
    rows(page).setCurrentItem(row)


def press(page: ShortcutPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    entry = page.findChild(QKeySequenceEdit)
    assert isinstance(entry, QKeySequenceEdit)
    entry.setFocus()
    QTest.keyClick(entry, key, modifiers)


def click(page: ShortcutPage, words: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def keys(actions: Actions, name: str) -> list[str]:
    return [key.toString() for key in actions.action(name).shortcuts()]


def test_all_commands_are_listed_with_their_keys(page: ShortcutPage) -> None:
    listed = [(rows(page).item(place).text(), rows(page).item(place).data(RowRole.TRAILING)) for place in range(6)]
    assert listed == [
        ("Everywhere in the window", None),
        ("Export", "Ctrl+E"),
        ("Import", "Ctrl+I  Ctrl+Shift+I"),
        ("While you are in the article text", None),
        ("Next tag", "N"),
        ("Tag as Casualties", "1"),
    ]


def test_new_keys_count_at_once(page: ShortcutPage, actions: Actions) -> None:
    select(page, "Export")
    press(page, Qt.Key.Key_J, CONTROL)
    assert keys(actions, "file.export") == ["Ctrl+J"]
    assert rows(page).currentItem().data(RowRole.TRAILING) == "Ctrl+J"
    assert not page.problem()


def test_a_clash_is_refused_with_the_reason(page: ShortcutPage, actions: Actions) -> None:
    select(page, "Export")
    press(page, Qt.Key.Key_I, CONTROL)
    assert "Ctrl+I already means “Import”" in page.problem()
    assert keys(actions, "file.export") == ["Ctrl+E"]
    entry = page.findChild(QKeySequenceEdit)
    assert isinstance(entry, QKeySequenceEdit)
    assert entry.keySequence().toString() == "Ctrl+E"


@pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_keys_for_writing_are_refused_in_the_window(page: ShortcutPage, actions: Actions, key: Qt.Key) -> None:
    select(page, "Export")
    press(page, key)
    assert "needed for writing" in page.problem()
    assert keys(actions, "file.export") == ["Ctrl+E"]


def test_a_plain_letter_may_work_in_the_article(page: ShortcutPage, actions: Actions) -> None:
    select(page, "Next tag")
    press(page, Qt.Key.Key_X)
    assert keys(actions, "tag.next") == ["X"]
    press(page, Qt.Key.Key_Left)
    assert "moves through the text" in page.problem()


def test_function_keys_are_free_everywhere(page: ShortcutPage, actions: Actions) -> None:
    select(page, "Export")
    press(page, Qt.Key.Key_F9)
    assert keys(actions, "file.export") == ["F9"]


def test_keys_can_be_taken_away_and_given_back(page: ShortcutPage, actions: Actions) -> None:
    select(page, "Import")
    click(page, "No keys")
    assert keys(actions, "file.import") == []
    click(page, "Usual keys")
    assert keys(actions, "file.import") == ["Ctrl+I", "Ctrl+Shift+I"]


def test_usual_keys_that_are_taken_are_refused(page: ShortcutPage, actions: Actions) -> None:
    select(page, "Import")
    click(page, "No keys")
    select(page, "Export")
    press(page, Qt.Key.Key_I, CONTROL)
    select(page, "Import")
    click(page, "Usual keys")
    assert "now mean “Export”" in page.problem()
    assert keys(actions, "file.import") == []
    click(page, "Usual keys for all")
    assert keys(actions, "file.import") == ["Ctrl+I", "Ctrl+Shift+I"]
    assert keys(actions, "file.export") == ["Ctrl+E"]


def test_the_key_of_a_label_is_changed_elsewhere(page: ShortcutPage) -> None:
    select(page, "Tag as Casualties")
    entry = page.findChild(QKeySequenceEdit)
    assert isinstance(entry, QKeySequenceEdit)
    assert not entry.isEnabled()
    assert "belongs to the label" in page.problem()


def test_commands_can_be_found(page: ShortcutPage) -> None:
    field = page.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "exp")
    assert [rows(page).item(place).text() for place in range(rows(page).count())] == [
        "Everywhere in the window",
        "Export",
    ]


def test_commands_that_go_lose_their_rows(page: ShortcutPage, actions: Actions) -> None:
    actions.remove(lambda command: command.is_label)
    assert not rows(page).findItems("Tag as Casualties", Qt.MatchFlag.MatchExactly)
