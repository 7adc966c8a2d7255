"""Articles of web pages: the body without what stands around it, and what the page says of itself.

trafilatura decides which paragraphs are the article and finds title, date and outlet; the text of those paragraphs is
taken from the page itself, because trafilatura changes white space, accents and emoji in what it hands back.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from annotator.domain.article import Metadata
from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.heading import title_in
from annotator.errors import QT_TRANSLATE_NOOP, Phrase, reason_of
from annotator.formats.dates_and_codes import host_of, iso_date, language_code, web_address
from annotator.formats.html_text import (
    Block,
    PageDamage,
    blocks,
    join_blocks,
    parse_page,
    text_without_tags,
)
from annotator.formats.paragraphs import Kind
from annotator.text.normalise import Decoded, EncodingError, UnknownEncodingError, decode, normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

PACKAGES = ("lxml", "trafilatura")
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|[^>]{0,200}?\burl:\s*)(https?://[^\s>]{1,2000})", re.IGNORECASE
)
_HEAD = 4096
"""Bytes at the start of a page among which it says its encoding and where it was saved from."""
_DEEPEST = 200
"""Levels of a page beyond which trafilatura, which goes down level by level, is not asked."""
_LONG, _SHORT = 30, 12
"""Letters of a link, and of other text, whose words are not in an article by chance."""
_CHUNK = 24
_NEAR = 3
_WHOLE_PAGE = QT_TRANSLATE_NOOP(
    "errors", "Its article could not be told from the rest: the text of the whole page was taken."
)
_ASIDE = frozenset(("aside", "nav", "footer", "header", "figcaption", "figure", "address"))
_WORDS = re.compile(r"[^\w]+")
_LINK_HEAVY = 0.5


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came."""

    content: bytes
    place: str
    charset: str = ""
    """The encoding that what carried the page says it is in."""
    url: str = ""
    published_on: str = ""
    encoding: str | None = None
    """The encoding the user asked for."""


def read_page(page: Page) -> Iterator[ExchangedArticle | Problem]:
    """Yield the article of a page, and a problem where its body could not be told from what stands around it.

    Raises:
        EncodingError: it is not in the encoding that was asked for.
    """
    decoded = decode_page(page)
    warning = ""
    try:
        tree = parse_page(decoded.text.encode("utf-8", "replace"))
        found = _Extract.of(tree)
        text, metadata = found.text(), found.metadata
        if not text:
            text = join_blocks(blocks(tree))
            warning = _WHOLE_PAGE
    except PageDamage as damage:
        text, metadata = text_without_tags(decoded.text), Metadata()
        said = QT_TRANSLATE_NOOP("errors", "The page is damaged ({why}): all its text was taken.")
        warning = Phrase(said, why=reason_of(damage))
    text = normalise(text)
    if not text.strip():
        yield Problem(page.place, QT_TRANSLATE_NOOP("errors", "The page holds no text."))
        return
    if warning:
        yield Problem(page.place, warning)
    yield ExchangedArticle(
        text=text,
        metadata=_completed(metadata, page, text),
        raw_sha256=sha256(page.content).hexdigest(),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        place=page.place,
    )


def decode_page(page: Page) -> Decoded:
    """Read a page's bytes: as asked for, as they show, as what carried them says, as the page says, or by a guess."""
    if page.encoding is not None:
        return decode(page.content, page.encoding)
    found = decode(page.content)
    if not found.guessed:
        return found
    declared = _CHARSET.search(page.content[:_HEAD])
    for name in (page.charset, declared.group(1).decode("ascii") if declared else ""):
        # a browser reads windows-1252 where a page says latin-1
        wanted = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        try:
            if wanted and not wanted.lower().startswith("utf-16"):
                return decode(page.content, wanted)
        except (EncodingError, UnknownEncodingError):
            continue
    return found


def _completed(metadata: Metadata, page: Page, text: str) -> Metadata:
    saved = _SAVED_FROM.search(page.content[:_HEAD])
    url = page.url or metadata.url or (saved.group(1).decode("utf-8", "replace") if saved else "")
    return Metadata(
        title=normalise(metadata.title) or title_in(text),
        source=normalise(metadata.source) or host_of(url),
        url=normalise(url),
        published_on=metadata.published_on or page.published_on,
        language=metadata.language,
    )


