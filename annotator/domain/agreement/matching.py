"""Match the units of two annotators one to one, by how much they overlap."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ASSIGNMENT_LIMIT = 60
"""Up to this many units of one annotator in one entangled place are matched exactly; see :func:`match`."""

NEIGHBOURS = 64
"""With how many overlapping units of the other annotator a unit is compared at most, those that start nearest."""


class Unit(NamedTuple):
    """A stretch [start, end) with its label, without the rest of an annotation."""

    start: int
    end: int
    label: str


class _Edge(NamedTuple):
    """Two units that overlap, as places in their sequences, and how good it would be to match them."""

    first: int
    second: int
    weight: int


def overlap(first: Unit, second: Unit) -> int:
    """Return how many code points two units share; at least 0."""
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def match(first: Sequence[Unit], second: Sequence[Unit], least_share: float = 0.0) -> list[tuple[int, int]]:
    """Match units one to one so that the matched ones share as many code points as possible; return pairs of places.

    Identical units (start, end and label) are matched first, which never costs any overlap; among equal overlaps, equal
    bounds and then equal labels are preferred. Units are matched only where they share at least one code point, and at
    least ``least_share`` of the longer one. The result is the best possible one, except where units of one annotator
    lie inside each other and more than :data:`ASSIGNMENT_LIMIT` of them hang together. There the largest overlaps are
    taken first, each unit being compared with :data:`NEIGHBOURS` others, so that no article can stall the program.
    """
    pairs, left, right = identical(first, second)
    if left and right:
        edges = list(_edges(first, second, left, right, least_share))
        for component in _components(edges):
            pairs.extend(_best(first, second, component))
    return sorted(pairs)


def identical(first: Sequence[Unit], second: Sequence[Unit]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Match identical units; return pairs of places, and the places that are left on either side."""
    waiting = dict(zip(second, range(len(second)), strict=True))
    again = _repeated(second) if len(waiting) < len(second) else {}
    pairs, left = [], []
    for place, unit in enumerate(first):
        other = again[unit].pop() if again.get(unit) else waiting.pop(unit, None)
        if other is None:
            left.append(place)
        else:
            pairs.append((place, other))
    return pairs, left, sorted([*waiting.values(), *(place for places in again.values() for place in places)])


