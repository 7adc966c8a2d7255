"""Fill a form from the words of a span, the sentence around it and the last tag that read the same."""

import re
from collections.abc import Mapping
from functools import lru_cache

from annotator.domain.annotation import Annotation, FieldValue
from annotator.domain.field_values import check_fields
from annotator.domain.known_names import bare_name, identity_field, known_name
from annotator.domain.scheme import Choice, Field, FieldKind, KnownName, Label
from annotator.text.quantities import Quantity, parse_quantity
from annotator.text.sentences import sentences

_OF_THE_QUOTE = ("quantity.", "keywords.sentence", "subset")
"""Beginnings of the rules that each mention answers anew, whatever an earlier one said."""

_INCLUDED_BEFORE = re.compile(
    r"\b(?:includ(?:ing|ed|es?)|among (?:them|whom|those \w+)|of (?:them|whom)"
    r"|зокрема|включно з|(?:у|в) тому числі|(?:серед|з|із) (?:них|яких)"
    r"|включая|в том числе|(?:среди|из) (?:них|которых))[\s,:–—-]*$",
    re.IGNORECASE,
)
_INCLUDED_INSIDE = re.compile(r"\b(?:of (?:them|whom)|(?:з|із|из) (?:них|яких|которых))\b", re.IGNORECASE)


def autofill(label: Label, quote: str, before: str, after: str, earlier: Annotation | None) -> dict[str, FieldValue]:
    """Return values for the fields that can be filled without asking; all of them fit their fields.

    ``before`` and ``after`` is the text on either side; ``earlier`` the last annotation of this label that reads the
    same. What somebody changed there wins over the rules, except where each mention answers for itself.
    """
    rules = _Rules(label, quote, *_rest_of_sentence(quote, before, after))
    values: dict[str, FieldValue] = {}
    for item in label.active_fields():
        value = _value(item, rules, earlier)
        if value is not None:
            values[item.key] = value
    return _fitting(label, values)


def _value(item: Field, rules: "_Rules", earlier: Annotation | None) -> FieldValue | None:
    """Return the value of one field: somebody's choice, a rule, the program's earlier guess, or the default."""
    repeated = item.auto and not item.auto.startswith(_OF_THE_QUOTE) and earlier is not None
    before = earlier.fields.get(item.key) if repeated and earlier else None
    if before is not None and earlier and item.key not in earlier.automatic:
        return before
    for value in (rules.value(item), before):
        if value is not None:
            return value
    return item.default


def _fitting(label: Label, values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """Leave out what does not fit its field, and halves of pairs that stand alone."""
    problems = check_fields(label, values)
    fitting = {key: value for key, value in values.items() if key not in problems}
    pairs = {item.key: item.paired_with for item in label.fields if item.paired_with}
    return {key: value for key, value in fitting.items() if pairs.get(key, key) in fitting}


class _Rules:
    """What the words say, read once for all fields."""

    def __init__(self, label: Label, quote: str, before: str, after: str) -> None:
        self._quote, self._before, self._after = quote, before, after
        self._known: KnownName | None = known_name(label, quote)
        self._identity = identity_field(label)
        self._quantity: Quantity | None = None
        if any(item.auto.startswith("quantity.") for item in label.fields):
            self._quantity = parse_quantity(quote)

    def value(self, item: Field) -> FieldValue | None:
        """Return what a field's rule says, or None."""
        if self._known and item.key in self._known.fields:
            return self._known.fields[item.key]
        kind, _, part = item.auto.partition(".")
        if kind == "quantity" and self._quantity:
            number = {"low": self._quantity.low, "high": self._quantity.high}
            return str(self._quantity.qualifier) if part == "qualifier" else number.get(part)
        if kind == "keywords":
            return self._chosen(item.choices, in_sentence=part == "sentence")
        if kind == "subset" and item.kind is FieldKind.YES_NO:
            return True if self._is_included() else None
        if item == self._identity:
            return self._known.name if self._known else bare_name(self._quote)
        return None

    def _chosen(self, choices: tuple[Choice, ...], *, in_sentence: bool) -> str | None:
        """Return the choice with the longest keyword in the quote, else with the nearest one in the sentence."""
        inside = _keywords_in(choices, self._quote)
        if inside:
            return max(inside, key=lambda found: (len(found[2]), -found[0]))[3]
        if not in_sentence:
            return None
        near = [(len(self._before) - end, value) for _, end, _, value in _keywords_in(choices, self._before)]
        near += [(start, value) for start, _, _, value in _keywords_in(choices, self._after)]
        return min(near)[1] if near else None

    def _is_included(self) -> bool:
        return bool(_INCLUDED_BEFORE.search(self._before) or _INCLUDED_INSIDE.search(self._quote))


def _keywords_in(choices: tuple[Choice, ...], text: str) -> list[tuple[int, int, str, str]]:
    """Return start, end, keyword and choice for every word of a text that a keyword begins."""
    pattern, values = _keyword_pattern(choices)
    if pattern is None:
        return []
    found = pattern.finditer(text.casefold().replace("’", "'"))
    return [(*match.span(), match.group(), values[match.group()]) for match in found]


@lru_cache(maxsize=256)
def _keyword_pattern(choices: tuple[Choice, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    values: dict[str, str] = {}
    for choice in choices:
        for keyword in choice.keywords:
            values.setdefault(keyword.casefold().replace("’", "'"), choice.value)
    longest_first = sorted(filter(None, values), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return (re.compile(rf"(?<!\w)(?:{alternatives})") if alternatives else None), values


def _rest_of_sentence(quote: str, before: str, after: str) -> tuple[str, str]:
    """Cut the text on either side of a quote at the bounds of its sentence."""
    start, end = len(before), len(before) + len(quote)
    for first, last in sentences(before + quote + after):
        if first <= start < last:
            return before[first:], after[: max(0, last - end)]
    return "", ""
