"""Datasets without the articles' words, and the words put back: nothing of the texts leaks, nothing is lost."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.command_line import commands
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress
from annotator.domain.export_choice import ExportChoice, Split, Texts
from annotator.formats.base import Format, ReadOptions
from annotator.formats.comparing import comparable
from annotator.formats.registry import FORMATS, format_named, format_of, format_of_folder
from annotator.services.attaching import AttachError, TextsMissing, attach
from annotator.services.exporting import CutTextError, NeedsTextError
from annotator.services.projects import Project, create_project
from annotator.services.sources import find_sources
from tests.formats.samples import GOLDEN, span_of
from tests.projects import import_files

HASHED = [known for known in FORMATS if known.without_text]
FILES = {
    "crlf.txt": "\ufeffMarket hit 🚀 again\r\n\r\nThree people died in Izium.\r\nMore were hurt.\r\n".encode(),
    "cyrillic.txt": "Ринок 🇺🇦 уражено\n\nЗагинули троє людей у Ку\u0301п’янську.".encode("cp1251", "replace"),
    "mac.txt": b"Old line ends\rSeven people were killed \xf0\x9f\x98\x80 there.\r",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("attaching")
    made = create_project(folder / "war", annotator_name="Olena")
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    import_files(made, *(folder / name for name in FILES))
    texts = [read for uid in _uids(made) if (read := made.reading.article(uid))]
    tagged = [
        ExchangedArticle(
            one.text,
            one.metadata,
            spans=(span_of(one.text, one.text.split()[1], "Weapons", annotator="Olena"),),
            progress=(ExchangedProgress("Olena", "done", flagged=True, seconds=9),),
        )
        for one in texts
    ]
    made.importing.take([*tagged, *GOLDEN])
    yield made
    made.close()


def _uids(project: Project) -> list[str]:
    return [read.uid for read in project.exporting.texts()]


def _sources(tmp_path: Path) -> Path:
    """Write the files that the articles came from into a folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    for number, article in enumerate(GOLDEN):
        (folder / f"{number}.txt").write_bytes(article.text.replace("\n", "\r\n").encode())
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def _target(folder: Path, chosen: Format, name: str) -> Path:
    return folder / (name if chosen.is_folder else f"{name}{chosen.suffixes[0]}")


def _articles(chosen: Format, path: Path) -> list[ExchangedArticle]:
    assert chosen.read is not None
    found = list(chosen.read(path, ReadOptions()))
    assert all(isinstance(one, ExchangedArticle) for one in found)
    return [comparable(one) for one in found if isinstance(one, ExchangedArticle)]


def _bytes(folder: Path) -> bytes:
    found = []
    for file in folder.rglob("*"):
        if file.suffix == ".parquet":
            parquet = pytest.importorskip("pyarrow.parquet")
            found.append(json.dumps(parquet.read_table(file).to_pylist(), ensure_ascii=False).encode())
        elif file.is_file():
            found.append(file.read_bytes())
    return b"\n".join(found)


def require_packages(chosen: Format) -> None:
    """Skip where a format cannot be written here."""
    if not chosen.is_available(to_write=True):
        pytest.skip("a package is not installed")


@pytest.mark.parametrize("texts", [Texts.QUOTES, Texts.NONE])
@pytest.mark.parametrize("chosen", HASHED, ids=lambda known: known.name)
def test_texts_that_were_left_out_are_put_back(project: Project, tmp_path: Path, chosen: Format, texts: Texts) -> None:
    require_packages(chosen)
    hashed, whole = _target(tmp_path, chosen, "hashed"), _target(tmp_path, chosen, "whole")
    assert project.exporting.run(whole, format_name=chosen.name, read_back=True).differences == ()
    summary = project.exporting.run(hashed, ExportChoice(texts=texts), format_name=chosen.name, read_back=True)
    assert (summary.articles, summary.differences) == (6, ())
    assert (format_of_folder(hashed) if chosen.is_folder else format_of(hashed)) is chosen
    sources = _sources(tmp_path)
    for number, articles in enumerate((sources, project.path, whole)):
        back = _target(tmp_path, chosen, f"back{number}")
        attached = attach(hashed, articles, back)
        assert attached.is_whole, attached
        assert (attached.articles, attached.spans) == (6, summary.spans)
        assert _articles(chosen, back) == _articles(chosen, whole)
    if chosen.name == "jsonl":
        assert (tmp_path / "back0.jsonl").read_bytes() == whole.read_bytes()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("chosen", HASHED, ids=lambda known: known.name)
