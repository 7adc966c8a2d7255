"""Every act of an annotator, undone and done again, and what it refuses."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.domain.annotation import Origin
from annotator.domain.article import Metadata
from annotator.domain.autofill import _keyword_pattern
from annotator.domain.changes import Changes
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.field_values import FieldValueError
from annotator.domain.listing import Listing, Shown
from annotator.domain.scheme import Field, FieldKind, SchemeError
from annotator.domain.scheme_growth import grow_scheme
from annotator.domain.span import Span
from annotator.domain.suggestions import Suggestion
from annotator.domain.workflow import State
from annotator.errors import BugError
from annotator.services.annotating import (
    ArticleGoneError,
    SameText,
    TagGoneError,
    TagOfAnotherError,
    TagThereError,
)
from annotator.services.projects import Project, open_project
from annotator.services.recording import ActCancelled
from annotator.services.reversing import ChangedSinceError
from annotator.storage.errors import ProjectReadOnly, TextIsThere, TextUnstorable
from tests.projects import TEXTS, article_uids, assert_search_is_true, content, label_uid, make_project, tag


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with three articles; the first has one tag."""
    made = make_project(tmp_path / "war")
    made.annotating.set_fields(tag(made, "seven people").uid, {"scope": "cumulative"})
    yield made
    assert made.check() == []
    made.close()
    assert_search_is_true(made.path)


def first_tag(project: Project) -> str:
    """Return the id of the tag that the fixture made."""
    return project.reading.annotations(article_uids(project)[0])[0].uid


def suggestion(project: Project) -> Suggestion:
    """Return something to reject."""
    article = project.reading.article(article_uids(project)[2])
    assert article is not None
    start = article.text.index("Kharkiv")
    return Suggestion(Span(start, start + 7), label_uid(project, "Locations"), "")


ACTS: dict[str, Callable[[Project], Changes]] = {
    "tag": lambda p: p.annotating.tag(article_uids(p)[1], Span(0, 5), label_uid(p, "Weapons")),
    "tag with emoji": lambda p: p.annotating.tag(article_uids(p)[2], Span(0, 9), label_uid(p)),
    "relabel": lambda p: p.annotating.relabel(first_tag(p), label_uid(p, "Officials")),
    "resize": lambda p: p.annotating.resize(first_tag(p), Span(0, 7)),
    "set fields": lambda p: p.annotating.set_fields(first_tag(p), {"count_low": 8, "count_high": 9}),
    "clear a field": lambda p: p.annotating.set_fields(first_tag(p), {"scope": None}),
    "set note": lambda p: p.annotating.set_note(first_tag(p), "unclear 🚀"),
    "remove": lambda p: p.annotating.remove([first_tag(p), first_tag(p)]),
    "accept": lambda p: p.annotating.accept(article_uids(p)[2], suggestion(p).span, label_uid(p, "Locations")),
    "reject": lambda p: p.annotating.reject(article_uids(p)[2], suggestion(p).span, label_uid(p, "Locations")),
    "state": lambda p: p.annotating.set_state(article_uids(p)[0], State.DONE),
    "flag": lambda p: p.annotating.set_flag(article_uids(p)[1], True),
    "metadata": lambda p: p.annotating.set_metadata(
        article_uids(p)[0], Metadata("Інша назва", "Suspilne", "", "2024-05-23")
    ),
    "remove articles": lambda p: p.annotating.remove_articles(article_uids(p)[:2]),
    "guidelines": lambda p: p.schemes.change_guidelines("# Ours\n"),
    "scheme": lambda p: p.schemes.change(
        p.reading.scheme()._replace(name="Ours", labels=p.reading.scheme().labels[::-1])
    ),
    "paste": lambda p: p.importing.paste(ExchangedArticle("A fresh text.")).changes,
}


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_undone_and_done_again(project: Project, act: str) -> None:
    third = article_uids(project)[2]
    start, rejected = content(project), project.suggesting.rejections(third)
    changes = ACTS[act](project)
    assert changes.act_uid
    end, now_rejected = content(project), project.suggesting.rejections(third)
    assert (start, rejected) != (end, now_rejected)
    undo, redo = project.annotating.undoable()
    assert undo[-1].uid == changes.act_uid
    assert not redo
    for _ in range(2):
        project.annotating.undo(changes.act_uid)
        assert content(project) == start
        assert project.suggesting.rejections(third) == rejected
        assert project.annotating.undoable()[1][-1].uid == changes.act_uid
        project.annotating.redo(changes.act_uid)
        assert content(project) == end
    assert project.annotating.undoable() == (undo, [])


