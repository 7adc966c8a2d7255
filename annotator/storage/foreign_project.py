"""A colleague's project: read by a child under limits from a private copy, never opened here, never written to.

The file may be damaged, crafted, or swapped while it is read. What the child hands over is checked again, value by
value, before anything is made of it. See :mod:`annotator.storage.foreign_reader` for the child.
"""

import json
import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from annotator.domain.scheme import AnnotationScheme, SchemeError
from annotator.domain.scheme_mapping import scheme_from_mapping
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase
from annotator.limited_process import Limits, OutOfLimits, run_limited
from annotator.storage import foreign_reader
from annotator.storage.errors import CannotOpen, DamagedProject, NotAProject
from annotator.storage.foreign_rows import NotOurs, check_article_line, check_head, check_superseded
from annotator.storage.header import read_header
from annotator.storage.live_files import is_live
from annotator.storage.side_files import SIDE_FILES

LARGEST_FILE = 4 * 1024**3
_MEMORY = 1024**3
_MEGABYTE = 1024**2
_CHUNK = 4 * _MEGABYTE
_LONGEST_LINE = 512 * _MEGABYTE

_NO_SENSE = QT_TRANSLATE_NOOP("errors", "what was read of it makes no sense")


class ForeignProjectOpen(KnownError):
    """The colleague's program had not finished writing when the file was copied."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} was still open when it was copied: {side_file} lies beside it.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was merged, and neither file was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Ask your colleague to close the project first and to send it again.")


class ForeignProjectRefused(KnownError):
    """The file is a project, but not one that can be read safely."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} cannot be merged: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was merged, and neither file was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Ask your colleague for a new copy, made with File > Send for Review.")


class SameProject(KnownError):
    """A project was to be merged with itself."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "{name} is the project that is open here.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose your colleague's file.")


class ReadingCancelled(Exception):
    """The user cancelled while the file was read."""


_REASONS = {
    foreign_reader.OTHER_TABLES: "its tables were changed by another program",
    foreign_reader.NOT_WHOLE: "its content does not match its checksums",
    foreign_reader.UNREADABLE: "its content cannot be read",
    foreign_reader.TOO_LARGE: "reading it takes too much memory",
}


@dataclass(frozen=True, slots=True)
class ForeignArticle:
    """An article of a colleague's with all that hangs on it, as plain values, by table."""

    article: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]]


class ForeignProject:
    """What a child read of a colleague's project. It lies in a private folder until :meth:`close`."""

    def __init__(self, path: Path, folder: Path, spool: Path) -> None:
        self.path = path
        self._spool = spool
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        head = self._checked(check_head, next(self._lines(), {}))
        self.uid: str = head["project"]["uid"]
        self.name: str = head["project"]["name"]
        self.guidelines: str = head["project"]["guidelines"]
        self.options: dict[str, Any] = head["project"]["options"]
        self.annotators: list[dict[str, Any]] = head["annotators"]
        try:
            self.scheme: AnnotationScheme = scheme_from_mapping(head["scheme"])
        except SchemeError as error:
            raise self._refused(QT_TRANSLATE_NOOP("errors", "its scheme cannot be used")) from error
        self.article_count = self._count()

    def __enter__(self) -> "ForeignProject":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def articles(self) -> Iterator[ForeignArticle]:
        """Yield every article, removed ones too, in the order of the colleague's project."""
        for line in self._lines():
            if "article" in line:
                yield ForeignArticle(line["article"], self._checked(check_article_line, line))

    def superseded(self) -> Iterator[dict[str, Any]]:
        """Yield the versions of annotations that lost in merges there."""
        for line in self._lines():
            if "superseded" in line:
                yield self._checked(check_superseded, line["superseded"])

    def close(self) -> None:
        """Remove what was read from the disk."""
        self._remove()

    def _lines(self) -> Iterator[dict[str, Any]]:
        with self._spool.open("rb") as spool:
            while raw := spool.readline(_LONGEST_LINE):
                try:
                    line = json.loads(raw)
                except (ValueError, RecursionError) as error:
                    raise self._refused(_NO_SENSE) from error
                if not isinstance(line, dict):
                    raise self._refused(_NO_SENSE)
                yield line

    def _count(self) -> int:
        """Return how many articles there are; the last line proves that none is missing."""
        articles, end = 0, None
        for line in self._lines():
            articles += "article" in line
            end = line.get("end")
        if end != articles:
            raise self._refused(QT_TRANSLATE_NOOP("errors", "what was read of it is not complete"))
        return articles

    def _checked(self, check: Callable[[dict[str, Any]], dict[str, Any]], line: dict[str, Any]) -> dict[str, Any]:
        try:
            return check(line)
        except NotOurs as error:
            template = QT_TRANSLATE_NOOP("errors", "{what} makes no sense")
            raise self._refused(Phrase(template, what=str(error))) from error

    def _refused(self, reason: str) -> ForeignProjectRefused:
        return ForeignProjectRefused(name=self.path.name, reason=reason)


