"""Import runs: everything one import brought, so that Cancel and Undo take it back as one."""

import json
from collections.abc import Mapping
from typing import Any

from annotator.domain.identity import new_uid, now
from annotator.storage.errors import TextIsThere
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_row, seal_rows, update_row

_CHANGED = "EXISTS (SELECT 1 FROM history h WHERE h.what_uid = {row}.uid)"
"""An import itself notes nothing of single rows: what the history knows, somebody changed."""
_OF_RUN = "SELECT a.id FROM article a {joined} WHERE a.import_run = :run AND "
_WORKED_ON = " UNION ".join(
    [
        _OF_RUN.format(joined="") + _CHANGED.format(row="a"),
        _OF_RUN.format(joined="JOIN annotation n ON n.article = a.id") + "n.import_run IS NOT :run",
        *(
            _OF_RUN.format(joined=f"JOIN {table} t ON t.article = a.id") + "TRUE"
            for table in ("rejection", "verdict", "comment", "unplaced")
        ),
        "SELECT n.article FROM annotation n WHERE n.import_run = :run AND " + _CHANGED.format(row="n"),
    ]
)
"""The articles in which somebody did something to what a run brought, or tagged beside it."""


class ImportStore:
    """Begin, finish, undo and erase import runs, inside transactions of the caller."""

    def __init__(self, project: ProjectFile) -> None:
        self._project = project

    def begin(self, annotator_id: int | None, sources: list[str]) -> tuple[int, str]:
        """Add a run and return its row id and id. It counts as unfinished until :meth:`finish`."""
        uid = new_uid()
        row = {
            **{"uid": uid, "annotator": annotator_id, "sources": json.dumps(sources, ensure_ascii=False)},
            **{"grown": "{}", "started_at": now(), "finished_at": None, "undone_at": None},
        }
        return insert_row(self._project, "import_run", row), uid

    def finish(self, run_id: int) -> None:
        """Mark a run as complete."""
        update_row(self._project, "import_run", run_id, {"finished_at": now()})

    def note_grown(self, run_id: int, grown: Mapping[str, Any]) -> None:
        """Note what a run added besides articles and annotations, to be taken back with it."""
        update_row(self._project, "import_run", run_id, {"grown": json.dumps(grown, ensure_ascii=False)})

    def grown(self, run_id: int) -> dict[str, Any]:
        """Return what was noted of a run."""
        row = self._project.connection.execute("SELECT grown FROM import_run WHERE id = ?", (run_id,)).fetchone()
        return dict(json.loads(row[0]))

    def size_of(self, run_uid: str, limit: int) -> int:
        """Return how many articles and annotations a run brought, up to a limit."""
        total = 0
        for table in ("article", "annotation"):
            query = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE import_run = ? LIMIT ?)"
            total += self._project.connection.execute(query, (self._row_id(run_uid), limit)).fetchone()[0]
        return total

    def articles_of(self, run_id: int) -> int:
        """Return how many articles a run brought that are still there, hidden or not."""
        query = "SELECT count(*) FROM article WHERE import_run = ?"
        return int(self._project.connection.execute(query, (run_id,)).fetchone()[0])

    def unfinished(self) -> list[int]:
        """Return the runs that neither finished nor were cancelled: the program ended in their middle."""
        rows = self._project.connection.execute("SELECT id FROM import_run WHERE finished_at IS NULL")
        return [run_id for (run_id,) in rows]

    def set_undone(self, run_uid: str, *, undone: bool) -> tuple[str, ...]:
        """Hide what a run brought, or show it again; return the articles concerned."""
        connection = self._project.connection
        run_id, was_undone_at = connection.execute(
            "SELECT id, undone_at FROM import_run WHERE uid = ?", (run_uid,)
        ).fetchone()
        if not undone:
            self._refuse_twice(run_id, was_undone_at)
        at = now() if undone else None
        update_row(self._project, "import_run", run_id, {"undone_at": at})
        # What was removed for another reason before the import was undone stays removed when it is done again.
        mine = "import_run = ? AND deleted_at IS ?"
        self._index_annotations(mine, (run_id, was_undone_at), remove=undone)
        for table in ("article", "annotation"):
            connection.execute(
                f"UPDATE {table} SET deleted_at = ?, revision = revision + 1 WHERE {mine}", (at, run_id, was_undone_at)
            )
            seal_rows(self._project, table, "import_run = ?", (run_id,))
        rows = connection.execute(
            "SELECT uid FROM article WHERE import_run = ?1"
            " OR id IN (SELECT article FROM annotation WHERE import_run = ?1)",
            (run_id,),
        )
        return tuple(uid for (uid,) in rows)

    def release_worked_on(self, run_id: int) -> int:
        """Let a run go without the articles in which somebody worked meanwhile; return how many these are.

        They stay, with all that came in them: while an import runs, what it brought so far can be read and tagged.
        """
        connection = self._project.connection
        articles = [row_id for (row_id,) in connection.execute(_WORKED_ON, {"run": run_id})]
        worked_on = json.dumps(articles)
        for table, column in (("article", "id"), ("annotation", "article")):
            rows = connection.execute(
                f"SELECT id FROM {table} WHERE import_run = ? AND {column} IN (SELECT value FROM json_each(?))",
                (run_id, worked_on),
            )
            these = "id IN (SELECT value FROM json_each(?))", (json.dumps([row_id for (row_id,) in rows]),)
            connection.execute(f"UPDATE {table} SET import_run = NULL WHERE {these[0]}", these[1])
            seal_rows(self._project, table, *these)
        return len(articles)

    def hide(self, run_id: int) -> None:
        """Take the articles of a run out of sight, for :meth:`erase_articles` to follow; erase its tags elsewhere."""
        self._erase_tags_elsewhere(run_id)
        self._project.connection.execute(
            "UPDATE article SET deleted_at = ?, revision = revision + 1 WHERE import_run = ? AND deleted_at IS NULL",
            (now(), run_id),
        )
        seal_rows(self._project, "article", "import_run = ?", (run_id,))

    def erase(self, run_id: int) -> None:
        """Take back a run that never finished, as if it had not begun."""
        self._erase_tags_elsewhere(run_id)
        self.erase_articles(run_id)
        self._project.connection.execute("DELETE FROM import_run WHERE id = ?", (run_id,))

    def erase_articles(self, run_id: int, most: int = -1) -> int:
        """Erase articles of a run with all that came in them, up to a number; return how many."""
        execute = self._project.connection.execute
        values = {"run": run_id, "most": most}
        those = "IN (SELECT id FROM article WHERE import_run = :run ORDER BY id LIMIT :most)"
        # Found by their articles, which are few, not by their run, which may have brought a hundred thousand: hence +.
        tags = f"article {those} AND +import_run = :run"
        self._index_annotations(f"{tags} AND deleted_at IS NULL", values, remove=True)
        execute(
            "INSERT INTO article_search (article_search, rowid, title, text)"
            f" SELECT 'delete', id, title, text FROM article_content WHERE id {those}",
            values,
        )
        annotations = execute(f"DELETE FROM annotation WHERE {tags}", values).rowcount
        for table in ("progress", "zone", "article_copy", "article_text"):
            execute(f"DELETE FROM {table} WHERE article {those}", values)
        articles = execute(f"DELETE FROM article WHERE id {those}", values).rowcount
        with self._project.transaction() as counts:
            counts.articles -= articles
            counts.annotations -= annotations
        return articles

    def _erase_tags_elsewhere(self, run_id: int) -> None:
        """Erase the tags that a run added to articles that were there before it."""
        values = {"run": run_id}
        tags = "import_run = :run AND article NOT IN (SELECT id FROM article WHERE import_run = :run)"
        self._index_annotations(f"{tags} AND deleted_at IS NULL", values, remove=True)
        gone = self._project.connection.execute(f"DELETE FROM annotation WHERE {tags}", values).rowcount
        with self._project.transaction() as counts:
            counts.annotations -= gone

    def _refuse_twice(self, run_id: int, undone_at: str | None) -> None:
        row = self._project.connection.execute(
            "SELECT a.title FROM article a JOIN article b ON b.text_sha256 = a.text_sha256 AND b.deleted_at IS NULL"
            " WHERE a.import_run = ? AND a.deleted_at IS ? AND b.id != a.id",
            (run_id, undone_at),
        ).fetchone()
        if row is not None:
            raise TextIsThere(title=row[0])

    def is_worked_on(self, run_uid: str, act_uid: str, number: int) -> bool:
        """Tell whether what a merge brought was changed behind its number in the history, or has other work on it."""
        parts = [
            "SELECT 1 FROM history h JOIN annotation n ON n.uid = h.what_uid"
            " WHERE h.seq > :number AND n.import_run = :run",
            "SELECT 1 FROM annotation n JOIN article a ON a.id = n.article"
            " WHERE a.import_run = :run AND n.import_run IS NOT :run AND n.deleted_at IS NULL",
        ]
        parts.append(
            "SELECT 1 FROM history h JOIN article a ON a.uid = h.what_uid"
            " WHERE h.seq > :number AND h.what = 'zone' AND a.import_run = :run"
        )
        parts += [
            f"SELECT 1 FROM {table} t JOIN article a ON a.id = t.article WHERE a.import_run = :run"
            " AND t.uid NOT IN (SELECT what_uid FROM history WHERE act_uid = :act)"
            for table in ("verdict", "comment", "unplaced")
        ]
        values = {"number": number, "run": self._row_id(run_uid), "act": act_uid}
        query = f"SELECT EXISTS ({' UNION ALL '.join(parts)})"
        return bool(self._project.connection.execute(query, values).fetchone()[0])

    def erase_with_leftovers(self, run_uid: str) -> None:
        """Take a run back together with deleted tags and rejections of others in its articles."""
        run_id = self._row_id(run_uid)
        connection = self._project.connection
        mine = "article IN (SELECT id FROM article WHERE import_run = ?)"
        gone = connection.execute(
            f"DELETE FROM annotation WHERE {mine} AND import_run IS NOT ? AND deleted_at IS NOT NULL", (run_id, run_id)
        ).rowcount
        connection.execute(f"DELETE FROM rejection WHERE {mine}", (run_id,))
        with self._project.transaction() as counts:
            counts.annotations -= gone
        self.erase(run_id)

    def _row_id(self, run_uid: str) -> int:
        row = self._project.connection.execute("SELECT id FROM import_run WHERE uid = ?", (run_uid,)).fetchone()
        return int(row[0])

    def _index_annotations(
        self, where: str, values: tuple[object, ...] | Mapping[str, object], *, remove: bool
    ) -> None:
        columns, command = ("annotation_search, ", "'delete', ") if remove else ("", "")
        self._project.connection.execute(
            f"INSERT INTO annotation_search ({columns}rowid, quote, note, fields)"
            f" SELECT {command}id, quote, note, fields FROM annotation WHERE {where}",
            values,
        )
