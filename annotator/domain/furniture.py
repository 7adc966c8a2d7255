"""Recognise site furniture in an article, line by line: what a page says around the article, not what it reports.

Precision before recall. A line counts by the words that pages use for it, by its shape, and by where it stands; and by
what was drawn in other articles of the same outlet. No sentence of the article may be hidden from who tags.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from urllib.parse import urlsplit

from annotator.domain import furniture_phrases as phrases
from annotator.domain.span import Span
from annotator.domain.zone import Zone, ZoneOrigin, in_a_zone

_LONGEST = 300
"""A longer line is a paragraph, unless it was learned."""
_LONGEST_PHRASE = 64
_LONGEST_HEADLINE = 110
_FIRST_WORD = re.compile(r"[^\w“”\"«„'‘]*(\w+)")
_HEAD = re.compile(r"[:|…»›→]|\.\.\.| [-–—] ")
_QUOTES = frozenset("“”\"«„'‘")
"""Signs that open what somebody says."""
_TWO_WORDS_LONG = 32
_TWO_WORDS = re.compile(r"\W*([\w'-]+)\W+([\w'-]+)")
_CLOSING = ")]”\"»’'"
_MOST_SIGNS = 2
_SYMBOLS = frozenset(":|›»>•·↑▲×✕<‹«/\\")
_WORDS = re.compile(r"[\w'’-]+")
_COUNTED = re.compile(
    r"\d[\d.,\s]*(?:k\s*)?(?:comments?|shares?|views?|likes?|min(?:ute)?s?\.? read|"
    r"коментар\w*|перегляд\w*|комментари\w*|просмотр\w*|хв(?:илин\w*)? (?:на )?читання|мин(?:ут\w*)? (?:на )?чтени\w*)"
    r"|(?:views?|comments?|shares?|переглядів|просмотров|коментарів|комментариев|коментарі|комментарии)\s*:?\s*\d[\d.,\s]*",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:first |last )?\w+(?: on| at)?\s*[:|]?\s+([\w\s,.:/|()+-]{4,60})", re.IGNORECASE)
_DATE_FIELD = re.compile(
    r"(?:date|published|updated|дата|опубліковано|опубликовано|оновлено|обновлено)\s*:?\s*\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?=\s|$)",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"\(?(?:additional )?(?:reporting|writing) by .*\b(?:editing|writing) by\b.*", re.IGNORECASE)
_MOST_WORDS_OF_A_SECTION = 4
_FEWEST_WORDS_OF_A_HEADLINE = 4
_LINES_WITH_FIELDS = 3
"""Among so many first lines a page's own fields may stand, such as the date."""
_HEADINGS_OF_LINKS = frozenset(
    phrase
    for phrase in phrases.LINES
    if re.match(
        r"(?:read|see|more|related|recommend|you m|most|trending|popular|top |latest|up next|editor|must)", phrase
    )
    or re.match(r"(?:чита|тем|по тем|за тем|схож|похож|мат|нов|остан|попул|топ|до тем|гол|найп|найч|само)", phrase)
)


def line_key(line: str) -> str:
    """Return a line without what differs between pages that say the same: case, quotes, signs at its edges, spaces."""
    key = " ".join(_plain(line).split())
    start, end = 0, len(key)
    while start < end and not key[start].isalnum():
        start += 1
    while end > start and not key[end - 1].isalnum():
        end -= 1
    return key[start:end]


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").replace("ʼ", "'").replace("ё", "е")


