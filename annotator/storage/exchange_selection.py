"""Which articles and whose tags of a project are read, as conditions on its rows."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.domain.review import GOLD
from annotator.domain.workflow import State
from annotator.storage.search_store import search_expression
from annotator.storage.stores import Stores

_DONE = "EXISTS (SELECT 1 FROM progress s WHERE s.article = a.id AND s.annotator = {annotator} AND s.state = 'done')"
_OUTSIDE_ZONES = (
    "NOT EXISTS (SELECT 1 FROM zone z WHERE z.article = a.id AND z.removed = 0"
    ' AND n.start < z."end" AND z.start < n."end")'
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is read of a project; as it stands, every article without anybody's tags."""

    names: Mapping[str, str] = field(default_factory=dict)
    """What those are called whose tags are read, by their ids."""
    settled_by: str = ""
    """Id of the layer that alone counts where it is done, and does not count elsewhere; empty where all count alike."""
    viewer: str = ""
    """In a blind project, who asks: others' tags in an article that is not done by them are not read."""
    machines: Collection[str] = ()
    """Ids of those whose tags are not read but counted."""
    labels: Collection[str] | None = None
    """Names of the labels whose tags are read; None reads all."""
    states: Collection[State] = ()
    flagged_by: Collection[str] | None = None
    """Ids of those one of whom must have flagged an article; None asks for no flag."""
    search: str = ""
    articles: Collection[str] = ()
    outside_zones: bool = False
    """Tags that share a code point with a zone do not count."""


class Conditions:
    """A selection in SQL; ``a`` is the article and ``n`` the annotation."""

    def __init__(self, stores: Stores, selection: Selection) -> None:
        id_of = stores.people.id_of
        self._selection = selection
        self.annotators = {id_of(uid): name for uid, name in selection.names.items() if id_of(uid)}
        self.settling = id_of(selection.settled_by) if selection.settled_by else 0
        self.gold = id_of(GOLD.uid)
        self.viewer = id_of(selection.viewer) if selection.viewer else None
        """Row id of who asks in a blind project, 0 where they have left no trace in it yet; None elsewhere."""
        self.machines = _listed(id_of(uid) for uid in selection.machines)
        self._flagging = None if selection.flagged_by is None else _listed(map(id_of, selection.flagged_by))
        self.labels = "" if selection.labels is None else self._of_labels(stores, selection.labels)

    @staticmethod
    def _of_labels(stores: Stores, names: Collection[str]) -> str:
        rows = stores.file.connection.execute("SELECT id, name FROM label")
        return f" AND n.label IN ({_listed(row_id for row_id, name in rows if name in names)})"

    def counting(self, *, settled: bool, seen: bool) -> tuple[int, ...]:
        """Return the row ids of those whose tags count in an article, by whether it is settled and may be seen."""
        chosen = set(self.annotators)
        if self.settling:
            chosen = chosen & {self.settling} if settled else chosen - {self.settling}
        if not seen:
            chosen &= {self.viewer or 0}
        return tuple(sorted(chosen))

    def articles(self) -> tuple[str, list[str]]:
        """Return the condition that articles must meet, and the values for its question marks."""
        parts, values = ["a.deleted_at IS NULL"], []
        if self._selection.states:
            parts.append(self._in_states())
        if self._flagging is not None:
            flags = "SELECT 1 FROM progress f WHERE f.article = a.id AND f.flagged = 1"
            parts.append(f"EXISTS ({flags} AND f.annotator IN ({self._flagging}))")
        if expression := search_expression(self._selection.search):
            parts.append("a.id IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)")
            values.append(expression)
        if self._selection.articles:
            parts.append("a.uid IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(self._selection.articles)))
        return " AND ".join(parts), values

    def tags(self) -> str:
        """Return the condition that annotations must meet to count."""
        everybody = f"n.annotator IN ({_listed(self.counting(settled=False, seen=True))})"
        if self.settling:
            settled = f"n.annotator IN ({_listed(self.counting(settled=True, seen=True))})"
            everybody = f"CASE WHEN {_DONE.format(annotator=self.settling)} THEN {settled} ELSE {everybody} END"
        if self.viewer is not None:
            seen = _DONE.format(annotator=self.viewer)
            everybody = f"({everybody}) AND (n.annotator = {self.viewer} OR {seen})"
        zones = f" AND {_OUTSIDE_ZONES}" if self._selection.outside_zones else ""
        return f"n.deleted_at IS NULL AND ({everybody}){self.labels}{zones}"

    def _in_states(self) -> str:
        """Return that one of those who count is in one of the states; new is what nobody of them has begun."""
        if not self.settling:
            return self._are_in_states(self.counting(settled=False, seen=True))
        done = _DONE.format(annotator=self.settling)
        settled, open_ = (self._are_in_states(self.counting(settled=which, seen=True)) for which in (True, False))
        return f"CASE WHEN {done} THEN {settled} ELSE {open_} END"

    def _are_in_states(self, annotators: Iterable[int]) -> str:
        rows = f"SELECT 1 FROM progress p WHERE p.article = a.id AND p.annotator IN ({_listed(annotators)})"
        states = ", ".join(f"'{state.value}'" for state in sorted(self._selection.states) if state is not State.NEW)
        parts = [f"EXISTS ({rows} AND p.state IN ({states}))"] if states else []
        if State.NEW in self._selection.states:
            parts.append(f"NOT EXISTS ({rows} AND p.state <> 'new')")
        return f"({' OR '.join(parts)})"


def _listed(row_ids: Iterable[int]) -> str:
    return ", ".join(str(int(row_id)) for row_id in row_ids)