@dataclass(frozen=True, slots=True)
class _Extract:
    """What trafilatura says of a page, and the page's own blocks."""

    blocks: Sequence[Block]
    lines: Sequence[str]
    metadata: Metadata

    @classmethod
    def of(cls, tree: "_Element") -> "_Extract":
        own = list(blocks(tree))
        language = _language(tree)
        found = _ask_trafilatura(tree)
        if found is None:
            title = next((one.text for one in own if one.kind is Kind.HEADING), "")
            return cls(own, (), Metadata(title=title, language=language))
        metadata = Metadata(
            title=" ".join((found.title or "").split()),
            source=(found.sitename or "").strip(),
            url=web_address(found.url),
            published_on=iso_date(found.date),
            language=language,
        )
        return cls(own, (found.text or "").split("\n"), metadata)

    def text(self) -> str:
        """Return the text of the article's blocks in the order of the page."""
        return join_blocks(block for block, kept in zip(self.blocks, self._kept(), strict=True) if kept)

    def _kept(self) -> list[bool]:
        bare = [_bare(block.text) for block in self.blocks]
        kept = self._found(bare)
        if any(kept):
            self._keep_between(kept, bare)
            self._keep_headline(kept, bare)
        return kept

    def _found(self, bare: list[str]) -> list[bool]:
        """Tell which blocks trafilatura took: long ones by their words, short ones where they are a line of it."""
        lines = [_bare(line.lstrip("- ")) for line in self.lines]
        whole, short = "".join(lines), set(lines)
        first_holder: dict[str, Any] = {}
        kept = []
        for block, words in zip(self.blocks, bare, strict=True):
            is_long = len(words) >= (_LONG if _is_link_heavy(block) else _SHORT)
            is_in = _mostly_in(words, whole) if is_long else words in short and bool(words)
            # pages that hold an article twice, for large and small screens
            is_copy = (
                is_long and first_holder.setdefault(words, block.holder.getparent()) is not block.holder.getparent()
            )
            kept.append(is_in and not is_copy)
        return self._without_strays(kept, bare)

    def _without_strays(self, kept: list[bool], bare: list[str]) -> list[bool]:
        """Drop what stands before and behind the article: links, and words of a menu that are also a line in it."""
        long_ones = [place for place, words in enumerate(bare) if kept[place] and len(words) >= _LONG]
        if not long_ones:
            return kept
        first, last = long_ones[0], long_ones[-1]
        near = range(first - _NEAR, last + _NEAR + 1)
        return [
            keep and place in near and (first <= place <= last or not _is_link_heavy(self.blocks[place]))
            for place, keep in enumerate(kept)
        ]

    def _keep_between(self, kept: list[bool], bare: list[str]) -> None:
        """Keep short paragraphs that trafilatura passed over in the midst of an article, or at its end."""
        spans: dict[Any, tuple[int, int, int]] = {}
        for place, block in enumerate(self.blocks):
            if kept[place] and block.kind is Kind.PARAGRAPH and len(bare[place]) >= _LONG:
                first, _, count = spans.get(block.holder.getparent(), (place, place, 0))
                spans[block.holder.getparent()] = first, place, count + 1
        holders = {block.holder for block, keep in zip(self.blocks, kept, strict=True) if keep}
        for place, block in enumerate(self.blocks):
            first, last, count = spans.get(block.holder.getparent(), (0, 0, 0))
            is_between = count > 1 and first < place < last and block.tag not in _ASIDE
            is_behind = count > 1 and place > last and block.tag == self.blocks[last].tag
            # one element that is broken into paragraphs by line breaks is in the article as a whole
            is_part = is_between or is_behind or block.holder in holders
            kept[place] = kept[place] or (is_part and not _is_link_heavy(block))

    def _keep_headline(self, kept: list[bool], bare: list[str]) -> None:
        """Keep the headline, which trafilatura takes for the title alone where it stands above the body."""
        title = _bare(self.metadata.title)
        if not title:
            return
        for place in range(kept.index(True) + 1):
            words = bare[place]
            is_part = bool(words) and (words in title or title in words) and len(words) * 2 >= len(title)
            if is_part and self.blocks[place].kind is Kind.HEADING:
                kept[place] = True
                return


def _ask_trafilatura(tree: "_Element") -> Any:
    """Return trafilatura's document, or None where it finds nothing."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    if _depth(tree) > _DEEPEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return bare_extraction(
                deepcopy(tree),
                include_comments=False,
                with_metadata=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
    except Exception:  # whatever it stumbles over in a page: the page is still read, without its help
        return None


def _depth(tree: "_Element") -> int:
    from lxml import etree

    deepest = level = 0
    for event, _element in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _bare(text: str) -> str:
    """Return a text's letters and digits alone: what trafilatura leaves as it is."""
    return _WORDS.sub("", text.lower())


def _is_link_heavy(block: Block) -> bool:
    return block.linked > _LINK_HEAVY * len(block.text)


def _mostly_in(words: str, whole: str) -> bool:
    """Tell whether a text holds another one, or most of it: trafilatura leaves out links and changes accents."""
    if words in whole:
        return True
    chunks = [words[start : start + _CHUNK] for start in range(0, len(words) - _CHUNK + 1, _CHUNK)]
    return sum(chunk in whole for chunk in chunks) * 2 > len(chunks)


def _language(tree: "_Element") -> str:
    """Return the language that a page says it is in."""
    said = [tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""]
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("http-equiv") or meta.get("name") or ""
        said += [meta.get("content") or ""] if name.lower() in ("og:locale", "content-language") else []
    return next((language for language in map(language_code, said) if language), "")
