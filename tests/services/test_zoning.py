"""Drawing, correcting and learning what is no article; undo, and the same in other articles of an outlet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.span import Span
from annotator.domain.zone import ZoneOrigin
from annotator.services.projects import Project, create_project, open_project
from annotator.services.zoning import SearchCancelled
from annotator.storage.stores import Stores
from tests.projects import article_uids, label_uid, tag

SIGN_OFF = "The Wire 🚀: independent since 1999"
WIRE = Metadata(source="The Wire")


def body(number: int) -> str:
    return f"Strike number {number}\n\nSeven people 🚀 were killed in Kharkiv, report {number}."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = create_project(tmp_path / "war", annotator_name="Olena")
    texts = [f"{body(number)}\n\n{SIGN_OFF}\n\nBack to top" for number in range(3)]
    made.importing.take(ExchangedArticle(text, WIRE) for text in texts)
    made.importing.take([ExchangedArticle(f"{body(4)}\n\n{SIGN_OFF}", Metadata(source="Other"))])
    yield made
    made.close()


def text_of(project: Project, article: int = 0) -> str:
    found = project.reading.article(article_uids(project)[article])
    assert found is not None
    return found.text


def span_of(project: Project, quote: str, article: int = 0) -> Span:
    start = text_of(project, article).index(quote)
    return Span(start, start + len(quote))


def zones(project: Project, article: int = 0) -> list[str]:
    found = project.zoning.zones(article_uids(project)[article])
    text = text_of(project, article)
    assert [zone.span.quote(text) for zone in found] == [zone.quote for zone in found]
    return [zone.quote for zone in found]


def mark(project: Project, quote: str, article: int = 0) -> str:
    return project.zoning.mark(article_uids(project)[article], span_of(project, quote, article)).act_uid


def unmark(project: Project, quote: str, article: int = 0) -> str:
    return project.zoning.unmark(article_uids(project)[article], span_of(project, quote, article)).act_uid


def test_a_zone_is_drawn_grown_shrunk_and_taken_away(project: Project) -> None:
    mark(project, "independent")
    assert zones(project) == ["independent", "Back to top"]
    mark(project, "independent since 1999")
    assert zones(project) == ["independent since 1999", "Back to top"]
    unmark(project, "since")
    assert zones(project) == ["independent", "1999", "Back to top"]
    mark(project, f"{SIGN_OFF}\n\nBack")
    assert zones(project) == [f"{SIGN_OFF}\n\nBack to top"]
    unmark(project, text_of(project))
    assert zones(project) == []
    assert project.check() == []


def test_nothing_is_written_where_nothing_changes(project: Project) -> None:
    before = project.reading.project().history_count
    assert mark(project, "Back to") == ""
    assert unmark(project, "Seven people") == ""
    assert project.zoning.mark(article_uids(project)[0], Span(16, 17)).act_uid == ""  # a line break
    assert project.reading.project().history_count == before


def test_every_act_is_one_step_back_and_forth_also_behind_a_restart(project: Project) -> None:
    states = [zones(project)]
    steps = ((mark, SIGN_OFF), (unmark, "Back to top"), (mark, f"{SIGN_OFF}\n\nBack to top"), (unmark, "Wire 🚀"))
    for step, quote in steps:
        step(project, quote)
        states.append(zones(project))
    project.close()
    again = open_project(project.path, annotator_name="Olena")
    undo, _ = again.annotating.undoable()
    acts = undo[-4:]
    for place, act in reversed(list(enumerate(acts))):
        again.annotating.undo(act.uid)
        assert zones(again) == states[place]
    for place, act in enumerate(acts):
        again.annotating.redo(act.uid)
        assert zones(again) == states[place + 1]
    assert again.check() == []
    again.close()


def test_what_is_drawn_is_offered_for_the_outlets_other_articles(project: Project) -> None:
    mark(project, SIGN_OFF)
    uid = article_uids(project)[0]
    places = project.zoning.same_elsewhere(uid, span_of(project, SIGN_OFF))
    assert [place.article_uid for place in places] == article_uids(project)[1:3]
    act = project.zoning.mark_all(places).act_uid
    assert [SIGN_OFF in zones(project, article) for article in range(4)] == [True, True, True, False]
    assert project.zoning.zones(article_uids(project)[1])[0].origin is ZoneOrigin.LEARNED
    assert project.zoning.same_elsewhere(uid, span_of(project, SIGN_OFF)) == []
    project.annotating.undo(act)
    assert [SIGN_OFF in zones(project, article) for article in range(4)] == [True, False, False, False]
    assert len(project.zoning.same_elsewhere(uid, span_of(project, SIGN_OFF))) == 2, "undone is not refused"


def test_new_articles_of_the_outlet_come_with_what_was_drawn(project: Project) -> None:
    mark(project, SIGN_OFF)
    project.importing.take([ExchangedArticle(f"{body(7)}\n\n{SIGN_OFF.upper()}\n\nEnd of it.", WIRE)])
    project.importing.take([ExchangedArticle(f"{body(8)}\n\n{SIGN_OFF}\n\nEnd of it.", Metadata(source="Other"))])
    assert zones(project, 4) == [SIGN_OFF.upper()]
    assert zones(project, 5) == []


def test_what_was_taken_away_is_not_found_again_for_the_outlet(project: Project) -> None:
    unmark(project, "Back to top")
    uid = article_uids(project)[0]
    places = project.zoning.zones_elsewhere(uid, span_of(project, "Back to top"))
    assert [place.article_uid for place in places] == article_uids(project)[1:3]
    project.zoning.unmark_all(places)
    assert [zones(project, article) for article in range(3)] == [[], [], []]
    project.importing.take([ExchangedArticle(f"{body(7)}\n\nBack to top", WIRE)])
    project.importing.take([ExchangedArticle(f"{body(8)}\n\nBack to top", Metadata(source="Other"))])
    assert zones(project, 4) == []
    assert zones(project, 5) == ["Back to top"]
    project.zoning.find_everywhere()
    assert zones(project, 0) == []


def test_what_is_undone_teaches_nothing(project: Project) -> None:
    project.annotating.undo(unmark(project, "Back to top"))
    project.annotating.undo(mark(project, SIGN_OFF))
    project.importing.take([ExchangedArticle(f"{body(7)}\n\n{SIGN_OFF}\n\nBack to top", WIRE)])
    assert zones(project, 4) == ["Back to top"]


def test_furniture_of_articles_that_came_before_it_was_looked_for_is_found_in_one_act(project: Project) -> None:
    project.importing.take([ExchangedArticle(f"{body(9)}\n\nReklama\n\nДогори", WIRE, zones_known=True)])
    assert zones(project, 4) == []
    steps: list[tuple[int, int]] = []
    act = project.zoning.find_everywhere(on_progress=lambda *step: steps.append(step))
    assert zones(project, 4) == ["Догори"]
    assert steps[-1] == (5, 5)
    assert project.zoning.find_everywhere().act_uid == ""
    project.annotating.undo(act.act_uid)
    assert zones(project, 4) == []
    project.zoning.find_everywhere()
    assert zones(project, 4) == ["Догори"], "what was undone may be found again"
    with pytest.raises(SearchCancelled):
        project.zoning.find_everywhere(cancelled=lambda: True)


def test_suggestions_and_tagging_all_leave_zones_out_and_tagging_by_hand_does_not(project: Project) -> None:
    uid = article_uids(project)[0]
    mark(project, "Seven people 🚀 were killed in Kharkiv")
    article = project.reading.article(uid)
    assert article is not None
    assert project.suggesting.suggestions(article) == []
    other = tag(project, "Kharkiv", "Locations", article=1)
    assert [place.article_uid for place in project.annotating.same_in_project(other.uid)] == [
        article_uids(project)[place] for place in (2, 3)
    ]
    place = span_of(project, "Kharkiv")
    assert project.annotating.tag(uid, place, label_uid(project, "Locations")).added


@given(
    st.lists(
        st.tuples(st.sampled_from(["mark", "unmark", "undo", "redo"]), st.integers(0, 70), st.integers(1, 30)),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_leaves_a_whole_project_whose_marks_are_what_was_said(
    project: Project, history: list[tuple[str, int, int]]
) -> None:
    uid, text = article_uids(project)[0], text_of(project)
    said = {place for zone in project.zoning.zones(uid) for place in range(zone.span.start, zone.span.end)}
    solid = {place for place, sign in enumerate(text) if not sign.isspace()}
    for name, start, size in history:
        span = Span(start, min(start + size, len(text)))
        if name == "mark":
            project.zoning.mark(uid, span)
            said |= set(range(span.start, span.end))
        elif name == "unmark":
            project.zoning.unmark(uid, span)
            said -= set(range(span.start, span.end))
        else:
            undo, redo = project.annotating.undoable()
            acts = [act for act in (undo if name == "undo" else redo)[-1:] if act.name != "import"]
            for act in acts:
                (project.annotating.undo if name == "undo" else project.annotating.redo)(act.uid)
            if acts:
                said = {place for zone in project.zoning.zones(uid) for place in range(zone.span.start, zone.span.end)}
        found = {place for zone in project.zoning.zones(uid) for place in range(zone.span.start, zone.span.end)}
        assert found & solid == said & solid
    assert project.check() == []
    assert not Stores(project._file).file.connection.in_transaction
