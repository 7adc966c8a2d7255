"""The tables of review and exchange, a part of the first schema; see :mod:`annotator.storage.migrations`."""

REVIEW_SCHEMA = (
    # A reviewer's decision. Deleting marks, as with annotations.
    """CREATE TABLE verdict (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (id),
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        kind TEXT NOT NULL CHECK (kind IN ('take', 'both', 'neither', 'edited', 'accept', 'field', 'nothing')),
        taken TEXT NOT NULL,
        field TEXT NOT NULL,
        made TEXT NOT NULL,
        reason TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision > 0),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        checksum TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX verdict_by_article ON verdict (article)",
    # What a verdict was about, one row each, so that an annotator can be sent what concerns them and nothing else.
    """CREATE TABLE judged (
        id INTEGER PRIMARY KEY,
        verdict INTEGER NOT NULL REFERENCES verdict (id),
        annotation TEXT NOT NULL,
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        form TEXT NOT NULL,
        checksum TEXT NOT NULL,
        UNIQUE (verdict, annotation)
    ) STRICT""",
    """CREATE TABLE comment (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (id),
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        subjects TEXT NOT NULL,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision > 0),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        checksum TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX comment_by_article ON comment (article)",
    # Annotations of a colleague whose place was not found in our text: kept, listed, placed by hand.
    """CREATE TABLE unplaced (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (id),
        annotator INTEGER NOT NULL REFERENCES annotator (id),
        label INTEGER NOT NULL REFERENCES label (id),
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        fields TEXT NOT NULL,
        automatic TEXT NOT NULL,
        note TEXT NOT NULL,
        origin TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision > 0),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        checksum TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX unplaced_by_article ON unplaced (article)",
    # Which label of ours a colleague's label is, remembered from the last merge.
    """CREATE TABLE label_alias (
        id INTEGER PRIMARY KEY,
        foreign_uid TEXT NOT NULL UNIQUE,
        label INTEGER NOT NULL REFERENCES label (id),
        checksum TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX history_by_row ON history (what_uid)",
)
