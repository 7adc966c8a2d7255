"""Tag as one piece: what a key changes shows in the article first, and in the pane beside it right behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.span import Span
from annotator.gui.tag_workspace import TagWorkspace
from annotator.gui.theme import Theme
from annotator.session.session import ProjectSession
from annotator.session.settings import Settings
from tests.projects import make_project

TEXT = "Seven people were wounded in Kharkiv on Thursday, the mayor said."


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[TagWorkspace]:
    session = ProjectSession(make_project(tmp_path / "p", [TEXT, "Another one."]))
    workspace = TagWorkspace(session, Settings(), theme)
    qtbot.addWidget(workspace)
    workspace.resize(1300, 700)
    workspace.get_ready()
    session.open_first()
    with qtbot.waitExposed(workspace):
        workspace.show()
    yield workspace
    session.close()


class Paints(QObject):
    """Notes the order in which widgets are painted."""

    def __init__(self, **widgets: QWidget) -> None:
        super().__init__()
        self.names = {widget: name for name, widget in widgets.items()}
        self.seen: list[str] = []
        for widget in self.names:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen.append(self.names[watched])
        return False


def press(workspace: TagWorkspace, quote: str, label: int = 0) -> None:
    """Do what the key of a label does at a word."""
    start = TEXT.index(quote)
    workspace.view.set_selection(Span(start, start + len(quote)))
    workspace.tag_with(workspace._session.scheme.labels[label].uid)


def listed(workspace: TagWorkspace) -> list[str]:
    """Return the quotes that the list of the pane shows, without making it catch up."""
    assert workspace._side is not None
    spans = workspace._side.pane.spans.model()
    return [spans.index(row, 0).data() for row in range(spans.rowCount())]


def test_the_pane_is_as_wide_with_a_form_as_with_the_keys_for_suggestions(workspace: TagWorkspace) -> None:
    pane = workspace.pane
    pane.show_suggestion_count(12)
    pane.show_suggestion_keys(True)
    with_keys = pane.minimumSizeHint().width()
    pane.show_suggestion_keys(False)
    pane.show_suggestion_count(0)
    assert pane.minimumSizeHint().width() == with_keys


def test_a_tag_is_painted_in_the_article_before_the_pane_shows_it(workspace: TagWorkspace, qtbot: QtBot) -> None:
    text = workspace.view.text_widget()
    qtbot.waitUntil(lambda: not workspace._pane_work._timer.isActive())
    paints = Paints(article=text.viewport(), spans=workspace.pane.spans.viewport())  # type: ignore[attr-defined]
    press(workspace, "Kharkiv", 3)
    assert [one.look.name for one in workspace.view.spans() if not one.suggestion] == ["Locations"]
    assert listed(workspace) == []
    qtbot.waitUntil(lambda: "spans" in paints.seen)
    assert paints.seen.index("article") < paints.seen.index("spans")
    assert listed(workspace) == ["Kharkiv"]


def test_whoever_asks_for_the_pane_gets_it_as_it_should_be(workspace: TagWorkspace) -> None:
    press(workspace, "Seven")
    press(workspace, "Kharkiv", 3)
    pane = workspace.pane
    assert listed(workspace) == ["Seven", "Kharkiv"]
    assert pane.form.rows()
    tag = workspace.selected_annotation()
    assert tag is not None
    assert tag.quote == "Kharkiv"
    workspace.reject_or_remove()
    assert [one.quote for one in workspace._session.annotations()] == ["Seven"]
    _ = workspace.pane
    assert listed(workspace) == ["Seven"]
    workspace._session.undo()
    workspace._session.undo()
    _ = workspace.pane
    assert listed(workspace) == ["Seven"]


def test_what_the_pane_was_owed_is_forgotten_with_the_article(workspace: TagWorkspace, qtbot: QtBot) -> None:
    press(workspace, "Kharkiv", 3)
    uids = workspace._session.reading.uids(workspace.list_pane.listing())
    workspace._session.open_article(uids[1])
    _ = workspace.pane
    assert listed(workspace) == []
    workspace._session.open_article(uids[0])
    _ = workspace.pane
    assert listed(workspace) == ["Kharkiv"]


@pytest.fixture
def crowded(workspace: TagWorkspace) -> TagWorkspace:
    """Return the workspace, its project having one more article, of 400 words, each of them tagged."""
    text, label = "", workspace._session.scheme.labels[0].name
    spans = []
    for number in range(400):
        word = f"word{number}"
        spans.append(ExchangedSpan(len(text), len(text) + len(word), label, word))
        text += f"{word} "
    workspace._session.project.importing.take([ExchangedArticle(text, spans=tuple(spans))])
    return workspace


def open_crowded(workspace: TagWorkspace) -> None:
    uids = workspace._session.reading.uids(workspace.list_pane.listing())
    workspace._session.open_article(uids[-1])


def test_many_tags_are_listed_behind_the_first_paint(crowded: TagWorkspace, qtbot: QtBot) -> None:
    press(crowded, "Seven")
    _ = crowded.pane
    with qtbot.waitSignal(crowded.counts_changed, check_params_cb=lambda tags, _: tags == 400):
        open_crowded(crowded)
    assert len(crowded.view.spans()) == 400
    assert listed(crowded) == ["Seven"]
    qtbot.waitUntil(lambda: len(listed(crowded)) == 400)


def test_keys_work_before_many_tags_are_listed(crowded: TagWorkspace) -> None:
    open_crowded(crowded)
    crowded.view.select_next_span()
    crowded.reject_or_remove()
    assert len(crowded.view.spans()) == 399
    _ = crowded.pane
    assert listed(crowded)[:2] == ["word1", "word2"]
    open_crowded(crowded)
    crowded._session.undo()
    assert len(crowded.view.spans()) == 400
    crowded.view.select_next_span()
    tag = crowded.selected_annotation()
    assert tag is not None
    assert tag.quote == "word0"
    pane = crowded.pane
    assert pane.spans.currentIndex().data() == "word0"
    assert len(listed(crowded)) == 400


def test_undo_before_many_tags_are_read_takes_the_tag_away(crowded: TagWorkspace) -> None:
    open_crowded(crowded)
    crowded.view.select_next_span()
    crowded.reject_or_remove()
    crowded._session.undo()
    open_crowded(crowded)
    crowded._session.redo()
    assert len(crowded.view.spans()) == 399
    _ = crowded.pane
    assert len(listed(crowded)) == 399


def test_leafing_on_lists_only_the_last_article(crowded: TagWorkspace, qtbot: QtBot) -> None:
    press(crowded, "Seven")
    first = crowded._session.article
    assert first is not None
    open_crowded(crowded)
    crowded._session.open_article(first.uid)
    assert crowded._side is not None
    assert not crowded._side._listing._timer.isActive()
    _ = crowded.pane
    assert listed(crowded) == ["Seven"]
