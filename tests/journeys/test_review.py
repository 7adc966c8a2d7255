"""Two laptops and no server: share blind, tag, merge, review by keyboard to the end, verdicts back and seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.review import GOLD
from annotator.domain.workflow import State
from annotator.gui.dialogs.merge_dialog import MergeDialog
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.services.review_list import Shown
from annotator.services.sharing import Articles
from annotator.session import preference_names as preference
from annotator.session.settings import Settings
from tests.journeys.reader import Reader
from tests.projects import article_uids, make_project, tag

Laptop = Callable[[str, Path], Reader]


@pytest.fixture
def laptop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """Return a maker of windows of a person, each person with settings and folders of their own."""

    def open_window(person: str, project: Path) -> Reader:
        home = tmp_path / f"home of {person}"
        home.mkdir(exist_ok=True)
        monkeypatch.setenv("ANNOTATOR_HOME", str(home))
        settings = Settings()
        settings.set(preference.ANNOTATOR, person)
        window = MainWindow(settings, Theme(Appearance.LIGHT))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.resize(1366, 768)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_first(project)
        qtbot.waitUntil(lambda: window.is_ready)
        reader = Reader(window, qtbot)
        reader.wait_until_idle()
        return reader

    return open_window


def accept_merge(reader: Reader) -> None:
    """Press Merge in the preview that comes up."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MergeDialog):
            assert dialog.lines.count() > 0
            assert dialog.buttons.accept_button is not None
            dialog.buttons.accept_button.click()
        else:
            QTimer.singleShot(20, press)

    QTimer.singleShot(0, press)
    reader.until(lambda: reader.message().startswith("Merged"))
    reader.wait_until_idle()
    reader.window.activateWindow()  # no window manager does it here
    reader.until(reader.window.isActiveWindow)


def test_from_blind_double_tagging_to_gold_and_back(laptop: Laptop, tmp_path: Path) -> None:
    lead = tmp_path / "lead.annotator"
    sent, back, verdicts = (tmp_path / f"{name}.annotator" for name in ("for taras", "from taras", "feedback"))
    texts = ("Strike\n\nAt least seven people were killed in Kharkiv.", "Quiet\n\nNothing much happened in Lviv.")
    make_project(lead, texts).close()

    # Olena tags, and sends the articles without her tags.
    olena = laptop("Olena", lead)
    olena.tag_words("At least seven people", "1")
    olena.tag_words("Kharkiv", "4")
    olena.press("Ctrl+Return")
    olena.tag_words("Lviv", "4")
    olena.press("Ctrl+Return")
    olena.window.exchange.write_share(sent, [], Articles.ALL, blind=True)
    olena.until(sent.exists)
    olena.wait_until_idle()
    olena.window.close()

    # Taras tags on his laptop, sees nothing of hers, and sends his tags back.
    taras = laptop("Taras", sent)
    assert taras.quotes() == []
    assert taras.session.reading.totals() == []
    taras.tag_words("seven people", "1")
    taras.tag_words("Kharkiv", "4")
    taras.press("Ctrl+Return")
    taras.press("Ctrl+Return")
    own = [one for one in taras.session.reading.annotators() if one.name == "Taras"]
    taras.window.exchange.write_share(back, own, Articles.ALL, blind=True)
    taras.until(back.exists)
    taras.wait_until_idle()
    taras.window.close()

    # Olena merges his file and reviews to the end, by keyboard only.
    olena = laptop("Olena", lead)
    olena.window.exchange.preview_merge(back)
    accept_merge(olena)
    olena.press("Ctrl+2")
    review = olena.window.review
    assert review is not None
    olena.until(review.view.text_widget().hasFocus)
    assert review.review.articles.counts()[Shown.OPEN] == 2
    assert [review.review.articles.name_of(uid) for uid in review.review.articles.annotators] == ["Olena", "Taras"]
    olena.press("C")
    QTest.keyClicks(olena.focus(), "at least is the low count")
    olena.press("Return", "1")
    assert review.review.reviewed is not None
    assert not review.review.reviewed.open
    olena.press("Ctrl+Return")
    olena.press("0", "Ctrl+Return")
    assert review.review.articles.counts() == {Shown.OPEN: 0, Shown.SETTLED: 2, Shown.ALL: 2}
    gold = [
        one.quote
        for entry in review.review.articles.entries(Shown.ALL)
        for one in olena.session.reading.annotations(entry.uid, GOLD.uid)
    ]
    assert sorted(gold) == ["At least seven people", "Kharkiv"]
    states = [
        olena.session.reading.progress(entry.uid, GOLD.uid).state for entry in review.review.articles.entries(Shown.ALL)
    ]
    assert states == [State.DONE, State.DONE]

    # Verdicts travel back, as a page to read and as a file to merge.
    person = next(one for one in olena.session.reading.annotators() if one.name == "Taras")
    for kind, target in (("annotator", verdicts), ("html", tmp_path / "read.html"), ("pdf", tmp_path / "read.pdf")):
        olena.window.feedback.write(person, kind, target)
        olena.until(target.exists)
        olena.wait_until_idle()
    assert "at least is the low count" in (tmp_path / "read.html").read_text(encoding="utf-8")
    assert (tmp_path / "read.pdf").read_bytes().startswith(b"%PDF")
    olena.window.close()

    taras = laptop("Taras", sent)
    taras.window.exchange.preview_merge(verdicts)
    accept_merge(taras)
    assert sorted(taras.quotes()) == ["Kharkiv", "seven people"], "his own tags stay as he made them"
    taras.tag.go_to_span(next(one.uid for one in taras.session.annotations() if one.quote == "seven people"))
    words = taras.tag.pane.feedback.words()
    assert "“seven people” → “At least seven people”" in words
    assert "Olena: at least is the low count" in words
    taras.tag.pane.feedback.reply.setFocus()
    QTest.keyClicks(taras.focus(), "I see")
    taras.press("Return")
    assert "Taras: I see" in taras.tag.pane.feedback.words()
    taras.window.close()


