"""Read brat standoff: what we cannot hold is kept in a note and reported."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotator.domain.annotation import FieldValue
from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP, reason_of
from annotator.formats.article_records import with_metadata, with_span_record
from annotator.formats.base import FormatError, ReadOptions
from annotator.formats.json_records import RecordError
from annotator.formats.text_file import LARGEST
from annotator.text.normalise import decode

ARTICLES, NAMES = "articles.jsonl", "annotator.json"
CONFIGURATION, VISUALS = "annotation.conf", "visual.conf"
OWN_NOTE = "Annotator"
_OF_A_COLLECTION = (ARTICLES, NAMES, CONFIGURATION, VISUALS, "tools.conf", "kb_shortcuts.conf")
_TEXT_BOUND = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")


def is_brat(path: Path) -> bool:
    """Tell whether a folder holds nothing but a collection, or a file is one of its annotation files."""
    if not path.is_dir():
        return path.suffix.lower() == ".ann"
    try:
        files = [file for file in path.iterdir() if not file.name.startswith(".")]
    except OSError:
        return False
    known = all(file.is_dir() or file.suffix in (".ann", ".txt") or file.name in _OF_A_COLLECTION for file in files)
    return known and any(file.suffix == ".ann" for file in files)


def beside(path: Path) -> tuple[Path, ...]:
    """Return the text of an annotation file, and the files of its collection."""
    if path.is_dir():
        return ()
    return (path.with_suffix(".txt"), *(path.with_name(name) for name in _OF_A_COLLECTION))


def read_brat(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of a pair, or of every pair in a folder; a text without annotations is an article too."""
    if not path.is_dir():
        yield from _read_pair(path, options, _label_names(path.parent), {})
        return
    try:
        files = [file for file in path.rglob("*") if file.suffix in (".ann", ".txt") and _is_plain(file)]
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error
    if not files:
        raise FormatError(
            name=path.name, reason=QT_TRANSLATE_NOOP("errors", "the folder holds no .ann and no .txt files")
        )
    labels = _label_names(path)
    known = _known_articles(path / ARTICLES)
    # a text and its tags have one name but for the ending
    for stem in sorted({file.with_suffix("") for file in files}):
        try:
            yield from _read_pair(stem.with_name(f"{stem.name}.ann"), options, labels, known.get(stem.name, {}))
        except FormatError as error:
            yield Problem(stem.name, error.sentence())


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink() and not file.name.startswith(".")


def _label_names(folder: Path) -> dict[str, str]:
    """Return the names of labels by brat's types, as our own file or brat's visual configuration gives them."""
    try:
        names = json.loads(_content(folder / NAMES))["labels"]
        return {str(name): str(label) for name, label in names.items() if label}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    labels: dict[str, str] = {}
    section = ""
    for line in _content(folder / VISUALS).splitlines():
        line = line.strip()
        if line.startswith("["):
            section = line
        elif section == "[labels]" and "|" in line and not line.startswith("#"):
            name, shown = (part.strip() for part in line.split("|")[:2])
            labels[name] = shown or name
    return labels


def _known_articles(path: Path) -> dict[str, Mapping[str, Any]]:
    known: dict[str, Mapping[str, Any]] = {}
    for line in _content(path).split("\n"):
        try:
            record = json.loads(line)
            known[str(record["name"])] = record
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
    return known


def _content(path: Path) -> str:
    """Return the text of a file that need not be there."""
    try:
        return path.read_bytes()[:LARGEST].decode("utf-8", "replace")
    except OSError:
        return ""


def _read_pair(
    path: Path, options: ReadOptions, labels: Mapping[str, str], known: Mapping[str, Any]
) -> Iterator[ExchangedArticle | Problem]:
    text_path = path.with_name(path.name.removesuffix(path.suffix) + ".txt")
    raw = _bytes(text_path)
    # brat counts a byte order mark, so it stays until the text is normalised
    decoded = decode(raw, options.encoding)
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    article = ExchangedArticle(
        text=mark + decoded.text,
        raw_sha256=sha256(raw).hexdigest(),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        place=text_path.name,
    )
    lines = _bytes(path).decode("utf-8-sig", "replace") if path.exists() else ""
    annotations = _Annotations(article.text, labels, path.name)
    for number, line in enumerate(lines.split("\n"), 1):
        annotations.take(line.rstrip("\r"), number)
    yield replace(with_metadata(article, known), spans=annotations.spans())
    yield from annotations.problems


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise FormatError(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "it is larger than 64 MB"))
        return path.read_bytes()
    except OSError as error:
        raise FormatError(name=path.name, reason=error.strerror or str(error)) from error


@dataclass
class _Tag:
    span: ExchangedSpan
    notes: list[str] = field(default_factory=list)
    fields: dict[str, FieldValue] = field(default_factory=dict)
    own: object = None


