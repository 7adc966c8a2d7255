"""Read spaCy DocBin files as plain tables: nothing in a file reaches spaCy's own memory."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_records import with_metadata, with_span_record
from annotator.formats.base import FormatError, ReadOptions
from annotator.formats.json_records import RecordError, text_of

if TYPE_CHECKING:
    from spacy.strings import StringStore

PACKAGES = ("spacy",)
ARTICLE, TAGS = "article", "tags"
"""Keys of ``Doc.user_data`` under which we keep what docs have no place for."""
LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file, unpacked, that is read."""
_INSIDE, _BEGIN = 1, 3
"""Values of the attribute ``ENT_IOB``."""


class _Damage(ValueError):
    """What is in a file is not a DocBin."""


def is_docbin(path: Path) -> bool:
    """Tell whether a file begins like zlib's; an ending of its own tells the rest."""
    try:
        with path.open("rb") as file:
            head = file.read(2)
    except OSError:
        return False
    return len(head) == 2 and head[0] & 0x0F == 8 and not int.from_bytes(head, "big") % 31


def further_files(path: Path) -> tuple[Path, ...]:
    """Return the files that continue one."""
    found: list[Path] = []
    while (following := path.with_name(f"{path.stem}-{len(found) + 2:05}{path.suffix}")).is_file():
        found.append(following)
    return tuple(found)


