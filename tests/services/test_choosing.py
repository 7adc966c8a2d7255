"""What a choice takes of a project, against a plain reading of the same articles in Python."""

import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan, ExchangedZone
from annotator.domain.export_choice import ALL, ExportChoice
from annotator.domain.review import GOLD
from annotator.domain.workflow import State
from annotator.services.choosing import (
    BadLabelName,
    NoSuchArticle,
    NoSuchLabel,
    NothingChosen,
    UnknownAnnotatorError,
    label_choice,
)
from annotator.services.projects import Project, create_project, open_project
from annotator.storage.rows import update_row
from annotator.storage.stores import Stores

PEOPLE = ("Olena", "Petro", "gold", "Robot")
LABELS = ("Casualties", "Weapons", "Officials", "Locations")
NEW, IN_PROGRESS, DONE = State.NEW, State.IN_PROGRESS, State.DONE


@dataclass(frozen=True)
class Told:
    """A project, and what was put into it."""

    path: Path
    articles: list[ExchangedArticle]


def _drawn_article(number: int, chance: random.Random) -> ExchangedArticle:
    words = [chance.choice(["missile", "market", "killed", "hit", "Kharkiv", "😀"]) for _ in range(10)]
    text = f"Report {number} " + " ".join(words)
    spans, at = set(), 0
    for word in text.split(" "):
        for person in PEOPLE:
            if chance.random() < 0.12:
                spans.add((at, at + len(word), chance.choice(LABELS), person))
        at += len(word) + 1
    progress = tuple(
        ExchangedProgress(person, state.value, flagged, number)
        for person in PEOPLE
        if (state := chance.choice(list(State))) is not NEW and ((flagged := chance.random() < 0.3) or True)
    )
    start = text.index(words[0])
    end = start + len(" ".join(words[:4]))
    zones = (ExchangedZone(start, end, "drawn"),) if chance.random() < 0.6 else ()
    return ExchangedArticle(
        text,
        spans=tuple(
            ExchangedSpan(*span[:3], text=text[span[0] : span[1]], annotator=span[3]) for span in sorted(spans)
        ),
        progress=progress,
        zones=zones,
        zones_known=True,
    )