class _Annotations:
    """The lines of one annotation file, put together once all are read: a line may come before what it is about."""

    def __init__(self, text: str, labels: Mapping[str, str], name: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._labels = labels
        self._name = name
        self._tags: dict[str, _Tag] = {}
        self._triggers: dict[str, str] = {}
        self._later: list[tuple[int, str, str, str]] = []

    def take(self, line: str, number: int) -> None:
        """Take one line."""
        if not line.strip():
            return
        key, _, rest = line.partition("\t")
        body, _, tail = rest.partition("\t")
        if key.startswith("T"):
            self._take_text_bound(key, body, tail, number)
        elif key[:1] in ("A", "M", "N", "R", "E", "#", "*") and body:
            if key.startswith("E"):
                self._triggers[key] = body.split(" ")[0].partition(":")[2]
            self._later.append((number, key, body, tail))
        else:
            self._say(number, "The line is not an annotation; it was left out.")

    def spans(self) -> tuple[ExchangedSpan, ...]:
        """Return the tags with their fields and notes."""
        for number, key, body, tail in self._later:
            if key.startswith(("A", "M")):
                self._take_attribute(body, number)
            elif key.startswith("N"):
                self._take_note(body.split(" ")[1:2], f"{' '.join(body.split(' ')[2:])} {tail}".strip(), number)
            elif key.startswith("#"):
                self._take_comment(body, tail, number)
            else:
                self._take_relation(key, body, number)
        return tuple(self._finished(tag) for tag in self._tags.values())

    def _finished(self, tag: _Tag) -> ExchangedSpan:
        span = replace(tag.span, fields=tag.fields, note="\n".join(tag.notes))
        if tag.own is None:
            return span
        try:
            return with_span_record(span, tag.own)
        except RecordError as error:
            self.problems.append(Problem(self._name, reason_of(error)))
            return span

    def _take_text_bound(self, key: str, body: str, quote: str, number: int) -> None:
        found = _TEXT_BOUND.fullmatch(body.strip())
        if found is None:
            self._say(number, "The line has no label and offsets as “Label 0 5”; it was left out.")
            return
        parts = sorted(tuple(map(int, part.split(" "))) for part in found[2].split(";"))
        start, end = parts[0][0], max(part[1] for part in parts)
        between = [self._text[before[1] : after[0]] for before, after in pairwise(parts)]
        tag = _Tag(ExchangedSpan(start, end, self._labels.get(found[1], found[1])))
        pieces = [self._text[part[0] : part[1]] for part in parts]
        if any(gap.strip() for gap in between):
            tag.notes.append("In brat: " + " … ".join(f"“{' '.join(piece.split())}”" for piece in pieces))
            self._say(number, "The tag is in several parts; it was taken as one, and a note lists the parts.")
        if quote and quote.split() != " ".join(pieces).split():
            # let the import say how the text reads instead
            tag.span = replace(tag.span, text=quote)
        self._tags[key] = tag

    def _tag(self, key: str) -> _Tag | None:
        return self._tags.get(self._triggers.get(key, key))

    def _take_attribute(self, body: str, number: int) -> None:
        name, _, rest = body.strip().partition(" ")
        key, _, value = rest.partition(" ")
        tag = self._tag(key)
        if tag is None or not name:
            self._say(number, f"The attribute {name} belongs to no tag; it was left out.")
        else:
            tag.fields[name] = value or True

    def _take_comment(self, body: str, tail: str, number: int) -> None:
        kind, _, key = body.partition(" ")
        tag = self._tag(key.strip())
        if kind == OWN_NOTE and tag is not None:
            try:
                tag.own = json.loads(tail)
                return
            except (ValueError, RecursionError):
                pass  # somebody else's note of this name
        self._take_note([key.strip()], tail, number)

    def _take_note(self, keys: list[str], note: str, number: int) -> None:
        tag = self._tag(keys[0]) if keys else None
        if tag is None:
            self._say(number, f"A note belongs to no tag and was left out: {note[:80]}")
        elif note:
            tag.notes.append(note)

    def _take_relation(self, key: str, body: str, number: int) -> None:
        """Keep a relation, an event or an equivalence as a note on the first tag that it names."""
        name, *arguments = body.strip().split(" ")
        named = [argument.partition(":") for argument in ([name, *arguments] if key.startswith("E") else arguments)]
        keys = [after or before for before, _, after in named]
        tags = [tag for one in keys if (tag := self._tag(one)) is not None]
        if not tags:
            self._say(number, f"{key} ({name}) belongs to no tag and was left out.")
            return
        told = ", ".join((f"{before} " if after else "") + self._quote(after or before) for before, _, after in named)
        tags[0].notes.append(f"brat {key}: {told}" if key.startswith("E") else f"brat {name}: {told}")
        self._say(number, f"{key} ({name.partition(':')[0]}) joins tags; it was kept as a note on the first of them.")

    def _quote(self, key: str) -> str:
        tag = self._tag(key)
        return key if tag is None else f"“{' '.join(self._text[tag.span.start : tag.span.end].split())}”"

    def _say(self, number: int, sentence: str) -> None:
        self.problems.append(Problem(f"{self._name}, line {number}", sentence))
