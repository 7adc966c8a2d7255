"""What a colleague's 100,000 annotations would change in ours; run with ``-m benchmark -s`` to see the figures."""

from time import perf_counter

import pytest

from annotator.domain.anchoring import How, place
from annotator.domain.merging import Row, content_hash, incoming

pytestmark = pytest.mark.benchmark

ROWS = 100_000


def test_incoming_rows() -> None:
    ours: list[Row] = [
        {
            "uid": f"u{number}",
            "revision": 1 + number % 3,
            "article": f"a{number // 10}",
            "start": number,
            "end": number + 5,
            "quote": "seven",
            "fields": '{"killed":7,"who":"civilian"}',
            "updated_at": "2024-05-23T12:00:00.000Z",
        }
        for number in range(ROWS)
    ]
    theirs = [{**row, "start": -1, "revision": 2} if number % 5 == 0 else row for number, row in enumerate(ours)]
    begin = perf_counter()
    comes = incoming(ours, theirs)
    seconds = perf_counter() - begin
    begin = perf_counter()
    for row in (*ours, *theirs):
        content_hash(row)
    hashing = perf_counter() - begin
    print(f"\n{ROWS} rows compared: {seconds:.2f} s; hashing all of them takes {hashing:.2f} s")
    assert comes.unchanged == ROWS - ROWS // 5
    assert len(comes.changed) + len(comes.superseded) == ROWS // 5
    assert seconds < hashing


def test_placing_spans_in_a_changed_text() -> None:
    text = " ".join(f"word{number} said the governor of Kharkiv oblast" for number in range(400))
    changed = text.replace("governor", "governour")
    starts = range(0, len(text) - 100, 40)
    begin = perf_counter()
    placed = [
        place(changed, text[at : at + 20], at, text[max(0, at - 32) : at], text[at + 20 : at + 52]) for at in starts
    ]
    seconds = perf_counter() - begin
    lost = sum(each.how is How.LOST for each in placed)
    print(f"\n{len(placed)} spans placed in {len(changed)} code points: {seconds:.2f} s, {lost} lost")
    assert lost < len(placed) / 20
