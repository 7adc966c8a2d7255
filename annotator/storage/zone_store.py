"""Zones: which stretches of articles are no article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from annotator.domain.span import Span
from annotator.domain.zone import Zone, ZoneOrigin
from annotator.storage.checksums import CHECKED_COLUMNS, checksum
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_rows

_OF_ARTICLE = (
    'SELECT z.start, z."end", z.quote, z.origin FROM zone z JOIN article a ON a.id = z.article'
    ' WHERE a.uid = ? AND z.removed = 0 ORDER BY z.start, z."end"'
)
_ORIGINS = {origin.value: origin for origin in ZoneOrigin}


class ZoneRow(NamedTuple):
    """What is known of a stretch: that it is a zone, or that it is none any more."""

    zone: Zone
    """Its origin says who brought it to this state: drawn and removed, somebody said that it is article."""
    removed: bool
    revision: int


class NewZone(NamedTuple):
    """A zone of an article that is about to be stored."""

    article_id: int
    zone: Zone


class Taught(NamedTuple):
    """A stretch of which somebody said that it is a zone, or that it is none: an outlet's other articles learn it."""

    source: str
    url: str
    article_id: int
    zone: Zone
    removed: bool


class ZoneStore:
    """Read and write zones; who writes is inside a transaction of their own."""

    def __init__(self, project: ProjectFile) -> None:
        self._project = project

    def of_article(self, article_uid: str) -> list[Zone]:
        """Return the zones of an article by place; some may overlap after a merge."""
        return [_zone(row) for row in self._project.connection.execute(_OF_ARTICLE, (article_uid,))]

    def refused(self, article_uid: str) -> list[Span]:
        """Return the stretches of an article of which somebody said that they are no zones."""
        rows = self._project.connection.execute(
            'SELECT z.start, z."end" FROM zone z JOIN article a ON a.id = z.article'
            " WHERE a.uid = ? AND z.removed = 1 AND z.origin = 'drawn'",
            (article_uid,),
        )
        return [Span(start, end) for start, end in rows]

    def row(self, article_uid: str, span: Span) -> ZoneRow | None:
        """Return the zone on this very stretch, also where it was removed, or None where there never was one."""
        found = self._project.connection.execute(
            'SELECT z.start, z."end", z.quote, z.origin, z.removed, z.revision FROM zone z'
            ' JOIN article a ON a.id = z.article WHERE a.uid = ? AND z.start = ? AND z."end" = ?',
            (article_uid, span.start, span.end),
        ).fetchone()
        return ZoneRow(_zone(found[:4]), bool(found[4]), found[5]) if found else None

    def taught(self) -> Iterator[Taught]:
        """Yield what somebody drew or took away, in all articles, article by article."""
        rows = self._project.connection.execute(
            'SELECT a.source, a.url, a.id, z.start, z."end", z.quote, z.origin, z.removed FROM zone z'
            " JOIN article a ON a.id = z.article"
            " WHERE z.origin = 'drawn' AND a.deleted_at IS NULL ORDER BY z.article"
        )
        for source, url, article_id, *zone, removed in rows:
            yield Taught(source, url, article_id, _zone(zone), bool(removed))

    def articles_with(self, phrase: str) -> Iterator[tuple[str, str, str, str]]:
        """Yield id, outlet, address and text of the articles whose text holds the words of a phrase in their order."""
        words = " ".join(re.findall(r"\w+", phrase))
        if words:
            yield from self._project.connection.execute(
                "SELECT a.uid, a.source, a.url, t.text FROM article_search s JOIN article a ON a.id = s.rowid"
                " JOIN article_text t ON t.article = a.id"
                " WHERE s.article_search MATCH ? AND a.deleted_at IS NULL ORDER BY a.position",
                (f'text : "{words}"',),
            )

    def write(self, article_uid: str, zone: Zone, *, removed: bool, revision: int) -> None:
        """Write a zone over the one on its stretch, or as a new one."""
        connection = self._project.connection
        (article_id,) = connection.execute("SELECT id FROM article WHERE uid = ?", (article_uid,)).fetchone()
        values = _values(article_id, zone, removed=removed, revision=revision)
        columns = ", ".join(f'"{column}"' for column in (*CHECKED_COLUMNS["zone"], "checksum"))
        # Without sqlite-utils: marks in all articles at once are a hundred thousand of these.
        connection.execute(
            f"INSERT OR REPLACE INTO zone ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, checksum(*values))
        )

    def insert_many(self, zones: Iterable[NewZone]) -> None:
        """Insert the zones of articles that are new."""
        rows = []
        for new in zones:
            values = _values(new.article_id, new.zone, removed=False, revision=1)
            rows.append((*values, checksum(*values)))
        insert_rows(self._project, "zone", (*CHECKED_COLUMNS["zone"], "checksum"), rows)


def zone_to_mapping(row: ZoneRow) -> dict[str, Any]:
    """Return what is known of a stretch as the history keeps it."""
    zone = row.zone
    return {
        **{"start": zone.span.start, "end": zone.span.end, "quote": zone.quote, "origin": zone.origin.value},
        "removed": row.removed,
    }


def zone_from_mapping(mapping: Mapping[str, Any]) -> Zone:
    """Return the zone that the history keeps."""
    return _zone((mapping["start"], mapping["end"], mapping["quote"], mapping["origin"]))


def _zone(row: Any) -> Zone:
    start, end, quote, origin = row
    return Zone(Span(start, end), quote, _ORIGINS[origin])


def _values(article_id: int, zone: Zone, *, removed: bool, revision: int) -> tuple[object, ...]:
    return (article_id, zone.span.start, zone.span.end, zone.quote, zone.origin.value, int(removed), revision)
