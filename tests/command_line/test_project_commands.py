"""Every command about a project, through real processes: answers, exit codes, and never a traceback."""

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotator.command_line import Desktop, commands
from annotator.resources import seed
from annotator.services.projects import open_project
from tests.projects import digest, make_project, tag, write_lines

ROOT = Path(__file__).parents[2]


def run(*arguments: object, expect: int = 0) -> Result:
    """Run a command in this process."""
    result = CliRunner().invoke(commands, [str(argument) for argument in arguments])
    assert result.exit_code == expect, result.output
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def start(*arguments: object, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, arguments)],
        **{"capture_output": True, "text": True, "cwd": ROOT, "check": False, **options},
    )


def test_a_project_named_alone_is_opened(tmp_path: Path) -> None:
    opened: list[Path | None] = []

    def open_window(project: Path | None) -> int:
        opened.append(project)
        return 0

    desktop = Desktop(open_window, lambda *_: None)
    for arguments in (["open", "war"], ["war.annotator"], ["open", "war.annotator"]):
        assert CliRunner().invoke(commands, arguments, obj=desktop).exit_code == 0
    assert opened == [Path("war"), Path("war.annotator"), Path("war.annotator")]


def test_a_project_is_found_without_its_ending(tmp_path: Path) -> None:
    run("new", tmp_path / "Мій проєкт")
    answer = json.loads(run("info", tmp_path / "Мій проєкт", "--json").output)
    assert answer["articles"] == 0
    # A name that is nowhere is named as it was given.
    assert "There is no project nothing in" in run("info", tmp_path / "nothing", expect=2).output


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A closed project with a tag."""
    made = make_project(tmp_path / "war")
    tag(made, "seven people")
    made.close()
    return made.path


def test_a_project_from_nothing_to_its_export(tmp_path: Path) -> None:
    path = tmp_path / "war.annotator"
    assert str(path) in run("new", tmp_path / "war").stdout
    assert run("import", path, seed("articles")).stdout.endswith("imported\n")
    assert "whole" in run("check", path).stdout
    assert "read back and found equal" in run("export", path, tmp_path / "out.jsonl").stdout
    assert run("info", path).stdout.startswith("war: ")
    assert "no snapshots" in run("snapshots", path).stdout
    assert "jsonl" in run("formats").stdout


def test_the_sample_is_whole(tmp_path: Path) -> None:
    run("sample", tmp_path / "sample")
    overview = json.loads(run("info", tmp_path / "sample.annotator", "--json").stdout)
    assert overview["articles"] == 6
    assert overview["spans"] == 47
    assert json.loads(run("check", tmp_path / "sample.annotator", "--json").stdout) == {"whole": True, "problems": []}


def test_what_json_answers_look_like(project: Path, tmp_path: Path) -> None:
    overview = json.loads(run("info", project, "--json").stdout)
    assert {"id", "name", "created_at", "articles", "spans", "labels", "annotators", "changes"} <= overview.keys()
    (annotator,) = overview["annotators"]
    assert (annotator["name"], annotator["spans"]) == ("Olena", {"Casualties": 1})
    path = write_lines(
        tmp_path / "in.jsonl", {"text": "New.", "spans": [{"start": 0, "end": 9, "label": "x"}]}, "broken"
    )
    brought = json.loads(run("import", project, path, "--json", "--annotator", "Ivan").stdout)
    assert (brought["articles"], brought["spans"], brought["duplicates"]) == (1, 0, 0)
    assert {problem["place"] for problem in brought["problems"]} == {"in.jsonl, line 1, span 1", "in.jsonl, line 2"}


def test_many_problems_that_are_alike_are_counted(project: Path, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", *({"text": f"Text {number}."} for number in range(1100)))
    run("import", project, path)
    said = run("import", project, path)
    lines = said.stderr.splitlines()
    assert len(lines) == 21
    assert lines[0].startswith("in.jsonl, line 1: ")
    assert lines[-1].startswith("And 1,080 more (--json lists all): ")
    assert "1,100 not taken" in said.stdout
    assert len(json.loads(run("import", project, path, "--json").stdout)["problems"]) == 1100


def test_an_import_that_brings_nothing_fails(project: Path, tmp_path: Path) -> None:
    assert "not JSON" in run("import", project, write_lines(tmp_path / "bad.jsonl", "broken"), expect=1).stderr
    run("import", project, tmp_path / "missing.txt", expect=2)
    run("import", project, seed("articles"), "--format", "klingon", expect=2)


def test_the_tags_of_one_annotator_are_exported(project: Path, tmp_path: Path) -> None:
    run("export", project, tmp_path / "out.jsonl", "--annotations", "Olena")
    assert '"annotator": "Olena"' in (tmp_path / "out.jsonl").read_text()
    failed = run("export", project, tmp_path / "none.jsonl", "--annotations", "Nobody", expect=2)
    assert "Olena" in failed.stderr
    assert not (tmp_path / "none.jsonl").exists()


def test_snapshots_are_listed_and_put_back(project: Path) -> None:
    opened = open_project(project, annotator_name="Olena")
    opened.take_snapshot("work")
    tag(opened, "killed")
    in_use = run("snapshots", project, "--restore", "latest", expect=1)
    assert "Close it there" in in_use.stderr
    opened.close()
    assert "work" in run("snapshots", project).stdout
    assert "before restore 1" in run("snapshots", project, "--restore", "1").stdout
    assert json.loads(run("info", project, "--json").stdout)["spans"] == 1
    run("snapshots", project, "--restore", "7", expect=2)


def test_wrong_use_ends_with_two(project: Path, tmp_path: Path) -> None:
    before = digest(project)
    for arguments in (
        ["info", tmp_path / "none.annotator"],
        ["new", project],
        ["new", tmp_path / "no folder" / "x"],
        ["new", tmp_path / "x", "--scheme", tmp_path / "none.toml"],
        ["new", tmp_path / "x", "--scheme", project],
        ["export", project],
        ["export", project, tmp_path / "x", "--format", "klingon"],
        ["frobnicate"],
        ["info", project, "--frobnicate"],
    ):
        run(*arguments, expect=2)
    assert digest(project) == before
    assert [path.name for path in tmp_path.iterdir()] == ["war.annotator"]


def _spoiled(content: bytes, how: str) -> bytes:
    if how == "half":
        return content[: len(content) // 2]
    if how == "pages":
        spoiled = bytearray(content)
        for place in range(4096 * 3, len(spoiled), 4096):
            spoiled[place : place + 8] = b"\xff" * 8
        return bytes(spoiled)
    return {"empty": b"", "noise": b"noise " * 3000, "text": content.replace(b"seven people", b"eight people")}[how]


def test_a_file_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.annotator"
    path.write_bytes(gzip.decompress((ROOT / "tests/storage/released/version_1.annotator.gz").read_bytes()))
    assert "article" in run("info", path).stdout
    assert "migration" in run("snapshots", path).stdout
    assert "whole" in run("check", path).stdout


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_a_file_of_a_newer_program_is_not_called_damaged(project: Path, option: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("PRAGMA user_version = 99")
    answer = run("check", project, *option, expect=1)
    assert "newer Annotator" in answer.stderr
    assert "damaged" not in answer.stdout + answer.stderr


@pytest.mark.parametrize("how", ["half", "pages", "empty", "noise", "text"])
def test_damage_is_found_and_said(project: Path, tmp_path: Path, how: str) -> None:
    project.write_bytes(_spoiled(project.read_bytes(), how))
    before = digest(project)
    answer = json.loads(run("check", project, "--json", expect=1).stdout)
    assert not answer["whole"]
    assert answer["problems"]
    run("check", project, expect=1)
    if how != "text":
        run("info", project, expect=1)
        run("export", project, tmp_path / "out.jsonl", expect=1)
        run("import", project, seed("articles"), expect=1)
        assert not (tmp_path / "out.jsonl").exists()
    assert digest(project) == before


def test_a_bug_of_ours_is_a_sentence_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("an example")

    monkeypatch.setattr("annotator.command_line.project_commands.project_overview", stumble)
    assert "ZeroDivisionError" in run("info", project, expect=1).stderr


def test_a_pipe_hears_nothing_but_the_answer(project: Path) -> None:
    ended = start("import", project, seed("articles"))
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert "\x1b" not in ended.stdout
    assert ended.stdout.count("\n") == 1


def test_a_target_that_may_not_be_written_is_said(project: Path) -> None:
    ended = start("export", project, "/proc/out.jsonl")
    assert ended.returncode == 1
    assert "could not be written" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_reader_who_goes_away_is_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = start("formats", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert "Traceback" not in ended.stderr
    assert ended.returncode in (0, 1)


_ENDLESS = (
    "import signal, sys\n"
    # whoever started the tests in the background had the signal ignored
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from annotator.domain.exchange import ExchangedArticle\n"
    "from annotator.formats import text\n"
    "def endless(path, options):\n"
    "    for number in range(10_000_000):\n"
    "        if number == 300:\n"
    "            print('now', flush=True)\n"
    "        yield ExchangedArticle(f'Text {number}.', place=path.name)\n"
    "import dataclasses\n"
    "from annotator.services.sources import Source\n"
    "import annotator.command_line.import_command as commands\n"
    "endless_text = dataclasses.replace(text.TEXT, read=endless)\n"
    "commands.find_sources = lambda files, name: ([Source(files[0], endless_text)], [])\n"
    "commands.commands(['import', *sys.argv[1:]])\n"
)


def test_ctrl_c_takes_an_import_back(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    started = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS, project, tmp_path / "a.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "now\n"
    started.send_signal(signal.SIGINT)
    _, said = started.communicate()
    assert started.returncode == 1, said
    assert "Traceback" not in said
    assert json.loads(run("info", project, "--json").stdout)["articles"] == 3
    assert not list(tmp_path.glob(".*lock"))


def _loaded_by(arguments: Sequence[object]) -> set[str]:
    program = (
        "import sys\n"
        "from annotator.main import main\n"
        "sys.argv = ['annotator', *sys.argv[1:]]\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "print('|'.join(sys.modules), file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.splitlines()[-1].split("|"))


def test_no_command_loads_the_window(project: Path, tmp_path: Path) -> None:
    for arguments in (
        ["info", project],
        ["import", project, seed("articles")],
        ["export", project, tmp_path / "o.jsonl"],
    ):
        loaded = _loaded_by(arguments)
        assert not {name for name in loaded if name.split(".")[0] in ("PySide6", "shiboken6")}


def test_looking_at_a_project_loads_little(project: Path) -> None:
    loaded = _loaded_by(["info", project])
    assert not loaded & {"sqlite_utils", "charset_normalizer", "pandas", "numpy", "asyncio", "tomli_w", "pytest"}


def test_stats_count_in_words_and_as_json(tmp_path: Path) -> None:
    project = tmp_path / "p.annotator"
    run("new", project)
    run("import", project, seed("first_annotator", "articles.jsonl"))
    said = run("stats", project).stdout
    assert "6 articles (0 new, 0 in progress, 6 done), 203 tags" in said
    assert "Kharkiv: Kharkiv 24 · Харкові" in said
    assert "Who says what: Saltivka, 2024-09-24" in said
    counted = json.loads(run("stats", project, "--annotations", "Olena", "--json").stdout)
    assert counted["spans"] == 203
    (strike,) = (one for one in counted["incidents"] if one["id"] == "kharkiv-2024-05-23")
    assert strike["range"] == {"killed": "4–7+", "injured": "16–21+"}
    places = json.loads(run("stats", project, "--label", "Locations", "--query", "Saltivka", "--json").stdout)
    assert [(one["name"], one["spans"] > 0) for one in places["labels"]] == [("Locations", True)]
    assert run("stats", project, "--annotations", "Nobody", expect=2).stderr.startswith("Error: Nobody called")


def test_labels_of_others_are_mapped_on_the_command_line(project: Path, tmp_path: Path) -> None:
    text = "Terekhov in Kharkiv, with an S-300."
    spans = [
        {"start": 0, "end": 8, "label": "PER"},
        {"start": 12, "end": 19, "label": "LOC"},
        {"start": 29, "end": 34, "label": "MISC"},
    ]
    path = write_lines(tmp_path / "in.jsonl", {"text": text, "spans": spans})
    for wrong in (["--map", "PER"], ["--map", "PER=Nobody"], ["--map", "A=Weapons", "--map", "a="]):
        assert "imported" in run("import", project, path, *wrong, expect=2).stderr
    run("import", project, path, "--offset-unit", "inches", expect=2)
    done = run("import", project, path, "--map", "PER=Officials", "--map", "loc=Locations", "--unmapped", "drop")
    assert "Left out as you chose: 1 tagged as MISC." in done.stderr
    assert "1 article and 2 tags imported" in done.stdout
    assert "MISC" not in json.loads(run("info", project, "--json").stdout)["labels"]


def test_tags_of_machines_come_as_suggestions(project: Path, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", {"text": "In Izium.", "spans": [{"start": 3, "end": 8, "label": "GPE"}]})
    run("import", project, path, "--map", "GPE=Locations", "--as-suggestions")
    overview = json.loads(run("info", project, "--json").stdout)
    assert overview["spans"] == 1
    assert [one["spans"] for one in overview["annotators"] if one["kind"] == "machine"] == [{"Locations": 1}]


def test_columns_of_a_table_are_chosen_on_the_command_line(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("what,lead,words\nOne,Lead one,First text\nTwo,Lead two,Second text\n")
    assert "--column" in run("import", project, path, expect=1).stderr
    run("import", project, path, "--column", "body=words", expect=2)
    assert "no column word" in run("import", project, path, "--column", "text=word", expect=1).stderr
    done = run("import", project, path, "--column", "text=Words", "--column", "title=what")
    assert "2 articles" in done.stdout
