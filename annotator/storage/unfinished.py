"""Files in the making: noted in the program's own folder, so that what a killed program left is removed later."""

import contextlib
import json
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from annotator import paths
from annotator.storage.lock import Holder, this_process
from annotator.storage.side_files import SIDE_FILES

_ENDING = ".part"


@contextlib.contextmanager
def unfinished(place: Path) -> Iterator[None]:
    """Note that a hidden file or folder, whose name ends in ``.part``, is being written.

    Where no note can be made, the file is written all the same.
    """
    note = _folder() / f"{uuid.uuid4().hex}.json"
    with contextlib.suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        mine = {"place": str(place.absolute()), "by": this_process()._asdict()}
        note.write_text(json.dumps(mine), encoding="utf-8")
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            note.unlink(missing_ok=True)


def remove_unfinished() -> list[Path]:
    """Remove what programs left that were ended while they wrote; return what was removed."""
    removed = []
    for note in sorted(_folder().glob("*.json")):
        try:
            found = json.loads(note.read_text(encoding="utf-8"))
            place, holder = Path(found["place"]), Holder(**found["by"])
        except (OSError, ValueError, TypeError, KeyError):
            continue
        # Only what this module would have noted: the note is a file like any other.
        if not holder.is_gone() or not (place.name.startswith(".") and place.name.endswith(_ENDING)):
            continue
        with contextlib.suppress(OSError):
            removed += [one for one in (place, *_side_files(place)) if _removed(one)]
            note.unlink(missing_ok=True)
    return removed


def _side_files(place: Path) -> list[Path]:
    return [place.with_name(place.name + ending) for ending in SIDE_FILES]


def _removed(place: Path) -> bool:
    """Remove a file or folder, and tell whether there was one."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
        return True
    if place.is_file():
        place.unlink()
        return True
    return False


def _folder() -> Path:
    return paths.data_folder() / "unfinished"
