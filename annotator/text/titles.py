"""Tell an article's title from its first line."""

import re

_LONGEST = 140
_SHORTENED = 80
_CUT = "…"
# Compiled when a title is looked for, which few windows do before they show.
_ENDS_A_SENTENCE = r"[.!?…:;,][\"'”’»)]*$"
_SITE = r"\s+[|–—-]\s+[^|–—-]{2,40}$"


def first_line_is_title(text: str) -> bool:
    """Tell whether the first line looks like a title: short, and set apart from what follows."""
    lines = text.lstrip("\n").split("\n", 2)
    line = lines[0].strip()
    if not line or len(line) > _LONGEST or len(lines) == 1:
        return False
    stands_apart = not lines[1].strip()
    return stands_apart or not re.search(_ENDS_A_SENTENCE, line)


def title_of(text: str) -> str:
    """Return the first line where it looks like a title, without a site's name, else the first words."""
    line = text.lstrip("\n").split("\n", 1)[0].strip()
    if first_line_is_title(text):
        return re.sub(_SITE, "", line) or line
    if len(line) <= _SHORTENED:
        return line
    return line[:_SHORTENED].rsplit(" ", 1)[0].rstrip(" ,;:.—–-") + _CUT


def title_within(text: str, title: str) -> int | None:
    """Return how many code points at the start of the text are its title; None where it stands elsewhere only.

    0 means that the text begins with the words of the title, but not as a line of its own: shown above the text, they
    would be read twice.
    """
    begins = len(text) - len(text.lstrip())
    if not title or not text.startswith(title.removesuffix(_CUT), begins):
        return None
    end = text.find("\n", begins)
    line = text[begins:] if end < 0 else text[begins:end]
    is_line = line == title or (not title.endswith(_CUT) and first_line_is_title(text))
    return begins + len(line) if is_line else 0
