"""Markdown: one file, one article. The first heading is its title; the text stays as it is written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.formats.base import Format, ReadOptions
from annotator.formats.text_file import read_text_file

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")


def read_markdown(path: Path, options: ReadOptions) -> Iterator[ExchangedArticle | Problem]:
    """Yield the one article of a Markdown file."""
    article = read_text_file(path, options)
    heading = _HEADING.search(article.text)
    if heading:
        title = _EMPHASIS.sub(r"\2", heading.group(1))
        article = replace(article, metadata=article.metadata._replace(title=title))
    yield article


MARKDOWN = Format("markdown", "Markdown", (".md", ".markdown"), "one article a file", read=read_markdown)
