"""Find the files an import means, and how each would be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.exchange import Problem
from annotator.domain.import_choice import ImportChoice
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats.base import Format, ReadOptions
from annotator.formats.registry import format_named, format_of, format_of_folder, is_known_suffix


@dataclass(frozen=True, slots=True)
class Source:
    """One file and the format it is read in."""

    path: Path
    format: Format


def find_sources(paths: Iterable[Path], format_name: str | None = None) -> tuple[list[Source], list[Problem]]:
    """Return the files to read, folders searched through, and a problem for each file named that cannot be read.

    A folder that is in a format as a whole is one source. Files that are read along with another are none.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    wanted = format_named(format_name) if format_name else None
    for path in paths:
        if not path.exists():
            problems.append(Problem(path.name, QT_TRANSLATE_NOOP("errors", "There is no such file.")))
        elif path.is_dir():
            found = (wanted if wanted.is_folder else None) if wanted else format_of_folder(path)
            if found is not None:
                sources.append(Source(path, found))
            else:
                _search(path, wanted, sources, problems)
        elif not path.is_file():
            problems.append(Problem(path.name, QT_TRANSLATE_NOOP("errors", "It is neither a file nor a folder.")))
        elif (found := wanted or format_of(path)) is None:
            problems.append(_unknown(path))
        else:
            sources.append(Source(path, found))
    beside = {file for source in sources for file in source.format.beside(source.path)}
    return [source for source in sources if source.path not in beside], problems


def _search(folder: Path, wanted: Format | None, sources: list[Source], problems: list[Problem]) -> None:
    """Find the files in a folder; of a format that was asked for, those with its endings."""
    visible = sorted(path for path in folder.rglob("*") if not _is_hidden(path, folder))
    links = [path for path in visible if path.is_symlink()]
    inside = [path for path in visible if path.is_file() and not path.is_symlink()]
    found = [(file, wanted or format_of(file)) for file in inside]
    if wanted is not None and any(file.name.lower().endswith(wanted.suffixes) for file in inside):
        found = [(file, wanted) for file in inside if file.name.lower().endswith(wanted.suffixes)]
    readable = [Source(file, known) for file, known in found if known is not None]
    beside = {file for source in readable for file in source.format.beside(source.path)}
    sources += readable
    problems += [_unknown(file) for file, known in found if known is None and file not in beside]
    not_followed = QT_TRANSLATE_NOOP("errors", "It is a link to somewhere else, which is not followed in a folder.")
    problems += [Problem(link.name, not_followed) for link in links]
    if not inside and not links:
        problems.append(Problem(folder.name, QT_TRANSLATE_NOOP("errors", "The folder is empty.")))


def read_options(source: Source, choice: ImportChoice) -> ReadOptions:
    """Return how a file is read where the user chose how an import goes."""
    return ReadOptions(choice.encodings.get(source.path), choice.offset_unit, choice.columns)


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _unknown(path: Path) -> Problem:
    if not path.suffix:
        return Problem(path.name, QT_TRANSLATE_NOOP("errors", "No format reads files with no ending."))
    if is_known_suffix(path):
        template = QT_TRANSLATE_NOOP("errors", "No format reads files with {ending} and content like this.")
    else:
        template = QT_TRANSLATE_NOOP("errors", "No format reads files with {ending}.")
    return Problem(path.name, Phrase(template, ending=path.suffix))
