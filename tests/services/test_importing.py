"""Articles and tags on their way in: what is taken, what is left out and said, and what can be taken back."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan
from annotator.domain.import_choice import ImportChoice
from annotator.domain.span import Span
from annotator.domain.workflow import State
from annotator.errors import KnownError
from annotator.resources import seed
from annotator.services.projects import Project, create_project, open_project
from annotator.services.sources import find_sources
from tests import hard_texts
from tests.projects import (
    article_uids,
    assert_search_is_true,
    content,
    import_files,
    label_uid,
    make_project,
    tag,
    write_lines,
)

LINE = {
    "text": "Seven people were killed 🚀 in Kharkiv.",
    "spans": [{"start": 0, "end": 12, "label": "Casualties", "text": "Seven people", "annotator": "Ivan"}],
    "progress": [{"annotator": "Ivan", "state": "done", "flagged": True, "seconds": 60}],
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project, which must be whole at the end."""
    made = create_project(tmp_path / "war", annotator_name="Olena")
    yield made
    assert made.check() == []
    made.close()
    assert_search_is_true(made.path)


def line(text: str, **more: Any) -> dict[str, Any]:
    """Return a record with a text of its own."""
    return {"text": text, **more}


def texts(project: Project) -> list[str]:
    """Return the texts of all articles in order."""
    found = [project.reading.article(uid) for uid in article_uids(project)]
    return [article.text for article in found if article]


