"""Tagging by mouse, through the real window, on a Latin text, one full of emoji and one from right to left."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from annotator.gui.label_palette import LabelButton, SelectionPalette
from tests.journeys.conftest import Passage
from tests.journeys.reader import LEFT, NO_MODIFIER, Reader
from tests.projects import make_project


def palette(reader: Reader) -> SelectionPalette:
    """Return the palette that floats beside a selection."""
    found = reader.view.findChild(SelectionPalette)
    assert isinstance(found, SelectionPalette)
    return found


def label_button(reader: Reader, name: str, *, floating: bool) -> LabelButton:
    """Return a label's button, beside the selection or in the pane."""
    where = palette(reader) if floating else reader.tag.pane.palette_
    return next(button for button in where.findChildren(LabelButton) if button.label.name == name)


def words_between(passage: Passage, first: int, last: int) -> str:
    """Return the text from one of the passage's words to another one."""
    end = passage.text.index(passage.words[last]) + len(passage.words[last])
    return passage.text[passage.text.index(passage.words[first]) : end]


def test_dragging_selects_whole_words_and_a_key_tags_them(reader: Reader, passage: Passage) -> None:
    reader.drag_over(passage.words[1], passage.words[2])
    assert reader.view.selection() == reader.place(words_between(passage, 1, 2))
    reader.press("1")
    assert reader.quotes("Casualties") == [words_between(passage, 1, 2)]
    assert not palette(reader).isVisible()


def test_a_small_palette_appears_beside_the_selection(reader: Reader, passage: Passage) -> None:
    reader.drag_over(passage.words[0], passage.words[1])
    floating = palette(reader)
    assert floating.isVisible()
    port = reader.text.viewport()
    selected = [box.translated(port.mapTo(reader.view, QPoint())) for box in reader.text.rectangles(
        reader.place(words_between(passage, 0, 1))
    )]  # fmt: skip
    assert not any(floating.geometry().intersects(box) for box in selected)
    assert reader.view.rect().contains(floating.geometry())
    QTest.mouseClick(label_button(reader, "Weapons", floating=True), LEFT)
    assert reader.quotes("Weapons") == [words_between(passage, 0, 1)]
    assert not floating.isVisible()
    assert reader.text.hasFocus()


def test_a_click_on_a_label_of_the_pane_tags_the_selection(reader: Reader, passage: Passage) -> None:
    reader.drag_over(passage.words[3], passage.words[3])
    if reader.view.selection() is None:
        reader.double_click(passage.words[3])
    QTest.mouseClick(label_button(reader, "Officials", floating=False), LEFT)
    assert reader.quotes("Officials") == [passage.words[3]]
    assert reader.text.hasFocus()


def test_a_click_selects_a_tag_and_shows_its_form(reader: Reader, passage: Passage) -> None:
    for word, key in zip(passage.words, "1234", strict=True):
        reader.tag_words(word, key)
    reader.press("Esc")
    for word in passage.words:
        reader.click(word)
        assert reader.selected_quote() == word
        assert word in reader.tag.pane.form._quote.text()
        assert reader.tag.pane.spans.currentIndex().data() == word


def test_clicking_again_cycles_through_stacked_tags(reader: Reader, passage: Passage) -> None:
    quotes = [words_between(passage, 0, 3), words_between(passage, 0, 2), words_between(passage, 1, 2)]
    for quote, key in zip(quotes, "123", strict=True):
        reader.tag_words(quote, key)
    reader.press("Esc")
    seen = []
    for _ in range(4):
        reader.click(passage.words[1])
        seen.append(reader.selected_quote())
        QTest.qWait(0)
    assert seen == [quotes[2], quotes[1], quotes[0], quotes[2]]


def test_a_double_click_selects_a_word(reader: Reader, passage: Passage) -> None:
    reader.double_click(passage.words[2])
    assert reader.view.selection() == reader.place(passage.words[2])
    assert palette(reader).isVisible()
    reader.press("4")
    assert reader.quotes("Locations") == [passage.words[2]]


def test_a_double_click_on_a_tag_goes_to_its_form(reader: Reader, passage: Passage) -> None:
    reader.tag_words(passage.words[2], "1")
    reader.press("Esc")
    reader.double_click(passage.words[2])
    assert reader.selected_quote() == passage.words[2]
    assert reader.tag.pane.form.isAncestorOf(reader.focus())


def test_dragging_an_edge_resizes_the_tag(reader: Reader, passage: Passage) -> None:
    reader.tag_words(passage.words[1], "1")
    box = reader.text.rectangles(reader.place(passage.words[1]))[0]
    edge = box.left() if reader.text.reads_backwards() else box.right()
    target = reader.point(reader.place(passage.words[2]))
    # past the middle of the word, where the edge snaps to the word's end
    target += QPoint(-4 if reader.text.reads_backwards() else 4, 0)
    reader.drag(QPoint(edge, box.center().y()), target)
    assert reader.quotes() == [words_between(passage, 1, 2)]
    assert reader.selected_quote() == words_between(passage, 1, 2)
    reader.press("Ctrl+Z")
    assert reader.quotes() == [passage.words[1]]


