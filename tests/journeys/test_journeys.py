"""Whole ways through the program: from its start to a file with the tags, and what must not go wrong on the way."""

import json
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from annotator.domain.listing import Listing, Shown
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.services.projects import account_name, open_project
from tests.clock import Clock
from tests.file_dialogs import answer_file_dialog
from tests.journeys.conftest import Opens
from tests.journeys.reader import LEFT, NO_MODIFIER, Reader, exported
from tests.projects import make_project

SEEDS = sorted((Path(__file__).parents[2].parent / "shared" / "seeds").glob("*.txt"))


def test_with_the_keyboard_alone_from_the_start_to_an_exported_file(opens: Opens, tmp_path: Path) -> None:
    reader = opens(None)
    reader.press("Return")
    reader.until(lambda: reader.window.session is not None)
    assert reader.text.hasFocus()
    assert reader.view.caret_position() == 0
    before = reader.quotes()
    reader.press(*["Ctrl+Right"] * 11)
    word = reader.view.current_target()
    assert word is not None
    quote = word.quote(reader.article.text)
    reader.press("4", "Return")
    entry = reader.focus()
    assert reader.tag.pane.form.isAncestorOf(entry)
    if isinstance(entry, QLineEdit):
        entry.selectAll()
        reader.write("Typed")
    reader.press("Esc", "Ctrl+Return")
    target = tmp_path / "out.jsonl"
    reader.press("Ctrl+E")  # shows the choices; again, it exports
    dataset = reader.window.dataset
    assert dataset is not None
    reader.until(dataset.export_button.isEnabled)
    answered = answer_file_dialog(str(target))
    reader.press("Ctrl+E")
    assert answered
    reader.until(target.exists)
    reader.wait_until_idle()
    reader.until(lambda: "out.jsonl" in dataset.exporting.closing_words())
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    spans = next(record for record in records if record["title"].startswith("Glide"))["spans"]
    assert sum(span["text"] == quote for span in spans) == before.count(quote) + 1
    assert any("Typed" in span["fields"].values() for span in spans) or not isinstance(entry, QLineEdit)


@pytest.mark.skipif(len(SEEDS) < 5, reason="the shared articles are not beside this checkout")
def test_the_shared_articles_tagged_by_mouse_and_keyboard_are_all_there_later(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "war", []).close()
    reader = opens(tmp_path / "war.annotator")
    reader.window.articles.import_paths(SEEDS)
    reader.until(lambda: reader.session.article is not None)
    reader.wait_until_idle()
    made: list[tuple[str, Span, str]] = []
    for _ in range(5):
        made += tag_by_hand(reader)
        reader.press("Ctrl+Return")
    reader.press("Ctrl+Q")
    assert len(made) >= 40
    again = opens(None)
    again.until(lambda: again.window.session is not None)
    for uid, span, label in made:
        tags = again.session.reading.annotations(uid)
        assert (span, label) in [(tag.span, again.session.scheme.label(tag.label_uid).name) for tag in tags]
    again.window.close()
    records = exported(tmp_path / "war.annotator", tmp_path)
    assert len(records) == 5
    spans = [(record["text"], span) for record in records for span in record["spans"]]
    assert len(spans) == len(made)
    assert all(text[span["start"] : span["end"]] == span["text"] for text, span in spans)


def tag_by_hand(reader: Reader) -> list[tuple[str, Span, str]]:
    """Tag some words of the article with the keyboard and some with the mouse; return what was tagged."""
    uid, text = reader.article.uid, reader.article.text
    made = []
    words = [(index, word) for index, word in enumerate(text.split()) if len(word) > 6 and text.count(word) == 1]
    names = ("Casualties", "Weapons", "Officials", "Locations")
    for number, (_, word) in enumerate(words[:4]):
        reader.stand_at(word)
        reader.press("Ctrl+Shift+Right", str(number + 1))
        tag = reader.selected()
        assert tag is not None
        made.append((uid, tag.span, names[number]))
    reader.press("Esc")
    for number, (_, word) in enumerate(words[6:10]):
        start = text.index(word)
        first = reader.point(Span(start, start + 1), 0.2)
        reader.drag(first, reader.point(Span(start + 4, start + 5)))
        assert reader.view.selection() is not None
        reader.press(str(number + 1))
        tag = reader.selected()
        assert tag is not None
        made.append((uid, tag.span, names[number]))
        reader.press("Esc")
    return made


