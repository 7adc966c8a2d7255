"""Formats against the plain loops that write the same; run with ``-m benchmark -s`` to see the figures."""

import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan
from annotator.formats.base import Format, WriteOptions
from annotator.formats.conll import CONLL
from annotator.formats.registry import format_named
from annotator.services.projects import create_project
from annotator.services.sources import find_sources
from annotator.text.segmentation import tokens as tokens_of
from annotator.text.sentences import sentences
from tests.benchmarks.corpus import records

pytestmark = pytest.mark.benchmark

ARTICLES = 10_000
PAIRS = 10_000


def _articles(count: int) -> Iterator[ExchangedArticle]:
    for number, record in enumerate(records(count)):
        spans = tuple(
            ExchangedSpan(span["start"], span["end"], span["label"], text=span["text"], uid=f"{number}-{which}")
            for which, span in enumerate(record["spans"])
        )
        yield ExchangedArticle(record["text"], spans=spans, uid=f"a{number}")


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _write(chosen: Format, articles: list[ExchangedArticle], target: Path) -> None:
    assert chosen.write is not None
    options = WriteOptions()
    chosen.write((chosen.reduce(article, options).article for article in articles), target, options)


def plain_conll(articles: list[ExchangedArticle], target: Path) -> None:
    """Write tokens and tags the way a script would: the first tag that covers a token gives its tag."""
    with target.open("w", encoding="utf-8") as file:
        for article in articles:
            file.write("-DOCSTART- -X- -X- O\n\n")
            tags: dict[int, str] = {}
            bounds = list(tokens_of(article.text))
            for span in article.spans:
                inside = [bound for bound in bounds if bound[0] < span.end and span.start < bound[1]]
                for number, bound in enumerate(inside):
                    tags.setdefault(bound[0], f"{'I' if number else 'B'}-{span.label}")
            ends = {end for _, end in sentences(article.text)}
            for start, end in bounds:
                file.write(f"{article.text[start:end]} -X- -X- {tags.get(start, 'O')}\n")
                if end in ends:
                    file.write("\n")


def test_conll_takes_little_more_than_a_script(tmp_path: Path) -> None:
    articles = list(_articles(ARTICLES))
    script = _seconds(lambda: plain_conll(articles, tmp_path / "script.conll"))
    ours = _seconds(lambda: _write(CONLL, articles, tmp_path / "ours.conll"))
    print(f"\nCoNLL, {ARTICLES} articles: ours {ours:.2f} s with the places of tokens, a script {script:.2f} s")
    assert ours < 2 * script


def test_json_lines_take_little_more_than_json_itself(tmp_path: Path) -> None:
    articles = list(_articles(ARTICLES))
    target = tmp_path / "ours.jsonl"
    ours = _seconds(lambda: _write(format_named("jsonl"), articles, target))
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]

    def plain() -> None:
        with (tmp_path / "plain.jsonl").open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

    reference = _seconds(plain)
    print(f"\nJSON Lines, {ARTICLES} articles: ours {ours:.2f} s, json {reference:.2f} s")
    assert ours < 3 * reference


def test_importing_brat_pairs_takes_little_more_than_json_lines(tmp_path: Path) -> None:
    articles = list(_articles(PAIRS))
    seconds = {}
    for name, target in (("jsonl", tmp_path / "out.jsonl"), ("brat", tmp_path / "brat")):
        _write(format_named(name), articles, target)
        project = create_project(tmp_path / name)
        sources, problems = find_sources([target])
        begin = perf_counter()
        summary = project.importing.run(sources)
        seconds[name] = perf_counter() - begin
        project.close()
        assert not problems
        assert not summary.problems
        assert (summary.articles, summary.spans) == (PAIRS, sum(len(article.spans) for article in articles))
    print(f"\n{PAIRS} articles imported: from brat {seconds['brat']:.1f} s, from JSON Lines {seconds['jsonl']:.1f} s")
    assert seconds["brat"] < 2 * seconds["jsonl"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "xlsx", "conll", "brat", "doccano", "label-studio", "prodigy"])
def test_memory_stays_the_same(tmp_path: Path, name: str) -> None:
    chosen = format_named(name)
    peaks = []
    for count in (10, 50, 200):
        target = tmp_path / f"{count}{chosen.suffixes[0]}"
        tracemalloc.start()
        options = WriteOptions()
        assert chosen.write is not None
        chosen.write((chosen.reduce(article, options).article for article in _articles(count)), target, options)
        peaks.append(tracemalloc.get_traced_memory()[1] / 2**20)
        tracemalloc.stop()
    print(f"\n{name}: peak of {', '.join(f'{peak:.1f}' for peak in peaks)} MB at 10, 50, 200 articles")
    assert peaks[2] < peaks[1] + 2