def test_a_drag_of_an_edge_is_given_up_with_escape(reader: Reader, passage: Passage) -> None:
    reader.tag_words(passage.words[1], "1")
    box = reader.text.rectangles(reader.place(passage.words[1]))[0]
    edge = QPoint(box.left() if reader.text.reads_backwards() else box.right(), box.center().y())
    target = reader.point(reader.place(passage.words[3]))
    viewport = reader.text.viewport()
    QTest.mousePress(viewport, LEFT, NO_MODIFIER, edge)
    QTest.mouseMove(viewport, (edge + target) / 2)
    QTest.mouseMove(viewport, target)
    reader.press("Esc")
    QTest.mouseRelease(viewport, LEFT, NO_MODIFIER, target)
    assert reader.quotes() == [passage.words[1]]


def menu_at(reader: Reader, quote: str) -> list[str]:
    """Right-click on some words, and return what the menu offers."""
    offered: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            inner = action.menu()
            offered.extend(one.text() for one in (inner.actions() if isinstance(inner, QMenu) else [action]))
        menu.close()

    point = reader.point(reader.place(quote))
    viewport = reader.text.viewport()
    QTimer.singleShot(0, look)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    reader.until(lambda: offered)
    return offered


def test_a_right_click_offers_what_can_be_done(reader: Reader, passage: Passage) -> None:
    reader.tag_words(passage.words[1], "1")
    reader.press("Esc")
    offered = menu_at(reader, passage.words[1])
    assert reader.selected_quote() == passage.words[1]
    assert [words for words in offered if words.startswith("Tag as")] == [
        f"Tag as {name}" for name in ("Casualties", "Weapons", "Officials", "Locations")
    ]
    assert {"Edit Form", "Tag All the Same", "Remove Tag, Reject Suggestion"} <= set(offered)
    reader.press("Esc")
    assert "Edit Form" not in menu_at(reader, passage.words[3])


def drop(reader: Reader, *paths: Path) -> None:
    """Drop files on the window, in the middle of the article."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    centre = QPointF(reader.window.rect().center())
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(centre.toPoint(), action, mime, buttons, NO_MODIFIER)
    QApplication.sendEvent(reader.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(reader.window, QDropEvent(centre, action, mime, buttons, NO_MODIFIER))


def test_dropping_files_imports_them(reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "dropped"
    folder.mkdir()
    (folder / "one.txt").write_text("One of two\n\nShells fell.", encoding="utf-8")
    (folder / "two.txt").write_text("Two of two\n\nNothing fell.", encoding="utf-8")
    before, article = reader.session.reading.counts(reader.session.annotator_uid).total, reader.article.uid
    drop(reader, folder)
    reader.until(lambda: reader.session.reading.counts(reader.session.annotator_uid).total == before + 2)
    reader.wait_until_idle()
    reader.until(lambda: "2 articles" in reader.message())
    assert reader.article.uid == article
    reader.text.setFocus()
    reader.press("Ctrl+Z")
    assert reader.session.reading.counts(reader.session.annotator_uid).total == before


def test_a_project_that_is_dropped_can_be_opened(sample: Reader, tmp_path: Path) -> None:
    make_project(tmp_path / "other", ["Only one\n\nArticle."]).close()
    drop(sample, tmp_path / "other.annotator")
    sample.until(lambda: "is a project" in sample.message())
    buttons = {button.text(): button for button in sample.window.messages.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Open It"], LEFT)
    sample.until(lambda: sample.session.project.path.name == "other.annotator")
    assert sample.article.text.startswith("Only one")
    assert sample.text.hasFocus()


def test_control_and_the_wheel_zoom(reader: Reader, passage: Passage) -> None:
    before = reader.text.rectangles(reader.place(passage.words[1]))[0].width()
    port = reader.text.viewport()

    def turn(notches: int) -> None:
        centre = QPointF(port.rect().center())
        event = QWheelEvent(
            *(centre, QPointF(port.mapToGlobal(centre.toPoint())), QPoint(), QPoint(0, 120 * notches)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(port, event)

    turn(3)
    assert reader.text.rectangles(reader.place(passage.words[1]))[0].width() > before
    reader.press("Ctrl+0")
    assert reader.text.rectangles(reader.place(passage.words[1]))[0].width() == before
    reader.press("Ctrl++", "Ctrl+-", "Ctrl+-")
    assert reader.text.rectangles(reader.place(passage.words[1]))[0].width() < before
    reader.press("Ctrl+0")


def test_a_click_in_the_list_of_tags_goes_there(reader: Reader, passage: Passage) -> None:
    for word, key in zip(passage.words, "1234", strict=True):
        reader.tag_words(word, key)
    spans = reader.tag.pane.spans
    QTest.mouseClick(spans.viewport(), LEFT, NO_MODIFIER, spans.visualRect(spans.model().index(2, 0)).center())
    assert reader.selected_quote() == passage.words[2]
    assert reader.view.caret_position() == reader.place(passage.words[2]).start
    assert reader.text.hasFocus()


def test_a_selection_with_shift_and_click(reader: Reader, passage: Passage) -> None:
    reader.click(passage.words[0])
    reader.click(passage.words[2], modifier=Qt.KeyboardModifier.ShiftModifier)
    selected = reader.view.selection()
    assert selected is not None
    assert selected.overlaps(reader.place(passage.words[1]))
