"""CoNLL-2003: one token a line with its tag in IOB2, a blank line between sentences, ``-DOCSTART-`` before an article.

The columns are word, ``-X-`` for part of speech, ``-X-`` for chunk, tag. ``NAME.tokens.jsonl`` beside it tells for each
article where its tokens stand in the text, so that what a model says of tokens can be brought back.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.domain.losses import Loss, LossKind
from annotator.formats.article_records import metadata_record
from annotator.formats.base import Format, WriteOptions
from annotator.formats.conll_reading import DOCUMENT, read_conll, tokens_beside
from annotator.formats.json_records import to_json
from annotator.formats.reduction import (
    in_steps,
    moved,
    without_annotators,
    without_fields,
    without_notes,
    without_origin,
    without_overlaps,
    without_progress,
    without_repetition,
)
from annotator.text.segmentation import tokens
from annotator.text.sentences import sentences

_COLUMNS = "-X- -X-"
_SEPARATORS = re.compile("[\x1c-\x1f]")
"""Characters that are white space to Python, and so to readers, though not to Unicode."""


@dataclass
class _TagNames:
    """Names of labels as a tag can hold them, without white space and each its own."""

    by_label: dict[str, str] = field(default_factory=dict)

    def of(self, label: str) -> str:
        if label not in self.by_label:
            plain = re.sub(r"\s+", "_", label)
            taken, name, number = set(self.by_label.values()), plain, 2
            while name in taken:
                name, number = f"{plain}_{number}", number + 1
            self.by_label[label] = name
        return self.by_label[label]


def write_conll(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write the tags by token, and beside them where the tokens stand."""
    names = _TagNames()
    for label in options.scheme.labels if options.scheme else ():
        names.of(label.name)
    with (
        target.open("w", encoding="utf-8", newline="\n") as tagged,
        tokens_beside(target).open("w", encoding="utf-8", newline="\n") as places,
    ):
        for article in articles:
            rows = list(_rows(article, names))
            tagged.write(f"{DOCUMENT} {_COLUMNS} O\n\n")
            sentence = 1
            for number, start, end, tag in rows:
                if number != sentence:
                    tagged.write("\n")
                    sentence = number
                tagged.write(f"{article.text[start:end]} {_COLUMNS} {tag}\n")
            if rows:
                tagged.write("\n")
            places.write(to_json(_places(article, rows, names)) + "\n")


def _places(article: ExchangedArticle, rows: list[tuple[int, int, int, str]], names: _TagNames) -> dict[str, Any]:
    """Return what the sidecar tells of an article: what is known of it, its text, its tokens by sentence."""
    otherwise = {names.of(span.label): span.label for span in article.spans if names.of(span.label) != span.label}
    return {
        **metadata_record(article),
        "text": article.text,
        **({"labels": otherwise} if otherwise else {}),
        "tokens": [row[:3] for row in rows],
    }


def _rows(article: ExchangedArticle, names: _TagNames) -> Iterator[tuple[int, int, int, str]]:
    """Yield sentence number, start, end and tag of each token. No sentence ends inside a tag."""
    spans = sorted(article.spans, key=lambda span: span.start)
    ends = [end for _, end in sentences(article.text)]
    ends = [end for end in ends if not _inside(end, spans)]
    current = sentence = 0
    for start, end in written_tokens(article.text):
        while current < len(spans) and spans[current].end <= start:
            current += 1
        tag = "O"
        if current < len(spans) and spans[current].start < end:
            tag = f"{'B' if spans[current].start == start else 'I'}-{names.of(spans[current].label)}"
        while sentence < len(ends) and ends[sentence] <= start:
            sentence += 1
        yield sentence + 1, start, end, tag


def _inside(place: int, spans: list[ExchangedSpan]) -> bool:
    """Tell whether a place is in the middle of one of some spans that do not overlap."""
    before = bisect_left(spans, place, key=lambda span: span.start) - 1
    return before >= 0 and place < spans[before].end


@lru_cache(maxsize=2)  # reducing an article and writing it ask one after the other
def written_tokens(text: str) -> Sequence[tuple[int, int]]:
    """Return the tokens that get a line: not those that a reader would take for white space."""
    if not _SEPARATORS.search(text):
        return tuple(tokens(text))
    return [(start, end) for start, end in tokens(text) if not _SEPARATORS.search(text, start, end)]


def _on_whole_tokens(article: ExchangedArticle, _options: WriteOptions, losses: list[Loss]) -> ExchangedArticle:
    """Grow tags to whole tokens."""
    if not article.spans:
        return article
    bounds = written_tokens(article.text)
    kept = []
    for span in article.spans:
        first = bisect_right(bounds, span.start, key=itemgetter(1))
        last = bisect_left(bounds, span.end, key=itemgetter(0)) - 1
        quote = article.text[span.start : span.end]
        if first > last:
            losses.append(Loss(LossKind.EMPTY, f"“{quote}” ({span.label})"))
            continue
        start, end = bounds[first][0], bounds[last][1]
        if (start, end) != (span.start, span.end):
            only_space = span.start <= start and end <= span.end
            losses.append(Loss(LossKind.SPACE if only_space else LossKind.EDGES, f"“{quote}” ({span.label})"))
            span = moved(article, span, start, end)
        kept.append(span)
    return replace(article, spans=tuple(kept))


CONLL = Format(
    "conll",
    "CoNLL-2003",
    (".conll", ".iob", ".iob2", ".bio", ".bioes"),
    "one token a line with its tag in IOB2; where tokens stand in NAME.tokens.jsonl",
    read=read_conll,
    write=write_conll,
    reduce=in_steps(
        without_progress,
        without_fields,
        without_notes,
        without_annotators,
        without_origin,
        _on_whole_tokens,
        without_repetition,
        without_overlaps,
    ),
    beside=lambda path: (tokens_beside(path),),
)
