"""What the user chooses for an import: labels, suggestions instead of tags, units of offsets."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, OffsetUnit
from annotator.domain.import_choice import ImportChoice
from annotator.domain.label_mapping import MappedToNothing, parse_label_mapping
from annotator.domain.people import AnnotatorKind
from annotator.domain.suggestions import Reason
from annotator.services.overview import project_overview
from annotator.services.projects import Project, create_project
from annotator.services.sources import find_sources
from tests.projects import article_uids, content, label_uid, write_lines

TEXT = "Ihor Terekhov said that a drone had hit Kharkiv."
SPANS = (
    ExchangedSpan(0, 13, "PER", text="Ihor Terekhov", fields={"role": "Mayor"}),
    ExchangedSpan(26, 31, "MISC"),
    ExchangedSpan(40, 47, "LOC", text="Kharkiv"),
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project, which must be whole at the end."""
    made = create_project(tmp_path / "war", annotator_name="Olena")
    yield made
    assert made.check() == []
    made.close()


def names(project: Project) -> list[str]:
    """Return the labels of the tags in the first article."""
    labels = {label.uid: label.name for label in project.reading.scheme().labels}
    return [labels[one.label_uid] for one in project.reading.annotations(article_uids(project)[0])]


def test_labels_become_ours(project: Project) -> None:
    mapping = parse_label_mapping(["PER=Officials", "MISC=", "GPE=Locations"])
    summary = project.importing.take([ExchangedArticle(TEXT, spans=SPANS)], choice=ImportChoice(labels=mapping))

    assert names(project) == ["Officials", "LOC"]
    assert project.reading.scheme().label_named("LOC")
    assert not project.reading.scheme().label_named("MISC")
    said = [notice.sentence for notice in summary.notices if notice.place == "labels"]
    assert said == ["Left out as you chose: 1 tagged as MISC.", "No tag had the label gpe, which was mapped."]


def test_a_mapping_to_no_label_leaves_the_project_as_it_is(project: Project) -> None:
    before = content(project)
    mapping = parse_label_mapping(["PER=Oficials"])
    with pytest.raises(MappedToNothing):
        project.importing.take([ExchangedArticle(TEXT, spans=SPANS)], choice=ImportChoice(labels=mapping))
    assert content(project) == before


@pytest.fixture
def suggested(project: Project) -> Project:
    """A project with an article whose spans came as suggestions."""
    mapping = parse_label_mapping(["PER=Officials", "MISC=Weapons", "LOC=Locations"])
    choice = ImportChoice(labels=mapping, as_suggestions=True)
    project.importing.take([ExchangedArticle(TEXT, spans=SPANS)], choice=choice)
    return project


def by_machine(project: Project) -> list[tuple[str, str]]:
    """Return label and words of what the machine suggests in the first article."""
    article = project.reading.article(article_uids(project)[0])
    assert article is not None
    labels = {label.uid: label.name for label in project.reading.scheme().labels}
    project.suggesting.forget()
    found = project.suggesting.suggestions(article)
    return [(labels[one.label_uid], one.span.quote(TEXT)) for one in found if one.reason == Reason.MACHINE]


def test_suggestions_are_nobodys_tags(suggested: Project, tmp_path: Path) -> None:
    assert by_machine(suggested) == [("Officials", "Ihor Terekhov"), ("Weapons", "drone"), ("Locations", "Kharkiv")]
    kinds = {one.name: one.kind for one in suggested.reading.annotators()}
    assert kinds == {"Olena": AnnotatorKind.PERSON, "machine": AnnotatorKind.MACHINE}
    assert suggested.reading.annotations(article_uids(suggested)[0], suggested.annotator.uid) == []
    assert project_overview(suggested)["spans"] == 0
    assert suggested.exporting.run(tmp_path / "all.jsonl").spans == 0
    assert [one.name for one in suggested.reviewing.annotators()] == ["Olena"]


def test_a_suggestion_is_accepted_with_its_form_or_rejected(suggested: Project) -> None:
    uid = article_uids(suggested)[0]
    article = suggested.reading.article(uid)
    assert article is not None
    first, second, _ = suggested.suggesting.suggestions(article)
    accepted = suggested.annotating.accept(uid, first.span, first.label_uid)
    rejected = suggested.annotating.reject(uid, second.span, second.label_uid)
    (tag,) = accepted.added

    assert tag.fields["role"] == "Mayor"
    assert tag.annotator_uid == suggested.annotator.uid
    assert by_machine(suggested) == [("Locations", "Kharkiv")]
    suggested.annotating.undo(rejected.act_uid)
    suggested.annotating.undo(accepted.act_uid)
    assert len(by_machine(suggested)) == 3


def test_nothing_is_suggested_over_a_tag_or_as_a_retired_label(suggested: Project) -> None:
    uid = article_uids(suggested)[0]
    article = suggested.reading.article(uid)
    assert article is not None
    first = suggested.suggesting.suggestions(article)[0]
    suggested.annotating.tag(uid, first.span, label_uid(suggested, "Locations"))
    assert by_machine(suggested) == [("Weapons", "drone"), ("Locations", "Kharkiv")]


ROCKET = "🚀 hit Kharkiv."


def in_utf16(path: Path, *, quoted: bool) -> Path:
    """Write a line as a tool that counts UTF-16 units does."""
    span = {"start": 7, "end": 14, "label": "Locations", **({"text": "Kharkiv"} if quoted else {})}
    return write_lines(path, {"text": ROCKET, "spans": [span]})


def test_the_unit_that_fits_the_quotes_is_found(project: Project, tmp_path: Path) -> None:
    summary = project.importing.run(find_sources([in_utf16(tmp_path / "in.jsonl", quoted=True)])[0])
    assert (summary.spans, summary.problems, summary.notices) == (1, [], [])
    assert project.reading.annotations(article_uids(project)[0])[0].quote == "Kharkiv"


def test_an_assumed_unit_is_said_once_and_can_be_chosen(project: Project, tmp_path: Path) -> None:
    path = in_utf16(tmp_path / "in.jsonl", quoted=False)
    chosen = project.importing.run(find_sources([path])[0], choice=ImportChoice(offset_unit=OffsetUnit.UTF16))
    assert chosen.notices == []
    assert project.reading.annotations(article_uids(project)[0])[0].quote == "Kharkiv"

    doccano = write_lines(
        tmp_path / "doccano.jsonl",
        {"text": ROCKET + " Again.", "label": [[7, 14, "Locations"]]},
        {"text": ROCKET + " And again.", "label": [[7, 14, "Locations"]]},
        {"text": "Kharkiv: before the 🚀.", "label": [[0, 7, "Locations"]]},
    )
    summary = project.importing.run(find_sources([doccano])[0])
    (said,) = summary.notices
    assert said.place == "doccano.jsonl"
    assert "UTF-16 units" in said.sentence
    quotes = [one.quote for uid in article_uids(project)[1:] for one in project.reading.annotations(uid)]
    assert quotes == ["Kharkiv"] * 3


def test_label_studio_predictions_can_be_suggestions(project: Project, tmp_path: Path) -> None:
    value = {"start": 40, "end": 47, "text": "Kharkiv", "labels": ["Locations"]}
    region = {"id": "a", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    prediction = {"model_version": "ner-2", "result": [region]}
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps([{"data": {"text": TEXT}, "predictions": [prediction], "annotations": []}]))
    project.importing.run(find_sources([path])[0], choice=ImportChoice(as_suggestions=True))

    assert by_machine(project) == [("Locations", "Kharkiv")]
    assert "ner-2" in [one.name for one in project.reading.annotators() if one.kind is AnnotatorKind.MACHINE]
