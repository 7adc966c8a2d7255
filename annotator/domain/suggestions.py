"""Suggest what could be tagged in an article."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A span that could be tagged with a label."""

    span: Span
    label_uid: str
    reason: str


class Suggester:
    """Finds suggestions in one article after another; made once for a scheme and the texts tagged before."""

    def __init__(self, scheme: AnnotationScheme, remembered: Mapping[str, str]) -> None:
        phrases = {
            spelling: label.uid
            for label in scheme.active_labels()
            for known in label.known_names
            for spelling in (known.name, *known.spellings)
        }
        self._labels = phrases | dict(remembered)
        longest_first = sorted(self._labels, key=len, reverse=True)
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def suggest(self, text: str, taken: Sequence[Span], rejected: Collection[tuple[int, int, str]]) -> list[Suggestion]:
        """Return suggestions by place that overlap neither each other nor a span that is taken."""
        found = []
        for match in self._pattern.finditer(text) if self._labels else ():
            span, label = Span(*match.span()), self._labels[match.group()]
            if (*match.span(), label) not in rejected and not any(span.overlaps(other) for other in taken):
                found.append(Suggestion(span, label, "tagged before"))
        return found
