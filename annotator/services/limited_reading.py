"""Read files: those of untrusted formats in a child with limits, the others here."""

import json
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Self

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase
from annotator.formats import reading_child
from annotator.formats.base import Format, FormatError, ReadOptions
from annotator.formats.exchange_lines import NotALine, from_line, phrase_from_plain
from annotator.formats.parts import read_parts
from annotator.limited_process import UNLIMITED, LimitedChild, Limits, OutOfLimits

_MEMORY = 1024 * 1024 * 1024
"""Address space, of which libraries reserve more than they use."""
_SECONDS = 10
"""Seconds of the processor that any file may take; the wall clock is given three times as many."""
_BYTES_A_SECOND = 2_000_000
"""A larger file has a second more for so many bytes."""
_FILES_OF_ONE_CHILD = 200
"""What a file left behind in the child's memory is not kept for ever."""


class FileReader:
    """Reads one file after another; a child that is needed is started once and used for all."""

    def __init__(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._cancelled = cancelled
        self._child: LimitedChild | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def read(
        self, path: Path, chosen: Format, options: ReadOptions
    ) -> Generator[ExchangedArticle | Problem, None, None]:
        """Yield what a file holds, as :data:`annotator.formats.base.Read` does.

        Raises:
            MissingExtraError: a package is not installed.
            FormatError: nothing more of the file can be read, for its own reasons or because it took too much.
        """
        chosen.require_extra()
        if chosen.read is None:
            yield Problem(
                path.name, Phrase(QT_TRANSLATE_NOOP("errors", "{title} is only written, not read."), title=chosen.title)
            )
        elif chosen.unpack is not None:
            with chosen.unpack(path) as parts:
                yield from read_parts(parts, options, self.read)
        elif chosen.untrusted:
            yield from self._read_apart(path, chosen, options)
        else:
            yield from chosen.read(path, options)

    def _read_apart(self, path: Path, chosen: Format, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
        seconds = _SECONDS + _size(path) // _BYTES_A_SECOND
        beside = [str(file.absolute()) for file in chosen.beside(path)]
        job = {"path": str(path.absolute()), "beside": beside, "format": chosen.name, "seconds": seconds}
        job |= {"encoding": options.encoding, "offset_unit": options.offset_unit}
        job |= {"columns": {header: dict(columns) for header, columns in options.columns.items()}}
        child = self._ready_child()
        is_whole = False
        try:
            child.send(json.dumps(job).encode())
            while not isinstance(answer := self._answer(child, 3 * seconds + _SECONDS), dict):
                yield answer
            is_whole = True
        except (OutOfLimits, NotALine) as error:
            reason = QT_TRANSLATE_NOOP("errors", "it could not be read safely: that takes too long or too much memory")
            raise FormatError(name=path.name, reason=reason) from error
        finally:
            if not is_whole:  # whoever read it had enough, or the child is gone or busy with it
                self.close()
        if "refused" in answer:
            raise FormatError(name=path.name, reason=phrase_from_plain(answer["refused"]))

    def _ready_child(self) -> LimitedChild:
        if self._read >= _FILES_OF_ONE_CHILD:
            self.close()
        if self._child is None:
            self._read = 0
            self._child = LimitedChild(reading_child.__name__, Limits(_MEMORY, UNLIMITED, 0.0, 0))
        self._read += 1
        return self._child

    def _answer(self, child: LimitedChild, seconds: float) -> ExchangedArticle | Problem | dict[str, object]:
        line = child.receive(seconds, self._cancelled)
        if line.startswith((b'{"end"', b'{"refused"')):
            last = json.loads(line)
            assert isinstance(last, dict)  # noqa: S101 -- it begins as one
            return last
        return from_line(line)


def read_file(path: Path, chosen: Format, options: ReadOptions) -> Generator[ExchangedArticle | Problem, None, None]:
    """Yield what one file holds; what :meth:`FileReader.read` says holds here too."""
    with FileReader() as reader:
        yield from reader.read(path, chosen, options)


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())
