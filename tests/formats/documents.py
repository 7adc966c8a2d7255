"""What the tests of reading formats share: articles to put into documents, and a page as a news site makes it."""

import re
from html import escape
from pathlib import Path

import pytest

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.formats.base import Format, FormatError, ReadOptions
from tests.formats.contract import read_all

ROOT = Path(__file__).parents[2]
SHARED = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
ARTICLES = [*sorted((ROOT / "seeds" / "articles").glob("*.txt")), *SHARED]
"""Our own articles, and the shared ones where they are beside this checkout."""

RUSSIAN = """Ракетный удар по Харькову: семеро погибших

В четверг, 23 мая, российские войска нанесли ракетный удар по Харькову. По предварительным данным, погибли семь человек.

«Мы услышали три взрыва», — рассказала жительница дома Наталья К., которой 57 лет.

Об этом сообщил глава областной администрации Олег Синегубов в телеграме. 😀"""

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem[:24])


def text_of(article: Path) -> str:
    """Return an article's text."""
    return article.read_text(encoding="utf-8")


def lines(text: str) -> list[str]:
    """Return what a text says line by line: without empty lines and white space at their ends, runs of it as one."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def read_one(chosen: Format, path: Path, options: ReadOptions | None = None) -> ExchangedArticle:
    """Read a file that holds one article and nothing that cannot be taken."""
    found = read_all(chosen, path, options)
    assert len(found) == 1, found
    assert isinstance(found[0], ExchangedArticle), found[0]
    return found[0]


def texts(found: list[ExchangedArticle | Problem]) -> list[str]:
    """Return the texts of the articles among what was read."""
    return [read.text for read in found if isinstance(read, ExchangedArticle)]


def sentences(found: list[ExchangedArticle | Problem]) -> list[str]:
    """Return what the problems among what was read say."""
    return [read.sentence for read in found if isinstance(read, Problem)]


def refusal(chosen: Format, path: Path) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(FormatError) as refused:
        read_all(chosen, path)
    return refused.value.sentence()


HEADLINE = "Kharkiv under attack: what is known so far"


def paragraphs_html(text: str) -> str:
    """Return a text as paragraphs of HTML."""
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines(text))


def page(body: str, language: str = "en", headline: str = HEADLINE) -> str:
    """Return a page of a news site: an article among menus, a cookie banner, related links and a footer."""
    title = escape(headline)
    return f"""<!DOCTYPE html>
<html lang="{language}-XX"><head><meta charset="utf-8"><title>{title} | The Daily Test</title>
<meta property="og:site_name" content="The Daily Test"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2024-05-23T14:05:00+03:00">
<link rel="canonical" href="https://dailytest.example/world/2024/05/23/kharkiv">
<link rel="stylesheet" href="https://cdn.example/s.css"><script src="https://cdn.example/a.js"></script></head><body>
<div id="cookie-banner" class="cookie-consent" role="dialog">
  <p>We and our 842 partners use cookies to store and access information on a device.</p><button>Accept</button></div>
<header class="site-header"><a href="/" class="logo">The Daily Test</a>
<nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li><li><a href="/s">Subscribe</a></li></ul>
</nav></header>
<main><article class="post"><h1>{title}</h1>
<div class="byline">By <a href="/author/jane">Jane Roe</a> <time datetime="2024-05-23T14:05">23 May 2024</time></div>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<div class="article-body">{body}</div>
<div class="tags">Tags: <a href="/t/kharkiv">Kharkiv</a>, <a href="/t/ukraine">Ukraine</a></div></article>
<aside class="related"><h2>Related articles</h2><ul>
<li><a href="/1">Five things we learned this week about the front</a></li>
<li><a href="/2">How to help people who were displaced by the war</a></li></ul></aside>
<section class="newsletter"><h3>Sign up to our newsletter</h3><p>Get the best of our journalism every morning.</p>
<form><input name="e"><button>Sign up</button></form></section></main>
<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/privacy">Privacy</a></li></ul>
<p>© 2024 The Daily Test Ltd. All rights reserved.</p></footer></body></html>"""


def old_page(text: str) -> str:
    """Return the same article on a page without any word of what is what: nested boxes of an old site."""
    rows = "".join(
        f"<div class='x{place % 3}'>{escape(line, quote=False)}</div>" for place, line in enumerate(lines(text))
    )
    return re.sub(
        r"\n\s*",
        "",
        f"""<html><head><title>Page</title></head><body><table width=100%><tr><td colspan=2><a href=/>Home</a> |
        <a href=/n>News</a> | <a href=/f>Forum</a></td></tr><tr><td class=menu><a href=/1>Politics</a><br>
        <a href=/2>Economy</a><br><a href=/3>Sport</a></td><td><div class=c>{rows}</div></td></tr>
        <tr><td colspan=2><a href=/about>About</a> | <a href=/ads>Advertise</a></td></tr></table></body></html>""",
    )