def _first_word(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return found[1].casefold().replace("ё", "е") if found else ""


_OPENINGS_BY_WORD: dict[str, tuple[str, ...]] = {}
for _opening in phrases.OPENINGS:
    _OPENINGS_BY_WORD[_first_word(_opening)] = (*_OPENINGS_BY_WORD.get(_first_word(_opening), ()), _opening)
_HEADED = frozenset(phrases.HEADED)
_STAMPS = ("published", "updated", "modified", "posted", "опубліковано", "оновлено", "опубликовано", "обновлено")
_STAMP_WORDS = frozenset(("first", "last", *_STAMPS))
_SIGN_OFF_WORDS = frozenset(("reporting", "writing", "additional"))
_FIELDS = ("date", "дата", *_STAMPS)
_LONE_STARTERS = frozenset((*_FIELDS, *(head for head in phrases.HEADED if " " not in head)))
"""Words that tell by themselves that a long line may be furniture."""
_STARTERS = frozenset(
    map(_first_word, (*phrases.LINES, *phrases.HEADED, *phrases.OPENINGS, *phrases.WEAK_LINES))
).union(
    *(phrases.SHARE_WORDS, phrases.BESIDE_SHARE_WORDS, phrases.CREDIT_WORDS, _LONE_STARTERS),
    *(("ещё", "first", "last", "views", "reporting", "writing", "additional"), ("переглядів", "просмотров")),
    ("коментарів", "комментариев"),
)
"""Words that furniture begins with."""


_HEAD_LENGTH = 3
_HEADS = frozenset(
    variant[:_HEAD_LENGTH]
    for word in _STARTERS
    # A word shorter than that ends its line, or a space or a sign follows.
    for ending in (("", " ", ":", ".", "…", "|", ",") if len(word) < _HEAD_LENGTH else ("",))
    for variant in (word + ending, word.capitalize() + ending, word.upper() + ending)
)
"""How lines of furniture begin, so that most other lines need not be looked at."""


def _first_words(text: str) -> tuple[str, ...]:
    found = _TWO_WORDS.match(_plain(text))
    return found.groups() if found else ()


_PAIRS = frozenset(map(_first_words, (*phrases.HEADED, *phrases.OPENINGS))).union(
    ((order, stamp) for order in ("first", "last") for stamp in _STAMPS),
    (("reporting", "by"), ("writing", "by"), ("additional", "reporting"), ("additional", "writing")),
)
"""Two words that a long line of furniture begins with."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was said of lines in other articles of an outlet."""

    known: frozenset[str] = frozenset()
    """Keys of lines that are furniture there."""
    refused: frozenset[str] = frozenset()
    """Keys of lines that look like furniture and are article."""


NO_LESSONS = Lessons()


def outlet_of(source: str, url: str) -> str:
    """Return what tells an outlet from others: its name, else the host of its address; empty where neither is known."""
    name = " ".join(source.casefold().split())
    if name or not url:
        return name
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@dataclass
class Teaching:
    """Gathers what was drawn and taken away in articles, by outlet; of two opinions in one outlet, the more count."""

    _votes: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, outlet: str, drawn: Iterable[str], taken_away: Iterable[str]) -> None:
        """Add what was said in one article; without an outlet there is nobody to learn it."""
        if not outlet:
            return
        votes = self._votes.setdefault(outlet, {})
        here = {key for quote in drawn for key in keys_in(quote)}
        for key in here:
            votes[key] = votes.get(key, 0) + 1
        for key in {key for quote in taken_away for key in keys_in(quote)} - here:
            votes[key] = votes.get(key, 0) - 1

    def of(self, outlet: str) -> Lessons:
        """Return what an outlet's articles teach."""
        votes = self._votes.get(outlet)
        if not votes:
            return NO_LESSONS
        return Lessons(
            frozenset(key for key, count in votes.items() if count > 0),
            frozenset(key for key, count in votes.items() if count < 0),
        )


def keys_in(quote: str) -> set[str]:
    """Return the keys of the lines in a stretch."""
    return {line_key(line) for line in quote.split("\n")} - {""}


def find_furniture(
    text: str, lessons: Lessons = NO_LESSONS, source: str = "", refused: Iterable[Span] = ()
) -> list[Zone]:
    """Return the furniture in a text by place, one zone a line; nothing that overlaps a refused stretch."""
    lines = text.split("\n")
    candidates = _candidates(lines)
    if not candidates and lessons is NO_LESSONS and " | " not in lines[0]:
        return []
    found = _Page(lines, lessons, source).found(candidates)
    refused = list(refused)
    if refused:
        found = [(span, origin) for span, origin in found if not in_a_zone(span.start, span.end, refused)]
    return [Zone(span, text[span.start : span.end], origin) for span, origin in found]