def test_after_opening_the_caret_is_in_the_first_article_to_do(opens: Opens, tmp_path: Path) -> None:
    project = make_project(
        tmp_path / "p", annotator="", texts=["First one\n\nText.", "Second one\n\nText.", "Third one\n\nText."]
    )
    from tests.projects import article_uids

    project.annotating.set_state(article_uids(project)[0], State.DONE)
    project.close()
    reader = opens(tmp_path / "p.annotator")
    assert QApplication.activeModalWidget() is None
    assert reader.article.text.startswith("Second")
    assert reader.text.hasFocus()
    assert reader.view.caret_position() == 0
    reader.press("4")
    assert reader.quotes() == ["Second"]


def test_control_q_leaves_at_once(sample: Reader) -> None:
    sample.press("1", "Ctrl+Q")
    assert not sample.window.isVisible()
    assert sample.window.session is None


def test_what_was_being_typed_is_saved_when_the_window_closes(sample: Reader, tmp_path: Path) -> None:
    sample.stand_at("daylight")
    sample.press("4", "Return")
    uid = sample.tag.selected_annotation().uid  # type: ignore[union-attr]
    entry = sample.focus()
    assert isinstance(entry, QLineEdit)
    entry.selectAll()
    sample.write("Half typed")
    path = sample.session.project.path
    sample.window.close()
    project = open_project(path)
    tag = project.reading.annotation(uid)
    project.close()
    assert tag is not None
    assert "Half typed" in tag.fields.values()


def test_undo_goes_on_after_a_restart_a_bulk_act_in_one_step(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["Kharkiv and Kharkiv and Kharkiv."]).close()
    reader = opens(tmp_path / "p.annotator")
    reader.press("4", "Ctrl+Shift+A")
    reader.press("Ctrl+D")
    reader.window.close()
    reader = opens(tmp_path / "p.annotator")
    reader.until(lambda: reader.session.undo_stack.canUndo())
    reader.press("Ctrl+Z")
    assert reader.session.progress().flagged is False  # type: ignore[union-attr]
    reader.press("Ctrl+Z")
    assert reader.quotes() == ["Kharkiv"]
    reader.press("Ctrl+Shift+Z")
    assert reader.quotes() == ["Kharkiv"] * 3
    reader.press("Ctrl+Z", "Ctrl+Z")
    assert reader.quotes() == []
    reader.window.close()
    reader = opens(tmp_path / "p.annotator")
    reader.until(lambda: reader.session.undo_stack.canRedo())
    reader.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert reader.quotes() == ["Kharkiv"] * 3


def test_hundreds_of_the_same_are_tagged_and_undone_in_the_background(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["Kharkiv and " * 250 + "no more."]).close()
    reader = opens(tmp_path / "p.annotator")
    reader.press("4", "Ctrl+Shift+A")
    reader.until(lambda: reader.session.undo_stack.count() == 2)
    assert len(reader.quotes()) == 250
    reader.press("Ctrl+Z")
    reader.until(lambda: reader.session.undo_stack.canRedo())
    assert reader.quotes() == ["Kharkiv"]
    reader.press("Ctrl+Shift+Z")
    reader.until(lambda: not reader.session.undo_stack.canRedo())
    assert len(reader.quotes()) == 250


def message_button(reader: Reader) -> QPushButton:
    """Return the button of the message on show."""
    return next(button for button in reader.window.messages.findChildren(QPushButton) if button.isVisible())


def test_undo_leaves_the_sample_as_it_came(sample: Reader) -> None:
    sample.until(lambda: sample.window.is_ready)
    quotes = sample.quotes()
    sample.press("Ctrl+Z")
    assert sample.quotes() == quotes
    sample.press("Ctrl+D", "Ctrl+Z", "Ctrl+Z")
    assert sample.quotes() == quotes


