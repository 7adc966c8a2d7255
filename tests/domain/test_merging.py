"""Merging over random edit histories of three laptops whose clocks are wrong."""

from dataclasses import dataclass, field
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.merging import Copy, Incoming, Row, Version, content_hash, incoming, merge, version

CLOCKS = ("2031-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z", "2024-05-23T12:00:00.000Z")


@dataclass
class Laptop:
    """One laptop's copy; its clock stands still, years away from the others'."""

    number: int
    copy: Copy = field(default_factory=Copy)

    def write(self, row: Row) -> Version:
        uid = str(row["uid"])
        superseded = dict(self.copy.superseded)
        if uid in self.copy.current:
            before = self.copy.current[uid]
            superseded[version(before)] = before
        self.copy = Copy({**self.copy.current, uid: row}, superseded)
        return version(row)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Laptop], set[Version]]:
    """Let three laptops create, edit, delete and exchange rows; return them and every version ever written."""
    laptops = [Laptop(number) for number in range(3)]
    written: set[Version] = set()
    acts = draw(
        st.lists(
            st.tuples(
                st.integers(0, 2), st.sampled_from(["add", "edit", "edit", "delete", "merge"]), st.integers(0, 9)
            ),
            max_size=25,
        )
    )
    for step, (number, act, choice) in enumerate(acts):
        laptop = laptops[number]
        uids = sorted(laptop.copy.current)
        if act == "add":
            row = {"uid": f"{number}-{step}", "revision": 1, "start": choice, "updated_at": CLOCKS[number]}
            written.add(laptop.write(row))
        elif act == "merge":
            laptop.copy = merge(laptop.copy, laptops[choice % 3].copy)
        elif uids:
            before = laptop.copy.current[uids[choice % len(uids)]]
            change = {"start": choice} if act == "edit" else {"deleted_at": CLOCKS[number]}
            revision = version(before).revision + 1
            written.add(laptop.write({**before, **change, "revision": revision, "updated_at": CLOCKS[number]}))
    return laptops, written


def versions(copy: Copy) -> set[Version]:
    return {version(row) for row in copy.current.values()} | set(copy.superseded)


@given(histories())
@settings(max_examples=80)
def test_laptops_that_exchange_files_in_any_order_end_the_same(case: tuple[list[Laptop], set[Version]]) -> None:
    laptops, written = case
    copies = [laptop.copy for laptop in laptops]
    merged = reduce(merge, copies)
    for order in permutations(copies):
        assert reduce(merge, order) == merged
    first, second, third = copies
    assert merge(first, merge(second, third)) == merged
    assert versions(merged) == written


@given(histories())
@settings(max_examples=80)
def test_merging_again_changes_nothing(case: tuple[list[Laptop], set[Version]]) -> None:
    first, second, _ = (laptop.copy for laptop in case[0])
    merged = merge(first, second)
    assert merge(merged, second) == merge(first, merged) == merge(merged, merged) == merged


@given(histories())
@settings(max_examples=80)
def test_the_highest_revision_counts_whatever_the_clocks_say(case: tuple[list[Laptop], set[Version]]) -> None:
    merged = reduce(merge, [laptop.copy for laptop in case[0]])
    for uid, row in merged.current.items():
        assert version(row) == max(each for each in case[1] if each.uid == uid)
    assert {each.uid for each in case[1]} == set(merged.current)


@given(histories())
@settings(max_examples=80)
def test_writing_what_comes_in_gives_the_merged_copy(case: tuple[list[Laptop], set[Version]]) -> None:
    ours, theirs, _ = (laptop.copy for laptop in case[0])
    comes = incoming(ours.current.values(), theirs.current.values(), ours.superseded)
    current = dict(ours.current)
    current.update({str(row["uid"]): row for row in comes.added})
    current.update({str(row["uid"]): row for _, row in comes.changed})
    assert current == merge(ours, theirs).current
    kept = versions(ours) | {version(row) for row in (*comes.added, *comes.superseded)}
    kept |= {version(row) for _, row in comes.changed}
    assert kept >= {version(row) for row in theirs.current.values()}
    known = {*ours.superseded, *(version(row) for row in comes.superseded), *(version(row) for row, _ in comes.changed)}
    again = incoming(current.values(), theirs.current.values(), known)
    assert again == Incoming(unchanged=len(theirs.current))


def test_a_deletion_is_a_revision_like_any_other() -> None:
    edited = {"uid": "u", "revision": 3, "start": 5}
    deleted = {"uid": "u", "revision": 2, "start": 4, "deleted_at": CLOCKS[0]}
    assert merge(Copy({"u": edited}), Copy({"u": deleted})).current == {"u": edited}
    later = {**deleted, "revision": 4}
    merged = merge(Copy({"u": edited}), Copy({"u": later}))
    assert merged.current == {"u": later}
    assert list(merged.superseded.values()) == [edited]


def test_the_hash_does_not_depend_on_how_a_row_is_written_down() -> None:
    row = {"uid": "u", "revision": 1, "fields": {"a": 1, "b": 2}, "automatic": frozenset("xyz"), "raw": b"\x00\xff"}
    again = {
        "raw": b"\x00\xff",
        "automatic": set("zyx"),
        "fields": {"b": 2, "a": 1},
        "revision": 1,
        "uid": "u",
        "note": None,
    }
    assert content_hash(row) == content_hash(again)
    assert content_hash(row) != content_hash({**row, "note": ""})


@pytest.mark.parametrize("row", [{}, {"uid": "u"}, {"uid": 7, "revision": 1}, {"uid": "u", "revision": True}])
def test_a_row_without_id_or_revision_is_refused(row: Row) -> None:
    with pytest.raises(ValueError, match="not a row that can be merged"):
        version(row)
