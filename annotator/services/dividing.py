"""Divide the articles of a choice into the parts of a dataset; copies, and articles of one strike, stay together."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain.casualty_mentions import IncidentLabels
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.export_choice import Split
from annotator.domain.incidents import IncidentFinder
from annotator.domain.near_duplicates import CopyGroups
from annotator.domain.splitting import SplitGroup, checked, divide, in_order, joined
from annotator.domain.zone_cutting import without_zones
from annotator.services.choosing import ChosenArticles

Watched = Callable[[Iterable[ExchangedArticle]], Iterator[ExchangedArticle]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a dataset."""

    name: str
    """Such as ``train``; empty where the dataset is not divided."""
    row_ids: Sequence[int]
    """Numbers of its articles, in the project's order."""


@dataclass(frozen=True, slots=True)
class Division:
    """How the articles of a choice are divided."""

    parts: tuple[Part, ...]
    copies: int = 0
    """Articles that were kept in one part with a copy of theirs."""
    of_one_strike: int = 0
    """Articles that were kept in one part with another on the same strike."""
    largest_group: int = 0
    """Articles of the largest group that was not to be parted; a large one leaves the shares no room."""


def divided(articles: ChosenArticles, split: Split | None, watched: Watched) -> Division:
    """Return the parts that articles are divided into; every article is read for it.

    Raises:
        SplitError: the split makes no sense.
    """
    if split is None:
        return Division((Part("", articles.row_ids),))
    checked(split)
    facts = _Facts(articles, watched)
    copies, strikes = facts.copies(), facts.strikes()
    groups = joined(facts.keys, copies, strikes)
    found = divide((facts.group(numbers) for numbers in groups), split)
    part_of = {facts.row_ids[number]: found[facts.key(numbers)] for numbers in groups for number in numbers}
    parts = {name: array("q") for name in in_order(split.shares)}
    for row_id in articles.row_ids:
        if row_id in part_of:
            parts[part_of[row_id]].append(row_id)
    return Division(
        tuple(Part(name, row_ids) for name, row_ids in parts.items()),
        copies=len({number for group in copies for number in group}),
        largest_group=max(map(len, groups), default=0),
        of_one_strike=len({number for strike in strikes for number in strike}),
    )


class _Facts:
    """What is known of each article by its number here: a few hundred bytes, and a sketch of its words.

    They are read in the order of their texts' hashes, so that their order in the project decides nothing.
    """

    def __init__(self, articles: ChosenArticles, watched: Watched) -> None:
        self._articles = articles
        hashes = articles.text_hashes()
        self.row_ids = array("q", sorted(hashes, key=lambda row_id: hashes[row_id]))
        self.keys = [bytes.fromhex(hashes[row_id]) for row_id in self.row_ids]
        self._alike = CopyGroups()
        self._linked: dict[str, list[int]] = {}
        self._strikes = IncidentFinder(IncidentLabels.of(articles.own_scheme))
        self._labels: dict[int, Mapping[str, int]] = {}
        numbers = {key: number for number, key in enumerate(self.keys)}
        alike: dict[tuple[tuple[str, int], ...], Mapping[str, int]] = {}
        for article in watched(articles.as_tagged(self.row_ids)):
            number = numbers[bytes.fromhex(article.text_sha256)]
            self._alike.add(str(number), without_zones(article).text)
            if article.copy_of:
                self._linked.setdefault(article.copy_of, []).append(number)
            self._strikes.add(replace(article, uid=str(number)))
            counts = Counter(name for span in article.spans if (name := articles.name_of(span.label)) is not None)
            # most articles have the same counts as some other
            self._labels[number] = alike.setdefault(tuple(sorted(counts.items())), counts)

    def copies(self) -> list[list[int]]:
        """Return the numbers of articles that are copies of each other: alike, or linked when they were imported."""
        alike = [[int(key) for key in group] for group in self._alike.groups()]
        originals = self._articles.numbers_of(self._linked)
        number_of = {row_id: number for number, row_id in enumerate(self.row_ids)} if originals else {}
        for uid, row_id in originals.items():
            if row_id in number_of:
                self._linked[uid].append(number_of[row_id])
        return [*alike, *(numbers for numbers in self._linked.values() if len(numbers) > 1)]

    def strikes(self) -> list[list[int]]:
        """Return the numbers of articles that tell of one strike, for each that several tell of."""
        found = [sorted(map(int, incident.articles)) for incident in self._strikes.incidents()]
        return [numbers for numbers in found if len(numbers) > 1]

    def key(self, numbers: Iterable[int]) -> bytes:
        """Return what tells a group of articles from others, whatever their order."""
        return min(self.keys[number] for number in numbers)

    def group(self, numbers: Sequence[int]) -> SplitGroup:
        """Return a group of articles as they are divided."""
        labels: Counter[str] = Counter()
        for number in numbers:
            labels.update(self._labels.get(number, {}))
        return SplitGroup(self.key(numbers), len(numbers), labels)
