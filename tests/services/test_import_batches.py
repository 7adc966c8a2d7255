"""However an import is cut into batches, and whatever SQLite still does beside, the same comes of it."""

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.base import ReadOptions
from annotator.formats.registry import format_named
from annotator.resources import seed
from annotator.services.importing import ALONE, BESIDE_A_WINDOW, ImportSummary
from annotator.services.limited_reading import FileReader
from annotator.services.projects import create_project
from annotator.services.sources import find_sources
from annotator.services.supply import Pace
from tests.projects import assert_search_is_true

_CHARACTERS = 10**9
_HARD = (
    "Emoji 🚀 and 👩‍👩‍👧 flags 🇺🇦 in Kharkiv.",
    "\ufeffLines\r\nend\rdifferently in Kharkiv.",
    "Half \ud800 a character, NUL \0 and NBSP\xa0in Kharkiv.",
    "Ужгород, Україна: сім людей загинули в Харкові.",
    "A headline of a story\n\nSeven people were killed in Kharkiv.\n\nRead more\nSubscribe to our newsletter",
)
_QUERIES = (
    "SELECT uid, position, title, text_sha256, source, words, imported_from, deleted_at FROM article ORDER BY position",
    "SELECT t.text FROM article_text t JOIN article a ON a.id = t.article ORDER BY a.position",
    'SELECT n.uid, a.uid, p.name, l.name, n.start, n."end", quote, prefix, suffix, fields, automatic, note, origin,'
    " n.created_at FROM annotation n JOIN article a ON a.id = n.article JOIN annotator p ON p.id = n.annotator"
    " JOIN label l ON l.id = n.label ORDER BY n.uid",
    "SELECT a.uid, p.name, state, flagged, seconds, g.revision FROM progress g JOIN article a ON a.id = g.article"
    " JOIN annotator p ON p.id = g.annotator ORDER BY 1, 2",
    'SELECT a.uid, z.start, z."end", quote, origin FROM zone z JOIN article a ON a.id = z.article ORDER BY 1, 2, 3',
    "SELECT name FROM annotator ORDER BY name",
    "SELECT article_count, annotation_count FROM project",
)


def _records(count: int) -> list[dict[str, Any]]:
    """Return articles with everything that is looked at on the way in: some of it wrong, some of it there twice."""
    chance = random.Random(7)
    records = []
    for number in range(count):
        text = f"{chance.choice(_HARD)} Number {number // 2 if number % 10 == 3 else number}."
        start = text.find("Kharkiv")
        spans = [
            {"start": start, "end": start + 7, "label": "Locations", "text": "Kharkiv"},
            {"start": 0, "end": 4, "label": f"Label {number // 20}", "fields": {f"key_{number // 30}": number}},
            {"start": 0, "end": 4, "label": "Locations", "text": "other words"},
            {"start": 2, "end": 10**6, "label": "Locations"},
            {"start": 0, "end": 5, "label": "Casualties", "fields": {"count_low": "many"}, "annotator": " Ivan\n"},
        ]
        named = [
            {**span, "id": f"tag-{number}-{place}", "created_at": "2026-01-01"} for place, span in enumerate(spans)
        ]
        progress = [{"annotator": "Ivan", "state": "done", "flagged": not number % 3, "seconds": number}]
        record = {"id": f"article-{number}", "text": text, "source": "Wire", "spans": named, "progress": progress}
        if not number % 7:
            record["zones"] = [{"start": 0, "end": 4, "origin": "drawn"}, {"start": 3, "end": 2}]
        records.append(record)
    return records


def _write(path: Path) -> Path:
    lines = [json.dumps(record) for record in _records(90)]
    lines[40:40] = ["{", '{"text": 5}', "[]", '{"text": "   "}', '{"text": "x", "text": "y"}']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _imported(folder: Path, paths: list[Path], pace: Pace) -> tuple[ImportSummary, list[Any]]:
    project = create_project(folder, annotator_name="Olena")
    summary = project.importing.run(find_sources(paths)[0], pace=pace)
    assert project.check() == []
    project.close()
    assert_search_is_true(project.path)
    with closing(sqlite3.connect(project.path)) as connection:
        return summary, [connection.execute(query).fetchall() for query in _QUERIES]


@pytest.mark.parametrize("pace", [Pace(1, _CHARACTERS, 9), Pace(7, _CHARACTERS, 9), Pace(99, 300, 9), BESIDE_A_WINDOW])
def test_batches_make_no_difference(tmp_path: Path, pace: Pace) -> None:
    paths = [_write(tmp_path / "hard.jsonl"), seed("first_annotator", "articles.jsonl")]
    expected, rows = _imported(tmp_path / "at once", paths, ALONE)
    summary, same = _imported(tmp_path / "by batches", paths, pace)
    assert expected.articles > 80
    assert expected.duplicates
    assert same == rows
    for found, wanted in ((summary.problems, expected.problems), (summary.notices, expected.notices)):
        assert sorted(map(str, found)) == sorted(map(str, wanted))
    counted = [(one.articles, one.spans, one.duplicates, one.first_article_uid) for one in (summary, expected)]
    assert counted[0] == counted[1]


def test_a_child_that_reads_makes_no_difference(tmp_path: Path) -> None:
    hard = _write(tmp_path / "hard.jsonl")
    with hard.open("a", encoding="utf-8") as file:  # worth a child
        file.write(json.dumps({"text": "The last one.", "id": "last", "ignored": "x" * 4_100_000}) + "\n")
    paths = [hard, seed("first_annotator", "articles.jsonl")]
    here = create_project(tmp_path / "here", annotator_name="Olena")
    with FileReader() as reader:
        read = [one for path in paths for one in reader.read(path, format_named("jsonl"), ReadOptions())]
    expected = here.importing.take(read)
    here.close()
    summary, rows = _imported(tmp_path / "apart", paths, BESIDE_A_WINDOW)
    with closing(sqlite3.connect(here.path)) as connection:
        assert rows == [connection.execute(query).fetchall() for query in _QUERIES]
    assert summary.articles == expected.articles > 80
    for found, wanted in ((summary.problems, expected.problems), (summary.notices, expected.notices)):
        assert sorted(map(str, found)) == sorted(map(str, wanted))
