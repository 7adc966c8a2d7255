"""kill -9 at random moments while tags are made through the real window: what was shown as saved is there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.services.projects import open_project
from tests.projects import article_uids, make_project

KILLS = int(os.environ.get("ANNOTATOR_KILLS", "25"))
"""Fewer than the 50 that a release is tried with, so that the suite stays quick; ANNOTATOR_KILLS=50 asks for all."""
LONGEST = 0.12
"""Seconds of tagging before a kill, counted from the first tag of the round that is shown as saved."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked to start quickly")


def test_no_tag_that_was_shown_as_saved_is_lost(tmp_path: Path) -> None:
    text = "Killed while tagging\n\n" + " ".join(f"word{number}" for number in range(4000))
    project = make_project(tmp_path / "killed", [text], annotator="")
    project.close()
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.tagging_program"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    shown: dict[str, tuple[int, int]] = {}
    try:
        for number in range(KILLS):
            shown |= killed_round(program, project.path, random.Random(number))
            if number % 10 == 9:
                assert_all_there(project.path, shown)
    finally:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.close()
        program.wait(timeout=20)
        program.stdout.close()
    assert len(shown) > KILLS, "every kill came before a second tag: the test is too tame"
    assert_all_there(project.path, shown)


def killed_round(
    program: "subprocess.Popen[bytes]", project: Path, chance: random.Random
) -> dict[str, tuple[int, int]]:
    """Let the program tag for a moment, kill it, and return the tags that it had shown as saved."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{project}\n".encode())
    child = int(program.stdout.readline().split()[1])
    first = program.stdout.readline()
    # The moment itself must be random, whatever the program is doing then; nothing is waited for here.
    time.sleep(chance.random() * LONGEST)
    os.kill(child, signal.SIGKILL)
    shown = {}
    line = first
    while line and line != b"ended\n":
        uid, start, end = line.decode().split()
        shown[uid] = int(start), int(end)
        line = program.stdout.readline()
    return shown


def assert_all_there(path: Path, shown: dict[str, tuple[int, int]]) -> None:
    """Open the project after a kill; compare what is there with what was shown."""
    project = open_project(path)
    try:
        assert project.check() == []
        there = {tag.uid: tag for tag in project.reading.annotations(article_uids(project)[0])}
        missing = [uid for uid, (start, end) in shown.items() if uid not in there or there[uid].span.start != start]
        assert missing == []
        assert all(there[uid].span.end == end for uid, (_, end) in shown.items())
    finally:
        project.close()
