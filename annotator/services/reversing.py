"""Take an act back or do it again, as long as nothing else changed since what it changed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from annotator.domain.changes import Changes
from annotator.domain.people import Annotator
from annotator.domain.scheme_mapping import scheme_to_mapping
from annotator.domain.span import Span
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.merge_writing import MergeGone, MergeUndo, is_merge
from annotator.services.recording import BEGINNING, ActCancelled, Recorder, recording
from annotator.storage.annotation_store import annotation_to_mapping
from annotator.storage.history_store import Act, Change
from annotator.storage.project_file import Interrupted
from annotator.storage.stores import Stores
from annotator.storage.zone_store import zone_to_mapping

_FAR_ENOUGH = 100
"""Changes between two looks at whether the user cancelled."""


class ChangedSinceError(KnownError):
    """An act cannot be undone, because what it did was changed by something else."""

    happened = QT_TRANSLATE_NOOP("errors", "This cannot be undone: what it changed was changed again since.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Change it by hand.")


class Reversing:
    """Undo and redo of one annotator's acts, read from the history of the project."""

    def __init__(
        self,
        stores: Stores,
        annotator: Annotator,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._stores = stores
        self._annotator = annotator
        self._on_progress = on_progress
        self._cancelled = cancelled

    def reverse(self, act_uid: str, *, forward: bool) -> Changes:
        """Take an act back, or do it again, as an act of its own.

        Raises:
            ChangedSinceError, MergeChangedSince, MergeGone, TextIsThere: it cannot be done any more.
            ActCancelled: the user cancelled.
        """
        changes = self._stores.history.changes_of(act_uid)
        merge = is_merge(changes)
        if merge and forward:
            raise MergeGone
        name = "redo" if forward else "undo"
        try:
            # A single statement may hide ten thousand articles: Cancel must not wait for its end.
            with (
                self._stores.file.interrupted_by(self._cancelled),
                recording(self._stores, name, self._annotator, reverses=act_uid, lasting=True) as act,
            ):
                if merge:
                    MergeUndo(self._stores, act).run(act_uid, changes, self._look_up)
                else:
                    self._apply(act, changes, forward=forward)
        except Interrupted:
            raise ActCancelled from None
        return act.result()

    def size(self, act_uid: str, limit: int) -> int:
        """Return how many rows an act and its imports hold, up to a limit."""
        history, imports = self._stores.history, self._stores.imports
        total = history.size_of(act_uid, limit)
        if total < limit:
            total += sum(imports.size_of(run_uid, limit) for run_uid in history.runs_of(act_uid))
        return min(total, limit)

    def undoable(self, limit: int = 500) -> tuple[list[Act], list[Act]]:
        """Return the acts that can be undone and those that can be done again, the next one last in each list."""
        undo: list[Act] = []
        redo: list[Act] = []
        for act in self._stores.history.acts(self._annotator.uid, limit):
            if act.name == "undo":
                redo += _taken_out(undo, act.reverses)
            elif act.name == "redo":
                undo += _taken_out(redo, act.reverses)
            elif act.name != BEGINNING:
                undo.append(act)
                redo.clear()
        return undo, redo

    def _apply(self, act: Recorder, changes: Sequence[Change], *, forward: bool) -> None:
        for done, change in enumerate(changes if forward else reversed(changes)):
            self._look_up(done, len(changes))
            present, target = (change.before, change.after) if forward else (change.after, change.before)
            if not self._is_as(change, present):
                raise ChangedSinceError
            act.apply(change, target)

    def _look_up(self, done: int, total: int) -> None:
        """Say now and then how far it is, and see whether the user cancelled."""
        if not done % _FAR_ENOUGH:
            if self._cancelled():
                raise ActCancelled
            if total > 1:  # the only one may stand for ten thousand articles
                self._on_progress(done, total)

    def _is_as(self, change: Change, expected: Mapping[str, object] | None) -> bool:
        """Tell whether what a change is about is still as the change left it."""
        found: Mapping[str, object] | None = expected
        if change.what == "annotation":
            annotation = self._stores.annotations.get(change.what_uid)
            found = annotation_to_mapping(annotation) if annotation else None
        elif change.what == "zone":
            found, expected = self._zone_states(change, expected)
        elif change.what == "metadata":
            article = self._stores.articles.get(change.what_uid)
            found = article.metadata._asdict() if article else None
        elif change.what == "scheme":
            found, expected = _active(scheme_to_mapping(self._stores.scheme.load())), _active(expected or {})
        elif change.what == "guidelines":
            found = {"text": self._stores.file.row().guidelines}
        if found is None or expected is None:
            return found is expected
        return all(found.get(key) == expected.get(key) for key in expected if key not in ("revision", "updated_at"))

    def _zone_states(
        self, change: Change, expected: Mapping[str, object] | None
    ) -> tuple[Mapping[str, object], Mapping[str, object]]:
        """Return what is known of a zone's stretch and what a change left there; never a zone is one taken back."""
        mapping = change.before or change.after or {}
        present = self._stores.zones.row(change.what_uid, Span(mapping["start"], mapping["end"]))
        gone = {"removed": True}
        found = zone_to_mapping(present) if present else gone
        return found, gone if expected is None else expected


def _taken_out(acts: list[Act], uid: str) -> list[Act]:
    """Take an act out of a list; return it where it was the last one, which alone can be reversed again.

    It is not the last where something else was written while it was reversed in the background.
    """
    was_last = bool(acts) and acts[-1].uid == uid
    found = [act for act in acts if act.uid == uid]
    acts[:] = [act for act in acts if act.uid != uid]
    return found if was_last else []


def _active(scheme: Mapping[str, Any]) -> dict[str, object]:
    """Return what a scheme offers; what is retired stays in the file as long as something uses it."""
    labels = [label for label in scheme.get("label", ()) if not label.get("retired")]
    return {
        "name": scheme.get("name"),
        "label": [
            {**label, "field": [item for item in label.get("field", ()) if not item.get("retired")]} for label in labels
        ],
    }