@pytest.mark.parametrize("act", ACTS)
def test_each_act_survives_a_restart_with_its_undo(project: Project, act: str) -> None:
    start = content(project)
    ACTS[act](project)
    end = content(project)
    project.close()
    again = open_project(project.path, annotator_name="Olena")
    assert content(again) == end
    undo, _ = again.annotating.undoable()
    again.annotating.undo(undo[-1].uid)
    assert content(again) == start
    again.close()
    # The fixture looks at what is left.
    project.__dict__.update(open_project(project.path).__dict__)


@pytest.mark.parametrize("act", ACTS)
def test_a_viewer_changes_nothing(project: Project, act: str) -> None:
    viewer = open_project(project.path, annotator_name="Olena")
    assert viewer.read_only_reason
    before = content(project)
    with pytest.raises(ProjectReadOnly):
        ACTS[act](viewer)
    viewer.close()
    assert content(project) == before


def test_tagging_fills_the_form_and_begins_the_article(project: Project) -> None:
    uid = article_uids(project)[0]
    (annotation,) = project.reading.annotations(uid)
    assert annotation.quote == "seven people"
    assert annotation.origin is Origin.MANUAL
    assert annotation.prefix.endswith("At least ")
    assert annotation.suffix.startswith(" were killed")
    assert annotation.automatic == frozenset(annotation.fields) - {"scope"}
    assert project.reading.progress(uid, project.annotator.uid).state is State.IN_PROGRESS


def test_the_same_tag_twice_is_one(project: Project) -> None:
    annotation = project.reading.annotations(article_uids(project)[0])[0]
    again = project.annotating.tag(annotation.article_uid, annotation.span, annotation.label_uid)
    assert not again.act_uid
    assert not again.added


def test_no_change_makes_two_tags_of_one(project: Project) -> None:
    annotation = project.reading.annotations(article_uids(project)[0])[0]
    weapon = project.annotating.tag(annotation.article_uid, annotation.span, label_uid(project, "Weapons")).added[0]
    with pytest.raises(TagThereError):
        project.annotating.relabel(weapon.uid, annotation.label_uid)
    other = project.annotating.tag(annotation.article_uid, Span(0, 7), annotation.label_uid).added[0]
    with pytest.raises(TagThereError):
        project.annotating.resize(other.uid, annotation.span)
    assert len(project.reading.annotations(annotation.article_uid)) == 3


def test_a_span_outside_the_text_is_a_bug(project: Project) -> None:
    uid = article_uids(project)[0]
    with pytest.raises(BugError):
        project.annotating.tag(uid, Span(0, len(TEXTS[0]) + 1), label_uid(project))
    with pytest.raises(BugError):
        project.annotating.resize(first_tag(project), Span(0, len(TEXTS[0]) + 1))


def test_relabelling_keeps_the_values_that_fit(project: Project) -> None:
    uid = first_tag(project)
    project.annotating.set_note(uid, "keep me")
    project.annotating.relabel(uid, label_uid(project, "Locations"))
    there = project.reading.annotation(uid)
    assert there is not None
    location = project.reading.scheme().label(there.label_uid)
    assert set(there.fields) <= {item.key for item in location.fields}
    assert there.note == "keep me"
    assert not project.annotating.relabel(uid, there.label_uid).act_uid


def test_resizing_refills_only_what_nobody_touched(project: Project) -> None:
    before = tag(project, "seven", "Casualties")
    assert before.fields["count_low"] == 7
    project.annotating.set_fields(before.uid, {"who": "civilian"})
    project.annotating.resize(before.uid, Span(before.span.start - len("At least "), before.span.end))
    after = project.reading.annotation(before.uid)
    assert after is not None
    assert after.quote == "At least seven"
    assert (after.fields["count_low"], after.fields["qualifier"]) == (7, "at_least")
    assert after.fields["who"] == "civilian"
    assert {"count_low", "qualifier"} <= after.automatic
    assert "who" not in after.automatic
    assert not project.annotating.resize(before.uid, after.span).act_uid


