"""Read WebAnno TSV 3: layers of spans; chains and relations are told and left out.

A file holds no white space but that inside of sentences. Where its text is beside it and fits, that is the text; else
the sentences are joined by spaces, or line breaks where more than one character is between them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase, reason_of
from annotator.formats.article_records import with_metadata
from annotator.formats.base import FormatError, ReadOptions
from annotator.formats.cas_layers import Structure, article_of, is_tag_type
from annotator.formats.json_records import RecordError
from annotator.formats.text_file import LARGEST, read_text_file
from annotator.text.offsets import OffsetMap

HEAD = "#FORMAT=WebAnno TSV 3.3"
ARTICLES = "articles.jsonl"
NONE, EMPTY = "_", "*"
_ANY_HEAD = "#FORMAT=WebAnno TSV 3"
_LARGEST_GAP = 100_000
_LAYER = re.compile(r"#T_(SP|CH|RL)=(.*)")
_ROW = re.compile(r"\d{1,9}-\d{1,9}(\.\d{1,9})?")
_STRETCH = re.compile(r"(\d{1,12})-(\d{1,12})")
_VALUES = re.compile(r"((?:\\.|[^\\|])*)(?:\||$)", re.DOTALL)
_NUMBERED = re.compile(r"((?:\\.|[^\\\[])*)\[(\d{1,9})\]", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def is_webanno(path: Path) -> bool:
    """Tell whether a file begins as WebAnno's do, or a folder holds such a file."""
    if path.is_dir():
        return any(is_webanno(file) for file in _files(path)[:1])
    try:
        with path.open("rb") as file:
            return file.read(64).decode("utf-8-sig", "ignore").startswith(_ANY_HEAD)
    except OSError:
        return False


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.name.lower().endswith(".tsv"))


def beside(path: Path) -> tuple[Path, ...]:
    """Return the text of a file, and what is known of the articles of its folder."""
    return tuple(file for file in (path.with_suffix(".txt"), path.with_name(ARTICLES)) if file.is_file())


def read_webanno(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:  # noqa: ARG001 -- always UTF-8 and UTF-16 units
    """Yield the article of each file."""
    files = _files(path) if path.is_dir() else [path]
    if not files:
        raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "there is no WebAnno TSV in it"))
    known = _known(files[0].with_name(ARTICLES))
    for file in files:
        try:
            problems: list[Problem] = []
            article = _article(file, problems)
            yield replace(with_metadata(article, known[file.stem]) if file.stem in known else article, place=file.name)
            yield from problems
        except KnownError as error:
            if file == path:
                raise
            yield Problem(file.name, error.sentence())


def _known(file: Path) -> dict[str, dict[str, Any]]:
    """Return what a file beside tells of the articles, by their names."""
    found: dict[str, dict[str, Any]] = {}
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            for line in opened:
                try:
                    record = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(record, dict):
                    found[str(record.get("name"))] = record
    except OSError:
        return {}
    return found


@dataclass
class _Sentence:
    lines: list[str] = field(default_factory=list)
    tokens: list[tuple[int, int, str]] = field(default_factory=list)

    def text(self) -> tuple[int, str]:
        """Return where its text begins, and the text as the file has it or as its tokens make it."""
        begin, _, first = self.tokens[0]
        text = "\n".join(self.lines)
        before = text.find(first)
        if before >= 0 and _fits(text, self.tokens, begin - OffsetMap(text).to_utf16(before)):
            return begin - OffsetMap(text).to_utf16(before), text
        made, place = "", begin
        for start, end, token in self.tokens:
            made += _gap(start - place, " ") + token
            place = end
        return begin, made


def _fits(text: str, tokens: list[tuple[int, int, str]], begin: int = 0) -> bool:
    """Tell whether tokens stand where they should in a text that begins at a place."""
    places = OffsetMap(text)
    try:
        return all(
            text[places.from_utf16(start - begin) : places.from_utf16(end - begin)] == token
            for start, end, token in tokens
        )
    except ValueError:
        return False


def _gap(length: int, filled_by: str) -> str:
    if not 0 <= length <= _LARGEST_GAP:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "its tokens are not in order"))
    return filled_by * length


