"""Read REFI-QDA projects: their coded texts; pictures, sound and links between codes are told and left out."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID, uuid5

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.article_records import METADATA, with_span_record
from annotator.formats.base import FormatError, ReadOptions
from annotator.formats.json_records import RecordError, text_of
from annotator.formats.safe_xml import XmlDamage, parse
from annotator.formats.safe_zip import SafeZip, ZipDamage, is_zip, open_zip

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT, SOURCES = "project.qde", "sources"
_NAMES = UUID("6d2f5a0e-2b0f-5a6b-9a53-0b9f0c1d7e21")
_MARK = "annotator {"
_INTERNAL = "internal://"
_OTHER_SOURCES = ("PictureSource", "PDFSource", "AudioSource", "VideoSource")


def guid(uid: str) -> str:
    """Return an id as a GUID is written, or nothing where it is none."""
    try:
        return str(UUID(uid)) if uid else ""
    except ValueError:
        return ""


def own_guid(*parts: str) -> str:
    """Return a GUID that is always the same for the same parts."""
    return str(uuid5(_NAMES, "\n".join(parts)))


def beside_note(note: str, record: Mapping[str, object]) -> str:
    """Return a description that holds a note and, in a last line of its own, a record."""
    if not record and _MARK not in note:
        return note
    return f"{note}\n{_MARK}{json.dumps(record, ensure_ascii=False)[1:]}"


def _parted(description: str) -> tuple[str, dict[str, Any]]:
    """Return the note and the record of a description."""
    note, found, rest = description.rpartition("\n" + _MARK)
    if found:
        try:
            record = json.loads("{" + rest)
        except (ValueError, RecursionError):
            return description, {}
        if isinstance(record, dict):
            return note, record
    return description, {}


def is_qdpx(path: Path) -> bool:
    """Tell whether a file is an archive; an ending of its own tells the rest."""
    return is_zip(path)


@dataclass
class _Selection:
    given: Mapping[str, str]
    description: str = ""
    codings: list[tuple[Mapping[str, str], str]] = field(default_factory=list)
    """Attributes of each coding, and the code that it refers to."""


@dataclass
class _Source:
    given: Mapping[str, str]
    description: str = ""
    content: str | None = None
    selections: list[_Selection] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)
    codings: int = 0


def read_qdpx(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- always UTF-8 and code points
    """Yield the article of each text."""
    with open_zip(path) as archive:
        name = next((name for name in archive.names if name.lower().endswith(".qde")), "")
        if not name:
            raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "there is no project in it"))
        reader = _ProjectReader()
        try:
            parse(archive.read(name), reader.start, reader.end, reader.text)
        except (XmlDamage, ZipDamage) as error:
            raise FormatError(name=path.name, reason=reason_of(error)) from error
        if not reader.is_project:
            raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is not a REFI-QDA project"))
        inside = {PurePosixPath(name).name.lower(): name for name in archive.names}
        for source in reader.sources:
            place = f"{path.name}, {source.given.get('name') or source.given.get('guid') or 'a text'}"
            yield from _taken(source, reader, archive, inside, place)
        if reader.others:
            yield Problem(
                path.name,
                Phrase(
                    QT_TRANSLATE_NOOP("errors", "{others} sources that are not plain text were left out."),
                    others=reader.others,
                ),
            )


class _ProjectReader:
    """Gathers what a project describes."""

    def __init__(self) -> None:
        self.is_project = False
        self.users: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.below: dict[str, str] = {}
        """The code above each code."""
        self.variables: dict[str, str] = {}
        self.sources: list[_Source] = []
        self.others = 0
        self._path: list[str] = []
        self._open_codes: list[str] = []
        self._variable = ""
        self._text: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        space, _, plain = name.rpartition(" ")
        self._path.append(plain)
        self._text = []
        own = _key(given.get("guid"))
        if len(self._path) == 1:
            self.is_project = space == NAMESPACE and plain == "Project"
        elif plain == "User":
            self.users[own] = given.get("name") or given.get("id") or ""
        elif plain == "Variable":
            self.variables[own] = given.get("name", "")
        elif plain == "Code":
            self.codes[own] = given.get("name", "")
            if self._open_codes:
                self.below[own] = self._open_codes[-1]
            self._open_codes.append(own)
        elif self._path[1:2] == ["Sources"]:
            self._start_in_source(plain, given)

    def _start_in_source(self, name: str, given: Mapping[str, str]) -> None:
        if len(self._path) == 3:
            if name == "TextSource":
                self.sources.append(_Source(given))
            self.others += name in _OTHER_SOURCES
        if self._path[2:3] != ["TextSource"]:
            return
        source = self.sources[-1]
        parent = self._path[-2]
        if name == "PlainTextSelection" and len(self._path) == 4:
            source.selections.append(_Selection(given))
        elif name == "Coding" and parent == "PlainTextSelection":
            source.selections[-1].codings.append((given, ""))
        elif name == "Coding":
            source.codings += 1
        elif name == "CodeRef" and self._path[-3:-1] == ["PlainTextSelection", "Coding"]:
            source.selections[-1].codings[-1] = (source.selections[-1].codings[-1][0], _key(given.get("targetGUID")))
        elif name == "VariableRef":
            self._variable = _key(given.get("targetGUID"))

    def text(self, text: str) -> None:
        self._text.append(text)

    def end(self, _name: str) -> None:
        name = self._path.pop()
        text = "".join(self._text)
        self._text = []
        if name == "Code" and self._open_codes:
            self._open_codes.pop()
        if self._path[1:3] != ["Sources", "TextSource"]:
            return
        source = self.sources[-1]
        if name == "Description" and self._path[-1] == "PlainTextSelection":
            source.selections[-1].description = text
        elif name == "Description":
            source.description = text
        elif name == "PlainTextContent":
            source.content = text
        elif name.endswith("Value") and self._path[-1] == "VariableValue":
            source.variables[self.variables.get(self._variable, "")] = text


def _key(value: str | None) -> str:
    """Return a GUID as it is compared: some programs write braces, or capitals."""
    return (value or "").strip("{}").lower()


def _taken(
    source: _Source, project: _ProjectReader, archive: SafeZip, inside: Mapping[str, str], place: str
) -> Iterator[ExchangedArticle | Problem]:
    problems: list[Problem] = []
    try:
        text = _chosen_breaks(source, _text(source, archive, inside))
        spans: list[ExchangedSpan] = []
        uncoded = 0
        for selection in source.selections:
            try:
                spans += _spans(selection, project)
            except RecordError as error:
                problems.append(
                    Problem(place, Phrase(QT_TRANSLATE_NOOP("errors", "{why} It was left out."), why=reason_of(error)))
                )
            uncoded += not selection.codings
        yield _article(source, text, spans, place)
    except RecordError as error:
        problems.append(Problem(place, reason_of(error)))
    else:
        if uncoded or source.codings:
            told = f"{uncoded} selections without a code and {source.codings} codes of the whole text were left out."
            problems.append(Problem(place, told))
    yield from problems


def _article(source: _Source, text: str, spans: list[ExchangedSpan], place: str) -> ExchangedArticle:
    _, record = _parted(source.description)
    metadata = Metadata(title=source.given.get("name", ""))
    known = {name: value for name, value in source.variables.items() if name in METADATA and name != "title"}
    uid = text_of(record, "id") if "id" in record else _key(source.given.get("guid"))
    return ExchangedArticle(text, metadata._replace(**known), tuple(spans), uid=uid, place=place)


def _text(source: _Source, archive: SafeZip, inside: Mapping[str, str]) -> str:
    """Return the text of a source, never from outside of the archive."""
    path = source.given.get("plainTextPath", "")
    if source.content is not None and not path:
        return source.content
    if not path.startswith(_INTERNAL):
        raise RecordError(QT_TRANSLATE_NOOP("errors", "Its text is not in the archive."))
    name = inside.get(path.removeprefix(_INTERNAL).rpartition("/")[2].lower())
    if name is None:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "Its text is missing in the archive."))
    try:
        return archive.read(name).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "Its text is not UTF-8.")) from None
    except ZipDamage as error:
        raise RecordError(
            Phrase(QT_TRANSLATE_NOOP("errors", "Its text cannot be read: {why}."), why=reason_of(error))
        ) from error


def _chosen_breaks(source: _Source, text: str) -> str:
    """Return a text with the line breaks that its positions count, as names of selections that are quotes tell.

    Some programs write CR LF and count it as one character.
    """
    if "\r\n" not in text:
        return text
    plain = text.replace("\r\n", "\n")

    def fitting(tried: str) -> int:
        return sum(
            (name := selection.given.get("name", "").strip()) != ""
            and (place := _position(selection, "startPosition")) is not None
            and tried[max(0, place) :].lstrip()[: len(name)] == name
            for selection in source.selections
        )

    return text if fitting(text) > fitting(plain) else plain


def _position(selection: _Selection, name: str) -> int | None:
    try:
        return int(selection.given.get(name, "")[:20])
    except ValueError:
        return None


def _spans(selection: _Selection, project: _ProjectReader) -> Iterator[ExchangedSpan]:
    """Yield a tag for each code of a selection; for ours, only the code of its label."""
    start, end = _position(selection, "startPosition"), _position(selection, "endPosition")
    if start is None or end is None:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "A selection has no whole numbers as its positions."))
    note, record = _parted(selection.description)
    codes = {code for _, code in selection.codings}
    for given, code in selection.codings:
        if project.below.get(code) in codes and "fields" in record:
            continue
        made = {**selection.given, **given}
        user = _key(made.get("creatingUser"))
        known = {
            "id": _key(selection.given.get("guid")),
            "annotator": project.users.get(user, ""),
            "created_at": made.get("creationDateTime", ""),
            "updated_at": selection.given.get("modifiedDateTime", ""),
        }
        span = ExchangedSpan(start, end, project.codes.get(code) or "code", note=note)
        found = with_span_record(span, {**known, **record})
        yield replace(found, uid="") if record.get("id") == "" else found