def test_the_words_of_articles_stay_out(project: Project, tmp_path: Path, chosen: Format) -> None:
    require_packages(chosen)
    for texts in (Texts.QUOTES, Texts.NONE):
        choice = ExportChoice(texts=texts, fields=texts is Texts.QUOTES)
        folder = tmp_path / texts
        folder.mkdir()
        project.exporting.run(_target(folder, chosen, "out"), choice, format_name=chosen.name)
        content = _bytes(folder)
        assert b"were evacuated" not in content
        assert "Ударили".encode() not in content
        assert b"More were hurt" not in content
        for quote in ("Saltivka district", "п’ятеро поранених", "Shahed-136"):
            assert (quote.encode() in content) == (texts is Texts.QUOTES), quote


def test_links_to_other_tags_lose_their_words_and_find_them_again(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    project.exporting.run(out, ExportChoice(texts=Texts.NONE))
    assert '"place": {"span": "s11", "text": ""}' in out.read_text(encoding="utf-8")
    attach(out, project.path)
    assert '"place": {"span": "s11", "text": "Ку\u0301п’янськ"}' in (tmp_path / "o.with-text.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    "chosen", [one for one in FORMATS if one.write and not one.without_text], ids=lambda one: one.name
)
def test_other_formats_refuse(project: Project, tmp_path: Path, chosen: Format) -> None:
    require_packages(chosen)
    choice = ExportChoice(texts=Texts.NONE)
    with pytest.raises(NeedsTextError, match="cannot be written without the texts"):
        project.exporting.run(tmp_path / "out", choice, format_name=chosen.name)
    with pytest.raises(NeedsTextError):
        project.exporting.preview(chosen.name, choice)
    with pytest.raises(CutTextError):
        project.exporting.run(tmp_path / "out.jsonl", replace(choice, zones=False))
    assert not list(tmp_path.iterdir())


def test_what_is_not_found_or_does_not_fit_is_said(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    project.exporting.run(out, ExportChoice(texts=Texts.QUOTES))
    sources = _sources(tmp_path)
    (sources / "0.txt").write_text("Another text altogether.", encoding="utf-8")
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    records[0]["spans"][0]["text"] = "Zebra"
    records[1]["spans"][0]["end"] = 10**9
    out.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    summary = attach(out, sources)
    assert [problem.place for problem in summary.missing] == ["Drone strike in Kharkiv"]
    assert [problem.sentence.split(";")[0] for problem in summary.problems] == [
        "At 7 the text reads “hit”, not “Zebra”",
        f"{records[1]['spans'][0]['start']} to 1000000000 is not a stretch of the text",
    ]
    assert [problem.place for problem in summary.unread] == ["picture.png"]
    assert (summary.articles, summary.is_whole) == (5, False)


def test_a_file_that_reads_otherwise_now_is_taken_where_every_quote_fits(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    project.exporting.run(out, ExportChoice(texts=Texts.QUOTES))
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()][:1]
    assert records[0]["raw_sha256"]
    records[0]["text_sha256"] = "0" * 64  # as another version of the program would have read the file
    for quote, articles in (("hit", 1), ("Zebra", 0)):
        records[0]["spans"][0]["text"] = quote
        out.write_text(json.dumps(records[0]) + "\n", encoding="utf-8")
        summary = attach(out, tmp_path / "articles" if articles == 0 else _sources(tmp_path))
        assert (summary.articles, len(summary.missing)) == (articles, 1 - articles)


def test_nothing_is_written_where_nothing_is_found(project: Project, tmp_path: Path) -> None:
    out, whole = tmp_path / "o.jsonl", tmp_path / "whole.jsonl"
    project.exporting.run(out, ExportChoice(texts=Texts.NONE))
    project.exporting.run(whole)
    (tmp_path / "a.txt").write_text("Another.", encoding="utf-8")
    with pytest.raises(TextsMissing):
        attach(out, tmp_path / "a.txt")
    for dataset, target, reason in (
        (whole, None, "no article without its text"),
        (out, out, "written over itself"),
        (tmp_path / "a.txt", None, "never without its texts"),
        (tmp_path, None, "several datasets"),
    ):
        with pytest.raises(AttachError, match=reason):
            attach(dataset, project.path, target)
    assert {file.name for file in tmp_path.iterdir()} == {"o.jsonl", "whole.jsonl", "a.txt"}


def test_cancel_leaves_nothing(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    project.exporting.run(out, ExportChoice(texts=Texts.NONE))
    for stop_at in range(1, 5):
        calls: list[int] = []

        def cancelled(calls: list[int] = calls, stop_at: int = stop_at) -> bool:
            calls.append(1)
            return len(calls) >= stop_at

        assert attach(out, project.path, cancelled=cancelled).cancelled
        assert [file.name for file in tmp_path.iterdir()] == ["o.jsonl"]


def test_a_split_dataset_without_texts(project: Project, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    choice = ExportChoice(texts=Texts.NONE, split=Split({"train": 1, "test": 1}))
    summary = project.exporting.run(tmp_path / "set", choice, format_name="parquet", read_back=True)
    assert summary.differences == ()
    attach(tmp_path / "set", project.path)
    names = {file.name for file in (tmp_path / "set.with-text" / "data").iterdir()}
    assert names == {"train-00000-of-00001.parquet", "test-00000-of-00001.parquet"}
    for name in names:
        both = [format_named("parquet").read, tmp_path / "set" / "data" / name]
        assert both[0] is not None
        assert len(_articles(format_named("parquet"), tmp_path / "set" / "data" / name)) == len(
            _articles(format_named("parquet"), tmp_path / "set.with-text" / "data" / name)
        )


def test_an_import_says_how_to_put_the_texts_back(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    project.exporting.run(out, ExportChoice(texts=Texts.NONE))
    other = create_project(tmp_path / "other")
    summary = other.importing.run(find_sources([out])[0])
    other.close()
    assert summary.articles == 0
    assert {problem.sentence for problem in summary.problems} == {
        "It has no text. Put the texts back first: annotator attach."
    }


def test_on_the_command_line(project: Project, tmp_path: Path) -> None:
    def run(*arguments: object) -> tuple[int, str, str]:
        result = CliRunner().invoke(commands, [str(argument) for argument in arguments])
        assert "Traceback" not in result.output
        return result.exit_code, result.stdout, result.stderr

    copy = tmp_path / "copy.annotator"
    shutil.copyfile(project.path, copy)
    out, back = tmp_path / "out.csv", tmp_path / "back.csv"
    assert run("export", copy, out, "--format", "csv", "--without-text", "--quotes")[0] == 0
    code, said, _ = run("attach", out, copy, back)
    assert code == 0
    assert said.endswith("read back and found equal\n")
    sources = _sources(tmp_path)
    (sources / "1.txt").unlink()
    code, said, errors = run("attach", out, sources, back)
    assert code == 1
    assert "1 article left out" in said
    assert "Its text is not among the articles." in errors
    code, _, errors = run("export", copy, tmp_path / "x", "--format", "conll", "--without-text")
    assert code == 2
    assert "Use one of these: jsonl, csv, tsv" in errors
    assert run("attach", out, copy, out)[0] == 2
