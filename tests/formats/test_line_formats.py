"""doccano, Prodigy, labelbuddy: lines as those programs write them, offsets in their own units."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.formats.base import Format, OffsetUnit, ReadOptions, WriteOptions
from annotator.formats.doccano import DOCCANO
from annotator.formats.labelbuddy import LABELBUDDY
from annotator.formats.prodigy import PRODIGY
from annotator.formats.registry import format_of
from tests.formats.contract import read_all, read_articles, shipped_scheme, write_reduced
from tests.formats.samples import GOLDEN

_TEXT = "😀 Ihor met Olena"


def _read(
    chosen: Format, path: Path, *records: Any, options: ReadOptions | None = None
) -> tuple[list[ExchangedArticle], list[str]]:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    found = format_of(path)
    assert found is chosen
    read = read_all(chosen, path, options)
    return (
        [one for one in read if isinstance(one, ExchangedArticle)],
        [one.sentence for one in read if isinstance(one, Problem)],
    )


def test_doccano_lines_with_labels_relations_and_comments(tmp_path: Path) -> None:
    entities = [
        {"id": 5, "label": "PER", "start_offset": 3, "end_offset": 7},
        {"id": 6, "label": "PER", "start_offset": 12, "end_offset": 17},
    ]
    found, said = _read(
        DOCCANO,
        tmp_path / "all.jsonl",
        {"id": 1, "text": _TEXT, "label": [[3, 7, "PER"], [0, "x"], [0, 99, "PER"]], "title": "T", "Comments": ["hm"]},
        {"id": 2, "text": _TEXT, "entities": entities, "relations": [{"from_id": 5, "to_id": 6, "type": "met"}]},
        {"id": 3, "label": []},
    )
    assert found[0].spans == (ExchangedSpan(2, 6, "PER"),)
    assert found[0].metadata.title == "T"
    assert found[1].spans == (ExchangedSpan(2, 6, "PER", note="doccano met: “Olena”"), ExchangedSpan(11, 16, "PER"))
    assert len(said) == 5


def test_doccano_in_code_points_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    article = ExchangedArticle(_TEXT, spans=(ExchangedSpan(2, 6, "PER"),))
    for unit, start in ((None, 3), (OffsetUnit.UTF16, 3), (OffsetUnit.CODE_POINTS, 2), (OffsetUnit.UTF8, 5)):
        write_reduced(DOCCANO, [article], path, WriteOptions(offset_unit=unit, scheme=shipped_scheme()))
        assert json.loads(path.read_text("utf-8"))["label"][0][0] == start
        assert read_articles(DOCCANO, path)[0].spans[0].start == 2
    labels = json.loads((tmp_path / "out.labels.json").read_text("utf-8"))
    assert labels[0] == {
        "text": "Casualties",
        "suffix_key": "1",
        "background_color": "#b93d0b",
        "text_color": "#ffffff",
    }
    options = ReadOptions(offset_unit=OffsetUnit.CODE_POINTS)
    found, _ = _read(DOCCANO, tmp_path / "in.jsonl", {"text": _TEXT, "label": [[2, 6, "PER"]]}, options=options)
    assert found[0].spans[0].start == 2


def test_prodigy_lines_with_answers_tokens_and_relations(tmp_path: Path) -> None:
    span = {"start": 2, "end": 6, "token_start": 1, "token_end": 1, "label": "PER", "sure": 1}
    other = {"token_start": 3, "token_end": 3, "label": "PER"}
    tokens = [
        {"text": text, "start": start, "end": start + len(text), "id": number, "ws": True}
        for number, (text, start) in enumerate((("😀", 0), ("Ihor", 2), ("met", 7), ("Olena", 11)))
    ]
    relation = {"head": 1, "child": 3, "label": "MET", "head_span": span, "child_span": {"start": 11, "end": 16}}
    base = {"text": _TEXT, "_input_hash": 1, "tokens": tokens, "meta": {"source": "The Wire"}}
    found, said = _read(
        PRODIGY,
        tmp_path / "in.jsonl",
        {**base, "spans": [span, other], "relations": [relation], "answer": "accept", "_annotator_id": "ner-olena"},
        {**base, "spans": [span], "answer": "reject"},
        {**base, "spans": [{**other, "token_end": 4}]},
    )
    first, second = found[0].spans
    assert (first.start, first.end, first.annotator, first.note) == (2, 6, "ner-olena", "Prodigy MET: “Olena”")
    assert (second.start, second.end) == (11, 16)
    assert found[0].metadata.source == "The Wire"
    assert not found[1].spans
    assert not found[2].spans
    assert len(said) == 3


def test_spacy_takes_prodigys_tokens_and_finds_every_tag_on_them(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    path = tmp_path / "out.jsonl"
    write_reduced(PRODIGY, GOLDEN, path, WriteOptions())
    vocabulary = spacy.blank("uk").vocab
    for line in path.read_text("utf-8").split("\n")[:-1]:
        record = json.loads(line)
        tokens = record["tokens"]
        document = spacy.tokens.Doc(vocabulary, [token["text"] for token in tokens], [token["ws"] for token in tokens])
        assert document.text == record["text"]
        for span in record["spans"]:
            found = document.char_span(span["start"], span["end"], span["label"])
            assert (found.start, found.end - 1) == (span["token_start"], span["token_end"])


def test_labelbuddys_own_example(tmp_path: Path) -> None:
    # from its documentation: in this text the word "text" is characters 6 to 10, bytes 9 to 13
    text = "😀 the text"
    places = {"start_char": 6, "end_char": 10, "start_byte": 9, "end_byte": 13}
    article = ExchangedArticle(text, spans=(ExchangedSpan(6, 10, "Word"),))
    write_reduced(LABELBUDDY, [article], tmp_path / "out.jsonl", WriteOptions(scheme=shipped_scheme()))
    written = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    assert written["annotations"] == [{"label_name": "Word", **places}]
    in_bytes = {"label_name": "Word", "start_byte": 9, "end_byte": 13, "extra_data": '{"a": 1}'}
    found, said = _read(
        LABELBUDDY,
        tmp_path / "in.json",
        [
            {"text": text, "metadata": {}, "list_title": "Demo", "annotations": [in_bytes, {"label_name": "x"}]},
            {"utf8_text_md5_checksum": "872edcd008dee45d894d5d3c9143f96b", "annotations": []},
        ],
    )
    assert found[0].spans == (ExchangedSpan(6, 10, "Word", note='{"a": 1}'),)
    assert found[0].metadata.title == "Demo"
    assert len(said) == 2
    labels = json.loads((tmp_path / "out.labels.json").read_text("utf-8"))
    assert labels[0] == {"name": "Casualties", "color": "#fde3d3"}


@pytest.mark.parametrize("chosen", [DOCCANO, PRODIGY, LABELBUDDY], ids=lambda known: known.name)
def test_hostile_lines_are_said_and_the_others_are_read(tmp_path: Path, chosen: Format) -> None:
    path = tmp_path / "in.jsonl"
    deep = b'{"text": ' + b"[" * 100_000
    huge = b'{"text": "a", "spans": ' + b"9" * 5000 + b"}"
    lines = [deep, huge, b'{"text": NaN}', b"\xff\xfe", b"[]", b'{"text": "a", "text": "b"}', b'{"text": "\\ud800"}']
    path.write_bytes(b"\n".join(lines))
    found = read_all(chosen, path)
    assert [type(read) for read in found] == [Problem] * 6 + [ExchangedArticle]
