"""ZIP archives of articles: every file is read in its own format; nothing gets out of the folder or stays behind."""

import stat
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.exchange import ExchangedArticle
from annotator.formats.base import ReadOptions
from annotator.formats.registry import format_of
from annotator.formats.safe_unpacking import safe_path
from annotator.formats.zip_archive import ZIP
from annotator.services.limited_reading import FileReader
from annotator.services.projects import Project
from annotator.services.sources import find_sources
from tests.formats.contract import GOLDEN_FILES, read_all
from tests.formats.documents import ARTICLES, refusal, sentences, text_of, texts
from tests.projects import make_project


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


@pytest.fixture
def nothing_stays(tmp_path: Path) -> Path:
    return tmp_path / "temporary"


def make(folder: Path, entries: dict[str, str | bytes], name: str = "made.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return path


def test_text_and_markdown_come_in_as_they_are(tmp_path: Path, nothing_stays: Path) -> None:
    entries: dict[str, str | bytes] = {f"articles/{path.name}": path.read_bytes() for path in ARTICLES}
    entries |= {"note.md": "# Заголовок\n\nТекст.", "__MACOSX/._note.md": b"\0", ".hidden.txt": "x", "Thumbs.db": "x"}
    found = read_all(ZIP, make(tmp_path, entries))
    in_order = sorted(ARTICLES, key=lambda path: path.name)
    assert texts(found) == [*map(text_of, in_order), "# Заголовок\n\nТекст."]
    assert found[0].place == f"made.zip/articles/{in_order[0].name}"
    assert not sentences(found)
    assert not any(nothing_stays.iterdir())


def test_files_of_many_formats_are_read_in_children(tmp_path: Path, nothing_stays: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("pypdfium2")
    mail = b"From: a@b.example\nSubject: Mail\nMIME-Version: 1.0\n\nFrom a mail."
    page = "<html><body><p>From a page, which has a sentence of its own.</p></body></html>"
    path = make(
        tmp_path, {"1.eml": mail, "2.html": page, "3.pdf": b"%PDF broken", "4.txt": "From a text.", "5.png": b"x"}
    )
    with FileReader() as reader:
        found = list(reader.read(path, ZIP, ReadOptions()))
    assert texts(found) == ["From a mail.", "From a page, which has a sentence of its own.", "From a text."]
    assert sentences(found) == [
        "3.pdf cannot be read: it is not a whole PDF. Nothing was taken from it.",
        "No format reads these files, which were left out: 5.png.",
    ]
    assert not any(nothing_stays.iterdir())


@pytest.mark.parametrize("name", ["brat", "cas-json"])
@pytest.mark.parametrize("inside", ["", "export/"])
def test_a_folder_in_a_format_is_read_as_a_whole(name: str, inside: str, tmp_path: Path) -> None:
    folder = next(path for path in (GOLDEN_FILES / name).iterdir() if path.is_dir())
    entries: dict[str, str | bytes] = {
        f"{inside}{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
    found = read_all(ZIP, make(tmp_path, entries))
    assert any(isinstance(read, ExchangedArticle) and read.spans for read in found)


def test_an_import_takes_an_archive_as_one_source(tmp_path: Path) -> None:
    path = make(tmp_path, {"a/Стаття.txt": "Перша стаття.", "b.txt": "Друга стаття."})
    sources, problems = find_sources([path])
    assert [source.format.name for source in sources] == ["zip"]
    assert not problems
    project: Project = make_project(tmp_path / "project")
    summary = project.importing.run(sources)
    assert summary.articles == 2
    first = project.reading.article(summary.first_article_uid)
    assert first is not None
    assert first.imported_from == "Стаття.txt"
    project.close()


def test_names_written_by_windows(tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Харк_в.txt".replace("_", "i"), "x")
    raw = path.read_bytes()
    # as Windows writes it: the bytes of its old encoding, and no word of which
    name, old = "Харкiв.txt".encode(), "Харкiв.txt".encode("cp866").ljust(len("Харкiв.txt".encode()), b"_")
    raw = raw.replace(name, old)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.index(mark) + offset
        raw = raw[:place] + b"\0\0" + raw[place + 2 :]
    path.write_bytes(raw)
    assert (
        read_all(ZIP, path)[0].place.startswith("old.zip/Харкiв.txt") or "Харкiв" in sentences(read_all(ZIP, path))[0]
    )


def test_archives_inside_stay_closed(tmp_path: Path) -> None:
    inner = make(tmp_path, {"a.txt": "Inside."}, "inner.zip").read_bytes()
    found = read_all(ZIP, make(tmp_path, {"inner.zip": inner, "b.7z": b"7z", "c.txt": "Outside."}))
    assert texts(found) == ["Outside."]
    assert sentences(found) == ["It is an archive inside of an archive, and was not opened."] * 2


def test_links_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("passwords.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "Article.")
    assert texts(read_all(ZIP, path)) == ["Article."]


@pytest.mark.parametrize(
    "name",
    ["../../out.txt", "/out.txt", "C:\\out.txt", "..\\..\\out.txt", "a/../../out.txt", "x" * 300 + ".txt", "CON.txt"],
)
def test_names_that_lead_out_stay_in(name: str, tmp_path: Path, nothing_stays: Path) -> None:
    before = {file for file in tmp_path.rglob("*") if file.is_file()}
    path = make(tmp_path, {name: "Article."})
    assert texts(read_all(ZIP, path)) == ["Article."]
    assert {file for file in tmp_path.rglob("*") if file.is_file()} - before == {path}


@given(name=st.text(st.sampled_from('a./\\:*?"<>| \0\n\u202e٭日CONcon1й'), max_size=30))
def test_any_name_is_safe(name: str) -> None:
    path = safe_path(name)
    if path is not None:
        assert not path.is_absolute()
        for part in path.parts:
            assert part not in (".", "..")
            assert not set(part) & set('<>:"/\\|?*\0\n\u202e')
            assert part == part.rstrip(". ")
            assert part.split(".")[0].lower() not in ("con", "aux", "nul")


def test_two_names_that_are_one_for_some_systems_are_both_there(tmp_path: Path) -> None:
    found = read_all(ZIP, make(tmp_path, {"a.txt": "One.", "A.TXT": "Two.", "a?.txt": "Three.", "a_.txt": "Four."}))
    assert sorted(texts(found)) == ["Four.", "One.", "Three.", "Two."]


def test_what_is_empty_or_no_archive_says_so(tmp_path: Path, nothing_stays: Path) -> None:
    assert sentences(read_all(ZIP, make(tmp_path, {}))) == ["The archive is empty."]
    (tmp_path / "no.zip").write_bytes(b"no archive")
    assert format_of(tmp_path / "no.zip") is ZIP
    assert "not a whole archive" in refusal(ZIP, tmp_path / "no.zip")
    bomb = make(tmp_path, {"bomb.txt": bytes(30_000_000)})
    assert "only an archive made to do harm" in refusal(ZIP, bomb)
    assert not any(nothing_stays.iterdir())


def test_a_damaged_entry_does_not_cost_the_others(tmp_path: Path) -> None:
    path = make(tmp_path, {"a.txt": "First article. " * 50, "b.txt": "Second."})
    content = bytearray(path.read_bytes())
    content[40] ^= 0xFF
    path.write_bytes(content)
    found = read_all(ZIP, path)
    assert texts(found) == ["Second."]
    assert sentences(found) == ["It was left out: a.txt is damaged."]
