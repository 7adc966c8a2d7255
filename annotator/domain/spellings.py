"""Names as they are counted: all spellings of one name together, by the name that the form gives it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.known_names import bare_name, identity_field, known_name
from annotator.domain.scheme import Field, FieldKind, KnownName, Label
from annotator.text.names import name_key

_SHARED = 3
"""How many letters two spellings of a name begin with alike, in one of their words at least."""


_MARKS = "()[],.;:«»“”\"„‘’'"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which articles write a name."""

    text: str
    spans: int


@dataclass(frozen=True, slots=True)
class CountedName:
    """One name with all its spellings, the most frequent first."""

    name: str
    spans: int
    spellings: tuple[Spelling, ...]


def name_field(label: Label) -> Field | None:
    """Return the field that holds the one name of what a label tags, such as an official's name or a weapon's model."""
    fills = (item for item in label.active_fields() if item.auto == "name" and item.kind is FieldKind.TEXT)
    return identity_field(label) or next(fills, None)


def has_names(label: Label) -> bool:
    """Tell whether a label tags things that have names; casualties have none."""
    return name_field(label) is not None or not label.fields


def counted_names(label: Label, quotes: Iterable[tuple[str, str, int]]) -> list[CountedName]:
    """Count names, the most frequent first, from quotes with the name in their form and how often each stands there.

    A quote whose form names nobody counts for a known name that it spells, else for itself. A spelling is what of a
    quote reads like the name; a role or a stand-in ("the mayor") counts for the name, but is no spelling of it.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for quote, given, count in quotes:
        plain = bare_name(" ".join(quote.split()))
        known = known_name(label, plain)
        name = given or (known.name if known else plain)
        key = name_key(name)
        if key:
            names[key][name] += count
            spelled_so = known is not None and name_key(known.name) == key and _is_spelling(plain, known)
            spelling = plain if spelled_so else _reading_like(plain, name)
            if spelling:
                spelled[key][spelling] += count
    found = [
        CountedName(
            name=_most(counts),
            spans=counts.total(),
            spellings=tuple(Spelling(*one) for one in sorted(spelled[key].items(), key=lambda one: (-one[1], one[0]))),
        )
        for key, counts in names.items()
    ]
    return sorted(found, key=lambda one: (-one.spans, one.name))


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _reading_like(quote: str, name: str) -> str:
    """Return a quote from its first to its last word that begins like one of the name's; empty where none does."""
    beginnings = {word[:_SHARED] for word in name_key(name).split()}
    words = quote.split()
    alike = [
        place
        for place, word in enumerate(words)
        if any(part[:_SHARED] in beginnings for part in name_key(word).split())
    ]
    return " ".join(words[alike[0] : alike[-1] + 1]).strip(_MARKS) if alike else ""


def _is_spelling(quote: str, known: KnownName) -> bool:
    return name_key(quote) in map(name_key, (known.name, *known.spellings))
