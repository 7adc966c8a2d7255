"""The article list, a page at a time, so that a hundred thousand articles open like five."""

from annotator.domain.article import ArticleSummary, Metadata
from annotator.domain.listing import Listing, Order, Shown, StateCounts
from annotator.storage.people_store import PeopleStore
from annotator.storage.project_file import ProjectFile

_SORT_COLUMN = {Order.POSITION: "a.position", Order.DATE: "a.published_on", Order.TITLE: "a.title_key"}
_HAS_PROGRESS = "EXISTS (SELECT 1 FROM progress q WHERE q.article = a.id AND q.annotator = ?1 AND {what})"
_IN_TAB = {
    Shown.ALL: "",
    Shown.TO_DO: "AND NOT " + _HAS_PROGRESS.format(what="q.state = 'done'"),
    Shown.DONE: "AND " + _HAS_PROGRESS.format(what="q.state = 'done'"),
    Shown.FLAGGED: "AND " + _HAS_PROGRESS.format(what="q.flagged = 1"),
}
_COLUMNS = (
    "a.uid, a.title, a.source, a.url, a.published_on, a.language, a.words, a.position,"
    " coalesce(p.state, 'new'), coalesce(p.flagged, 0)"
)
_LISTED = "FROM article a LEFT JOIN progress p ON p.article = a.id AND p.annotator = ?1 WHERE a.deleted_at IS NULL"
_EVERY = "SELECT article_count FROM project"
_REMOVED = "FROM article a INDEXED BY article_removed"
_COUNT_PROGRESS = "SELECT count(*) FROM progress p WHERE p.annotator = ?1 AND {what}"
# In pieces that the index on both is walked along for.
_NOT_DONE = " UNION ALL ".join(
    f"SELECT 1 FROM progress WHERE {others}"
    for others in (
        *("annotator < ?1", "annotator > ?1"),
        *("annotator = ?1 AND state < 'done'", "annotator = ?1 AND state > 'done'"),
    )
)
_FEW = 1_000
PageMark = tuple[object, int]
"""Where a page ended: the value sorted by, and the position."""


