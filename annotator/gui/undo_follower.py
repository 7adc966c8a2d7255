"""Nothing is undone unseen: go to what an undo or a redo changed, and say it where it was not in one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.changes import Changes
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class UndoFollower(QObject):
    """Follows the undo stack of one session."""

    def __init__(self, session: ProjectSession, window: MainWindow) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        self._offered, self._offered_at = "", 0
        session.act_reversed.connect(self._follow)
        session.undo_stack.indexChanged.connect(self._take_back)

    def offer_undo(self, text: str) -> None:
        """Say what was just done, with a button that takes it back, until something else is done."""
        self._offer(text, self.tr("Undo"), forward=False)

    def _offer(self, text: str, words: str, *, forward: bool) -> None:
        session = self._session
        self._window.messages.show_message(text, "info", [(words, session.redo if forward else session.undo)])
        self._offered, self._offered_at = text, session.undo_stack.index()

    def _take_back(self, at: int) -> None:
        """Take an offer away whose button would no longer reverse what it speaks of."""
        if self._offered and at != self._offered_at:
            self._window.messages.take_back(self._offered)
            self._offered = ""

    def _follow(self, changes: Changes, what: str, forward: bool) -> None:
        if self._window.reviewing is not None and changes.reviews:
            return  # Review goes there by itself
        articles = changes.article_uids()
        whole = changes.scheme or changes.options or len(articles) != 1
        if whole or not self._go_to(next(iter(articles)), changes):
            self._say(len(articles), what, forward=forward)

    def _go_to(self, article_uid: str, changes: Changes) -> bool:
        """Show the article and what came back in it; tell whether it could be shown."""
        tag, session = self._window.tag, self._session
        if tag is None or not tag.isVisible():
            return False
        came = [*changes.added, *(after for _, after in changes.changed)]
        if session.article is None or session.article.uid != article_uid:
            # What tagged many at once began somewhere else, where the user would rather stay.
            is_bulk = len(came) + len(changes.removed) > 1
            if is_bulk or session.reading.article(article_uid) is None:
                return False
            session.open_article(article_uid)
        if len(came) == 1:
            tag.view.select_span(came[0].uid)
        elif changes.removed and not came:
            span = changes.removed[0].span
            if not tag.view.rect().intersects(tag.view.place_of(span)):
                tag.view.set_caret(span.start)
        return True

    def _say(self, articles: int, what: str, *, forward: bool) -> None:
        words = self.tr("Done again: {act}.") if forward else self.tr("Undone: {act}.")
        text = words.format(act=what)
        if articles > 1:
            text += " " + self.tr("%n articles changed.", "", articles)
        self._offer(text, self.tr("Undo") if forward else self.tr("Redo"), forward=not forward)
