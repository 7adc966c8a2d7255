"""Read CoNLL-2002 and CoNLL-2003, tags in IOB1, IOB2 (BIO), BIOES, BILOU or BMES: one rule reads them all.

A tag begins at ``B``, ``S`` or ``U``, after ``O``, after another label, and after ``E``, ``L``, ``S`` or ``U``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.article_records import with_metadata
from annotator.formats.base import ReadOptions
from annotator.formats.text_lines import lines_of

DOCUMENT = "-DOCSTART-"
_TAG = re.compile(r"O|([BIESLUM])-(.+)")
_BEGINS, _ENDS = "BSU", "ELSU"
_NO_SPACE_BEFORE = frozenset(".,;:!?…%)]}»”")
_NO_SPACE_AFTER = frozenset("([{«“„$€£₴#@")


@dataclass
class _Document:
    """The tokens of one article, sentence by sentence, with prefix and label of their tags."""

    line: int
    words: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    sentence: int = 0

    def is_empty(self) -> bool:
        return not self.words


def tokens_beside(path: Path) -> Path:
    """Return where the places of a file's tokens stand."""
    return path.with_name(f"{path.stem}.tokens.jsonl")


def read_conll(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield one article for each document; its text is put together from its words where no sidecar tells it."""
    beside = tokens_beside(path)
    with ExitStack() as opened:
        places = opened.enter_context(lines_of(beside, ReadOptions("utf-8"))) if beside.is_file() else None
        lines = opened.enter_context(lines_of(path, options))
        for read in _documents(lines, path.name):
            if isinstance(read, Problem):
                yield read
                continue
            place = f"{path.name}, line {read.line}"
            known = _known(next(places, "")) if places is not None else None
            if known is not None and _stand_where_told(read, known):
                yield _placed(read, known, place)
                continue
            if places is not None:
                places = None  # from here on, which line is whose cannot be told
                sentence = "What stands there does not fit these tokens; texts are put together from words."
                yield Problem(beside.name, sentence)
            if not read.is_empty():
                yield _put_together(read, place)


def _documents(lines: Iterator[str], name: str) -> Iterator[_Document | Problem]:
    current: _Document | None = None
    for number, line in enumerate(lines, 1):
        line = line.strip("\r\n")
        if not line.strip():
            if current is not None and current.words:
                current.sentence = current.sentences[-1] + 1
            continue
        columns = line.split("\t") if "\t" in line else line.split(" ")
        columns = [column for column in columns if column]
        starts = columns and columns[0] == DOCUMENT
        if starts or line.startswith("# newdoc"):
            if current is not None:
                yield current
            current = _Document(number)
            continue
        tag = columns[-1].strip() if len(columns) > 1 else ""
        found = _TAG.fullmatch(tag)
        if line.startswith("# ") and found is None:
            continue  # a comment
        current = current or _Document(number)
        if not tag:
            yield Problem(
                f"{name}, line {number}",
                QT_TRANSLATE_NOOP("errors", "The line has a word and no tag; the word was taken without one."),
            )
        current.words.append(columns[0] if columns else line.strip())
        current.sentences.append(current.sentence)
        if found is None:
            current.tags.append(("I", tag) if tag else ("O", ""))
        else:
            current.tags.append((found[1] or "O", found[2] or ""))
    if current is not None:
        yield current


def _known(line: str) -> Mapping[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _stand_where_told(document: _Document, known: Mapping[str, Any]) -> bool:
    """Tell whether the words of a document are those of the text, at the places told."""
    text, places = known.get("text"), known.get("tokens")
    if not isinstance(text, str) or not isinstance(places, list) or len(places) != len(document.words):
        return False
    try:
        return all(text[start:end] == word for (_, start, end), word in zip(places, document.words, strict=True))
    except (TypeError, ValueError):
        return False


def _placed(document: _Document, known: Mapping[str, Any], place: str) -> ExchangedArticle:
    labels = known.get("labels")
    names = {str(name): str(label) for name, label in labels.items()} if isinstance(labels, dict) else {}
    places = [(start, end) for _, start, end in known["tokens"]]
    article = ExchangedArticle(known["text"], spans=_spans(document, places, names), place=place)
    return with_metadata(article, known)


def _put_together(document: _Document, place: str) -> ExchangedArticle:
    """Return an article with one sentence a line, words parted by spaces but where none belongs."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    before, sentence = "", 0
    for word, number in zip(document.words, document.sentences, strict=True):
        joined = not before or word[0] in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER
        space = "" if not parts else "\n" if number != sentence else "" if joined else " "
        parts += [space, word]
        places.append((length + len(space), length + len(space) + len(word)))
        length = places[-1][1]
        before, sentence = word, number
    return ExchangedArticle("".join(parts), spans=_spans(document, places, {}), place=place)


def _spans(document: _Document, places: list[tuple[int, int]], names: Mapping[str, str]) -> tuple[ExchangedSpan, ...]:
    spans: list[ExchangedSpan] = []
    start = end = -1
    open_label, last_prefix, last_sentence = "", "O", 0
    for (prefix, label), (first, last), sentence in zip(document.tags, places, document.sentences, strict=True):
        begins = prefix in _BEGINS or label != open_label or last_prefix in _ENDS or sentence != last_sentence
        if open_label and begins:
            spans.append(ExchangedSpan(start, end, names.get(open_label, open_label)))
            open_label = ""
        if label and not open_label:
            start, open_label = first, label
        end, last_prefix, last_sentence = last, prefix, sentence
    if open_label:
        spans.append(ExchangedSpan(start, end, names.get(open_label, open_label)))
    return tuple(spans)
