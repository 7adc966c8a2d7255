"""Reading a colleague's file, seen from the system's side: nothing is called but what is needed, nothing else touched.

Every system call that opens, changes or sends is recorded with strace. Where there is none, the tests are skipped.
"""

import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.domain.scheme import AnnotationScheme
from annotator.storage import foreign_reader
from tests.laptops import new_project, tag

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace records the system calls")

ROOT = Path(__file__).parents[2]
TRACED = (
    *("open", "openat", "openat2", "creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "truncate"),
    *("link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat", "chmod", "fchmodat", "execve", "execveat"),
    *("socket", "connect", "bind", "sendto", "fork", "vfork"),
)
_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+|\?)")
_CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    f"from importlib import import_module; import_module({foreign_reader.__name__!r}).main(sys.argv[2:])"
)


@dataclass
class Call:
    name: str
    arguments: str

    @property
    def path(self) -> str:
        quoted = re.search(r'"((?:[^"\\]|\\.)*)"', self.arguments)
        return quoted[1] if quoted else ""

    @property
    def writes(self) -> bool:
        is_open = self.name.startswith("open")
        return not is_open or bool(re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)", self.arguments))


def traced(folder: Path, *command: str) -> tuple[int, list[Call]]:
    """Run a command; return its exit code and the calls that succeeded."""
    trace = folder.parent / "trace"
    names = [f"?{name}" for name in TRACED]  # not every machine knows every call
    strace = ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={','.join(names)}", "-o", str(trace)]
    done = subprocess.run(
        [*strace, sys.executable, "-B", *command], cwd=ROOT, capture_output=True, check=False, timeout=120
    )
    if not trace.exists() or not trace.stat().st_size:
        pytest.skip(f"strace cannot record here: {done.stderr.decode()[-200:]}")
    calls = []
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _CALL.match(line)
        if found and not found[3].startswith("-"):
            calls.append(Call(found[1], found[2]))
    return done.returncode, calls


@pytest.fixture
def theirs(tmp_path: Path, default_scheme: AnnotationScheme) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    project = new_project(folder / "theirs.annotator", default_scheme, "Tom")
    tag(project, 0, "missiles", 1)
    project.close()
    return project.path


HOSTILE = {
    "as it should be": "",
    "trigger": "CREATE TRIGGER gone AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END",
    "view": "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "generated column": "CREATE TABLE bomb (x, y AS (zeroblob(900000000)))",
    "virtual table": "CREATE VIRTUAL TABLE more USING fts5 (x)",
    "cut off": "",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_child_touches_the_copy_and_what_it_hands_over(theirs: Path, kind: str) -> None:
    if HOSTILE[kind]:
        connection = sqlite3.connect(theirs)
        connection.execute(HOSTILE[kind])
        connection.close()
    if kind == "cut off":
        theirs.write_bytes(theirs.read_bytes()[:-4096])
    folder = theirs.parent
    copy, spool = folder / "copy", folder / "lines"
    theirs.rename(copy)
    (folder / "secret.txt").write_text("not yours")
    # A crafted journal: SQLite would play it back into the copy if it looked.
    Path(f"{copy}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    limits = [str(1024**3), "20", str(10**8), "20"]
    code, calls = traced(folder, "-c", _CHILD, str(ROOT), *limits, str(copy), str(spool))
    assert (code == 0) is (kind == "as it should be")
    touched = {one.path for one in calls if one.path.startswith(str(folder.parent))}
    assert str(copy) in touched <= {str(copy), str(spool)}
    assert {one.path for one in calls if one.writes and one.name != "execve"} <= {str(spool), "/dev/null"}
    assert len([one for one in calls if one.name == "execve"]) == 1, "no other program is run"
    assert not [one for one in calls if one.name in ("socket", "connect", "bind", "sendto")]


def test_the_whole_preview_reads_their_file_once_and_writes_nothing_beside_it(
    theirs: Path, tmp_path: Path, default_scheme: AnnotationScheme
) -> None:
    ours = new_project(tmp_path / "ours.annotator", default_scheme, "Olena")
    ours.close()
    arguments = ["merge", str(ours.path), str(theirs), "--dry-run"]
    code, calls = traced(theirs.parent, "-m", "annotator", *arguments)
    assert code == 0
    there = [one for one in calls if one.path.startswith(str(theirs.parent))]
    assert {one.path for one in there} == {str(theirs)}
    assert not [one for one in there if one.writes]
    assert not [one for one in calls if one.name in ("connect", "bind", "sendto")]
