"""Phrases that count people who came to harm: "at least seven civilians were killed", "injuring 57 others".

The rules follow the codebook: from the first word of the quantity to the outcome, or from the outcome on where it
stands first; the number alone where other words stand between.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from annotator.domain.phrase_book import on_one_line
from annotator.text.tokens import Token


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PERSON = re.compile(
    r"""(?:people|persons?|civilians?|residents?|child(?:ren)?|wom[ae]n|m[ae]n|boys?|girls?|infants?|teenagers?|adults?
    |soldiers?|troops|servicem[ae]n|policem[ae]n|officers?|rescuers?|firefighters?|medics?|paramedics?|doctors?|workers?
    |employees?|journalists?|pensioners?|patients?|passers|passersby|passerby|others?|victims?|volunteers?|students?
    |drivers?|passengers?|fighters?|prisoners?|bystanders?|locals?|minors?|members?
    |люд(?:ей|и|ям|ьми|ина|ину|ини)|ос(?:іб|оби|оба|обу|обам)|цивільн\w+|мешкан\w+|жител\w+|д[иі]т(?:ей|и|ина|ину|ям)
    |жін(?:ок|ки|ка|ку)|чоловік\w*|хлоп\w+|дівч\w+|військов\w+|рятувальник\w*|поліцейськ\w+|працівник\w*|медик\w*
    |пенсіонер\w*|солдат\w*|громадян\w*
    |человек\w*|мирн\w+|дет(?:ей|и|ям)|реб[её]н\w+|женщин\w*|мужчин\w*|мальчик\w*|девоч\w+|военн\w+|спасател\w+
    |сотрудник\w*|полицейск\w+|граждан\w*|подрост\w+|пенсионер\w*)$""",
    re.VERBOSE,
)
_BETWEEN = _vocabulary(
    """
    was were is are be been being has have had also reportedly confirmed already still now later either initially feared
    taken rushed sent admitted brought to the a left got sustained suffered received various serious severe said
    було були був була отримали отримав отримала зазнали дістали вже уже також доставлені доставлено до
    были был была было получили получил получила доставлены доставлено в также
    """
)
_STOPS = _vocabulary(
    """
    and or but in on at of to by from with as near after before when while who which that than for were was are is
    і й та або але у в на до від з із зі під після коли які що за по внаслідок через
    и или но от с со под после когда которые что из при
    """
)
_LEADING = frozenset(("of", "the", "more", "other", "additional", "different"))
_INCLUDING = frozenset(("including", "included", "includes", "зокрема", "включая", "числі", "числе"))
_THEM = {
    ("of", "them"),
    ("of", "these"),
    ("of", "those"),
    ("of", "whom"),
    ("з", "них"),
    ("із", "них"),
    ("з", "яких"),
    ("из", "них"),
    ("из", "которых"),
}
_AMONG = {("among", "them"), ("серед", "них"), ("среди", "них"), ("among", "whom"), ("серед", "яких")}
_ROSE = re.compile(r"ros|rise|increas|climb|grew|grow|jump|зрос|збільш|вирос|вырос|возрос|увелич|достиг")
_ARTICLES = frozenset(("a", "an", "another"))
_FAR = 18


class CasualtyPhrases:
    """Finds casualty phrases by the keywords that a scheme gives for what happened to people."""

    def __init__(self, outcomes: Sequence[str]) -> None:
        folded = [keyword.casefold().replace("'", "").replace("’", "").replace("ё", "е") for keyword in outcomes]
        alternatives = "|".join(map(re.escape, sorted(folded, key=len, reverse=True))) or r"(?!)"
        self._outcome = re.compile(rf"(?:{alternatives})")

    def find(self, text: str, tokens: list[Token], counts: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """Yield each phrase as its first token and the one behind its last.

        ``counts`` are the quantities of the text: the first token of each by the one behind its last.
        """
        reader = _Reader(text, tokens, self._outcome)
        counted: set[int] = set()
        for behind, first in counts.items():
            counted.update(range(first, behind))
            yield from reader.around(first, behind)
        for place, token in enumerate(tokens):
            if token.word in _ARTICLES and place not in counted:
                yield from reader.around_article(place)


class _Reader:
    """Reads what stands around one quantity."""

    def __init__(self, text: str, tokens: list[Token], outcome: re.Pattern[str]) -> None:
        self._text, self._tokens, self._outcome = text, tokens, outcome

    def around(self, first: int, behind: int) -> Iterator[tuple[int, int]]:
        """Yield the phrase that a quantity begins, ends or stands alone for, if it counts people."""
        if self._word(first) in {"до", "to"} and _ROSE.match(self._word(first - 1)):
            first += 1
        noun = self._people(behind)
        them = self._of_them(behind)
        end = self._outcome_behind(noun or behind) or (them and self._people(them))
        if end:
            yield first, end
        elif self._is_outcome(first - 1) and on_one_line(self._text, self._tokens, first):
            if noun or not self._goes_on(behind):
                yield first - 1, noun or behind
        elif noun and self._included(first):
            yield first, noun
        elif self._rose(first):
            yield first, behind

    def around_article(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield the phrase around ``a`` or ``an`` where it counts one person who came to harm."""
        noun = self._people(place + 1)
        if not noun:
            return
        end = self._outcome_behind(noun)
        if end or self._included(place) or self._word(noun - 1) == "victim":
            yield place, end or noun
        elif self._is_outcome(place - 1) and on_one_line(self._text, self._tokens, place):
            yield place - 1, noun

    def _word(self, place: int) -> str:
        return self._tokens[place].word if 0 <= place < len(self._tokens) else ""

    def _follows(self, place: int) -> bool:
        return on_one_line(self._text, self._tokens, place) and (
            self._word(place)[:1].isalpha() or self._word(place) in {"-", ""}
        )

    def _is_outcome(self, place: int) -> bool:
        return bool(self._outcome.match(self._word(place)))

    def _people(self, place: int) -> int | None:
        """Return the place behind a noun for people, with what may stand before it: ``of the``, an age, adjectives."""
        while self._follows(place) and self._word(place) in _LEADING:
            place += 1
        for _ in range(6):
            if not self._follows(place):
                return None
            word = self._word(place)
            if _PERSON.match(word):
                behind = place + 1
                return behind + 1 if self._follows(behind) and _PERSON.match(self._word(behind)) else behind
            if word in _STOPS or word in _BETWEEN or self._is_outcome(place):
                return None
            place += 1
        return None

    def _of_them(self, place: int) -> int | None:
        """Return the place behind ``of them are``, ``of the injured are``."""
        if (self._word(place), self._word(place + 1)) not in _THEM:
            if (self._word(place), self._word(place + 1)) != ("of", "the") or not self._is_outcome(place + 2):
                return None
            place += 1
        place += 2
        while self._follows(place) and self._word(place) in _BETWEEN:
            place += 1
        return place

    def _outcome_behind(self, place: int) -> int | None:
        """Return the place behind what happened, and behind whom it happened to where they come last."""
        for _ in range(6):
            if not self._follows(place):
                return None
            found = self._outcome.match(self._words_from(place))
            if found:
                behind = place + 1 + found.group().count(" ")
                noun = behind if _PERSON.match(self._word(behind)) and self._follows(behind) else None
                return noun + 1 if noun else behind
            if self._word(place) not in _BETWEEN:
                return None
            place += 1
        return None

    def _words_from(self, place: int) -> str:
        return " ".join(token.word for token in self._tokens[place : place + 4])

    def _goes_on(self, behind: int) -> bool:
        """Tell whether a noun that is not people may follow: ``injured two buildings``."""
        return self._follows(behind) and self._word(behind) not in _STOPS

    def _included(self, first: int) -> bool:
        before = self._word(first - 1)
        return before in _INCLUDING or (self._word(first - 2), before) in _AMONG or self._among_before_dash(first)

    def _among_before_dash(self, first: int) -> bool:
        """Tell whether ``серед них —`` stands before a place."""
        return self._word(first - 1) in {"—", "–", "-"} and (self._word(first - 3), self._word(first - 2)) in _AMONG

    def _rose(self, first: int) -> bool:
        """Tell whether a number of killed or injured is said to have risen to this one."""
        if self._word(first - 1) not in {"to", "до"} or not _ROSE.match(self._word(first - 2)):
            return False
        for place in range(first - 3, max(-1, first - _FAR), -1):
            if self._word(place) in {".", "!", "?"} or not on_one_line(self._text, self._tokens, place + 1):
                return False
            if self._is_outcome(place):
                return True
        return False
