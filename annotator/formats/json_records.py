"""Read JSON that somebody else wrote, record by record: one a line, or one array; a broken record stops nothing."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.base import FormatError

LONGEST = 64 * 1024 * 1024
"""Bytes of the longest line, or code points of the longest record, that is read."""
_SNIFFED = 1024 * 1024
_CHUNK = 1024 * 1024
_SPACE = " \t\n\r"
_BETWEEN = re.compile(r"[ \t\n\r,]*")
_TOO_DEEP = QT_TRANSLATE_NOOP("errors", "It is nested too deeply; the rest of the file was not read.")
_NOT_JSON = QT_TRANSLATE_NOOP("errors", "It is not JSON: {why}; the rest of the file was not read.")
_NOT_UTF8 = QT_TRANSLATE_NOOP("errors", "It is not UTF-8: {reason}; the rest of the file was not read.")

Part = TypeVar("Part")


def _refuse(constant: str) -> object:
    raise ValueError(Phrase(QT_TRANSLATE_NOOP("errors", "{constant} is not a number"), constant=constant))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(Phrase(QT_TRANSLATE_NOOP("errors", "“{name}” stands in one object twice"), name=twice[:40]))
    return found


_DECODER = json.JSONDecoder(parse_constant=_refuse, object_pairs_hook=_object)


class RecordError(ValueError):
    """A record that is JSON but not what the format puts there; its text is a sentence with the reason."""


to_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""Returns a record as one line of JSON."""


def read_line_articles(
    path: Path, article: Callable[[dict[str, Any], str, list[Problem]], ExchangedArticle]
) -> Iterator[ExchangedArticle | Problem]:
    """Yield an article for each line's object, made by a function that adds what it cannot take to a list.

    Raises:
        FormatError: the file cannot be read.
    """
    for place, record in _line_records(path):
        yield from _taken(place, record, article)


def read_array_articles(
    path: Path, article: Callable[[dict[str, Any], str, list[Problem]], ExchangedArticle]
) -> Iterator[ExchangedArticle | Problem]:
    """Yield an article for each object of the array that a file is, without holding the whole array.

    Raises:
        FormatError: the file cannot be read, or is not an array.
    """
    for place, record in _array_records(path):
        yield from _taken(place, record, article)


def _taken(
    place: str, record: object, article: Callable[[dict[str, Any], str, list[Problem]], ExchangedArticle]
) -> Iterator[ExchangedArticle | Problem]:
    if isinstance(record, Problem):
        yield record
        return
    problems: list[Problem] = []
    try:
        if not isinstance(record, dict):
            raise RecordError(QT_TRANSLATE_NOOP("errors", "It is not an object in braces."))
        yield replace(article(record, place, problems), place=place)
    except RecordError as error:
        problems.append(Problem(place, reason_of(error)))
    yield from problems


