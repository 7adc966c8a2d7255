"""The report: articles with their highlights as one HTML page that loads nothing and runs nothing.

Where tags overlap, the shortest one gives the ground and every other one underlines it in its colour.
"""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import IO

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.scheme import Label
from annotator.domain.wording import LANGUAGE, Say, number
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.base import WriteOptions
from annotator.formats.report_style import STYLE, colour_rules
from annotator.formats.report_text import (
    COLUMNS,
    NO_TAGS,
    TAGGED_ARTICLES,
    UNTITLED,
    Highlight,
    Labels,
    Paragraph,
    Piece,
    highlights,
    paragraphs,
    plain,
    visible,
)

_ARTICLES = (QT_TRANSLATE_NOOP("reports", "{count} article"), QT_TRANSLATE_NOOP("reports", "{count} articles"))
_TAGS = (QT_TRANSLATE_NOOP("reports", "{count} tag"), QT_TRANSLATE_NOOP("reports", "{count} tags"))
_TAGGED_BY = QT_TRANSLATE_NOOP("reports", "tagged by {people}")
_CONTENTS = QT_TRANSLATE_NOOP("reports", "Articles")
_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_LONGEST_CONTENTS = 300
"""Articles that are listed in the beginning; of more, nobody reads a list."""


def write_html_report(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write the page; articles wait on the disk until it is known what the beginning says of them."""
    page = _Page(options)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        for article in articles:
            page.add(article, waiting)
        waiting.seek(0)
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.write(page.beginning())
            shutil.copyfileobj(waiting, file)
            file.write("</main>\n</body>\n</html>\n")


class _Page:
    """Writes articles, and counts what the beginning of the page says of them."""

    def __init__(self, options: WriteOptions) -> None:
        self._say = options.say
        self._title = options.project_name or self._say(TAGGED_ARTICLES)
        self._labels = Labels(options.scheme, options.say)
        self._classes: dict[str, str] = {label.name: f"k{number}" for number, label in enumerate(self._labels.all)}
        self._spans: Counter[str] = Counter()
        self._titles: list[str] = []
        self._articles = 0
        self._annotators: set[str] = set()

    def beginning(self) -> str:
        """Return everything before the first article."""
        say = self._say
        counts = f"{_counted(_ARTICLES, self._articles, say)}, {_counted(_TAGS, self._spans.total(), say)}"
        people = ", ".join(plain(name) for name in sorted(self._annotators) if name)
        by = f"; {escape(say(_TAGGED_BY).format(people=people))}" if people else ""
        return f"""<!DOCTYPE html>
<html lang="{escape(say(LANGUAGE))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Annotator">
<title>{escape(plain(self._title))}</title>
<style>
{STYLE}{colour_rules(self._labels.all, self._classes)}</style>
</head>
<body>
<header>
<h1 dir="auto">{escape(plain(self._title))}</h1>
<p class="about">{escape(counts)}{by}.</p>
{self._legend()}{self._contents()}</header>
<main>
"""

    def _legend(self) -> str:
        rows = [self._legend_row(label) for label in self._labels.all if self._spans[label.name] or not label.retired]
        return f'<dl class="legend">\n{"".join(rows)}</dl>\n' if rows else ""

    def _legend_row(self, label: Label) -> str:
        letter = f"<sup>{escape(plain(label.letter))}</sup>"
        count = escape(number(self._spans[label.name], self._say))
        return (
            f'<div><dt><mark class="{self._classes[label.name]}" style="{_ground(self._classes[label.name])}">'
            f"{escape(plain(label.name))}</mark>{letter} <b>{count}</b></dt>"
            f'<dd dir="auto">{escape(plain(label.definition))}</dd></div>\n'
        )

    def _contents(self) -> str:
        if not 2 <= self._articles <= _LONGEST_CONTENTS:
            return ""
        rows = "".join(
            f'<li><a href="#a{number}" dir="auto">{title}</a></li>\n' for number, title in enumerate(self._titles, 1)
        )
        name = escape(self._say(_CONTENTS), quote=True)
        return f'<nav aria-label="{name}"><ol>\n{rows}</ol></nav>\n'

    def add(self, article: ExchangedArticle, file: IO[str]) -> None:
        """Write one article."""
        self._articles += 1
        marked = highlights(article)
        for span in article.spans:
            self._spans[span.label] += 1
            self._annotators.add(span.annotator)
            self._classes.setdefault(span.label, "other")
        lines = list(paragraphs(article, marked))
        title = article.metadata.title.strip() or self._say(UNTITLED)
        if self._articles <= _LONGEST_CONTENTS:
            self._titles.append(escape(plain(title)))
        heading = escape(plain(title))
        if lines and "".join(piece.text for piece in lines[0]).strip() == title:
            heading = self._line(lines.pop(0))
        language = article.metadata.language
        spoken = f' lang="{language}"' if _LANGUAGE_CODE.fullmatch(language) else ""
        file.write(f'<article id="a{self._articles}"{spoken}>\n<h2 dir="auto">{heading}</h2>\n{_about(article)}')
        for line in lines:
            furniture = ' class="furniture"' if all(piece.is_furniture for piece in line) else ""
            file.write(f'<p dir="auto"{furniture}>{self._line(line)}</p>\n')
        file.write(self._table(marked))
        file.write("</article>\n")

    def _line(self, line: Paragraph) -> str:
        return "".join(map(self._piece, line))

    def _piece(self, piece: Piece) -> str:
        text = "".join(
            f'<span class="hidden">{escape(part)}</span>' if is_hidden else escape(part)
            for part, is_hidden in visible(piece.text)
        )
        if not piece.highlights:
            return f'<span class="furniture">{text}</span>' if piece.is_furniture else text
        top = piece.highlights[-1]
        kind = self._classes[top.label]
        lines = [self._classes[one.label] for one in piece.highlights[:-1]]
        numbers = "".join(
            f'<a class="number {self._classes[one.label]}" href="#{self._anchor(one)}">'
            f"{escape(self._labels.letter(one.label))}{one.number}</a>"
            for one in reversed(piece.ending)
        )
        words = "; ".join(escape(plain(self._words(one)), quote=True) for one in reversed(piece.highlights))
        # The anchor to come back to stands where the highlight begins.
        return f'<mark class="{kind}" style="{_ground(kind, lines)}" title="{words}">{text}</mark>{numbers}'

    def _anchor(self, one: Highlight) -> str:
        return f"a{self._articles}t{one.number}"

    def _words(self, one: Highlight) -> str:
        form = self._labels.form(one.tags[0])
        return ", ".join([one.label, *(words for _, words in form)])

    def _table(self, marked: list[Highlight]) -> str:
        if not marked:
            return f'<p class="about">{escape(self._say(NO_TAGS))}</p>\n'
        named = {span.annotator for one in marked for span in one.tags} - {""}
        rows = "".join(self._rows(one, with_names=bool(named)) for one in marked)
        shown = COLUMNS if named else COLUMNS[:-1]
        head = "".join(f"<th>{escape(self._say(name))}</th>" for name in shown)
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"

    def _rows(self, one: Highlight, *, with_names: bool) -> str:
        """Return the rows of a highlight: what several people say of it stands together, once where it is the same."""
        letter = f"{escape(self._labels.letter(one.label))}{one.number}"
        number = f'<span class="number {self._classes[one.label]}">{letter}</span>'
        rows = []
        for place, (form, note, names) in enumerate(self._labels.readings(one)):
            anchor = "" if place else f' id="{self._anchor(one)}"'
            head = (
                "<td></td><td></td>"
                if place
                else (f'<td>{number} {escape(plain(one.label))}</td><td dir="auto">{escape(plain(one.quote))}</td>')
            )
            fields = "; ".join(
                f"<i>{escape(plain(name))}</i> <bdi>{escape(plain(words))}</bdi>" for name, words in form
            )
            said = f'<div class="note" dir="auto">{escape(plain(note))}</div>' if note else ""
            by = f'<td dir="auto">{escape(plain(", ".join(names)))}</td>' if with_names else ""
            rows.append(f"<tr{anchor}>{head}<td>{fields}{said}</td>{by}</tr>\n")
        return "".join(rows)


def _counted(one_and_many: tuple[str, str], count: int, say: Say) -> str:
    return say(one_and_many[count != 1]).format(count=number(count, say))


def _ground(kind: str, underlines: Iterable[str] = ()) -> str:
    """Return the colours of a highlight: its ground, and a line below it for each label that it overlaps."""
    lines = [f"inset 0 -{2 * number}px 0 var(--{name}-text)" for number, name in enumerate(underlines, 1)]
    return f"background:var(--{kind}-fill)" + (f";box-shadow:{','.join(lines)}" if lines else "")


def _about(article: ExchangedArticle) -> str:
    """Return what is known about an article besides its text."""
    known = article.metadata
    parts = [escape(plain(part)) for part in (known.source, known.published_on, known.language) if part]
    if known.url:
        shown = escape(plain(known.url))
        # Only addresses of the web can be followed; another scheme could do something when clicked.
        is_web = known.url.lower().startswith(("https://", "http://"))
        link = f'<a href="{escape(known.url, quote=True)}" rel="noreferrer noopener nofollow">{shown}</a>'
        parts.append(link if is_web else shown)
    return f'<p class="about" dir="auto">{" · ".join(parts)}</p>\n' if parts else ""