def test_undo_goes_to_the_article_that_it_changes(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["In Kharkiv.", "In Sumy."]).close()
    reader = opens(tmp_path / "p.annotator")
    reader.stand_at("Kharkiv")
    reader.press("4", "Ctrl+Return")
    assert reader.text.text == "In Sumy."
    reader.press("Ctrl+Z")
    assert reader.text.text == "In Kharkiv."
    reader.press("Ctrl+PgDown", "Ctrl+Z")
    assert reader.text.text == "In Kharkiv."
    assert reader.quotes() == []
    reader.press("Ctrl+PgDown", "Ctrl+Shift+Z")
    assert reader.text.text == "In Kharkiv."
    tag = reader.tag.selected_annotation()
    assert tag is not None
    assert tag.quote == "Kharkiv"


def test_undo_of_an_import_is_said_and_can_be_taken_back_at_once(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["In Kharkiv.", "In Sumy."], annotator=account_name()).close()
    reader = opens(tmp_path / "p.annotator")
    reader.until(lambda: reader.session.undo_stack.canUndo())
    reader.press("Ctrl+Z")
    assert reader.session.article is None
    assert "import" in reader.message()
    message_button(reader).click()
    assert reader.text.text == "In Kharkiv."
    assert "import" in reader.message()


def test_an_offer_to_undo_goes_when_something_else_is_done(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["In Kharkiv.", "In Sumy."]).close()
    reader = opens(tmp_path / "p.annotator")
    reader.until(lambda: reader.window.is_ready)
    reader.window.actions_.action("article.remove").trigger()
    assert "removed" in reader.message().lower()
    reader.press("Ctrl+D")
    assert reader.message() == ""
    reader.press("Ctrl+Z")
    assert reader.article.text == "In Sumy."
    reader.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert "remove" in reader.message()
    message_button(reader).click()
    assert reader.session.reading.counts(reader.session.annotator_uid).total == 2
    assert "remove" in reader.message()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3", bytes(50_000)])
def test_a_damaged_project_is_refused_and_its_latest_snapshot_offered(
    opens: Opens, tmp_path: Path, content: bytes
) -> None:
    project = make_project(tmp_path / "p", ["In Kharkiv."])
    assert project.take_snapshot() is not None
    project.close()
    project.path.write_bytes(content)
    reader = opens(project.path)
    assert reader.window.session is None
    assert "p.annotator is" in reader.message()
    message_button(reader).click()
    assert reader.text.text == "In Kharkiv."
    assert "latest snapshot" in reader.message()
    assert content in [file.read_bytes() for file in tmp_path.iterdir()]


def test_a_damaged_project_without_snapshots_offers_nothing(opens: Opens, tmp_path: Path) -> None:
    (tmp_path / "p.annotator").write_bytes(b"")
    reader = opens(tmp_path / "p.annotator")
    assert "p.annotator is" in reader.message()
    assert not [button for button in reader.window.messages.findChildren(QPushButton) if button.isVisible()]


def test_a_second_window_may_only_look_and_says_who_has_the_project(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["One two three."]).close()
    first = opens(tmp_path / "p.annotator")
    second = opens(tmp_path / "p.annotator")
    assert second.session.read_only_reason
    assert second.session.read_only_reason in second.message()
    assert second.session.read_only_reason in second.window.status.saved_words()
    second.press("1")
    assert second.quotes() == []
    assert not second.window.actions_.action("file.import").isEnabled()
    first.window.activateWindow()
    first.qtbot.waitUntil(first.window.isActiveWindow)
    first.text.setFocus()
    first.press("1")
    assert first.quotes() == ["One"]


def test_a_second_window_can_take_over_when_asked(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["One two three."]).close()
    opens(tmp_path / "p.annotator")
    second = opens(tmp_path / "p.annotator")
    second.window.messages.findChildren(QPushButton)[0].click()
    assert not second.session.read_only_reason
    assert second.text.hasFocus()
    second.press("1")
    assert second.quotes() == ["One"]
    assert "only look" not in second.message()


