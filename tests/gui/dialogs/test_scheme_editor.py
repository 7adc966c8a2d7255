from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from annotator.domain.scheme import AnnotationScheme
from annotator.domain.scheme_editing import Used
from annotator.gui.dialogs.ordered_list import OrderedList
from annotator.gui.dialogs.scheme_editor import SchemeEditor
from annotator.gui.theme import Appearance, Theme


@pytest.fixture
def editor(qtbot: QtBot, default_scheme: AnnotationScheme) -> Iterator[SchemeEditor]:
    casualties = default_scheme.labels[0].uid
    used = Used(frozenset({casualties}), frozenset({(casualties, "outcome")}))
    dialog = SchemeEditor(default_scheme, Theme(Appearance.LIGHT), used)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.close()


def retype(widget: object, text: str) -> None:
    """Type over what stands in a line."""
    line = widget
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)  # type: ignore[call-overload] # a line
    QTest.keyClicks(line, text)  # type: ignore[arg-type] # as above


def press(rows: OrderedList, act: str) -> None:
    button = next(it for it in rows.findChildren(QToolButton) if it.toolTip() == act)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def accept_button(editor: SchemeEditor) -> QPushButton:
    return next(it for it in editor.findChildren(QPushButton) if it.text() == "Use this scheme")


def test_nothing_changed_is_accepted_as_it_was(
    editor: SchemeEditor, qtbot: QtBot, default_scheme: AnnotationScheme
) -> None:
    with qtbot.waitSignal(editor.scheme_accepted) as said:
        QTest.mouseClick(accept_button(editor), Qt.MouseButton.LeftButton)
    assert said.args == [default_scheme]


def test_a_label_is_renamed_by_typing(editor: SchemeEditor) -> None:
    retype(editor._label_page._name, "Human cost")
    assert editor.scheme().labels[0].name == "Human cost"
    assert editor._labels.rows.item(0).text() == "Human cost"


def test_a_clash_is_said_in_place_and_cannot_be_accepted(editor: SchemeEditor, qtbot: QtBot) -> None:
    retype(editor._label_page._key, "2")
    assert editor._problem.text() == "Two labels have the same key: 2."
    assert editor._problem.isVisible()
    assert not accept_button(editor).isEnabled()
    with qtbot.assertNotEmitted(editor.scheme_accepted):
        editor.accept()
    assert editor.isVisible()
    retype(editor._label_page._key, "7")
    assert not editor._problem.isVisible()
    assert accept_button(editor).isEnabled()


def test_labels_are_added_moved_and_removed(editor: SchemeEditor) -> None:
    press(editor._labels, "Add")
    QTest.keyClicks(QApplication.focusWidget(), "Damage")  # type: ignore[arg-type] # the name has the focus
    assert [label.name for label in editor.scheme().labels][-1] == "Damage"
    press(editor._labels, "Move up")
    assert [label.name for label in editor.scheme().labels][-2] == "Damage"
    press(editor._labels, "Remove or retire")
    assert [label.name for label in editor.scheme().labels] == ["Casualties", "Weapons", "Officials", "Locations"]


def test_a_used_label_is_retired_and_can_come_back(editor: SchemeEditor) -> None:
    press(editor._labels, "Remove or retire")
    assert editor.scheme().labels[0].retired
    assert editor._labels.rows.item(0).text() == "Casualties (retired)"
    QTest.mouseClick(editor._label_page._retired, Qt.MouseButton.LeftButton)
    assert not editor.scheme().labels[0].retired


