"""Fields asked one by one: those on which annotators differ who agree on a span, and those a proposal leaves open."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.comparison import Disagreement, Proposal, comparable


@dataclass(frozen=True, slots=True)
class FieldQuestion:
    """One field with the annotations whose values can be taken."""

    key: str
    label_uid: str
    versions: Mapping[str, Annotation]
    """By annotator."""
    number: int
    """Which of the questions it is, from 1 on."""
    count: int

    def majority(self) -> str | None:
        """Return an annotator whose value more than half of the annotators gave, None where there is no such value."""
        values = {uid: comparable(one.fields.get(self.key)) for uid, one in self.versions.items()}
        chosen, votes = Counter(values.values()).most_common(1)[0]
        return next(uid for uid in values if values[uid] == chosen) if 2 * votes > len(values) else None


def next_field(place: Disagreement, chosen: Collection[str]) -> FieldQuestion | None:
    """Return the first field of a disagreement about nothing but fields that is not decided yet."""
    versions = {uid: group[0] for uid, group in place.annotations.items()}
    label_uid = next(iter(versions.values())).label_uid
    for number, key in enumerate(place.differing_fields, 1):
        if key not in chosen:
            return FieldQuestion(key, label_uid, versions, number, len(place.differing_fields))
    return None


class FieldQuestions:
    """Asks for the fields of a proposal for which no value has a majority, before anything of it is written."""

    def __init__(self, proposal: Proposal) -> None:
        self._spans = proposal.spans
        self._all = [(number, key) for number, span in enumerate(proposal.spans) for key in span.undecided]
        self._asked = 0
        self.answers: dict[int, dict[str, FieldValue]] = {}
        """Values by the number of the span in the proposal; a field that stays blank is not in it."""

    @property
    def is_answered(self) -> bool:
        """Tell whether nothing is left to ask."""
        return self._asked == len(self._all)

    def current(self) -> FieldQuestion:
        """Return the field in question."""
        number, key = self._all[self._asked]
        span = self._spans[number]
        versions = {one.annotator_uid: one for one in span.sources}
        return FieldQuestion(key, span.label_uid, versions, self._asked + 1, len(self._all))

    def answer(self, annotator_uid: str) -> bool:
        """Take an annotator's value, or leave the field blank for nobody's; tell whether there was such an answer."""
        versions = self.current().versions
        if annotator_uid and annotator_uid not in versions:
            return False
        number, key = self._all[self._asked]
        value = versions[annotator_uid].fields.get(key) if annotator_uid else None
        if value is not None:
            self.answers.setdefault(number, {})[key] = value
        self._asked += 1
        return True
