"""Find a phrase wherever it stands as whole words."""

import re


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Return start and end of every place where the phrase stands by itself, in code points, end exclusive.

    A capital at the phrase's beginning may be small and the other way round, as at the start of a sentence; where the
    phrase begins or ends with a letter or digit, none may stand beside it.
    """
    if not phrase:
        return []
    first = {phrase[0], phrase[0].upper(), phrase[0].lower()}
    begin = "(?:" + "|".join(re.escape(form) for form in sorted(first)) + ")"
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    pattern = re.compile(before + begin + re.escape(phrase[1:]) + after)
    return [match.span() for match in pattern.finditer(text)]
