"""A reader at the real window: presses keys, moves the mouse, looks at what is shown and at what is on disk."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import Annotation
from annotator.domain.article import Article
from annotator.domain.span import Span
from annotator.gui.article_view import ArticleView
from annotator.gui.main_window import MainWindow
from annotator.gui.reading_text import ReadingText
from annotator.gui.tag_workspace import TagWorkspace
from annotator.services.projects import open_project
from annotator.session.session import ProjectSession

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Reader:
    """Uses one window as a person does. Only placing the caret by a word's text is a short cut."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    # What is there

    @property
    def session(self) -> ProjectSession:
        """Return the session of the open project."""
        assert self.window.session is not None
        return self.window.session

    @property
    def tag(self) -> TagWorkspace:
        """Return the Tag workspace."""
        assert self.window.tag is not None
        return self.window.tag

    @property
    def view(self) -> ArticleView:
        """Return the article view."""
        return self.tag.view

    @property
    def text(self) -> ReadingText:
        """Return the widget that shows the article's text."""
        text = self.view.text_widget()
        assert isinstance(text, ReadingText)
        return text

    @property
    def article(self) -> Article:
        """Return the article that is shown."""
        article = self.view.article()
        assert article is not None
        return article

    def quotes(self, label: str = "") -> list[str]:
        """Return the words that are tagged in the article, of one label or of all, as they stand in the file."""
        scheme = self.session.scheme
        return [one.quote for one in self.session.annotations() if label in ("", scheme.label(one.label_uid).name)]

    def selected(self) -> Annotation | None:
        """Return the selected tag."""
        return self.tag.selected_annotation()

    def selected_quote(self) -> str:
        """Return the words of the selected tag or suggestion, empty without one."""
        uid = self.view.selected_span()
        return next((one.span.quote(self.article.text) for one in self.view.spans() if one.uid == uid), "")

    def suggestions(self) -> list[str]:
        """Return the words that are suggested."""
        return [one.span.quote(self.article.text) for one in self.view.spans() if one.suggestion]

    def message(self) -> str:
        """Return the message in the bar above the article."""
        messages = self.window.messages.messages()
        return messages[0].text if messages and self.window.messages.isVisible() else ""

    def place(self, quote: str, number: int = 0) -> Span:
        """Return where some words stand, the first time or a later one."""
        start = -1
        for _ in range(number + 1):
            start = self.article.text.index(quote, start + 1)
        return Span(start, start + len(quote))

    # The keyboard

    def press(self, *keys: str) -> None:
        """Press keys, such as ``Ctrl+Shift+A``, where the focus is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # PySide's stubs leave it out
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def write(self, words: str) -> None:
        """Type words where the focus is."""
        if words.isascii():
            QTest.keyClicks(self.focus(), words)
        else:  # as an input method or a keyboard of another layout does; QTest knows Latin keys only
            committed = QInputMethodEvent()
            committed.setCommitString(words)
            QApplication.sendEvent(self.focus(), committed)

    def focus(self) -> QWidget:
        """Return the widget that has the focus, in a dialog that is open or in the window."""
        focused = QApplication.focusWidget()
        return focused or QApplication.activeModalWidget() or self.window

    def stand_at(self, quote: str, number: int = 0) -> None:
        """Put the caret before some words."""
        self.view.set_caret(self.place(quote, number).start)

    def select(self, quote: str) -> None:
        """Select some words with Shift and the arrow keys."""
        span = self.place(quote)
        self.view.set_caret(span.start)
        arrow = "Shift+Left" if self.text.reads_backwards() else "Shift+Right"
        while self.view.caret_position() < span.end:
            self.press(arrow)

    def tag_words(self, quote: str, key: str) -> Annotation:
        """Select words, press the key of a label, and return the tag."""
        self.select(quote)
        self.press(key)
        tag = self.selected()
        assert tag is not None
        return tag

    # The mouse

    def point(self, span: Span, share: float = 0.5) -> QPoint:
        """Return a point in the first line of a stretch: at a share of its width from the left."""
        self.text.show_stretch(span)
        box = self.text.rectangles(span)[0]
        return QPoint(round(box.left() + share * box.width()), box.center().y())

    def click(self, quote: str, number: int = 0, *, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Click on some words."""
        QTest.mouseClick(self.text.viewport(), LEFT, modifier, self.point(self.place(quote, number)))

    def double_click(self, quote: str) -> None:
        """Double-click on some words."""
        viewport, point = self.text.viewport(), self.point(self.place(quote))
        QTest.mouseClick(viewport, LEFT, NO_MODIFIER, point)
        QTest.mouseDClick(viewport, LEFT, NO_MODIFIER, point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drag the mouse over the article."""
        viewport = self.text.viewport()
        QTest.mousePress(viewport, LEFT, NO_MODIFIER, start)
        for step in range(1, 5):
            QTest.mouseMove(viewport, start + (end - start) * step / 4)
        QTest.mouseRelease(viewport, LEFT, NO_MODIFIER, end)

    def drag_over(self, first: str, last: str) -> None:
        """Drag from the middle of a word to the middle of another one."""
        start = self.point(self.place(first))
        self.drag(start, self.point(self.place(last)))

    # Waiting

    def until(self, holds: Callable[[], object]) -> None:
        """Let the window work until something holds."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=8000)

    def wait_for_suggestions(self) -> None:
        """Let the window work until the article's suggestions are there."""
        self.until(self.suggestions)

    def wait_until_idle(self) -> None:
        """Let the window work until nothing runs in the background."""
        self.until(lambda: self.window.session is None or not self.session.workers.running())


def exported(path: Path, folder: Path) -> list[dict[str, Any]]:
    """Export a closed project and return its records."""
    project = open_project(path)
    out = folder / "exported.jsonl"
    try:
        project.exporting.run(out)
        assert project.check() == []
    finally:
        project.close()
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
