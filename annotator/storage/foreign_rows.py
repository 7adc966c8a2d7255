"""Check what was read of a colleague's project, value by value: nothing else may become a row of ours."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from annotator.domain.annotation import Origin
from annotator.domain.article import text_hash
from annotator.domain.people import AnnotatorKind
from annotator.domain.review import VerdictKind
from annotator.domain.workflow import State
from annotator.domain.zone import ZoneOrigin
from annotator.text.normalise import normalise
from annotator.text.plain_names import plain_name

Check: TypeAlias = Callable[[Any], bool]
_LARGEST_NUMBER = 2**53
_LONGEST_ID = 200
_LONGEST_NAME = 500


class NotOurs(Exception):
    """Something is not what our own program would have written; the message names what."""


def check_head(line: dict[str, Any]) -> dict[str, Any]:
    """Return the first line; names of people lose what could disguise them."""
    _require(line.keys() == {"project", "annotators", "scheme"}, "its project row")
    _check("project", line["project"], {"uid": _uid, "name": _text, "guidelines": _text, "options": _mapping})
    _require(isinstance(line["annotators"], list) and isinstance(line["scheme"], dict), "its project row")
    for one in line["annotators"]:
        _check("annotator", one, _ANNOTATOR)
        one["name"] = plain_name(one["name"]) or one["uid"]
    _clean(line["scheme"], "its scheme")
    return line


def check_article_line(line: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return what hangs on an article, by table."""
    article = line["article"]
    _check("article", article, _ARTICLE)
    text = article["text"]
    _require(normalise(text) == text and text_hash(text) == article["text_sha256"], "an article")
    rows = {table: line.get(table) for table in _TABLES}
    _require(line.keys() == {"article", *_TABLES}, "an article")
    for table, spec in _TABLES.items():
        _require(isinstance(rows[table], list), f"a row of {table}")
        for row in rows[table] or ():
            _check(table, row, spec)
            _require(row["article"] == article["uid"], f"a row of {table}")
    for row in (*(rows["annotation"] or ()), *(rows["zone"] or ())):
        _require(row["start"] < row["end"] and text[row["start"] : row["end"]] == row["quote"], "a tag")
    for row in rows["unplaced"] or ():
        _require(row["start"] < row["end"], "a tag")
    return {table: found or [] for table, found in rows.items()}


def check_superseded(row: dict[str, Any]) -> dict[str, Any]:
    """Return a version that lost in a merge."""
    _check("history", row, _ANNOTATION)
    return row


def _check(what: str, row: Any, spec: Mapping[str, Check]) -> None:
    """Raise NotOurs where a row has other keys than the given ones, or a value that does not pass."""
    if not isinstance(row, dict) or row.keys() != spec.keys():
        raise NotOurs(f"a row of {what}")
    for key, check in spec.items():
        if not check(row[key]):
            raise NotOurs(f"{key} in a row of {what}")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise NotOurs(what)


def _clean(value: Any, what: str) -> None:
    _require(_plain(value), what)


def _text(value: Any) -> bool:
    """Tell whether a value is text that SQLite can hold."""
    if not isinstance(value, str):
        return False
    if value.isascii():
        return "\0" not in value
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _uid(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_ID and value.isprintable()


def _empty_or_uid(value: Any) -> bool:
    return value == "" or _uid(value)


def _name(value: Any) -> bool:
    return _text(value) and len(value) <= _LONGEST_NAME


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_NUMBER


def _positive(value: Any) -> bool:
    return _count(value) and value > 0


def _zero_or_one(value: Any) -> bool:
    return _count(value) and value <= 1


def _text_or_none(value: Any) -> bool:
    return value is None or _text(value)


def _mapping(value: Any) -> bool:
    return isinstance(value, dict) and _plain(value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _plain(value: Any, depth: int = 8) -> bool:
    """Tell whether a value is made of clean text, finite numbers, lists and mappings, not nested without end."""
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return -_LARGEST_NUMBER <= value <= _LARGEST_NUMBER
    if not depth:
        return False
    if isinstance(value, list):
        return all(_plain(part, depth - 1) for part in value)
    if isinstance(value, dict):
        return all(_text(key) and _plain(part, depth - 1) for key, part in value.items())
    return False


def _fields(value: Any) -> bool:
    """Tell whether a value is a filled form: values are text, numbers, yes or no, and links."""
    if not isinstance(value, dict):
        return False
    return all(_text(key) and _field_value(part) for key, part in value.items()) if value else True


def _field_value(value: Any) -> bool:
    if isinstance(value, dict):
        return value.keys() == {"span", "text"} and all(map(_text, value.values()))
    return value is not None and not isinstance(value, list) and _plain(value)


def _form(value: Any) -> bool:
    if not isinstance(value, dict) or value.keys() != _FORM.keys():
        return False
    return all(check(value[key]) for key, check in _FORM.items()) and bool(value["start"] < value["end"])


def _forms(value: Any) -> bool:
    return isinstance(value, list) and all(map(_form, value))


def _judged(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and one.keys() == {"annotation", "annotator", "form"}
        and _uid(one["annotation"])
        and _uid(one["annotator"])
        and _form(one["form"])
        for one in value
    )


def _one_of(values: type[StrEnum]) -> Check:
    known = frozenset(value.value for value in values)
    return lambda value: isinstance(value, str) and value in known


_FORM: dict[str, Check] = {"start": _count, "end": _count, "label": _uid, "quote": _text, "fields": _fields}
_ANNOTATOR: dict[str, Check] = {"uid": _uid, "name": _name, "kind": _one_of(AnnotatorKind), "created_at": _text}
_ARTICLE: dict[str, Check] = {
    **{"uid": _uid, "position": _count, "text_sha256": _text, "words": _count, "revision": _positive},
    **dict.fromkeys(("title", "source", "url", "published_on", "language", "raw_sha256", "encoding"), _text),
    **{"imported_at": _text, "imported_from": _text, "deleted_at": _text_or_none, "text": _text},
}
_ROW: dict[str, Check] = {"article": _uid, "annotator": _uid}
_VERSIONED: dict[str, Check] = {
    **{"uid": _uid, "revision": _positive, "created_at": _text, "updated_at": _text, "deleted_at": _text_or_none},
}
_ANNOTATION: dict[str, Check] = {
    **_ROW,
    **_VERSIONED,
    **{"label": _uid, "start": _count, "end": _positive, "quote": _text, "prefix": _text, "suffix": _text},
    **{"fields": _fields, "automatic": _texts, "note": _text, "origin": _one_of(Origin)},
}
_TABLES: dict[str, dict[str, Check]] = {
    "annotation": _ANNOTATION,
    "unplaced": _ANNOTATION,
    "progress": {**_ROW, "state": _one_of(State), "flagged": _count, "seconds": _count, "revision": _count},
    "rejection": {**_ROW, "label": _uid, "start": _count, "end": _positive},
    "verdict": {
        **{**_ROW, **_VERSIONED, "kind": _one_of(VerdictKind), "taken": _empty_or_uid, "field": _text},
        **{"made": _forms, "reason": _text, "judged": _judged},
    },
    "zone": {
        **{"article": _uid, "start": _count, "end": _positive, "quote": _text, "origin": _one_of(ZoneOrigin)},
        **{"removed": _zero_or_one, "revision": _positive},
    },
    "article_copy": {"article": _uid, "original": _uid},
    "comment": {**_ROW, **_VERSIONED, "subjects": _texts, "number": _count, "text": _text},
}
