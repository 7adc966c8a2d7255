"""How far an annotator is with an article."""

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """The states of an article for one annotator."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"


MOVES: dict[State, frozenset[State]] = {
    State.NEW: frozenset({State.IN_PROGRESS, State.DONE}),
    State.IN_PROGRESS: frozenset({State.NEW, State.DONE}),
    State.DONE: frozenset({State.IN_PROGRESS}),
}
"""Which states may follow a state. Done reopens as in progress, so that the work on it is not forgotten."""


def can_move(before: State, after: State) -> bool:
    """Tell whether an article may go from one state to another."""
    return after in MOVES[before]


class Progress(NamedTuple):
    """How far one annotator is with one article."""

    article_uid: str
    annotator_uid: str
    state: State = State.NEW
    flagged: bool = False
    seconds: int = 0
    """Time spent with the article open and the annotator at work."""
