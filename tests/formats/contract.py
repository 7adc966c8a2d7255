"""What every format that reads and writes must keep; ``test_contract.py`` runs it on all of them.

``python -m tests.formats.contract NAME...`` writes the golden files of formats anew; look at the difference.
"""

import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.scheme_mapping import scheme_from_mapping
from annotator.formats.base import Format, ReadOptions, WriteOptions
from annotator.formats.comparing import comparable
from annotator.formats.registry import FORMATS, format_named
from annotator.resources import resource
from tests.formats.samples import GOLDEN

GOLDEN_FILES = Path(__file__).parents[1] / "golden"
TWO_WAYS = [known for known in FORMATS if known.reads_back]
READERS = [known for known in FORMATS if known.read is not None]


@contextmanager
def new_folder() -> Iterator[Path]:
    """Make a folder for one example of a property; a fixture would be shared by all examples."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def target_in(folder: Path, chosen: Format) -> Path:
    """Return where a format is to be written in a folder."""
    return folder / ("out" if chosen.is_folder else f"out{chosen.suffixes[0]}")


def write_reduced(
    chosen: Format, articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions
) -> list[ExchangedArticle]:
    """Write articles as the format can carry them; return these."""
    assert chosen.write is not None
    reduced = [chosen.reduce(article, options).article for article in articles]
    chosen.write(iter(reduced), target, options)
    return reduced


def read_all(chosen: Format, path: Path, options: ReadOptions | None = None) -> list[ExchangedArticle | Problem]:
    """Read everything a file holds."""
    assert chosen.read is not None
    return list(chosen.read(path, options or ReadOptions()))


def read_articles(chosen: Format, path: Path, options: ReadOptions | None = None) -> list[ExchangedArticle]:
    """Read a file that holds nothing that cannot be taken; return its articles, made comparable."""
    found = []
    for read in read_all(chosen, path, options):
        assert isinstance(read, ExchangedArticle), read
        found.append(comparable(read))
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by its path in there."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def is_text(content: bytes) -> bool:
    """Tell whether a golden file can be compared byte by byte; libraries of binary formats change theirs."""
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False


@cache
def shipped_scheme() -> AnnotationScheme:
    """Return the scheme that new projects begin with."""
    return scheme_from_mapping(tomllib.loads(resource("schemes", "conflict_reporting.toml").read_text("utf-8")))


def write_golden(name: str) -> None:
    """Write the golden files of a format anew."""
    folder = GOLDEN_FILES / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chosen = format_named(name)
    options = WriteOptions(scheme=shipped_scheme(), project_name="Golden")
    write_reduced(chosen, GOLDEN, target_in(folder, chosen), options)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        write_golden(argument)
