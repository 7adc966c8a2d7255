"""Articles as lines of JSON between our own processes: what a file holds, and what was found out while reading it."""

import json
from dataclasses import replace
from string import Formatter
from typing import Any

from annotator.domain.exchange import ExchangedArticle, Problem, TableColumns
from annotator.errors import Phrase
from annotator.formats.json_records import text_of
from annotator.formats.jsonl import article_to_record, record_to_article
from annotator.formats.offset_places import unit_named

_SPECS = (None, "", ",")
"""How a blank may be written: a width of a billion, for one, would fill the memory of whoever reads it."""


class NotALine(ValueError):
    """A line is not what :func:`to_line` makes."""


def to_line(read: ExchangedArticle | Problem) -> bytes:
    """Return an article or a problem as a line without its end; half surrogate pairs stay what they are."""
    if isinstance(read, Problem):
        record: dict[str, Any] = {"problem": phrase_to_plain(read.sentence), "place": read.place}
    else:
        record = {
            "article": article_to_record(read),
            "place": read.place,
            "raw_sha256": read.raw_sha256,
            "encoding": read.encoding,
            "guessed": read.encoding_guessed,
            "unit_assumed": read.unit_assumed,
            "columns": [read.columns.header, dict(read.columns.roles)] if read.columns else None,
            "split": read.split,
        }
    return json.dumps(record, ensure_ascii=False, check_circular=False).encode("utf-8", "surrogatepass")


def phrase_to_plain(text: str) -> object:
    """Return a sentence as JSON has it; a phrase keeps what a translation needs."""
    if not isinstance(text, Phrase):
        return text
    blanks = {
        name: phrase_to_plain(blank) if isinstance(blank, Phrase) else blank if isinstance(blank, int) else str(blank)
        for name, blank in text.blanks.items()
    }
    return {"template": text.template, "blanks": blanks}


def phrase_from_plain(plain: object) -> str:
    """Return the sentence that :func:`phrase_to_plain` gave; raise NotALine where it is something else."""
    if isinstance(plain, str):
        return plain
    try:
        if isinstance(plain, dict):
            blanks = {
                name: phrase_from_plain(blank) if isinstance(blank, dict) else blank
                for name, blank in plain["blanks"].items()
            }
            if all(spec in _SPECS for _, _, spec, _ in Formatter().parse(plain["template"])):
                return Phrase(plain["template"], **blanks)
    except (KeyError, ValueError, AttributeError, IndexError, TypeError) as error:
        raise NotALine from error
    raise NotALine


def from_line(line: bytes) -> ExchangedArticle | Problem:
    """Return what a line holds; nothing in it is trusted.

    Raises:
        NotALine: the line is something else.
    """
    try:
        record = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise NotALine from error
    if not isinstance(record, dict):
        raise NotALine
    place = text_of(record, "place")
    if "problem" in record:
        return Problem(place, phrase_from_plain(record["problem"]))
    if not isinstance(record.get("article"), dict):
        raise NotALine
    problems: list[Problem] = []
    try:
        article = record_to_article(record["article"], place, problems)
    except ValueError as error:
        raise NotALine from error
    if problems:
        raise NotALine
    return replace(
        article,
        place=place,
        raw_sha256=text_of(record, "raw_sha256"),
        encoding=text_of(record, "encoding"),
        encoding_guessed=record.get("guessed") is True,
        unit_assumed=unit_named(record.get("unit_assumed")),
        columns=_columns(record.get("columns")),
        split=text_of(record, "split"),
    )


def _columns(said: object) -> TableColumns | None:
    """Return the columns that a line tells of; what does not look like them is none."""
    if not isinstance(said, list) or len(said) != 2 or not isinstance(said[0], list) or not isinstance(said[1], dict):
        return None
    return TableColumns(tuple(map(str, said[0])), {str(role): str(name) for role, name in said[1].items()})
