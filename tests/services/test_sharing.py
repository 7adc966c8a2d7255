"""What a file for a colleague holds, and that nothing else can be found in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import State
from annotator.services.projects import Project, open_project
from annotator.services.sharing import Articles, NothingToShare
from annotator.storage.errors import ProjectExists
from tests.laptops import article_uids, new_project, person, rows, tag

SECRET = "Kramatorsk depot on Lesia Street"


@pytest.fixture
def project(tmp_path: Path, default_scheme: AnnotationScheme) -> Iterator[Project]:
    texts = (
        "Seven people were killed in Kharkiv.",
        f"Nobody may know of the {SECRET}.",
        "A qwertyrocket hit Zzyzxville.",
    )
    made = new_project(tmp_path / "ours.annotator", default_scheme, "Olena", texts)
    made.annotating.set_note(tag(made, 0, "Seven people"), "told by a source in Zaqwsx")
    gone = tag(made, 0, "Kharkiv", 3)
    made.annotating.set_note(gone, "to be forgotten: Plokmij")
    made.annotating.remove([gone])
    made.annotating.set_state(article_uids(made)[0], State.DONE)
    made.become("Tom")
    tag(made, 0, "killed")
    tag(made, 2, "qwertyrocket", 1)
    made.become("Olena")
    yield made
    made.close()


def test_only_what_was_chosen_is_inside(project: Project, tmp_path: Path) -> None:
    chosen = [article_uids(project)[0]]
    olena = person(project, "Olena")
    summary = project.sharing.run(tmp_path / "out", annotators=[olena], articles=chosen)
    assert (summary.articles, summary.spans, summary.annotators) == (1, 1, ("Olena",))
    raw = summary.path.read_bytes()
    for word in (SECRET, "Lesia", "qwertyrocket", "Zzyzxville", "Plokmij", "Tom"):
        assert word.encode() not in raw, word
    assert b"Zaqwsx" in raw
    assert not list(tmp_path.glob(".out*"))


def test_ids_scheme_and_guidelines_travel(project: Project, tmp_path: Path) -> None:
    project.schemes.change_guidelines("Tag with care.")
    olena = person(project, "Olena")
    path = project.sharing.run(tmp_path / "out.annotator", annotators=[olena]).path
    other = open_project(path, annotator_name="Tom")
    try:
        assert article_uids(other) == article_uids(project)
        assert other.reading.scheme().labels == project.reading.scheme().labels
        assert other.reading.project().guidelines == "Tag with care."
        assert other.reading.project().uid != project.reading.project().uid
        assert other.reading.project().options["origin"] == project.reading.project().uid
        theirs, mine = rows(other)["annotation"], rows(project)["annotation"]
        assert {uid: row for uid, row in theirs.items() if not row["deleted_at"]} == {
            uid: row for uid, row in mine.items() if row["annotator"] == olena.uid and not row["deleted_at"]
        }
        assert [row["note"] for row in theirs.values() if row["deleted_at"]] == [""], (
            "a deletion travels without content"
        )
        assert other.check() == []
    finally:
        other.close()


def test_a_blind_file_names_nobody(project: Project, tmp_path: Path) -> None:
    summary = project.sharing.run(tmp_path / "blind", blind_until_done=True)
    assert (summary.spans, summary.annotators) == (0, ())
    raw = summary.path.read_bytes()
    assert b"Olena" not in raw
    assert b"Zaqwsx" not in raw
    other = open_project(summary.path, annotator_name="Tom")
    try:
        assert other.review_settings.get().blind_until_done
        assert other.reading.annotators() == []
    finally:
        other.close()


def test_articles_by_state(project: Project, tmp_path: Path) -> None:
    olena = person(project, "Olena")
    assert project.sharing.run(tmp_path / "done", annotators=[olena], articles=Articles.DONE).articles == 1
    assert project.sharing.run(tmp_path / "new", annotators=[olena], articles=Articles.NEW).articles == 2
    with pytest.raises(NothingToShare):
        project.sharing.run(tmp_path / "flagged", articles=Articles.FLAGGED)
    assert not (tmp_path / "flagged.annotator").exists()


def test_nothing_is_overwritten(project: Project, tmp_path: Path) -> None:
    (tmp_path / "there.annotator").write_text("mine")
    with pytest.raises(ProjectExists):
        project.sharing.run(tmp_path / "there.annotator")
    assert (tmp_path / "there.annotator").read_text() == "mine"


def test_removed_articles_stay_at_home(project: Project, tmp_path: Path) -> None:
    project.annotating.remove_articles([article_uids(project)[1]])
    path = project.sharing.run(tmp_path / "out").path
    assert b"Lesia" not in path.read_bytes()
