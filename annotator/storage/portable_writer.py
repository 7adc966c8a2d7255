"""Write rows that came from another project exactly as they are: revisions, times and marks of deletion included."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annotator.domain.article import Article, Metadata
from annotator.storage.annotation_store import annotation_from_mapping, dump_fields
from annotator.storage.article_store import NewArticle
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.rows import insert_row, insert_rows, replace_row, update_row
from annotator.storage.stores import Stores

_AS_JSON = frozenset({"fields", "automatic", "made", "subjects"})


class PortableWriter:
    """Writes plain rows, inside a transaction of the caller."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._file = stores.file

    def annotator(self, plain: Mapping[str, Any]) -> bool:
        """Add an annotator where the project lacks them; tell whether it did."""
        if self._stores.people.id_of(plain["uid"]):
            return False
        insert_row(self._file, "annotator", {key: plain[key] for key in CHECKED_COLUMNS["annotator"]})
        return True

    def articles(self, plains: Sequence[Mapping[str, Any]], import_run: int | None) -> dict[str, int]:
        """Add articles with new places at the end of the project; return their row ids."""
        row_id, position = self._stores.articles.next_row_id(), self._stores.articles.next_position()
        new = [_new_article(plain, row_id + at, position + at) for at, plain in enumerate(plains)]
        self._stores.articles.insert_many(new, import_run)
        return {one.article.uid: one.row_id for one in new}

    def annotations(self, plains: Sequence[tuple[Mapping[str, Any], int]], import_run: int | None) -> None:
        """Add annotations, each with the row id of its article; deleted ones stay deleted."""
        first = self._file.connection.execute("SELECT coalesce(max(id), 0) + 1 FROM annotation").fetchone()[0]
        rows, indexed = [], []
        for row_id, (plain, article_id) in enumerate(plains, first):
            row = self._row("annotation", {**plain, "import_run": import_run}, article_id)
            values = tuple(row[column] for column in CHECKED_COLUMNS["annotation"])
            rows.append((row_id, *values, checksum(*values)))
            if plain["deleted_at"] is None:
                indexed.append((row_id, row["quote"], row["note"], row["fields"]))
        insert_rows(self._file, "annotation", ("id", *CHECKED_COLUMNS["annotation"], "checksum"), rows)
        insert_rows(self._file, "annotation_search", ("rowid", "quote", "note", "fields"), indexed)
        with self._file.transaction() as counts:
            counts.annotations += len(rows)

    def put_annotation(self, plain: Mapping[str, Any]) -> None:
        """Write an annotation over the row with its id, or as a new row."""
        self._stores.annotations.write(annotation_from_mapping(plain), deleted_at=plain["deleted_at"])

    def put(self, table: str, plain: Mapping[str, Any]) -> None:
        """Write a comment, a verdict or an unplaced span over the row with its id, or as a new row."""
        row = self._row(table, plain, self._article_id(plain["article"]))
        present = self._row_id(table, plain["uid"])
        if present is None:
            present = insert_row(self._file, table, row)
        else:
            update_row(self._file, table, present, row)
        if table == "verdict":
            self._put_judged(present, plain.get("judged", ()))

    def add_judged(self, verdict_uid: str, judged: Iterable[Mapping[str, Any]]) -> None:
        """Add to what a verdict judged."""
        row_id = self._row_id("verdict", verdict_uid)
        if row_id is not None:
            self._put_judged(row_id, judged)

    def erase(self, table: str, uid: str) -> None:
        """Take a row out of the file again that a merge brought."""
        row_id = self._row_id(table, uid)
        if row_id is not None:
            if table == "verdict":
                self._file.connection.execute("DELETE FROM judged WHERE verdict = ?", (row_id,))
            self._file.connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))

    def put_progress(self, plain: Mapping[str, Any]) -> None:
        """Write how far somebody is with an article, revision included."""
        replace_row(self._file, "progress", self._row("progress", plain, self._article_id(plain["article"])))

    def erase_progress(self, article_uid: str, annotator_uid: str) -> None:
        """Forget how far somebody is with an article."""
        self._file.connection.execute(
            "DELETE FROM progress WHERE article = ? AND annotator = ?",
            (self._article_id(article_uid), self._stores.people.id_of(annotator_uid)),
        )

    def zones(self, plains: Iterable[tuple[Mapping[str, Any], int]]) -> None:
        """Add the zones of new articles, each with the row id of its article."""
        rows = []
        for plain, article_id in plains:
            values = tuple({**plain, "article": article_id}[column] for column in CHECKED_COLUMNS["zone"])
            rows.append((*values, checksum(*values)))
        insert_rows(self._file, "zone", (*CHECKED_COLUMNS["zone"], "checksum"), rows)

    def copies(self, copies: Iterable[tuple[int, str]]) -> None:
        """Link new articles, given by row id, to the articles that they are copies of."""
        self._stores.copies.insert_many(copies)

    def put_zone(self, plain: Mapping[str, Any]) -> None:
        """Write what is known of a stretch, revision included."""
        row = {column: plain[column] for column in CHECKED_COLUMNS["zone"]}
        replace_row(self._file, "zone", {**row, "article": self._article_id(plain["article"])})

    def erase_zone(self, plain: Mapping[str, Any]) -> None:
        """Take out of the file what a merge brought of a stretch."""
        self._file.connection.execute(
            'DELETE FROM zone WHERE article = ? AND start = ? AND "end" = ?',
            (self._article_id(plain["article"]), plain["start"], plain["end"]),
        )

    def put_metadata(self, uid: str, plain: Mapping[str, Any]) -> None:
        """Write what is known about an article, whether it was removed, and its revision."""
        metadata = Metadata(*(plain[key] for key in ("title", "source", "url", "published_on", "language")))
        self._stores.articles.set_metadata(uid, metadata)
        changes = {"revision": plain["revision"]}
        if "deleted_at" in plain:  # merges of earlier versions of the program did not note it
            changes["deleted_at"] = plain["deleted_at"]
        update_row(self._file, "article", self._article_id(uid), changes)

    def remember_label(self, foreign_uid: str, label_uid: str | None) -> None:
        """Remember which label of ours a colleague's label is, or forget it."""
        self._file.connection.execute("DELETE FROM label_alias WHERE foreign_uid = ?", (foreign_uid,))
        if label_uid is not None:
            row = {"foreign_uid": foreign_uid, "label": self._stores.scheme.id_of(label_uid)}
            insert_row(self._file, "label_alias", row)

    def _put_judged(self, verdict_id: int, judged: Iterable[Mapping[str, Any]]) -> None:
        present = self._file.connection.execute("SELECT annotation FROM judged WHERE verdict = ?", (verdict_id,))
        known = {annotation for (annotation,) in present}
        for one in judged:
            if one["annotation"] not in known:
                row = {
                    **{"verdict": verdict_id, "annotation": one["annotation"]},
                    "annotator": self._stores.people.id_of(one["annotator"]),
                    "form": dump_fields(one["form"]),
                }
                insert_row(self._file, "judged", row)

    def _row(self, table: str, plain: Mapping[str, Any], article_id: int) -> dict[str, Any]:
        row = {column: plain.get(column) for column in CHECKED_COLUMNS[table]}
        row["article"] = article_id
        row["annotator"] = self._stores.people.id_of(plain["annotator"])
        if "label" in row:
            row["label"] = self._stores.scheme.id_of(plain["label"])
        for key in _AS_JSON & row.keys():
            row[key] = as_json(row[key])
        return row

    def _article_id(self, uid: str) -> int:
        row = self._file.connection.execute("SELECT id FROM article WHERE uid = ?", (uid,)).fetchone()
        return int(row[0])

    def _row_id(self, table: str, uid: str) -> int | None:
        row = self._file.connection.execute(f"SELECT id FROM {table} WHERE uid = ?", (uid,)).fetchone()
        return row[0] if row else None


def as_json(value: object) -> str:
    """Return a value as the JSON text that is stored."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _new_article(plain: Mapping[str, Any], row_id: int, position: int) -> NewArticle:
    metadata = Metadata(*(plain[key] for key in ("title", "source", "url", "published_on", "language")))
    article = Article(
        uid=plain["uid"],
        text=plain["text"],
        metadata=metadata,
        text_sha256=plain["text_sha256"],
        raw_sha256=plain["raw_sha256"],
        imported_from=plain["imported_from"],
        imported_at=plain["imported_at"],
        position=position,
    )
    return NewArticle(row_id, article, plain["words"], plain["encoding"], plain["revision"])
