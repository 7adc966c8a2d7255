"""Take an act back or do it again, as long as nothing else changed since what it changed."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from annotator.domain.changes import Changes
from annotator.domain.people import Annotator
from annotator.domain.scheme_mapping import scheme_to_mapping
from annotator.domain.span import Span
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.merge_writing import MergeGone, MergeUndo, is_merge
from annotator.services.recording import BEGINNING, recording
from annotator.storage.annotation_store import annotation_to_mapping
from annotator.storage.history_store import Act, Change
from annotator.storage.stores import Stores
from annotator.storage.zone_store import zone_to_mapping


class ChangedSinceError(KnownError):
    """An act cannot be undone, because what it did was changed by something else."""

    happened = QT_TRANSLATE_NOOP("errors", "This cannot be undone: what it changed was changed again since.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Change it by hand.")


class Reversing:
    """Undo and redo of one annotator's acts, read from the history of the project."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator

    def undo(self, act_uid: str) -> Changes:
        """Take an act back, as an act of its own."""
        return self._reverse("undo", act_uid)

    def redo(self, act_uid: str) -> Changes:
        """Do an act again that was undone."""
        return self._reverse("redo", act_uid)

    def undoable(self, limit: int = 500) -> tuple[list[Act], list[Act]]:
        """Return the acts that can be undone and those that can be done again, the next one last in each list."""
        undo: list[Act] = []
        redo: list[Act] = []
        for act in self._stores.history.acts(self._annotator.uid, limit):
            if act.name == "undo":
                redo += [undo.pop()] if undo and undo[-1].uid == act.reverses else []
            elif act.name == "redo":
                undo += [redo.pop()] if redo and redo[-1].uid == act.reverses else []
            elif act.name != BEGINNING:
                undo.append(act)
                redo.clear()
        return undo, redo

    def _reverse(self, name: str, act_uid: str) -> Changes:
        changes = self._stores.history.changes_of(act_uid)
        if is_merge(changes):
            return self._reverse_merge(name, act_uid, changes)
        with recording(self._stores, name, self._annotator, reverses=act_uid) as act:
            for change in changes if name == "redo" else reversed(changes):
                present, target = change.after, change.before
                if name == "redo":
                    present, target = target, present
                if not self._is_as(change, present):
                    raise ChangedSinceError
                act.apply(change, target)
        return act.result()

    def _reverse_merge(self, name: str, act_uid: str, changes: list[Change]) -> Changes:
        if name == "redo":
            raise MergeGone
        with recording(self._stores, name, self._annotator, reverses=act_uid) as act:
            MergeUndo(self._stores, act).run(act_uid, changes)
        return act.result()

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
            found = asdict(article.metadata) if article else None
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


def _active(scheme: Mapping[str, Any]) -> dict[str, object]:
    """Return what a scheme offers; what is retired stays in the file as long as something uses it."""
    labels = [label for label in scheme.get("label", ()) if not label.get("retired")]
    return {
        "name": scheme.get("name"),
        "label": [
            {**label, "field": [item for item in label.get("field", ()) if not item.get("retired")]} for label in labels
        ],
    }
