"""The keys of the Review workspace, which count while the article text has the focus."""

from collections.abc import Callable
from itertools import product
from typing import Literal

from PySide6.QtCore import QObject

from annotator.gui.actions import Actions, Scope
from annotator.gui.review_workspace import ReviewWorkspace

_MOST_VERSIONS = 9
Edge = Literal["start", "end"]
Step = Literal[-1, 1]
Unit = Literal["word", "character"]
_EDGES: tuple[tuple[Edge, str], ...] = (("end", "Alt"), ("start", "Alt+Shift"))
_STEPS: tuple[tuple[Step, str], ...] = ((1, "Right"), (-1, "Left"))
_UNITS: tuple[tuple[Unit, str], ...] = (("word", ""), ("character", "Ctrl+"))


class ReviewCommands(QObject):
    """Adds the commands of one Review workspace."""

    def __init__(self, actions: Actions, workspace: ReviewWorkspace) -> None:
        super().__init__(workspace)
        self._actions = actions
        self._workspace = workspace
        self._add_all()

    def remove(self) -> None:
        """Take the commands away, before the workspace goes."""
        self._actions.remove(lambda command: command.scope is Scope.REVIEW)

    def _add_all(self) -> None:
        workspace = self._workspace
        self._add("next", self.tr("Next Disagreement"), lambda: workspace.step(forward=True), "J")
        self._add("previous", self.tr("Previous Disagreement"), lambda: workspace.step(forward=False), "K")
        for number in range(_MOST_VERSIONS):
            words = self.tr("Take Version {number}").format(number=number + 1)
            self._add(f"take_{number + 1}", words, self._taking(number), str(number + 1))
        self._add("both", self.tr("Keep Both"), workspace.keep_both, "B")
        self._add("neither", self.tr("Neither"), workspace.neither, "0")
        self._add("edit", self.tr("Edit, or Tag the Selection"), workspace.edit, "E")
        self._add("form", self.tr("Go to the Form While Editing"), workspace.edit_form, "F")
        self._add("nothing", self.tr("Nothing Here in the Whole Article"), workspace.nothing_here, "N")
        self._add("accept", self.tr("Accept the Proposal"), workspace.accept, "Return", "Enter")
        self._add("withdraw", self.tr("Take the Decision Back"), workspace.withdraw, "Backspace")
        self._add("reason", self.tr("Choose a Reason"), workspace.choose_reason, "R")
        self._add("discuss", self.tr("Write a Comment"), workspace.discuss, "C")
        self._add("cycle", self.tr("Next of the Spans Stacked Here"), workspace.view.cycle_stacked, "Space")
        self._add("leave", self.tr("Give up the Edit"), workspace.leave, "Esc")
        for (edge, modifier), (step, arrow), (unit, control) in product(_EDGES, _STEPS, _UNITS):
            words = self.tr("{edge} {way} by a {unit}").format(
                edge=self.tr("End") if edge == "end" else self.tr("Start"),
                way=self.tr("Right") if step == 1 else self.tr("Left"),
                unit=self.tr("Word") if unit == "word" else self.tr("Character"),
            )
            name = f"{edge}_{arrow.lower()}_{unit}"
            self._add(name, words, self._moving(edge, step, unit), f"{control}{modifier}+{arrow}")

    def _add(self, name: str, words: str, slot: Callable[[], object], *keys: str) -> None:
        text = self._workspace.view.text_widget()
        self._actions.add(f"review.{name}", words, slot, *keys, scope=Scope.REVIEW, widget=text)

    def _taking(self, number: int) -> Callable[[], None]:
        return lambda: self._workspace.take(number)

    def _moving(self, edge: Edge, step: Step, unit: Unit) -> Callable[[], None]:
        return lambda: self._workspace.move_edge(edge, step, unit)
