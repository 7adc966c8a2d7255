"""Mark site furniture, correct it, and do the same in the outlet's other articles where the user wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from annotator.domain.changes import Changes
from annotator.domain.span import Span
from annotator.domain.zone import without
from annotator.gui.span_edges import moved_edge
from annotator.gui.tag_workspace import TagWorkspace
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow
    from annotator.services.projects import Project
    from annotator.services.zoning import ZonePlace
    from annotator.session.workers import Task

_LONGEST_ASKED = 2_000
"""A longer zone is no line that other articles repeat."""


class TagZones(QObject):
    """What the commands for site furniture do in the article that is tagged."""

    def __init__(self, session: ProjectSession, tag: TagWorkspace, window: MainWindow) -> None:
        super().__init__(tag)
        self._session = session
        self._view = tag.view
        self._window = window

    def can_unmark(self) -> bool:
        """Tell whether the command would take a mark away."""
        target = self._target()
        return target is not None and self._is_zone(target)

    def toggle(self) -> None:
        """Mark the selection, else the line at the caret; what is marked already becomes article again."""
        article, target = self._session.article, self._target()
        if article is None or target is None or not self._view.isVisible():
            return
        zoning = self._session.project.zoning
        if self._is_zone(target):
            changes = self._session.perform(lambda: zoning.unmark(article.uid, target), self)
            words = self.tr("No longer marked as site furniture.")
        else:
            changes = self._session.perform(lambda: zoning.mark(article.uid, target), self)
            words = self.tr("Marked as site furniture: suggestions and statistics leave it out.")
        if changes is not None and changes.act_uid:
            self._view.set_caret(target.start)
            self._window.messages.show_message(words)
            self._look_elsewhere(article.uid, target, marked=changes.act == "mark_zone")

    def move_edge(
        self, edge: Literal["start", "end"], step: Literal[-1, 1], unit: Literal["word", "character"]
    ) -> None:
        """Move an edge of the selected tag; without one, of the zone at the caret."""
        zone, article = self._view.zone_under_caret(), self._session.article
        if self._view.selected_span() or zone is None or article is None:
            self._view.move_edge(edge, step, unit)
            return
        wanted = moved_edge(article.text, zone, edge, step, unit)
        if wanted is not None:
            zoning, caret = self._session.project.zoning, self._view.caret_position()
            self._session.perform(lambda: zoning.resize(article.uid, zone, wanted), self)
            if not wanted.start <= caret <= wanted.end:  # or the next key would find no zone
                self._view.set_caret(wanted.start if caret < wanted.start else wanted.end)

    def find_everywhere(self) -> None:
        """Look for site furniture in all articles, those that were imported before it was looked for too."""

        def work(own: Project, task: Task) -> Changes | None:
            from annotator.services.zoning import SearchCancelled

            own.take_snapshot("bulk", only_if_changed=True)
            try:
                return own.zoning.find_everywhere(
                    on_progress=lambda done, total: task.progressed.emit(done, total, ""), cancelled=task.is_cancelled
                )
            except SearchCancelled:
                return None

        task = self._window.start_work(self.tr("Looking for site furniture"), work)
        if task is not None:
            task.finished.connect(self._take_up_found)

    # Helpers of the above

    def _target(self) -> Span | None:
        """Return what the command is about: the selection, the zone at the caret, or the line at the caret."""
        article = self._session.article
        if article is None:
            return None
        selection = self._view.selection()
        if selection is not None:
            return selection.trimmed(article.text)
        zone = self._view.zone_under_caret()
        if zone is not None:
            return zone
        caret = self._view.caret_position()
        start = article.text.rfind("\n", 0, caret) + 1
        end = article.text.find("\n", caret)
        end = len(article.text) if end < 0 else end
        return Span(start, end).trimmed(article.text) if start < end else None

    def _is_zone(self, span: Span) -> bool:
        """Tell whether a stretch is marked but for the white space in it."""
        article = self._session.article
        left = without(span, self._view.zones())
        return article is not None and all(part.trimmed(article.text) is None for part in left)

    def _look_elsewhere(self, article_uid: str, span: Span, *, marked: bool) -> None:
        """Ask in the background whether other articles of the outlet say the same, and offer to treat them alike."""
        if span.length > _LONGEST_ASKED:
            return

        def work(own: Project, task: Task) -> list[ZonePlace]:
            from annotator.services.zoning import SearchCancelled

            look = own.zoning.same_elsewhere if marked else own.zoning.zones_elsewhere
            try:
                return look(article_uid, span, cancelled=task.is_cancelled)
            except SearchCancelled:
                return []

        task = self._session.read_in_background(self.tr("Looking in other articles"), work)
        task.finished.connect(lambda places: self._offer(places, marked=marked))

    def _offer(self, places: list[ZonePlace], *, marked: bool) -> None:
        if not places:
            return
        articles = len({place.article_uid for place in places})
        article = self._session.article
        outlet = article.metadata.source if article is not None else ""
        if outlet:
            words = self.tr("Also in %n other articles of {outlet}.", "", articles).format(outlet=outlet)
        else:
            words = self.tr("Also in %n other articles.", "", articles)
        does = self.tr("Mark Them Too") if marked else self.tr("Unmark Them Too")
        act = (does, lambda: self._do_elsewhere(places, marked=marked))
        self._window.messages.show_message(words, "info", [act])

    def _do_elsewhere(self, places: list[ZonePlace], *, marked: bool) -> None:
        def work(own: Project, _task: Task) -> Changes:
            own.take_snapshot("bulk", only_if_changed=True)
            return own.zoning.mark_all(places) if marked else own.zoning.unmark_all(places)

        title = self.tr("Marking site furniture") if marked else self.tr("Unmarking site furniture")
        task = self._window.start_work(title, work, quiet=True)
        if task is not None:
            task.finished.connect(self._take_up)

    def _take_up(self, changes: Changes) -> None:
        self._session.take_up(changes)
        count = len(changes.zones)
        words = self.tr("Done in %n other articles. Undo takes all of it back together.", "", count)
        self._window.messages.show_message(words)

    def _take_up_found(self, changes: Changes | None) -> None:
        if changes is None:
            words = self.tr("Cancelled; the project is as it was before.")
        elif changes.zones:
            self._session.take_up(changes)
            words = self.tr(
                "Site furniture was marked in %n articles. Undo takes all of it back.", "", len(changes.zones)
            )
        else:
            words = self.tr("No more site furniture was found.")
        self._window.messages.show_message(words)
