"""Find the files an import means, and how each would be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import KnownError
from annotator.formats.base import Format, ReadOptions
from annotator.formats.registry import format_named, format_of

_PREVIEWED = 400


@dataclass(frozen=True, slots=True)
class Source:
    """One file and the format it is read in."""

    path: Path
    format: Format


@dataclass(frozen=True, slots=True)
class Preview:
    """How a file would be read: for showing a guessed encoding before anything is imported."""

    path: Path
    format_title: str
    title: str
    beginning: str
    encoding: str
    guessed: bool
    problem: str = ""


def find_sources(paths: Iterable[Path], format_name: str | None = None) -> tuple[list[Source], list[Problem]]:
    """Return the files to read, folders searched through, and a problem for each file named that cannot be read."""
    sources: list[Source] = []
    problems: list[Problem] = []
    wanted = format_named(format_name) if format_name else None
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if _is_visible_file(file, path))
            readable = [Source(file, found) for file in inside if (found := wanted or format_of(file))]
            sources += readable
            problems += [_unknown(file) for file in inside if not (wanted or format_of(file))]
            if not inside:
                problems.append(Problem(path.name, "The folder is empty."))
        elif not path.exists():
            problems.append(Problem(path.name, "There is no such file."))
        else:
            found = wanted or format_of(path)
            if found is None:
                problems.append(_unknown(path))
            else:
                sources.append(Source(path, found))
    return sources, problems


def preview(source: Source, encoding: str | None = None) -> Preview:
    """Read the beginning of a file the way an import would."""
    read = source.format.read
    try:
        first = next(iter(read(source.path, ReadOptions(encoding))), None) if read else None
    except KnownError as error:
        return Preview(source.path, source.format.title, "", "", encoding or "", False, error.sentence())
    if isinstance(first, ExchangedArticle):
        beginning = first.text[:_PREVIEWED]
        title = first.metadata.title
        return Preview(source.path, source.format.title, title, beginning, first.encoding, first.encoding_guessed)
    problem = first.sentence if first else "The file is empty."
    return Preview(source.path, source.format.title, "", "", encoding or "", False, problem)


def _is_visible_file(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not file.is_symlink() and not hidden


def _unknown(path: Path) -> Problem:
    ending = path.suffix or "no ending"
    return Problem(path.name, f"No format reads files with {ending}.")
