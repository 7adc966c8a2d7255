"""Read and change the project's options about review."""

from dataclasses import replace

from annotator.domain.changes import Changes
from annotator.domain.people import Annotator
from annotator.domain.review_options import (
    AGREED,
    BLIND,
    ORIGIN,
    REASONS,
    USUAL_REASONS,
    ReviewOptions,
    options_from,
)
from annotator.services.plain_errors import in_plain_words
from annotator.services.recording import recording
from annotator.storage.stores import Stores
from annotator.text.normalise import normalise

__all__ = ["BLIND", "ORIGIN", "USUAL_REASONS", "ReviewOptions", "ReviewSettings", "options_from"]


@in_plain_words
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
            **{REASONS: list(options.reasons), BLIND: options.blind_until_done, AGREED: options.agreed_enter_gold},
        }
        with recording(self._stores, "options", self._annotator) as act:
            act.options(before, after)
        return act.result()
