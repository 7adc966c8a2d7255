"""A place beside a target where a file or folder is written, to appear under its name only when it is complete."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.flushing import flush, flush_folder
from annotator.storage.unfinished import remove_unfinished, unfinished
from annotator.whole_file import check_place


class ExportError(KnownError):
    """A file could not be written."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} could not be written: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "The project is unchanged, and so is any file that was there before.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose another place or free some space, then export again.")


@contextmanager
def reported(target: Path) -> Iterator[None]:
    """Raise what the system says as an error about the target."""
    try:
        yield
    except OSError as error:
        raise ExportError(name=target.name, reason=error.strerror or str(error)) from error


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Give a new folder beside a target; what is in it at the end is moved to where it belongs, nothing after an error.

    Raises:
        ExportError: the system does not let it be written.
    """
    remove_unfinished()
    with reported(target):
        check_place(target)
        staging = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
        # Noted before it is made: whoever is killed between the two would leave it for good.
        with unfinished(staging):
            staging.mkdir(mode=0o700)
            try:
                yield staging
                _put_in_place(staging, target)
            finally:
                shutil.rmtree(staging, ignore_errors=True)


def _put_in_place(staging: Path, target: Path) -> None:
    """Move what was written to where it belongs, the target itself last, all of it on the disk first."""
    for file in staging.rglob("*"):
        if file.is_file():
            flush(file)
    for part in sorted(staging.iterdir(), key=lambda part: part.name == target.name):
        place = target.with_name(part.name)
        if part.is_dir() and place.is_dir():
            place.rmdir()
        part.replace(place)
    flush_folder(target.parent)
