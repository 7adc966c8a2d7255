"""Suggest what could be tagged in an article: what was tagged before, known names, terms, and counts of people."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from annotator.domain.casualty_phrases import CasualtyPhrases
from annotator.domain.known_names import identity_field
from annotator.domain.phrase_book import Found, Phrase, PhraseBook, on_one_line
from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.span import Span
from annotator.text.honorifics import BEFORE_TITLES, TITLES, without_title
from annotator.text.quantities import quantity_phrases
from annotator.text.tokens import Token, read_tokens

_KINDS_OF_PLACES = frozenset(
    (
        *("district", "districts", "region", "oblast", "raion", "province", "neighbourhood", "neighborhood", "suburb"),
        *("район", "районі", "району", "районе", "районах", "область", "області", "областях", "области"),
    )
)


_NO_LABEL = ""
"""Marks a phrase that is no mention of its own, nor is anything in it."""


class Reason(StrEnum):
    """Why something is suggested."""

    TAGGED_BEFORE = "tagged_before"
    KNOWN_NAME = "known_name"
    TERM = "term"
    COUNT_OF_PEOPLE = "count_of_people"
    MACHINE = "machine"
    """Another program marked it, and its work was imported as suggestions."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A span that could be tagged with a label."""

    span: Span
    label_uid: str
    reason: str


def without_overlaps(
    candidates: Iterable[Suggestion], taken: Iterable[Span], rejected: Iterable[tuple[int, int, str]]
) -> list[Suggestion]:
    """Return suggestions by place, the longest first where they overlap, and none over what is taken or rejected."""
    refused: dict[str, _Occupied] = {}
    for start, end, label_uid in rejected:
        refused.setdefault(label_uid, _Occupied()).add(start, end)
    occupied = _Occupied()
    for start, end in _joined(taken):
        occupied.add(start, end)
    kept = []
    for one in sorted(candidates, key=lambda one: (one.span.start - one.span.end, one.span)):
        start, end = one.span.start, one.span.end
        if occupied.is_free(start, end) and refused.get(one.label_uid, _NOTHING).is_free(start, end):
            occupied.add(start, end)
            if one.label_uid != _NO_LABEL:
                kept.append(one)
    return sorted(kept, key=lambda one: one.span)


class Suggester:
    """Finds suggestions in one article after another; made once for a scheme and the texts tagged before."""

    def __init__(self, scheme: AnnotationScheme, remembered: Mapping[str, str]) -> None:
        labels = scheme.active_labels()
        active = {label.uid for label in labels}
        self._book = PhraseBook()
        for text, label_uid in remembered.items():
            if label_uid in active and not _only_counts(text):
                self._book.add(text, Phrase(label_uid, Reason.TAGGED_BEFORE))
        for label in labels:
            self._add_phrases(label)
        self._titled = {label.uid for label in labels if _bears_titles(label)}
        self._named = {label.uid for label in labels if identity_field(label)} - self._titled
        self._counted = {label.uid for label in labels if _field_with(label, "quantity.low")}
        casualties = next((label for label in labels if outcome_keywords(label)), None)
        self._casualties = casualties.uid if casualties else ""
        self._casualty_phrases = CasualtyPhrases(outcome_keywords(casualties) if casualties else ())

    def suggest(
        self,
        text: str,
        taken: Sequence[Span],
        rejected: Collection[tuple[int, int, str]],
        zones: Sequence[Span] = (),
    ) -> list[Suggestion]:
        """Return suggestions by place; none overlaps another, a span that is taken or a zone that is no article.

        Where a suggestion was rejected, its label is not suggested again.
        """
        return without_overlaps(self._candidates(text, read_tokens(text)), [*taken, *zones], rejected)

    def _add_phrases(self, label: Label) -> None:
        for known in label.known_names:
            for spelling in (known.name, *known.spellings):
                self._book.add(spelling, Phrase(label.uid, Reason.KNOWN_NAME), decline=True)
        for term in label.terms:
            self._book.add(term, Phrase(label.uid, Reason.TERM), decline=True)

    def _candidates(self, text: str, tokens: list[Token]) -> Iterator[Suggestion]:
        """Yield everything that could be suggested, those with the better reason first."""
        found = _Phrases(text, tokens, list(self._book.find(text, tokens)), self._titled)
        for one in found.all:
            first, behind, label_uid = one.first, one.behind, one.phrase.label_uid
            if label_uid in self._named:
                label_uid = _NO_LABEL if found.is_part_of_a_title(first, behind) else label_uid
                behind = found.with_kind_of_place(behind)
            elif label_uid in self._titled:
                label_uid = _NO_LABEL if found.is_only_said_beside(first, behind) else label_uid
                first = found.with_title(first)
            elif label_uid in self._counted:
                first, behind = found.with_count(one)
            yield _suggestion(tokens, first, behind, label_uid, one.phrase.reason)
        for first, behind in self._casualty_phrases.find(text, tokens, found.counts):
            yield _suggestion(tokens, first, behind, self._casualties, Reason.COUNT_OF_PEOPLE)


