"""How articles and tags come into a project: what the user chose in the preview or on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from annotator.domain.column_mapping import Columns
from annotator.domain.exchange import OffsetUnit
from annotator.domain.label_mapping import LabelMapping


class Copies(StrEnum):
    """What becomes of an article that is an edited copy of another one."""

    KEEP = "keep"
    """It comes in like any other; nothing is compared."""
    SKIP = "skip"
    """It stays out, and the summary says so."""
    LINK = "link"
    """It comes in, and is known as a copy."""


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """Everything that can be chosen for an import; as it stands, files are taken as they are."""

    annotator_name: str = ""
    """Whose the spans are that name no annotator; without it, theirs who imports."""
    encodings: Mapping[Path, str] = field(default_factory=dict)
    columns: Mapping[str, Columns] = field(default_factory=dict)
    """What is in the columns of tables that somebody made, by :func:`annotator.domain.column_mapping.header_key`."""
    labels: LabelMapping = field(default_factory=LabelMapping)
    as_suggestions: bool = False
    """Spans are no tags but suggestions of a machine, for annotators to accept or reject."""
    copies: Copies = Copies.KEEP
    one_by_one: Mapping[str, Copies] = field(default_factory=dict)
    """What becomes of single articles if they are copies, by the hash of their text; of the others, ``copies`` says."""
    is_beginning: bool = False
    """It belongs to a project that is being made, which undo must not take apart again."""
    offset_unit: OffsetUnit | None = None
    """What files count offsets in; None takes what they say of themselves, or what fits their quotes."""

    def looks_for_copies(self) -> bool:
        """Tell whether articles must be compared at all."""
        return self.copies is not Copies.KEEP or any(one is not Copies.KEEP for one in self.one_by_one.values())

    def of_copy(self, text_sha256: str) -> Copies:
        """Return what becomes of an article if it is a copy."""
        return self.one_by_one.get(text_sha256, self.copies)
