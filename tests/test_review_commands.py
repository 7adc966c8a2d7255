"""share, merge, agreement, gold and feedback from the command line, as two people would use them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.command_line import Desktop, commands
from annotator.domain.exchange import ExchangedArticle
from annotator.main import open_window, print_pages
from annotator.resources import seed
from annotator.services.projects import create_project, open_project
from annotator.services.reviewing import Why
from tests.laptops import article_uids, person

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(commands, arguments, obj=Desktop(open_window, print_pages))
        assert result.exit_code == code, result.output
        return result

    return call


@pytest.fixture
def merged(run: Run) -> Run:
    """Let a colleague tag a blind file, and merge it."""
    run("new", "ours.annotator")
    run("import", "ours.annotator", str(seed("first_annotator", "articles.jsonl")))
    run("share", "ours.annotator", "blind.annotator", "--blind")
    run("import", "blind.annotator", str(seed("second_annotator", "articles.jsonl")))
    dry = json.loads(run("merge", "ours.annotator", "blind.annotator", "--dry-run", "--json").stdout)
    assert [(one["name"], one["new"]) for one in dry["annotators"]] == [("Tom", 192)]
    assert "merged" not in dry
    answer = json.loads(run("merge", "ours.annotator", "blind.annotator", "--json").stdout)
    assert answer["merged"]["added"] == 192
    assert "nothing new" in run("merge", "ours.annotator", "blind.annotator").stdout
    return run


def test_agreement_of_the_sample_annotators(merged: Run) -> None:
    report = json.loads(
        merged("agreement", "ours.annotator", "--between", "Olena", "--between", "Tom", "--json").stdout
    )
    assert report["annotators"] == ["Olena", "Tom"]
    assert report["articles"] == 6
    overall = report["overall"]
    assert (overall["a"], overall["b"]) == (203, 192)
    assert overall["exact_f1"] == pytest.approx(2 * 159 / (203 + 192))
    assert set(overall) == {
        *("a", "b", "exact_f1", "overlap_f1", "semeval", "token_kappa", "token_kappa_marked", "unitizing_alpha"),
        "field_agreement",
    }
    assert set(overall["semeval"]) == {"strict", "exact", "partial", "type"}
    assert list(report["labels"]) == ["Casualties", "Weapons", "Officials", "Locations"]
    assert len(report["pairs"]) == 1
    one = json.loads(merged("agreement", "ours.annotator", "--label", "weapons", "--json").stdout)
    assert one["labels"]["Weapons"]["exact_f1"] == report["labels"]["Weapons"]["exact_f1"]
    assert list(one["labels"]) == ["Weapons"]
    assert "n/a" not in merged("agreement", "ours.annotator").stdout


def test_wrong_use_ends_with_2(merged: Run) -> None:
    merged("agreement", "ours.annotator", "--between", "Olena", "--between", "Nobody", code=2)
    merged("agreement", "ours.annotator", "--between", "Olena", code=2)
    merged("agreement", "ours.annotator", "--label", "Nothing", code=2)
    merged("share", "ours.annotator", "more.annotator", "--blind", "--annotator", "Olena", code=2)
    merged("share", "ours.annotator", "blind.annotator", code=2)
    merged("merge", "ours.annotator", "ours.annotator", code=2)
    merged("feedback", "ours.annotator", "Tom", "out.docx", code=2)


def test_labels_are_mapped(merged: Run, tmp_path: Path) -> None:
    project = open_project(tmp_path / "ours.annotator", annotator_name="Rita")
    scheme = project.reading.scheme()
    project.close()
    labels = [label._replace(uid=f"their-{label.key}") for label in scheme.labels]
    labels[1] = labels[1]._replace(name="Arms")
    theirs = create_project(tmp_path / "theirs", scheme=scheme._replace(labels=tuple(labels)), annotator_name="Iryna")
    theirs.importing.paste(ExchangedArticle("Another report altogether."))
    theirs.close()
    assert "--map Arms=" in merged("merge", "ours.annotator", "theirs.annotator", "--dry-run").stderr
    merged("merge", "ours.annotator", "theirs.annotator", "--map", "Arms=Nothing", code=2)
    merged("merge", "ours.annotator", "theirs.annotator", "--map", "Planes=Weapons", code=2)
    merged("merge", "ours.annotator", "theirs.annotator", "--map", "arms=weapons")
    assert json.loads(merged("info", "ours.annotator", "--json").stdout)["labels"] == [
        one.name for one in scheme.labels
    ]


def test_refused_files_end_with_1(merged: Run, tmp_path: Path) -> None:
    (tmp_path / "other.annotator").write_text("not a project")
    assert "another kind of file" in merged("merge", "ours.annotator", "other.annotator", code=1).output
    merged("check", "ours.annotator")


def test_gold_and_its_export(merged: Run, tmp_path: Path) -> None:
    answer = json.loads(merged("gold", "ours.annotator", "--from", "Olena", "--from", "Tom", "--json").stdout)
    assert (answer["articles"], answer["spans"]) == (6, 159)
    assert answer["blank"]
    merged("export", "ours.annotator", "gold.jsonl", "--annotations", "gold")
    lines = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(len(json.loads(line)["spans"]) for line in lines) == 159
    again = merged("gold", "ours.annotator", "--from", "Olena", "--from", "Tom", "--policy", "majority")
    assert "0 gold tags made" in again.stdout


def test_feedback_as_page_pdf_and_file(merged: Run, tmp_path: Path) -> None:
    merged("feedback", "ours.annotator", "Tom", "early.html", code=1)
    project = open_project(tmp_path / "ours.annotator", annotator_name="Rita")
    who = [person(project, "Olena").uid, person(project, "Tom").uid]
    found = project.reviewing.article(article_uids(project)[0], who)
    project.reviewing.take(found, found.open[0], who[0], Why("boundary rule", "Її <правило> 2.1"))
    project.close()
    merged("feedback", "ours.annotator", "Tom", "tom.html")
    assert "Її &lt;правило&gt; 2.1" in (tmp_path / "tom.html").read_text(encoding="utf-8")
    merged("feedback", "ours.annotator", "Tom", "tom.annotator")
    merged("merge", "blind.annotator", "tom.annotator")
    # In a process of its own: it needs no window, and no other command may load Qt.
    done = _in_a_process(
        tmp_path, "from annotator.main import main; main()", "feedback", "ours.annotator", "Tom", "tom.pdf"
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "tom.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("command", [["agreement"], ["gold"], ["share", "out"]])
def test_no_qt_is_loaded(merged: Run, tmp_path: Path, command: list[str]) -> None:
    name, *rest = command
    code = (
        "import sys\nfrom annotator.main import main\ntry:\n    main()\nfinally:\n"
        "    assert not any(each.startswith('PySide6') for each in sys.modules)"
    )
    done = _in_a_process(tmp_path, code, name, "ours.annotator", *rest)
    assert done.returncode == 0, done.stderr


def _in_a_process(folder: Path, code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
