"""What a file format cannot carry, counted and shown by example before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from annotator.errors import QT_TRANSLATE_NOOP


class LossKind(Enum):
    """A kind of loss; its value is what the report says of it."""

    OVERLAP = QT_TRANSLATE_NOOP("losses", "tags that overlap another one, left out")
    DUPLICATE = QT_TRANSLATE_NOOP("losses", "tags given alike more than once, written once")
    EDGES = QT_TRANSLATE_NOOP("losses", "tags that begin or end inside a word, grown to whole words")
    SPACE = QT_TRANSLATE_NOOP("losses", "tags with white space at an edge, trimmed")
    EMPTY = QT_TRANSLATE_NOOP("losses", "tags on nothing that the format can hold, left out")
    OTHER_LABELS = QT_TRANSLATE_NOOP("losses", "tags of other labels, without a row of their own")
    FIELDS = QT_TRANSLATE_NOOP("losses", "form fields, left out")
    AUTOMATIC = QT_TRANSLATE_NOOP("losses", "marks of fields that filled themselves, left out")
    NOTES = QT_TRANSLATE_NOOP("losses", "notes, left out")
    ANNOTATORS = QT_TRANSLATE_NOOP("losses", "names of who tagged, left out")
    ORIGIN = QT_TRANSLATE_NOOP("losses", "ids, times and origins of tags, left out")
    PROGRESS = QT_TRANSLATE_NOOP("losses", "states, flags and time spent by annotators, left out")
    ZONES = QT_TRANSLATE_NOOP("losses", "marks of site furniture, left out; its words stay in the texts")
    COPIES = QT_TRANSLATE_NOOP("losses", "links of edited copies to their originals, left out")
    METADATA = QT_TRANSLATE_NOOP("losses", "parts of articles' titles, sources, addresses, dates, languages, left out")
    VALUES = QT_TRANSLATE_NOOP("losses", "field values that are written as plain text in a note, not as fields")
    CHARACTERS = QT_TRANSLATE_NOOP("losses", "characters that the format forbids, replaced")
    TEXT = QT_TRANSLATE_NOOP("losses", "texts whose white space changes")
    IN_ZONES = QT_TRANSLATE_NOOP("losses", "tags in or across parts that are cut out of the texts, left out")
    LINKS = QT_TRANSLATE_NOOP("losses", "links to tags that do not go out, written as words only")
    NO_TEXT = QT_TRANSLATE_NOOP("losses", "articles of which nothing is left, left out")
    UNSETTLED = QT_TRANSLATE_NOOP("losses", "articles whose review is not closed: their gold may be incomplete")
    HIDDEN = QT_TRANSLATE_NOOP(
        "losses", "articles without others' tags, as this project is blind and yours are not done"
    )
    MACHINES = QT_TRANSLATE_NOOP("losses", "tags made by machines, left out; they go out by name")
    LABELS_JOINED = QT_TRANSLATE_NOOP("losses", "names that more than one label goes out under")


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that an article loses on its way into a format."""

    kind: LossKind
    example: str
    """What it is, in the article's own words: a quote, a value, a name."""


@dataclass(slots=True)
class LossEntry:
    """All losses of one kind."""

    kind: LossKind
    count: int
    examples: list[str]


class LossReport:
    """Losses by kind, each counted and with its first examples; grows by one article at a time."""

    EXAMPLES = 3
    _LONGEST = 80

    def __init__(self) -> None:
        self._entries: dict[LossKind, LossEntry] = {}

    def add(self, losses: Iterable[Loss]) -> None:
        """Count the losses of one article."""
        for loss in losses:
            entry = self._entries.setdefault(loss.kind, LossEntry(loss.kind, 0, []))
            entry.count += 1
            if len(entry.examples) < self.EXAMPLES:
                example = " ".join(loss.example.split())
                example = example if len(example) <= self._LONGEST else example[: self._LONGEST - 1] + "…"
                if example and example not in entry.examples:
                    entry.examples.append(example)

    def entries(self) -> list[LossEntry]:
        """Return one entry for each kind of loss there is, in the order of :class:`LossKind`."""
        return [self._entries[kind] for kind in LossKind if kind in self._entries]

    def __bool__(self) -> bool:
        return bool(self._entries)

    def sentences(self) -> list[str]:
        """Return the report in English, one line a kind."""
        return [
            f"{entry.count:,} {entry.kind.value}"
            + (f" (such as {'; '.join(entry.examples)})" if entry.examples else "")
            for entry in self.entries()
        ]
