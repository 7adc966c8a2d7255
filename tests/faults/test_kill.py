"""A process that tags is killed at random moments: nothing it had said was saved is lost, nothing is half there."""

import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.services.projects import Project, open_project
from tests.projects import article_uids, assert_search_is_true, make_project, memory_folder

KILLS = 50
ROOT = Path(__file__).parents[2]

# One parent loads the program once; each of its children works until it is killed.
_WORK = """
import os, random, signal, sys
import sqlite_utils
from pathlib import Path
from annotator.domain.listing import Listing, Shown
from annotator.domain.span import Span
from annotator.services.projects import open_project

def work(path, seed):
    project = open_project(path, annotator_name="Olena")
    label = project.reading.scheme().labels[0].uid
    articles = project.reading.uids(Listing("", Shown.ALL))
    dice = random.Random(seed)
    while True:
        article = dice.choice(articles)
        start = dice.randrange(60)
        changes = project.annotating.tag(article, Span(start, start + 1 + dice.randrange(20)), label)
        for added in changes.added:
            os.write(1, f"+{added.uid}\\n".encode())
        if changes.act_uid and dice.randrange(5) == 0:
            undone = project.annotating.undo(changes.act_uid)
            for removed in undone.removed:
                os.write(1, f"-{removed.uid}\\n".encode())

while line := sys.stdin.readline():
    seed = int(line)
    child = os.fork()
    if child == 0:
        work(Path(sys.argv[1]), seed)
    sys.stdin.readline()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.write(1, b"end\\n")
"""


def test_nothing_acknowledged_is_lost_by_a_kill() -> None:
    with TemporaryDirectory(dir=memory_folder()) as folder:
        project = make_project(Path(folder) / "war")
        project.close()
        worker = subprocess.Popen(
            [sys.executable, "-c", _WORK, project.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert worker.stdin is not None
        assert worker.stdout is not None
        there: set[str] = set()
        gone: set[str] = set()
        dice, journals = random.Random(), 0
        for _ in range(KILLS):
            worker.stdin.write(f"{dice.randrange(10**9)}\n")
            worker.stdin.flush()
            lines = [worker.stdout.readline() for _ in range(dice.randrange(1, 12))]
            # The moment is what is random here: somewhere in one of the next writes.
            time.sleep(dice.random() * 0.01)
            worker.stdin.write("now\n")
            worker.stdin.flush()
            while (line := worker.stdout.readline()) != "end\n":
                lines.append(line)
            there |= {line[1:].strip() for line in lines if line[0] == "+"}
            gone |= {line[1:].strip() for line in lines if line[0] == "-"}
            journals += Path(f"{project.path}-journal").exists()
            again = open_project(project.path, annotator_name="Olena")
            assert not again.read_only_reason
            tags = {tag.uid for uid in article_uids(again) for tag in again.reading.annotations(uid)}
            # An undo that was on its way may be done without having been said.
            missing = there - gone - tags
            assert len(missing) <= 1
            assert missing <= _last_undone(again)
            assert not gone & tags
            gone |= missing
            assert again.check() == []
            again.close()
        worker.communicate()
        assert len(there) > KILLS
        assert journals, "no kill hit a write: the test is too tame"
        assert_search_is_true(project.path)


def _last_undone(project: Project) -> set[str]:
    """Return the tags that the last act of the history took back."""
    history = project._stores.history
    acts = history.acts(project.annotator.uid, 5)
    return {change.what_uid for act in acts[-1:] if act.name == "undo" for change in history.changes_of(act.uid)}
