"""An annotation: a span, a label and a filled form, by one annotator."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.span import Span

FieldValue = str | int | float | bool | dict[str, str]
"""What a field may hold: text, a number, yes/no, or a link ``{"span": uid, "text": quote}``. No value: no key."""

CONTEXT = 32
"""How many code points of the text on either side are kept to find a span again in a changed text."""


class Origin(StrEnum):
    """Where an annotation came from."""

    MANUAL = "manual"
    SUGGESTION = "suggestion"
    PROPAGATION = "propagation"
    IMPORT = "import"
    REVIEW = "review"


class Annotation(NamedTuple):
    """One tag, as it is stored. ``quote`` always equals ``article.text[span.start:span.end]``."""

    uid: str
    article_uid: str
    annotator_uid: str
    label_uid: str
    span: Span
    quote: str
    fields: Mapping[str, FieldValue] = {}
    """Values by field key, see :class:`annotator.domain.scheme.Field`."""
    automatic: frozenset[str] = frozenset()
    """Keys of the fields that the program filled and nobody has touched since."""
    note: str = ""
    origin: Origin = Origin.MANUAL
    prefix: str = ""
    suffix: str = ""
    revision: int = 1
    """Grows by one with every change of the row; of two copies of a row the higher wins."""
    created_at: str = ""
    updated_at: str = ""


class TaggedSpan(NamedTuple):
    """What of an annotation can be seen in the text; all that painting an article needs."""

    uid: str
    label_uid: str
    span: Span


def context(text: str, span: Span) -> tuple[str, str]:
    """Return the text just before and just after a span, up to :data:`CONTEXT` code points each."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
