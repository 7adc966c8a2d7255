"""What an import would bring, seen before: articles, copies, labels, columns, encodings, and nothing written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.article import Metadata
from annotator.domain.column_mapping import header_key
from annotator.domain.exchange import ExchangedArticle, OffsetUnit
from annotator.domain.import_choice import ImportChoice
from annotator.resources import seed
from annotator.services import previewing
from annotator.services.previewing import ImportPreview
from annotator.services.projects import Project, create_project
from annotator.services.sources import find_sources
from tests.projects import content, write_lines

TEXT = seed("articles", "01_printing_house.txt").read_text(encoding="utf-8")
COPY = "Another headline\nBy Somebody Else\n" + TEXT.split("\n", 1)[1].replace("20 in Kharkiv", "21 in Kharkiv")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with one article, which a preview leaves as it is."""
    made = create_project(tmp_path / "war", annotator_name="Olena")
    made.importing.take([ExchangedArticle(TEXT, Metadata("Printing house"))])
    before = content(made)
    yield made
    assert content(made) == before
    made.close()


def look(project: Project, *paths: Path, choice: ImportChoice | None = None) -> ImportPreview:
    """Preview files."""
    sources, problems = find_sources(paths)
    return project.previewing.run(sources, problems, choice)


def worth(project: Project, *paths: Path) -> bool:
    """Tell whether files are worth a look."""
    return look(project, *paths).is_worth_a_look(project.reading.scheme())


def test_copies_and_what_is_there_already(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(COPY, encoding="utf-8")
    (folder / "c.txt").write_text(COPY + "\nMore.", encoding="utf-8")
    (folder / "d.txt").write_text(COPY, encoding="utf-8")
    (folder / "e.txt").write_text("Quite another article about a glide bomb in Saltivka.", encoding="utf-8")
    first, second, third, fourth, fifth = look(project, folder).articles()

    assert (first.present, first.likeness) == ("Printing house", None)
    assert second.likeness is not None
    assert (second.likeness.title, second.likeness.in_project) == ("Printing house", True)
    assert second.likeness.similarity > 0.9
    assert third.likeness is not None
    assert fourth.present == "Another headline"
    assert (fifth.present, fifth.likeness) == ("", None)
    assert worth(project, folder)


def test_plain_files_are_not_worth_a_look(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kharkiv was hit.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Izium was hit by a drone.", encoding="utf-8")
    assert not worth(project, tmp_path / "a.txt")
    assert not worth(project, tmp_path / "a.txt", tmp_path / "b.txt")
    assert not worth(project, seed("first_annotator", "articles.jsonl"))
    (tmp_path / "b.txt").write_bytes("Удар по Харкову вночі, троє поранених.".encode("cp1251"))
    assert worth(project, tmp_path / "b.txt")


def test_labels_units_and_columns_are_found(project: Project, tmp_path: Path) -> None:
    spans = [[2, 9, "LOC"], [2, 9, "LOC"], [0, 1, "Weapons"]]
    doccano = write_lines(tmp_path / "in.jsonl", {"text": "🚀Kharkiv was hit.", "label": spans})
    preview = look(project, doccano)
    assert preview.labels() == {"LOC": 2, "Weapons": 1}
    assert preview.foreign(project.reading.scheme()) == ["LOC"]
    assert preview.files[0].unit_assumed is OffsetUnit.UTF16

    table = tmp_path / "in.csv"
    table.write_text("Lead,Body\nOne lead,The text of one\nTwo lead,The text of two\n")
    preview = look(project, table)
    assert preview.files[0].columns is not None
    assert [one.article.text for one in preview.articles()] == ["The text of one", "The text of two"]
    chosen = ImportChoice(columns={header_key(["Lead", "Body"]): {"text": "Lead", "title": "Body"}})
    project.previewing.again(preview, 0, chosen)
    assert [one.article.metadata.title for one in preview.articles()] == ["The text of one", "The text of two"]


def test_what_cannot_be_read_is_said(project: Project, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,2\n")
    (tmp_path / "in.xyz").write_text("?")
    preview = look(project, tmp_path / "in.csv", tmp_path / "in.xyz")
    assert [one.place for one in preview.problems] == ["in.xyz"]
    assert "no column looks like the text" in preview.files[0].problems[0].sentence


def test_many_files_are_counted_and_a_large_one_is_begun(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "MOST_ARTICLES", 5)
    monkeypatch.setattr(previewing, "_MOST_OF_ONE_FILE", 3)
    lines = write_lines(tmp_path / "a.jsonl", *({"text": f"Article {number}."} for number in range(9)))
    others = [tmp_path / f"b{number}.txt" for number in range(6)]
    for other in others:
        other.write_text(f"Text of {other.name}.")
    preview = look(project, lines, *others)
    assert [len(file.articles) for file in preview.files] == [3, 1, 1]
    assert preview.files[0].goes_on
    assert [source.path for source in preview.unseen] == others[2:]
    assert len(preview.sources()) == 7


def test_a_cancelled_look_ends_early(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kharkiv was hit.")
    sources, _ = find_sources([tmp_path / "a.txt"])
    assert project.previewing.run(sources, cancelled=lambda: True).files == []
