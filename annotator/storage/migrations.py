"""The schema of a project file: one function per step, never edited once released.

Every step runs inside one transaction together with the new ``user_version``, so that a file is of the old version
or of the new one, never between.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeAlias

from annotator.storage.review_schema import REVIEW_SCHEMA

APPLICATION_ID = 0x416E6F74
"""``Anot``: tells a project from every other SQLite file."""


Step: TypeAlias = Callable[[sqlite3.Connection], None]


def _first_schema(connection: sqlite3.Connection) -> None:
    """Make the tables of the first version."""
    for statement in (*_FIRST_SCHEMA, *REVIEW_SCHEMA):
        connection.execute(statement)


def _zones(connection: sqlite3.Connection) -> None:
    """Add the stretches of articles that are no article."""
    for statement in _ZONES:
        connection.execute(statement)


def _copies(connection: sqlite3.Connection) -> None:
    """Add the links of edited copies to their originals."""
    for statement in _COPIES:
        connection.execute(statement)


def _tags_by_place(connection: sqlite3.Connection) -> None:
    """Find a tag among thousands in an article by its place, and read them all in the order of the text."""
    for statement in _TAGS_BY_PLACE:
        connection.execute(statement)


MIGRATIONS: tuple[Step, ...] = (_first_schema, _zones, _copies, _tags_by_place)

SCHEMA_VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Bring a file from the version it is at to the newest, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read inside the transaction: another program may have been faster.
        for step in steps[version_of(connection) :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        # A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the reason.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def expected_schema(steps: Sequence[Step] = MIGRATIONS) -> dict[tuple[str, str], str]:
    """Return the SQL of every object of the newest schema by type and name, from a database made for it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, steps)
        return schema_of(connection)
    finally:
        connection.close()


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version that a file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def schema_of(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return the SQL of every object of a file by type and name."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
    return {(kind, name): sql for kind, name, sql in rows}


# Numbers of annotators and labels are never used again: other connections remember them.
_FIRST_SCHEMA = (
    """CREATE TABLE project (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        uid TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at TEXT NOT NULL,
        guidelines TEXT NOT NULL,
        scheme_name TEXT NOT NULL,
        scheme_revision INTEGER NOT NULL,
        options TEXT NOT NULL,
        change_counter INTEGER NOT NULL,
        article_count INTEGER NOT NULL,
        annotation_count INTEGER NOT NULL,
        history_count INTEGER NOT NULL,
        checksum TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE annotator (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'gold', 'machine')),
        created_at TEXT NOT NULL,
        checksum TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE label (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        letter TEXT NOT NULL,
        key TEXT NOT NULL,
        definition TEXT NOT NULL,
        colours TEXT NOT NULL,
        known_names TEXT NOT NULL,
        terms TEXT NOT NULL,
        retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
        checksum TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE field (
        id INTEGER PRIMARY KEY,
        label INTEGER NOT NULL REFERENCES label (id),
        key TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        definition TEXT NOT NULL,
        choices TEXT NOT NULL,
        required INTEGER NOT NULL CHECK (required IN (0, 1)),
        core INTEGER NOT NULL CHECK (core IN (0, 1)),
        options TEXT NOT NULL,
        retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
        checksum TEXT NOT NULL,
        UNIQUE (label, key)
    ) STRICT""",
    """CREATE TABLE import_run (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        annotator INTEGER REFERENCES annotator (id),
        sources TEXT NOT NULL,
        started_at TEXT NOT NULL,
        grown TEXT NOT NULL,
        finished_at TEXT,
        undone_at TEXT,
        checksum TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        raw_sha256 TEXT NOT NULL,
        source TEXT NOT NULL,
        url TEXT NOT NULL,
        published_on TEXT NOT NULL,
        language TEXT NOT NULL,
        words INTEGER NOT NULL,
        encoding TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        imported_from TEXT NOT NULL,
        import_run INTEGER REFERENCES import_run (id),
        revision INTEGER NOT NULL,
        deleted_at TEXT,
        checksum TEXT NOT NULL
    ) STRICT""",
    # The texts stand apart, so that listing a hundred thousand articles does not read past them.
    """CREATE TABLE article_text (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX article_same_text ON article (text_sha256) WHERE deleted_at IS NULL",
    # With deleted_at, a list walks past removed articles without looking at their rows.
    "CREATE INDEX article_by_position ON article (position, deleted_at)",
    "CREATE INDEX article_by_date ON article (published_on, position, deleted_at)",
    "CREATE INDEX article_by_title ON article (title_key, position, deleted_at)",
    "CREATE INDEX article_removed ON article (id) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX article_by_import ON article (import_run)",
    """CREATE TABLE annotation (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (id),
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        label INTEGER NOT NULL REFERENCES label (id),
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        quote TEXT NOT NULL CHECK (length(quote) = "end" - start),
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        fields TEXT NOT NULL,
        automatic TEXT NOT NULL,
        note TEXT NOT NULL,
        origin TEXT NOT NULL,
        import_run INTEGER REFERENCES import_run (id),
        revision INTEGER NOT NULL CHECK (revision > 0),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        checksum TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX annotation_by_article ON annotation (article, annotator)",
    "CREATE INDEX annotation_by_quote ON annotation (quote)",
    "CREATE INDEX annotation_by_import ON annotation (import_run) WHERE import_run IS NOT NULL",
    """CREATE TABLE progress (
        article INTEGER NOT NULL REFERENCES article (id),
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        state TEXT NOT NULL CHECK (state IN ('new', 'in_progress', 'done')),
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        seconds INTEGER NOT NULL CHECK (seconds >= 0),
        revision INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        PRIMARY KEY (article, annotator)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX progress_by_state ON progress (annotator, state, article)",
    "CREATE INDEX progress_flagged ON progress (annotator, article) WHERE flagged = 1",
    """CREATE TABLE rejection (
        article INTEGER NOT NULL REFERENCES article (id),
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        label INTEGER NOT NULL REFERENCES label (id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        PRIMARY KEY (article, annotator, label, start, "end")
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE history (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        act_uid TEXT NOT NULL,
        act TEXT NOT NULL,
        at TEXT NOT NULL,
        annotator INTEGER REFERENCES annotator (id),
        what TEXT NOT NULL,
        what_uid TEXT NOT NULL,
        before TEXT,
        after TEXT,
        reverses TEXT NOT NULL,
        checksum TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX history_by_act ON history (act_uid)",
    """CREATE VIEW article_content AS
        SELECT article.id AS id, article.title AS title, article_text.text AS text
        FROM article JOIN article_text ON article_text.article = article.id""",
    # Without the index of prefixes, the first letters of a word take a second to find in a hundred thousand articles;
    # one of three letters as well would gain little and slow every import.
    """CREATE VIRTUAL TABLE article_search USING fts5 (
        title, text, content = 'article_content', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2',
        prefix = '2'
    )""",
    """CREATE VIRTUAL TABLE annotation_search USING fts5 (
        quote, note, fields, content = 'annotation', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2',
        prefix = '2'
    )""",
)

# A zone is where it stands: the same stretch of the same text is one zone on every laptop, whoever found it first, and
# so needs no id. One that was removed stays as a mark, so that it is not merged in again. The origin says who brought
# it to its state: 'drawn' and removed means that somebody said that it is article, and teaches its outlet as much.
_ZONES = (
    """CREATE TABLE zone (
        article INTEGER NOT NULL REFERENCES article (id),
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        quote TEXT NOT NULL CHECK (length(quote) = "end" - start),
        origin TEXT NOT NULL CHECK (origin IN ('found', 'learned', 'drawn')),
        removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
        revision INTEGER NOT NULL CHECK (revision > 0),
        checksum TEXT NOT NULL,
        PRIMARY KEY (article, start, "end")
    ) STRICT, WITHOUT ROWID""",
    # What an outlet's other articles learn from: few among many.
    "CREATE INDEX zone_by_hand ON zone (article) WHERE origin = 'drawn'",
)

_COPIES = (
    # The original is given by its id, not its row: it may be in a colleague's project only.
    """CREATE TABLE article_copy (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        original TEXT NOT NULL,
        checksum TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX copy_by_original ON article_copy (original)",
)

_TAGS_BY_PLACE = (
    "DROP INDEX annotation_by_article",
    'CREATE INDEX annotation_by_article ON annotation (article, annotator, start, "end")',
)
