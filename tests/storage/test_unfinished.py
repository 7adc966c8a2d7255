"""What a killed program left in the middle of writing goes later; what another one writes just now stays."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import paths
from annotator.storage.lock import Holder, this_process
from annotator.storage.unfinished import remove_unfinished, unfinished

_WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from annotator.storage.unfinished import unfinished
with unfinished(Path(sys.argv[1])):
    os._exit(1)
"""


def leave(place: Path) -> None:
    """Let a program end while it writes."""
    subprocess.run([sys.executable, "-c", _WRITE_AND_DIE, place], cwd=Path(__file__).parents[2], check=False)


def notes() -> list[Path]:
    return list((paths.data_folder() / "unfinished").glob("*"))


def test_what_is_finished_leaves_no_note(tmp_path: Path) -> None:
    with unfinished(tmp_path / ".a.part"):
        assert len(notes()) == 1
    assert not notes()


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    place = tmp_path / ".a.part"
    place.write_text("half")
    with unfinished(place):
        assert remove_unfinished() == []
        assert place.exists()


@pytest.mark.parametrize("is_folder", [False, True])
def test_what_was_left_goes_with_its_side_files(tmp_path: Path, is_folder: bool) -> None:
    place, journal = tmp_path / ".a.part", tmp_path / ".a.part-journal"
    if is_folder:
        (place / "data").mkdir(parents=True)
    else:
        place.write_text("half")
    journal.write_text("half")
    (tmp_path / "a").write_text("whole")
    leave(place)
    assert set(remove_unfinished()) == {place, journal}
    assert [left.name for left in tmp_path.iterdir()] == ["a"]
    assert not notes()


def test_a_note_that_was_tampered_with_removes_nothing_of_the_user(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("words")
    leave(tmp_path / ".a.part")
    (note,) = notes()
    record = json.loads(note.read_text())
    record["place"] = str(precious)
    note.write_text(json.dumps(record))
    (note.parent / "noise.json").write_text("{")
    assert remove_unfinished() == []
    assert precious.exists()


def test_another_computer_s_note_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / ".a.part"
    place.write_text("half")
    leave(place)
    (note,) = notes()
    record = json.loads(note.read_text())
    record["by"]["host"] = "another"
    note.write_text(json.dumps(record))
    assert remove_unfinished() == []
    assert place.exists()


def test_this_process_runs() -> None:
    assert isinstance(this_process(), Holder)
    assert not this_process().is_gone()