def read_foreign(
    path: Path,
    own: Path | None = None,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ForeignProject:
    """Read a colleague's project; ``own`` is the project it is to be merged into.

    Raises:
        NotAProject, NewerProject, DamagedProject, ProjectMissing, CannotOpen, ForeignProjectOpen,
        ForeignProjectRefused, SameProject: nothing was changed, the colleague's file least of all.
        ReadingCancelled: the user cancelled.
    """
    _refuse_places(path, own)
    folder = Path(tempfile.mkdtemp(prefix="annotator-"))  # only its owner may enter
    try:
        copy, spool = folder / "copy", folder / "lines"
        size = _copy(path, copy)
        _judge(copy, path.name)
        limits = limits or _limits_for(size)
        own_seconds = str(float(limits.cpu_seconds))
        code = run_limited(foreign_reader.__name__, [own_seconds, str(copy), str(spool)], limits, cancelled)
        if code is None:
            raise ReadingCancelled
        if code:
            reason = _REASONS.get(code, "reading it takes too long or too much memory")
            raise ForeignProjectRefused(name=path.name, reason=reason)
        copy.unlink()
        return ForeignProject(path, folder, spool)
    except OutOfLimits as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ForeignProjectRefused(
            name=path.name, reason=QT_TRANSLATE_NOOP("errors", "reading it takes too long")
        ) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _refuse_places(path: Path, own: Path | None) -> None:
    """Refuse what must not be opened by hand, and what is not a closed file."""
    if path.is_symlink():
        raise NotAProject(
            name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is a link; choose the file that it points to")
        )
    # By the file and not by its name: opening our own project by hand would drop SQLite's lock on it.
    if is_live(path) or (own is not None and path.exists() and path.samefile(own)):
        raise SameProject(name=path.name)
    for ending in SIDE_FILES:
        side_file = path.with_name(path.name + ending)
        if side_file.exists() and side_file.stat().st_size:
            raise ForeignProjectOpen(name=path.name, side_file=side_file.name)


def _copy(source: Path, target: Path) -> int:
    """Copy the main file, and nothing that lies beside it, up to the largest size; return how much it was."""
    read_header(source)
    copied = 0
    try:
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with source.open("rb") as original, os.fdopen(handle, "wb") as copy:
            while chunk := original.read(_CHUNK):
                copied += len(chunk)
                if copied > LARGEST_FILE:
                    raise ForeignProjectRefused(name=source.name, reason=QT_TRANSLATE_NOOP("errors", "it is too large"))
                copy.write(chunk)
    except OSError as error:
        raise CannotOpen(name=source.name, reason=error.strerror or str(error)) from error
    return copied


def _judge(copy: Path, name: str) -> None:
    """Judge the header of the copy, which is what is read; one of an earlier version is brought up to date there."""
    try:
        read_header(copy)
    except (NotAProject, DamagedProject) as error:
        raise type(error)(**{**error.blanks, "name": name}) from error


def _limits_for(size: int) -> Limits:
    """Return limits that leave a real project of this size several times what it needs."""
    seconds = 8 + size // (10 * _MEGABYTE)
    return Limits(_MEMORY, seconds, 3.0 * seconds + 10, 64 * _MEGABYTE + 6 * size)
