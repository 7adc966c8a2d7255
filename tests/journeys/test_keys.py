"""Every row of the keyboard table, one test each, on a Latin text, one full of emoji and one from right to left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.domain.listing import Listing
from annotator.domain.span import Span
from annotator.domain.workflow import State
from tests.journeys.conftest import Opens, Passage
from tests.journeys.reader import Reader
from tests.projects import make_project

LABELS = {"1": "Casualties", "2": "Weapons", "3": "Officials", "4": "Locations"}


def forwards(reader: Reader) -> str:
    """Return the arrow that moves on in the text."""
    return "Left" if reader.text.reads_backwards() else "Right"


def backwards(reader: Reader) -> str:
    """Return the arrow that moves back in the text."""
    return "Right" if reader.text.reads_backwards() else "Left"


def test_arrows_walk_through_the_text_by_graphemes(reader: Reader, passage: Passage) -> None:
    reader.press("Ctrl+Home")
    seen = [reader.view.caret_position()]
    while seen[-1] < len(passage.text) and len(seen) <= len(passage.text):
        reader.press(forwards(reader))
        seen.append(reader.view.caret_position())
    assert seen[-1] == len(passage.text)
    assert seen == sorted(set(seen))
    assert not any(place in seen for place in (passage.text.find("\u0301"), passage.text.find("\u200d")) if place > 0)
    back = [reader.view.caret_position()]
    while back[-1] > 0 and len(back) <= len(passage.text):
        reader.press(backwards(reader))
        back.append(reader.view.caret_position())
    assert back == seen[::-1]


def test_arrows_home_and_end_move_by_line(reader: Reader, passage: Passage) -> None:
    reader.stand_at(passage.words[1])
    line = passage.text.index("\n\n") + 2
    end = passage.text.index("\n\n", line)
    reader.press("Home")
    assert reader.view.caret_position() == line
    reader.press("End")
    assert reader.view.caret_position() == end
    reader.press("Ctrl+Home")
    assert reader.view.caret_position() == 0
    reader.press("Down", "Down")
    assert reader.view.caret_position() >= line
    reader.press("Up", "Up")
    assert reader.view.caret_position() < line
    reader.press("Ctrl+End")
    assert reader.view.caret_position() == len(passage.text)


def test_control_and_arrows_move_by_word(reader: Reader, passage: Passage) -> None:
    first, second, third, _ = (reader.place(word) for word in passage.words)
    reader.stand_at(passage.words[0])
    reader.press(f"Ctrl+{forwards(reader)}")
    assert reader.view.caret_position() == second.start
    reader.press(f"Ctrl+{forwards(reader)}")
    assert reader.view.caret_position() == third.start
    reader.press(f"Ctrl+{backwards(reader)}", f"Ctrl+{backwards(reader)}")
    assert reader.view.caret_position() == first.start


def test_shift_selects(reader: Reader, passage: Passage) -> None:
    first, second = reader.place(passage.words[0]), reader.place(passage.words[1])
    reader.stand_at(passage.words[0])
    reader.press(f"Shift+{forwards(reader)}")
    assert reader.view.selection() == Span(first.start, first.start + 1)
    reader.stand_at(passage.words[0])
    reader.press(f"Ctrl+Shift+{forwards(reader)}", f"Ctrl+Shift+{forwards(reader)}")
    selected = reader.view.selection()
    assert selected is not None
    assert selected.trimmed(passage.text) == Span(first.start, second.end)
    reader.press("Shift+End")
    assert reader.view.selection() == Span(first.start, passage.text.index("\n\n", first.start))
    reader.press("Shift+Home")
    assert reader.view.selection() == Span(passage.text.index("\n\n") + 2, first.start)
    reader.press("Esc")
    assert reader.view.selection() is None


@pytest.mark.parametrize("key", LABELS)
def test_a_label_key_tags_the_selection(reader: Reader, passage: Passage, key: str) -> None:
    quote = passage.text[reader.place(passage.words[0]).start : reader.place(passage.words[2]).end]
    tag = reader.tag_words(quote, key)
    assert tag.quote == quote
    assert reader.quotes(LABELS[key]) == [quote]
    assert reader.view.selection() is None


def test_a_label_key_tags_the_word_at_the_caret(reader: Reader, passage: Passage) -> None:
    reader.view.set_caret(reader.place(passage.words[2]).start + 2)
    reader.press("4")
    assert reader.quotes("Locations") == [passage.words[2]]


def test_a_label_key_relabels_the_selected_tag(reader: Reader, passage: Passage) -> None:
    reader.tag_words(passage.words[1], "1")
    reader.press("2")
    assert reader.quotes("Weapons") == [passage.words[1]]
    assert reader.quotes("Casualties") == []
    reader.press("Ctrl+Z")
    assert reader.quotes("Casualties") == [passage.words[1]]


def test_selected_words_inside_a_tag_become_a_tag_of_their_own(reader: Reader, passage: Passage) -> None:
    whole = passage.text[reader.place(passage.words[0]).start : reader.place(passage.words[2]).end]
    reader.tag_words(whole, "1")
    reader.tag_words(passage.words[1], "2")
    assert reader.quotes("Casualties") == [whole]
    assert reader.quotes("Weapons") == [passage.words[1]]


def test_tab_goes_from_tag_to_tag(reader: Reader, passage: Passage) -> None:
    for word, key in zip(passage.words, LABELS, strict=True):
        reader.tag_words(word, key)
    order = [one.uid for one in reader.view.spans()]
    quotes = [one.span.quote(passage.text) for one in reader.view.spans()]
    assert [quote for quote in quotes if quote in passage.words] == list(passage.words)
    reader.press("Ctrl+Home")
    seen = []
    for _ in order:
        reader.press("Tab")
        seen.append(reader.view.selected_span())
    assert seen == order
    reader.press("Shift+Tab")
    assert reader.view.selected_span() == order[-2]
    assert reader.text.hasFocus()


def test_tab_visits_suggestions_too(sample: Reader) -> None:
    sample.wait_for_suggestions()
    sample.press("Ctrl+Home")
    order = [one.span for one in sample.view.spans()]
    seen = []
    for _ in order:
        sample.press("Tab")
        seen.append(sample.view.selected_span())
    shown = {one.uid: one for one in sample.view.spans()}
    # The first Tab may pass the span that begins at the caret.
    assert len(set(seen)) >= len(order) - 1
    assert any(shown[uid].suggestion for uid in seen)
    sample.press("Shift+Tab")
    assert sample.view.selected_span() == seen[-2]


def test_enter_accepts_a_suggestion(sample: Reader) -> None:
    sample.wait_for_suggestions()
    while sample.selected_quote() not in sample.suggestions() or sample.selected() is not None:
        sample.press("Tab")
    quote, count = sample.selected_quote(), len(sample.quotes())
    sample.press("Return")
    assert len(sample.quotes()) == count + 1
    accepted = sample.selected()
    assert accepted is not None
    assert accepted.quote == quote
    assert accepted.origin == "suggestion"
    assert sample.text.hasFocus()
    sample.press("Ctrl+Z")
    assert len(sample.quotes()) == count


@pytest.mark.parametrize("key", LABELS)
def test_enter_on_a_tag_goes_to_its_form_and_escape_comes_back(reader: Reader, passage: Passage, key: str) -> None:
    reader.tag_words(passage.words[1], key)
    reader.press("Return")
    form = reader.tag.pane.form
    assert form.isAncestorOf(reader.focus())
    assert reader.focus() in [row.editor.entry() for row in form.rows()]
    reader.press("Esc")
    assert reader.text.hasFocus()
    assert reader.selected_quote() == passage.words[1]


@pytest.mark.parametrize("key", ["Backspace", "Del"])
def test_backspace_and_delete_remove_a_tag(reader: Reader, passage: Passage, key: str) -> None:
    reader.tag_words(passage.words[1], "1")
    reader.press(key)
    assert reader.quotes() == []
    reader.press("Ctrl+Z")
    assert reader.quotes() == [passage.words[1]]


@pytest.mark.parametrize("key", ["Backspace", "Del"])
def test_backspace_and_delete_reject_a_suggestion_for_good(sample: Reader, key: str) -> None:
    sample.wait_for_suggestions()
    while sample.selected() is not None or not sample.view.selected_span():
        sample.press("Tab")
    place = next(one.span for one in sample.view.spans() if one.uid == sample.view.selected_span())
    sample.press(key)
    assert place not in [one.span for one in sample.view.spans()]
    uid = sample.article.uid
    sample.press("Ctrl+PgDown", "Ctrl+PgUp")
    assert sample.article.uid == uid
    sample.wait_for_suggestions()
    assert place not in [one.span for one in sample.view.spans() if one.suggestion]
    sample.press("Ctrl+Z")
    sample.until(lambda: place in [one.span for one in sample.view.spans() if one.suggestion])


def test_alt_and_arrows_move_the_edges_by_word(reader: Reader, passage: Passage) -> None:
    words = [reader.place(word) for word in passage.words]
    reader.tag_words(passage.words[1], "1")
    for keys, start, end in (
        ("Alt+Right", 1, 2),
        ("Alt+Shift+Left", 0, 2),
        ("Alt+Left", 0, 1),
        ("Alt+Shift+Right", 1, 1),
    ):
        reader.press(keys)
        tag = reader.selected()
        assert tag is not None, keys
        assert tag.span == Span(words[start].start, words[end].end), keys
        assert tag.quote == passage.text[tag.span.start : tag.span.end]
    for _ in range(4):
        reader.press("Ctrl+Z")
    assert reader.quotes() == [passage.words[1]]


def test_control_and_alt_move_the_edges_by_character(reader: Reader, passage: Passage) -> None:
    word = reader.place(passage.words[2])
    reader.tag_words(passage.words[2], "1")
    for keys, start, end in (
        ("Ctrl+Alt+Left", 0, -1),
        ("Ctrl+Alt+Shift+Right", 1, -1),
        ("Ctrl+Alt+Right", 1, 0),
        ("Ctrl+Alt+Shift+Left", 0, 0),
    ):
        reader.press(keys)
        tag = reader.selected()
        assert tag is not None, keys
        assert tag.span == Span(word.start + start, word.end + end), keys


def test_space_cycles_through_stacked_tags(reader: Reader, passage: Passage) -> None:
    start = reader.place(passage.words[0]).start
    whole = passage.text[start : reader.place(passage.words[3]).end]
    half = passage.text[start : reader.place(passage.words[1]).end]
    for quote, key in ((whole, "1"), (half, "2"), (passage.words[0], "4")):
        reader.tag_words(quote, key)
    reader.press("Esc")
    reader.stand_at(passage.words[0])
    seen = []
    for _ in range(4):
        reader.press("Space")
        seen.append(reader.selected_quote())
    assert seen == [passage.words[0], half, whole, passage.words[0]]


def test_done_opens_the_next_article_to_do(reader: Reader) -> None:
    first = reader.article.uid
    reader.press("Ctrl+Return")
    assert reader.article.uid != first
    assert reader.text.hasFocus()
    assert reader.view.caret_position() == 0
    reader.press("Ctrl+Enter")
    assert "done" in reader.message()
    assert reader.session.reading.counts(reader.session.annotator_uid).done == 2
    for _ in range(2):
        reader.press("Ctrl+Z")
    assert reader.session.reading.counts(reader.session.annotator_uid).done == 0


def test_control_and_page_keys_open_the_neighbours(reader: Reader) -> None:
    first = reader.article.uid
    reader.press("Ctrl+PgDown")
    second = reader.article.uid
    assert second != first
    reader.press("Ctrl+PgDown")
    assert reader.article.uid == second
    reader.press("Ctrl+PgUp")
    assert reader.article.uid == first
    assert reader.text.hasFocus()


def test_page_keys_scroll(sample: Reader) -> None:
    bar = sample.text.verticalScrollBar()
    sample.press("PgDown")
    down, caret = bar.value(), sample.view.caret_position()
    assert down > 0
    assert caret > 0
    sample.press("PgUp")
    assert bar.value() < down
    assert sample.view.caret_position() < caret


def test_undo_and_redo_of_every_act(reader: Reader, passage: Passage) -> None:
    """Tag, relabel, resize, a field, a note, a flag, done, remove: back one by one, and forth again."""
    form = reader.tag.pane.form
    reader.tag_words(passage.words[1], "4")
    reader.press("2", "Alt+Right", "Return")
    form.rows()[0].editor.entry().setFocus()
    reader.write("m")
    note = form._note
    note.setFocus()
    reader.write("seen")
    reader.press("Esc", "Ctrl+D")
    reader.session.set_state(State.DONE)
    reader.press("Backspace")

    def state() -> object:
        progress = reader.session.progress()
        assert progress is not None
        tags = [(tag.span, tag.label_uid, dict(tag.fields), tag.note) for tag in reader.session.annotations()]
        return tags, progress.flagged, progress.state

    states = [state()]
    stack = reader.session.undo_stack
    while stack.canUndo():
        reader.press("Ctrl+Z")
        states.append(state())
    assert len(states) >= 8
    assert states[-1] == ([], False, State.NEW)
    for before in reversed(states[:-1]):
        reader.press("Ctrl+Shift+Z")
        assert state() == before
    assert not stack.canRedo()
    reader.press("Ctrl+Z", "Ctrl+Y")
    assert state() == states[0]


def test_tag_all_the_same_in_the_article_then_in_the_project(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["Kharkiv and Kharkiv and Kharkiv.", "In Kharkiv.", "Nothing."]).close()
    reader = opens(tmp_path / "p.annotator")
    reader.stand_at("Kharkiv")
    reader.press("4", "Ctrl+Shift+A")
    assert reader.quotes("Locations") == ["Kharkiv"] * 3
    assert reader.message().startswith("2 ")
    reader.press("Ctrl+Z")
    assert reader.quotes("Locations") == ["Kharkiv"]
    reader.press("Ctrl+Shift+Z")
    assert reader.quotes("Locations") == ["Kharkiv"] * 3


def test_tag_all_again_asks_with_a_count_and_tags_in_the_project(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["Kharkiv alone.", "In Kharkiv and Kharkiv.", "Nothing."], annotator="").close()
    reader = opens(tmp_path / "p.annotator")
    asked: list[str] = []

    def answer() -> None:
        preview = QApplication.activeModalWidget()
        if preview is None or not preview.isActiveWindow():
            QTimer.singleShot(10, reader.window, answer)
            return
        asked.extend(one.text() for one in preview.findChildren(QPushButton))
        QTest.keyClick(preview, Qt.Key.Key_Return)

    reader.press("4", "Ctrl+Shift+A")
    answer()
    reader.until(lambda: reader.message().startswith("2 "))
    assert any("2" in words for words in asked)
    reader.window.activateWindow()  # no window manager does it here
    reader.until(reader.window.isActiveWindow)
    second = reader.session.reading.neighbour(Listing(reader.session.annotator_uid), reader.article.uid, forward=True)
    assert second is not None
    assert len(reader.session.reading.annotations(second)) == 2
    reader.text.setFocus()
    reader.press("Ctrl+Z")
    assert reader.session.reading.annotations(second) == []
    assert reader.quotes() == ["Kharkiv"]


def test_find_in_the_article(reader: Reader, passage: Passage) -> None:
    reader.press("Ctrl+F")
    word = passage.words[1]
    reader.write(word)
    assert reader.text.found
    here = reader.text.found_here
    reader.press("F3", "Shift+F3")
    assert reader.text.found_here == here
    reader.press("Esc")
    assert reader.text.hasFocus()
    assert not reader.text.found


def test_search_everywhere_goes_to_an_article_and_back(reader: Reader) -> None:
    first = reader.article.uid
    reader.press("Ctrl+K")
    reader.write("second")
    palette = reader.window.dialogs._search
    assert palette is not None
    reader.until(lambda: palette.isVisible() and "Second" in str(palette_rows(palette)))
    reader.press("Return")
    reader.until(lambda: reader.article.uid != first)
    assert reader.article.text.startswith("Second")
    assert reader.text.hasFocus()


def palette_rows(palette: object) -> list[str]:
    """Return the lines of the search."""
    from PySide6.QtWidgets import QListView

    view = palette.findChild(QListView)  # type: ignore[attr-defined]
    model = view.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]
