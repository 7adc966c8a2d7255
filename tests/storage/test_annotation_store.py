"""How tags are found: by place, however many an article has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.span import Span
from annotator.services.projects import Project
from tests.projects import article_uids, label_uid, make_project, tag


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "p", ["Seven people were killed in Kharkiv, and seven in Sumy."])


def plan(project: Project, ask: Callable[[], object]) -> str:
    """Return what SQLite does for the last question that an act asks."""
    asked: list[str] = []
    connection = project._file.connection
    connection.set_trace_callback(asked.append)
    ask()
    connection.set_trace_callback(None)
    return " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked[-1]}"))


def test_one_tag_is_found_by_its_place_and_not_by_looking_at_all(project: Project) -> None:
    (uid,) = article_uids(project)
    made = tag(project, "Kharkiv", "Locations")
    annotations, me = project._stores.annotations, project.annotator.uid
    place = (uid, me, label_uid(project, "Locations"))
    assert annotations.on_span(*place, made.span) == [made]
    assert annotations.has(*place, made.span)
    assert not annotations.has(*place, Span(made.span.start, made.span.end + 1))
    assert not annotations.has(uid, me, label_uid(project), made.span)
    for ask in (annotations.has, annotations.on_span):
        found = plan(project, lambda ask=ask: ask(*place, made.span))  # type: ignore[misc]
        assert "annotation_by_article (article=? AND annotator=? AND start=? AND end=?)" in found


def test_the_tags_of_an_article_are_read_in_the_order_of_its_text_without_sorting(project: Project) -> None:
    (uid,) = article_uids(project)
    for quote in ("seven", "Seven people", "killed"):
        tag(project, quote)
    annotations, me = project._stores.annotations, project.annotator.uid
    assert [one.quote for one in annotations.of_article(uid, me)] == ["Seven people", "killed", "seven"]
    assert "ORDER BY" not in plan(project, lambda: annotations.of_article(uid, me))