def test_text_markdown_folders_and_lines(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden.txt").write_text("never read")
    (folder / "link.txt").symlink_to(folder / "one.txt")
    (folder / "one.txt").write_text("A title\n\nA first text.")
    (folder / "deep" / "two.md").write_text("Some *intro*.\n\n# The **real** title\n\nBody.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    summary = import_files(project, folder, write_lines(tmp_path / "three.jsonl", LINE), tmp_path / "none.txt")
    assert (summary.articles, summary.spans) == (3, 1)
    assert {problem.place for problem in summary.problems} == {"picture.png", "none.txt", "link.txt"}
    titles = [project.reading.article(uid).metadata.title for uid in article_uids(project)]  # type: ignore[union-attr]
    assert set(titles) == {"A title", "The real title", LINE["text"]}


def test_every_article_of_the_seeds_comes_in(project: Project) -> None:
    summary = import_files(project, seed("articles"))
    assert summary.articles >= 5
    assert not [problem for problem in summary.problems if problem.place.endswith(".txt")]


@pytest.mark.parametrize("path", hard_texts.small(), ids=lambda path: path.name)
def test_hard_texts_come_in_and_go_out(project: Project, tmp_path: Path, path: Path) -> None:
    summary = import_files(project, path)
    if path.name in ("empty.txt", "blank.txt"):
        assert summary.articles == 0
        assert [problem.place for problem in summary.problems] == [path.name]
        return
    assert summary.articles == 1, summary.problems
    (text,) = texts(project)
    assert "\r" not in text
    assert "\0" not in text
    uid = article_uids(project)[0]
    tag(project, text)
    for start in range(0, len(text), 7):
        project.annotating.tag(uid, Span(start, min(start + 3, len(text))), label_uid(project, "Locations"))
    project.exporting.run(tmp_path / "out.jsonl")
    other = create_project(tmp_path / "other", annotator_name="Olena")
    again = import_files(other, tmp_path / "out.jsonl")
    assert not again.problems
    assert content(other)[0] == content(project)[0]  # type: ignore[index]
    assert other.reading.annotations(uid) != []
    other.exporting.run(tmp_path / "again.jsonl")
    other.close()
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()


def test_the_big_texts_come_in(project: Project, tmp_path: Path) -> None:
    summary = import_files(project, *hard_texts.write_big(tmp_path))
    assert summary.articles == 2
    assert sorted(map(len, texts(project))) == sorted([hard_texts.MILLION, len(hard_texts.five_megabytes())])


def test_a_guessed_encoding_is_said_and_can_be_chosen(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Харків під обстрілом, загинули семеро людей.".encode("cp1251"))
    summary = import_files(project, path)
    assert texts(project) == ["Харків під обстрілом, загинули семеро людей."]
    assert [notice.place for notice in summary.notices] == ["old.txt"]
    sources, _ = find_sources([path])
    chosen = project.importing.run(sources, choice=ImportChoice(encodings={path: "koi8-u"}))
    assert chosen.articles == 1
    assert texts(project)[1] != texts(project)[0]
    wrong = project.importing.run(sources, choice=ImportChoice(encodings={path: "utf-8"}))
    assert "byte" in wrong.problems[0].sentence
    unknown = project.importing.run(sources, choice=ImportChoice(encodings={path: "klingon"}))
    assert "klingon" in unknown.problems[0].sentence


def test_offsets_follow_the_line_ends(project: Project, tmp_path: Path) -> None:
    text = "\ufeffOne\r\nTwo 🚀\r\n\r\nKharkiv\rwas hit\r\n"
    start = text.index("Kharkiv")
    spans = [
        {"start": start, "end": start + 7, "label": "Locations", "text": "Kharkiv"},
        {"start": start, "end": start + 11, "label": "Locations", "text": "Kharkiv\rwas"},
        {"start": text.index("Two"), "end": start + 7, "label": "Locations"},
    ]
    summary = import_files(project, write_lines(tmp_path / "crlf.jsonl", line(text, spans=spans)))
    assert (summary.spans, summary.problems) == (3, [])
    uid = article_uids(project)[0]
    assert [one.quote for one in project.reading.annotations(uid)] == ["Two 🚀\n\nKharkiv", "Kharkiv", "Kharkiv\nwas"]


def test_the_same_text_twice_is_skipped_and_said(project: Project, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_bytes(b"The same.\r\nText.")
    second.write_bytes(b"The same.\nText.")
    summary = import_files(project, first, second)
    assert (summary.articles, summary.duplicates) == (1, 1)
    assert [problem.place for problem in summary.problems] == ["b.txt"]
    before = content(project)
    again = import_files(project, first)
    assert (again.articles, again.duplicates, again.changes.act_uid) == (0, 1, "")
    assert content(project) == before


def test_tags_for_a_text_that_is_there_are_added(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(str(LINE["text"]))
    import_files(project, path)
    mine = tag(project, "Seven people")
    project.annotating.set_state(article_uids(project)[0], State.DONE)
    before = content(project)
    summary = import_files(project, write_lines(tmp_path / "ivan.jsonl", LINE))
    assert (summary.articles, summary.spans, summary.duplicates, summary.problems) == (0, 1, 1, [])
    uid = article_uids(project)[0]
    assert len(project.reading.annotations(uid)) == 2
    assert project.reading.annotation(mine.uid) == mine
    ivan = next(one for one in project.reading.annotators() if one.name == "Ivan")
    progress = project.reading.progress(uid, ivan.uid)
    assert (progress.state, progress.flagged, progress.seconds) == (State.DONE, True, 60)
    again = import_files(project, write_lines(tmp_path / "ivan.jsonl", LINE))
    assert (again.spans, again.changes.act_uid) == (0, "")
    project.annotating.undo(summary.changes.act_uid)
    assert content(project) == before
    project.annotating.redo(summary.changes.act_uid)
    assert len(project.reading.annotations(uid)) == 2
    assert project.reading.progress(uid, ivan.uid).state is State.DONE


def test_an_old_export_does_not_turn_progress_back(project: Project, tmp_path: Path) -> None:
    mine = {**LINE, "progress": [{"annotator": "Olena", "state": "new", "seconds": 1}]}
    import_files(project, write_lines(tmp_path / "a.jsonl", {"text": LINE["text"]}))
    uid = article_uids(project)[0]
    project.annotating.set_state(uid, State.DONE)
    project.annotating.add_seconds(uid, 500)
    import_files(project, write_lines(tmp_path / "old.jsonl", mine))
    progress = project.reading.progress(uid, project.annotator.uid)
    assert (progress.state, progress.seconds) == (State.DONE, 500)


def test_tags_without_a_name_go_to_who_is_named(project: Project, tmp_path: Path) -> None:
    span = {"start": 0, "end": 3, "label": "weapons"}
    path = write_lines(tmp_path / "a.jsonl", line("Four missiles.", spans=[span]), line("Five.", spans=[span]))
    import_files(project, path, annotator="Petro")
    assert [one.name for one in project.reading.annotators()] == ["Olena", "Petro"]
    (annotation,) = project.reading.annotations(article_uids(project)[0])
    assert annotation.label_uid == label_uid(project, "Weapons"), "names of labels count whatever their case"


def test_what_does_not_match_is_reported_by_line(project: Project, tmp_path: Path) -> None:
    spans = [
        {"start": 0, "end": 4, "label": "Weapons", "text": "Four"},
        {"start": 0, "end": 4, "label": "Casualties", "text": "Five"},
        {"start": 5, "end": 5, "label": "Weapons"},
        {"start": -1, "end": 5, "label": "Weapons"},
        {"start": 3, "end": 99, "label": "Weapons"},
        {"start": 10**30, "end": 10**31, "label": "Weapons"},
        {"start": "0", "end": 4, "label": "Weapons"},
        {"start": 0, "end": 4},
        {"start": 0, "end": 4, "label": "   "},
        "not a span",
        {"start": 0, "end": 4, "label": "weapons"},
    ]
    summary = import_files(
        project,
        write_lines(
            tmp_path / "a.jsonl",
            line("Four missiles.", spans=spans),
            line("Fine."),
            line("   "),
            line("Odd", spans={}, progress="done"),
            line("Wrong hash", text_sha256="0" * 64),
        ),
    )
    assert (summary.articles, summary.spans) == (4, 1)
    said = {(problem.place, problem.sentence) for problem in summary.problems}
    assert all(place.startswith("a.jsonl, line ") and sentence[-1] in ".!" for place, sentence in said)
    assert len([place for place, _ in said if place.startswith("a.jsonl, line 1")]) >= 8
    assert any("“Four”, not “Five”" in sentence for _, sentence in said)
    assert ("a.jsonl, line 3", "It has no text.") in said
    assert any(notice.place == "a.jsonl, line 5" for notice in summary.notices)


def test_unknown_labels_and_fields_grow_the_scheme(project: Project, tmp_path: Path) -> None:
    start = content(project)
    labels = [f"Label {number}" for number in range(60)]
    spans = [{"start": 0, "end": 4, "label": label, "fields": {"shade": "dark", "not a key!": 1}} for label in labels]
    spans.append(
        {"start": 0, "end": 4, "label": "Casualties", "fields": {"shade": "dark", "depth": 2, "deep": {"a": []}}}
    )
    path = write_lines(tmp_path / "a.jsonl", line("Four missiles.", spans=spans))
    summary = import_files(project, path)
    assert (summary.spans, summary.problems) == (61, [])
    assert any("Label 7" in notice.sentence for notice in summary.notices)
    scheme = project.reading.scheme()
    grown = [scheme.label_named(label) for label in labels]
    assert all(label and label.field("shade") for label in grown)
    assert scheme.checked() is scheme
    (annotation,) = [
        one
        for one in project.reading.annotations(article_uids(project)[0])
        if one.label_uid == label_uid(project, "Casualties")
    ]
    assert annotation.fields == {"shade": "dark", "depth": 2, "deep": '{"a": []}'}
    project.annotating.undo(summary.changes.act_uid)
    assert _active_labels(content(project)) == _active_labels(start)
    project.annotating.redo(summary.changes.act_uid)
    assert project.reading.scheme().labels == scheme.labels
    assert len(project.reading.annotations(article_uids(project)[0])) == 61


def _active_labels(everything: Any) -> object:
    articles, _, labels, _ = everything
    return articles, [label.uid for label in labels if not label.retired]


def test_cancelling_leaves_nothing(project: Project, tmp_path: Path) -> None:
    make = [
        line(f"Text {number}.", spans=[{"start": 0, "end": 4, "label": "New", "annotator": "Ivan"}])
        for number in range(900)
    ]
    path = write_lines(tmp_path / "a.jsonl", *make)
    before = content(project)
    seen: list[int] = []
    sources, _ = find_sources([path])
    summary = project.importing.run(
        sources, on_progress=lambda _done, _all, articles: seen.append(articles), cancelled=lambda: max(seen) >= 700
    )
    assert summary.cancelled
    assert summary.changes.everything
    assert content(project) == before
    assert project.reading.annotators() == []
    assert project.reading.project().article_count == 0
    assert project.annotating.undoable() == ([], [])
    # The same import afterwards takes everything, with the same ids.
    assert project.importing.run(sources).articles == 900


def test_an_error_in_the_middle_leaves_nothing(project: Project) -> None:
    def articles() -> Iterator[ExchangedArticle]:
        yield from (ExchangedArticle(f"Text {number}.") for number in range(800))
        raise MemoryError

    with pytest.raises(MemoryError):
        project.importing.take(articles())
    assert article_uids(project) == []
    assert project.reading.annotators() == []


def test_an_import_is_undone_and_done_again(project: Project, tmp_path: Path) -> None:
    start = content(project)
    summary = import_files(project, write_lines(tmp_path / "a.jsonl", LINE, line("Another.")))
    end = content(project)
    assert summary.changes.everything
    for _ in range(2):
        changes = project.annotating.undo(summary.changes.act_uid)
        assert set(changes.articles)
        assert content(project) == start
        assert project.reading.find_spans("seven") == []
        project.annotating.redo(summary.changes.act_uid)
        assert content(project) == end
        assert len(project.reading.find_spans("seven")) == 1


def test_a_tag_removed_before_stays_removed_when_its_import_comes_back(project: Project, tmp_path: Path) -> None:
    summary = import_files(project, write_lines(tmp_path / "a.jsonl", LINE))
    project.become("Ivan")
    (annotation,) = project.reading.annotations(article_uids(project)[0])
    project.annotating.remove([annotation.uid])
    project.become("Olena")
    project.annotating.undo(summary.changes.act_uid)
    project.annotating.redo(summary.changes.act_uid)
    assert project.reading.annotations(article_uids(project)[0]) == []


def test_an_import_does_not_come_back_beside_itself(project: Project, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", LINE)
    summary = import_files(project, path)
    project.annotating.undo(summary.changes.act_uid)
    project.become("Petro")
    import_files(project, path)
    project.become("Olena")
    with pytest.raises(KnownError):
        project.annotating.redo(summary.changes.act_uid)
    assert len(article_uids(project)) == 1


def test_ids_that_are_taken_are_replaced(project: Project, tmp_path: Path) -> None:
    span = {"id": "same", "start": 0, "end": 3, "label": "Weapons"}
    records = [
        line("One text.", id="one", spans=[span, {**span, "end": 2}]),
        line("Two text.", id="one", spans=[span]),
        line("Three text.", id="x" * 10_000, spans=[{**span, "id": "\ud800"}]),
        line("Four text.", id=7),
    ]
    summary = import_files(project, write_lines(tmp_path / "a.jsonl", *records))
    assert (summary.articles, summary.spans) == (4, 4)
    again = import_files(project, write_lines(tmp_path / "b.jsonl", line("Five text.", id="one", spans=[span])))
    assert (again.articles, again.spans) == (1, 1)
    uids = article_uids(project)
    assert len(set(uids)) == 5
    assert uids[0] == "one"


def test_a_changed_scheme_is_not_overwritten_by_a_running_import(project: Project) -> None:
    window = project.sibling()

    def articles() -> Iterator[ExchangedArticle]:
        for number in range(1200):
            if number == 700:
                # The batch with it may still be on its way to the disk.
                ends = time.monotonic() + 60
                while (scheme := window.reading.scheme()).label_named("Label 1") is None:
                    assert time.monotonic() < ends
                extra = scheme.labels[0]._replace(uid="mine", name="Mine", letter="M", key="8")
                window.schemes.change(scheme._replace(labels=(*scheme.labels, extra)))
            yield ExchangedArticle(f"Text {number}.", spans=(ExchangedSpan(0, 4, f"Label {number // 500}"),))

    summary = project.importing.take(articles())
    window.close()
    assert summary.articles == 1200
    names = {label.name for label in project.reading.scheme().active_labels()}
    assert {"Mine", "Label 0", "Label 1", "Label 2"} <= names


HOSTILE: dict[str, bytes] = {
    "depth": b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep fields": b'{"text": "x", "spans": [{"start": 0, "end": 1, "label": "a", "fields": {"f": '
    + b"[" * 940
    + b"]" * 940
    + b"}}]}",
    "huge number": b'{"text": "y", "spans": [{"start": ' + b"9" * 10_000 + b', "end": 1, "label": "a"}]}',
    "not a number": b'{"text": "z", "spans": [{"start": 0, "end": 1, "label": "a", "fields": {"f": NaN}}]}',
    "infinity": b'{"text": "z1", "spans": [{"start": 0, "end": 1, "label": "a", "fields": {"f": -Infinity}}]}',
    "endless float": b'{"text": "z2", "spans": [{"start": 0, "end": 1, "label": "a", "fields": {"f": 1e999}}]}',
    "big integer": b'{"text": "z3", "spans": [{"start": 0, "end": 1, "label": "Casualties", "fields": {"count_low": 1'
    + b"0" * 400
    + b"}}]}",
    "twice": b'{"text": "one", "text": "two"}',
    "twice inside": b'{"text": "q", "spans": [{"start": 0, "start": 0, "end": 1, "label": "a"}]}',
    "not utf-8": b'{"text": "\xff\xfe"}',
    "cut off": b'{"text": "abc',
    "a list": b'["text"]',
    "no text": b'{"title": "x"}',
    "text is a number": b'{"text": 5}',
    "nothing": b"\x00\x00\x00",
    "seconds": b'{"text": "w", "progress": [{"annotator": "Eve", "state": "done", "seconds": ' + b"9" * 40 + b"}]}",
    "odd progress": b'{"text": "w2", "progress": [{"annotator": 5, "state": "asleep", "seconds": true}, 7]}',
    "half characters": rb'{"text": "v \ud800 \udc00", "title": "\ud83d", "source": "\udfff", "text_sha256": "ab",'
    rb' "id": "\ud800", "spans": [{"start": 0, "end": 1, "label": "\ud800a", "annotator": "\udc00b", "note": "\ud800",'
    rb' "created_at": "\ud800", "fields": {"k\ud800": "\ud800", "m": {"\ud800": "\udc00"}}, "automatic": ["\ud800"]}]}',
    "nul": rb'{"text": "u \u0000 NUL", "title": "a\u0000b",'
    rb' "spans": [{"start": 0, "end": 1, "label": "n\u0000", "note": "\u0000"}]}',
    "turned names": rb'{"text": "t",'
    rb' "spans": [{"start": 0, "end": 1, "label": "\u202egnol", "annotator": "a\u2066b\nc"}]}',
    "odd automatic": b'{"text": "s",'
    b' "spans": [{"start": 0, "end": 1, "label": "a", "automatic": {"x": 1}, "fields": {"x": null}}]}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_stops_nothing(project: Project, tmp_path: Path, name: str) -> None:
    path = write_lines(tmp_path / "a.jsonl", line("Before."), HOSTILE[name], line("After."))
    summary = import_files(project, path)
    assert texts(project)[0] == "Before."
    assert texts(project)[-1] == "After."
    assert all(problem.place.startswith("a.jsonl, line 2") for problem in summary.problems)
    assert summary.articles == 3 or summary.problems
    project.exporting.run(tmp_path / "out.jsonl")
    for out in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines():
        json.loads(out, parse_constant=lambda constant: pytest.fail(constant))
    assert not any("\u202e" in label.name for label in project.reading.scheme().labels)
    assert not any(sign in one.name for one in project.reading.annotators() for sign in "\u2066\n")


def test_a_line_without_end_stops_nothing(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "Before."}\n{"text": "')
        for _ in range(70):
            file.write(b"x" * 1024 * 1024)
        file.write(b'"}\n{"text": "After."}\n')
    summary = import_files(project, path)
    assert texts(project) == ["Before.", "After."]
    assert [problem.place for problem in summary.problems] == ["a.jsonl, line 2"]


def test_files_that_are_none_are_said(project: Project, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "odd.jsonl").write_bytes(b"\xff\xfe\x00garbage\nmore garbage")
    summary = import_files(project, tmp_path / "pipe.txt", tmp_path / "empty.jsonl", tmp_path / "odd.jsonl")
    assert summary.articles == 0
    assert {problem.place.split(",")[0] for problem in summary.problems} == {"pipe.txt", "odd.jsonl"}


def test_the_project_itself_is_never_read_by_hand(project: Project) -> None:
    sources, _ = find_sources([project.path], "text")
    summary = project.importing.run(sources)
    assert "itself" in summary.problems[0].sentence


def test_pasting_makes_an_article(project: Project) -> None:
    summary = project.importing.paste(
        ExchangedArticle("A headline\r\n\r\nText 🚀 \ud83d.", progress=(ExchangedProgress("Olena", "done"),))
    )
    article = project.reading.article(summary.first_article_uid)
    assert article is not None
    assert article.text == "A headline\n\nText 🚀 \ufffd."
    assert article.metadata.title == "A headline"
    assert project.importing.paste(ExchangedArticle("  \n ")).articles == 0


_SLOW_IMPORT = (
    "import sys\n"
    "from pathlib import Path\n"
    "from annotator.domain.exchange import ExchangedArticle, ExchangedSpan\n"
    "from annotator.domain.import_choice import ImportChoice\n"
    "from annotator.services.projects import open_project\n"
    "project = open_project(Path(sys.argv[1]), annotator_name='Ivan')\n"
    "def articles():\n"
    "    for number in range(100_000):\n"
    "        if number == 600 + int(sys.argv[2]):\n"
    "            print('now', flush=True)\n"
    "        yield ExchangedArticle(f'Text {number}. Kharkiv.', spans=(ExchangedSpan(0, 4, f'L{number // 300}'),))\n"
    "project.importing.take(articles(), choice=ImportChoice('Ivan'))\n"
)


@pytest.mark.parametrize("moment", [0, 333, 900])
def test_an_import_that_was_killed_is_taken_back(tmp_path: Path, moment: int) -> None:
    project = make_project(tmp_path / "war")
    tag(project, "seven people")
    before, counted = content(project), project.reading.project().article_count
    project.close()
    started = subprocess.Popen(
        [sys.executable, "-c", _SLOW_IMPORT, project.path, str(moment)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert started.stdout is not None
    assert started.stdout.readline() == b"now\n"
    started.send_signal(signal.SIGKILL)
    started.wait()
    started.stdout.close()
    again = open_project(project.path, annotator_name="Olena")
    assert not again.read_only_reason
    assert content(again) == before
    assert again.reading.project().article_count == counted
    assert [one.name for one in again.reading.annotators()] == ["Olena"]
    assert again.check() == []
    again.close()
    assert_search_is_true(project.path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["war.annotator"]


def test_a_folder_without_files_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "outer" / "inner").mkdir(parents=True)
    sources, problems = find_sources([tmp_path / "outer"])
    assert sources == []
    assert [str(problem.sentence) for problem in problems] == ["The folder is empty."]
