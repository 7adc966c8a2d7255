"""Say where something in a file could not be taken, and why, in the language of the window."""

import re

from PySide6.QtCore import QCoreApplication

from annotator.domain.exchange import Problem
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.gui.translating import translate_reason

_PLACES = {
    "line": QT_TRANSLATE_NOOP("places", "line {number}"),
    "row": QT_TRANSLATE_NOOP("places", "row {number}"),
    "record": QT_TRANSLATE_NOOP("places", "record {number}"),
    "entry": QT_TRANSLATE_NOOP("places", "entry {number}"),
    "chapter": QT_TRANSLATE_NOOP("places", "chapter {number}"),
    "article": QT_TRANSLATE_NOOP("places", "article {number}"),
    "span": QT_TRANSLATE_NOOP("places", "tag {number}"),
    "zone": QT_TRANSLATE_NOOP("places", "zone {number}"),
}
_WHOLE_PLACES = {
    "file": QT_TRANSLATE_NOOP("places", "the file"),
    "project": QT_TRANSLATE_NOOP("places", "the project"),
    "labels": QT_TRANSLATE_NOOP("places", "labels"),
    "scheme": QT_TRANSLATE_NOOP("places", "labels and fields"),
}
# Places go through archives, tables and other processes as text: "notes.zip/a.jsonl, line 3, span 2".
_NUMBERED = re.compile(rf"(?:(?<=, )|^)({'|'.join(_PLACES)}) (\d+)(?=, |$)")


def translate_problem(problem: Problem) -> str:
    """Return where something could not be taken, and why, in the language of the window."""
    return f"{translate_place(problem.place)}: {translate_reason(problem.sentence)}"


def translate_place(place: str) -> str:
    """Return a place in a file in the language of the window; names of files stay what they are."""
    if place in _WHOLE_PLACES:
        return QCoreApplication.translate("places", _WHOLE_PLACES[place])
    return _NUMBERED.sub(
        lambda found: QCoreApplication.translate("places", _PLACES[found[1]]).format(number=found[2]), place
    )
