"""Turn an article under review into what the article view shows: a lane for each annotator, quiet where they agree."""

from collections.abc import Mapping, Sequence

from annotator.domain.annotation import Annotation
from annotator.domain.comparison import Agreed, Comparison, Disagreement
from annotator.domain.scheme import AnnotationScheme
from annotator.gui.shown_spans import look_of
from annotator.gui.span_layers import ShownSpan, SpanLook
from annotator.gui.theme import Theme
from annotator.services.review_reading import ReviewedArticle

_LANES = ("accent", "colleague", "success", "danger", "muted")
"""Shades of the annotators' underlines; a sixth annotator has the first one again, in a lane of their own."""


def lane_colour(number: int, theme: Theme) -> str:
    """Return the colour of an annotator's underlines by their number from 0 on."""
    return theme.colour(_LANES[number % len(_LANES)]).name()


class ReviewSpans:
    """The shown spans of an article under review; of what did not change since it was last asked nothing is made anew.

    Open disagreements stand in lanes, what was decided in the colours of its label, what is agreed is quiet.
    """

    def __init__(self, scheme: AnnotationScheme, theme: Theme) -> None:
        self._looks = {label.uid: look_of(label, theme) for label in scheme.labels}
        self._theme = theme
        self._comparison: Comparison | None = None
        self._quiet: list[tuple[Agreed, ShownSpan]] = []
        self._open: dict[frozenset[str], list[ShownSpan]] = {}

    def of(self, reviewed: ReviewedArticle) -> list[ShownSpan]:
        """Return the spans of an article as it is now."""
        if reviewed.comparison is not self._comparison:
            self._comparison = reviewed.comparison
            self._quiet = [(agreed, _quiet(agreed, self._looks)) for agreed in reviewed.comparison.agreed]
            self._open = {}
        judged = {one.annotation_uid for verdict in reviewed.verdicts.all for one in verdict.judged}
        agreed = [(one, quiet) for one, quiet in self._quiet if judged.isdisjoint(one.uids)] if judged else self._quiet
        shown = [quiet for _, quiet in agreed]
        if reviewed.gold:
            places = {(quiet.span, one.label_uid) for one, quiet in agreed}
            decided = [one for one in reviewed.gold if (one.span, one.label_uid) not in places]
            shown += [ShownSpan(gold.uid, gold.span, self._looks[gold.label_uid]) for gold in decided]
        for disagreement in reviewed.open:
            shown += self._in_lanes(disagreement)
        return shown

    def _in_lanes(self, disagreement: Disagreement) -> list[ShownSpan]:
        known = self._open.get(disagreement.uids)
        if known is None:
            known = self._open[disagreement.uids] = []
            lettered: set[tuple[int, str]] = set()
            for number, group in enumerate(disagreement.annotations.values()):
                known += _in_lane(group, number, self._looks, lane_colour(number, self._theme), lettered)
        return known


def _quiet(agreed: Agreed, looks: Mapping[str, SpanLook]) -> ShownSpan:
    first = next(iter(agreed.annotations.values()))
    return ShownSpan(first.uid, first.span, looks[first.label_uid], quiet=True)


def _in_lane(
    annotations: Sequence[Annotation],
    number: int,
    looks: Mapping[str, SpanLook],
    colour: str,
    lettered: set[tuple[int, str]],
) -> list[ShownSpan]:
    """Return one annotator's spans; the letter of a label stands once where several spans with it end together."""
    shown = []
    for one in annotations:
        look = looks[one.label_uid]
        if (one.span.end, one.label_uid) in lettered:
            look = look._replace(letter="")
        lettered.add((one.span.end, one.label_uid))
        shown.append(ShownSpan(one.uid, one.span, look, layer=number, lane_colour=colour))
    return shown
