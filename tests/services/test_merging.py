"""What merging a colleague's file shows first, brings, and leaves behind when it is undone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.scheme_matching import MatchedBy
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.services.merge_writing import MergeChangedSince, MergeGone
from annotator.services.placing import NotWaiting
from annotator.services.projects import Project, create_project, open_project
from tests.laptops import TEXTS, article_uids, copy_of, merge, new_project, person, read_here, rows, tag


@pytest.fixture
def ours(tmp_path: Path, default_scheme: AnnotationScheme) -> Iterator[Project]:
    project = new_project(tmp_path / "ours.annotator", default_scheme, "Olena")
    tag(project, 0, "Seven people")
    yield project
    project.close()


def colleague(project: Project, tmp_path: Path, name: str = "Tom") -> Project:
    """Send all articles and Olena's tags to a colleague, and open the file as them."""
    path = project.sharing.run(tmp_path / f"{name}.annotator", annotators=[person(project, "Olena")]).path
    return open_project(path, annotator_name=name)


def test_a_colleagues_work_comes_home_through_the_child(ours: Project, tmp_path: Path) -> None:
    theirs = colleague(ours, tmp_path)
    tag(theirs, 0, "missiles", 1)
    theirs.annotating.set_state(article_uids(theirs)[0], State.DONE)
    theirs.importing.paste(ExchangedArticle("A drone fell on Izium."))
    theirs.close()
    with ours.merging.preview(theirs.path) as preview:
        assert preview.is_ours
        assert len(preview.new_articles) == 1
        assert [(one.name, one.new, one.same) for one in preview.annotators.values()] == [
            ("Olena", 0, 1),
            ("Tom", 1, 0),
        ]
        summary = ours.merging.merge(preview)
    assert (summary.articles, summary.added) == (1, 1)
    assert [snapshot.reason for snapshot in ours.snapshots()][-1] == "merge"
    tom = person(ours, "Tom")
    assert ours.reading.progress(article_uids(ours)[0], tom.uid).state is State.DONE
    assert ours.reading.find_spans("missiles")[0].annotator_uid == tom.uid
    assert ours.reading.find_articles("drone")
    assert ours.check() == []


def test_a_deletion_travels_and_the_tag_stays_in_the_history(ours: Project, tmp_path: Path) -> None:
    theirs = colleague(ours, tmp_path)
    uid = tag(theirs, 0, "missiles", 1)
    theirs.close()
    merge(ours, theirs.path)
    again = open_project(theirs.path, annotator_name="Tom")
    again.annotating.remove([uid])
    again.close()
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        assert [one.removed for one in preview.annotators.values() if one.name == "Tom"] == [1]
        summary = ours.merging.merge(preview)
    assert summary.removed == 1
    assert ours.reading.annotation(uid) is None
    ours.annotating.undo(summary.changes.act_uid)
    assert ours.reading.annotation(uid) is not None


def test_a_tag_that_was_made_and_removed_there_arrives_as_removed(ours: Project, tmp_path: Path) -> None:
    theirs = copy_of(ours, tmp_path / "theirs.annotator", "Olena")
    gone = tag(theirs, 0, "missiles", 1)
    theirs.annotating.remove([gone])
    theirs.close()
    again = open_project(ours.path, annotator_name="Olena")
    try:
        merge(again, theirs.path)
        assert rows(again)["annotation"][gone]["deleted_at"]
        before = rows(again)
        merge(again, theirs.path)
        assert rows(again) == before
    finally:
        again.close()


def test_undoing_a_merge_leaves_the_rows_as_they_were(ours: Project, tmp_path: Path) -> None:
    theirs = colleague(ours, tmp_path)
    theirs.become("Olena")
    theirs.annotating.set_note(theirs.reading.annotations(article_uids(theirs)[0])[0].uid, "changed there")
    theirs.become("Tom")
    uid = article_uids(theirs)[0]
    theirs.discussing.comment(uid, "Why?", [theirs.reading.annotations(uid)[0].uid])
    reviewed = theirs.reviewing.article(uid, [person(theirs, "Olena").uid])
    theirs.reviewing.neither(reviewed, reviewed.open[0])
    theirs.importing.paste(ExchangedArticle("A drone fell on Izium."))
    tag(theirs, 2, "drone", 1)
    theirs.close()
    before, people = rows(ours), ours.reading.annotators()
    summary = merge(ours, theirs.path)
    assert (summary.changed, summary.verdicts, summary.comments) == (1, 1, 1)
    assert rows(ours) != before
    changes = ours.annotating.undo(summary.changes.act_uid)
    assert changes.everything
    assert rows(ours) == before
    assert ours.reading.annotators() == people
    assert ours.check() == []
    with pytest.raises(MergeGone):
        ours.annotating.redo(summary.changes.act_uid)
    assert merge(ours, theirs.path).changed == 1, "merging again brings it back"


def test_a_merge_that_was_worked_on_is_not_undone(ours: Project, tmp_path: Path) -> None:
    theirs = colleague(ours, tmp_path)
    theirs.importing.paste(ExchangedArticle("A drone fell on Izium."))
    theirs.close()
    summary = merge(ours, theirs.path)
    tag(ours, 2, "drone", 1)
    with pytest.raises(MergeChangedSince):
        ours.annotating.undo(summary.changes.act_uid)
    assert ours.check() == []


