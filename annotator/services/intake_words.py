"""What is said of articles, tags and labels that an import left out or altered."""

from annotator.domain.exchange import OffsetUnit
from annotator.errors import QT_TRANSLATE_NOOP, Phrase

NO_TEXT = QT_TRANSLATE_NOOP("errors", "It has no text.")
WITHOUT_TEXTS = QT_TRANSLATE_NOOP("errors", "It has no text. Put the texts back first: annotator attach.")
TOO_LONG = QT_TRANSLATE_NOOP("errors", "It is longer than 16 million characters.")
OTHER_HASH = QT_TRANSLATE_NOOP("errors", "The text does not match the hash that came with it.")
PRESENT = QT_TRANSLATE_NOOP("errors", "The same text is in the project already.")
ZONE_ELSEWHERE = QT_TRANSLATE_NOOP("errors", "Left out: it is not where the text reads like that.")
NO_LABEL = QT_TRANSLATE_NOOP("errors", "its label has no name")
NOTE_TOO_LONG = QT_TRANSLATE_NOOP("errors", "its note is longer than a million characters")
TAG_TOO_LONG = QT_TRANSLATE_NOOP("errors", "it is longer than a million characters")
TWICE = QT_TRANSLATE_NOOP("errors", "the same tag is in the file twice")

_SHOWN = 40
"""Characters of a foreign text that a sentence gives."""
_UNITS = {
    OffsetUnit.CODE_POINTS: QT_TRANSLATE_NOOP("errors", "characters (Unicode code points)"),
    OffsetUnit.UTF16: QT_TRANSLATE_NOOP("errors", "UTF-16 units"),
    OffsetUnit.UTF8: QT_TRANSLATE_NOOP("errors", "bytes of UTF-8"),
    None: "",
}


def left_out(why: str) -> Phrase:
    """Say that a tag was left out."""
    return Phrase(QT_TRANSLATE_NOOP("errors", "Left out: {why}."), why=why)


def no_stretch(start: int, end: int) -> Phrase:
    """Say that the offsets of a tag, as the file counts them, lie outside the text."""
    template = QT_TRANSLATE_NOOP("errors", "{start} to {end} is not a stretch of the text")
    return Phrase(template, start=_short(str(start)), end=_short(str(end)))


def reads_otherwise(start: int, found: str, said: str) -> Phrase:
    """Say that other words stand at a tag's offsets than the file says."""
    template = QT_TRANSLATE_NOOP("errors", "at {start} the text reads “{found}”, not “{said}”")
    return Phrase(template, start=start, found=_short(found), said=_short(said))


def field_kept(key: str, why: str) -> Phrase:
    """Say that a field's value does not fit its kind."""
    return Phrase(QT_TRANSLATE_NOOP("errors", "{key}: {why} It was kept as it is."), key=key, why=why)


def guessed_encoding(encoding: str) -> Phrase:
    """Say how the bytes of a file were taken."""
    return Phrase(QT_TRANSLATE_NOOP("errors", "It was read as {encoding}, which is a guess."), encoding=encoding)


def assumed_unit(unit: OffsetUnit | None) -> Phrase:
    """Say what the offsets of a file were taken to count."""
    template = QT_TRANSLATE_NOOP(
        "errors",
        "It does not say what its offsets count; they were taken as {why}. Where tags stand beside their words, undo "
        "the import and choose another unit (--offset-unit).",
    )
    return Phrase(template, why=_UNITS[unit])


def gained_tags(count: int) -> Phrase:
    """Say that an article that was there before got tags."""
    template = QT_TRANSLATE_NOOP("errors", "The article is in the project already; {count} tags were added to it.")
    return Phrase(template, count=count)


def copy_of(title: str) -> str:
    """Say that an article was left out as a copy of another, which may have no title."""
    if not title:
        return QT_TRANSLATE_NOOP("errors", "Left out as you chose: it is a copy of an article that came before it.")
    return Phrase(QT_TRANSLATE_NOOP("errors", "Left out as you chose: it is a copy of “{title}”."), title=_short(title))


def label_left_out(label: str, count: int) -> Phrase:
    """Say how many tags were left out with their label."""
    template = QT_TRANSLATE_NOOP("errors", "Left out as you chose: {count} tagged as {label}.")
    return Phrase(template, count=count, label=label)


def label_unused(label: str) -> Phrase:
    """Say that a label was mapped for nothing."""
    return Phrase(QT_TRANSLATE_NOOP("errors", "No tag had the label {label}, which was mapped."), label=label)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
