"""The report on paper: the same articles as in the page of HTML, in the few words of HTML that a page layout knows.

The layout itself needs Qt, which formats do without: whoever starts the program hands it in as ``print_pages``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.scheme import Colours, Label
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.formats.base import WriteOptions
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
    is_right_to_left,
    paragraphs,
    plain,
    visible,
)

_LONGEST_LINE = 20_000
"""Code points of a paragraph; a text without line breaks is cut there."""
_MUTED, _LINE = "#59636e", "#d8dee4"
_OTHER = Colours("#57534a", "#eceae4")
_SERIF = "'Noto Serif','Source Serif 4',Georgia,'Times New Roman',serif"
_TITLE = "font-size:20pt;font-weight:600;margin-top:0;margin-bottom:12px"
_HEADING = f"font-family:{_SERIF};font-size:15pt;font-weight:600;margin-top:0;margin-bottom:3px"
_SMALL, _NUMBER = "font-size:8pt", "font-size:9pt;font-weight:600;vertical-align:super"


class NeedsPrinting(KnownError):
    """Pages were to be laid out where nothing can."""

    happened = QT_TRANSLATE_NOOP("errors", "{name} could not be written: only the desktop program lays out pages.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")


def write_pdf_report(articles: Iterable[ExchangedArticle], target: Path, options: WriteOptions) -> None:
    """Write the report as PDF, article after article; raise NeedsPrinting where no layout was handed in."""
    if options.print_pages is None:
        raise NeedsPrinting(name=target.name)
    options.print_pages(printed_report(articles, options), target, plain(options.project_name))


def printed_report(articles: Iterable[ExchangedArticle], options: WriteOptions) -> Iterator[str]:
    """Yield one article after the other, each to begin a new page; title and legend stand above the first."""
    labels = Labels(options.scheme, options.say)
    opening = _opening(plain(options.project_name or options.say(TAGGED_ARTICLES)), labels)
    for article in articles:
        yield opening + printed_article(article, labels)
        opening = ""
    if opening:
        yield opening


def printed_article(article: ExchangedArticle, labels: Labels) -> str:
    """Return one article with its highlights and the table of its tags."""
    marked = highlights(article)
    lines = list(paragraphs(article, marked))
    title = article.metadata.title.strip() or labels.say(UNTITLED)
    heading, direction = escape(plain(title)), _direction(title)
    if lines and "".join(piece.text for piece in lines[0]).strip() == title:
        heading = _line(lines.pop(0), labels)
    known = article.metadata
    about = " · ".join(
        escape(plain(part)) for part in (known.source, known.published_on, known.language, known.url) if part
    )
    body = "".join(
        f'<p{_direction("".join(piece.text for piece in line))} style="font-family:{_SERIF};font-size:10.5pt;'
        f'line-height:140%;margin-top:0;margin-bottom:9px;white-space:pre-wrap">{_line(line, labels)}</p>\n'
        for whole in lines
        for line in _short_lines(whole)
    )
    table = _table(marked, labels)
    return (
        f'<p{direction} style="{_HEADING}">{heading}</p>\n'
        f'<p style="{_SMALL};color:{_MUTED};margin-top:0;margin-bottom:14px">{about}</p>\n{body}{table}'
    )


def _opening(title: str, labels: Labels) -> str:
    rows = "".join(_legend_row(label) for label in labels.all if not label.retired)
    return (
        f'<p style="{_TITLE}"{_direction(title)}>{escape(title)}</p>\n'
        f'<table width="100%" cellspacing="0" cellpadding="4">{rows}</table>\n<p style="margin:0">&nbsp;</p>\n'
    )


def _legend_row(label: Label) -> str:
    name = f'<span style="background-color:{label.light.fill}">{escape(plain(label.name))}</span>'
    letter = f'<span style="color:{label.light.text};{_NUMBER}">{escape(plain(label.letter))}</span>'
    return (
        f'<tr><td width="24%">{name}{letter}</td>'
        f'<td style="{_SMALL};color:{_MUTED}">{escape(plain(label.definition))}</td></tr>\n'
    )


def _short_lines(line: Paragraph) -> Iterator[Paragraph]:
    """Yield a line in parts that a page layout gets through: ten times the length takes it a hundred times as long."""
    part: list[Piece] = []
    room = _LONGEST_LINE
    for piece in line:
        for start in range(0, len(piece.text), _LONGEST_LINE):
            text = piece.text[start : start + _LONGEST_LINE]
            is_last = start + _LONGEST_LINE >= len(piece.text)
            if part and len(text) > room:
                yield part
                part, room = [], _LONGEST_LINE
            part.append(replace(piece, text=text, ending=piece.ending if is_last else ()))
            room -= len(text)
    if part:
        yield part


def _line(line: Paragraph, labels: Labels) -> str:
    return "".join(_piece(piece, labels) for piece in line)


def _piece(piece: Piece, labels: Labels) -> str:
    text = "".join(
        f'<span style="color:{_MUTED};font-size:7pt">[{escape(part)}]</span>' if is_hidden else escape(part)
        for part, is_hidden in visible(piece.text)
    )
    if not piece.highlights:
        return f'<i style="color:{_MUTED}">{text}</i>' if piece.is_furniture else text
    fill = _colours(labels, piece.highlights[-1].label).fill
    line = ";text-decoration:underline" if len(piece.highlights) > 1 else ""
    numbers = "\u2009".join(_number(one, labels) for one in reversed(piece.ending))
    return f'<span style="background-color:{fill}{line}">{text}</span>{numbers}'


def _number(one: Highlight, labels: Labels) -> str:
    colour = _colours(labels, one.label).text
    return f'<span style="color:{colour};{_NUMBER}">{escape(labels.letter(one.label))}{one.number}</span>'


def _colours(labels: Labels, name: str) -> Colours:
    label = labels.get(name)
    return label.light if label else _OTHER


def _table(marked: list[Highlight], labels: Labels) -> str:
    if not marked:
        return f'<p style="{_SMALL};color:{_MUTED}">{escape(labels.say(NO_TAGS))}</p>'
    rows = "".join(_rows(one, labels) for one in marked)
    style = f'style="{_SMALL};color:{_MUTED};font-weight:400" align="left"'
    columns = zip(COLUMNS, _WIDTHS, strict=True)
    head = "".join(f'<th {style} width="{width}%">{escape(labels.say(name))}</th>' for name, width in columns)
    return (
        f'<table width="100%" cellspacing="0" cellpadding="3" style="margin-top:16px;border-collapse:collapse">'
        f"<thead><tr>{head}</tr></thead>{rows}</table>\n"
    )


_WIDTHS = (17, 25, 46, 12)
"""Shares of the columns, in per cent."""


def _rows(one: Highlight, labels: Labels) -> str:
    cell = f'<td style="{_SMALL};border-top:1px solid {_LINE}"'
    number = f"{escape(labels.letter(one.label))}{one.number}"
    rows = []
    for place, (form, note, names) in enumerate(labels.readings(one)):
        head = f"<b style='color:{_colours(labels, one.label).text}'>{number}</b> {escape(plain(one.label))}"
        quote = escape(plain(one.quote))
        fields = "; ".join(
            f'<span style="color:{_MUTED}">{escape(plain(name))}</span> {escape(plain(words))}' for name, words in form
        )
        said = f"{'<br>' if fields else ''}<i>{escape(plain(note))}</i>" if note else ""
        by = escape(plain(", ".join(names)))
        cells = ("", "", fields + said, by) if place else (head, quote, fields + said, by)
        rows.append("<tr>" + "".join(f"{cell}>{words}</td>" for words in cells) + "</tr>\n")
    return "".join(rows)


def _direction(text: str) -> str:
    return ' dir="rtl"' if is_right_to_left(text) else ""
