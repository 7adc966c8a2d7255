"""Zones go to colleagues and come back with what they say otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.services.annotating import Annotating
from annotator.services.merge_writing import MergeChangedSince
from annotator.services.projects import Project, open_project
from tests.laptops import article_uids, merge, new_project, rows, tag

TEXTS = (
    "Seven people 🚀 were killed in Kharkiv.\n\nDon’t miss…\n\nThe mayor said so.",
    "A glide bomb hit Saltivka.\n\nBack to top",
)


@pytest.fixture
def ours(tmp_path: Path, default_scheme: AnnotationScheme) -> Iterator[Project]:
    project = new_project(tmp_path / "ours.annotator", default_scheme, "Olena", TEXTS)
    yield project
    project.close()


def quotes(project: Project, article: int = 0) -> list[str]:
    return [zone.quote for zone in project.zoning.zones(article_uids(project)[article])]


def span_of(project: Project, quote: str, article: int = 0) -> Span:
    found = project.reading.article(article_uids(project)[article])
    assert found is not None
    start = found.text.index(quote)
    return Span(start, start + len(quote))


def shared(project: Project, path: Path, name: str) -> Project:
    project.sharing.run(path)
    return open_project(path, annotator_name=name)


def test_zones_go_with_the_articles_whoever_drew_them(ours: Project, tmp_path: Path) -> None:
    ours.zoning.mark(article_uids(ours)[0], span_of(ours, "The mayor said so."))
    ours.zoning.unmark(article_uids(ours)[1], span_of(ours, "Back to top", 1))
    theirs = shared(ours, tmp_path / "theirs.annotator", "Tom")
    assert rows(theirs)["zone"] == rows(ours)["zone"]
    assert theirs.check() == []
    theirs.close()


def test_a_colleagues_corrections_come_home_through_the_child_and_can_be_taken_back(
    ours: Project, tmp_path: Path
) -> None:
    theirs = shared(ours, tmp_path / "theirs.annotator", "Tom")
    theirs.zoning.unmark(article_uids(theirs)[0], span_of(theirs, "Don’t miss…"))
    theirs.zoning.mark(article_uids(theirs)[1], span_of(theirs, "A glide bomb", 1))
    theirs.close()
    before = rows(ours)
    with ours.merging.preview(theirs.path) as preview:
        assert preview.zones == 2
        assert preview.changes_anything
        summary = ours.merging.merge(preview)
    assert summary.zones == 2
    assert [quotes(ours), quotes(ours, 1)] == [[], ["A glide bomb", "Back to top"]]
    assert ours.check() == []
    again = merge(ours, theirs.path)
    assert again.zones == 0
    ours.annotating.undo(summary.changes.act_uid)
    assert rows(ours) == before
    assert ours.check() == []


def test_a_merge_whose_zones_were_worked_on_is_not_undone(ours: Project, tmp_path: Path) -> None:
    theirs = shared(ours, tmp_path / "theirs.annotator", "Tom")
    theirs.zoning.unmark(article_uids(theirs)[0], span_of(theirs, "Don’t miss…"))
    theirs.importing.paste(ExchangedArticle("A new one.\n\nBack to top"))
    theirs.close()
    summary = merge(ours, theirs.path)
    assert quotes(ours, 2) == ["Back to top"]
    act = ours.zoning.mark(article_uids(ours)[0], span_of(ours, "Don’t miss…")).act_uid
    with pytest.raises(MergeChangedSince):
        ours.annotating.undo(summary.changes.act_uid)
    ours.annotating.undo(act)
    with pytest.raises(MergeChangedSince):
        ours.annotating.undo(summary.changes.act_uid)
    assert ours.check() == []


def test_new_articles_come_and_go_with_their_zones(ours: Project, tmp_path: Path) -> None:
    theirs = shared(ours, tmp_path / "theirs.annotator", "Tom")
    theirs.importing.paste(ExchangedArticle("A new one.\n\nBack to top"))
    theirs.close()
    before = rows(ours)
    summary = merge(ours, theirs.path)
    assert quotes(ours, 2) == ["Back to top"]
    undo = ours.annotating.undo
    undo(summary.changes.act_uid)
    assert rows(ours) == before
    merge(ours, theirs.path)
    act = ours.zoning.mark(article_uids(ours)[2], span_of(ours, "new", 2))
    assert act.zones == (article_uids(ours)[2],)
    with pytest.raises(MergeChangedSince):
        undo(_last_merge(ours.annotating))


def _last_merge(annotating: Annotating) -> str:
    return [act.uid for act in annotating.undoable()[0] if act.name == "merge"][-1]


def test_what_two_found_by_themselves_is_one_zone(
    ours: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    theirs = new_project(tmp_path / "theirs.annotator", default_scheme, "Tom", TEXTS)
    theirs.zoning.mark(article_uids(theirs)[1], span_of(theirs, "Saltivka", 1))
    theirs.close()
    before = rows(ours)["zone"]
    assert merge(ours, theirs.path).zones == 1
    assert {key: row for key, row in rows(ours)["zone"].items() if key in before} == before
    assert quotes(ours, 1) == ["Saltivka", "Back to top"]


def test_zones_find_their_place_in_a_different_text(ours: Project, tmp_path: Path) -> None:
    theirs = shared(ours, tmp_path / "theirs.annotator", "Tom")
    tag(theirs, 0, "Seven people")
    theirs.zoning.mark(article_uids(theirs)[0], span_of(theirs, "The mayor said so."))
    theirs.close()
    connection = ours._file.connection
    uid = article_uids(ours)[0]
    text = f"A longer headline\n\n{TEXTS[0].replace('Don’t miss…', 'Do miss it.')}"
    _replace_text(ours, uid, text)
    merge(ours, theirs.path)
    assert quotes(ours) == ["The mayor said so."]
    assert not connection.in_transaction


def _replace_text(project: Project, uid: str, text: str) -> None:
    """Let our copy of an article read differently, as one that an older program imported would."""
    from annotator.domain.article import text_hash
    from annotator.storage.checksums import sql_checksum

    connection = project._file.connection
    (row_id,) = connection.execute("SELECT id FROM article WHERE uid = ?", (uid,)).fetchone()
    connection.execute("DELETE FROM zone WHERE article = ?", (row_id,))
    connection.execute("UPDATE article_text SET text = ? WHERE article = ?", (text, row_id))
    connection.execute("UPDATE article SET text_sha256 = ? WHERE id = ?", (text_hash(text), row_id))
    connection.execute(f"UPDATE article SET checksum = {sql_checksum('article')} WHERE id = ?", (row_id,))