def read_spacy(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- offsets are the library's
    """Yield the article of each doc, of the file and those that continue it."""
    for file in (path, *further_files(path)):
        try:
            packed = _Packed.of(_message(file))
        except _Damage as error:
            raise FormatError(name=file.name, reason=reason_of(error)) from error
        for number in range(len(packed.lengths)):
            yield from _taken(packed, number, f"{file.name}, doc {number + 1}")


def _message(file: Path) -> dict[str, Any]:
    """Return the mapping that a file is."""
    import srsly

    try:
        with file.open("rb") as opened:
            unpacker = zlib.decompressobj()
            content = unpacker.decompress(opened.read(LARGEST), LARGEST)
        if unpacker.unconsumed_tail:
            raise _Damage(QT_TRANSLATE_NOOP("errors", "it is larger than 256 MB when unpacked"))
        message = srsly.msgpack_loads(content)
    except OSError as error:
        raise FormatError(name=file.name, reason=error.strerror or str(error)) from error
    except _Damage:
        raise
    except Exception as error:  # the library's own kinds of damage have no common base
        raise _Damage(QT_TRANSLATE_NOOP("errors", "it is not a whole DocBin")) from error
    if not isinstance(message, dict):
        raise _Damage(QT_TRANSLATE_NOOP("errors", "it is not a DocBin"))
    return message


@dataclass(frozen=True, slots=True)
class _Packed:
    """The columns of a DocBin."""

    tokens: Any
    spaces: Any
    lengths: list[int]
    starts: list[int]
    column_of: Mapping[int, int]
    strings: "StringStore"
    span_groups: list[Any]
    user_data: list[Any]
    flags: list[Any]

    @classmethod
    def of(cls, message: Mapping[str, Any]) -> "_Packed":
        """Return the columns; raise _Damage where they do not fit together."""
        import numpy
        from spacy.strings import StringStore

        try:
            attributes = [int(attribute) for attribute in message["attrs"]]
            lengths = numpy.frombuffer(message["lengths"], dtype="int32").astype("int64")
            spaces = numpy.frombuffer(message["spaces"], dtype="uint8")
            tokens = numpy.frombuffer(message["tokens"], dtype="uint64")
            strings = StringStore([text for text in message["strings"] if isinstance(text, str)])
            if (lengths < 0).any() or not attributes or not lengths.sum() * len(attributes) == tokens.size:
                raise _Damage(QT_TRANSLATE_NOOP("errors", "its docs and its tokens do not fit together"))
            if spaces.size < lengths.sum():
                raise _Damage(QT_TRANSLATE_NOOP("errors", "its tokens and its spaces do not fit together"))
        except _Damage:
            raise
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise _Damage(QT_TRANSLATE_NOOP("errors", "it is not a DocBin")) from error
        count = len(lengths)
        return cls(
            tokens.reshape((-1, len(attributes))),
            spaces,
            lengths.tolist(),
            (lengths.cumsum() - lengths).tolist(),
            {attribute: column for column, attribute in enumerate(attributes)},
            strings,
            *(_list(message.get(name), count) for name in ("span_groups", "user_data", "flags")),
        )

    def column(self, name: str, number: int) -> list[int]:
        """Return the values of an attribute for the tokens of a doc; none where the file lacks it."""
        from spacy.attrs import IDS

        place, start = self.column_of.get(IDS[name]), self.starts[number]
        return [] if place is None else self.tokens[start : start + self.lengths[number], place].tolist()

    def string(self, value: int) -> str:
        """Return the string of a hash."""
        try:
            return str(self.strings[value])
        except (KeyError, OverflowError) as error:
            raise RecordError(
                QT_TRANSLATE_NOOP("errors", "It holds a word that is not among the strings of the file.")
            ) from error


def _list(value: object, count: int) -> list[Any]:
    given = value if isinstance(value, list) else []
    return [*given[:count], *[None] * (count - len(given))]


def _taken(packed: _Packed, number: int, place: str) -> Iterator[ExchangedArticle | Problem]:
    problems: list[Problem] = []
    try:
        yield replace(_article(packed, number, place, problems), place=place)
    except RecordError as error:
        problems.append(Problem(place, reason_of(error)))
    yield from problems


def _article(packed: _Packed, number: int, place: str, problems: list[Problem]) -> ExchangedArticle:
    words = [packed.string(value) for value in packed.column("ORTH", number)]
    start = packed.starts[number]
    spaces = packed.spaces[start : start + len(words)].tolist()
    flags = packed.flags[number]
    if isinstance(flags, dict) and flags.get("has_unknown_spaces"):
        spaces = [1] * len(words)
    places = [0]
    for word, space in zip(words, spaces, strict=True):
        places.append(places[-1] + len(word) + bool(space))
    ends = [places[index] + len(word) for index, word in enumerate(words)]
    text = "".join(word + " " if space else word for word, space in zip(words, spaces, strict=True))
    extra = _user_data(packed.user_data[number])
    spans = []
    for first, last, label in _token_spans(packed, number, place, problems):
        if 0 <= first < last <= len(words):
            spans.append(ExchangedSpan(places[first], ends[last - 1], label, text=text[places[first] : ends[last - 1]]))
        else:
            problems.append(
                Problem(
                    place,
                    Phrase(
                        QT_TRANSLATE_NOOP("errors", "A span is on the tokens {first} to {last}, which are not there."),
                        first=first,
                        last=last,
                    ),
                )
            )
    article = ExchangedArticle(text, spans=_with_records(spans, extra.get(TAGS)))
    known = extra.get(ARTICLE)
    return with_metadata(article, known) if isinstance(known, dict) else article


def _token_spans(packed: _Packed, number: int, place: str, problems: list[Problem]) -> list[tuple[int, int, str]]:
    """Return the tags of a doc as tokens and label: those of its groups, and the entities that are in none."""
    try:
        grouped = _grouped(packed, packed.span_groups[number])
    except RecordError as error:
        problems.append(
            Problem(
                place,
                Phrase(QT_TRANSLATE_NOOP("errors", "{why} Its groups of spans were left out."), why=reason_of(error)),
            )
        )
        grouped = []
    known = set(grouped)
    return grouped + [entity for entity in _entities(packed, number) if entity not in known]


def _grouped(packed: _Packed, groups: object) -> list[tuple[int, int, str]]:
    import srsly

    if not isinstance(groups, bytes) or not groups:
        return []
    found = []
    try:
        for group in srsly.msgpack_loads(groups):
            for span in srsly.msgpack_loads(group)["spans"]:
                _, _, label, first, last, _, _ = struct.unpack(">QQQllll", span)
                found.append((first, last, packed.string(label) or "span"))
    except RecordError:
        raise
    except Exception as error:  # the library's own kinds of damage have no common base
        raise RecordError(QT_TRANSLATE_NOOP("errors", "Its groups of spans cannot be read.")) from error
    return found


def _entities(packed: _Packed, number: int) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    open_since, label = -1, 0
    marks = zip(packed.column("ENT_IOB", number), packed.column("ENT_TYPE", number), strict=False)
    for place, (mark, kind) in enumerate([*marks, (0, 0)]):
        if open_since >= 0 and (mark != _INSIDE or kind != label):
            found.append((open_since, place, packed.string(label)))
            open_since = -1
        if kind and (mark == _BEGIN or (mark == _INSIDE and open_since < 0)):
            open_since, label = place, kind
    return found


def _user_data(packed: object) -> dict[Any, Any]:
    import srsly

    if not isinstance(packed, bytes):
        return {}
    try:
        extra = srsly.msgpack_loads(packed)
    except Exception:  # what others keep there is no part of an article
        return {}
    return extra if isinstance(extra, dict) else {}


def _with_records(spans: list[ExchangedSpan], records: object) -> tuple[ExchangedSpan, ...]:
    """Return spans with what we keep of them beside, where this fits."""
    if not isinstance(records, list) or len(records) != len(spans):
        return tuple(spans)
    return tuple(
        with_span_record(replace(span, note=text_of(record, "note")), record) if isinstance(record, dict) else span
        for span, record in zip(spans, records, strict=True)
    )
