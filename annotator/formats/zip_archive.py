"""ZIP: an archive of files in any format that is read here, each read in its own; archives inside stay closed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.base import Format, Part, ReadOptions
from annotator.formats.parts import read_parts
from annotator.formats.safe_unpacking import unpack
from annotator.formats.safe_zip import open_zip

_ARCHIVES = (".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz")
_INSIDE = QT_TRANSLATE_NOOP("errors", "It is an archive inside of an archive, and was not opened.")
_LEFT_OUT = QT_TRANSLATE_NOOP("errors", "No format reads these files, which were left out: {names}.")
_MORE_LEFT_OUT = QT_TRANSLATE_NOOP("errors", "No format reads {count} files, which were left out, among them {names}.")
_NAMED = 10
"""Files that nothing reads, named one by one."""


def read_zip(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield what the files in an archive hold."""
    with unpacked(path) as parts:
        yield from read_parts(parts, options)


@contextmanager
def unpacked(path: Path) -> Iterator[list[Part | Problem]]:
    """Unpack an archive into a folder that is gone afterwards; raise FormatError where that is not safe."""
    with tempfile.TemporaryDirectory(prefix="annotator-") as name:  # only its owner may enter
        folder = Path(name)
        with open_zip(path) as archive:
            problems = [Problem(f"{path.name}/{one.place}", one.sentence) for one in unpack(archive, folder)]
        yield [*_parts(folder, path.name), *problems]


def _parts(folder: Path, name: str) -> Iterator[Part | Problem]:
    """Yield what was unpacked: a folder that is in a format as a whole, or its files one by one."""
    from annotator.formats.registry import format_of, format_of_folder

    inside = list(folder.iterdir())
    for whole in (folder, *inside) if len(inside) == 1 else (folder,):
        known = format_of_folder(whole) if whole.is_dir() else None
        if known is not None:
            yield Part(whole, known, name)
            return
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    found = [(file, format_of(file)) for file in files]
    beside = {one for file, known in found if known is not None for one in known.beside(file)}
    unknown = []
    for file, known in found:
        place = f"{name}/{file.relative_to(folder).as_posix()}"
        if file in beside:
            continue
        if file.suffix.lower() == ".zip" or (known is None and file.suffix.lower() in _ARCHIVES):
            yield Problem(place, _INSIDE)
        elif known is None:
            unknown.append(file.name)
        else:
            yield Part(file, known, place)
    if unknown:
        yield Problem(name, _left_out(unknown))
    if not files:
        yield Problem(name, QT_TRANSLATE_NOOP("errors", "The archive is empty."))


def _left_out(names: list[str]) -> Phrase:
    shown = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        return Phrase(_MORE_LEFT_OUT, names=shown, count=len(names))
    return Phrase(_LEFT_OUT, names=shown)


ZIP = Format(
    "zip",
    "ZIP archive",
    (".zip",),
    "an archive of files in any of the formats that are read, each read in its own",
    read=read_zip,
    unpack=unpacked,
)
