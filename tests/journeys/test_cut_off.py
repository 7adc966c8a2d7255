"""A window on a project in the middle of whose import the program ended: nobody waits, nothing of it is shown."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import open_project
from annotator.session.settings import Settings
from tests.cut_off import TEXTS, make_cut_off
from tests.journeys.conftest import Opens
from tests.journeys.reader import Reader
from tests.projects import article_uids

TITLE = "Taking back an import that was cut off"


def count(path: Path) -> int:
    """Return how many articles the file holds once its next opening is over."""
    project = open_project(path)
    try:
        assert project.check() == []
        return project.reading.project().article_count
    finally:
        project.close()


def test_what_was_brought_is_never_shown_and_soon_gone(tmp_path: Path, qtbot: QtBot) -> None:
    path = make_cut_off(tmp_path / "war")
    window = MainWindow(Settings(), Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.open_first(path)
    reader = Reader(window, qtbot)
    session = reader.session
    # Before the first paint: hidden, but all there.
    assert reader.article.text == TEXTS[0]
    assert len(article_uids(session.project)) == 2
    assert [label.name for label in session.scheme.active_labels()][-1] != "Brought"
    assert session.reading.project().article_count > 100
    shown: list[tuple[str, bool]] = []
    session.work_started.connect(lambda task, shows: shown.append((task.title, shows)))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: (TITLE, True) in shown)
    (task,) = [one for one in session.workers.running() if one.title == TITLE]
    (row,) = [one for one in window.tasks.rows() if one.text().startswith(TITLE)]
    assert not any(button.isVisibleTo(row) for button in row.findChildren(QPushButton))
    # Whoever works meanwhile is not held up.
    reader.stand_at("seven")
    reader.press("1")
    assert reader.quotes("Casualties") == ["seven"]
    qtbot.waitUntil(lambda: task not in session.workers.running())
    assert reader.message().startswith("The last import was cut off.")
    assert session.reading.project().article_count == 2
    assert [label.name for label in session.scheme.labels][-1] != "Brought"
    assert reader.quotes() == ["seven"]
    qtbot.waitUntil(lambda: window.is_ready)
    window.close()
    assert count(path) == 2


def test_a_window_that_closes_in_the_middle_leaves_the_rest_to_the_next(
    opens: Opens, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_cut_off(tmp_path / "war")
    window = MainWindow(Settings(), Theme(Appearance.LIGHT))
    qtbot.addWidget(window)
    window.open_first(path)
    window.close()
    reader = opens(path)
    assert reader.article.text == TEXTS[0]
    qtbot.waitUntil(lambda: reader.message().startswith("The last import was cut off."))
    reader.window.close()
    # Said once: nothing is left that the next window could say it of.
    again = opens(path)
    assert again.message() == ""
    assert count(path) == 2