def test_values_that_do_not_fit_are_refused(project: Project) -> None:
    uid, before = first_tag(project), content(project)
    for wrong in ({"count_low": -1}, {"count_low": "many"}, {"outcome": "tired"}, {"colour": "red"}):
        with pytest.raises(FieldValueError) as caught:
            project.annotating.set_fields(uid, wrong)
        assert "{" not in caught.value.sentence()
    assert content(project) == before
    assert not project.annotating.set_fields(uid, {}).act_uid
    assert not project.annotating.set_note(uid, "").act_uid


def test_half_a_character_is_refused_in_words(project: Project) -> None:
    before = content(project)
    with pytest.raises(TextUnstorable):
        project.annotating.set_note(first_tag(project), "\ud83d")
    assert content(project) == before


def test_tags_of_others_are_left_alone(project: Project) -> None:
    uid = first_tag(project)
    project.become("Petro")
    acts: list[Callable[[], Changes]] = [
        lambda: project.annotating.remove([uid]),
        lambda: project.annotating.relabel(uid, label_uid(project, "Weapons")),
        lambda: project.annotating.resize(uid, Span(0, 1)),
        lambda: project.annotating.set_note(uid, "x"),
        lambda: project.annotating.set_fields(uid, {"count_low": 1}),
    ]
    for act in acts:
        with pytest.raises(TagOfAnotherError) as caught:
            act()
        assert "Olena" in caught.value.sentence()
    # Tags of one's own beside them are welcome, and the two do not mix.
    tag(project, "seven people")
    assert project.reading.label_counts(article_uids(project)[0], project.annotator.uid) == {label_uid(project): 1}
    assert len(project.reading.annotations(article_uids(project)[0])) == 2
    assert project.annotating.undoable()[0][-1].name == "add"
    assert len(project.annotating.undoable()[0]) == 1


def test_a_tag_that_is_gone_is_said(project: Project) -> None:
    uid = first_tag(project)
    project.annotating.remove([uid])
    with pytest.raises(TagGoneError):
        project.annotating.set_note(uid, "x")


def test_an_article_that_is_gone_is_said(project: Project) -> None:
    uid = article_uids(project)[1]
    project.annotating.remove_articles([uid])
    with pytest.raises(ArticleGoneError):
        project.annotating.tag(uid, Span(0, 3), label_uid(project))
    assert uid not in article_uids(project)


def test_tags_of_removed_articles_do_not_count(project: Project) -> None:
    project.annotating.remove_articles(article_uids(project)[:1])
    assert project.reading.totals() == []
    assert project.reading.find_spans("seven") == []
    assert project.reading.find_articles("Terekhov") == []


def test_an_act_changed_since_is_not_undone(project: Project) -> None:
    uid, article = first_tag(project), article_uids(project)[0]
    noted = project.annotating.set_note(uid, "first")
    project.annotating.set_note(uid, "second")
    before = content(project)
    with pytest.raises(ChangedSinceError):
        project.annotating.undo(noted.act_uid)
    titled = project.annotating.set_metadata(article, Metadata("One"))
    guided = project.schemes.change_guidelines("one")
    named = project.schemes.change(project.reading.scheme()._replace(name="One"))
    for act in (titled, guided, named):
        project.annotating.undo(act.act_uid)
        project.annotating.redo(act.act_uid)
    project.become("Petro")
    project.annotating.set_metadata(article, Metadata("Two"))
    project.schemes.change_guidelines("two")
    project.schemes.change(project.reading.scheme()._replace(name="Two"))
    before = content(project)
    project.become("Olena")
    for act in (titled, guided, named):
        with pytest.raises(ChangedSinceError):
            project.annotating.undo(act.act_uid)
    assert content(project) == before


def test_an_article_does_not_come_back_beside_itself(project: Project) -> None:
    removed = project.annotating.remove_articles(article_uids(project)[1:2])
    project.become("Petro")
    project.importing.paste(ExchangedArticle(TEXTS[1]))
    project.become("Olena")
    with pytest.raises(TextIsThere):
        project.annotating.undo(removed.act_uid)
    assert len(article_uids(project)) == 3


