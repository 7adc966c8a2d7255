"""Annotators of a project."""

from collections.abc import Iterable

from annotator.domain.identity import new_uid, now
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_row, update_row

_TRACES = ("annotation", "progress", "rejection", "history", "import_run", "verdict", "judged", "comment", "unplaced")
"""Tables whose rows belong to annotators."""


class PeopleStore:
    """Read and write annotators; their short row ids stay inside the storage package."""

    def __init__(self, project: ProjectFile) -> None:
        self._project = project
        self._ids: dict[str, int] = {}
        self._uids: dict[int, str] = {}
        project.on_rollback.append(self._forget)

    def all(self) -> list[Annotator]:
        """Return every annotator, in the order in which they joined.

        Two people of one name are told apart, as in ``Anna (2)``: the first in this file goes by the plain name. What
        stands in the file, and travels, is the name as it was given.
        """
        rows = self._project.connection.execute("SELECT uid, name, kind FROM annotator ORDER BY id").fetchall()
        given = {name for _, name, _ in rows}
        taken: set[str] = set()
        found = []
        for uid, name, kind in rows:
            shown, number = name, 2
            while shown in taken or (shown != name and shown in given):
                shown, number = f"{name} ({number})", number + 1
            taken.add(shown)
            found.append(Annotator(uid, shown, AnnotatorKind(kind)))
        return found

    def named(self, name: str, kind: AnnotatorKind = AnnotatorKind.PERSON) -> Annotator:
        """Return the annotator of this name; one who is not in the file yet is added by their first write."""
        for one in self.all():
            if one.name == name and one.kind is kind:
                return one
        # Who goes by another name only because a machine or the gold layer had this one first.
        row = self._project.connection.execute(
            "SELECT uid FROM annotator WHERE name = ? AND kind = ? ORDER BY id", (name, kind.value)
        ).fetchone()
        return Annotator(row[0] if row else new_uid(), name, kind)

    def ensure(self, annotator: Annotator) -> int:
        """Return the row id of an annotator, adding the row where it is missing."""
        # Asked anew, not remembered: an import of another connection may have taken its annotators back.
        self._ids.pop(annotator.uid, None)
        known = self.id_of(annotator.uid)
        if known:
            return known
        row = {"uid": annotator.uid, "name": annotator.name, "kind": annotator.kind.value, "created_at": now()}
        return insert_row(self._project, "annotator", row)

    def forget_unused(self, annotator_uids: Iterable[str]) -> None:
        """Remove those annotators who have left no trace in the project."""
        for uid in annotator_uids:
            used = " OR ".join(f"EXISTS (SELECT 1 FROM {table} t WHERE t.annotator = a.id)" for table in _TRACES)
            self._project.connection.execute(
                f"DELETE FROM annotator WHERE id IN (SELECT a.id FROM annotator a WHERE a.uid = ? AND NOT ({used}))",
                (uid,),
            )
        self._forget()

    def rename(self, annotator_uid: str, name: str) -> None:
        """Give an annotator another name; their annotations stay theirs."""
        update_row(self._project, "annotator", self.id_of(annotator_uid), {"name": name})

    def id_of(self, annotator_uid: str) -> int:
        """Return the row id of an annotator, or 0 where there is no row yet."""
        if annotator_uid not in self._ids:
            row = self._project.connection.execute(
                "SELECT id FROM annotator WHERE uid = ?", (annotator_uid,)
            ).fetchone()
            if row is None:
                return 0
            self._ids[annotator_uid] = row[0]
        return self._ids[annotator_uid]

    def uid_of(self, row_id: int) -> str:
        """Return the id that travels between projects for a row id."""
        if row_id not in self._uids:
            row = self._project.connection.execute("SELECT uid FROM annotator WHERE id = ?", (row_id,)).fetchone()
            self._uids[row_id] = row[0]
        return self._uids[row_id]

    def _forget(self) -> None:
        self._ids.clear()
        self._uids.clear()
