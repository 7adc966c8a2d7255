"""One window writes, the others look on and are told who writes."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services.projects import open_project
from annotator.storage.errors import ProjectBusy
from annotator.storage.lock import Holder, ProjectLock
from tests.projects import article_uids, make_project, tag

ROOT = Path(__file__).parents[2]
HOLD = (
    "import sys\n"
    "from pathlib import Path\n"
    "from annotator.services.projects import open_project\n"
    "project = open_project(Path(sys.argv[1]), annotator_name='Other')\n"
    "print(project.read_only_reason or 'writes', flush=True)\n"
    "sys.stdin.readline()\n"
    "if len(sys.argv) == 2:\n"
    "    project.close()\n"
)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    project = make_project(tmp_path / "war")
    project.close()
    return project.path


@pytest.fixture
def other(closed: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another window with the project open."""
    started = subprocess.Popen(
        [sys.executable, "-c", HOLD, closed], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "writes\n"
    yield started
    end(started)


def end(window: "subprocess.Popen[str]") -> None:
    """Let another window close the project, if it has not yet."""
    if window.stdin and not window.stdin.closed and window.poll() is None:
        window.communicate("\n")
    for pipe in (window.stdin, window.stdout):
        if pipe:
            pipe.close()
    window.wait()


def test_a_second_window_looks_on_and_is_told_who_writes(closed: Path, other: "subprocess.Popen[str]") -> None:
    project = open_project(closed)
    assert project.held_by_other
    assert socket.gethostname() in project.read_only_reason
    project.close()
    end(other)
    project = open_project(closed)
    assert not project.read_only_reason
    project.close()
    assert not list(closed.parent.glob(".*lock"))


def test_a_window_that_was_killed_holds_nothing(closed: Path, other: "subprocess.Popen[str]") -> None:
    other.kill()
    other.wait()
    assert list(closed.parent.glob(".*lock"))
    project = open_project(closed)
    assert not project.read_only_reason
    tag(project, "seven people")
    project.close()
    assert not list(closed.parent.glob(".*lock"))


def test_force_takes_the_lock_and_the_other_does_not_give_it_back(closed: Path, other: "subprocess.Popen[str]") -> None:
    project = open_project(closed, by_force=True)
    assert not project.read_only_reason
    end(other)
    assert list(closed.parent.glob(".*lock")), "the lock is ours now"
    project.close()
    assert not list(closed.parent.glob(".*lock"))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"user": 1}'])
def test_a_lock_file_that_says_nothing_holds_nothing(closed: Path, content: str) -> None:
    ProjectLock(closed).path.write_text(content)
    project = open_project(closed)
    assert not project.read_only_reason
    project.close()


def test_the_number_of_a_dead_program_used_again_holds_nothing(closed: Path) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("the system does not tell when a program began")
    holder = Holder("me", socket.gethostname(), os.getpid(), "2024-01-01", "token", "another start of the computer 1")
    ProjectLock(closed).path.write_text(json.dumps(holder._asdict()))
    project = open_project(closed)
    assert not project.read_only_reason
    project.close()


def test_a_program_on_another_computer_is_believed(closed: Path) -> None:
    holder = Holder("Ivan", "elsewhere", 1, "2024-01-01", "token")
    ProjectLock(closed).path.write_text(json.dumps(holder._asdict()))
    project = open_project(closed)
    assert project.read_only_reason == "Ivan has it open on elsewhere"
    project.close()


def test_two_processes_that_write_at_once_lose_nothing(closed: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from annotator.domain.listing import Listing, Shown\n"
        "from annotator.domain.span import Span\n"
        "from annotator.services.projects import open_project\n"
        "project = open_project(Path(sys.argv[1]), annotator_name=sys.argv[2], by_force=True)\n"
        "label = project.reading.scheme().labels[0].uid\n"
        "article = project.reading.uids(Listing('', Shown.ALL))[0]\n"
        "for start in range(40):\n"
        "    project.annotating.tag(article, Span(start, start + 1), label)\n"
        "project.close()\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, closed, name], cwd=ROOT) for name in ("A", "B")]
    assert [one.wait() for one in both] == [0, 0]
    project = open_project(closed)
    assert len(project.reading.annotations(article_uids(project)[0])) == 80
    assert project.check() == []
    project.close()


def test_a_file_held_by_a_foreign_transaction_is_said(closed: Path) -> None:
    project = open_project(closed)
    program = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN EXCLUSIVE')\n"
        "print(flush=True)\n"
        "sys.stdin.readline()\n"
    )
    held = subprocess.Popen(
        [sys.executable, "-c", program, closed], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    held.stdout.readline()
    project._file.connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(ProjectBusy):
        project.annotating.add_seconds(project.annotator.uid, 5)
    with pytest.raises(ProjectBusy):
        article_uids(project)
    held.communicate("\n")
    tag(project, "seven people")
    project.close()