def lines_like(text: str, keys: frozenset[str]) -> list[Span]:
    """Return the lines of a text that read like one of the given ones, but for its first, which is its headline."""
    page = _Page(text.split("\n"), NO_LESSONS, "")
    first = page.beside(-1, 1)
    return [page.span(number) for number, line in enumerate(page.lines) if number != first and line_key(line) in keys]


class _Page:
    """The lines of one article, and which of them are furniture."""

    def __init__(self, lines: list[str], lessons: Lessons, source: str) -> None:
        self.lines = lines
        self._lessons = lessons
        self._source = source
        self._kinds: dict[int, ZoneOrigin] = {}
        self._starts: list[int] = []

    def found(self, candidates: list[int]) -> list[tuple[Span, ZoneOrigin]]:
        """Return stretches by place, each with why; ``candidates`` are the lines that begin like furniture."""
        taught: set[int] = set()
        if self._lessons is not NO_LESSONS:
            taught = self._take_lessons()
        weak = []
        has_links = False
        for number in candidates:
            if number not in taught:
                words = self.lines[number].strip()
                key = line_key(words)
                if key in phrases.WEAK_LINES:
                    weak.append(number)
                elif _is_furniture(words, key):
                    self._kinds[number] = ZoneOrigin.FOUND
                    has_links = has_links or key in _HEADINGS_OF_LINKS
        if has_links:
            self._take_links_at_the_end(taught)
        if weak:
            self._take_weak(weak)
        spans = [(self.span(number), kind) for number, kind in self._kinds.items()]
        spans += [(span, ZoneOrigin.FOUND) for span in self._fields_of_the_page(candidates)]
        spans.sort()
        return spans

    def span(self, number: int) -> Span:
        """Return where a line stands, without white space at its edges."""
        if not self._starts:
            self._starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        line = self.lines[number]
        start = self._starts[number] + len(line) - len(line.lstrip())
        return Span(start, start + len(line.strip()))

    def beside(self, number: int, step: int) -> int | None:
        """Return the next line up or down that is not empty."""
        number += step
        while 0 <= number < len(self.lines):
            if self.lines[number].strip():
                return number
            number += step
        return None

    def _take_lessons(self) -> set[int]:
        """Take lines for furniture that the outlet knows; return these and those that it refuses."""
        taught = set()
        first = self.beside(-1, 1)
        for number, line in enumerate(self.lines):
            key = line_key(line)
            if key and key in self._lessons.known and number != first:
                self._kinds[number] = ZoneOrigin.LEARNED
                taught.add(number)
            elif key and key in self._lessons.refused:
                taught.add(number)
        return taught

    def _take_links_at_the_end(self, taught: set[int]) -> None:
        """Take headlines for furniture behind a heading of links, where nothing else follows to the end of the text."""
        links: list[int] = []
        for number in range(len(self.lines) - 1, 0, -1):
            words = self.lines[number].strip()
            if number in self._kinds:
                if line_key(words) in _HEADINGS_OF_LINKS:
                    self._kinds |= dict.fromkeys(links, ZoneOrigin.FOUND)
                    links = []
            elif len(words) > _LONGEST_HEADLINE or number in taught or _ends_sentence(words):
                return
            elif words:
                links.append(number)

    def _take_weak(self, weak: list[int]) -> None:
        """Take lines that say little by themselves for furniture beside furniture, or as the last line of the page."""
        for order in (weak, weak[::-1]):
            for number in order:
                above, below = self.beside(number, -1), self.beside(number, 1)
                if above in self._kinds or below in self._kinds or (below is None and above is not None):
                    self._kinds[number] = ZoneOrigin.FOUND

    def _fields_of_the_page(self, candidates: list[int]) -> Iterator[Span]:
        """Yield fields of the page at the edges of the first lines: a date before, the name of a section behind."""
        for number in candidates:
            if number < _LINES_WITH_FIELDS and number not in self._kinds:
                date = _DATE_FIELD.match(self.lines[number].strip())
                if date is not None:
                    start = self.span(number).start
                    yield Span(start, start + date.end())
        bar = self.lines[0].find(" | ")
        if bar < 0 or 0 in self._kinds:
            return
        names = self.lines[0][bar + 3 :].split(" | ")
        if len(self.lines[0][:bar].split()) >= _FEWEST_WORDS_OF_A_HEADLINE and all(map(self._is_section, names)):
            yield Span(bar + 1, len(self.lines[0].rstrip()))

    def _is_section(self, name: str) -> bool:
        found = _WORDS.findall(name.casefold())
        if not found or len(found) > _MOST_WORDS_OF_A_SECTION or line_key(name) in self._lessons.refused:
            return False
        is_named = line_key(name) == line_key(self._source) or line_key(name) in self._lessons.known
        return is_named or found[-1] in phrases.SECTIONS


