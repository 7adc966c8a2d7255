"""Who tags and who settles."""

from enum import StrEnum
from typing import NamedTuple


class AnnotatorKind(StrEnum):
    """What stands behind an annotator's layer of annotations."""

    PERSON = "person"
    GOLD = "gold"
    MACHINE = "machine"


class Annotator(NamedTuple):
    """Somebody whose annotations are kept apart from everybody else's."""

    uid: str
    name: str
    kind: AnnotatorKind = AnnotatorKind.PERSON
