"""Full-text search over articles and annotations; case and accents do not count."""

import re

from annotator.domain.listing import ArticleHit, SpanHit
from annotator.storage.people_store import PeopleStore
from annotator.storage.progress_store import seen_by
from annotator.storage.project_file import ProjectFile
from annotator.storage.scheme_store import SchemeStore

_PART = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w+")


def search_expression(search: str) -> str:
    """Return the FTS5 expression for what a user typed, or an empty string where no word is in it.

    ``"two words"`` is a phrase; ``word*`` and the last word typed are prefixes, unless it is one letter, which begins
    half of all words; all parts must be found. Everything is quoted, so that no sign in it is an operator. See
    https://www.sqlite.org/fts5.html#full_text_query_syntax
    """
    parts: list[str] = []
    for match in _PART.finditer(search):
        phrase, bare = match.groups()
        words = _WORD.findall(phrase if bare is None else bare)
        if words:
            open_ended = bare is not None and (bare.endswith("*") or match.end() == len(search)) and len(words[-1]) > 1
            parts.append(f'"{" ".join(words)}"' + ("*" if open_ended else ""))
    return " ".join(parts)


class SearchStore:
    """Find articles and annotations by words."""

    def __init__(self, project: ProjectFile, scheme: SchemeStore, people: PeopleStore) -> None:
        self._project = project
        self._scheme = scheme
        self._people = people

    def articles(self, search: str, limit: int) -> list[ArticleHit]:
        """Return articles whose title or text holds what was typed; hits in titles come first."""
        expression = search_expression(search)
        if not expression:
            return []
        by_title = self._articles(f"title : ({expression})", limit)
        found = {hit.article_uid for hit in by_title}
        by_text = self._articles(expression, limit)
        return [*by_title, *(hit for hit in by_text if hit.article_uid not in found)][:limit]

    def _articles(self, expression: str, limit: int) -> list[ArticleHit]:
        # In the order of the file: ranking eighteen thousand hits takes thirty times as long.
        rows = self._project.connection.execute(
            "SELECT a.uid, a.title, a.source, a.published_on,"
            " snippet(article_search, 1, char(2), char(3), '…', 12)"
            " FROM article_search JOIN article a ON a.id = article_search.rowid"
            " WHERE article_search MATCH ? AND a.deleted_at IS NULL ORDER BY article_search.rowid LIMIT ?",
            (expression, limit),
        )
        return [ArticleHit(*row) for row in rows]

    def spans(
        self, search: str, limit: int, label_uid: str | None = None, *, hidden_from: str | None = None
    ) -> list[SpanHit]:
        """Return annotations whose text, note or field values hold what was typed, of one label or of all.

        What others did in articles that ``hidden_from`` has not finished is left out.
        """
        expression = search_expression(search)
        if not expression:
            return []
        condition, values = "annotation_search MATCH ?", [expression]
        if label_uid is not None:
            condition += " AND n.label = ?"
            values.append(str(self._scheme.id_of(label_uid)))
        if hidden_from is not None:
            condition += f" AND {seen_by(self._people.id_of(hidden_from), 'n')}"
        rows = self._project.connection.execute(
            "SELECT n.uid, a.uid, a.title, n.label, n.annotator, n.quote, n.start"
            " FROM annotation_search JOIN annotation n ON n.id = annotation_search.rowid"
            " JOIN article a ON a.id = n.article"
            # By this rowid, though it equals n.id: only so does the search stop at the limit.
            f" WHERE n.deleted_at IS NULL AND a.deleted_at IS NULL AND {condition}"
            " ORDER BY annotation_search.rowid LIMIT ?",
            [*values, limit],
        )
        return [
            SpanHit(uid, article, title, self._scheme.uid_of(label), self._people.uid_of(annotator), quote, start)
            for uid, article, title, label, annotator, quote, start in rows
        ]
