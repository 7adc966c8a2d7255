"""Which phrases annotators dispute most."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.comparison import Comparison


@dataclass(frozen=True, slots=True)
class DisputedPhrase:
    """A phrase, and in how many places annotators treated it differently or alike."""

    phrase: str
    """As it is written most often."""
    disputed: int
    agreed: int


def disputed_phrases(comparisons: Iterable[Comparison], most: int = 10) -> tuple[DisputedPhrase, ...]:
    """Return the phrases that stand in the most disagreements; case and white space do not matter."""
    disputed: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for comparison in comparisons:
        agreed.update(_folded(next(iter(each.annotations.values())).quote) for each in comparison.agreed)
        for disagreement in comparison.disagreements:
            quotes = {one.quote for group in disagreement.annotations.values() for one in group}
            for quote in sorted(quotes):
                spellings.setdefault(_folded(quote), Counter())[" ".join(quote.split())] += 1
            disputed.update({_folded(quote) for quote in quotes})
    ranked = sorted(disputed, key=lambda phrase: (-disputed[phrase], agreed[phrase], phrase))
    return tuple(
        DisputedPhrase(spellings[phrase].most_common(1)[0][0], disputed[phrase], agreed[phrase])
        for phrase in ranked[:most]
    )


def _folded(quote: str) -> str:
    return " ".join(quote.casefold().split())
