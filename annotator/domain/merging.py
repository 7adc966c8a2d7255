"""Merge the rows of two copies of a project: a union by id in which nothing is lost and order does not matter.

A row is one version of an annotation as plain values: ``uid``, ``revision`` and the rest of its columns; a deleted
annotation is a row that says so. Of two versions of a row the higher revision counts. Of two versions with the same
revision, made on two laptops, the one whose content has the greater hash counts: an arbitrary choice, but every laptop
makes the same. No clock is asked. What does not count any more is kept for the history.

What means something in one file only must not be in a row: rowids, checksums, import runs; references to other tables
are ids (``uid``). Where a colleague's text of an article differs, place their spans in ours before comparing rows, so
that a second merge finds them as they are.

So merging is commutative, associative and idempotent, and any number of laptops that exchange files in any order end
with the same rows.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

Row = Mapping[str, object]


class Version(NamedTuple):
    """What tells a version of a row from every other one; of one row, the greater counts."""

    uid: str
    revision: int
    content_hash: str


@dataclass(frozen=True)
class Copy:
    """All versions of the rows in one copy of a project."""

    current: Mapping[str, Row] = field(default_factory=dict)
    """The version that counts, by uid."""
    superseded: Mapping[Version, Row] = field(default_factory=dict)
    """Every version that does not count any more."""


@dataclass(frozen=True)
class Incoming:
    """What another copy's rows would change in ours."""

    added: tuple[Row, ...] = ()
    """Rows that we do not have; among them ones that the other copy has deleted already."""
    changed: tuple[tuple[Row, Row], ...] = ()
    """Our version, which goes to the history, and theirs, which counts from now on."""
    superseded: tuple[Row, ...] = ()
    """Their versions that do not count; they go to the history where it does not have them yet."""
    unchanged: int = 0


def content_hash(row: Row) -> str:
    """Return a hash of everything in a row, whatever the order of its keys; None is the same as not there."""
    present = {key: value for key, value in row.items() if value is not None}
    text = json.dumps(present, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def version(row: Row) -> Version:
    """Return which version of which row this is; raise ValueError where a row has no id or no whole revision."""
    return Version(*_numbered(row), content_hash(row))


def merge(ours: Copy, theirs: Copy) -> Copy:
    """Return the union of two copies."""
    versions: dict[Version, Row] = {}
    for copy in (ours, theirs):
        versions.update(copy.superseded)
        versions.update((version(row), row) for row in copy.current.values())
    return _copy(versions)


def incoming(ours: Iterable[Row], theirs: Iterable[Row], known: Collection[Version] = ()) -> Incoming:
    """Return what to write so that our current rows become the merged ones.

    ``known`` are the versions that our history has already, so that merging a file twice changes nothing.
    """
    mine = {_numbered(row)[0]: row for row in ours}
    added, changed, superseded = [], [], []
    unchanged = 0
    for row in theirs:
        own = mine.get(_numbered(row)[0])
        if own is None:
            added.append(row)
        elif _counts_more(row, own):
            changed.append((own, row))
        elif own == row or version(row) == version(own) or version(row) in known:
            unchanged += 1
        else:
            superseded.append(row)
    return Incoming(tuple(added), tuple(changed), tuple(superseded), unchanged)


def _numbered(row: Row) -> tuple[str, int]:
    uid, revision = row.get("uid"), row.get("revision")
    if not isinstance(uid, str) or not isinstance(revision, int) or isinstance(revision, bool):
        raise ValueError(f"not a row that can be merged: uid {uid!r}, revision {revision!r}")
    return uid, revision


def _counts_more(row: Row, other: Row) -> bool:
    """Tell whether one version counts and not the other; contents are hashed only where revisions do not tell."""
    revision, other_revision = _numbered(row)[1], _numbered(other)[1]
    if revision != other_revision:
        return revision > other_revision
    return row != other and content_hash(row) > content_hash(other)


def _copy(versions: Mapping[Version, Row]) -> Copy:
    """Sort versions into those that count and those that do not."""
    winners: dict[str, Version] = {}
    for each in versions:
        winners[each.uid] = max(each, winners.get(each.uid, each))
    superseded = {each: versions[each] for each in sorted(versions) if winners[each.uid] != each}
    return Copy({uid: versions[each] for uid, each in sorted(winners.items())}, superseded)


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"cannot be part of a row: {type(value).__name__}")
