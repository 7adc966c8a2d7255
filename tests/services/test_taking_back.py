"""Imports in whose middle the program ended: taken back whole, or hidden first and erased behind; work is kept."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.listing import Listing, Shown
from annotator.domain.span import Span
from annotator.services.projects import Project, open_project
from tests.cut_off import TEXTS, make_cut_off, open_as_left
from tests.projects import article_uids, assert_search_is_true, content, label_uid, make_project, tag


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as such an import left it."""
    return make_cut_off(tmp_path_factory.mktemp("cut_off") / "war")


@pytest.fixture
def path(left: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it, which must be whole at the end."""
    copy = tmp_path / left.name
    shutil.copyfile(left, copy)
    yield copy
    project = open_project(copy)
    assert project.check() == []
    assert project.cut_off == ()
    project.close()
    assert_search_is_true(copy)


@pytest.fixture
def before(tmp_path: Path) -> Any:
    """What the project held before the import, without ids, which are new in each project."""
    project = make_project(tmp_path / "before", TEXTS)
    tag(project, "seven people")
    try:
        return said(project)
    finally:
        project.close()


def said(project: Project) -> Any:
    """Return what a project shows, without ids."""
    everything: Any = content(project)
    articles, _, labels, _ = everything
    plain = [
        (text, [(name, label, quote) for _, name, label, _, quote, *_ in tags]) for _, _, text, tags, _ in articles
    ]
    offered = [
        (label.name, [one.key for one in label.fields if not one.retired]) for label in labels if not label.retired
    ]
    counts = project.reading.counts(project.annotator.uid)
    return plain, offered, counts, len(project.reading.find_articles("import")), len(project.reading.find_spans("Text"))


def everything(project: Project) -> object:
    """Return that, and what only the file itself tells."""
    row = project.reading.project()
    labels = [(label.name, [one.key for one in label.fields]) for label in project.reading.scheme().labels]
    return said(project), row.article_count, row.annotation_count, labels, project.reading.annotators()[1:]


def test_it_is_taken_back_when_the_project_opens(path: Path, before: Any) -> None:
    with_it = open_as_left(path)
    assert said(with_it) != before
    with_it.close()
    project = open_project(path, annotator_name="Olena")
    assert everything(project) == (before, 2, 1, before[1], [])
    project.close()


def test_hidden_it_is_out_of_sight_and_then_erased_piece_by_piece(path: Path, before: Any) -> None:
    project = open_project(path, annotator_name="Olena", hide_cut_off=True)
    assert said(project) == before
    assert project.check() == []
    row = project.reading.project()
    assert row.article_count > 300
    steps: list[tuple[int, int]] = []
    project.erase_cut_off(project.cut_off, on_progress=lambda done, all_: steps.append((done, all_)))
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert {all_ for _, all_ in steps} == {row.article_count - 2}
    assert everything(project) == (before, 2, 1, before[1], [])
    project.close()


def erase_pieces(project: Project, number: int) -> None:
    """Erase so many pieces of what is hidden."""
    steps: list[int] = []
    project.erase_cut_off(
        project.cut_off, on_progress=lambda done, _: steps.append(done), cancelled=lambda: len(steps) > number
    )
    assert len(steps) == number + 1


@pytest.mark.parametrize("hides", [True, False])
def test_what_was_not_erased_yet_the_next_opening_takes_back(path: Path, before: Any, hides: bool) -> None:
    for pieces in (0, 1, 2):
        project = open_project(path, annotator_name="Olena", hide_cut_off=True)
        erase_pieces(project, pieces)
        assert said(project) == before
        assert project.check() == []
        project.close()
    project = open_project(path, annotator_name="Olena", hide_cut_off=hides)
    assert bool(project.cut_off) is hides
    project.erase_cut_off(project.cut_off)
    assert everything(project) == (before, 2, 1, before[1], [])
    project.close()


def test_meanwhile_tags_are_made_between_the_pieces(path: Path) -> None:
    project = open_project(path, annotator_name="Olena", hide_cut_off=True)
    worker = project.sibling()
    made: list[str] = []

    def tag_one(_done: int, _all: int) -> None:
        made.append(tag(project, TEXTS[1][len(made) : len(made) + 6], article=1).uid)

    worker.erase_cut_off(project.cut_off, on_progress=tag_one)
    worker.close()
    assert len(made) > 3
    assert {one.uid for one in project.reading.annotations(article_uids(project)[1])} == set(made)
    project.close()


def test_afterwards_the_same_import_takes_everything_with_the_same_ids(path: Path) -> None:
    project = open_project(path, annotator_name="Olena", hide_cut_off=True)
    project.erase_cut_off(project.cut_off)
    summary = project.importing.take(
        ExchangedArticle(f"Text {number}", uid=f"brought-{number}", spans=(ExchangedSpan(0, 4, "Brought"),))
        for number in range(20)
    )
    assert (summary.articles, summary.spans, summary.problems) == (20, 20, [])
    assert {f"brought-{number}" for number in range(20)} < set(article_uids(project))
    project.close()


def brought(project: Project) -> list[str]:
    """Return the articles that an import brought."""
    return project.reading.uids(Listing(project.annotator.uid, Shown.ALL))[len(TEXTS) :]


def edit_a_tag(project: Project, uid: str) -> None:
    project.become("Ivan")
    project.annotating.set_note(project.reading.annotations(uid)[0].uid, "Is that so?")


def remove_a_tag(project: Project, uid: str) -> None:
    project.become("Ivan")
    project.annotating.remove([project.reading.annotations(uid)[0].uid])


WORK: dict[str, Callable[[Project, str], object]] = {
    "a tag": lambda project, uid: project.annotating.tag(uid, Span(9, 15), label_uid(project)),
    "a tag with a label that came too": lambda project, uid: project.annotating.tag(
        uid, Span(9, 15), label_uid(project, "Brought")
    ),
    "a tag that was changed": edit_a_tag,
    "a tag that was removed": remove_a_tag,
    "a flag": lambda project, uid: project.annotating.set_flag(uid, True),
    "a rejected suggestion": lambda project, uid: project.annotating.reject(uid, Span(0, 4), label_uid(project)),
    "other metadata": lambda project, uid: project.annotating.set_metadata(uid, Metadata("Another title")),
}


@pytest.mark.parametrize("what", list(WORK))
@pytest.mark.parametrize("hides", [True, False])
def test_an_article_in_which_somebody_worked_meanwhile_stays(path: Path, what: str, hides: bool) -> None:
    project = open_as_left(path)
    uid = brought(project)[7]
    WORK[what](project, uid)
    who = project.annotator
    kept = project.reading.article(uid), project.reading.annotations(uid), project.reading.progress(uid, who.uid)
    project.close()
    again = open_project(path, annotator_name=who.name, hide_cut_off=hides)
    again.erase_cut_off(again.cut_off)
    assert brought(again) == [uid]
    assert (again.reading.article(uid), again.reading.annotations(uid), again.reading.progress(uid, who.uid)) == kept
    labels = {label.uid for label in again.reading.scheme().labels}
    assert {one.label_uid for one in again.reading.annotations(uid)} <= labels
    again.annotating.undo(again.annotating.undoable()[0][-1].uid)
    again.close()


def test_a_tag_of_the_import_in_an_older_article_stays_only_where_it_was_changed(path: Path) -> None:
    project = open_as_left(path)
    first, second = article_uids(project)[:2]
    came = project.reading.annotations(second)
    own = [one for one in project.reading.annotations(first) if one.annotator_uid == project.annotator.uid]
    project.become("Ivan")
    project.annotating.relabel(came[0].uid, label_uid(project, "Weapons"))
    kept = project.reading.annotations(second)
    project.close()
    again = open_project(path, annotator_name="Olena")
    assert brought(again) == []
    assert again.reading.annotations(first) == own
    assert again.reading.annotations(second) == kept
    again.close()


def test_cancel_keeps_the_article_that_was_tagged_while_the_import_ran(tmp_path: Path) -> None:
    project = make_project(tmp_path / "war", TEXTS)
    worker = project.sibling()
    made: list[Annotation] = []

    def articles() -> Iterator[ExchangedArticle]:
        for number in range(700):
            if number == 600:
                made.append(tag(project, "Text", article=5))
            yield ExchangedArticle(f"Text {number}.")

    summary = worker.importing.take(articles(), cancelled=lambda: bool(made))
    assert (summary.cancelled, summary.kept) == (True, 1)
    worker.close()
    assert len(article_uids(project)) == len(TEXTS) + 1
    assert project.reading.annotations(article_uids(project)[-1]) == made
    assert project.check() == []
    project.close()
    assert_search_is_true(project.path)