def test_an_editor_goes_through_one_colleagues_tags_and_the_colleague_sees_why(laptop: Laptop, tmp_path: Path) -> None:
    sent, verdicts = tmp_path / "from taras.annotator", tmp_path / "feedback.annotator"
    project = make_project(
        tmp_path / "taras.annotator", ["Strike\n\nAt least seven people were killed in Kharkiv on Thursday."], "Taras"
    )
    for quote, label in (("seven people", "Casualties"), ("Kharkiv", "Locations"), ("Thursday", "Locations")):
        tag(project, quote, label)
    project.annotating.set_state(article_uids(project)[0], State.DONE)
    project.sharing.run(sent, annotators=[project.annotator])
    project.close()

    # The editor has no tags of her own: she accepts one, corrects one, removes one, with reasons.
    olena = laptop("Olena", sent)
    olena.press("Ctrl+2")
    review = olena.window.review
    assert review is not None
    olena.until(review.view.text_widget().hasFocus)
    assert review.pane.card.heading() == "TAG 1 OF 3"
    olena.press("E", "Alt+Shift+Left", "Alt+Shift+Left", "Return")
    assert review.pane.card.heading() == "TAG 2 OF 3"
    olena.press("Return")
    review.pane.card.reason_chosen.emit("not in the guidelines")
    olena.press("0")
    assert review.review.reviewed is not None
    assert not review.review.reviewed.open
    olena.press("Ctrl+Return")
    gold = [one.quote for one in olena.session.reading.annotations(review.review.reviewed.uid, GOLD.uid)]
    assert gold == ["At least seven people", "Kharkiv"]
    taras_ = next(one for one in olena.session.reading.annotators() if one.name == "Taras")
    olena.window.feedback.write(taras_, "annotator", verdicts)
    olena.until(verdicts.exists)
    olena.wait_until_idle()
    olena.window.close()

    # Taras merges the verdicts, goes to what was changed, reads why, and replies.
    taras = laptop("Taras", tmp_path / "taras.annotator")
    taras.window.exchange.preview_merge(verdicts)
    accept_merge(taras)
    (words, show), *_ = taras.window.messages.messages()[0].actions
    assert words == "Show What Was Changed"
    show()
    card = taras.tag.pane.feedback
    assert "“seven people” → “At least seven people”" in card.words()
    listed = taras.tag.pane.spans.model()
    rows = [str(listed.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(listed.rowCount())]
    assert [row.split(",")[0] for row in rows if "changed in review" in row] == [
        "Casualties: seven people (7 killed)",
        "Locations: Thursday",
    ]
    removed = next(one for one in taras.session.annotations() if one.quote == "Thursday")
    taras.tag.go_to_span(removed.uid)
    taras.until(lambda: card.words() == "Olena removed this tag from gold (not in the guidelines)")
    kept = next(one for one in taras.session.annotations() if one.quote == "Kharkiv")
    taras.tag.go_to_span(kept.uid)
    taras.until(lambda: card.words() == "")  # nothing is said about what was kept
    taras.tag.go_to_span(removed.uid)
    taras.until(lambda: card.words() != "")
    card.reply.setFocus()
    QTest.keyClicks(taras.focus(), "It is a date, you are right")
    taras.press("Return")
    assert "Taras: It is a date, you are right" in card.words()
    taras.window.close()