class ListingStore:
    """Read article lists by pages; a page begins behind the mark that the one before it returned."""

    def __init__(self, project: ProjectFile, people: PeopleStore) -> None:
        self._project = project
        self._people = people
        self._counted: tuple[object, StateCounts] | None = None

    def page(
        self, listing: Listing, after: PageMark | None, limit: int
    ) -> tuple[list[ArticleSummary], PageMark | None]:
        """Return up to ``limit`` articles behind a mark, and the mark for the next page, None at the end."""
        column = _SORT_COLUMN[listing.order]
        condition, values = self._condition(listing)
        if after is not None:
            condition += f" AND ({column}, a.position) > (?, ?)"
            values = [*values, *after]
        rows = self._project.connection.execute(
            f"SELECT {_COLUMNS}, {column} {_LISTED} {condition} ORDER BY {column}, a.position LIMIT ?",
            [*values, limit],
        ).fetchall()
        mark = (rows[-1][-1], rows[-1][7]) if len(rows) == limit else None
        return [_summary(row) for row in rows], mark

    def summary(self, article_uid: str, annotator_uid: str) -> ArticleSummary | None:
        """Return one article as the list shows it."""
        row = self._project.connection.execute(
            f"SELECT {_COLUMNS} {_LISTED} AND a.uid = ?2",
            (self._people.id_of(annotator_uid), article_uid),
        ).fetchone()
        return _summary(row) if row else None

    def counts(self, annotator_uid: str) -> StateCounts:
        """Return how many articles there are, are done and are flagged; counted anew only after a write."""
        connection = self._project.connection
        if connection.in_transaction:
            # What is written so far may be taken back.
            return self._count(annotator_uid)
        # The first changes with every commit of another connection, the second with every row that this one writes.
        (others,) = connection.execute("PRAGMA data_version").fetchone()
        version = (annotator_uid, others, connection.total_changes)
        if self._counted is None or self._counted[0] != version:
            self._counted = version, self._count(annotator_uid)
        return self._counted[1]

    def _count(self, annotator_uid: str) -> StateCounts:
        execute = self._project.connection.execute
        annotator = self._people.id_of(annotator_uid)
        # Taking the few that were removed off the number of all spares a look at every article. The project row knows
        # that number; while something is written it is brought up to date last.
        every = "SELECT count(*) FROM article" if self._project.connection.in_transaction else _EVERY
        total, gone = execute(
            f"SELECT ({every}), (SELECT count(*) {_REMOVED} WHERE a.deleted_at IS NOT NULL)"
        ).fetchone()
        counted = {
            "p.state = 'done'": self._done(annotator),
            "p.flagged = 1": _COUNT_PROGRESS.format(what="p.flagged = 1"),
        }
        done, flagged = (
            execute(
                f"SELECT ({number}) - (SELECT count(*) {_REMOVED} CROSS JOIN progress p ON p.article = a.id"
                f" WHERE a.deleted_at IS NOT NULL AND p.annotator = ?1 AND {what})",
                (annotator,),
            ).fetchone()[0]
            for what, number in counted.items()
        )
        return StateCounts(total - gone, done, flagged)

    def _done(self, annotator: int) -> str:
        """Return the SQL that counts what an annotator is done with, removed articles among it.

        All rows of a table are counted in a third of the time that those of one state take. In most projects one
        annotator works, who is done with nearly all articles that were begun: then the few others are taken off.
        """
        (others,) = self._project.connection.execute(
            f"SELECT count(*) FROM ({_NOT_DONE} LIMIT ?2)", (annotator, _FEW)
        ).fetchone()
        if others < _FEW:
            return f"SELECT (SELECT count(*) FROM progress) - {others}"
        return _COUNT_PROGRESS.format(what="p.state = 'done'")

    def uids(self, listing: Listing) -> list[str]:
        """Return the ids of all articles of a list, in its order."""
        condition, values = self._condition(listing)
        rows = self._project.connection.execute(
            f"SELECT a.uid {_LISTED} {condition} ORDER BY {_SORT_COLUMN[listing.order]}, a.position",
            values,
        )
        return [uid for (uid,) in rows]

    def neighbour(self, listing: Listing, article_uid: str, *, forward: bool) -> str | None:
        """Return the article of a list that stands next to the given one, which need not be in it."""
        column = _SORT_COLUMN[listing.order]
        condition, values = self._condition(listing)
        sign, direction = (">", "ASC") if forward else ("<", "DESC")
        row = self._project.connection.execute(
            f"SELECT a.uid {_LISTED} {condition}"
            f" AND ({column}, a.position) {sign} (SELECT {column.replace('a.', 'b.')}, b.position FROM article b"
            f" WHERE b.uid = ?) ORDER BY {column} {direction}, a.position {direction} LIMIT 1",
            [*values, article_uid],
        ).fetchone()
        return row[0] if row else None

    def lists(self, listing: Listing, article_uid: str) -> bool:
        """Tell whether an article stands in a list."""
        condition, values = self._condition(listing)
        row = self._project.connection.execute(
            f"SELECT 1 {_LISTED} {condition} AND a.uid = ?", [*values, article_uid]
        ).fetchone()
        return row is not None

    def _condition(self, listing: Listing) -> tuple[str, list[object]]:
        """Return what narrows the articles down to a list, and the values for it; ``?1`` is the annotator.

        The articles are walked in the order of the list, each looked up among those done or found: the time is
        bounded however many are. Driven from what was found, all of it would have to be sorted first; the plus sign
        keeps SQLite from that.
        """
        condition = _IN_TAB[listing.shown]
        values: list[object] = [self._people.id_of(listing.annotator_uid)]
        if listing.search and (expression := _expression(listing.search)):
            condition += " AND +a.id IN (SELECT rowid FROM article_search WHERE article_search MATCH ?2)"
            values.append(expression)
        return condition, values


def _expression(search: str) -> str:
    # Here: a window opens a project without searching it.
    from annotator.storage.search_store import search_expression

    return search_expression(search)


def _summary(row: tuple[object, ...]) -> ArticleSummary:
    uid, title, source, url, published_on, language, words, position, state, flagged = row[:10]
    return ArticleSummary(
        uid=str(uid),
        metadata=Metadata(str(title), str(source), str(url), str(published_on), str(language)),
        words=int(str(words)),
        position=int(str(position)),
        state=str(state),
        flagged=bool(flagged),
    )
