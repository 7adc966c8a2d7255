"""Merging over random edit histories of three laptops whose clocks are wrong, on real files."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from annotator.domain.article import Metadata
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.services import recording
from annotator.services.projects import Project, open_project
from annotator.storage.portable_rows import PortableRows
from annotator.storage.stores import Stores
from tests.laptops import article_uids, merge, new_project, rows

CLOCKS = ("2031-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z", "2024-05-23T12:00:00.000Z")
NAMES = ("Olena", "Tom", "Olena")
"""The third laptop is a conflicted copy of the first: the same annotator works on both."""

Step = tuple[int, str, int, int]
steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(
            [
                "tag",
                "tag",
                "note",
                "resize",
                "relabel",
                "remove",
                "done",
                "comment",
                "decide",
                "away",
                "title",
                "reject",
                "undo",
                "zone",
                "unzone",
            ]
        ),
        st.integers(0, 60),
        st.integers(1, 9),
    ),
    max_size=24,
)


@dataclass
class Base:
    """A folder for copies, and a file that all laptops began with."""

    folder: Path
    file: Path
    made: int = 0

    def copy(self, path: Path | None = None) -> Path:
        self.made += 1
        target = self.folder / f"{self.made}.annotator"
        shutil.copyfile(path or self.file, target)
        return target


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, default_scheme: AnnotationScheme) -> Base:
    folder = tmp_path_factory.mktemp("laptops")
    project = new_project(folder / "base.annotator", default_scheme)
    uid = article_uids(project)[0]
    label = default_scheme.active_labels()[0].uid
    for start in (0, 10, 20):
        project.annotating.tag(uid, Span(start, start + 5), label)
    project.close()
    return Base(folder, project.path)


def act(project: Project, name: str, place: int, size: int) -> None:
    """Do something at random; what makes no sense here is left out."""
    present = article_uids(project)
    if not present:
        return
    uid = present[place % len(present)]
    labels = project.reading.scheme().active_labels()
    span = Span(place, place + size)
    own = project.reading.annotations(uid, project.annotator.uid)
    one = own[place % len(own)] if own else None
    if name == "tag":
        project.annotating.tag(uid, span, labels[size % len(labels)].uid)
    elif name == "done":
        project.annotating.set_state(uid, State.DONE if size % 2 else State.IN_PROGRESS)
    elif name == "away":
        project.annotating.remove_articles([uid])
    elif name == "title":
        project.annotating.set_metadata(uid, Metadata(f"Title {place}"))
    elif name == "comment":
        project.discussing.comment(uid, f"{place} {size}", [one.uid] if one else [])
    elif name == "reject":
        project.annotating.reject(uid, span, labels[0].uid)
    elif name in ("zone", "unzone"):
        whole = Span(place, min(place + 3 * size, 80))
        (project.zoning.mark if name == "zone" else project.zoning.unmark)(uid, whole)
    elif name == "undo":
        undoable, _ = project.annotating.undoable()
        if undoable and undoable[-1].name != "import":
            project.annotating.undo(undoable[-1].uid)
    elif name == "decide":
        reviewed = project.reviewing.article(uid, [one.uid for one in project.reviewing.annotators()])
        if reviewed.open and not reviewed.is_settled:
            project.reviewing.take(reviewed, reviewed.open[0], reviewed.annotators[size % len(reviewed.annotators)])
    elif one is not None:
        change_tag(project, name, one.uid, span, labels[size % len(labels)].uid)


def change_tag(project: Project, name: str, uid: str, span: Span, label_uid: str) -> None:
    if name == "note":
        project.annotating.set_note(uid, f"note {span.start}")
    elif name == "resize":
        project.annotating.resize(uid, span)
    elif name == "relabel":
        project.annotating.relabel(uid, label_uid)
    else:
        project.annotating.remove([uid])


def merged(base: Base, first: Path, *others: Path) -> Path:
    """Merge files one after the other into a copy of the first; return the copy."""
    path = base.copy(first)
    project = open_project(path, annotator_name="Merger")
    try:
        for other in others:
            merge(project, other)
        assert project.check() == []
    finally:
        project.close()
    return path


def state(path: Path) -> dict[str, Any]:
    """Return all that must be the same on every laptop in the end."""
    project = open_project(path, read_only=True)
    try:
        found = rows(project)
        found["article"] = {
            row["uid"]: (row["title"], row["revision"], row["deleted_at"] is not None)
            for _, row in PortableRows(project._file.connection).articles()
        }
    finally:
        project.close()
    # Of a deleted tag nothing counts but that it is deleted; see annotator/services/merge_plan.py.
    for table in ("annotation", "verdict", "comment"):
        found[table] = {
            uid: (row["revision"], "deleted") if row["deleted_at"] else row for uid, row in found.get(table, {}).items()
        }
    return found


def lost(path: Path, before: dict[str, Any]) -> list[str]:
    """Return the tags of an earlier state of which a file holds neither the row nor, in its history, the version."""
    project = open_project(path, read_only=True)
    try:
        present = rows(project).get("annotation", {})
        stores = Stores(project._file)
        missing = []
        for uid, row in before.get("annotation", {}).items():
            known = [dict(each, deleted_at=None) for each in stores.history.versions_of([uid])]
            if present.get(uid) != row and row not in known and isinstance(row, dict):
                missing.append(uid)
        return missing
    finally:
        project.close()


@given(steps)
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a failure would merge for minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_laptops_merge_to_the_same_in_any_order_and_lose_nothing(
    base: Base, monkeypatch: pytest.MonkeyPatch, history: list[Step]
) -> None:
    paths = [base.copy() for _ in NAMES]
    for number, (path, name) in enumerate(zip(paths, NAMES, strict=True)):
        monkeypatch.setattr(recording, "now", lambda at=CLOCKS[number]: at)
        project = open_project(path, annotator_name=name)
        try:
            for laptop, name_of_act, place, size in history:
                if laptop == number:
                    act(project, name_of_act, place, size)
        finally:
            project.close()
    one, two, three = paths
    together = merged(base, one, two)
    end = state(merged(base, together, three))
    assert state(merged(base, two, one)) == state(together), "commutative"
    assert state(merged(base, one, merged(base, two, three))) == end, "associative"
    assert state(merged(base, three, two, one)) == end, "whatever the order"
    final = merged(base, one, two, three)
    assert state(merged(base, final, *paths)) == end, "idempotent"
    for path in paths:
        assert lost(final, state(path)) == [], "nothing lost"