@dataclass
class _Reading:
    """What the lines of one file hold."""

    columns: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, layer and feature of each column behind the token."""
    sentences: list[_Sentence] = field(default_factory=list)
    spans: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    numbered: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    in_text: bool = False

    def take(self, line: str) -> None:
        if layer := _LAYER.fullmatch(line):
            kind, described = layer.groups()
            name, *features = described.split("|")
            self.columns += [(kind, name, feature) for feature in features or [""]]
        elif line.startswith("#Text="):
            if not self.in_text:
                self.sentences.append(_Sentence())
            self.sentences[-1].lines.append(_unescaped(line.removeprefix("#Text=")))
        elif line and not line.startswith("#"):
            self._take_row(line.split("\t"))
        self.in_text = line.startswith("#Text=")

    def _take_row(self, cells: list[str]) -> None:
        row = _ROW.fullmatch(cells[0])
        stretch = _STRETCH.fullmatch(cells[1]) if len(cells) > 2 else None
        if row is None or stretch is None:
            raise RecordError(
                Phrase(QT_TRANSLATE_NOOP("errors", "the line “{cells}” is not a token’s"), cells=cells[0][:40])
            )
        begin, end = int(stretch.group(1)), int(stretch.group(2))
        if row.group(1) is None:
            if not self.sentences:
                self.sentences.append(_Sentence())
            self.sentences[-1].tokens.append((begin, end, _unescaped(cells[2])))
        by_layer: dict[tuple[str, str], dict[str, str]] = {}
        for (kind, layer, feature), cell in zip(self.columns, cells[3:], strict=False):
            by_layer.setdefault((kind, layer), {})[feature] = cell
        for (kind, layer), given in by_layer.items():
            if is_tag_type(layer):
                self._take_annotations(kind, layer, given, (begin, end))

    def _take_annotations(self, kind: str, layer: str, given: Mapping[str, str], stretch: tuple[int, int]) -> None:
        """Take the annotations of one layer on one row; a number joins those of several rows."""
        if kind != "SP":
            if any(cell not in (NONE, "") for cell in given.values()):
                self.spans.append((layer, {"Governor": "", "Dependent": ""}))
            return
        found: list[dict[str, Any]] = []
        numbers: list[str] = []
        for feature, cell in given.items():
            if cell in (NONE, ""):
                continue
            for place, (value, number) in enumerate(_values(cell)):
                if place == len(found):
                    found.append({"begin": stretch[0], "end": stretch[1]})
                    numbers.append(number)
                if value and feature and not feature.startswith("ROLE_"):
                    found[place][feature] = value
        for features, number in zip(found, numbers, strict=True):
            joined = self.numbered.setdefault((layer, number), features) if number else features
            if joined is features:
                self.spans.append((layer, features))
            else:
                begin, end = min(joined["begin"], stretch[0]), max(joined["end"], stretch[1])
                joined.update({**features, **joined, "begin": begin, "end": end})


def _values(cell: str) -> Iterator[tuple[str, str]]:
    """Yield the value and number of each annotation in a cell."""
    place = 0
    while place <= len(cell):
        found = _VALUES.match(cell, place)
        if found is None:  # a lone backslash at the end
            yield cell[place:], ""
            return
        value, number = found.group(1), ""
        if numbered := _NUMBERED.fullmatch(value):
            value, number = numbered.groups()
        yield "" if value == EMPTY else _unescaped(value), number
        place = found.end()
        if found.end() == len(cell) and not found.group().endswith("|"):
            return


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: _CONTROLS.get(found.group(1), found.group(1)), text)


def _article(file: Path, problems: list[Problem]) -> ExchangedArticle:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise FormatError(name=file.name, reason=QT_TRANSLATE_NOOP("errors", "it is larger than 64 MB"))
        decoded = content.decode("utf-8-sig")
        if not decoded.startswith(_ANY_HEAD):
            raise FormatError(name=file.name, reason=QT_TRANSLATE_NOOP("errors", "it is not WebAnno TSV 3"))
        reading = _Reading()
        for line in decoded.replace("\r\n", "\n").split("\n"):
            reading.take(line)
        text = _text(file, reading)
    except OSError as error:
        raise FormatError(name=file.name, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise FormatError(name=file.name, reason=QT_TRANSLATE_NOOP("errors", "it is not UTF-8")) from error
    except RecordError as error:
        raise FormatError(name=file.name, reason=reason_of(error)) from error
    structures: list[Structure] = reading.spans
    return article_of(text, structures, file.name, problems)


def _text(file: Path, reading: _Reading) -> str:
    """Return the text beside a file where its tokens stand in it, else the one that they make."""
    tokens = [token for sentence in reading.sentences for token in sentence.tokens]
    source = file.with_suffix(".txt")
    if source.is_file() and not source.is_symlink():
        text = read_text_file(source, ReadOptions(encoding="utf-8")).text
        if _fits(text, tokens):
            return text
    made: list[str] = []
    place = 0
    for sentence in reading.sentences:
        if sentence.tokens:
            begin, text = sentence.text()
            gap = begin - place
            made += [_gap(gap, "\n" if gap > 1 else " "), text]
            place = begin + OffsetMap(text).utf16_length
    return "".join(made)
