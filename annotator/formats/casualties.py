"""The casualty table: one row for each casualty span, with the strike it tells of and what stands near it.

``place`` is where something hit and ``weapon`` the weapon used: those in the same sentence; else in the same paragraph;
else in the article, the last before the span going before the first behind it. ``incident`` is the same for every row
that tells of one strike. Rows are never to be added up: ``already_counted`` rows are parts of others, and several
sources count the same people.
"""

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from annotator.domain.casualty_mentions import CasualtyMention, IncidentLabels
from annotator.domain.exchange import ExchangedArticle
from annotator.domain.incidents import IncidentFinder
from annotator.domain.losses import Loss, LossKind
from annotator.formats.base import Format, MissingExtraError, Reduced, WriteOptions
from annotator.formats.safe_cells import shown_cell
from annotator.formats.span_table import Cell

COLUMNS = (
    *("incident", "outcome", "low", "high", "qualifier", "who", "scope", "already_counted", "said_by", "as_of"),
    *("place", "weapon", "title", "outlet", "published_on", "url", "quote", "sentence"),
    *("annotator", "start", "end", "article"),
)
_WIDTHS = {"incident": 26, "place": 20, "weapon": 20, "title": 34, "quote": 34, "sentence": 60, "said_by": 24}
_LONGEST = 16_000
"""Code points of a sentence in one cell; a cell of a workbook holds 32,767 UTF-16 units."""
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_Row = list[Cell]


def write_casualties(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write the table as CSV, or by the target's ending as TSV or as a workbook."""
    # Which spans tell of one strike is known when all articles were seen: until then rows wait on the disk.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        finder = IncidentFinder(IncidentLabels.of(options.scheme))
        mentions: list[CasualtyMention] = []
        for article in articles:
            found = finder.add(article)
            mentions += found
            for mention in found:
                waiting.write(json.dumps(_row(article, mention), ensure_ascii=False) + "\n")
        names = {id(mention): one.uid for one in finder.incidents() for mention in one.mentions}
        waiting.seek(0)
        with _table(target) as write_row:
            for mention, line in zip(mentions, waiting, strict=True):
                write_row([names.get(id(mention), ""), *json.loads(line)])


def _row(article: ExchangedArticle, mention: CasualtyMention) -> _Row:
    """Return all cells but the first."""
    known = article.metadata
    sentence = article.text[slice(*mention.sentence)]
    weapon = mention.weapon
    return [
        *(mention.outcome, mention.low, mention.high, mention.qualifier, mention.who, mention.scope),
        *(mention.is_subset, mention.said_by, mention.as_of),
        mention.place.name if mention.place else "",
        article.text[weapon.start : weapon.end] if weapon else "",
        *(known.title, known.source, known.published_on, known.url),
        *(article.text[mention.start : mention.end][:_LONGEST], sentence[:_LONGEST]),
        *(mention.annotator, mention.start, mention.end, article.uid),
    ]


@contextmanager
def _table(target: Path) -> Iterator[Callable[[_Row], None]]:
    """Open the table of an ending, its heading written; a target without one of the endings becomes CSV."""
    ending = target.suffix.lower()
    if ending == ".xlsx":
        yield from _workbook(target)
    else:
        # the mark tells spreadsheets that it is UTF-8
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            yield _text_rows(file, _DELIMITERS.get(ending, ","))


def _text_rows(file: IO[str], delimiter: str) -> Callable[[_Row], None]:
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(COLUMNS)
    return lambda row: writer.writerow(map(shown_cell, row))


def _workbook(target: Path) -> Iterator[Callable[[_Row], None]]:
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError as error:
        raise MissingExtraError(title="Excel workbook", package="openpyxl", extra="xlsx") from error
    from annotator.formats.sheets import Sheet

    workbook = Workbook(write_only=True)
    sheet = Sheet(workbook, "Casualties", COLUMNS, _WIDTHS)
    yield lambda row: sheet.write([cell if cell != "" else None for cell in row])
    workbook.save(target)


def _only_casualties(article: ExchangedArticle, options: WriteOptions) -> Reduced:
    """Say which tags have no row of their own; those near a casualty span are still read."""
    labels = IncidentLabels.of(options.scheme).casualties
    lost = (span for span in article.spans if span.label not in labels)
    return Reduced(article, tuple(Loss(LossKind.OTHER_LABELS, f"{span.label}: {span.text or ''}") for span in lost))


CASUALTIES = Format(
    "casualties",
    "Casualty table",
    (".csv", ".tsv", ".xlsx"),
    "one row a casualty span: how many, who says so, which strike, place, weapon; OUT.tsv or OUT.xlsx by its ending",
    write=write_casualties,
    reduce=_only_casualties,
)
