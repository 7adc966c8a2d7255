"""What this computer remembers of each project: where it was last, and how many changes it had there.

A project that comes back with fewer changes was put back by somebody else, such as a sync program; and the snapshots of
a project that cannot be opened any more are found by its place.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from annotator import paths
from annotator.errors import QT_TRANSLATE_NOOP, KnownError


class WentBack(KnownError):
    """A project has fewer changes than when it was last open here: said, never raised."""

    happened = QT_TRANSLATE_NOOP(
        "errors", "{name} is older than it was here before: {missing} changes that were in it are gone."
    )
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed now; the snapshots of this project are still there.")
    cure = QT_TRANSLATE_NOOP(
        "errors", "A sync program or a copy may have put an old file in its place. Compare it with the newest snapshot."
    )


def went_back(uid: str, path: Path, change_counter: int) -> WentBack | None:
    """Return what to say where a project has fewer changes than it had at this place, else None."""
    seen = _read(_record(uid)).get(str(path.resolve()), 0)
    return WentBack(name=path.name, missing=seen - change_counter) if change_counter < seen else None


def remember(uid: str, path: Path, change_counter: int) -> None:
    """Note that a project is at a place now, with so many changes; whatever was there before is there no more."""
    place = str(path.resolve())
    with contextlib.suppress(OSError):
        found = _read(_record(uid))
        if found.pop(place, None) == change_counter:
            return  # as it was left; another project that came there since would have taken the place over
        for other in _records():
            theirs = _read(other)
            if other != _record(uid) and theirs.pop(place, None) is not None:
                _write(other, theirs)
        _write(_record(uid), {**found, place: change_counter})


def uid_at(path: Path) -> str:
    """Return the id of the project that was last at a place, or an empty string; the file itself is not read."""
    place = str(path.resolve())
    return next((record.stem for record in _records() if place in _read(record)), "")


def _folder() -> Path:
    return paths.data_folder() / "projects"


def _record(uid: str) -> Path:
    return _folder() / f"{uid}.json"


def _records() -> list[Path]:
    return sorted(_folder().glob("*.json"))


def _read(record: Path) -> dict[str, int]:
    try:
        found: Any = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {place: count for place, count in found.items() if isinstance(count, int)} if isinstance(found, dict) else {}


def _write(record: Path, places: dict[str, int]) -> None:
    record.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = record.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(places), encoding="utf-8")
    part.replace(record)