def test_all_the_same_is_one_act(project: Project) -> None:
    pattern = tag(project, "Kharkiv", "Locations", article=2)
    project.annotating.set_fields(pattern.uid, {"country": "Ukraine"})
    in_article = project.annotating.same_in_article(pattern.uid)
    assert [place.article_uid for place in in_article] == [article_uids(project)[2]]
    places = project.annotating.same_in_project(pattern.uid)
    assert len(places) == 3
    before = content(project)
    # The preview is stale by the time it is confirmed: one of the places was tagged by hand.
    project.annotating.tag(places[0].article_uid, places[0].span, pattern.label_uid)
    by_hand = content(project)
    changes = project.annotating.tag_all(pattern.uid, [*places, places[-1]])
    assert len(changes.added) == 2
    assert {one.origin for one in changes.added} == {Origin.PROPAGATION}
    assert all(one.quote == "Kharkiv" for one in changes.added)
    assert project.annotating.same_in_project(pattern.uid) == []
    project.annotating.undo(changes.act_uid)
    assert content(project) == by_hand != before


def test_rejected_suggestions_do_not_come_back(project: Project) -> None:
    tag(project, "Lyubotyn", "Locations", article=2)
    tag(project, "Kharkiv", "Locations")
    article = project.reading.article(article_uids(project)[2])
    assert article is not None
    project.suggesting.forget()
    suggested = project.suggesting.suggestions(article)
    kharkiv = [one for one in suggested if one.span.quote(article.text) == "Kharkiv"]
    assert len(kharkiv) == 2
    changes = project.annotating.reject(article.uid, kharkiv[0].span, kharkiv[0].label_uid)
    assert changes.rejections == (article.uid,)
    project.suggesting.forget()
    assert kharkiv[0] not in project.suggesting.suggestions(article)
    project.close()
    again = open_project(project.path, annotator_name="Olena")
    assert kharkiv[0].span not in [one.span for one in again.suggesting.suggestions(article)]
    # Another annotator is asked for themselves.
    again.become("Petro")
    assert again.suggesting.rejections(article.uid) == set()
    project.__dict__.update(again.__dict__)


def test_progress_time_and_flags(project: Project) -> None:
    uid, me = article_uids(project)[1], project.annotator.uid
    counts = project.reading.counts(me)
    assert (counts.total, counts.done, counts.flagged, counts.to_do) == (3, 0, 0, 3)
    project.annotating.add_seconds(uid, 90)
    project.annotating.add_seconds(uid, 30)
    project.annotating.add_seconds(uid, -5)
    done = project.annotating.set_state(uid, State.DONE)
    project.annotating.set_flag(uid, True)
    assert not project.annotating.set_flag(uid, True).act_uid
    assert not project.annotating.set_state(uid, State.DONE).act_uid
    progress = project.reading.progress(uid, me)
    assert (progress.state, progress.flagged, progress.seconds) == (State.DONE, True, 120)
    counts = project.reading.counts(me)
    assert (counts.done, counts.flagged, counts.to_do) == (1, 1, 2)
    assert project.reading.uids(Listing(me, Shown.DONE)) == [uid]
    assert uid not in project.reading.uids(Listing(me, Shown.TO_DO))
    project.annotating.undo(project.annotating.undoable()[0][-1].uid)
    project.annotating.add_seconds(uid, 10)
    project.annotating.undo(done.act_uid)
    progress = project.reading.progress(uid, me)
    assert (progress.state, progress.flagged, progress.seconds) == (State.NEW, False, 130), "time is never undone"


def test_a_label_in_use_is_retired_never_lost(project: Project) -> None:
    scheme = project.reading.scheme()
    casualties = scheme.label(label_uid(project))
    before = project.reading.annotations(article_uids(project)[0])
    changes = project.schemes.change(scheme._replace(labels=tuple(one for one in scheme.labels if one != casualties)))
    assert changes.scheme
    assert project.reading.annotations(article_uids(project)[0]) == before
    kept = project.reading.scheme().label(casualties.uid)
    assert kept.retired
    assert kept.fields == casualties.fields
    # Its name stays taken: one name means one thing.
    grown, _ = grow_scheme(project.reading.scheme(), [])
    with pytest.raises(SchemeError):
        project.schemes.change(
            grown._replace(labels=(*(one for one in grown.labels if not one.retired), casualties._replace(uid="new")))
        )
    project.annotating.undo(changes.act_uid)
    assert project.reading.scheme().labels == scheme.labels
    project.annotating.redo(changes.act_uid)
    assert project.reading.annotations(article_uids(project)[0]) == before


