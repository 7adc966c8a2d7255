"""The language of a report: its words are English, unless whoever asks for it hands in another way to say them."""

from collections.abc import Callable
from typing import TypeAlias

from annotator.errors import QT_TRANSLATE_NOOP

Say: TypeAlias = Callable[[str], str]
"""Returns a sentence of the context "reports" in the language of the report."""

LANGUAGE = QT_TRANSLATE_NOOP("reports", "en")
"""The code of a language, in that language."""
_THOUSAND = QT_TRANSLATE_NOOP("reports", "1,000")
"""How a thousand is written."""


def in_english(text: str) -> str:
    """Say a sentence as it is written here."""
    return text


def number(count: int, say: Say) -> str:
    """Return a number as the language writes it."""
    return f"{count:,}".replace(",", say(_THOUSAND)[1:-3])
