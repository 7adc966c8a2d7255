"""Undo and redo through the history in the project file, so that they outlive a restart."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from annotator.session.session import ProjectSession


class HistoryCommand(QUndoCommand):
    """One act that stands in the history. Its first ``redo`` does nothing: the act is done when it is pushed."""

    def __init__(self, session: "ProjectSession", act_uid: str, text: str) -> None:
        super().__init__(text)
        self._session = session
        self._act_uid = act_uid
        self._is_done = False

    def redo(self) -> None:
        """Do the act again, unless it was only just done."""
        if self._is_done:
            self.setObsolete(not self._session.reverse_act(self._act_uid, self.text(), forward=True))
        self._is_done = True

    def undo(self) -> None:
        """Take the act back."""
        self.setObsolete(not self._session.reverse_act(self._act_uid, self.text(), forward=False))
