"""What a project holds, in figures."""

from datetime import date
from pathlib import Path

import pytest

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedZone
from annotator.domain.export_choice import ExportChoice
from annotator.domain.identity import new_uid
from annotator.domain.workflow import State
from annotator.resources import seed
from annotator.services.choosing import UnknownAnnotatorError
from annotator.services.projects import Project, create_project
from annotator.services.statistics import StatisticsCancelled, statistics_mapping
from tests.formats.samples import span_of
from tests.projects import import_files, make_project, tag


@pytest.fixture
def tagged_twice(tmp_path: Path) -> Project:
    """Return the six sample articles with the tags of both annotators."""
    project = create_project(tmp_path / "twice", annotator_name="Olena")
    for who in ("first_annotator", "second_annotator"):
        import_files(project, seed(who, "articles.jsonl"))
    return project


def test_the_sample_in_figures(tagged_twice: Project) -> None:
    found = tagged_twice.statistics.overview(ExportChoice(annotations="Olena"))
    assert (found.articles, found.spans) == (6, 203)
    assert {each.label.name: each.spans for each in found.labels} == {
        "Casualties": 47,
        "Weapons": 44,
        "Officials": 47,
        "Locations": 65,
    }
    assert found.states == {State.NEW: 0, State.IN_PROGRESS: 0, State.DONE: 6}
    assert sum(count for _, count in found.days) == 203
    assert sorted((one.name, one.articles) for one in found.outlets)[0] == ("Daily desk", 1)
    assert sum(one.spans for one in found.outlets) == 203
    locations = found.labels[3]
    assert locations.names[0].name == "Kharkiv"
    assert [one.text for one in locations.names[0].spellings] == ["Kharkiv", "Харкові", "Харкова", "Харкову"]
    assert [one.name for one in found.labels[2].spelled_differently][:2] == ["Volodymyr Zelenskyy", "Ihor Terekhov"]
    assert [one.day for one in found.incidents][:3] == [date(2025, 4, 17), date(2024, 9, 24), date(2024, 5, 23)]


def test_a_choice_is_counted_as_it_would_be_exported(tagged_twice: Project) -> None:
    choice = ExportChoice(annotations="Tom", labels={"Weapons": "ARMS"}, query="Saltivka")
    found = tagged_twice.statistics.overview(choice)
    articles, spans = tagged_twice.exporting.count(choice)
    assert (found.articles, found.spans) == (articles, spans)
    assert [each.label.name for each in found.labels] == ["Weapons"]
    # who says what needs places and casualties, whether they go out or not
    assert [one.place for one in found.incidents] == ["Saltivka"]
    assert tagged_twice.statistics.incidents(choice) == found.incidents


def test_states_are_of_whoever_is_farthest(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    tag(project, "Kharkiv", "Locations")
    found = project.statistics.overview(incidents=False)
    assert found.states == {State.NEW: 2, State.IN_PROGRESS: 1, State.DONE: 0}
    assert found.incidents == ()
    assert found.labels[0].spans == 0


def test_an_empty_project_has_figures_too(tmp_path: Path) -> None:
    project = create_project(tmp_path / "empty", annotator_name="Olena")
    found = project.statistics.overview()
    assert (found.articles, found.spans, found.days, found.outlets, found.incidents) == (0, 0, (), (), ())
    assert statistics_mapping(found)["states"] == {"new": 0, "in_progress": 0, "done": 0}


def test_counting_can_be_cancelled_and_names_must_be_known(tagged_twice: Project) -> None:
    with pytest.raises(StatisticsCancelled):
        tagged_twice.statistics.overview(cancelled=lambda: True)
    with pytest.raises(UnknownAnnotatorError):
        tagged_twice.statistics.overview(ExportChoice(annotations="Nobody"))


def test_tags_in_zones_do_not_count(tmp_path: Path) -> None:
    text = "On Thursday 7 killed in Kharkiv.\n\nRead more: 9 killed in Sumy"
    fields = {"outcome": "killed", "count_low": 7}
    spans = (
        span_of(text, "7 killed", "Casualties", fields=fields, uid=new_uid()),
        span_of(text, "Kharkiv", "Locations", fields={"name": "Kharkiv", "role": "strike_site"}, uid=new_uid()),
        span_of(text, "9 killed", "Casualties", fields=fields, uid=new_uid()),
    )
    start = text.index("Read")
    article = ExchangedArticle(
        text, Metadata(published_on="2024-05-23"), spans, zones=(ExchangedZone(start, len(text)),), zones_known=True
    )
    project = create_project(tmp_path / "p", annotator_name="Olena")
    project.importing.take([article])
    found = project.statistics.overview()
    assert found.spans == 2
    assert [one.uid for one in found.incidents] == ["kharkiv-2024-05-23"]
    assert len(found.incidents[0].mentions) == 1
