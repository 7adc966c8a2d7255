"""The card of a dataset: true figures, nobody's name who shall not be known, a head that is YAML."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.dataset_facts import Chart, ChartBar
from annotator.domain.export_choice import ExportChoice, Split
from annotator.resources import seed
from annotator.services.exporting import ExportSummary
from annotator.services.projects import Project, create_project
from annotator.session.charts import draw_chart
from tests.projects import import_files

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return the sample articles with the tags of both annotators."""
    made = create_project(tmp_path / "strikes", name="Kharkiv | <strikes>", annotator_name="Olena")
    for who in ("first_annotator", "second_annotator"):
        import_files(made, seed(who, "articles.jsonl"))
    return made


def card(project: Project, target: Path, choice: ExportChoice, format_name: str = "brat") -> str:
    summary = project.exporting.run(target, choice, format_name=format_name, read_back=True)
    assert isinstance(summary, ExportSummary)
    assert summary.differences == ()
    return (target / "README.md").read_text(encoding="utf-8")


def test_figures_are_those_of_what_was_written(project: Project, tmp_path: Path) -> None:
    text = card(project, tmp_path / "out", ExportChoice(annotations="Olena", card=True))
    assert "6 articles with 203 tagged spans. The tags are one annotator's." in text
    assert "| Casualties | 47 |\n| Weapons | 44 |\n| Officials | 47 |\n| Locations | 65 |" in text
    assert "- Published: 2022-08-18 to 2025-04-18." in text
    assert "Міська хроніка (1)" in text
    assert "- Languages: en (5), uk (1)." in text
    assert "- Licence: not stated." in text
    assert "license" not in text.split("\n---\n")[0]
    assert "offsets in code points" in text
    guidelines = (tmp_path / "out" / "GUIDELINES.md").read_text(encoding="utf-8")
    assert guidelines.strip() == project.reading.project().guidelines.strip()


def test_agreement_is_measured_and_nobody_named_by_pseudonym(project: Project, tmp_path: Path) -> None:
    text = card(project, tmp_path / "out", ExportChoice(card=True, pseudonyms=True, labels={"Weapons": "ARMS"}))
    assert "2 annotators have 6 articles in common" in text
    assert "| ARMS | 0.824 | 0.941 |" in text
    assert "Casualties | 0." not in text
    assert "Olena" not in text
    assert "Tom" not in text
    assert "Tagged by: A1, A2." in text


def test_licence_in_the_head_only_where_it_is_given(project: Project, tmp_path: Path) -> None:
    by_id = card(project, tmp_path / "a", ExportChoice(card=True, licence="CC-BY-4.0"))
    assert 'license: "cc-by-4.0"' in by_id
    assert "- Licence: CC-BY-4.0." in by_id
    by_name = card(project, tmp_path / "b", ExportChoice(card=True, licence="ask: us | first"))
    assert 'license: other\nlicense_name: "ask: us | first"' in by_name


def test_the_head_is_yaml_whatever_the_project_is_called(project: Project, tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    pytest.importorskip("pyarrow")
    text = card(project, tmp_path / "out", ExportChoice(licence="CC0-1.0"), "parquet")
    head = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert head["pretty_name"] == "Kharkiv | <strikes>"
    assert head["license"] == "cc0-1.0"
    assert head["configs"][0]["data_files"] == [{"split": "train", "path": "data/train-*"}]
    assert "# Kharkiv \\| &lt;strikes>" in text


def test_parts_are_counted_apart_and_together(project: Project, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    choice = ExportChoice(annotations="Tom", split=Split({"train": 50, "test": 50}, seed=3))
    text = card(project, tmp_path / "out", choice, "parquet")
    assert "|  | train | test | total |" in text
    (articles,) = (line for line in text.split("\n") if line.startswith("| articles |"))
    train, test, total = (int(cell) for cell in articles.split("|")[2:5])
    assert (train + test, total) == (6, 6)
    assert "2 articles stand in one part with another on the same strike." in text


def test_loads_as_is_with_datasets(project: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    datasets = pytest.importorskip("datasets")
    choice = ExportChoice(annotations="Olena", split=Split({"train": 50, "test": 50}), licence="CC-BY-4.0")
    project.exporting.run(tmp_path / "out", choice, format_name="parquet", draw_chart=lambda _chart: PNG)
    loaded = datasets.load_dataset(str(tmp_path / "out"), cache_dir=str(tmp_path / "cache"))
    assert not caplog.records  # such as a part of the card that was not understood
    assert sum(len(loaded[part]) for part in ("train", "test")) == 6
    spans = [span for part in loaded.values() for row in part for span in row["spans"]]
    assert len(spans) == 203


def test_charts_are_drawn_where_something_can(project: Project, tmp_path: Path, qtbot: QtBot) -> None:
    asked: list[Chart] = []

    def draw(chart: Chart) -> bytes:
        asked.append(chart)
        return draw_chart(chart)

    project.exporting.run(tmp_path / "out", ExportChoice(card=True), format_name="brat", draw_chart=draw)
    assert [chart.title for chart in asked] == ["Spans by label", "Articles by outlet"]
    assert (asked[0].bars[0].name, asked[0].bars[0].parts) == ("Casualties", {"": 92})
    for name in ("spans_by_label.png", "articles_by_outlet.png"):
        assert (tmp_path / "out" / "charts" / name).read_bytes().startswith(PNG)
        assert f"](charts/{name})" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    project.exporting.run(tmp_path / "bare", ExportChoice(card=True), format_name="brat", draw_chart=lambda _: None)
    assert not (tmp_path / "bare" / "charts").exists()


def test_a_chart_of_nothing_and_of_long_names_is_a_picture(qtbot: QtBot) -> None:
    bars = (ChartBar("x" * 300, "#000000", {"a": 0, "b": 0}), ChartBar("Місто", "#ff0000", {"a": 10**9, "b": 1}))
    assert draw_chart(Chart("t", bars)).startswith(PNG)
    assert draw_chart(Chart("t", ())).startswith(PNG)


def test_no_card_is_written_unasked_or_beside_a_file(project: Project, tmp_path: Path) -> None:
    project.exporting.run(tmp_path / "out", format_name="brat")
    assert not (tmp_path / "out" / "README.md").exists()
    project.exporting.run(tmp_path / "one.jsonl", ExportChoice(card=True))
    assert not list(tmp_path.glob("*.md"))