class _Phrases:
    """The phrases found in a text, and what belongs to them on either side."""

    def __init__(self, text: str, tokens: list[Token], found: list[Found], titled: Collection[str]) -> None:
        self.all = found
        self._text, self._tokens = text, tokens
        self.counts = {
            behind: _first_on_the_line(text, tokens, first, behind) for first, behind, _ in quantity_phrases(tokens)
        }
        self._starting = {(one.first, one.phrase.label_uid): one for one in found}  # the longest comes last and stays
        offices = [one for one in found if one.phrase.label_uid in titled]
        self._office_starts = {one.first for one in offices}
        self._office_ends = {one.behind for one in offices}
        self._ending: dict[int, int] = {}
        for one in found:
            self._ending.setdefault(one.behind, one.first)

    def with_count(self, one: Found) -> tuple[int, int]:
        """Grow a name or a term by the other behind it, and by a number in front: ``three Iskander missiles``."""
        first, behind = one.first, one.behind
        following = self._starting.get((behind, one.phrase.label_uid))
        if following and following.phrase.reason != one.phrase.reason and self._spaced(behind):
            behind = following.behind
        if first in self.counts and self._spaced(first):
            first = self.counts[first]
        return first, behind

    def _goes_on_in_capitals(self, place: int) -> bool:
        """Tell whether a capital follows, so that more than what was found is the name: ``UN General Assembly``."""
        return self._spaced(place) and self._text[self._tokens[place].start].isupper()

    def is_part_of_a_title(self, first: int, behind: int) -> bool:
        """Tell whether a name only says whose office it is: ``Kharkiv Mayor``, ``mayor of Kyiv``."""
        if self._word(behind) in TITLES and self._goes_on_in_capitals(behind):
            return True
        if self._word(behind) == "'" and self._word(behind + 1) == "s" and behind + 2 in self._office_starts:
            return True
        return self._word(first - 1) == "of" and first - 1 in self._office_ends

    def is_only_said_beside(self, first: int, behind: int) -> bool:
        """Tell whether an official is no mention of its own: part of a longer name, or of somebody's title."""
        return (
            self._goes_on_in_capitals(behind)
            or self._names_its_holder(first, behind)
            or self._explains_a_job(first - 1 if self._word(first - 1) == "the" else first)
        )

    def _explains_a_job(self, first: int) -> bool:
        """Tell whether a body says where somebody works: ``head of the Kharkiv Regional Council``."""
        return self._word(first - 1) == "of" and self._word(first - 2) in TITLES

    def _names_its_holder(self, first: int, behind: int) -> bool:
        """Tell whether an office is said beside who holds it, and is no name: ``the mayor of Kharkiv, Ihor``."""
        if not self._text[self._tokens[first].start].islower():
            return False
        for place in range(behind, min(behind + 5, len(self._tokens) - 1)):
            if self._word(place) == ",":
                return place + 1 in self._office_starts and self._text[self._tokens[place + 1].start].isupper()
            if place == behind and self._word(place) != "of":
                return False
        return False

    def with_kind_of_place(self, behind: int) -> int:
        """Return the place behind a name and the kind of place that is part of it: ``Saltivka district``."""
        return behind + 1 if self._spaced(behind) and self._word(behind) in _KINDS_OF_PLACES else behind

    def with_title(self, first: int) -> int:
        """Return where the title, rank or nationality in front of a name begins."""
        titled = first
        while True:
            before = self._title_before(titled)
            if before is None:
                break
            titled = before
        if titled == first:
            place = self._ending.get(first, 0)
            return place - 1 if self._spaced(place) and self._word(place - 1) in TITLES else first
        while True:
            before = self._nationality_before(titled)
            if before is None:
                return titled
            titled = before

    def _title_before(self, first: int) -> int | None:
        if not self._spaced(first):
            return None
        if self._word(first - 1) in TITLES:
            return first - 1
        if self._word(first - 1) == "." and self._word(first - 2) in TITLES and len(self._word(first - 2)) <= 4:
            return first - 2
        return None

    def _nationality_before(self, first: int) -> int | None:
        if not self._spaced(first):
            return None
        if self._word(first - 1) in BEFORE_TITLES:
            return first - 1
        if [token.word for token in self._tokens[max(0, first - 4) : first]] == ["u", ".", "s", "."]:
            return first - 4
        return self._ending.get(first)

    def _word(self, place: int) -> str:
        return self._tokens[place].word if 0 <= place < len(self._tokens) else ""

    def _spaced(self, place: int) -> bool:
        """Tell whether a space on the same line, and nothing else, stands before a token."""
        if not on_one_line(self._text, self._tokens, place):
            return False
        return self._tokens[place - 1].end < self._tokens[place].start


