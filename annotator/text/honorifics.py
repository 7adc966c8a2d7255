"""Titles in front of names: President, Mr., Kharkiv Mayor, міський голова."""

import re

_PIECE = re.compile(r"\S+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    president vice-president minister prime-minister premier chancellor king queen prince princess pope
    governor mayor deputy-mayor senator congressman congresswoman representative ambassador envoy commissioner
    secretary secretary-general speaker spokesman spokeswoman spokesperson chief commander commander-in-chief
    head chairman chairwoman director adviser advisor aide prosecutor ombudsman judge
    general lieutenant colonel major captain sergeant admiral marshal brigadier
    mr mrs ms miss dr prof professor sir lady lord gen lt col maj capt sgt adm gov sen rep pres hon rev

    президент президента віцепрезидент міністр міністра прем'єр прем'єр-міністр канцлер король папа
    губернатор мер мера голова голови міський депутат сенатор посол секретар генсек речник речниця
    командувач головнокомандувач головком начальник керівник керівниця директор радник прокурор генпрокурор омбудсман
    генерал генерал-майор генерал-лейтенант полковник підполковник майор капітан сержант адмірал пан пані

    вице-президент министр премьер премьер-министр губернатор мэр мэра глава главы городской сенатор
    секретарь представитель пресс-секретарь спикер командующий главнокомандующий руководитель советник
    генпрокурор капитан адмирал подполковник господин госпожа
    """
)
"""Words that end a title; folded, with a straight apostrophe, without a full stop."""

BEFORE_TITLES = _words(
    """
    ukrainian russian american british french german polish belarusian european u.s us uk eu western
    prime foreign defence defense interior deputy first acting former vice regional local city military air force
    український українська російський російська американський колишній перший заступник
    украинский украинская российский российская американский бывший первый заместитель
    """
)
"""Words that may stand before a title and belong to it."""

_NOT_FOLLOWED = _words("staff assembly council office's штаб штабу")
"""Words that make the title before them part of an institution's name: General Staff."""


def fold_honorific(word: str) -> str:
    """Return a word as the tables of titles hold it."""
    return word.casefold().replace("’", "'").replace("ʼ", "'").strip('.,;:()[]"“”«»')


def without_title(name: str) -> str:
    """Return a name without the titles, ranks and nationality in front of it; a title alone stays as it is."""
    pieces = [found.span() for found in _PIECE.finditer(name)]
    folded = [fold_honorific(name[start:end]) for start, end in pieces]
    last = max((place for place, word in enumerate(folded) if _is_title(folded, place, word)), default=-1)
    if last < 0 or last + 1 == len(pieces):
        return name
    rest = [(start, end) for start, end in pieces[last + 1 :]]
    capitals = [place for place, (start, _) in enumerate(rest) if not name[start].isupper()]
    if capitals:
        # "head of the military administration Oleh Syniehubov": the name is what ends it in capitals
        rest = rest[capitals[-1] + 1 :][-2:]
        if len(rest) < 2:
            return name
    elif _is_cyrillic(name) and len(rest) > 2:
        rest = rest[-2:]  # "мер Харкова Ігор Терехов": a place in between
    return name[rest[0][0] :]


def _is_title(folded: list[str], place: int, word: str) -> bool:
    following = folded[place + 1] if place + 1 < len(folded) else ""
    return word in TITLES and following not in _NOT_FOLLOWED


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= character <= "\u04ff" for character in text)
