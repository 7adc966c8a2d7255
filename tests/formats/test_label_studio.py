"""Label Studio's own library takes our labelling interface and tasks; tasks as its server exports them come in."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedSpan, Problem
from annotator.formats.base import OffsetUnit, ReadOptions, WriteOptions
from annotator.formats.label_studio import LABEL_STUDIO
from tests.formats.contract import read_all, shipped_scheme, write_reduced
from tests.formats.samples import GOLDEN


def _read(tmp_path: Path, tasks: list[Any], options: ReadOptions | None = None) -> tuple[ExchangedArticle, list[str]]:
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    found = read_all(LABEL_STUDIO, path, options)
    (article,) = [read for read in found if isinstance(read, ExchangedArticle)]
    return article, [read.sentence for read in found if isinstance(read, Problem)]


def _labels(start: int, end: int, text: str, **parts: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": text, "labels": ["PER"]}
    return {"id": "a", "from_name": "ner", "to_name": "text", "type": "labels", "value": value, **parts}


def test_the_library_takes_what_we_write(tmp_path: Path) -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    target = tmp_path / "out.json"
    write_reduced(LABEL_STUDIO, GOLDEN, target, WriteOptions(scheme=shipped_scheme()))
    config = interface.LabelInterface((tmp_path / "out.config.xml").read_text("utf-8"))
    config.validate()
    tasks = json.loads(target.read_text("utf-8"))
    assert len(tasks) == len(GOLDEN)
    for task in tasks:
        units = task["data"]["text"].encode("utf-16-le")
        for annotation in task["annotations"]:
            assert config.validate_annotation(annotation)
            for result in annotation["result"]:
                value = result["value"]
                if result["type"] == "labels":
                    assert units[value["start"] * 2 : value["end"] * 2].decode("utf-16-le") == value["text"]


def test_a_task_as_the_server_exports_it(tmp_path: Path) -> None:
    text = "😀 Ihor\nTerekhov spoke."
    person = {"id": 3, "email": "olena@example.org", "first_name": ""}
    task = {
        "id": 7,
        "data": {"text": text, "title": "T"},
        "annotations": [
            {
                "completed_by": person,
                "result": [
                    {**_labels(0, 0, ""), "type": "choices", "from_name": "sentiment", "id": "whole"},
                    _labels(3, 16, "Ihor\\nTerekhov", meta={"text": ["sure?"]}),
                    _labels(17, 22, "spoke", id="b"),
                    {"id": "a", "type": "rating", "from_name": "sure", "value": {"rating": 4}},
                    {"type": "relation", "from_id": "a", "to_id": "b", "labels": ["said"]},
                ],
            },
            {"completed_by": 2, "was_cancelled": True, "result": []},
        ],
        "predictions": [{"result": [_labels(0, 1, "x")]}],
    }
    article, said = _read(tmp_path, [task])
    first, second = article.spans
    assert (first.start, first.end, second.end) == (2, 15, 21)
    assert first.annotator == "olena@example.org"
    assert first.fields == {"sure": 4}
    assert first.note == "Label Studio said: “spoke”\nsure?"
    assert len(said) == 3
    assert article.metadata.title == "T"


def test_units_are_recognised_by_the_quotes_and_may_be_given(tmp_path: Path) -> None:
    task = {"data": {"text": "😀😀 Ihor spoke"}, "annotations": [{"result": [_labels(3, 7, "Ihor")]}]}
    article, said = _read(tmp_path, [task])
    assert article.spans == (ExchangedSpan(3, 7, "PER"),)
    assert not said
    article, _ = _read(tmp_path, [task], ReadOptions(offset_unit=OffsetUnit.UTF16))
    assert (article.spans[0].start, article.spans[0].text) == (1, "Ihor")  # the import says that it does not fit


def test_predictions_come_in_as_suggestions_where_nobody_annotated(tmp_path: Path) -> None:
    task = {"data": {"body": "Ihor"}, "predictions": [{"model_version": "m1", "result": [_labels(0, 4, "Ihor")]}]}
    article, _ = _read(tmp_path, [task])
    assert article.text == "Ihor"
    assert (article.spans[0].origin, article.spans[0].annotator) == ("suggestion", "m1")


def test_an_array_that_breaks_off_gives_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text('[{"data": {"text": "whole"}, "annotations": []}, 5, {"data": {"te')
    found = read_all(LABEL_STUDIO, path)
    assert [type(read) for read in found] == [ExchangedArticle, Problem, Problem]
    path.write_text('[{"data": ' + "[" * 100_000)
    (problem,) = read_all(LABEL_STUDIO, path)
    assert isinstance(problem, Problem)
    assert "nested too deeply" in problem.sentence
