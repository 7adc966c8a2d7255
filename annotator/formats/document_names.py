"""File names for formats that keep each article in a file of its own."""

import re


def document_name(number: int, title: str) -> str:
    """Return a name without an ending that sorts by number and tells people which article it is."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:48].strip("-")
    return f"{number:05}-{plain}" if plain else f"{number:05}"
