"""Which articles are edited copies of which: one row for each copy, with the id of its original."""

from collections.abc import Iterable

from annotator.storage.checksums import checksum
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_rows


class CopyStore:
    """Read links between copies and write those of new articles, inside transactions of the caller.

    A copy of a copy is linked to the same original. The original may have been removed, or never have come along.
    """

    def __init__(self, project: ProjectFile) -> None:
        self._project = project

    def original_of(self, article_uid: str) -> str:
        """Return the article that this one is a copy of; empty where it is none."""
        row = self._project.connection.execute(
            "SELECT c.original FROM article_copy c JOIN article a ON a.id = c.article WHERE a.uid = ?", (article_uid,)
        ).fetchone()
        return str(row[0]) if row else ""

    def of(self, article_uid: str) -> list[str]:
        """Return the other articles that are copies of the same original, the original first, without removed ones."""
        original = self.original_of(article_uid) or article_uid
        rows = self._project.connection.execute(
            "SELECT a.uid FROM article a LEFT JOIN article_copy c ON c.article = a.id WHERE a.deleted_at IS NULL"
            " AND a.uid != ?1 AND (a.uid = ?2 OR a.id IN (SELECT article FROM article_copy WHERE original = ?2))"
            " ORDER BY a.uid != ?2, a.position",
            (article_uid, original),
        )
        return [uid for (uid,) in rows]

    def insert_many(self, copies: Iterable[tuple[int, str]]) -> None:
        """Link new articles, given by row id, to their originals, given by id."""
        rows = [(article_id, original, checksum(article_id, original)) for article_id, original in copies]
        insert_rows(self._project, "article_copy", ("article", "original", "checksum"), rows)