class _Occupied:
    """Stretches of a text in order, none overlapping another."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Occupy a stretch."""
        place = bisect_left(self._starts, start)
        self._starts.insert(place, start)
        self._ends.insert(place, end)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing here overlaps a stretch."""
        place = bisect_left(self._starts, end)
        return place == 0 or max(self._ends[max(0, place - 1) : place]) <= start


_NOTHING = _Occupied()


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Join spans that overlap into stretches that do not."""
    joined: list[tuple[int, int]] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.end))
        else:
            joined.append((span.start, span.end))
    return joined


def _first_on_the_line(text: str, tokens: Sequence[Token], first: int, behind: int) -> int:
    """Return where a phrase begins on the line on which it ends."""
    return next((place for place in range(behind - 1, first, -1) if not on_one_line(text, tokens, place)), first)


def _suggestion(tokens: Sequence[Token], first: int, behind: int, label_uid: str, reason: str) -> Suggestion:
    return Suggestion(Span(tokens[first].start, tokens[behind - 1].end), label_uid, reason)


def _bears_titles(label: Label) -> bool:
    """Tell whether names of a label have titles: those of officials do, those of places do not."""
    names = (spelling for known in label.known_names for spelling in (known.name, *known.spellings))
    return identity_field(label) is not None and any(without_title(name) != name for name in names)


def _field_with(label: Label, auto: str) -> bool:
    return any(item.auto == auto for item in label.active_fields())


def outcome_keywords(label: Label) -> tuple[str, ...]:
    """Return the words for what happened to people, of a label that counts them and knows that some were killed."""
    if not _field_with(label, "quantity.low"):
        return ()
    for item in label.active_fields():
        if item.choice("killed"):
            return tuple(keyword for choice in item.choices for keyword in choice.keywords)
    return ()


@lru_cache(maxsize=50_000)
def _only_counts(text: str) -> bool:
    """Tell whether a text is a number and nothing else: seen elsewhere, it counts something else."""
    tokens = read_tokens(text)
    return any(first == 0 and behind == len(tokens) for first, behind, _ in quantity_phrases(tokens))