def _repeated(units: Sequence[Unit]) -> dict[Unit, list[int]]:
    """Return the places of every repeated unit but its last."""
    places: dict[Unit, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        places[unit].append(place)
    return {unit: those[:-1] for unit, those in places.items() if len(those) > 1}


def _edges(
    first: Sequence[Unit], second: Sequence[Unit], left: list[int], right: list[int], least_share: float
) -> Iterator[_Edge]:
    """Yield every overlap between the units in these places.

    A weight counts shared code points first, then equal bounds, equal labels and matches, so that what is counted later
    does not depend on which annotator comes first.
    """
    heavier = 1 + min(len(left), len(right))  # all of the lesser together weigh less than one of the greater
    left = sorted(left, key=lambda place: first[place][:2])
    right = sorted(right, key=lambda place: second[place][:2])
    active: list[int] = []
    coming = 0
    for place in left:
        unit = first[place]
        while coming < len(right) and second[right[coming]].start < unit.end:
            active.append(right[coming])
            coming += 1
        active = [other for other in active if second[other].end > unit.start]
        for other in _nearest(second, active, unit.start):
            shared = overlap(unit, second[other])
            longer = max(unit.end - unit.start, second[other].end - second[other].start)
            if shared and shared >= least_share * longer:
                weight = shared * heavier + (unit[:2] == second[other][:2])
                weight = weight * heavier + (unit.label == second[other].label)
                yield _Edge(place, other, weight * heavier + 1)


def _nearest(units: Sequence[Unit], active: list[int], start: int) -> list[int]:
    """Return the active places, which are in order of their starts, around this start."""
    if len(active) <= NEIGHBOURS:
        return active
    middle = bisect_left(active, start, key=lambda place: units[place].start)
    begin = min(max(0, middle - NEIGHBOURS // 2), len(active) - NEIGHBOURS)
    return active[begin : begin + NEIGHBOURS]


def _components(edges: Sequence[_Edge]) -> list[list[_Edge]]:
    """Split edges into sets that have no unit in common."""
    leader: dict[int, int] = {}

    def find(node: int) -> int:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for edge in edges:
        leader[find(~edge.second)] = find(edge.first)
    components: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        components[find(edge.first)].append(edge)
    return list(components.values())


def _best(first: Sequence[Unit], second: Sequence[Unit], edges: list[_Edge]) -> list[tuple[int, int]]:
    if len(edges) == 1:
        return [edges[0][:2]]
    rows = sorted({edge.first for edge in edges}, key=lambda place: first[place][:2])
    columns = sorted({edge.second for edge in edges}, key=lambda place: second[place][:2])
    if _side_by_side(first, rows) and _side_by_side(second, columns):
        return _best_in_order(edges, rows, columns)
    if min(len(rows), len(columns)) <= ASSIGNMENT_LIMIT:
        return _best_assignment(edges, rows, columns)
    return _largest_first(edges)


def _side_by_side(units: Sequence[Unit], places: Sequence[int]) -> bool:
    """Tell whether no unit starts before the one before it has ended."""
    return all(units[places[i]].end <= units[places[i + 1]].start for i in range(len(places) - 1))


def _best_in_order(edges: Sequence[_Edge], rows: Sequence[int], columns: Sequence[int]) -> list[tuple[int, int]]:
    """Match units that lie side by side: their best matching never crosses, so it is a heaviest rising chain of edges.

    Kept as a staircase: ``ends`` rises by column and by the weight of the best chain that ends there.
    """
    row_of = {place: number for number, place in enumerate(rows)}
    column_of = {place: number for number, place in enumerate(columns)}
    chains: list[tuple[int, _Edge, int]] = []  # weight of the chain, its last edge, the chain before it
    ends: list[int] = []
    best: list[int] = []
    for edge in sorted(edges, key=lambda each: (row_of[each.first], -column_of[each.second])):
        column = column_of[edge.second]
        at = bisect_left(ends, column)
        before = best[at - 1] if at else -1
        weight = edge.weight + (chains[before][0] if at else 0)
        if at < len(ends) and ends[at] == column and chains[best[at]][0] >= weight:
            continue
        chains.append((weight, edge, before))
        beaten = at
        while beaten < len(ends) and chains[best[beaten]][0] <= weight:
            beaten += 1
        ends[at:beaten] = [column]
        best[at:beaten] = [len(chains) - 1]
    pairs = []
    at = best[-1]
    while at >= 0:
        _, edge, before = chains[at]
        pairs.append((edge.first, edge.second))
        at = before
    return pairs


def _best_assignment(edges: Sequence[_Edge], rows: Sequence[int], columns: Sequence[int]) -> list[tuple[int, int]]:
    """Solve the assignment problem exactly, by shortest augmenting paths (Kuhn 1955, Jonker & Volgenant 1987)."""
    weights = {(edge.first, edge.second): edge.weight for edge in edges}
    turned = len(rows) > len(columns)
    if turned:
        rows, columns = columns, rows
    costs = [[-weights.get((column, row) if turned else (row, column), 0) for column in columns] for row in rows]
    owner = _assign(costs)
    pairs = ((columns[place], rows[row]) if turned else (rows[row], columns[place]) for place, row in owner.items())
    return [pair for pair in pairs if pair in weights]


def _assign(costs: Sequence[Sequence[int]]) -> dict[int, int]:
    """Give every row its own column at the least total cost; there are at least as many columns as rows."""
    row_price = [0] * len(costs)
    column_price = [0] * len(costs[0])
    owner: dict[int, int] = {}
    for new_row in range(len(costs)):
        distance: dict[int, int] = {}
        came_from: dict[int, int | None] = {}
        settled: list[int] = []
        unsettled = set(range(len(costs[0])))
        row, reached, through = new_row, 0, None
        while True:
            for column in unsettled:
                away = reached + costs[row][column] - row_price[row] - column_price[column]
                if column not in distance or away < distance[column]:
                    distance[column], came_from[column] = away, through
            through = min(unsettled, key=lambda column: (distance[column], column))
            reached = distance[through]
            unsettled.remove(through)
            if through not in owner:
                break
            settled.append(through)
            row = owner[through]
        row_price[new_row] += reached
        for column in settled:
            row_price[owner[column]] += reached - distance[column]
            column_price[column] -= reached - distance[column]
        free: int | None = through
        while free is not None:
            earlier = came_from[free]
            owner[free] = new_row if earlier is None else owner[earlier]
            free = earlier
    return owner


def _largest_first(edges: Sequence[_Edge]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    used_first: set[int] = set()
    used_second: set[int] = set()
    for edge in sorted(edges, key=lambda each: (-each.weight, each.first, each.second)):
        if edge.first not in used_first and edge.second not in used_second:
            used_first.add(edge.first)
            used_second.add(edge.second)
            pairs.append((edge.first, edge.second))
    return pairs
