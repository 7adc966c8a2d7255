"""Let a child read and prepare the articles of a large import: what Python does there holds up nothing here."""

import math
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotator.domain.label_mapping import MappedLabels
from annotator.errors import QT_TRANSLATE_NOOP, BugError, KnownError
from annotator.limited_process import UNLIMITED, LimitedChild, Limits
from annotator.services import supply_child
from annotator.services.supply import FileToRead, Portion, Supply

_WORTH_A_CHILD = 4_000_000
"""In bytes of files: reading less takes hardly longer than to start a child."""
_LONGEST_PORTION = 4 * 1024**3
_LIMITS = Limits(UNLIMITED, UNLIMITED, 0.0, 0)
"""It reads what we would read ourselves, and writes no file."""


class ReaderGone(KnownError):
    """The child that reads the files ended in the middle of its work."""

    happened = QT_TRANSLATE_NOOP("errors", "The files could not be read to the end: the computer may lack memory.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was imported.")
    cure = QT_TRANSLATE_NOOP("errors", "Close other programs, or import fewer files at a time.")


def portions_of(supply: Supply, files: Sequence[FileToRead], cancelled: Callable[[], bool]) -> Iterator[Portion]:
    """Yield what the files hold, read by a child where that is worth it.

    Raises:
        ReaderGone: the child ended early.
    """
    if not _is_worth_a_child(files):
        yield from supply.of_files(files, cancelled)
        return
    has_begun = False
    try:
        for portion in _portions_apart(supply, files, cancelled):
            has_begun = True
            yield portion
    except (ReaderGone, OSError):
        if has_begun:
            raise
        # Some computers let no program start another.
        yield from supply.of_files(files, cancelled)


def _portions_apart(supply: Supply, files: Sequence[FileToRead], cancelled: Callable[[], bool]) -> Iterator[Portion]:
    with LimitedChild(supply_child.__name__, _LIMITS, _LONGEST_PORTION) as child:
        child.send(pickle.dumps((supply, [(file.path, file.format.name, file.options) for file in files])))
        while not cancelled() and (message := child.receive(math.inf, cancelled)):
            said = pickle.loads(message)  # noqa: S301 -- from our own child, which runs nothing but our own program
            if isinstance(said, Portion):
                yield said._replace(is_followed=child.is_ahead)
            elif isinstance(said, MappedLabels):
                supply.labels = said
                return
            else:
                raise BugError(said)
    if not cancelled():
        raise ReaderGone


def _is_worth_a_child(files: Sequence[FileToRead]) -> bool:
    if (os.cpu_count() or 1) < 2:
        return False
    # Those have a child of their own already, or hold files that have one.
    if any(file.format.untrusted or file.format.unpack is not None for file in files):
        return False
    return sum(_size(file.path) for file in files) >= _WORTH_A_CHILD


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
