"""Fold case and accents away, for finding and sorting; the length may change."""

import unicodedata


def folded(text: str) -> str:
    """Return the text without case and combining marks: ``Vovchánsk`` and ``vovchansk`` are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
