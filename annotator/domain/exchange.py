"""Articles and annotations as they travel between files and projects: what every format reads and writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.annotation import FieldValue
from annotator.domain.article import Metadata


class OffsetUnit(StrEnum):
    """What a file counts offsets in."""

    CODE_POINTS = "code-points"
    UTF16 = "utf-16"
    UTF8 = "utf-8"


@dataclass(slots=True)
class ExchangedSpan:
    """A tagged span on its way in or out: names instead of ids, nothing checked yet.

    ``start`` and ``end`` are code points into the text of the :class:`ExchangedArticle`, end exclusive. Nobody changes
    one; it is not frozen only because a file holds a million of them, and frozen ones take three times as long to make.
    """

    start: int
    end: int
    label: str
    text: str | None = None
    """The quote as the file gives it, to check the offsets against; None where the file gives none."""
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    automatic: tuple[str, ...] = ()
    note: str = ""
    annotator: str = ""
    origin: str = ""
    uid: str = ""
    created_at: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class ExchangedProgress:
    """How far an annotator was with an article."""

    annotator: str
    state: str
    flagged: bool = False
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class ExchangedZone:
    """A stretch of the text that is no article, such as site furniture; code points, end exclusive."""

    start: int
    end: int
    origin: str = ""
    text: str | None = None
    """The quote as the file gives it, to check the offsets against; None where the file gives none."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table of articles, and what they were taken for."""

    header: tuple[str, ...]
    roles: Mapping[str, str]
    """Name of the column by what it holds, see :data:`annotator.domain.column_mapping.ROLES`."""


@dataclass(frozen=True, slots=True)
class ExchangedArticle:
    """An article with its spans on its way in or out."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    spans: tuple[ExchangedSpan, ...] = ()
    progress: tuple[ExchangedProgress, ...] = ()
    uid: str = ""
    text_sha256: str = ""
    raw_sha256: str = ""
    encoding: str = ""
    """Encoding the text was read with, where it was bytes."""
    encoding_guessed: bool = False
    unit_assumed: OffsetUnit | None = None
    """What its offsets were taken to count, where that matters and neither the file nor its quotes tell."""
    columns: TableColumns | None = None
    """With the first article of a table that somebody made: where its parts were taken from."""
    copy_of: str = ""
    """Id of the article that it is an edited copy of."""
    place: str = ""
    """Where in the file it stands, for messages: ``line 12``, or the file's name."""
    split: str = ""
    """Part of a split dataset it goes to, such as ``train``; empty where the dataset is not split."""
    zones: tuple[ExchangedZone, ...] = ()
    zones_known: bool = False
    """What came says which zones there are, be it none: they are not looked for again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be taken, said in one sentence."""

    place: str
    sentence: str
