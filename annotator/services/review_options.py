"""The project's options about review: reasons to choose from, blind tagging, what enters gold by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.changes import Changes
from annotator.domain.people import Annotator
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.services.recording import recording
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise

ORIGIN = "origin"
"""Option that names, by id, the project from which a file was sent."""
BLIND = "blind_until_done"
_AGREED = "agreed_enter_gold"
_REASONS = "review_reasons"

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
    reasons = stored.get(_REASONS)
    fits = isinstance(reasons, list) and reasons and all(isinstance(reason, str) for reason in reasons)
    return ReviewOptions(
        reasons=tuple(reasons) if fits and reasons else usual.reasons,
        blind_until_done=stored.get(BLIND) is True,
        agreed_enter_gold=stored.get(_AGREED) is not False,
    )


class ReviewSettings:
    """Read and change the review options of a project."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._annotator = annotator

    def get(self) -> ReviewOptions:
        """Return the options."""
        return options_from(self._stores.file.row().options)

    def change(self, options: ReviewOptions) -> Changes:
        """Put options in the place of the present ones, as one act."""
        reasons = dict.fromkeys(normalise(reason).strip() for reason in options.reasons)
        reasons.pop("", None)
        options = replace(options, reasons=tuple(reasons) or USUAL_REASONS)
        if options == self.get():
            return Changes("options")
        before = self._stores.file.row().options
        after = {
            **before,
            **{_REASONS: list(options.reasons), BLIND: options.blind_until_done, _AGREED: options.agreed_enter_gold},
        }
        with recording(self._stores, "options", self._annotator) as act:
            act.options(before, after)
        return act.result()