@pytest.fixture(scope="module", params=[False, True], ids=["open", "blind"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    chance = random.Random(20220224)
    articles = [_drawn_article(number, chance) for number in range(24)]
    project = create_project(tmp_path_factory.mktemp("choosing") / "war", annotator_name="Olena")
    project.importing.take(articles)
    stores = Stores(project._file)
    with project._file.transaction():
        for one in stores.people.all():
            if one.name in ("gold", "Robot"):
                row = {"uid": GOLD.uid, "kind": "gold"} if one.name == "gold" else {"kind": "machine"}
                update_row(project._file, "annotator", stores.people.id_of(one.uid), row)
    options = project.review_settings.get()
    project.review_settings.change(replace(options, blind_until_done=request.param))
    project.close()
    return Told(project.path, articles)


def _state(article: ExchangedArticle, name: str) -> State:
    return next((State(one.state) for one in article.progress if one.annotator == name), NEW)


def _expected(
    told: Told, choice: ExportChoice, viewer: str, *, blind: bool
) -> list[tuple[str, list[tuple[int, int, str, str, str | None]]]]:
    """Return the articles and their tags that a choice takes, read off the articles as they came."""
    taken = []
    for article in told.articles:
        if choice.annotations == ALL:
            whose = {"Olena", "Petro", "gold"}
        elif choice.otherwise:
            whose = {"gold"} if _state(article, "gold") is DONE else {choice.otherwise}
        else:
            whose = {choice.annotations}
        states = {_state(article, name) for name in whose}
        begun = states - {NEW}
        if choice.states and not (begun & choice.states or (NEW in choice.states and not begun)):
            continue
        flagging = set(PEOPLE) if choice.annotations in (ALL, "gold") else whose
        if choice.flagged_only and not any(one.flagged for one in article.progress if one.annotator in flagging):
            continue
        if choice.query and not all(word in article.text.split() for word in choice.query.split()):
            continue
        if blind and _state(article, viewer) is not DONE:
            whose &= {viewer}
        tags = [
            (
                span.start,
                span.end,
                choice.labels[span.label] if choice.labels else span.label,
                span.annotator,
                span.text,
            )
            for span in article.spans
            if span.annotator in whose and (choice.labels is None or span.label in choice.labels)
            if choice.zones or not any(span.start < zone.end and zone.start < span.end for zone in article.zones)
        ]
        taken.append((article.text, tags))
    return taken


choices = st.builds(
    ExportChoice,
    annotations=st.sampled_from([ALL, "gold", "Olena", "Petro", "Robot"]),
    states=st.frozensets(st.sampled_from(State), max_size=2),
    flagged_only=st.sampled_from([False, False, True]),
    query=st.sampled_from(["", "", "missile", "Kharkiv killed", "hit"]),
    labels=st.one_of(
        st.none(), st.dictionaries(st.sampled_from(LABELS), st.sampled_from(["A", "B", "C d"]), min_size=1)
    ),
    zones=st.sampled_from([True, True, False]),
)
gold_else = choices.flatmap(
    lambda choice: st.sampled_from(["Olena", "Petro"]).map(
        lambda name: replace(choice, annotations="gold", otherwise=name)
    )
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(choice=choices | gold_else, viewer=st.sampled_from(["Olena", "Petro", "Nobody"]))
def test_takes_what_a_plain_reading_takes(told: Told, choice: ExportChoice, viewer: str) -> None:
    project = open_project(told.path, read_only=True, annotator_name=viewer)
    blind = project.review_settings.get().blind_until_done
    expected = _expected(told, choice, viewer, blind=blind)
    try:
        assert project.exporting.count(choice) == (len(expected), sum(len(tags) for _, tags in expected))
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "out.jsonl")
            try:
                summary = project.exporting.run(out, choice, read_back=True)
            except NothingChosen:
                assert not expected
                return
            assert (summary.articles, summary.differences) == (len(expected), ())
            found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    finally:
        project.close()
    for record, (text, tags) in zip(found, expected, strict=True):
        spans = record["spans"]
        assert all(record["text"][span["start"] : span["end"]] == span["text"] for span in spans)
        if choice.zones:
            assert record["text"] == text
            got = [(one["start"], one["end"], one["label"], one["annotator"], one["text"]) for one in spans]
            assert sorted(got) == sorted(tags)
        else:
            left = [(one["label"], one["annotator"], one["text"]) for one in spans]
            assert sorted(left) == sorted(tag[2:] for tag in tags)


@pytest.fixture
def project(told: Told) -> Iterator[Project]:
    opened = open_project(told.path, read_only=True, annotator_name="Olena")
    yield opened
    opened.close()


def _loss_counts(project: Project, choice: ExportChoice) -> dict[str, int]:
    return {entry.kind.name: entry.count for entry in project.exporting.losses("jsonl", choice).entries()}


def test_says_what_the_choice_leaves_out_unasked(project: Project, told: Told) -> None:
    blind = project.review_settings.get().blind_until_done
    not_done = sum(_state(article, "Olena") is not DONE for article in told.articles)
    machines = sum(span.annotator == "Robot" for article in told.articles for span in article.spans)
    assert _loss_counts(project, ExportChoice()) == {"MACHINES": machines} | ({"HIDDEN": not_done} if blind else {})
    assert _loss_counts(project, ExportChoice("Olena", labels={"Weapons": "W"}, fields=False, times=False)) == {}
    hidden = [article for article in told.articles if blind and _state(article, "Olena") is not DONE]
    open_ = [article for article in told.articles if _state(article, "gold") is not DONE and article not in hidden]
    assert _loss_counts(project, ExportChoice("gold")).get("UNSETTLED") == len(open_)
    assert "UNSETTLED" not in _loss_counts(project, ExportChoice("gold", otherwise="Olena"))
    in_zones = sum(
        span.start < zone.end and zone.start < span.end
        for article in told.articles
        for span in article.spans
        for zone in article.zones
        if span.annotator == "Olena"
    )
    assert _loss_counts(project, ExportChoice("Olena", zones=False)) == {"IN_ZONES": in_zones}
    joined = _loss_counts(project, ExportChoice("Olena", labels={"Weapons": "X", "Officials": "X"}))
    assert joined == {"LABELS_JOINED": 1}


def test_links_to_tags_that_stay_at_home_become_words(tmp_path: Path) -> None:
    text = "Killed in Kharkiv."
    link = {"span": "place", "text": "Kharkiv"}
    spans = (
        ExchangedSpan(0, 6, "Casualties", text="Killed", fields={"where": link}, annotator="Olena", uid="who"),
        ExchangedSpan(10, 17, "Locations", text="Kharkiv", annotator="Olena", uid="place"),
    )
    made = create_project(tmp_path / "war", annotator_name="Olena")
    made.importing.take([ExchangedArticle(text, spans=spans)])
    for choice, expected, lost in (
        (ExportChoice("Olena"), link, 0),
        (ExportChoice(labels={"Casualties": "CAS"}), {"span": "", "text": "Kharkiv"}, 1),
    ):
        made.exporting.run(tmp_path / "out.jsonl", choice, read_back=True)
        record = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
        assert record["spans"][0]["fields"] == {"where": expected}
        assert _loss_counts(made, choice) == ({"LINKS": lost} if lost else {})
    assert _loss_counts(made, ExportChoice(labels={"Casualties": "CAS"}, fields=False)) == {}
    made.close()


def test_hand_picked_articles_are_taken_in_the_order_of_the_project(project: Project, tmp_path: Path) -> None:
    uids = Stores(project._file).articles.present()
    project.exporting.run(tmp_path / "o.jsonl", ExportChoice(articles=frozenset([uids[7], uids[2]])))
    lines = (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [uids[2], uids[7]]


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        (ExportChoice("Nobody"), UnknownAnnotatorError),
        (ExportChoice("gold", otherwise="Nobody"), UnknownAnnotatorError),
        (ExportChoice(labels={"Tanks": "T"}), NoSuchLabel),
        (ExportChoice(labels={"Weapons": " "}), BadLabelName),
        (ExportChoice(labels={"Weapons": "a\nb"}), BadLabelName),
        (ExportChoice(articles=frozenset(["nothing"])), NoSuchArticle),
        (ExportChoice(query="submarine"), NothingChosen),
    ],
)
def test_what_is_not_there_is_refused(
    project: Project, tmp_path: Path, choice: ExportChoice, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        project.exporting.run(tmp_path / "out.jsonl", choice)
    assert "{" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_labels_as_they_are_typed(project: Project) -> None:
    scheme = project.reading.scheme()
    assert label_choice(["weapons", "Casualties=CAS", "Officials = a=b"], scheme) == {
        "Weapons": "Weapons",
        "Casualties": "CAS",
        "Officials": "a=b",
    }
    odd = scheme._replace(labels=(scheme.labels[0]._replace(name="a=b"), *scheme.labels[1:]))
    assert label_choice(["a=b"], odd) == {"a=b": "a=b"}
    assert label_choice(["a=b=c"], odd) == {"a=b": "c"}
    with pytest.raises(NoSuchLabel, match="no label Tanks"):
        label_choice(["Tanks=T"], scheme)
    with pytest.raises(BadLabelName):
        label_choice(["Weapons=A", "Weapons=B"], scheme)


def test_a_gold_layer_that_is_not_there_leaves_all_to_the_annotator(tmp_path: Path) -> None:
    made = create_project(tmp_path / "war", annotator_name="Olena")
    made.importing.take([ExchangedArticle("Killed.", spans=(ExchangedSpan(0, 6, "Casualties", annotator="Olena"),))])
    assert made.exporting.count(ExportChoice("gold", otherwise="Olena")) == (1, 1)
    made.close()
