"""The project's options about review: reasons to choose from, blind tagging, what enters gold by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.errors import QT_TRANSLATE_NOOP

ORIGIN = "origin"
"""Option that names, by id, the project from which a file was sent."""
BLIND = "blind_until_done"
AGREED = "agreed_enter_gold"
REASONS = "review_reasons"

USUAL_REASONS = (
    QT_TRANSLATE_NOOP("reasons", "boundary rule"),
    QT_TRANSLATE_NOOP("reasons", "wrong label"),
    QT_TRANSLATE_NOOP("reasons", "missed mention"),
    QT_TRANSLATE_NOOP("reasons", "not in the guidelines"),
    QT_TRANSLATE_NOOP("reasons", "duplicate"),
    QT_TRANSLATE_NOOP("reasons", "other"),
)


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How this project is reviewed."""

    reasons: tuple[str, ...] = USUAL_REASONS
    """Reasons that a decision can carry."""
    blind_until_done: bool = False
    """Nobody sees another's tags, counts or agreement on an article until their own are done."""
    agreed_enter_gold: bool = True
    """What all annotators agree on becomes gold with the first decision in an article."""


def options_from(stored: Mapping[str, Any]) -> ReviewOptions:
    """Read the options from what the project row holds; what makes no sense there counts as not set."""
    usual = ReviewOptions()
    reasons = stored.get(REASONS)
    fits = isinstance(reasons, list) and reasons and all(isinstance(reason, str) for reason in reasons)
    return ReviewOptions(
        reasons=tuple(reasons) if fits and reasons else usual.reasons,
        blind_until_done=stored.get(BLIND) is True,
        agreed_enter_gold=stored.get(AGREED) is not False,
    )
