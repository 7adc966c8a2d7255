"""Every format by name and by file name ending."""

from pathlib import Path

from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.base import Format
from annotator.formats.jsonl import JSON_LINES
from annotator.formats.markdown import MARKDOWN
from annotator.formats.text import TEXT

FORMATS: tuple[Format, ...] = (JSON_LINES, TEXT, MARKDOWN)


class UnknownFormatError(KnownError):
    """A format nobody knows."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "There is no format {name}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was read or written.")
    cure = QT_TRANSLATE_NOOP("errors", "Use one of these: {known}.")


def format_named(name: str) -> Format:
    """Return the format of a name; raise UnknownFormatError where there is none."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise UnknownFormatError(name=name, known=", ".join(known.name for known in FORMATS))


def format_of(path: Path) -> Format | None:
    """Return the format that reads files of this ending, or None."""
    suffix = path.suffix.lower()
    return next((known for known in FORMATS if known.read is not None and suffix in known.suffixes), None)
