"""Turn an article under review into what the article view shows: a lane for each annotator, quiet where they agree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.comparison import Agreed
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


def review_spans(reviewed: ReviewedArticle, scheme: AnnotationScheme, theme: Theme) -> list[ShownSpan]:
    """Return open disagreements in lanes, what was decided in the colours of its label, what is agreed quietly."""
    looks = {label.uid: look_of(label, theme) for label in scheme.labels}
    judged = {one.annotation_uid for verdict in reviewed.verdicts.all for one in verdict.judged}
    shown = [_quiet(agreed, looks) for agreed in reviewed.comparison.agreed if not _uids(agreed) & judged]
    agreed_places = {(one.span, one.label_uid) for one in reviewed.comparison.agreed if not _uids(one) & judged}
    decided = [one for one in reviewed.gold if (one.span, one.label_uid) not in agreed_places]
    shown += [ShownSpan(gold.uid, gold.span, looks[gold.label_uid]) for gold in decided]
    for disagreement in reviewed.open:
        lettered: set[tuple[int, str]] = set()
        for number, group in enumerate(disagreement.annotations.values()):
            shown += _in_lane(group, number, looks, lane_colour(number, theme), lettered)
    return shown


def _quiet(agreed: Agreed, looks: Mapping[str, SpanLook]) -> ShownSpan:
    first = next(iter(agreed.annotations.values()))
    return ShownSpan(first.uid, first.span, looks[first.label_uid], quiet=True)


def _uids(agreed: Agreed) -> set[str]:
    return {one.uid for one in agreed.annotations.values()}


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
            look = replace(look, letter="")
        lettered.add((one.span.end, one.label_uid))
        shown.append(ShownSpan(one.uid, one.span, look, layer=number, lane_colour=colour))
    return shown
