"""Divide articles into the parts of a dataset: by share, each label evenly, what belongs together in one part.

Iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011) on groups instead of single articles: the rarest label
first, each group to where the parts come nearest to their shares. What decides is the seed and the keys of the
articles, never their order, so that the same articles are divided in the same way on any computer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from annotator.domain.export_choice import Split
from annotator.errors import QT_TRANSLATE_NOOP, KnownError, Phrase

_ORDER = ("train", "validation", "test")
_USUAL_NAMES: dict[int, tuple[str, ...]] = {2: ("train", "test"), 3: _ORDER}
_NAME = re.compile(r"[A-Za-z0-9_]{1,40}")
_TAKEN = frozenset({"articles", "labels", "tokens", "dev"})
"""Formats call files that they write beside others so; and dev is another word for validation."""
_LARGEST_SHARE = 1_000_000
_ARTICLES = ""
"""Stands among the labels for the articles themselves."""


class SplitError(KnownError):
    """The parts of a dataset were given in a way that cannot be."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "“{given}” does not say how to split: {reason}.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP(
        "errors", "Give shares, such as 80/10/10 or 80/20, or names with shares, such as train=80,test=20."
    )


def parse_split(given: str, seed: int = 0) -> Split:
    """Return the parts that shares mean: ``80/10/10`` is train, validation, test, ``80/20`` train, test; or by name.

    Raises:
        SplitError: it means nothing.
    """
    parts = [part.strip() for part in re.split("[/,;]", given)]
    named = [part.partition("=")[::2] for part in parts] if "=" in given else []
    if not named:
        names = _USUAL_NAMES.get(len(parts))
        if names is None:
            raise SplitError(
                given=given, reason=QT_TRANSLATE_NOOP("errors", "only two or three parts have names of their own")
            )
        named = list(zip(names, parts, strict=True))
    shares: dict[str, int] = {}
    for name, share in named:
        name = {"dev": "validation"}.get(name.strip(), name.strip())
        if not share.strip().isdecimal():
            raise SplitError(
                given=given,
                reason=Phrase(QT_TRANSLATE_NOOP("errors", "“{value}” is not a whole number"), value=share.strip()),
            )
        if name in shares:
            raise SplitError(
                given=given, reason=Phrase(QT_TRANSLATE_NOOP("errors", "“{name}” is there twice"), name=name)
            )
        shares[name] = int(share)
    return checked(Split(shares, seed), given)


def checked(split: Split, given: str = "") -> Split:
    """Return a split that makes sense; raise SplitError where it does not."""
    given = given or ",".join(f"{name}={share}" for name, share in split.shares.items())
    for name in split.shares:
        if not _NAME.fullmatch(name):
            raise SplitError(
                given=given,
                reason=Phrase(
                    QT_TRANSLATE_NOOP("errors", "“{name}” is not a name of letters, digits and _"), name=name
                ),
            )
        if name.casefold() in _TAKEN:
            raise SplitError(
                given=given, reason=Phrase(QT_TRANSLATE_NOOP("errors", "a part cannot be called “{name}”"), name=name)
            )
    if len({name.casefold() for name in split.shares}) < len(split.shares):
        raise SplitError(given=given, reason=QT_TRANSLATE_NOOP("errors", "two names differ only in their case"))
    if not all(0 <= share <= _LARGEST_SHARE for share in split.shares.values()) or not any(split.shares.values()):
        raise SplitError(given=given, reason=QT_TRANSLATE_NOOP("errors", "there is no share above zero"))
    return split


def in_order(names: Iterable[str]) -> list[str]:
    """Return the names of parts, the one for training first."""
    return sorted(names, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))


@dataclass(frozen=True, slots=True)
class SplitGroup:
    """Articles that go into one part together."""

    key: bytes
    """Tells it from all other groups, always in the same way."""
    articles: int = 1
    labels: Mapping[str, int] = field(default_factory=dict)
    """Number of tags by label."""


def joined(keys: Sequence[bytes], *together: Iterable[Iterable[int]]) -> list[list[int]]:
    """Return the numbers of articles in groups: those that any of the groupings keeps together, directly or not."""
    parents = list(range(len(keys)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for grouping in together:
        for group in grouping:
            first, *others = sorted(group) or [0]
            for other in others:
                parents[root(other)] = root(first)
    groups: dict[int, list[int]] = {}
    for number in range(len(keys)):
        groups.setdefault(root(number), []).append(number)
    return list(groups.values())


def divide(groups: Iterable[SplitGroup], split: Split) -> dict[bytes, str]:
    """Return the part that each group goes to, by the key of the group.

    Every part with a share gets a group, as long as there are enough of them.
    """
    shares = {name: split.shares[name] for name in in_order(split.shares) if split.shares[name]}
    waiting = {group.key: group for group in sorted(groups, key=lambda group: group.key)}
    filling = _Filling(shares, waiting.values())
    found: dict[bytes, str] = {}
    by_label: dict[str, list[SplitGroup]] = {}
    for group in waiting.values():
        for label in (*group.labels, _ARTICLES):
            by_label.setdefault(label, []).append(group)
    # The rarest label first, which has the least choice; what has none of the labels at last.
    totals = {label: filling.totals[label] for label in by_label}
    for label in sorted(by_label, key=lambda label: (label == _ARTICLES, totals[label], label)):
        ordered = sorted(by_label.pop(label), key=lambda group: _rank(group, label, split.seed))
        for group in ordered:
            if group.key in waiting:
                found[group.key] = filling.place(group, left=len(waiting))
                del waiting[group.key]
    return found


def _rank(group: SplitGroup, label: str, seed: int) -> tuple[int, bytes]:
    """Return a group's turn: large ones while there is room, by powers of two; by chance among those alike."""
    size = group.labels.get(label, 0) + group.articles
    return -size.bit_length(), blake2b(group.key, digest_size=16, key=str(seed).encode()[:64]).digest()


class _Filling:
    """How full the parts are, of articles and of each label."""

    def __init__(self, shares: Mapping[str, int], groups: Iterable[SplitGroup]) -> None:
        self.totals: Counter[str] = Counter()
        for group in groups:
            self.totals.update(_weights(group))
        self._shares = {name: share / sum(shares.values()) for name, share in shares.items()}
        self._filled: dict[str, Counter[str]] = {name: Counter() for name in shares}

    def place(self, group: SplitGroup, left: int) -> str:
        """Put a group where the parts come nearest to their shares, in the sum of squares over articles and labels."""
        empty = [name for name in self._shares if not self._filled[name][_ARTICLES]]
        weights = _weights(group)
        fractions = {kind: weight / self.totals[kind] for kind, weight in weights.items()}

        def cost(name: str) -> float:
            share, filled = self._shares[name], self._filled[name]
            return sum(
                fraction * (2 * filled[kind] / self.totals[kind] + fraction) / share
                for kind, fraction in fractions.items()
            )

        name = min(empty if empty and left <= len(empty) else self._shares, key=cost)
        self._filled[name].update(weights)
        return name


def _weights(group: SplitGroup) -> dict[str, int]:
    return {_ARTICLES: group.articles, **{label: count for label, count in sorted(group.labels.items()) if count}}
