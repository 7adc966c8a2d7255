"""Who tags and who settles."""

from dataclasses import dataclass
from enum import StrEnum


class AnnotatorKind(StrEnum):
    """What stands behind an annotator's layer of annotations."""

    PERSON = "person"
    GOLD = "gold"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Annotator:
    """Somebody whose annotations are kept apart from everybody else's."""

    uid: str
    name: str
    kind: AnnotatorKind = AnnotatorKind.PERSON
