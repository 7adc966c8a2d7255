"""WebAnno TSV 3.3: a folder with a file of tokens for each article, and its text beside it.

Tags are a ``NamedEntity`` and a ``webanno.custom.Tag`` each, as in the CAS formats. A tag that begins or ends inside a
token has a row of its own for the part of the token; tags of several rows, and those that share one, have a number.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.losses import Loss, LossKind
from annotator.formats.article_records import metadata_record
from annotator.formats.base import Format, WriteOptions
from annotator.formats.cas_layers import NAMED_ENTITY, TAG, Layers
from annotator.formats.document_names import document_name
from annotator.formats.reduction import (
    XML_FORBIDS,
    in_steps,
    with_trimmed_spans,
    without_characters,
    without_progress,
)
from annotator.formats.webanno_tsv_reading import ARTICLES, EMPTY, HEAD, NONE, beside, is_webanno, read_webanno
from annotator.text.offsets import OffsetMap
from annotator.text.segmentation import tokens
from annotator.text.sentences import sentences

_ESCAPES = {character: "\\" + character for character in "\\[]|_;*"} | {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_VALUE = str.maketrans(_ESCAPES)
_TEXT = str.maketrans({"\\": "\\\\", "\t": "\\t", "\r": "\\r"})


@dataclass(eq=False)
class _Tag:
    """An annotation of a layer, in UTF-16 units."""

    begin: int
    end: int
    features: dict[str, Any]
    number: int = 0
    """Tells it from others on the same rows, and joins its rows; 0 for one alone on one row."""


@dataclass(eq=False)
class _Row:
    """A token or a part of it, and the annotations on it by layer."""

    begin: int
    end: int
    text: str
    tags: dict[str, list[_Tag]] = field(default_factory=dict)
    parts: dict[tuple[int, int], "_Row"] = field(default_factory=dict)


def write_webanno(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:  # noqa: ARG001 -- TSV has no types
    """Write a file and a text for each article, and what is known of all of them in one more file."""
    target.mkdir()
    layers = Layers.of(None)
    columns = {kind: sorted(features) for kind, _, features in layers.types() if kind in (NAMED_ENTITY, TAG)}
    head = [HEAD, *(f"#T_SP={'|'.join([layer, *features])}" for layer, features in columns.items()), ""]
    with (target / ARTICLES).open("w", encoding="utf-8", newline="\n") as known:
        for number, article in enumerate(articles, 1):
            name = document_name(number, article.metadata.title)
            (target / f"{name}.txt").write_text(article.text, encoding="utf-8", newline="\n")
            lines = [*head, *_lines(article, layers, columns)]
            (target / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
            known.write(json.dumps({"name": name, **metadata_record(article)}, ensure_ascii=False) + "\n")


def _lines(article: ExchangedArticle, layers: Layers, columns: dict[str, list[str]]) -> Iterator[str]:
    text = article.text
    stretches = list(tokens(text))
    places = OffsetMap(text).spans_to_utf16(stretches)
    rows = [_Row(*place, text[start:end]) for place, (start, end) in zip(places, stretches, strict=True)]
    _place_tags(article, layers, rows)
    starts = [start for start, _ in sentences(text)]
    by_sentence = groupby(
        zip(rows, stretches, strict=True), key=lambda row: max(0, bisect_right(starts, row[1][0]) - 1)
    )
    for number, (_, group) in enumerate(by_sentence, 1):
        sentence = list(group)
        yield ""
        inside = text[sentence[0][1][0] : sentence[-1][1][1]].translate(_TEXT)
        yield from (f"#Text={line}" for line in inside.split("\n"))
        for place, (row, _) in enumerate(sentence, 1):
            yield _line(f"{number}-{place}", row, columns)
            for part, (_, below) in enumerate(sorted(row.parts.items()), 1):
                yield _line(f"{number}-{place}.{part}", below, columns)


def _place_tags(article: ExchangedArticle, layers: Layers, rows: list[_Row]) -> None:
    """Put annotations on the rows that they touch, and number those that need it."""
    starts = [row.begin for row in rows]
    spread: set[_Tag] = set()
    used: list[_Row] = []
    for kind, features in layers.structures(article):
        if kind not in (NAMED_ENTITY, TAG):
            continue
        tag = _Tag(features.pop("begin"), features.pop("end"), features)
        near = rows[max(0, bisect_right(starts, tag.begin) - 1) : bisect_left(starts, tag.end)]
        touched = [_part(row, max(row.begin, tag.begin), min(row.end, tag.end)) for row in near if row.end > tag.begin]
        for row in touched:
            row.tags.setdefault(kind, []).append(tag)
        used += touched
        if len(touched) > 1:
            spread.add(tag)
    stacked = {tag for row in used for tags in row.tags.values() if len(tags) > 1 for tag in tags}
    number = 0
    for row in used:
        for tags in row.tags.values():
            for tag in tags:
                if not tag.number and (tag in spread or tag in stacked):
                    number += 1
                    tag.number = number


def _part(row: _Row, begin: int, end: int) -> _Row:
    """Return the row itself, or that of a part of its token."""
    if (begin, end) == (row.begin, row.end):
        return row
    if (begin, end) not in row.parts:
        places = OffsetMap(row.text)
        inside = row.text[places.from_utf16(begin - row.begin) : places.from_utf16(end - row.begin)]
        row.parts[begin, end] = _Row(begin, end, inside)
    return row.parts[begin, end]


def _line(number: str, row: _Row, columns: dict[str, list[str]]) -> str:
    cells = [number, f"{row.begin}-{row.end}", row.text.translate(_VALUE)]
    for layer, features in columns.items():
        tags = row.tags.get(layer, [])
        cells += ["|".join(_value(tag, name) for tag in tags) or NONE for name in features]
    return "\t".join(cells) + "\t"


def _value(tag: _Tag, name: str) -> str:
    value = str(tag.features.get(name) or "").translate(_VALUE).replace("->", "\\->") or EMPTY
    return f"{value}[{tag.number}]" if tag.number else value


def _fields_as_text(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Tell that fields are JSON in one column."""
    for span in article.spans:
        losses += [Loss(LossKind.VALUES, f"{key}: {value}") for key, value in span.fields.items()]
    return article


WEBANNO_TSV = Format(
    "webanno-tsv",
    "WebAnno TSV 3.3",
    (".tsv",),
    "for WebAnno and INCEpTION: a folder with a file of tokens for each article, offsets in UTF-16",
    read=read_webanno,
    write=write_webanno,
    reduce=in_steps(without_characters(XML_FORBIDS, " "), with_trimmed_spans, _fields_as_text, without_progress),
    recognises=is_webanno,
    is_folder=True,
    beside=beside,
)