def test_a_full_disk_is_said_and_trying_again_works(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["One two three."]).close()
    reader = opens(tmp_path / "p.annotator")
    reader.wait_until_idle()
    reader.press("1")
    connection = reader.session.project._file.connection
    connection.execute("PRAGMA max_page_count = 1")
    reader.press("Esc", *["Ctrl+Right"] * 1)
    failed = 0
    while not reader.message() and failed < 60:  # free pages take a few more tags
        reader.press("4", "Backspace")
        failed += 1
    assert "is full" in reader.message()
    assert "Not saved" in reader.window.status.saved_words()
    saved = reader.quotes()
    shown = [one for one in reader.view.spans() if not one.suggestion]
    assert sorted(one.span.quote(reader.article.text) for one in shown) == sorted(saved)
    connection.execute("PRAGMA max_page_count = 1000000")
    message_button(reader).click()
    assert reader.quotes() != saved
    assert "is full" not in reader.message()
    assert "Saved" in reader.window.status.saved_words()
    assert reader.session.project.check() == []


def test_a_project_that_is_removed_under_the_program_is_not_shown_as_saved(opens: Opens, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    make_project(folder / "p", ["One two three."]).close()
    reader = opens(folder / "p.annotator")
    reader.wait_until_idle()
    reader.press("1")
    away = tmp_path / "pulled"
    folder.rename(away)
    reader.press("Esc", "Ctrl+Right", "4")
    assert "was moved or removed" in reader.message()
    assert "Not saved" in reader.window.status.saved_words()
    assert reader.quotes() == ["One"]
    away.rename(folder)
    message_button(reader).click()
    assert reader.quotes() == ["One", "two"]
    assert reader.session.project.check() == []


def test_an_import_shows_progress_and_cancel_leaves_everything_as_it_was(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["One two three."]).close()
    folder = tmp_path / "many"
    folder.mkdir()
    shells = [" ".join(f"shell{number}x{place}" for place in range(150)) for number in range(20_000)]
    lines = [json.dumps({"text": f"Article {number}\n\n{text}"}) for number, text in enumerate(shells)]
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    reader = opens(tmp_path / "p.annotator")
    reader.wait_until_idle()
    reader.window.files.take_dropped([folder])
    rows = reader.window.tasks.rows
    reader.until(lambda: [row for row in rows() if row.isVisible() and "Importing" in row.text()])
    row = next(row for row in rows() if row.isVisible())
    reader.press("4")  # the window goes on meanwhile
    row.cancel()
    reader.wait_until_idle()
    reader.until(lambda: "as it was before" in reader.message())
    assert reader.session.reading.counts(reader.session.annotator_uid).total == 1
    assert reader.quotes() == ["One"]
    assert reader.session.project.check() == []


def test_removing_the_open_article_opens_its_neighbour(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", ["One two three.", "Four five six.", "Seven."]).close()
    reader = opens(tmp_path / "p.annotator")
    reader.press("Ctrl+PgDown", "4")
    reader.window.actions_.action("article.remove").trigger()
    assert reader.article.text.startswith("Seven")
    reader.press("Ctrl+Z")
    assert reader.session.reading.counts(reader.session.annotator_uid).total == 3
    reader.window.status.show_seconds(200)
    for _ in range(3):
        reader.window.actions_.action("article.remove").trigger()
    assert reader.session.article is None
    assert reader.window.status._time.text() == ""
    reader.press("1", "Tab", "Return", "Backspace", "Ctrl+Return", "Ctrl+PgDown", "Ctrl+Shift+A", "Ctrl+F", "Esc")
    assert reader.session.reading.counts(reader.session.annotator_uid).total == 0


def test_labels_that_change_while_tagging_are_there_at_once(sample: Reader) -> None:

    sample.stand_at("daylight")
    sample.press("4")
    scheme = sample.session.scheme
    labels = [label._replace(name="Places", key="5") if label.name == "Locations" else label for label in scheme.labels]
    sample.session.change_scheme(scheme._replace(labels=tuple(labels)))
    assert sample.selected_quote() == "daylight"
    assert "daylight" in sample.quotes("Places")
    assert "PLACES" in sample.tag.pane.form._title.text()
    sample.press("Esc")
    sample.stand_at("floors")
    count = len(sample.quotes())
    sample.press("4")
    assert len(sample.quotes()) == count
    sample.press("5")
    assert "floors" in sample.quotes("Places")
    sample.press("Ctrl+Z", "Ctrl+Z")
    assert "daylight" in sample.quotes("Locations")


def test_another_annotator_sees_only_their_own_tags(sample: Reader) -> None:
    sample.stand_at("daylight")
    sample.press("4")
    mine, name = sample.quotes(), sample.session.project.annotator.name
    sample.window.become("Olena")
    assert sample.quotes() == []
    assert not [one for one in sample.view.spans() if not one.suggestion]
    assert not sample.session.undo_stack.canUndo()
    sample.text.setFocus()
    sample.stand_at("floors")
    sample.press("4")
    assert sample.quotes() == ["floors"]
    sample.window.become(name)
    assert sample.quotes() == mine
    assert "daylight" in mine


def test_tab_leads_through_the_window_and_back(sample: Reader) -> None:
    """Outside the article, where Tab goes from tag to tag, it walks from control to control in reading order."""
    sample.press("Ctrl+L")
    start = sample.focus()
    assert sample.tag.list_pane.isAncestorOf(start)
    seen: list[QWidget] = [start]
    while not sample.text.hasFocus() and len(seen) < 40:
        sample.press("Tab")
        seen.append(sample.focus())
    assert sample.text.hasFocus(), [type(one).__name__ for one in seen]
    assert all(one.isVisible() for one in seen)


def test_f6_leads_from_part_to_part(sample: Reader) -> None:
    parts = []
    for _ in range(4):
        sample.press("F6")
        parts.append(sample.focus())
    assert sample.text.hasFocus()
    assert sample.tag.pane.isAncestorOf(parts[0])
    assert sample.window.top_bar.isAncestorOf(parts[1])
    assert sample.tag.list_pane.isAncestorOf(parts[2])
    sample.press("Shift+F6")
    assert sample.tag.list_pane.isAncestorOf(sample.focus())


def test_escape_in_the_article_takes_the_message_away(sample: Reader) -> None:
    sample.window.messages.show_message("Something happened.")
    assert sample.message()
    sample.press("4", "Esc")
    assert sample.message()
    sample.press("Esc", "Esc")
    assert not sample.message()
    assert sample.text.hasFocus()


def test_messages_of_a_project_go_with_it(sample: Reader, tmp_path: Path) -> None:
    sample.window.messages.show_message("Something happened in the sample.")
    make_project(tmp_path / "other", ["Other words."]).close()
    sample.window.files.open_project(tmp_path / "other.annotator")
    assert not sample.message()


def test_a_click_on_done_marks_the_article_and_goes_on(sample: Reader) -> None:
    uid = sample.article.uid
    QTest.mouseClick(sample.tag.pane._done, LEFT, NO_MODIFIER)
    assert sample.article.uid != uid
    progress = sample.session.reading.progress(uid, sample.session.annotator_uid)
    assert progress.state is State.DONE
    assert sample.text.hasFocus()


def test_an_empty_project_says_what_to_do_next(opens: Opens, tmp_path: Path) -> None:
    make_project(tmp_path / "p", []).close()
    reader = opens(tmp_path / "p.annotator")
    reader.press("1", "Tab", "Return", "Space", "Ctrl+PgDown", "Ctrl+Return")
    assert reader.session.article is None
    assert reader.message() == ""


def test_the_time_spent_on_an_article_is_kept_without_the_breaks(
    opens: Opens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.session.time_keeper.QElapsedTimer", Clock)
    monkeypatch.setattr("annotator.session.time_keeper._LOOK_AGAIN_AFTER_MS", 0)
    make_project(tmp_path / "p", ["One two three.", "Four."], annotator="").close()
    reader = opens(tmp_path / "p.annotator")
    uid, me = reader.article.uid, reader.session.annotator_uid
    undoable = reader.session.undo_stack.count()

    def after(seconds: int, key: str) -> None:
        reader.until(lambda: not reader.session.time_keeper._pause.isActive())
        Clock.now += seconds * 1000
        reader.press(key)

    for _ in range(9):
        after(10, "Right")
    after(3600, "Right")  # a break
    after(30, "Right")
    reader.press("Ctrl+PgDown")
    assert reader.session.reading.progress(uid, me).seconds == 120
    after(20, "Right")
    reader.press("Ctrl+PgUp")
    assert reader.session.reading.progress(uid, me).seconds == 120
    assert "2 min" in reader.window.status._time.text()
    second = reader.session.reading.neighbour(Listing(me, Shown.ALL), uid, forward=True)
    assert second is not None
    assert reader.session.reading.progress(second, me).seconds == 20
    assert reader.session.undo_stack.count() == undoable
