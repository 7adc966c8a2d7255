"""annotator export and attach: every option does what it says, wrong use is a sentence and exit code 2."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotator.command_line import commands
from annotator.domain.workflow import State
from annotator.resources import seed
from annotator.services.projects import create_project
from tests.projects import article_uids, digest, import_files

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six articles as two annotators tagged them, gold where they agree; Olena is done with three, one flagged."""
    made = create_project(tmp_path_factory.mktemp("dataset") / "war", annotator_name="Olena")
    import_files(made, seed("first_annotator", "articles.jsonl"), seed("second_annotator", "articles.jsonl"))
    made.make_gold(made.measuring.several(()))
    uids = article_uids(made)
    for number, uid in enumerate(uids):
        made.annotating.set_state(uid, State.DONE if number < 3 else State.IN_PROGRESS)
        made.annotating.set_flag(uid, number == 1)
    made.close()
    return made.path


def run(*arguments: object, expect: int = 0) -> Result:
    result = CliRunner().invoke(commands, [str(argument) for argument in arguments])
    assert result.exit_code == expect, result.output
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def exported(project: Path, folder: Path, *options: object) -> list[dict[str, Any]]:
    out = folder / "out.jsonl"
    said = run("export", project, out, *options)
    assert said.stdout.endswith("read back and found equal\n")
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def spans_of(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [span for article in articles for span in article["spans"]]


def test_whose_tags(project: Path, tmp_path: Path) -> None:
    everybody = {span["annotator"] for span in spans_of(exported(project, tmp_path))}
    assert everybody == {"Olena", "Tom", "gold"}
    assert {span["annotator"] for span in spans_of(exported(project, tmp_path, "--annotations", "Tom"))} == {"Tom"}
    gold = exported(project, tmp_path, "--annotations", "gold")
    assert {span["annotator"] for span in spans_of(gold)} == {"gold"}
    otherwise = exported(project, tmp_path, "--annotations", "gold", "--otherwise", "Olena")
    assert {span["annotator"] for span in spans_of(otherwise)} == {"Olena"}, "no review is closed"
    renamed = exported(project, tmp_path, "--pseudonyms")
    assert {span["annotator"] for span in spans_of(renamed)} == {"A1", "A2", "gold"}


def test_which_articles(project: Path, tmp_path: Path) -> None:
    everything = exported(project, tmp_path)
    done = exported(project, tmp_path, "--annotations", "Olena", "--state", "done")
    assert [one["id"] for one in done] == [one["id"] for one in everything[:3]]
    both = exported(project, tmp_path, "--annotations", "Olena", "--state", "done", "--state", "in_progress")
    assert len(both) == 6
    assert [one["id"] for one in exported(project, tmp_path, "--annotations", "Olena", "--flagged")] == [
        everything[1]["id"]
    ]
    assert [one["id"] for one in exported(project, tmp_path, "--article", everything[4]["id"])] == [everything[4]["id"]]
    found = exported(project, tmp_path, "--query", "printing")
    assert 0 < len(found) < 6
    assert all("printing" in one["text"].casefold() for one in found)


def test_which_parts_of_tags(project: Path, tmp_path: Path) -> None:
    chosen = spans_of(exported(project, tmp_path, "--label", "Casualties=CAS", "--label", "weapons", "--no-fields"))
    assert {span["label"] for span in chosen} == {"CAS", "Weapons"}
    assert not any(span["fields"] for span in chosen)
    timeless = exported(project, tmp_path, "--without-times")
    assert not any(
        span["id"] or span["created_at"] or span["updated_at"] or span["origin"] for span in spans_of(timeless)
    )
    assert not any(article["id"] for article in timeless)
    hashed = exported(project, tmp_path, "--without-text", "--quotes")
    assert not any("text" in article for article in hashed)
    assert all(span["text"] for span in spans_of(hashed))
    assert not any("text" in span for span in spans_of(exported(project, tmp_path, "--without-text")))


def test_labels_under_one_name_are_said(project: Path, tmp_path: Path) -> None:
    said = run("export", project, tmp_path / "o.jsonl", "--label", "Weapons=X", "--label", "Officials=X")
    assert "lost or changed: 1 names that more than one label goes out under (such as Weapons and Officials as X)" in (
        said.stderr
    )


def test_a_split(project: Path, tmp_path: Path) -> None:
    said = run("export", project, tmp_path / "o.conll", "--format", "conll", "--split", "4/1/1", "--seed", 7)
    assert "in o.train.conll" in said.stdout
    assert "3 files beside o.conll, read back and found equal" in said.stdout
    assert {path.name for path in tmp_path.glob("o.*.conll")} == {
        "o.train.conll",
        "o.validation.conll",
        "o.test.conll",
    }
    run("export", project, tmp_path / "b", "--format", "brat", "--split", "train=4,dev=1")
    assert {path.name for path in (tmp_path / "b").iterdir()} == {"train", "validation"}


def test_the_loss_report_writes_nothing(project: Path, tmp_path: Path) -> None:
    said = run("export", project, tmp_path / "x.conll", "--format", "conll", "--loss-report", "--no-fields")
    assert "form fields" not in said.stdout, "nobody misses what they left out themselves"
    assert "names of who tagged, left out" in said.stdout
    assert run("export", project, "--loss-report", "--annotations", "Tom").stdout == "nothing is lost\n"
    said = run("export", project, "--loss-report", "--annotations", "gold")
    assert "6 articles whose review is not closed" in said.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--otherwise", "Tom"], "--otherwise goes with --annotations gold only"),
        (["--quotes"], "--quotes goes with --without-text only"),
        (["--seed", "1"], "--seed goes with --split only"),
        (["--seed", "x", "--split", "1/1"], "is not a valid integer"),
        (["--split", "1/1/1/1"], "does not say how to split"),
        (["--state", "finished"], "is not one of"),
        (["--label", "Tanks"], "The scheme has no label Tanks"),
        (["--label", "Weapons="], "Weapons cannot be called “”"),
        (["--label", "Weapons=A", "--label", "Weapons=B"], "cannot be called"),
        (["--annotations", "Nobody"], "Nobody called Nobody has tagged in this project"),
        (["--query", "submarine"], "No article is of the kind"),
        (["--article", "nothing"], "There is no article with the id nothing"),
        (["--format", "klingon"], "There is no format klingon"),
        (["--format", "brat", "--without-text"], "cannot be written without the texts"),
        (["--without-text", "--without-zones"], "cannot be cut as well"),
    ],
)
def test_wrong_use_is_a_sentence(project: Path, tmp_path: Path, options: list[str], sentence: str) -> None:
    said = run("export", project, tmp_path / "out", *options, expect=2)
    assert sentence in said.stderr
    assert not list(tmp_path.iterdir())


