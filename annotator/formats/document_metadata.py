"""Make an article of a document's paragraphs and of what the document says of itself."""

import re
from collections.abc import Iterable, Mapping

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.heading import title_in
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.dates_and_codes import iso_date, language_code
from annotator.formats.paragraphs import Paragraph, join_paragraphs
from annotator.text.normalise import normalise

_NO_TITLES = re.compile(
    r"(?:microsoft word\b.*|.*\.(?:docx?|odt|rtf|pdf|indd|qxp)"
    r"|(?:untitled|document|doc|документ|без (?:назви|названия|имени|імені))\s*\d*)",
    re.IGNORECASE,
)
"""Titles that a program gave, not a person."""
_NO_AUTHORS = re.compile(
    r"(?:python-docx|apache poi|(?:microsoft )?(?:office|windows)(?: user)?|user|admin(?:istrator)?|owner|unknown"
    r"|пользователь|користувач)\s*\d*",
    re.IGNORECASE,
)


def article_of_document(
    place: str, paragraphs: Iterable[Paragraph], said: Mapping[str, str], raw_sha256: str
) -> ExchangedArticle | Problem:
    """Return the article of a document, or a problem where it holds no text.

    ``said`` holds ``title``, ``creator``, ``publisher``, ``created``, ``date`` and ``language`` where it says so.
    """
    text = normalise(join_paragraphs(paragraphs)).strip("\n")
    if not text.strip():
        return Problem(place, QT_TRANSLATE_NOOP("errors", "The document holds no text."))
    return ExchangedArticle(text=text, metadata=metadata_of(said, text), raw_sha256=raw_sha256, place=place)


def metadata_of(said: Mapping[str, str], text: str) -> Metadata:
    """Return what a document says of itself, without what only the program says that wrote it."""
    title, author = normalise(said.get("title", "")), normalise(said.get("publisher") or said.get("creator", ""))
    is_made_by_program = bool(_NO_AUTHORS.fullmatch(author))
    return Metadata(
        title=title if title and not _NO_TITLES.fullmatch(title) else title_in(text),
        source="" if is_made_by_program else author,
        # a template's author and a template's date come together
        published_on="" if is_made_by_program else iso_date(said.get("created") or said.get("date")),
        language=language_code(said.get("language")),
    )
