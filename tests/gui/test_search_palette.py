"""Search everywhere, in a real window on a real project."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.gui.actions import Actions
from annotator.gui.row_delegate import RowRole
from annotator.gui.search_palette import SearchPalette
from annotator.gui.theme import Appearance, Theme
from annotator.services.projects import create_project
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings


def report(title: str, text: str, quote: str, label: str, annotator: str = "") -> ExchangedArticle:
    start = text.index(quote)
    span = ExchangedSpan(start, start + len(quote), label, quote, note="said twice", annotator=annotator)
    return ExchangedArticle(text, Metadata(title, "Wire", "", "2024-09-25", "en"), (span,))


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[ProjectSession]:
    project = create_project(tmp_path / "a", annotator_name="Olha")
    for article in (
        report("Night in Kharkiv", "A glide bomb hit a block in Saltivka.", "glide bomb", "Weapons"),
        report("Morning in Odesa", "Drones came back; two people were killed.", "Drones", "Weapons", "Ivan"),
        report("Quiet day", "Nothing happened but a drone in Sumy.", "Sumy", "Locations"),
    ):
        project.importing.paste(article)
    session = ProjectSession(project)
    yield session
    session.close()


class Window(QWidget):
    """A window with something to type in and a palette."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.triggered: list[str] = []
        self.entry = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.entry)
        self.actions_of_window = Actions(settings, self)
        for name, text, keys in (
            ("export", "&Export…", "Ctrl+E"),
            ("import", "&Import articles…", "Ctrl+I"),
            ("undo_export", "Take export back", ""),
        ):
            self.actions_of_window.add(name, text, partial(self.triggered.append, name), *filter(None, [keys]))
        self.palette_of_window = SearchPalette(self.actions_of_window, Theme(Appearance.LIGHT), self)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, session: ProjectSession) -> Iterator[Window]:
    window = Window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.entry.setFocus()
    window.palette_of_window.set_session(session)
    yield window
    window.palette_of_window.set_session(None)
    window.close()


@pytest.fixture
def palette(window: Window) -> SearchPalette:
    window.palette_of_window.open_palette()
    return window.palette_of_window


def rows(palette: SearchPalette) -> QListWidget:
    found = palette.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def listed(palette: SearchPalette) -> list[str]:
    return [rows(palette).item(place).text() for place in range(rows(palette).count())]


def type_in(text: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, text)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_opens_with_every_command_and_its_keys(palette: SearchPalette) -> None:
    assert listed(palette) == ["Commands", "Export", "Import articles", "Take export back"]
    assert rows(palette).item(1).data(RowRole.TRAILING) == "Ctrl+E"
    assert rows(palette).currentRow() == 1


def test_commands_are_found_by_the_beginnings_of_their_words(palette: SearchPalette) -> None:
    type_in("exp")
    assert listed(palette)[:3] == ["Commands", "Export", "Take export back"]


def test_a_command_that_cannot_be_used_now_is_not_offered(window: Window) -> None:
    window.actions_of_window.action("export").setEnabled(False)
    window.palette_of_window.open_palette("exp")
    assert "Export" not in listed(window.palette_of_window)


def test_enter_triggers_a_command_with_the_focus_where_it_was(window: Window, palette: SearchPalette) -> None:
    type_in("import")
    press(Qt.Key.Key_Return)
    assert window.triggered == ["import"]
    assert palette.isHidden()
    assert QApplication.focusWidget() is window.entry


def test_finds_articles_and_spans(palette: SearchPalette, qtbot: QtBot) -> None:
    type_in("drone")
    qtbot.waitUntil(lambda: "Spans" in listed(palette))
    assert listed(palette) == ["Articles", "Morning in Odesa", "Quiet day", "Spans", "Drones"]
    quiet, span = rows(palette).item(2), rows(palette).item(4)
    assert "\x02drone\x03" in quiet.data(RowRole.DETAIL)
    assert span.data(RowRole.LETTER) == "W"
    assert span.data(RowRole.TRAILING) == "Weapons · Ivan"
    assert "Weapons" in span.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_arrows_go_over_the_headings_and_around(palette: SearchPalette, qtbot: QtBot) -> None:
    type_in("drone")
    qtbot.waitUntil(lambda: "Spans" in listed(palette))
    places = [rows(palette).currentRow()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        press(key)
        places.append(rows(palette).currentRow())
    assert places == [1, 2, 4, 1, 4, 1, 4]


def test_enter_goes_to_an_article(palette: SearchPalette, qtbot: QtBot, session: ProjectSession) -> None:
    type_in("quiet")
    qtbot.waitUntil(lambda: "Quiet day" in listed(palette))
    with qtbot.waitSignal(palette.article_chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args is not None
    article = session.reading.article(chosen.args[0])
    assert article is not None
    assert article.metadata.title == "Quiet day"


def test_a_click_goes_to_a_span(palette: SearchPalette, qtbot: QtBot, session: ProjectSession) -> None:
    type_in("glide")
    qtbot.waitUntil(lambda: "glide bomb" in listed(palette))
    with qtbot.waitSignal(palette.span_chosen) as chosen:
        place = rows(palette).visualItemRect(rows(palette).item(listed(palette).index("glide bomb"))).center()
        QTest.mouseClick(rows(palette).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args is not None
    annotation = session.reading.annotation(chosen.args[1])
    assert annotation is not None
    assert (annotation.article_uid, annotation.quote) == (chosen.args[0], "glide bomb")


def test_a_label_before_the_words_asks_for_spans_of_that_label(palette: SearchPalette, qtbot: QtBot) -> None:
    type_in("locations: twice")
    qtbot.waitUntil(lambda: "Spans" in listed(palette))
    assert listed(palette) == ["Spans", "Sumy"]


def test_spans_are_found_by_their_notes(palette: SearchPalette, qtbot: QtBot) -> None:
    type_in("said twi")
    qtbot.waitUntil(lambda: "Spans" in listed(palette))
    assert sorted(listed(palette)) == ["Drones", "Spans", "Sumy", "glide bomb"]


def test_the_latest_words_win(palette: SearchPalette, qtbot: QtBot) -> None:
    for typed in ("drone", "glide", "quiet"):
        palette.open_palette(typed)
    qtbot.waitUntil(lambda: len(listed(palette)) > 0)
    assert listed(palette) == ["Articles", "Quiet day"]


def test_enter_may_be_faster_than_the_search(palette: SearchPalette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(palette.article_chosen):
        palette.open_palette("quiet")
        press(Qt.Key.Key_Return)
    assert palette.isHidden()


def test_says_when_nothing_was_found(palette: SearchPalette, qtbot: QtBot) -> None:
    type_in("zzz")
    qtbot.waitUntil(lambda: palette._nothing.isVisible())
    assert listed(palette) == []


def test_escape_closes_and_gives_the_focus_back(window: Window, palette: SearchPalette) -> None:
    press(Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert QApplication.focusWidget() is window.entry


def test_closes_when_the_focus_goes_elsewhere(window: Window, palette: SearchPalette) -> None:
    window.entry.setFocus()
    assert palette.isHidden()
    assert QApplication.focusWidget() is window.entry


def test_stays_in_a_small_window(window: Window, palette: SearchPalette) -> None:
    window.resize(500, 300)
    assert window.rect().contains(palette.geometry())


def test_without_a_project_there_are_only_commands(window: Window, palette: SearchPalette) -> None:
    palette.set_session(None)
    palette.open_palette("drone")
    assert listed(palette) == []
