"""Review: what is open, each kind of decision, gold, undo, discussion, blind tagging, and feedback."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.comparison import Disagreement, Kind
from annotator.domain.export_choice import ExportChoice
from annotator.domain.feedback import Outcome
from annotator.domain.review import GOLD, VerdictKind
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.services.choosing import UnknownAnnotatorError
from annotator.services.discussing import CommentGone
from annotator.services.feedback import NoFeedback
from annotator.services.feedback_report import report_html
from annotator.services.measuring import NobodyToCompare
from annotator.services.projects import Project, open_project
from annotator.services.review_list import Shown
from annotator.services.review_options import ReviewOptions
from annotator.services.review_reading import NotDoneYet, ReviewedArticle
from annotator.services.reviewing import ArticleIsSettled, Draft, NoProposal, StillOpen, Why
from tests.laptops import article_uids, merge, new_project, person, rows, seeded_project, tag


@pytest.fixture
def project(tmp_path: Path, default_scheme: AnnotationScheme) -> Iterator[Project]:
    """Two annotators: agreed "Kharkiv", a boundary, a field, a missed mention."""
    made = new_project(tmp_path / "ours.annotator", default_scheme, "Olena")
    tag(made, 0, "Seven people were killed", killed=7)
    tag(made, 0, "Kharkiv", 3)
    tag(made, 0, "missiles", 1, role="used")
    made.become("Tom")
    tag(made, 0, "Seven people", killed=7)
    tag(made, 0, "Kharkiv", 3)
    tag(made, 0, "missiles", 1, role="mentioned")
    tag(made, 0, "mayor", 2)
    made.become("Rita")
    yield made
    assert made.check() == []
    made.close()


def reviewed(project: Project, article: int = 0, *names: str) -> ReviewedArticle:
    who = [person(project, name).uid for name in names or ("Olena", "Tom")]
    return project.reviewing.article(article_uids(project)[article], who)


def about(found: ReviewedArticle, quote: str) -> Disagreement:
    return next(
        each
        for each in (*found.open, *found.settled)
        if any(one.quote == quote for group in each.annotations.values() for one in group)
    )


def gold(project: Project, article: int = 0) -> list[Annotation]:
    return project.reading.annotations(article_uids(project)[article], GOLD.uid)


def quotes(project: Project) -> list[str]:
    return [one.quote for one in gold(project)]


def test_each_disagreement_stands_once_with_its_kind(project: Project) -> None:
    found = reviewed(project)
    assert [sorted(each.kinds) for each in found.open] == [[Kind.BOUNDARY], [Kind.ONLY_ONE], [Kind.FIELDS]]
    assert len(found.comparison.agreed) == 1


def test_taking_a_version_makes_gold_with_what_all_agree_on(project: Project) -> None:
    found = reviewed(project)
    olena = person(project, "Olena")
    changes = project.reviewing.take(found, found.open[0], olena.uid, Why("boundary rule", "to the outcome"))
    assert quotes(project) == ["Seven people were killed", "Kharkiv"]
    assert changes.reviews == (found.uid,)
    after = reviewed(project)
    (verdict,) = after.verdict_on(found.open[0])
    assert (verdict.kind, verdict.reason, verdict.taken_uid) == (VerdictKind.TAKE, "boundary rule", olena.uid)
    assert [comment.text for comment in after.thread(found.open[0])] == ["to the outcome"]
    assert len(after.open) == 2
    project.annotating.undo(changes.act_uid)
    assert (gold(project), reviewed(project).verdicts.all, reviewed(project).comments) == ([], (), ())
    project.annotating.redo(changes.act_uid)
    redone = project.annotating.undoable()[0][-1].uid
    assert quotes(project) == ["Seven people were killed", "Kharkiv"]
    assert len(reviewed(project).open) == 2
    assert redone == changes.act_uid


def test_an_article_after_an_act_is_what_reading_it_anew_gives(project: Project) -> None:
    found = reviewed(project)
    acts = [project.reviewing.take(found, found.open[0], person(project, "Tom").uid)]
    acts.append(project.reviewing.neither(found, found.open[1], Why(comment="no")))
    acts.append(project.annotating.undo(acts[-1].act_uid))
    seen = found
    for act in acts:
        seen = project.reviewing.after(seen, act)
    anew = reviewed(project)
    assert (seen.open, seen.comments, seen.verdicts.all) == (anew.open, anew.comments, anew.verdicts.all)
    assert sorted(seen.gold, key=lambda one: one.uid) == sorted(anew.gold, key=lambda one: one.uid)
    project.become("Tom")
    changes = project.annotating.resize(anew.open[0].annotations[project.annotator.uid][0].uid, Span(60, 70))
    project.become("Rita")
    assert project.reviewing.after(seen, changes).comparison == reviewed(project).comparison


def test_every_kind_of_decision(project: Project) -> None:
    found = reviewed(project)
    project.reviewing.keep_both(found, found.open[0])
    assert quotes(project) == ["Seven people", "Seven people were killed", "Kharkiv"]
    project.reviewing.neither(found, found.open[0])
    assert quotes(project) == ["Kharkiv"], "a new decision takes the place of the one before"
    label = found.comparison.agreed[0].label_uid
    project.reviewing.edit(found, found.open[0], [Draft(Span(0, 5), label, {})])
    assert quotes(project) == ["Seven", "Kharkiv"]
    assert len(reviewed(project).verdicts.all) == 1
    with pytest.raises(NoProposal):
        project.reviewing.accept(found, found.open[0])
    project.reviewing.withdraw(reviewed(project), found.open[0])
    assert quotes(project) == ["Kharkiv"]
    assert len(reviewed(project).open) == 3


def test_fields_are_asked_one_by_one(project: Project) -> None:
    found = reviewed(project)
    missiles = about(found, "missiles")
    assert missiles.differing_fields == ("role",)
    project.reviewing.choose_field(found, missiles, "role", person(project, "Tom").uid)
    (made,) = [one for one in gold(project) if one.quote == "missiles"]
    assert made.fields["role"] == "mentioned"
    assert missiles not in reviewed(project).open


def test_two_fields_need_two_answers(project: Project) -> None:
    project.become("Tom")
    (own,) = [one for one in reviewed(project).comparison.disagreements if one.only_fields]
    project.annotating.set_fields(own.annotations[project.annotator.uid][0].uid, {"quantity": 4})
    project.become("Rita")
    found = reviewed(project)
    missiles = about(found, "missiles")
    first, second = missiles.differing_fields
    project.reviewing.choose_field(found, missiles, first, person(project, "Tom").uid)
    after = reviewed(project)
    assert after.verdicts.chosen_fields(missiles) == {first}
    assert about(after, "missiles") in after.open
    project.reviewing.choose_field(after, missiles, second, person(project, "Olena").uid)
    assert about(reviewed(project), "missiles") in reviewed(project).settled


def test_a_majority_is_proposed_and_accepted(project: Project) -> None:
    project.become("Ann")
    tag(project, 0, "Seven people were killed", killed=7)
    project.become("Rita")
    found = reviewed(project, 0, "Olena", "Tom", "Ann")
    project.reviewing.accept(found, about(found, "Seven people"))
    assert "Seven people were killed" in quotes(project)


def test_an_article_is_closed_when_all_is_decided_and_can_be_reopened(project: Project) -> None:
    found = reviewed(project)
    with pytest.raises(StillOpen, match="3"):
        project.reviewing.settle(found)
    for _ in range(3):
        found = reviewed(project)
        project.reviewing.take(found, found.open[0], person(project, "Tom").uid)
    project.reviewing.settle(reviewed(project))
    assert reviewed(project).is_settled
    with pytest.raises(ArticleIsSettled):
        project.reviewing.neither(reviewed(project), reviewed(project).settled[0])
    project.reviewing.reopen(found.uid)
    assert not reviewed(project).is_settled
    assert len(reviewed(project).settled) == 3, "decisions stay"
    acts = [act.name for act in project.annotating.undoable()[0]]
    assert acts[-2:] == ["settle", "reopen"]


def test_nothing_here_is_a_decision(project: Project) -> None:
    found = reviewed(project)
    project.reviewing.take(found, found.open[0], person(project, "Tom").uid)
    changes = project.reviewing.nothing_here(reviewed(project), Why("not in the guidelines"))
    assert gold(project) == []
    assert reviewed(project).is_settled
    assert reviewed(project).open == ()
    project.annotating.undo(changes.act_uid)
    assert quotes(project) == ["Seven people", "Kharkiv"]


def test_what_is_agreed_can_be_corrected_and_stays_so(project: Project) -> None:
    found = reviewed(project)
    project.reviewing.revise(found, found.comparison.agreed[0], None, Why("not in the guidelines"))
    assert gold(project) == []
    found = reviewed(project)
    project.reviewing.neither(found, found.open[0])
    assert gold(project) == [], "what a reviewer removed does not come back by itself"


def test_agreed_spans_stay_out_where_that_is_switched_off(project: Project) -> None:
    project.review_settings.change(ReviewOptions(agreed_enter_gold=False))
    found = reviewed(project)
    project.reviewing.neither(found, found.open[0])
    assert gold(project) == []
    project.reviewing.enter_agreed(article_uids(project), [person(project, name).uid for name in ("Olena", "Tom")])
    assert quotes(project) == ["Kharkiv"]


def test_a_tag_that_changes_after_the_verdict_is_open_again(project: Project) -> None:
    found = reviewed(project)
    seven = about(found, "Seven people")
    project.reviewing.take(found, seven, person(project, "Olena").uid)
    project.become("Tom")
    project.annotating.resize(seven.annotations[project.annotator.uid][0].uid, Span(0, 5))
    project.become("Rita")
    assert about(reviewed(project), "Seven") in reviewed(project).open


def test_one_annotators_tags_are_gone_through_one_by_one(project: Project) -> None:
    tom = person(project, "Tom")
    found = reviewed(project, 0, "Tom")
    assert len(found.open) == 4
    project.reviewing.take(found, found.open[0], tom.uid)
    project.reviewing.neither(found, found.open[1], Why("duplicate"))
    label = found.comparison.disagreements[2].annotations[tom.uid][0].label_uid
    project.reviewing.edit(found, found.open[2], [Draft(Span(50, 55), label, {})])
    assert len(gold(project)) == 2
    assert len(reviewed(project, 0, "Tom").open) == 1


def test_comments_are_a_thread_that_no_clock_orders(project: Project) -> None:
    found = reviewed(project)
    seven = about(found, "Seven people")
    project.discussing.comment(found.uid, "Why so short?", sorted(seven.uids))
    project.become("Tom")
    project.discussing.comment(found.uid, "Rule 2.1.", sorted(seven.uids))
    first, second = reviewed(project).thread(seven)
    assert [first.text, second.text, first.number, second.number] == ["Why so short?", "Rule 2.1.", 1, 2]
    project.discussing.change(second, "Rule 2.2.")
    with pytest.raises(CommentGone):
        project.discussing.change(first, "mine now")
    project.discussing.change(second, " ")
    assert [one.text for one in reviewed(project).thread(seven)] == ["Why so short?"]
    assert reviewed(project).comments[0].author_uid == person(project, "Rita").uid


def test_reasons_can_be_edited_and_undone(project: Project) -> None:
    assert "boundary rule" in project.review_settings.get().reasons
    changes = project.review_settings.change(ReviewOptions(reasons=("too long", "too long", " ", "other")))
    assert project.review_settings.get().reasons == ("too long", "other")
    project.annotating.undo(changes.act_uid)
    assert "boundary rule" in project.review_settings.get().reasons


def test_blind_until_done(project: Project) -> None:
    project.become("Olena")
    uid = article_uids(project)[0]
    project.review_settings.change(ReviewOptions(blind_until_done=True))
    tom = person(project, "Tom")
    toms = [one.uid for one in project._stores.annotations.of_article(uid, tom.uid)]
    with pytest.raises(NotDoneYet):
        reviewed(project)
    assert project.reading.annotations(uid, tom.uid) == []
    assert {one.annotator_uid for one in project.reading.annotations(uid)} == {project.annotator.uid}
    assert project.reading.annotation(toms[0]) is None
    assert project.reading.label_counts(uid, tom.uid) == {}
    assert {who for who, _, _ in project.reading.totals()} == {project.annotator.uid}
    assert [hit.annotator_uid for hit in project.reading.find_spans("missiles")] == [project.annotator.uid]
    assert (project.measuring.run().report.articles, project.measuring.run().hidden) == (0, 2)
    listed = project.reviewing.list_of([project.annotator.uid, tom.uid])
    listed.build()
    assert listed.entries(Shown.ALL) == []
    project.annotating.set_state(uid, State.DONE)
    assert len(reviewed(project).open) == 3
    assert len(project.reading.annotations(uid)) == 7
    assert project.measuring.run().report.articles == 1
    listed.refresh()
    assert [entry.open for entry in listed.entries()] == [3]


def test_the_list_follows_what_happens(project: Project) -> None:
    who = [person(project, name).uid for name in ("Olena", "Tom")]
    listed = project.reviewing.list_of(who)
    assert listed.build()
    assert listed.counts() == {Shown.OPEN: 1, Shown.SETTLED: 0, Shown.ALL: 1}
    found = reviewed(project)
    project.reviewing.neither(found, found.open[0])
    assert listed.refresh() == {found.uid}
    entry = listed.entry(found.uid)
    assert entry is not None
    assert (entry.open, entry.decided) == (2, 1)
    assert listed.refresh() == frozenset()
    project.become("Olena")
    tag(project, 1, "glide bomb", 1)
    project.become("Tom")
    tag(project, 1, "Saltivka", 3)
    listed.refresh()
    second = article_uids(project)[1]
    assert [one.uid for one in listed.entries()] == [found.uid, second]
    assert listed.neighbour(found.uid, forward=True) == second
    assert listed.neighbour(second, forward=True) is None
    built = project.sibling(read_only=True)
    try:
        other = built.reviewing.list_of(who)
        other.build()
    finally:
        built.close()
    fresh = project.reviewing.list_of(who)
    fresh.take_over(other)
    assert fresh.entries(Shown.ALL) == listed.entries(Shown.ALL)


def test_gold_by_policy_on_the_sample_annotators(tmp_path: Path) -> None:
    project = seeded_project(tmp_path / "seeds.annotator")
    try:
        with pytest.raises(UnknownAnnotatorError):
            project.exporting.run(tmp_path / "gold.jsonl", ExportChoice("gold"))
        chosen = [person(project, name) for name in ("Olena", "Tom")]
        summary = project.make_gold(chosen)
        assert (summary.articles, summary.spans) == (6, 159)
        assert len(summary.blank) >= 48, "a field on which they differ stays blank and is listed"
        assert project.make_gold(chosen).spans == 0
        exported = project.exporting.run(tmp_path / "gold.jsonl", ExportChoice("gold"))
        assert exported.spans == 159
        lines = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        assert {span["annotator"] for line in lines for span in json.loads(line)["spans"]} == {"gold"}
        project.annotating.undo(summary.changes.act_uid)
        with pytest.raises(NobodyToCompare):
            project.measuring.several(["Olena"])
        assert project.check() == []
    finally:
        project.close()


def test_verdicts_travel_back_and_the_annotator_sees_and_answers(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NoFeedback):
        project.feedback.report(person(project, "Tom"))
    found = reviewed(project)
    olena, tom = person(project, "Olena"), person(project, "Tom")
    project.reviewing.take(found, about(found, "Seven people"), olena.uid, Why("boundary rule", "Up to <killed>."))
    project.reviewing.neither(reviewed(project), about(found, "mayor"), Why("not in the guidelines"))
    project.reviewing.choose_field(reviewed(project), about(found, "missiles"), "role", olena.uid)
    path = project.feedback.write_file(tom, tmp_path / "feedback").path
    raw = path.read_bytes()
    assert b"Olena" not in raw, "nothing of the others is in it"
    before = rows(project)
    assert merge(project, path).changes.act_uid == "", "what came from here changes nothing here"
    assert rows(project) == before

    home = open_project(project.sharing.run(tmp_path / "home", annotators=[tom]).path, annotator_name="Tom")
    try:
        merge(home, path)
        notes = home.feedback.on_article(found.uid, tom.uid)
        seen = [(note.correction.outcome, note.correction.verdict.reason, note.reviewer) for note in notes]
        assert seen == [
            (Outcome.CHANGED, "boundary rule", "Rita"),
            (Outcome.REMOVED, "not in the guidelines", "Rita"),
            (Outcome.CHANGED, "", "Rita"),
        ]
        assert [comment.text for _, comment in notes[0].comments] == ["Up to <killed>."]
        assert home.reading.annotations(found.uid, tom.uid)[0].quote == "Seven people", "their own tags stay theirs"
        home.discussing.comment(found.uid, "Agreed.", [notes[0].correction.annotation_uid])
        assert home.check() == []
        html = report_html(home.feedback.report(tom))
        assert "Up to &lt;killed&gt;." in html
        assert "“Seven people were killed”" in html
        assert "http" not in html.replace("http-equiv", "")
    finally:
        home.close()


def test_what_an_annotator_missed_is_told(project: Project) -> None:
    found = reviewed(project)
    project.reviewing.take(found, about(found, "mayor"), person(project, "Tom").uid, Why("missed mention"))
    notes = project.feedback.on_article(found.uid, person(project, "Olena").uid)
    assert [(note.correction.outcome, note.correction.after and note.correction.after.quote) for note in notes] == [
        (Outcome.MISSED, "mayor")
    ]
