"""Places in articles with the words around them, for looking before many are changed at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.services.annotating import SameText
from annotator.services.reading import Reading

_AROUND = 60


@dataclass(frozen=True, slots=True)
class PlaceInContext:
    """A stretch of an article and what stands before and after it, on one line."""

    article_title: str
    before: str
    quote: str
    after: str


def places_in_context(reading: Reading, places: Sequence[SameText], limit: int) -> list[PlaceInContext]:
    """Return the first places with the words around them; each article is read once."""
    shown: list[PlaceInContext] = []
    texts: dict[str, tuple[str, str]] = {}
    for place in places[:limit]:
        if place.article_uid not in texts:
            article = reading.article(place.article_uid)
            texts = {place.article_uid: (article.metadata.title, article.text) if article else ("", "")}
        title, text = texts[place.article_uid]
        start, end = place.span.start, place.span.end
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        shown.append(PlaceInContext(title, _one_line(before), _one_line(text[start:end]), _one_line(after)))
    return shown


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
