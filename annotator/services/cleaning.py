"""Bring what a file says into a form that can be stored and shown: names, ids, field values."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from annotator.domain.annotation import FieldValue
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.normalise import normalise

LONGEST_TEXT = 16_000_000
LONGEST_QUOTE = 1_000_000
"""In code points; a row of SQLite holds 64 MB, and nobody tags a million characters."""
MOST_SECONDS = 1_000_000_000
_LONGEST_NAME = 200
_LONGEST_ID = 64
_LARGEST_NUMBER = 2**63
_SHORT = 1000
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Control characters and those that turn the direction of writing: a name with them passes for another one."""


def clean_text(text: str) -> str:
    """Return a text as it is stored."""
    return text if text.isprintable() else normalise(text)


def clean_name(name: str) -> str:
    """Return a name of a label or an annotator on one line, without signs that cannot be seen."""
    if not name.isprintable():
        name = _UNSEEN.sub(" ", normalise(name))
    return " ".join(name.split())[:_LONGEST_NAME] if name.strip() != name or "  " in name else name[:_LONGEST_NAME]


def clean_id(text: str) -> str:
    """Return an id, or a time, as it came; empty where it is none."""
    return text if len(text) <= _LONGEST_ID and text.isascii() and text.isprintable() else ""


def clean_fields(fields: Mapping[str, Any]) -> Mapping[str, FieldValue]:
    """Return field values in shapes that a form knows, the very same ones where they all are.

    What has another shape becomes text.

    Raises:
        ValueError: values are nested too deeply, or larger than a form.
    """
    if all(map(_is_clean, fields, fields.values())):
        return fields
    try:
        cleaned = {clean_text(str(key)): _clean_value(value) for key, value in fields.items() if value is not None}
    except RecursionError as error:
        raise ValueError(QT_TRANSLATE_NOOP("errors", "its fields are nested too deeply")) from error
    if sum([len(value) for value in cleaned.values() if isinstance(value, str)]) > LONGEST_QUOTE:
        raise ValueError(QT_TRANSLATE_NOOP("errors", "its fields are longer than a million characters"))
    return cleaned


def _is_clean(key: str, value: Any) -> bool:
    kind = type(value)
    if kind is str:
        return len(value) <= _SHORT and value.isprintable() and key.isprintable()
    return key.isprintable() and (
        kind is bool
        or (kind is int and -_LARGEST_NUMBER <= value < _LARGEST_NUMBER)
        or (kind is float and math.isfinite(value))
    )


def _clean_value(value: Any) -> FieldValue:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool) or (isinstance(value, int) and -_LARGEST_NUMBER <= value < _LARGEST_NUMBER):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, Mapping) and all(isinstance(part, str) for part in value.values()):
        return {clean_text(str(key)): clean_text(part) for key, part in value.items()}
    return clean_text(json.dumps(value, ensure_ascii=False))
