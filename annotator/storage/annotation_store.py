"""Annotations: rows that are changed and marked as deleted, never erased."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from annotator.domain.annotation import Annotation, FieldValue, Origin, TaggedSpan
from annotator.domain.span import Span
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.people_store import PeopleStore
from annotator.storage.progress_store import seen_by
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_rows
from annotator.storage.scheme_store import SchemeStore

_COLUMNS = CHECKED_COLUMNS["annotation"]
_NAMES = ", ".join(f'"{column}"' for column in (*_COLUMNS, "checksum"))
_MARKS = ", ".join("?" * (len(_COLUMNS) + 1))
_INSERT = f"INSERT INTO annotation ({_NAMES}) VALUES ({_MARKS})"
_UPDATE = f"UPDATE annotation SET ({_NAMES}) = ({_MARKS}) WHERE id = ?"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ORIGINS = {origin.value: origin for origin in Origin}
_read_json = json.JSONDecoder().raw_decode
"""Reads what we wrote ourselves, with nothing before or behind it: articles have thousands of such rows."""
_LATELY = "id > (SELECT max(id) FROM annotation) - 20000"
"""Bounds what is read for suggestions, whoever tagged how much."""
_SELECT = (
    'SELECT n.uid, a.uid, n.annotator, n.label, n.start, n."end", n.quote, n.fields, n.automatic, n.note, n.origin,'
    " n.prefix, n.suffix, n.revision, n.created_at, n.updated_at"
    " FROM annotation n JOIN article a ON a.id = n.article"
)


class StoredTag(NamedTuple):
    """The columns of an annotation's row that are the tag itself, in their order and as they are stored."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    fields: str
    automatic: str
    note: str
    origin: str


class NewAnnotation(NamedTuple):
    """An annotation about to be stored by an import: as few steps as possible from the file to the row."""

    uid: str
    article_id: int
    annotator_uid: str
    label_uid: str
    tag: StoredTag
    created_at: str
    updated_at: str


