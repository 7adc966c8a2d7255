"""Records in JSON, cut so that their shape can be seen: long texts and long lists end in three dots."""

import json
from collections.abc import Mapping

_LONGEST_TEXT = 72
_MOST_MEMBERS = 4
_DOTS = "…"
_WIDTH = 96


def excerpt(text: str) -> str:
    """Return records in JSON with a member a line and cut to be read; any other text comes back as it is."""
    try:
        return _laid_out(_cut(json.loads(text)), 0)
    except ValueError:
        pass
    return "\n".join(map(_line_excerpt, text.splitlines()))


def _line_excerpt(line: str) -> str:
    """Return a line that is one record, alone or in a list, laid out; any other line as it is."""
    comma = "," if line.endswith(",") else ""
    try:
        record = json.loads(line.removesuffix(","))
    except ValueError:
        return line
    return _laid_out(_cut(record), 0) + comma if isinstance(record, dict) else line


def _cut(value: object) -> object:
    if isinstance(value, str):
        words = " ".join(value.split())
        return words if len(words) <= _LONGEST_TEXT else words[: _LONGEST_TEXT - 1].rstrip() + _DOTS
    if isinstance(value, dict):
        return {name: _cut(member) for name, member in value.items()}
    if isinstance(value, list):
        kept = [_cut(member) for member in value[:_MOST_MEMBERS]]
        return [*kept, _DOTS] if len(value) > _MOST_MEMBERS else kept
    return value


def _laid_out(value: object, depth: int) -> str:
    """Return a value on one line where it is short, else with a line for each member."""
    line = json.dumps(value, ensure_ascii=False)
    inside = "  " * (depth + 1)
    if len(line) + len(inside) <= _WIDTH or not value:
        return line
    if isinstance(value, Mapping):
        members = [f"{inside}{json.dumps(name)}: {_laid_out(one, depth + 1)}" for name, one in value.items()]
        return "{\n" + ",\n".join(members) + "\n" + "  " * depth + "}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(inside + _laid_out(one, depth + 1) for one in value) + "\n" + "  " * depth + "]"
    return line