def _candidates(lines: list[str]) -> list[int]:
    """Return the lines that begin like furniture.

    Every line of an import is asked, so one that begins with none of our words must cost next to nothing.
    """
    found = []
    for number, line in enumerate(lines):
        if line:
            head = line[:_HEAD_LENGTH]
            if head not in _HEADS and (head[0].isalpha() or head[0] in _QUOTES):
                continue
            if len(line) <= _LONGEST and _begins_like_furniture(line):
                found.append(number)
    return found


def _begins_like_furniture(line: str) -> bool:
    first = _FIRST_WORD.match(line)
    if first is None:
        return len(line.strip()) <= _MOST_SIGNS
    word = first[1].casefold().replace("ё", "е")
    if len(line) <= _LONGEST_PHRASE:
        return word in _STARTERS or word[0].isdigit()
    return word in _LONE_STARTERS or (word in _STARTERS and _first_words(line[:_TWO_WORDS_LONG]) in _PAIRS)


def _ends_sentence(words: str) -> bool:
    return words.endswith(("”", '"', "»")) or words.rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def _is_furniture(words: str, key: str) -> bool:
    """Tell whether a line is furniture by what it says."""
    if not key:
        return bool(words) and _SYMBOLS.issuperset(words)
    if key in phrases.LINES:
        return True
    first = _first_word(key)
    if key.startswith(_OPENINGS_BY_WORD.get(first, ())):
        return True
    head = _HEAD.search(words, 2, _LONGEST_PHRASE)
    if head is not None:
        heading = line_key(words[: head.start()])
        if heading in _HEADED and (head[0].strip() not in "-–—" or " " in heading):
            return True
    if len(words) <= _LONGEST_PHRASE and (_COUNTED.fullmatch(key) or _is_share_bar(key) or _is_credit(key)):
        return True
    if first in _STAMP_WORDS and _is_stamp(words):
        return True
    return words.startswith("©") or bool(first in _SIGN_OFF_WORDS and _SIGN_OFF.fullmatch(words))


def _is_stamp(words: str) -> bool:
    """Tell whether a line that begins with ``published`` or the like goes on with a date or a time and nothing else."""
    found = _STAMP.fullmatch(words)
    if found is None or not any(sign.isdigit() for sign in words):
        return False
    named = [word for word in _WORDS.findall(_plain(found[1])) if not word[0].isdigit()]
    return all(word in phrases.DATE_WORDS or word[:3] in phrases.MONTHS for word in named)


def _is_share_bar(key: str) -> bool:
    found = _WORDS.findall(key)
    return not phrases.SHARE_WORDS.isdisjoint(found) and all(
        word in phrases.SHARE_WORDS or word in phrases.BESIDE_SHARE_WORDS for word in found
    )


def _is_credit(key: str) -> bool:
    found = _WORDS.findall(key)
    return not phrases.AGENCIES.isdisjoint(found) and phrases.CREDIT_WORDS.issuperset(found)
