"""What a screen reader is told, through the tree that it walks: every control has a name and a role."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QScrollArea, QWidget

from tests.journeys.conftest import Opens, Passage
from tests.journeys.reader import Reader

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value
VAGUE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Grouping}
"""Roles that say nothing about what a control does."""
_ROWS_LOOKED_AT = 30


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what can be seen below an interface, of long lists the first rows."""
    yield interface
    for number in range(min(interface.childCount(), _ROWS_LOOKED_AT)):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child)


def nameless(widget: QWidget) -> list[str]:
    """Return what takes the focus but has no name or no role worth the word."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    found = []
    for one in tree(root):
        if not one.state().focusable or one.state().disabled:
            continue
        role, subject = one.role(), one.object()
        stands_for_another = isinstance(subject, QWidget) and subject.focusProxy() is not None
        is_vague = role in VAGUE and not isinstance(subject, QScrollArea)
        if not stands_for_another and (not one.text(NAME).strip() or is_vague):
            found.append(f"{type(subject).__name__} {role} {one.text(NAME)!r} in {type(subject.parent()).__name__}")
    return found


def test_the_welcome_page(opens: Opens) -> None:
    reader = opens(None)
    assert nameless(reader.window) == []


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
def test_the_window_with_the_form_of_each_label(sample: Reader, key: str) -> None:
    sample.wait_for_suggestions()
    sample.stand_at("daylight")
    sample.press(key)
    sample.tag.pane.form.set_more_open(True)
    sample.window.messages.show_message("Not saved.", "error", [("Try Again", lambda: None)])
    sample.press("Ctrl+F")
    assert nameless(sample.window) == []


def test_the_article_is_a_text_with_a_caret_and_a_selection(reader: Reader, passage: Passage) -> None:
    interface = QAccessible.queryAccessibleInterface(reader.text)
    assert interface is not None
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.state().readOnly
    assert interface.text(NAME)
    assert passage.words[0] in interface.text(VALUE)
    text = interface.textInterface()
    assert text is not None
    assert text.text(0, text.characterCount()) == reader.text.toPlainText()
    reader.stand_at(passage.words[1])
    before = passage.text[: reader.place(passage.words[1]).start]
    assert text.cursorPosition() == len(before.encode("utf-16-le")) // 2
    reader.select(passage.words[1])
    assert text.selectionCount() == 1


DIALOGS = (
    "file.snapshots", "file.scheme", "file.preferences", "file.paste", "article.details", "help.keys", "help.about",
    "edit.search",
)  # fmt: skip


@pytest.mark.parametrize("command", DIALOGS)
def test_every_dialog(sample: Reader, command: str) -> None:
    seen: list[list[str]] = []

    def look() -> None:
        dialog = opened_dialog(sample)
        if dialog is None:
            QTimer.singleShot(10, sample.window, look)
            return
        seen.append(nameless(dialog))
        dialog.close()

    QTimer.singleShot(0, sample.window, look)
    sample.window.actions_.action(command).trigger()
    sample.until(lambda: seen)
    assert seen == [[]]
    sample.until(lambda: QApplication.activeModalWidget() is None)


def opened_dialog(reader: Reader) -> QWidget | None:
    """Return the dialog that a command opened, or None while there is none."""
    shown = [one for one in reader.window.findChildren(QDialog) if one.isVisible() and not isinstance(one, QFileDialog)]
    palette = reader.window.dialogs._search
    if palette is not None and palette.isVisible():
        return palette
    return QApplication.activeModalWidget() or (shown[0] if shown else None)


@pytest.mark.parametrize("workspace", ["review", "dataset"])
def test_the_other_workspaces(sample: Reader, workspace: str) -> None:
    sample.window.show_workspace(workspace)
    assert nameless(sample.window) == []


def test_a_new_article_is_said_with_its_title(sample: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("annotator.gui.article_view.announce", lambda _widget, words: said.append(words))
    sample.press("Ctrl+Return")
    assert said == [sample.article.metadata.title]


def test_the_guidelines(sample: Reader) -> None:
    sample.press("F2")
    assert nameless(sample.window) == []