def _line_records(path: Path) -> Iterator[tuple[str, object]]:
    """Yield the place and the value of each line; a Problem in place of a value that cannot be had."""
    try:
        with path.open("rb", buffering=_CHUNK) as file:
            for number, line in _lines(file):
                place = f"{path.name}, line {number}"
                if line is None:
                    yield place, Problem(place, QT_TRANSLATE_NOOP("errors", "The line is longer than 64 MB."))
                elif line.strip():
                    yield place, _decoded(line, place)
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield line numbers and lines; None for a line that is too long to be held."""
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        yield number, line


def _decoded(line: bytes, place: str) -> object:
    try:
        return _DECODER.decode(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Problem(place, QT_TRANSLATE_NOOP("errors", "The line is not UTF-8."))
    except RecursionError:
        return Problem(place, QT_TRANSLATE_NOOP("errors", "The line is nested too deeply."))
    except ValueError as error:
        return Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "The line is not JSON: {why}."), why=reason_of(error)))


def _array_records(path: Path) -> Iterator[tuple[str, object]]:
    """Yield the place and the value of each element; a Problem, and no more, where the JSON breaks off."""
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for value in _elements(file, path.name):
                number += 1
                yield f"{path.name}, record {number}", value
    except _BrokenOff as error:
        place = f"{path.name}, record {number + 1}"
        yield place, Problem(place, reason_of(error))
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error


class _BrokenOff(Exception):
    """The JSON of a file makes no sense from some place on; its text is a sentence with the reason."""


def _elements(file: TextIO, name: str) -> Iterator[object]:
    """Yield the elements of the array that a file is; raise _BrokenOff where it cannot be read on."""
    try:
        buffer = file.read(_CHUNK).lstrip(_SPACE)
        if not buffer.startswith("["):
            raise FormatError(name=name, reason=QT_TRANSLATE_NOOP("errors", "it is not a JSON array"))
        at = 1
        while True:
            at = _BETWEEN.match(buffer, at).end()  # type: ignore[union-attr] # it matches nothing, too
            if buffer.startswith("]", at):
                return
            try:
                value, at = _DECODER.raw_decode(buffer, at)
            except RecursionError as error:
                raise _BrokenOff(_TOO_DEEP) from error
            except ValueError as error:
                buffer, at = buffer[at:], 0
                more = file.read(max(_CHUNK, len(buffer))) if len(buffer) < LONGEST else ""
                if not more:
                    raise _BrokenOff(Phrase(_NOT_JSON, why=reason_of(error))) from error
                buffer += more
            else:
                yield value
    except UnicodeDecodeError as error:
        raise _BrokenOff(Phrase(_NOT_UTF8, reason=error.reason)) from error


def first_record(path: Path) -> Mapping[str, Any]:
    """Return the first object of a file of JSON lines or a JSON array, to tell formats apart; empty where none is."""
    try:
        with path.open("rb") as file:
            beginning = file.read(_SNIFFED).decode("utf-8-sig", "ignore").lstrip(_SPACE)
        beginning = beginning.removeprefix("[").lstrip(_SPACE)
        value, _ = _DECODER.raw_decode(beginning)
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def json_document(path: Path) -> Any:
    """Return the one JSON value that a file is.

    Raises:
        FormatError: the file cannot be read, is larger than 64 MB, or is not JSON.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
        if len(content) > LONGEST:
            raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is larger than 64 MB"))
        return _DECODER.decode(content.decode("utf-8-sig"))
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error
    except RecursionError as error:
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is nested too deeply")) from error
    except ValueError as error:
        raise FormatError(
            name=path.name, reason=Phrase(QT_TRANSLATE_NOOP("errors", "it is not JSON ({why})"), why=reason_of(error))
        ) from error


def is_array(path: Path) -> bool:
    """Tell whether a file begins as a JSON array."""
    try:
        with path.open("rb") as file:
            return file.read(1024).decode("utf-8-sig", "ignore").lstrip(_SPACE).startswith("[")
    except OSError:
        return False


def each(
    record: Mapping[str, Any], key: str, read: Callable[[Any], Part], place: str, problems: list[Problem]
) -> tuple[Part, ...]:
    """Read the parts of the list under a key; what cannot be read becomes a problem, the rest is kept."""
    parts = record.get(key) or []
    if not isinstance(parts, list):
        problems.append(
            Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "“{key}” is not a list; it was left out."), key=key))
        )
        return ()
    taken = []
    for part in parts:
        try:
            taken.append(read(part))
        except RecordError as error:
            problems.append(
                Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "{why} It was left out."), why=reason_of(error)))
            )
    return tuple(taken)


def text_of(record: Mapping[str, Any], key: str) -> str:
    """Return a value as text; empty where there is none."""
    value = record.get(key)
    return value if isinstance(value, str) else "" if value is None else str(value)


def whole_number(record: Mapping[str, Any], key: str) -> int:
    """Return a value that must be a whole number."""
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise RecordError(Phrase(QT_TRANSLATE_NOOP("errors", "A span has no whole number as “{key}”."), key=key))
    return value


def article_text(record: Mapping[str, Any], key: str = "text") -> str:
    """Return the text that every article must have."""
    text = record.get(key)
    if not isinstance(text, str):
        raise RecordError(Phrase(QT_TRANSLATE_NOOP("errors", "It has no “{key}”."), key=key))
    return text


def plain_fields(value: object) -> dict[str, Any]:
    """Return form fields; raise RecordError where they are not an object of values that a field may hold."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "The “fields” of a span are not an object in braces."))
    return value
