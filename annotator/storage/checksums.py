"""Row checksums: SQLite's own check does not notice most flipped bits, these do."""

import sqlite3
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b

CHECKED_COLUMNS: dict[str, tuple[str, ...]] = {
    "project": (
        *("uid", "name", "created_at", "guidelines", "scheme_name", "scheme_revision", "options"),
        *("change_counter", "article_count", "annotation_count", "history_count"),
    ),
    "annotator": ("uid", "name", "kind", "created_at"),
    "label": ("uid", "position", "name", "letter", "key", "definition", "colours", "known_names", "terms", "retired"),
    "field": (
        *("label", "key", "position", "name", "kind", "definition", "choices", "required", "core"),
        *("options", "retired"),
    ),
    "import_run": ("uid", "annotator", "sources", "grown", "started_at", "finished_at", "undone_at"),
    "article": (
        *("uid", "position", "title", "title_key", "text_sha256", "raw_sha256", "source", "url", "published_on"),
        *("language", "words", "encoding", "imported_at", "imported_from", "import_run", "revision", "deleted_at"),
    ),
    "annotation": (
        *("uid", "article", "annotator", "label", "start", "end", "quote", "prefix", "suffix", "fields"),
        *("automatic", "note", "origin", "import_run", "revision", "created_at", "updated_at", "deleted_at"),
    ),
    "progress": ("article", "annotator", "state", "flagged", "seconds", "revision"),
    "rejection": ("article", "annotator", "label", "start", "end"),
    "article_copy": ("article", "original"),
    "zone": ("article", "start", "end", "quote", "origin", "removed", "revision"),
    "verdict": (
        *("uid", "article", "annotator", "kind", "taken", "field", "made", "reason"),
        *("revision", "created_at", "updated_at", "deleted_at"),
    ),
    "judged": ("verdict", "annotation", "annotator", "form"),
    "comment": (
        *("uid", "article", "annotator", "subjects", "number", "text"),
        *("revision", "created_at", "updated_at", "deleted_at"),
    ),
    "unplaced": (
        *("uid", "article", "annotator", "label", "start", "end", "quote", "prefix", "suffix", "fields"),
        *("automatic", "note", "origin", "revision", "created_at", "updated_at", "deleted_at"),
    ),
    "label_alias": ("foreign_uid", "label"),
    "history": ("act_uid", "act", "at", "annotator", "what", "what_uid", "before", "after", "reverses"),
}
"""The columns behind each table's ``checksum``. An article's text is behind it through ``text_sha256``."""


def checksum(*values: object) -> str:
    """Return 16 hexadecimal digits over the values of a row, in the order of :data:`CHECKED_COLUMNS`."""
    return _blake2b()(repr(values).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@cache
def _blake2b() -> "type[blake2b]":
    # Late: loading it brings a library for encryption, which only reading a project does not need.
    from hashlib import blake2b

    return blake2b


def sql_checksum(table: str) -> str:
    """Return the SQL expression that computes a row's checksum, where the function is installed."""
    columns = ", ".join(f'"{column}"' for column in CHECKED_COLUMNS[table])
    return f"row_checksum({columns})"


def install_checksum(connection: sqlite3.Connection) -> None:
    """Make ``row_checksum(...)`` known to a connection."""
    connection.create_function("row_checksum", -1, checksum, deterministic=True)
