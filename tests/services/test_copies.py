"""Edited copies of articles: linked, left out or kept, taken back with their import, and carried along."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.article import Metadata, text_hash
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.import_choice import Copies, ImportChoice
from annotator.domain.near_duplicates import Sketch
from annotator.domain.scheme import AnnotationScheme
from annotator.resources import seed
from annotator.services.copying import CopyFinder, KnownTexts
from annotator.services.projects import Project, create_project, open_project
from annotator.services.sharing import Articles
from annotator.services.sources import Source, find_sources
from tests.laptops import new_project
from tests.projects import article_uids

TEXT = seed("articles", "01_printing_house.txt").read_text(encoding="utf-8")
COPY = "Another headline\nBy Somebody Else\n" + TEXT.split("\n", 1)[1].replace("20 in Kharkiv", "21 in Kharkiv")
CUT = TEXT[: len(TEXT) // 2]
OTHER = seed("articles", "04_second_strike_at_dawn.txt").read_text(encoding="utf-8")
LINK = ImportChoice(copies=Copies.LINK)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with one article, which must be whole at the end."""
    made = create_project(tmp_path / "war", annotator_name="Olena")
    made.importing.take([ExchangedArticle(TEXT, Metadata("Printing house"))])
    yield made
    assert made.check() == []
    made.close()


def take(project: Project, *texts: str, choice: ImportChoice = LINK) -> list[str]:
    """Import texts and return the ids of all articles."""
    project.importing.take([ExchangedArticle(text) for text in texts], choice=choice)
    return article_uids(project)


def copies(project: Project, uid: str) -> list[str]:
    """Return the ids of the copies of an article."""
    return [one.uid for one in project.reading.copies(uid)]


def test_copies_are_linked_to_one_original(project: Project) -> None:
    original, copy, cut, other = take(project, COPY, CUT, OTHER)

    assert copies(project, original) == [copy, cut]
    assert copies(project, cut) == [original, copy]
    assert copies(project, other) == []
    found = project.reading.original(cut)
    assert found is not None
    assert found.metadata.title == "Printing house"
    assert project.reading.original(original) is None


def test_copies_can_be_left_out_or_kept(project: Project) -> None:
    skip = ImportChoice(copies=Copies.SKIP)
    summary = project.importing.take([ExchangedArticle(COPY, place="a.txt"), ExchangedArticle(OTHER)], choice=skip)
    assert (summary.articles, [one.place for one in summary.problems]) == (1, ["a.txt"])
    assert "copy of “Printing house”" in summary.problems[0].sentence

    original, _, kept = take(project, COPY, choice=ImportChoice())
    assert copies(project, original) == []
    assert kept


def test_single_articles_can_be_treated_otherwise(project: Project) -> None:
    choice = ImportChoice(one_by_one={text_hash(COPY): Copies.LINK, text_hash(CUT): Copies.SKIP})
    original, copy = take(project, COPY, CUT, choice=choice)
    assert copies(project, original) == [copy]


def test_links_go_with_the_import_and_come_back(project: Project) -> None:
    summary = project.importing.take([ExchangedArticle(COPY), ExchangedArticle(CUT)], choice=LINK)
    assert summary.linked == 2
    (original, *found) = article_uids(project)
    project.annotating.undo(summary.changes.act_uid)
    assert copies(project, original) == []
    _, redoable = project.annotating.undoable()
    project.annotating.redo(redoable[-1].uid)
    assert copies(project, original) == found

    cancelled = project.importing.take([ExchangedArticle(COPY + " More.")], choice=LINK, cancelled=lambda: True)
    assert cancelled.cancelled
    assert copies(project, original) == found


def test_links_travel_in_json_lines(project: Project, tmp_path: Path) -> None:
    original, copy = take(project, COPY)
    project.exporting.run(tmp_path / "out.jsonl", read_back=True)
    other = create_project(tmp_path / "other")
    other.importing.run(find_sources([tmp_path / "out.jsonl"])[0])
    assert copies(other, original) == [copy]
    other.close()
    lost = project.exporting.losses("csv").sentences()
    assert any("copies" in sentence for sentence in lost)


def test_links_travel_to_a_colleague_and_back(
    project: Project, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    original, copy, _ = take(project, COPY, OTHER)
    sent = project.sharing.run(tmp_path / "sent.annotator", annotators=[], articles=Articles.ALL).path
    theirs = open_project(sent, annotator_name="Tom")
    assert copies(theirs, original) == [copy]
    assert theirs.check() == []
    theirs.close()

    third = new_project(tmp_path / "third.annotator", default_scheme, "Rita", texts=())
    with third.merging.preview(sent) as preview:
        changes = third.merging.merge(preview).changes
    assert copies(third, original) == [copy]
    third.annotating.undo(changes.act_uid)
    assert third.check() == []
    assert copies(third, original) == []
    third.close()


def test_what_is_known_of_a_project_is_read_once_and_stays_true(project: Project) -> None:
    known = KnownTexts()
    (original, copy) = take(project, COPY)
    assert project.importing.take([ExchangedArticle(OTHER)]).articles == 1
    sources: list[Source] = []
    project.previewing.run(sources, known=known)
    finder = CopyFinder(project._stores, known)
    finder.learn()
    assert len(known.texts) == 3
    finder.learn()
    assert len(known.texts) == 3
    assert finder.original(Sketch(CUT)) == original
    project.annotating.remove_articles([original])
    assert finder.original(Sketch(CUT)) == original  # by way of the copy, which is still there and knows it
    assert finder.similar(Sketch(CUT))[0][0] == copy
    known.last_uid = "another"
    finder.learn()
    assert len(finder.known.texts) == 2
