"""Articles: their texts, metadata and search index."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from annotator.domain.article import Article, Metadata
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.errors import TextIsThere
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_rows, seal_rows, update_row
from annotator.text.folding import folded

_COLUMNS = CHECKED_COLUMNS["article"]
_SELECT = (
    "SELECT a.uid, a.title, a.source, a.url, a.published_on, a.language, a.text_sha256, a.raw_sha256,"
    " a.imported_from, a.imported_at, a.position, a.id FROM article a"
)

_PAGE = 100
"""Texts read at a time."""


class NewArticle(NamedTuple):
    """An article about to be stored, with what is only known at import."""

    row_id: int
    article: Article
    words: int
    encoding: str
    revision: int = 1


class ArticleStore:
    """Read and write articles; row ids stay inside the storage package and the import."""

    def __init__(self, project: ProjectFile) -> None:
        self._project = project
        self._last_text: tuple[int, str, str] = (0, "", "")
        """Row id, hash and text of what was read last: it never changes, and every tag in an article asks for it."""

    def get(self, uid: str) -> Article | None:
        """Return the article with this id, or None where there is none or it was removed."""
        row = self._project.connection.execute(f"{_SELECT} WHERE a.uid = ? AND a.deleted_at IS NULL", (uid,)).fetchone()
        if row is None:
            return None
        *about, article_id = row
        text = self._text(article_id, text_sha256=about[6])
        return _article(text, *about) if text is not None else None

    def _text(self, article_id: int, text_sha256: str) -> str | None:
        if self._last_text[:2] != (article_id, text_sha256):
            row = self._project.connection.execute(
                "SELECT text FROM article_text WHERE article = ?", (article_id,)
            ).fetchone()
            if row is None:
                return None
            self._last_text = article_id, text_sha256, row[0]
        return self._last_text[2]

    def holding(self, phrase: str, limit: int) -> list[str]:
        """Return the articles whose text holds the words of a phrase one after the other, in the project's order."""
        words = " ".join(re.findall(r"\w+", phrase))
        if not words:
            return []
        rows = self._project.connection.execute(
            "SELECT a.uid FROM article_search JOIN article a ON a.id = article_search.rowid"
            " WHERE article_search MATCH ? AND a.deleted_at IS NULL ORDER BY a.position LIMIT ?",
            (f'text : "{words}"', limit),
        )
        return [uid for (uid,) in rows]

    def identities(self) -> list[tuple[int, str, str, bool]]:
        """Return row id, id and text hash of every article, and whether it was removed."""
        rows = self._project.connection.execute(
            "SELECT id, uid, text_sha256, deleted_at IS NOT NULL FROM article ORDER BY position"
        )
        return [(row_id, uid, text_sha256, bool(removed)) for row_id, uid, text_sha256, removed in rows]

    def present(self) -> list[str]:
        """Return the ids of all articles that were not removed, in the project's order."""
        rows = self._project.connection.execute("SELECT uid FROM article WHERE deleted_at IS NULL ORDER BY position")
        return [uid for (uid,) in rows]

    def uid_at(self, row_id: int) -> str:
        """Return the id of the article in a row; empty where there is none."""
        row = self._project.connection.execute("SELECT uid FROM article WHERE id = ?", (row_id,)).fetchone()
        return str(row[0]) if row else ""

    def texts(self, behind: int = 0) -> Iterator[tuple[int, str, str]]:
        """Yield row id, id and text of every article behind a row that was not removed, a page at a time."""
        while rows := self._project.connection.execute(
            "SELECT a.id, a.uid, t.text FROM article a JOIN article_text t ON t.article = a.id"
            " WHERE a.id > ? AND a.deleted_at IS NULL ORDER BY a.id LIMIT ?",
            (behind, _PAGE),
        ).fetchall():
            yield from rows
            behind = rows[-1][0]

    def titles(self, uids: Iterable[str] | None = None) -> list[tuple[str, str, int]]:
        """Return id, title and position of all articles that were not removed, or of those with the given ids."""
        only = "" if uids is None else " AND uid IN (SELECT value FROM json_each(?))"
        rows = self._project.connection.execute(
            f"SELECT uid, title, position FROM article WHERE deleted_at IS NULL{only} ORDER BY position",
            () if uids is None else (json.dumps(list(uids)),),
        )
        return [(uid, title, position) for uid, title, position in rows]

    def position(self, uid: str) -> int:
        """Return the place of an article in the project."""
        row = self._project.connection.execute("SELECT position FROM article WHERE uid = ?", (uid,)).fetchone()
        return int(row[0])

    def row_id(self, uid: str) -> int:
        """Return the row id of an article, removed or not."""
        return int(self._project.connection.execute("SELECT id FROM article WHERE uid = ?", (uid,)).fetchone()[0])

    def text(self, uid: str) -> str:
        """Return the text of an article, removed or not."""
        row = self._project.connection.execute(
            "SELECT t.text FROM article_text t JOIN article a ON a.id = t.article WHERE a.uid = ?", (uid,)
        ).fetchone()
        return str(row[0])

    def metadata_row(self, uid: str) -> dict[str, Any]:
        """Return what is known about an article and whether it was removed, with the revision of its row."""
        keys = ("title", "source", "url", "published_on", "language", "revision", "deleted_at")
        row = self._project.connection.execute(f"SELECT {', '.join(keys)} FROM article WHERE uid = ?", (uid,))
        return dict(zip(keys, row.fetchone(), strict=True))

    def next_row_id(self) -> int:
        """Return the row id from which new articles may be numbered."""
        return int(self._project.connection.execute("SELECT coalesce(max(id), 0) + 1 FROM article").fetchone()[0])

    def next_position(self) -> int:
        """Return the place behind the last article."""
        return int(self._project.connection.execute("SELECT coalesce(max(position), 0) + 1 FROM article").fetchone()[0])

    def with_text(self, text_sha256: str) -> tuple[int, str] | None:
        """Return row id and id of the article with this text, or None."""
        row = self._project.connection.execute(
            "SELECT id, uid FROM article WHERE text_sha256 = ? AND deleted_at IS NULL", (text_sha256,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def with_texts(self, hashes: Collection[str]) -> dict[str, tuple[int, str]]:
        """Return row id and id of the articles with these texts, by the hash of the text."""
        rows = self._project.connection.execute(
            "SELECT text_sha256, id, uid FROM article"
            " WHERE text_sha256 IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL",
            (json.dumps(list(hashes)),),
        )
        return {text_sha256: (row_id, uid) for text_sha256, row_id, uid in rows}

    def known(self, uids: Collection[str]) -> set[str]:
        """Return those of the given ids that an article, removed or not, has."""
        rows = self._project.connection.execute(
            "SELECT uid FROM article WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),)
        )
        return {uid for (uid,) in rows}

    def insert_many(self, articles: Sequence[NewArticle], import_run: int | None) -> None:
        """Insert articles with their texts and index them for search; their row ids are behind all others."""
        self.add_rows(articles, import_run)
        if articles:
            self.index_from(min(new.row_id for new in articles))

    def add_rows(self, articles: Sequence[NewArticle], import_run: int | None) -> None:
        """Insert articles with their texts, for :meth:`index_from` to index."""
        rows, texts = [], []
        for new in articles:
            article, metadata = new.article, new.article.metadata
            values = (
                *(article.uid, article.position, metadata.title, folded(metadata.title), article.text_sha256),
                *(article.raw_sha256, metadata.source, metadata.url, metadata.published_on, metadata.language),
                *(new.words, new.encoding, article.imported_at, article.imported_from, import_run, new.revision),
                None,
            )
            rows.append((new.row_id, *values, checksum(*values)))
            texts.append((new.row_id, article.text))
        insert_rows(self._project, "article", ("id", *_COLUMNS, "checksum"), rows)
        insert_rows(self._project, "article_text", ("article", "text"), texts)
        with self._project.transaction() as counts:
            counts.articles += len(rows)

    def index_from(self, row_id: int) -> None:
        """Index every article from a row on for search."""
        # One statement for all of them: Python's other threads run on until it is done.
        self._project.connection.execute(
            "INSERT INTO article_search (rowid, title, text) SELECT id, title, text FROM article_content WHERE id >= ?",
            (row_id,),
        )

    def set_metadata(self, uid: str, metadata: Metadata) -> None:
        """Change what is known about an article; its text stays as it is."""
        connection = self._project.connection
        row_id, title, text, revision = connection.execute(
            "SELECT a.id, a.title, t.text, a.revision FROM article a JOIN article_text t ON t.article = a.id"
            " WHERE a.uid = ?",
            (uid,),
        ).fetchone()
        title_, source, url, published_on, language = metadata
        changes = {
            **{"title": title_, "title_key": folded(title_), "source": source, "url": url},
            **{"published_on": published_on, "language": language, "revision": revision + 1},
        }
        update_row(self._project, "article", row_id, changes)
        if title != title_:
            connection.execute(
                "INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                (row_id, title, text),
            )
            connection.execute(
                "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)", (row_id, title_, text)
            )

    def set_deleted(self, uid: str, deleted_at: str | None) -> None:
        """Mark an article as removed, or bring it back. Its annotations stay with it.

        Raises:
            TextIsThere: another article with its text is in the project now.
        """
        title, sha256 = self._project.connection.execute(
            "SELECT title, text_sha256 FROM article WHERE uid = ?", (uid,)
        ).fetchone()
        present = self.with_text(sha256)
        if deleted_at is None and present is not None and present[1] != uid:
            raise TextIsThere(title=title)
        self._project.connection.execute(
            "UPDATE article SET deleted_at = ?, revision = revision + 1 WHERE uid = ?", (deleted_at, uid)
        )
        seal_rows(self._project, "article", "uid = ?", (uid,))


def _article(text: str, uid: str, *about: Any) -> Article:
    title, source, url, published_on, language, text_sha256, raw_sha256, file, at, position = about
    return Article(
        uid=uid,
        text=text,
        metadata=Metadata(title, source, url, published_on, language),
        text_sha256=text_sha256,
        raw_sha256=raw_sha256,
        imported_from=file,
        imported_at=at,
        position=int(position),
    )
