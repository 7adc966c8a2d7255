"""Small projects for tests, made through the program's own import."""

import json
import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from annotator.domain.annotation import Annotation
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.import_choice import ImportChoice
from annotator.domain.listing import Listing, Shown
from annotator.domain.span import Span
from annotator.services.importing import ImportSummary
from annotator.services.projects import Project, create_project
from annotator.services.sources import find_sources

TEXTS = (
    "Kharkiv under fire\n\nAt least seven people were killed in Kharkiv on Thursday, Ihor Terekhov said.",
    "Друга атака\n\nУнаслідок удару ракетою С-300 загинули семеро людей, повідомив Олег Синєгубов.",
    "Emoji 🇺🇦🚀\n\nThe mayor 👨‍👩‍👧 said: cafe\u0301 hit, 3 killed 🚀 in Lyubotyn. Kharkiv again, Kharkiv.",
)


def make_project(path: Path, texts: Sequence[str] = TEXTS, annotator: str = "Olena") -> Project:
    """Make a project with one article for each text."""
    project = create_project(path, annotator_name=annotator)
    project.importing.take(map(ExchangedArticle, texts))
    return project


def memory_folder() -> str | None:
    """Return a folder in memory where there is one: hundreds of projects would wait for the disk for minutes."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def article_uids(project: Project) -> list[str]:
    """Return the ids of all articles in the project's order."""
    return project.reading.uids(Listing(project.annotator.uid, Shown.ALL))


def label_uid(project: Project, name: str = "Casualties") -> str:
    """Return the id of the label of a name."""
    label = project.reading.scheme().label_named(name)
    assert label is not None
    return label.uid


def tag(project: Project, quote: str, label: str = "Casualties", article: int = 0) -> Annotation:
    """Tag the first place of an article that reads like the quote."""
    uid = article_uids(project)[article]
    found = project.reading.article(uid)
    assert found is not None
    start = found.text.index(quote)
    changes = project.annotating.tag(uid, Span(start, start + len(quote)), label_uid(project, label))
    (added,) = changes.added
    return added


def write_lines(path: Path, *records: object) -> Path:
    """Write a JSON Lines file; text and bytes are written as they are."""
    lines = [
        record
        if isinstance(record, bytes)
        else record.encode()
        if isinstance(record, str)
        else json.dumps(record).encode()
        for record in records
    ]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def import_files(project: Project, *paths: Path, annotator: str = "") -> ImportSummary:
    """Import files the way the command line does."""
    sources, problems = find_sources(paths)
    return project.importing.run(sources, problems=problems, choice=ImportChoice(annotator_name=annotator))


def digest(path: Path) -> str:
    """Return a hash of a file's bytes."""
    return sha256(path.read_bytes()).hexdigest()


def content(project: Project) -> object:
    """Return all that a project says to its users, for comparing two moments; revisions and times do not count."""
    annotators = {one.uid: one.name for one in project.reading.annotators()}
    labels = {label.uid: label.name for label in project.reading.scheme().labels}
    articles = []
    for uid in article_uids(project):
        article = project.reading.article(uid)
        assert article is not None
        tags = [
            (
                *(one.uid, annotators[one.annotator_uid], labels[one.label_uid], one.span, one.quote),
                *(dict(one.fields), one.automatic, one.note, one.origin),
            )
            for one in project.reading.annotations(uid)
        ]
        progress = [
            (name, project.reading.progress(uid, person).state, project.reading.progress(uid, person).flagged)
            for person, name in annotators.items()
        ]
        articles.append(
            (uid, article.metadata, article.text, tags, [one for one in progress if one[1:] != ("new", False)])
        )
    scheme = project.reading.scheme()
    return articles, scheme.name, scheme.labels, project.reading.project().guidelines


def search_words(path: Path, table: str, columns: Sequence[str], query: str) -> tuple[set[object], set[object]]:
    """Return the words of a search index as they are, and as they would be if it were built anew from ``query``."""
    connection = sqlite3.connect(":memory:")
    try:
        source = sqlite3.connect(path)
        source.backup(connection)
        source.close()
        names = ", ".join(columns)
        connection.execute(
            f"CREATE VIRTUAL TABLE anew USING fts5 ({names}, tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.execute(f"INSERT INTO anew (rowid, {names}) {query}")
        found = []
        for index in (table, "anew"):
            connection.execute(f"CREATE VIRTUAL TABLE words_{index} USING fts5vocab({index}, instance)")
            found.append(set(connection.execute(f"SELECT * FROM words_{index}")))
        return found[0], found[1]
    finally:
        connection.close()


def assert_search_is_true(path: Path) -> None:
    """Compare both search indexes of a closed project with indexes that are built anew."""
    present, anew = search_words(
        path, "article_search", ("title", "text"), "SELECT id, title, text FROM article_content"
    )
    assert present == anew
    query = "SELECT id, quote, note, fields FROM annotation WHERE deleted_at IS NULL"
    present, anew = search_words(path, "annotation_search", ("quote", "note", "fields"), query)
    assert present == anew
