"""Finding edited copies, measured against only reading the words of the same texts; run with ``-m benchmark -s``."""

from time import perf_counter

import pytest

from annotator.domain.near_duplicates import CopyGroups, words_of
from tests.benchmarks.corpus import records

pytestmark = pytest.mark.benchmark

ARTICLES = 10_000


def test_ten_thousand_articles_are_compared_in_a_few_times_of_reading_them() -> None:
    texts = [f"Unlike any other: {number} {record['text']}" for number, record in enumerate(records(ARTICLES))]
    begin = perf_counter()
    for text in texts:
        words_of(text)
    reading = perf_counter() - begin
    known = CopyGroups()
    begin = perf_counter()
    for number, text in enumerate(texts):
        known.add(str(number), text)
    comparing = perf_counter() - begin
    ratio = comparing / reading
    print(f"\ncopies among {ARTICLES:,} articles: {comparing:.1f} s, {ratio:.1f} times the reading of their words")
    assert known.groups(), "texts of the same paragraphs are copies of each other"
    assert ratio < 12
