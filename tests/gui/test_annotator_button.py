"""Who annotates, at the top right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from annotator.gui.annotator_button import AnnotatorButton
from annotator.gui.dialogs.annotator_dialog import AnnotatorDialog
from annotator.gui.theme import Appearance, Theme


@pytest.fixture
def button(qtbot: QtBot, theme: Theme) -> AnnotatorButton:
    button = AnnotatorButton(theme, lambda: ["Olha", "Ivan & sons"])
    qtbot.addWidget(button)
    button.set_annotator("Olha")
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    return button


def test_says_who_annotates(button: AnnotatorButton) -> None:
    assert button.accessibleName() == "Annotating as Olha"
    narrow = button.sizeHint().width()
    button.set_annotator("Oleksandra")
    assert button.sizeHint().width() > narrow


def test_offers_the_annotators_of_the_project_and_another_name(button: AnnotatorButton, qtbot: QtBot) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Olha", "Ivan && sons", "", "Another name…"]
    assert menu.actions()[0].isChecked()
    with qtbot.waitSignal(button.annotator_chosen) as told:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == ["Ivan & sons"]


def test_choosing_oneself_changes_nothing_and_another_name_is_asked_for(button: AnnotatorButton, qtbot: QtBot) -> None:
    menu = button.menu()
    with qtbot.assertNotEmitted(button.annotator_chosen):
        menu.actions()[0].trigger()
    with qtbot.waitSignal(button.other_wanted):
        menu.actions()[-1].trigger()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_letter_stands_on_the_accent(qtbot: QtBot, appearance: Appearance) -> None:
    theme = Theme(appearance)
    button = AnnotatorButton(theme, list)
    qtbot.addWidget(button)
    button.set_annotator("Olha")
    button.resize(button.sizeHint())
    picture = button.grab().toImage()
    place = picture.width() - 12, picture.height() // 2
    assert picture.pixelColor(*place).name() == theme.colour("accent").name()


def test_a_name_is_asked_for(qtbot: QtBot) -> None:
    dialog = AnnotatorDialog("Olha")
    qtbot.addWidget(dialog)
    dialog.show()
    entry = dialog.findChild(QLineEdit)
    assert isinstance(entry, QLineEdit)
    QTest.keyClick(entry, Qt.Key.Key_Delete)
    QTest.keyClicks(entry, "  ")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._problem.isVisible()
    QTest.keyClicks(entry, "Ivan  Franko ")
    with qtbot.waitSignal(dialog.name_accepted) as told:
        QTest.keyClick(entry, Qt.Key.Key_Return)
    assert told.args == ["Ivan Franko"]
