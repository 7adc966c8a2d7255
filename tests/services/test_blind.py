"""Blind until done: with that option on, nobody sees another's tags, counts or agreement before their own are done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.command_line import commands
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.workflow import State
from annotator.services.overview import project_overview
from annotator.services.projects import Project
from annotator.services.review_options import ReviewOptions
from annotator.services.review_reading import NotDoneYet
from annotator.services.searching import find_everywhere
from annotator.storage.rows import seal_rows
from tests.laptops import article_uids, new_project, person, tag


@pytest.fixture
def project(tmp_path: Path, default_scheme: AnnotationScheme) -> Iterator[Project]:
    """Tom tagged both articles and was reviewed by Rita; Olena has one tag in the first, and is not done."""
    made = new_project(tmp_path / "blind.annotator", default_scheme, "Tom")
    tag(made, 0, "missiles", 1, name="Iskander-M")
    tag(made, 0, "Kharkiv", 3, name="Kharkiv")
    tag(made, 1, "glide bomb", 1, name="UMPK")
    made.become("Rita")
    for uid in article_uids(made):
        found = made.reviewing.article(uid, [person(made, "Tom").uid])
        for each in found.open:
            made.reviewing.neither(found, each)
    made.become("Olena")
    tag(made, 0, "Seven people")
    made.review_settings.change(ReviewOptions(blind_until_done=True))
    yield made
    made.close()


def finish(project: Project) -> None:
    for uid in article_uids(project):
        project.annotating.set_state(uid, State.DONE)


def weapons(project: Project) -> str:
    return project.reading.scheme().active_labels()[1].uid


def test_earlier_values_are_ones_own(project: Project) -> None:
    assert project.reading.field_values(weapons(project), "name") == []
    project.annotating.set_state(article_uids(project)[0], State.DONE)
    assert project.reading.field_values(weapons(project), "name") == ["Iskander-M"]
    finish(project)
    assert sorted(project.reading.field_values(weapons(project), "name")) == ["Iskander-M", "UMPK"]


def test_search_finds_ones_own_tags_however_many_others_there_are(project: Project) -> None:
    scheme = project.reading.scheme()
    assert find_everywhere(project, "weapons missiles", scheme, 50).spans == []
    assert find_everywhere(project, "UMPK", scheme, 50).spans == []
    tag(project, 0, "missiles", 1)
    assert len(find_everywhere(project, "missiles", scheme, limit=1).spans) == 1, "the others' do not use the limit up"
    finish(project)
    assert len(find_everywhere(project, "missiles", scheme, 50).spans) == 2


def test_counts_of_the_project_are_ones_own(project: Project) -> None:
    def spans() -> dict[str, int]:
        return {one["name"]: sum(one["spans"].values()) for one in project_overview(project)["annotators"]}

    assert spans() == {"Tom": 0, "Rita": 0, "Olena": 1, "gold": 0}
    finish(project)
    assert spans() == {"Tom": 3, "Rita": 0, "Olena": 1, "gold": 0}


def test_verdicts_are_not_told(project: Project) -> None:
    tom = person(project, "Tom")
    uid = article_uids(project)[0]
    assert project.feedback.on_article(uid, project.annotator.uid) == ()
    with pytest.raises(NotDoneYet):
        project.feedback.report(tom)
    finish(project)
    assert len(project.feedback.report(tom).articles) == 2


def test_what_others_agree_on_enters_no_gold(project: Project) -> None:
    chosen = [person(project, "Tom"), person(project, "Olena")]
    summary = project.make_gold(chosen)
    assert (summary.articles, summary.hidden) == (0, 2)
    finish(project)
    assert project.make_gold(chosen).articles == 2


def test_tags_without_a_place_are_counted_and_not_quoted(
    project: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    text = "A different report altogether, from the metro station in Lviv."
    theirs = new_project(tmp_path / "theirs.annotator", default_scheme, "Iryna", (text,))
    tag(theirs, 0, "metro station", 3)
    uid = article_uids(project)[1]
    # The same article whose text differs: its id is ours.
    theirs._file.connection.execute("UPDATE article SET uid = ?", (uid,))
    seal_rows(theirs._file, "article", "1", ())
    theirs.close()
    with project.merging.preview(theirs.path) as preview:
        assert (preview.unplaced_count, preview.unplaced) == (1, [])
        assert preview.changes_anything
        project.merging.merge(preview)
    assert project.placing.waiting() == []
    finish(project)
    assert [one.annotation.quote for one in project.placing.waiting()] == ["metro station"]


def test_the_command_line_says_what_is_left_out(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.close()
    monkeypatch.setattr("annotator.services.projects.account_name", lambda: "Olena")
    done = CliRunner().invoke(commands, ["agreement", str(project.path)])
    assert done.exit_code == 0
    assert "0 articles in common" in done.stdout
    assert "2 articles left out" in done.stderr
    done = CliRunner().invoke(commands, ["gold", str(project.path), "--from", "Tom", "--from", "Olena"])
    assert "2 articles left out" in done.stderr
