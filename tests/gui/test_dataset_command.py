"""The copied command exports the same as the window, whatever was chosen."""

import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.command_line import commands
from annotator.domain.export_choice import ALL, ExportChoice, Split, Texts
from annotator.domain.workflow import State
from annotator.gui.dataset_command import command_for
from annotator.services.projects import create_sample, open_project
from tests.projects import article_uids

LABELS = ("Casualties", "Weapons", "Officials", "Locations")
NAMES = st.sampled_from(["CAS", "a b", "x=y", "«q»", "it's", "Casualties"])
SHARES = st.fixed_dictionaries({"train": st.integers(1, 90), "test": st.integers(1, 9)})
CHOICES = st.builds(
    ExportChoice,
    annotations=st.sampled_from([ALL, "Olena O'Neil"]),
    states=st.frozensets(st.sampled_from(State)),
    flagged_only=st.booleans(),
    query=st.sampled_from(["", "Kharkiv", '"printing house"', "Друкарня"]),
    labels=st.none() | st.dictionaries(st.sampled_from(LABELS), NAMES, min_size=1),
    fields=st.booleans(),
    zones=st.booleans(),
    split=st.none()
    | st.builds(
        Split, st.fixed_dictionaries({"train": st.integers(1, 90), "test": st.integers(1, 9)}), st.integers(0, 9)
    ),
    pseudonyms=st.booleans(),
    times=st.booleans(),
    texts=st.sampled_from(Texts),
    card=st.booleans(),
    licence=st.sampled_from(["", "CC-BY-4.0", "ask us"]),
).filter(lambda choice: choice.zones or choice.texts is Texts.FULL)  # texts that are cut cannot be left out


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project with spaces")
    project = create_sample(folder / "the sample", annotator_name="Olena O'Neil")
    project.close()
    return project.path


def written(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def export_both_ways(project: Path, choice: ExportChoice, folder: Path, format_name: str, out: str) -> None:
    by_window, by_command = folder / "window", folder / "command"
    for place in (by_window, by_command):
        place.mkdir()
    opened = open_project(project, read_only=True)
    articles, _ = opened.exporting.count(choice)
    if articles:
        opened.exporting.run(by_window / out, choice, format_name=format_name)
    opened.close()
    words = shlex.split(command_for(project, str(by_command / out), format_name, choice))
    assert words[0] == "annotator"
    result = CliRunner().invoke(commands, words[1:])
    assert (result.exit_code == 0) is (articles > 0), result.output
    assert written(by_command) == written(by_window)
    assert bool(written(by_window)) is (articles > 0)


@pytest.mark.skipif(sys.platform == "win32", reason="the words are taken apart as a POSIX shell does")
@given(CHOICES)
@settings(max_examples=20, deadline=None)
def test_the_same_bytes_come_out(project: Path, tmp_path_factory: pytest.TempPathFactory, choice: ExportChoice) -> None:
    export_both_ways(project, choice, tmp_path_factory.mktemp("out"), "jsonl", "dataset.jsonl")


@pytest.mark.skipif(sys.platform == "win32", reason="the words are taken apart as a POSIX shell does")
@pytest.mark.parametrize(("format_name", "out"), [("brat", "dataset"), ("csv", "data set.csv"), ("conll", "x.conll")])
def test_the_same_files_come_out(project: Path, tmp_path: Path, format_name: str, out: str) -> None:
    opened = open_project(project, read_only=True)
    picked = frozenset(article_uids(opened)[:3])
    opened.close()
    export_both_ways(project, ExportChoice(articles=picked, pseudonyms=True), tmp_path, format_name, out)


def test_gold_else_mine_is_said() -> None:
    choice = ExportChoice("gold", "Olena", states=frozenset({State.DONE}))
    command = command_for(Path("/p.annotator"), "p.jsonl", "jsonl", choice)
    assert "--annotations gold --otherwise Olena --state done" in command


def test_everything_needs_no_options() -> None:
    command = command_for(Path("p.annotator"), "p.jsonl", "jsonl", ExportChoice())
    assert command == "annotator export p.annotator p.jsonl --format jsonl"
