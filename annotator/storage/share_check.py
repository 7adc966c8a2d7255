"""Look once more into a file that is about to be sent: nothing but what was chosen may be in it."""

from collections.abc import Collection
from pathlib import Path

from annotator.storage.checking import check_connection
from annotator.storage.connection import connect

_EMPTY = ("history", "import_run", "rejection", "unplaced", "label_alias")


def check_share(path: Path, articles: Collection[str], annotators: Collection[str]) -> str:
    """Return what is wrong with a new file, in words that end a sentence; empty where nothing is."""
    connection = connect(path, read_only=True)
    try:
        for table in _EMPTY:
            if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
                return f"it holds rows of {table}"
        found = {uid for (uid,) in connection.execute("SELECT uid FROM article")}
        texts, indexed = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("article_text", "article_search_docsize")
        )
        if not found <= set(articles) or not len(found) == texts == indexed:
            return "it holds articles that were not chosen"
        if not {name for (name,) in connection.execute("SELECT name FROM annotator")} <= set(annotators):
            return "it holds somebody who was not chosen"
        if connection.execute("PRAGMA freelist_count").fetchone()[0]:
            return "it holds pages that are not in use"
        problems = check_connection(connection)
        return f"it is not whole ({problems[0].place}: {problems[0].sentence})" if problems else ""
    finally:
        connection.close()
