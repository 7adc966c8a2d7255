"""Unpack an archive of articles into a folder of its own, under names that are safe on every system."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from annotator.domain.exchange import Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.safe_zip import SafeZip, ZipDamage

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_NAME = 100
_DEEPEST = 20
_HIDDEN = ("__macosx", "thumbs.db", "desktop.ini")


def unpack(archive: SafeZip, folder: Path) -> Iterator[Problem]:
    """Write the files of an archive into an empty folder; yield a problem for each that is left out.

    Hidden files, links and what operating systems add of their own are left out without a word.
    """
    taken: set[str] = set()
    for name in archive.names:
        path = safe_path(archive.shown_name(name))
        if path is None or archive.is_link(name):
            continue
        target = folder / _free(path, taken)
        try:
            content = archive.read(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        except (ZipDamage, OSError) as error:
            why = error.strerror or str(error) if isinstance(error, OSError) else reason_of(error)
            yield Problem(str(path), Phrase(QT_TRANSLATE_NOOP("errors", "It was left out: {why}."), why=why))


def safe_path(name: str) -> PurePosixPath | None:
    """Return a name in an archive as a path that stays inside of any folder; None for hidden files."""
    parts = [part for part in re.split(r"[/\\]+", name) if part not in ("", ".", "..")]
    if not parts or any(part.startswith(".") or part.lower() in _HIDDEN for part in parts):
        return None
    safe = [_safe_name(part) for part in [*parts[:-1][: _DEEPEST - 1], parts[-1]]]
    return PurePosixPath(*safe)


def _safe_name(name: str) -> str:
    stem, dot, ending = _FORBIDDEN.sub("_", name).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    whole = stem[: _LONGEST_NAME - len(ending[:20])] + dot + ending[:20]
    whole = whole.encode("utf-8", "replace").decode().strip(" ").rstrip(". ") or "_"
    return f"_{whole}" if _RESERVED.fullmatch(whole) else whole


def _free(path: PurePosixPath, taken: set[str]) -> PurePosixPath:
    """Return the path, with a number where a file of that name is there already, in small or large letters."""
    number, free = 1, path
    while free.as_posix().casefold() in taken:
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    taken.add(free.as_posix().casefold())
    return free
