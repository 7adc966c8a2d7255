"""Undo and redo through the history in the project file, so that they outlive a restart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from annotator.domain.changes import Changes
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.projects import Project
from annotator.session.act_names import act_text
from annotator.session.workers import Task

if TYPE_CHECKING:
    from annotator.session.session import ProjectSession

_MOST_AT_ONCE = 100
"""Rows: taking back what wrote more would hold the window up, and runs in the background."""


class UndoRunning(KnownError):
    """Something was to be written while an act is undone, or done again, in the background."""

    passes = True
    happened = QT_TRANSLATE_NOOP("errors", "Something large is still being undone or done again.")
    kept = QT_TRANSLATE_NOOP("errors", "The last change was not saved; everything before it was.")
    cure = QT_TRANSLATE_NOOP("errors", "Wait until that is done, or cancel it; then try again.")


class PastAct(QUndoCommand):
    """One act of the history. The stack keeps its place and its words; :class:`Undoing` does the work."""

    def __init__(self, uid: str, text: str) -> None:
        super().__init__(text)
        self.uid = uid


class Undoing(QObject):
    """The acts of the annotator who works now, and how to take them back and do them again.

    The stack moves only after the file was written: what cannot be undone just now, on a full disk say, can be later.
    """

    cancelled = Signal()
    """The user cancelled in the background; the project is as it was before."""

    def __init__(self, session: "ProjectSession") -> None:
        super().__init__(session)
        self._session = session
        self.stack = QUndoStack(self)
        self._running: Task | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether an act is being reversed in the background. Nothing else may be written meanwhile."""
        return self._running is not None

    def push(self, act_uid: str, act: str) -> None:
        """Take up an act that was done."""
        self.stack.push(PastAct(act_uid, act_text(act)))

    def restore(self) -> None:
        """Fill the stack from the history in the file."""
        self.stack.clear()
        undo, redo = self._session.project.annotating.undoable()
        for act in (*undo, *reversed(redo)):
            self.push(act.uid, act.name)
        self.stack.setIndex(len(undo))

    def reverse(self, *, forward: bool) -> None:
        """Take the last act back, or do again what was undone last; what wrote much, in the background.

        Raises:
            KnownError: nothing was changed.
        """
        act = self._next(forward=forward)
        if act is None:
            return
        uid, words = act.uid, act.text()
        annotating = self._session.project.annotating
        if annotating.size(uid, _MOST_AT_ONCE) >= _MOST_AT_ONCE:
            self._reverse_in_background(uid, words, forward=forward)
            return
        try:
            changes = annotating.redo(uid) if forward else annotating.undo(uid)
        except KnownError as error:
            self._give_up(uid, error, forward=forward)
            raise
        self._take_up(uid, words, changes, forward=forward)

    def _reverse_in_background(self, uid: str, words: str, *, forward: bool) -> None:
        annotator_uid = self._session.annotator_uid

        def work(own: Project, task: Task) -> Changes | None:
            from annotator.services.recording import ActCancelled

            if own.annotator.uid != annotator_uid:  # somebody else took over before it began
                return None
            reverse = own.annotating.redo if forward else own.annotating.undo
            try:
                return reverse(
                    uid,
                    on_progress=lambda done, total: task.progressed.emit(done, total, ""),
                    cancelled=task.is_cancelled,
                )
            except ActCancelled:
                return None

        title = self.tr("Redo: {act}") if forward else self.tr("Undo: {act}")
        self._running = task = self._session.workers.start(title.format(act=words), work)
        task.finished.connect(lambda changes: self._take_up(uid, words, changes, forward=forward))
        task.failed.connect(lambda error: self._give_up(uid, error, forward=forward))
        task.ended.connect(self._end)
        self._session.work_started.emit(task, True)

    def _end(self) -> None:
        self._running = None

    def _take_up(self, uid: str, words: str, changes: Changes | None, *, forward: bool) -> None:
        self._end()
        if changes is None:
            self.cancelled.emit()
            return
        self._move_on(uid, forward=forward)
        self._session.tell_reversed(changes, words, forward=forward)

    def _next(self, *, forward: bool) -> PastAct | None:
        index = self.stack.index() if forward else self.stack.index() - 1
        act = self.stack.command(index) if 0 <= index < self.stack.count() else None
        return act if isinstance(act, PastAct) else None

    def _move_on(self, uid: str, *, forward: bool) -> None:
        """Move the stack past an act that was reversed."""
        act = self._next(forward=forward)
        if act is None or act.uid != uid:
            self.restore()  # other acts came meanwhile, or another annotator; the history knows
        elif forward:
            self.stack.redo()
        else:
            self.stack.undo()

    def _give_up(self, uid: str, error: KnownError, *, forward: bool) -> None:
        """Forget an act that cannot be reversed, unless what stands in the way will pass."""
        act = self._next(forward=forward)
        if not error.passes and act is not None and act.uid == uid:
            act.setObsolete(True)  # the stack drops it where it would move past it
            self._move_on(uid, forward=forward)