def test_lines_of_phrases_can_be_typed(editor: SchemeEditor) -> None:
    terms = editor._label_page._terms
    terms.setFocus()
    QTest.keyClick(terms, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(terms, "dead")
    QTest.keyClick(terms, Qt.Key.Key_Return)
    QTest.keyClicks(terms, "wounded ")
    assert editor.scheme().labels[0].terms == ("dead", "wounded")


def test_colours_that_cannot_be_told_apart_are_named(editor: SchemeEditor, default_scheme: AnnotationScheme) -> None:
    colour = editor._label_page._colours[0].line
    retype(colour, "#8A3B94")
    assert editor.scheme().labels[0].light.text == "#8a3b94"
    assert "Hard to tell from Weapons by colour" in editor._label_page._warning.text()
    retype(colour, "#8a3b9")
    assert "is not a colour" in editor._problem.text()


def test_fields_are_added_and_described(editor: SchemeEditor) -> None:
    editor._tabs.setCurrentIndex(1)
    press(editor._fields, "Add")
    page = editor._field_page
    retype(page._name, "Age")
    retype(page._key, "age")
    kind = page._kind
    kind.setFocus()
    kind.setCurrentIndex(kind.findText("whole number"))
    kind.activated.emit(kind.currentIndex())
    retype(page._minimum, "0")
    retype(page._maximum, "120")
    QTest.mouseClick(page._required, Qt.MouseButton.LeftButton)
    added = editor.scheme().labels[0].fields[-1]
    assert (added.key, added.name, added.kind.value, added.minimum, added.maximum) == ("age", "Age", "integer", 0, 120)
    assert added.required
    press(editor._fields, "Move up")
    assert editor.scheme().labels[0].fields[-2].key == "age"
    press(editor._fields, "Remove or retire")
    assert editor.scheme().labels[0].field("age") is None


def test_a_used_field_keeps_its_key_kind_and_choices(editor: SchemeEditor) -> None:
    editor._tabs.setCurrentIndex(1)
    page = editor._field_page
    assert not page._key.isEnabled()
    assert not page._kind.isEnabled()
    table = page._choices.table
    table.setCurrentCell(0, 0)
    remove = next(it for it in page._choices.findChildren(QToolButton) if it.toolTip() == "Remove the choice")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert len(editor.scheme().labels[0].fields[0].choices) == 6
    table.item(0, 0).setText("dead")  # type: ignore[union-attr] # there are six rows
    renamed = editor.scheme().labels[0].fields[0].choices[0]
    assert (renamed.name, renamed.value, renamed.key) == ("dead", "killed", "k")
    press(editor._fields, "Remove or retire")
    assert editor.scheme().labels[0].fields[0].retired


def test_choices_of_an_unused_field_are_free(editor: SchemeEditor) -> None:
    editor._tabs.setCurrentIndex(1)
    editor._fields.rows.setCurrentRow(3)
    page = editor._field_page
    table = page._choices.table
    buttons = {it.toolTip(): it for it in page._choices.findChildren(QToolButton)}
    QTest.mouseClick(buttons["Add a choice"], Qt.MouseButton.LeftButton)
    table.item(4, 0).setText("Peacekeeper")  # type: ignore[union-attr] # just added
    table.item(4, 1).setText("p")  # type: ignore[union-attr] # as above
    table.setCurrentCell(4, 0)
    QTest.mouseClick(buttons["Move the choice up"], Qt.MouseButton.LeftButton)
    values = [choice.value for choice in editor.scheme().labels[0].fields[3].choices]
    assert values == ["civilian", "combatant", "mixed", "peacekeeper", "unknown"]
    table.item(0, 1).setText("p")  # type: ignore[union-attr] # as above
    assert "two choices have the same key: p" in editor._problem.text()


def test_files_are_asked_for_and_shown(editor: SchemeEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.save_requested) as said:
        QTest.mouseClick(editor._save, Qt.MouseButton.LeftButton)
    assert said.args == [editor.scheme()]
    with qtbot.waitSignal(editor.load_requested):
        QTest.mouseClick(editor._load, Qt.MouseButton.LeftButton)
    editor.show_problem("The file cannot be used.")
    assert editor._problem.isVisible()


def test_cancel_leaves_everything(editor: SchemeEditor, qtbot: QtBot) -> None:
    retype(editor._label_page._name, "Other")
    cancel = editor.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Cancel)
    with qtbot.assertNotEmitted(editor.scheme_accepted):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not editor.isVisible()


def test_it_fits_a_small_screen(editor: SchemeEditor) -> None:
    assert editor.width() <= 1280
    assert editor.height() <= 680
    assert editor.minimumSizeHint().height() <= 680
