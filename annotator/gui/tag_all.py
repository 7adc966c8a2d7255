"""Tag all the same: first in the article, asked again in the whole project, after a preview with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.changes import Changes
from annotator.gui.tag_workspace import TagWorkspace
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow
    from annotator.services.annotating import SameText
    from annotator.services.projects import Project
    from annotator.session.workers import Task

_MOST_AT_ONCE = 200
"""Tags: more would hold the window up, and are made in the background."""
_SHOWN = 200
"""How many of the places the preview shows; its count is of all."""


class TagAll(QObject):
    """Runs the command for the selected tag."""

    def __init__(self, session: ProjectSession, tag: TagWorkspace, window: MainWindow) -> None:
        super().__init__(tag)
        self._session = session
        self._tag = tag
        self._messages = window.messages
        self._window = window

    def run(self) -> None:
        """Tag what reads the same in the article; where nothing is left there, look through the project."""
        pattern = self._tag.selected_annotation()
        if pattern is None:
            self._messages.show_message(self.tr("Select a tag first: the others are made like it."))
            return
        here = self._session.project.annotating.same_in_article(pattern.uid)
        if len(here) > _MOST_AT_ONCE:
            self._tag_in_background(pattern.uid, here)
            return
        if here:
            changes = self._session.tag_all(pattern.uid, here, self)
            if changes is not None:
                self._say_done(len(changes.added))
            return
        task = self._window.start_work(
            self.tr("Looking for “{quote}”").format(quote=pattern.quote),
            lambda own, _task: own.annotating.same_in_project(pattern.uid),
            read_only=True,
        )
        if task is not None:
            task.finished.connect(lambda places: self._preview(pattern.uid, pattern.quote, places))

    def _preview(self, uid: str, quote: str, places: list[SameText]) -> None:
        if not places:
            self._messages.show_message(
                self.tr("“{quote}” is tagged wherever it stands in the project.").format(quote=quote)
            )
            return
        from annotator.gui.dialogs.tag_all_preview import TagAllPreview
        from annotator.services.contexts import places_in_context

        pattern = self._session.reading.annotation(uid)
        if pattern is None:
            return
        shown = places_in_context(self._session.reading, places, _SHOWN)
        label = self._session.scheme.label(pattern.label_uid)
        dialog = TagAllPreview(quote, label, shown, len(places), self._window.theme, self._window)
        if dialog.exec():
            self._tag_in_background(uid, places)
        dialog.deleteLater()

    def _tag_in_background(self, uid: str, places: list[SameText]) -> None:
        def work(own: Project, task: Task) -> Changes | None:
            from annotator.services.recording import ActCancelled

            own.take_snapshot("bulk")
            try:
                return own.annotating.tag_all(
                    uid,
                    places,
                    on_progress=lambda done, total: task.progressed.emit(done, total, ""),
                    cancelled=task.is_cancelled,
                )
            except ActCancelled:
                return None

        task = self._window.start_work(self.tr("Tagging all the same"), work)
        if task is not None:
            task.finished.connect(self._take_up)

    def _take_up(self, changes: Changes | None) -> None:
        if changes is None:
            self._messages.show_message(self.tr("Cancelled; the project is as it was before."))
            return
        self._session.take_up(changes)
        self._say_done(len(changes.added))

    def _say_done(self, count: int) -> None:
        self._messages.show_message(self.tr("%n more tagged. Undo takes them back together.", "", count))
