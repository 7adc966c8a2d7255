"""The power goes while somebody tags: whatever the disk had not written yet, no tag is lost that was shown as saved.

The system calls of a real process that tags are recorded; then the disk is replayed up to random moments, as a file
system may leave it there, and SQLite opens what is found. ``POWER_CUTS`` in the environment asks for more moments.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.services.projects import open_project
from tests.faults.power_loss import TRACED, Disk, Step, steps_of
from tests.projects import make_project, memory_folder

CUTS = int(os.environ.get("POWER_CUTS", "150"))
ROOT = Path(__file__).parents[2]
_SYNCHRONOUS_FULL = "project._file.connection.execute('PRAGMA synchronous = FULL')"
_WORK = """
import os, random, sys
import sqlite_utils
from pathlib import Path
from annotator.domain.listing import Listing, Shown
from annotator.domain.span import Span
from annotator.services.projects import open_project

project = open_project(Path(sys.argv[1]), annotator_name="Olena")
exec(sys.argv[2])
label = project.reading.scheme().labels[0].uid
articles = project.reading.uids(Listing("", Shown.ALL))
dice = random.Random(4)
for number in range(40):
    start = dice.randrange(60)
    changes = project.annotating.tag(dice.choice(articles), Span(start, start + 1 + dice.randrange(20)), label)
    for added in changes.added:
        os.write(1, f"+{added.uid}\\n".encode())
os._exit(0)
"""

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace records the system calls")


@dataclass(frozen=True)
class Found:
    """What was left by a number of power cuts."""

    cuts: int
    lost: int
    half_done: int
    damaged: int


def record(folder: Path, change: str = "") -> tuple[Disk, list[Step], Path]:
    """Tag in a process of its own; return the disk before it, what the process did, and the project's place."""
    place = folder / "disk"
    place.mkdir()
    project = make_project(place / "war")
    project.close()
    for file in place.iterdir():
        if file != project.path:
            file.unlink()
    disk, trace = Disk.of(place), folder / "trace"
    strace = ["strace", "-qq", "-y", "-xx", "-s", "70000", "-e", f"trace={','.join(TRACED)}", "-o", str(trace)]
    done = subprocess.run(
        [*strace, sys.executable, "-c", _WORK, project.path, change], cwd=ROOT, capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"strace cannot record here: {done.stderr.decode()[-200:]}")
    return disk, steps_of(trace, place), project.path


def cut_power(folder: Path, change: str = "", *, in_order: bool) -> Found:
    disk, steps, project = record(folder, change)
    assert sum(step.act == "say" for step in steps) == 40
    dice = random.Random()
    moments = sorted(dice.randrange(len(steps) + 1) for _ in range(CUTS))
    said: set[str] = set()
    done = lost = half_done = damaged = 0
    again = folder / "again"
    for moment in moments:
        for step in steps[done:moment]:
            disk.do(step)
            said |= {step.content.decode()[1:].strip()} if step.act == "say" else set()
        done = moment
        shutil.rmtree(again, ignore_errors=True)
        again.mkdir()
        for path, content in disk.after_power_loss(dice, in_order=in_order).items():
            (again / Path(path).name).write_bytes(content)
        try:
            there, in_history = tags_in(again / project.name)
        except sqlite3.DatabaseError:
            damaged += 1
            continue
        lost += not said <= there
        half_done += there != in_history
    opened = open_project(again / project.name, annotator_name="Olena")
    assert opened.check() == [] or damaged or lost
    opened.close()
    return Found(len(moments), lost, half_done, damaged)


def tags_in(project: Path) -> tuple[set[str], set[str]]:
    """Return the tags that are there and those that the history tells of, once SQLite brought the file in order."""
    connection = sqlite3.connect(project)
    try:
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        if answer != "ok":
            raise sqlite3.DatabaseError(answer)
        there = {uid for (uid,) in connection.execute("SELECT uid FROM annotation")}
        told = connection.execute("SELECT what_uid FROM history WHERE what = 'annotation'")
        return there, {uid for (uid,) in told}
    finally:
        connection.close()


@pytest.mark.parametrize("in_order", [True, False], ids=["in order", "in any order"])
def test_nothing_acknowledged_is_lost_by_a_power_cut(in_order: bool) -> None:
    with TemporaryDirectory(dir=memory_folder()) as folder:
        found = cut_power(Path(folder), in_order=in_order)
    assert found == Found(CUTS, 0, 0, 0)


def test_a_setting_that_is_less_careful_loses_tags() -> None:
    """With FULL instead of EXTRA, the journal that was removed may be there again, and takes the last tag back."""
    with TemporaryDirectory(dir=memory_folder()) as folder:
        found = cut_power(Path(folder), _SYNCHRONOUS_FULL, in_order=True)
    assert found.lost
    assert not found.half_done
    assert not found.damaged
