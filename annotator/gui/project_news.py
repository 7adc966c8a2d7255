"""What happens to a project that its user should know, said in the message bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.translating import translate_error, translate_reason
from annotator.session.session import ProjectSession

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow


class ProjectNews(QObject):
    """Says it, and offers what can be done about it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def say_what_is_unusual(self, session: ProjectSession) -> None:
        """Say why a project that was just opened cannot be changed, and that it is older than it was."""
        messages = self._window.messages
        if session.project.went_back is not None:
            messages.show_message(translate_error(session.project.went_back), "warning")
        if session.read_only_reason:
            text = self.tr("You can look, but not change: {reason}.").format(
                reason=translate_reason(session.read_only_reason)
            )
            take_over = (self.tr("Open for writing anyway"), self._window.files.take_over)
            messages.show_message(text, "warning", [take_over] if session.project.held_by_other else [])

    def warn_about_place(self, session: ProjectSession) -> None:
        """Say where the folder of a project is a danger to it."""
        risk = session.project.place_warning
        if risk is not None:
            self._window.messages.show_message(translate_error(risk), "warning")

    def erase_cut_off(self, session: ProjectSession) -> None:
        """Take out in the background what an import that was cut off had brought, and say so."""
        from annotator.session.cut_off_imports import CutOffImports

        imports = CutOffImports(session)
        imports.erased.connect(self._say_cut_off)
        imports.erase()

    def _say_cut_off(self) -> None:
        self._window.messages.show_message(
            self.tr(
                "The last import was cut off. What it had brought was taken out again, except articles that you had "
                "worked in: import the files once more."
            ),
            "warning",
        )

    def say_undo_cancelled(self) -> None:
        """Say that an undo was stopped half way, and what that means."""
        self._window.messages.show_message(self.tr("Cancelled; the project is as it was before."))

    def say_all_done(self) -> None:
        """Say that no article is left to do, and offer what comes next."""
        self._window.messages.show_message(
            self.tr("Every article is done. Export the tags, or send them to a colleague."),
            "info",
            [(self.tr("Export…"), self._window.export)],
        )

    def say_all_settled(self) -> None:
        """Say that no disagreement is left to settle."""
        self._window.messages.show_message(self.tr("No disagreement is open any more."))

    def say_removed(self, count: int) -> None:
        """Say that articles were removed, and offer to bring them back."""
        self._window.commands.offer_undo(self.tr("%n articles removed with their tags.", "", count))
