"""Imports in whose middle the program ended: what they brought is hidden when the project opens, and erased behind."""

from PySide6.QtCore import QObject, Signal

from annotator.services.projects import Project
from annotator.session.session import ProjectSession
from annotator.session.workers import Task


class CutOffImports(QObject):
    """Erases what is hidden, before any other work in the background of the session begins.

    Nobody sees it any more, but such work would meet it: an import, ids that are taken; a file for a colleague,
    articles that seem to have been removed.
    """

    erased = Signal()
    """Nothing is left in the file."""

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._session = session

    def erase(self) -> None:
        """Begin to erase; whoever works on meanwhile waits for a piece at most."""
        runs = self._session.project.cut_off

        def work(own: Project, task: Task) -> None:
            own.erase_cut_off(
                runs,
                on_progress=lambda done, total: task.progressed.emit(done, total, ""),
                cancelled=task.is_cancelled,
            )

        title = self.tr("Taking back an import that was cut off")
        task = self._session.workers.start(title, work, comes_first=True)
        task.finished.connect(self._take_up)
        self._session.work_started.emit(task, True)

    def _take_up(self) -> None:
        session = self._session
        session.project.cut_off = ()
        scheme = session.reading.scheme()
        if scheme != session.scheme:  # labels that had come with the import were retired, and now are gone
            session.scheme = scheme
            session.scheme_changed.emit(scheme)
        self.erased.emit()