def test_a_place_is_needed(project: Path) -> None:
    assert "Say where to write" in run("export", project, expect=2).stderr


def test_a_read_only_project_is_exported_into_its_own_folder(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    copy = folder / "war.annotator"
    copy.write_bytes(project.read_bytes())
    copy.chmod(stat.S_IRUSR)
    before = digest(copy)
    run("export", copy, folder / "war.jsonl")
    assert {file.name for file in folder.iterdir()} == {"war.annotator", "war.jsonl"}
    assert digest(copy) == before


def test_to_the_standard_output(project: Path, tmp_path: Path) -> None:
    run("export", project, tmp_path / "out.jsonl")
    answer = run("export", project, "-")
    assert answer.stdout == (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert "the standard output, read back and found equal" in answer.stderr
    run("export", project, "-", "--format", "brat", expect=2)
    run("export", project, "-", "--split", "80/20", expect=2)


def test_a_reader_that_goes_away_is_no_error_of_ours(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "export", project, "-"],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )
    os.close(writing)
    assert done.returncode == 1
    assert b"rror" not in done.stderr


def test_quiet_in_a_pipe(project: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "export", project, tmp_path / "out.jsonl", "--annotations", "Tom"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ},
        check=True,
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
    assert b"\x1b" not in done.stdout