class AnnotationStore:
    """Read and write annotations; row ids stay inside the storage package."""

    def __init__(self, project: ProjectFile, people: PeopleStore, scheme: SchemeStore) -> None:
        self._project = project
        self._people = people
        self._scheme = scheme

    # Reading

    def get(self, uid: str) -> Annotation | None:
        """Return the annotation with this id, or None where there is none or it is deleted."""
        return next(self._read("WHERE n.uid = ? AND n.deleted_at IS NULL", (uid,)), None)

    def known(self, uids: Collection[str]) -> set[str]:
        """Return those of the given ids that have a row, deleted or not."""
        rows = self._project.connection.execute(
            "SELECT uid FROM annotation WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),)
        )
        return {uid for (uid,) in rows}

    def revision(self, uid: str) -> int:
        """Return the revision of an annotation, deleted or not; 0 where there is no row."""
        row = self._project.connection.execute("SELECT revision FROM annotation WHERE uid = ?", (uid,)).fetchone()
        return int(row[0]) if row else 0

    def of_article(self, article_uid: str, annotator_uid: str | None = None) -> list[Annotation]:
        """Return the annotations of an article, of one annotator or of all, by place in the text."""
        where = "WHERE n.article = (SELECT id FROM article WHERE uid = ?) AND n.deleted_at IS NULL"
        values: tuple[object, ...] = (article_uid,)
        if annotator_uid is not None:
            where += " AND n.annotator = ?"
            values = (article_uid, self._people.id_of(annotator_uid))
        return list(self._read(f'{where} ORDER BY n.start, n."end", n.id', values))

    def on_span(self, article_uid: str, annotator_uid: str, label_uid: str, span: Span) -> list[Annotation]:
        """Return the annotations that an annotator put on this very span with this label."""
        where = (
            "WHERE n.article = (SELECT id FROM article WHERE uid = ?) AND n.annotator = ? AND n.label = ?"
            ' AND n.start = ? AND n."end" = ? AND n.deleted_at IS NULL ORDER BY n.id'
        )
        who, what = self._people.id_of(annotator_uid), self._scheme.id_of(label_uid)
        return list(self._read(where, (article_uid, who, what, span.start, span.end)))

    def tagged_spans(self, article_uid: str, annotator_uid: str) -> list[TaggedSpan]:
        """Return where an annotator's annotations of an article are, by place: a third of the work of reading them."""
        rows = self._project.connection.execute(
            'SELECT uid, label, start, "end" FROM annotation WHERE article = (SELECT id FROM article WHERE uid = ?)'
            ' AND annotator = ? AND deleted_at IS NULL ORDER BY start, "end", id',
            (article_uid, self._people.id_of(annotator_uid)),
        )
        label_uid = self._scheme.uid_of
        return [TaggedSpan(uid, label_uid(label), Span(start, end)) for uid, label, start, end in rows]

    def has(self, article_uid: str, annotator_uid: str, label_uid: str, span: Span) -> bool:
        """Tell whether an annotator has tagged this very span with this label."""
        row = self._project.connection.execute(
            "SELECT 1 FROM annotation WHERE article = (SELECT id FROM article WHERE uid = ?) AND annotator = ?"
            ' AND label = ? AND start = ? AND "end" = ? AND deleted_at IS NULL LIMIT 1',
            (
                *(article_uid, self._people.id_of(annotator_uid), self._scheme.id_of(label_uid)),
                *(span.start, span.end),
            ),
        ).fetchone()
        return row is not None

    def with_quote(self, quote: str, annotator_uid: str, label_uid: str) -> Annotation | None:
        """Return the last annotation of an annotator with this very quote and label, or None."""
        where = (
            "WHERE n.quote = ? AND n.annotator = ? AND n.label = ? AND n.deleted_at IS NULL ORDER BY n.id DESC LIMIT 1"
        )
        values = (quote, self._people.id_of(annotator_uid), self._scheme.id_of(label_uid))
        return next(self._read(where, values), None)

    def tagged_texts(self, annotator_uid: str, limit: int) -> dict[str, str]:
        """Return the texts an annotator has tagged lately, each with the id of the label given most recently."""
        rows = self._project.connection.execute(
            "SELECT quote, label FROM (SELECT id, quote, label FROM annotation WHERE annotator = ?"
            f" AND deleted_at IS NULL AND {_LATELY} ORDER BY id DESC LIMIT ?) ORDER BY id",
            (self._people.id_of(annotator_uid), limit),
        )
        return {quote: self._scheme.uid_of(label) for quote, label in rows}

    def field_values(self, label_uid: str, key: str, limit: int = 200, *, hidden_from: str | None = None) -> list[str]:
        """Return the texts given to a field before, the most frequent first.

        What others did in articles that ``hidden_from`` has not finished is left out.
        """
        seen = "" if hidden_from is None else f" AND {seen_by(self._people.id_of(hidden_from), 'annotation')}"
        rows = self._project.connection.execute(
            "SELECT value FROM (SELECT json_extract(fields, '$.' || ?) AS value FROM annotation WHERE label = ?"
            f" AND deleted_at IS NULL{seen} AND {_LATELY}) WHERE value IS NOT NULL"
            " GROUP BY value ORDER BY count(*) DESC, value LIMIT ?",
            (key, self._scheme.id_of(label_uid), limit),
        )
        return [str(value) for (value,) in rows]

    def label_counts(self, article_uid: str, annotator_uid: str) -> dict[str, int]:
        """Return how many annotations of each label an annotator has in an article, by label id."""
        rows = self._project.connection.execute(
            "SELECT label, count(*) FROM annotation WHERE article = (SELECT id FROM article WHERE uid = ?)"
            " AND annotator = ? AND deleted_at IS NULL GROUP BY label",
            (article_uid, self._people.id_of(annotator_uid)),
        )
        return {self._scheme.uid_of(label): count for label, count in rows}

    def label_counts_of(self, article_uids: Sequence[str], annotator_uid: str) -> dict[str, dict[str, int]]:
        """Return the label counts of many articles at once, by article id; articles without tags are missing."""
        rows = self._project.connection.execute(
            "SELECT a.uid, n.label, count(*) FROM article a JOIN annotation n ON n.article = a.id"
            " WHERE a.uid IN (SELECT value FROM json_each(?)) AND n.annotator = ? AND n.deleted_at IS NULL"
            " GROUP BY a.id, n.label",
            (json.dumps(list(article_uids)), self._people.id_of(annotator_uid)),
        )
        counts: dict[str, dict[str, int]] = {}
        for article_uid, label, count in rows:
            counts.setdefault(article_uid, {})[self._scheme.uid_of(label)] = count
        return counts

    def tagged_articles(self, annotator_uids: Iterable[str]) -> set[str]:
        """Return the articles in which any of these annotators has a tag."""
        ids = [self._people.id_of(uid) for uid in annotator_uids]
        rows = self._project.connection.execute(
            "SELECT uid FROM article WHERE id IN (SELECT article FROM annotation WHERE deleted_at IS NULL"
            " AND annotator IN (SELECT value FROM json_each(?)))",
            (json.dumps(ids),),
        )
        return {uid for (uid,) in rows}

    def totals(self, hidden_from: str | None = None) -> list[tuple[str, str, int]]:
        """Return (annotator id, label id, number of annotations) for the whole project.

        What others did in articles that ``hidden_from`` has not finished is left out.
        """
        seen = "" if hidden_from is None else f" AND {seen_by(self._people.id_of(hidden_from), 'n')}"
        rows = self._project.connection.execute(
            "SELECT n.annotator, n.label, count(*) FROM annotation n JOIN article a ON a.id = n.article"
            f" WHERE n.deleted_at IS NULL AND a.deleted_at IS NULL{seen} GROUP BY n.annotator, n.label"
        )
        return [(self._people.uid_of(row[0]), self._scheme.uid_of(row[1]), row[2]) for row in rows]

    def used_fields(self) -> set[tuple[str, str]]:
        """Return (label id, field key) for every field that an annotation, deleted or not, has a value in."""
        rows = self._project.connection.execute(
            "SELECT DISTINCT annotation.label, json_each.key FROM annotation, json_each(annotation.fields)"
        )
        return {(self._scheme.uid_of(label), key) for label, key in rows}

    def _read(self, where: str, values: Sequence[object]) -> Iterator[Annotation]:
        for row in self._project.connection.execute(f"{_SELECT} {where}", values):
            yield self._annotation(row)

    def _annotation(self, row: Sequence[Any]) -> Annotation:
        return Annotation(
            uid=row[0],
            article_uid=row[1],
            annotator_uid=self._people.uid_of(row[2]),
            label_uid=self._scheme.uid_of(row[3]),
            span=Span(row[4], row[5]),
            quote=row[6],
            fields=_read_json(row[7])[0],
            automatic=frozenset(_read_json(row[8])[0]),
            note=row[9],
            origin=_ORIGINS[row[10]],
            prefix=row[11],
            suffix=row[12],
            revision=row[13],
            created_at=row[14],
            updated_at=row[15],
        )

    # Writing, inside a transaction of the caller

    def write(self, annotation: Annotation, *, deleted_at: str | None = None) -> None:
        """Write one annotation over the row with its id, or as a new row; its annotator must be in the file."""
        connection = self._project.connection
        found = connection.execute(
            "SELECT import_run, deleted_at IS NULL, id, quote, note, fields FROM annotation WHERE uid = ?",
            (annotation.uid,),
        ).fetchone()
        import_run, was_there, *was_indexed = found or (None, False)
        article_id = self._article_id(annotation.article_uid)
        values = self._values(annotation, article_id, import_run, deleted_at)
        # Without sqlite-utils: it looks through the schema before each row, while somebody waits for a key to show.
        if found is None:
            row_id = connection.execute(_INSERT, (*values, checksum(*values))).lastrowid
            with self._project.transaction() as counts:
                counts.annotations += 1
        else:
            row_id = was_indexed[0]
            connection.execute(_UPDATE, (*values, checksum(*values), row_id))
        indexed = [row_id, annotation.quote, annotation.note, dump_fields(annotation.fields)]
        self._index(was_indexed if was_there else None, indexed if deleted_at is None else None)

    def _index(self, before: Sequence[object] | None, after: Sequence[object] | None) -> None:
        """Change what the search finds of an annotation: row id, quote, note and fields, None for nothing."""
        if before == after:
            return
        if before is not None:
            self._project.connection.execute(
                "INSERT INTO annotation_search (annotation_search, rowid, quote, note, fields)"
                " VALUES ('delete', ?, ?, ?, ?)",
                before,
            )
        if after is not None:
            self._project.connection.execute(
                "INSERT INTO annotation_search (rowid, quote, note, fields) VALUES (?, ?, ?, ?)", after
            )

    def insert_many(self, annotations: Iterable[NewAnnotation], import_run: int | None) -> None:
        """Insert new annotations and index them for search."""
        first = self.next_row_id()
        self.insert_rows(self.new_rows(annotations, first, import_run))
        self.index_from(first)

    def next_row_id(self) -> int:
        """Return the row id from which new annotations may be numbered."""
        query = "SELECT coalesce(max(id), 0) + 1 FROM annotation"
        return int(self._project.connection.execute(query).fetchone()[0])

    def new_rows(
        self, annotations: Iterable[NewAnnotation], first: int, import_run: int | None
    ) -> list[tuple[object, ...]]:
        """Return the rows of new annotations, for :meth:`insert_rows`; the file is not needed for that."""
        annotator_id, label_id = self._people.id_of, self._scheme.id_of
        rows: list[tuple[object, ...]] = []
        for row_id, new in enumerate(annotations, first):
            uid, article_id, annotator_uid, label_uid, tag, created_at, updated_at = new
            ids = (uid, article_id, annotator_id(annotator_uid), label_id(label_uid))
            values = (*ids, *tag, import_run, 1, created_at, updated_at, None)
            rows.append((row_id, *values, checksum(*values)))
        return rows

    def insert_rows(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Insert rows of new annotations, for :meth:`index_from` to index."""
        insert_rows(self._project, "annotation", ("id", *_COLUMNS, "checksum"), rows)
        with self._project.transaction() as counts:
            counts.annotations += len(rows)

    def index_from(self, row_id: int) -> None:
        """Index every annotation from a row on for search."""
        self._project.connection.execute(
            "INSERT INTO annotation_search (rowid, quote, note, fields)"
            " SELECT id, quote, note, fields FROM annotation WHERE id >= ?",
            (row_id,),
        )

    def _article_id(self, article_uid: str) -> int:
        row = self._project.connection.execute("SELECT id FROM article WHERE uid = ?", (article_uid,)).fetchone()
        return int(row[0])

    def _values(
        self, annotation: Annotation, article_id: int, import_run: int | None, deleted_at: str | None
    ) -> tuple[object, ...]:
        return (
            annotation.uid,
            article_id,
            self._people.id_of(annotation.annotator_uid),
            self._scheme.id_of(annotation.label_uid),
            annotation.span.start,
            annotation.span.end,
            annotation.quote,
            annotation.prefix,
            annotation.suffix,
            dump_fields(annotation.fields),
            dump_keys(annotation.automatic),
            annotation.note,
            annotation.origin.value,
            import_run,
            annotation.revision,
            annotation.created_at,
            annotation.updated_at,
            deleted_at,
        )


def dump_fields(fields: Mapping[str, FieldValue]) -> str:
    """Return field values as the JSON text that is stored."""
    return _encode(dict(fields)) if fields else "{}"


def dump_keys(automatic: Collection[str]) -> str:
    """Return field keys as the JSON text that is stored."""
    return json.dumps(sorted(automatic)) if automatic else "[]"


def annotation_to_mapping(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation as plain values, for the history."""
    return {
        "uid": annotation.uid,
        "article": annotation.article_uid,
        "annotator": annotation.annotator_uid,
        "label": annotation.label_uid,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "quote": annotation.quote,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "fields": dict(annotation.fields),
        "automatic": sorted(annotation.automatic),
        "note": annotation.note,
        "origin": annotation.origin.value,
        "revision": annotation.revision,
        "created_at": annotation.created_at,
        "updated_at": annotation.updated_at,
    }


def annotation_from_mapping(mapping: Mapping[str, Any]) -> Annotation:
    """Read an annotation from the history; the opposite of :func:`annotation_to_mapping`."""
    return Annotation(
        uid=mapping["uid"],
        article_uid=mapping["article"],
        annotator_uid=mapping["annotator"],
        label_uid=mapping["label"],
        span=Span(mapping["start"], mapping["end"]),
        quote=mapping["quote"],
        fields=mapping["fields"],
        automatic=frozenset(mapping["automatic"]),
        note=mapping["note"],
        origin=Origin(mapping["origin"]),
        prefix=mapping["prefix"],
        suffix=mapping["suffix"],
        revision=mapping["revision"],
        created_at=mapping["created_at"],
        updated_at=mapping["updated_at"],
    )
