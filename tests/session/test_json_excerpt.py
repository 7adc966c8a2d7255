"""Previews of JSON show its shape, and leave everything else alone."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.session.json_excerpt import excerpt

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=100),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=5), inner, max_size=6),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=100)
def test_what_was_json_is_json_still(value: object) -> None:
    json.loads(excerpt(json.dumps(value)))


@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, min_size=1, max_size=4), min_size=2, max_size=3))
@settings(max_examples=50)
def test_every_line_of_json_lines_is_a_record(records: list[object]) -> None:
    shown = excerpt("\n".join(map(json.dumps, records)))
    decoder, place = json.JSONDecoder(), 0
    for _ in records:
        _, place = decoder.raw_decode(shown, place)
        place += 1
    assert place == len(shown) + 1


def test_long_texts_and_lists_are_cut() -> None:
    shown = excerpt(json.dumps({"text": "word " * 100, "spans": list(range(100))}))
    assert len(shown) < 200
    assert json.loads(shown)["spans"] == [0, 1, 2, 3, "…"]
    assert json.loads(shown)["text"].endswith("…")


def test_records_of_a_list_that_is_cut_off_are_laid_out() -> None:
    record = json.dumps({"text": "word " * 100})
    shown = excerpt(f"[\n{record},\n{record[:50]}")
    assert shown.splitlines()[0] == "["
    assert "…" in shown
    assert shown.splitlines()[-1] == record[:50]


def test_other_text_stays_as_it_is() -> None:
    for text in ("Kharkiv\tB-LOC\n7\tO\n", "label,quote\nWeapons,drone\n", "<p>one</p>\n<p>two</p>", ""):
        assert excerpt(text).splitlines() == text.splitlines()