def test_a_conflicted_copy_loses_nothing_of_either(
    ours: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    uid = ours.reading.annotations(article_uids(ours)[0])[0].uid
    copy = copy_of(ours, tmp_path / "ours (conflicted copy).annotator", "Olena")
    ours = open_project(ours.path, annotator_name="Olena")
    try:
        copy.annotating.set_note(uid, "on the train")
        copy.annotating.set_note(uid, "on the train, twice")
        tag(copy, 1, "glide bomb", 1)
        copy.close()
        ours.annotating.set_note(uid, "at the desk")
        tag(ours, 1, "Saltivka", 3)
        summary = merge(ours, copy.path)
        found = ours.reading.annotation(uid)
        assert found is not None
        assert found.note == "on the train, twice", "the higher revision counts"
        kept = [row["note"] for row in ours._stores.history.versions_of([uid])]
        assert "at the desk" in kept
        assert summary.added == 1
        assert len(ours.reading.annotations(article_uids(ours)[1])) == 2
        assert ours.check() == []
    finally:
        ours.close()


def different_text(tmp_path: Path, scheme: AnnotationScheme, ours: Project) -> Path:
    """Make a colleague's file with the same article, by id, in another text."""
    text = "UPDATED. " + TEXTS[0].replace("hit a printing house", "struck a works")
    other = create_project(tmp_path / "other.annotator", scheme=scheme, annotator_name="Tom")
    other.importing.paste(ExchangedArticle(text, uid=article_uids(ours)[0]))
    tag(other, 0, "Seven people")
    tag(other, 0, "struck a works", 3)
    other.close()
    return other.path


def test_spans_find_their_place_in_a_different_text(
    ours: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    path = different_text(tmp_path, default_scheme, ours)
    with ours.merging.preview_of(read_here(path)) as preview:
        (different,) = preview.different_texts
        assert (different.placed, different.unplaced) == (1, 1)
        assert [one.quote for one in preview.unplaced] == ["struck a works"]
        summary = ours.merging.merge(preview)
    assert (summary.added, summary.unplaced) == (1, 1)
    tom = person(ours, "Tom")
    (placed,) = ours.reading.annotations(article_uids(ours)[0], tom.uid)
    assert placed.span == Span(0, 12)
    assert ours.check() == []
    second = merge(ours, path)
    assert second.changes.act_uid == "", "merging the same file again changes nothing"


def test_a_lost_span_is_placed_by_hand_and_stays_there(
    ours: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    path = different_text(tmp_path, default_scheme, ours)
    merge(ours, path)
    (waiting,) = ours.placing.waiting()
    assert (waiting.annotation.quote, waiting.annotator) == ("struck a works", "Tom")
    start = TEXTS[0].index("printing house")
    changes = ours.placing.place(waiting.annotation.uid, Span(start, start + 14))
    assert ours.placing.waiting() == []
    with pytest.raises(NotWaiting):
        ours.placing.place(waiting.annotation.uid, Span(0, 5))
    ours.annotating.undo(changes.act_uid)
    assert len(ours.placing.waiting()) == 1
    ours.annotating.redo(changes.act_uid)
    assert merge(ours, path).changes.act_uid == ""
    found = ours.reading.annotation(waiting.annotation.uid)
    assert found is not None
    assert found.quote == "printing house"
    assert found.annotator_uid == person(ours, "Tom").uid
    assert ours.check() == []


def test_labels_are_matched_by_id_name_and_what_was_chosen_before(
    ours: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    weapons, officials, *rest = default_scheme.labels[1:]
    renamed = weapons._replace(uid="their-arms", name="Arms")
    same_name = officials._replace(uid="their-officials")
    theirs_scheme = default_scheme._replace(labels=(default_scheme.labels[0], renamed, same_name, *rest))
    theirs = new_project(tmp_path / "theirs.annotator", theirs_scheme, "Tom")
    tag(theirs, 0, "missiles", 1)
    tag(theirs, 0, "mayor", 2)
    theirs.close()
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        by = {match.theirs.name: match.by for match in preview.labels}
        assert by["Arms"] is MatchedBy.LIKENESS
        assert by["Officials"] is MatchedBy.NAME
        assert by["Casualties"] is MatchedBy.ID
        ours.merging.merge(preview, {"their-arms": weapons.uid})
    tom = person(ours, "Tom")
    labels = {one.quote: one.label_uid for one in ours.reading.annotations(article_uids(ours)[0], tom.uid)}
    assert labels == {"missiles": weapons.uid, "mayor": officials.uid}
    assert len(ours.reading.scheme().labels) == 4
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        by = {match.theirs.name: match.by for match in preview.labels}
        assert by["Arms"] is MatchedBy.REMEMBERED
        assert not preview.changes_anything


def test_a_new_label_comes_with_its_fields_and_clashes_with_nothing(
    ours: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    added = default_scheme.labels[1]._replace(uid="their-damage", name="Damage\u202e", fields=())
    scheme = default_scheme._replace(labels=(*default_scheme.labels, added._replace(letter="Q", key="9")))
    theirs = new_project(tmp_path / "theirs.annotator", scheme, "Tom")
    tag(theirs, 0, "printing house", 4)
    theirs.close()
    summary = merge(ours, theirs.path)
    assert summary.changes.scheme
    label = ours.reading.scheme().label("their-damage")
    assert label.name == "Damage", "what could disguise a name is left out"
    ours.annotating.undo(summary.changes.act_uid)
    assert "Damage" not in [one.name for one in ours.reading.scheme().active_labels()]
    assert ours.check() == []


def test_the_same_text_under_another_id_is_the_same_article(
    ours: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    theirs = new_project(tmp_path / "theirs.annotator", default_scheme, "Tom")
    assert article_uids(theirs) != article_uids(ours)
    tag(theirs, 1, "glide bomb", 1)
    theirs.close()
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        assert (preview.same_articles, preview.new_articles) == (2, [])
        ours.merging.merge(preview)
    assert ours.reading.annotations(article_uids(ours)[1])[0].quote == "glide bomb"


def test_a_removed_article_goes_on_the_other_laptop_too_and_comes_back(ours: Project, tmp_path: Path) -> None:
    uid = article_uids(ours)[0]
    mine = tag(ours, 0, "Kharkiv", 3)
    theirs = colleague(ours, tmp_path)
    removal = theirs.annotating.remove_articles([uid])
    theirs.close()
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        assert len(preview.removed_articles) == 1
        assert preview.changes_anything
        summary = ours.merging.merge(preview)
    assert summary.articles_removed == 1
    assert uid not in article_uids(ours)
    assert ours.check() == []
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        assert not preview.changes_anything
    ours.annotating.undo(summary.changes.act_uid)
    assert uid in article_uids(ours)
    assert ours.reading.annotation(mine) is not None
    merge(ours, theirs.path)
    assert uid not in article_uids(ours)
    again = open_project(theirs.path, annotator_name="Tom")
    again.annotating.undo(removal.act_uid)
    again.close()
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        assert preview.restored_articles == 1
        ours.merging.merge(preview)
    assert ours.reading.annotation(mine) is not None
    assert ours.check() == []


def test_an_article_changed_here_later_than_removed_there_stays(ours: Project, tmp_path: Path) -> None:
    uid = article_uids(ours)[0]
    theirs = colleague(ours, tmp_path)
    theirs.annotating.remove_articles([uid])
    theirs.close()
    for title in ("One", "Two"):
        ours.annotating.set_metadata(uid, Metadata(title))
    with ours.merging.preview_of(read_here(theirs.path)) as preview:
        assert preview.removed_articles == []
    merge(ours, theirs.path)
    assert uid in article_uids(ours)


def test_two_people_of_one_name_are_told_apart(ours: Project, tmp_path: Path, default_scheme: AnnotationScheme) -> None:
    tag(ours, 0, "Kharkiv", 3)
    other = new_project(tmp_path / "other.annotator", default_scheme, "Olena")
    tag(other, 0, "missiles", 1)
    other.close()
    with ours.merging.preview_of(read_here(other.path)) as preview:
        assert [one.name for one in preview.annotators.values()] == ["Olena (2)"]
        ours.merging.merge(preview)
    mine = person(ours, "Olena").uid
    theirs = person(ours, "Olena (2)").uid
    assert ours.annotator.uid == mine != theirs
    uid = article_uids(ours)[0]
    assert [one.quote for one in ours.reading.annotations(uid, theirs)] == ["missiles"]
    ours.exporting.run(tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert {span["annotator"] for span in json.loads(lines[0])["spans"]} == {"Olena", "Olena (2)"}
    assert ours.measuring.several(["Olena", "Olena (2)"]) == [person(ours, "Olena"), person(ours, "Olena (2)")]
    ours.become("Olena (2)")
    assert ours.annotator.uid == theirs
    own = ours.sibling(read_only=True)
    assert own.annotator.uid == theirs
    own.close()
    sent = ours.sharing.run(tmp_path / "sent.annotator", annotators=[person(ours, "Olena (2)")])
    assert sent.annotators == ("Olena",), "the name travels as it was given"
    ours.become("Olena")
    assert ours.annotator.uid == mine
    assert ours.check() == []


def test_a_person_called_like_the_gold_layer_stays_one_person(ours: Project) -> None:
    ours.become("gold")
    tag(ours, 0, "Kharkiv", 3)
    first = ours.annotator.uid
    ours.become("Olena")
    ours.become("gold")
    assert ours.annotator.uid == first


def test_cancelling_leaves_the_project_as_it_was(ours: Project, tmp_path: Path) -> None:
    theirs = colleague(ours, tmp_path)
    tag(theirs, 0, "missiles", 1)
    theirs.close()
    before = rows(ours)
    from annotator.services.merging import MergeCancelled

    with ours.merging.preview_of(read_here(theirs.path)) as preview, pytest.raises(MergeCancelled):
        ours.merging.merge(preview, cancelled=lambda: True)
    assert rows(ours) == before
    assert ours.check() == []