def test_a_field_in_use_is_retired_never_lost(project: Project) -> None:
    scheme = project.reading.scheme()
    casualties = scheme.label(label_uid(project))
    extra = Field("shade", "Shade", FieldKind.TEXT)
    wider = casualties._replace(fields=(*casualties.fields, extra, extra._replace(key="never_used")))
    labels = tuple(wider if one == casualties else one for one in scheme.labels)
    project.schemes.change(scheme._replace(labels=labels))
    project.annotating.set_fields(first_tag(project), {"shade": "dark"})
    project.schemes.change(scheme)
    label = project.reading.scheme().label(casualties.uid)
    shade = label.field("shade")
    assert shade is not None
    assert shade.retired
    assert label.field("never_used") is None
    annotation = project.reading.annotation(first_tag(project))
    assert annotation is not None
    assert annotation.fields["shade"] == "dark"


def test_an_unused_label_is_taken_back_whole(project: Project) -> None:
    scheme = project.reading.scheme()
    casualties = scheme.labels[0]
    added = casualties._replace(uid="0190-new", name="Damage", letter="D", key="9", fields=())
    for _ in range(2):
        changes = project.schemes.change(scheme._replace(labels=(*scheme.labels, added)))
        project.annotating.undo(changes.act_uid)
        assert project.reading.scheme().labels == scheme.labels


def test_what_was_entered_before_is_offered(project: Project) -> None:
    uid = tag(project, "Terekhov", "Officials").uid
    other = tag(project, "Олег Синєгубов", "Officials", article=1).uid
    for one, name in ((uid, "Ihor Terekhov"), (other, "Oleh Syniehubov")):
        project.annotating.set_fields(one, {"name": name})
    assert set(project.reading.field_values(label_uid(project, "Officials"), "name")) == {
        "Ihor Terekhov",
        "Oleh Syniehubov",
    }


def test_searching_finds_words_accents_and_case_aside(project: Project) -> None:
    tag(project, "cafe\u0301 hit", "Locations", article=2)
    assert [hit.article_uid for hit in project.reading.find_articles("CAFÉ")] == [article_uids(project)[2]]
    assert [hit.quote for hit in project.reading.find_spans("cafe")] == ["cafe\u0301 hit"]
    assert [hit.article_uid for hit in project.reading.find_articles('"семеро людей"')] == [article_uids(project)[1]]
    assert project.reading.find_articles('"людей семеро"') == []
    assert len(project.reading.find_articles("khark*")) == 2
    for hostile in ('"', "*", "AND", "title:", "^", "NEAR(", "a OR", "-", "()", "\0", "'; --"):
        project.reading.find_articles(hostile)
        project.reading.find_spans(hostile)


def test_acts_before_one_with_many_rows_can_still_be_undone(project: Project) -> None:
    before = tag(project, "Kharkiv")
    uid = before.article_uid
    places = [SameText(uid, Span(start, start + 1)) for start in range(20, 60)]
    many = project.annotating.tag_all(before.uid, places)
    undo, _ = project.annotating.undoable(limit=2)
    assert [act.name for act in undo] == ["add", "tag_all"]
    project.annotating.undo(many.act_uid)
    undo, redo = project.annotating.undoable(limit=3)
    assert ([act.name for act in undo], [act.name for act in redo]) == (["add"], ["tag_all"])


def test_what_was_written_while_an_act_was_undone_stays_the_last_to_be_undone(project: Project) -> None:
    first = tag(project, "seven")
    act = project.annotating.undoable()[0][-1]
    tag(project, "Kharkiv")
    project.annotating.undo(act.uid)
    undo, redo = project.annotating.undoable()
    assert project.reading.annotation(first.uid) is None
    assert act not in undo
    assert undo[-1].name == "add"
    assert redo == []


def test_tagging_all_the_same_can_be_cancelled(project: Project) -> None:
    pattern = tag(project, "Kharkiv")
    places = [SameText(pattern.article_uid, Span(20, 25))]
    with pytest.raises(ActCancelled):
        project.annotating.tag_all(pattern.uid, places, cancelled=lambda: True)
    assert project.annotating.same_in_article(pattern.uid) != []


def test_the_first_tag_of_a_label_does_not_wait_for_patterns_once_the_project_is_warm(project: Project) -> None:
    project.load_services()
    project.warm_up()
    made = _keyword_pattern.cache_info().misses
    for label in project.reading.scheme().active_labels():
        project.annotating.tag(article_uids(project)[0], Span(0, 3), label.uid)
    assert _keyword_pattern.cache_info().misses == made
