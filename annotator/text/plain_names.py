"""Names of people, labels and files without what could disguise them."""

import unicodedata

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad")


def plain_name(name: str) -> str:
    """Return a name on one line, without direction marks, zero-width signs and control characters."""
    kept = "".join(
        " " if sign.isspace() else sign
        for sign in name
        if sign.isspace() or not (sign in _BIDI_CONTROLS or sign in _INVISIBLE or unicodedata.category(sign) == "Cc")
    )
    return " ".join(kept.split())
