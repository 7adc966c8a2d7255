"""Foreign files are read in a child that may not do much, and what it says is not believed."""

import importlib.util
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.errors import Phrase
from annotator.formats.base import Format, FormatError, ReadOptions, WriteOptions
from annotator.formats.comparing import comparable
from annotator.formats.exchange_lines import NotALine, from_line, to_line
from annotator.formats.registry import FORMATS, format_named
from annotator.limited_process import UNLIMITED, LimitedChild, Limits, OutOfLimits
from annotator.services.limited_reading import FileReader, read_file
from tests.formats.contract import target_in, write_reduced
from tests.formats.samples import GOLDEN, articles
from tests.services import misbehaving_child

UNTRUSTED = [known for known in FORMATS if known.untrusted and known.reads_back]
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows limits neither memory nor time of a process")


@pytest.fixture
def child() -> Iterator[LimitedChild]:
    with LimitedChild(misbehaving_child.__name__, Limits(1 << 30, UNLIMITED, 0.0, 0)) as child:
        yield child


def ask(child: LimitedChild, act: str, path: Path) -> str:
    child.send(f"{act} {path}".encode())
    return child.receive(60).decode().partition(" ")[2]


@given(drawn=articles(), place=st.text(st.characters(exclude_categories=[]), max_size=20), guessed=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_was_read_arrives_as_it_was(drawn: list[ExchangedArticle], place: str, guessed: bool) -> None:
    for article in drawn:
        read = replace(article, place=place, encoding="cp1251", encoding_guessed=guessed, raw_sha256="ab", split="test")
        found = from_line(to_line(read))
        assert isinstance(found, ExchangedArticle)
        assert replace(found, text_sha256="") == replace(read, text_sha256="")
    assert from_line(to_line(Problem(place, "It is empty."))) == Problem(place, "It is empty.")


def test_a_phrase_arrives_with_what_its_translation_needs() -> None:
    phrase = Phrase(
        "{name} holds {count:,} files{rest}.", name="a", count=3000, rest=Phrase(", and {what}", what="more")
    )
    found = from_line(to_line(Problem("a", phrase)))
    assert isinstance(found, Problem)
    assert isinstance(found.sentence, Phrase)
    assert (found.sentence, found.sentence.template) == ("a holds 3,000 files, and more.", phrase.template)
    assert isinstance(found.sentence.blanks["rest"], Phrase)


def test_half_a_surrogate_pair_arrives() -> None:
    found = from_line(to_line(ExchangedArticle("a\ud83db")))
    assert isinstance(found, ExchangedArticle)
    assert found.text == "a\ud83db"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"problem": {"template": "{a}", "blanks": {}}, "place": ""}',
        b'{"problem": {"template": "{a.b}", "blanks": {"a": "b"}}, "place": ""}',
        b'{"problem": {"template": 7, "blanks": {"a": "b"}}, "place": ""}',
        b'{"problem": {"template": "{a:>999999999}", "blanks": {"a": "b"}}, "place": ""}',
        b'{"problem": [], "place": ""}',
        b'{"article": 1}',
        b'{"article": {}}',
        b'{"article": {"text": 5}}',
        b'{"article": {"text": "a", "spans": [{"start": "0"}]}}',
        b'{"article": {"text": "a", "progress": 7}}',
    ],
)
def test_a_line_that_is_none_is_refused(line: bytes) -> None:
    with pytest.raises(NotALine):
        from_line(line)


@pytest.mark.parametrize("chosen", UNTRUSTED, ids=lambda known: known.name)
def test_a_child_reads_what_we_would_read(chosen: Format, tmp_path: Path) -> None:
    if any(importlib.util.find_spec(package) is None for package in chosen.packages):
        pytest.skip(f"{chosen.packages} is not installed")
    target = target_in(tmp_path, chosen)
    write_reduced(chosen, GOLDEN, target, WriteOptions())
    assert chosen.read is not None
    here = list(chosen.read(target, ReadOptions()))
    apart = list(read_file(target, chosen, ReadOptions()))
    assert here
    assert [_plain(read) for read in apart] == [_plain(read) for read in here]


def _plain(read: ExchangedArticle | Problem) -> object:
    return read if isinstance(read, Problem) else (comparable(read), read.place, read.raw_sha256, read.encoding)


def test_one_child_reads_many_files_and_goes_on_behind_a_broken_one(tmp_path: Path) -> None:
    chosen = format_named("qdpx")
    good, broken = tmp_path / "good.qdpx", tmp_path / "broken.qdpx"
    write_reduced(chosen, GOLDEN, good, WriteOptions())
    broken.write_bytes(good.read_bytes()[:200])
    with FileReader() as reader:
        assert len(list(reader.read(good, chosen, ReadOptions()))) == len(GOLDEN)
        with pytest.raises(FormatError, match=r"broken\.qdpx cannot be read"):
            list(reader.read(broken, chosen, ReadOptions()))
        assert len(list(reader.read(good, chosen, ReadOptions()))) == len(GOLDEN)
        next(reader.read(good, chosen, ReadOptions()))  # had enough after the first
        assert len(list(reader.read(good, chosen, ReadOptions()))) == len(GOLDEN)


@unix
def test_a_child_that_dies_costs_one_file(tmp_path: Path) -> None:
    chosen = format_named("qdpx")
    good = tmp_path / "good.qdpx"
    write_reduced(chosen, GOLDEN, good, WriteOptions())
    with FileReader() as reader:
        list(reader.read(good, chosen, ReadOptions()))
        assert reader._child is not None
        reader._child._child.send_signal(signal.SIGKILL)
        reader._child._child.wait()
        with pytest.raises(FormatError, match="could not be read safely"):
            list(reader.read(good, chosen, ReadOptions()))
        assert len(list(reader.read(good, chosen, ReadOptions()))) == len(GOLDEN)


@unix
def test_a_file_that_takes_too_long_is_given_up(child: LimitedChild, tmp_path: Path) -> None:
    """The system ends the child when a second of the processor is used up, long before the wall clock would."""
    assert ask(child, "calculate", tmp_path) == ""


def test_the_fence_lets_nothing_through_but_the_file(child: LimitedChild, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("a secret", encoding="utf-8")
    path = tmp_path / "file"
    path.write_text("words", encoding="utf-8")
    assert ask(child, "read", path) == "words"
    for act in ("read-other", "write", "remove", "connect", "start"):
        assert ask(child, act, path) == "PermissionError", act
    assert path.read_text(encoding="utf-8") == "words"


@unix
def test_memory_is_limited(child: LimitedChild, tmp_path: Path) -> None:
    assert ask(child, "allocate", tmp_path) == "MemoryError"


def test_a_child_that_says_nothing_is_not_waited_for(child: LimitedChild, tmp_path: Path) -> None:
    child.send(f"hang {tmp_path}".encode())
    with pytest.raises(OutOfLimits):
        child.receive(0.3)


def test_a_child_that_is_gone_says_nothing(child: LimitedChild, tmp_path: Path) -> None:
    assert ask(child, "die", tmp_path) == ""
    child.send(b"read x")


def test_waiting_ends_when_the_user_cancels(child: LimitedChild, tmp_path: Path) -> None:
    child.send(f"hang {tmp_path}".encode())
    assert child.receive(60, cancelled=lambda: True) == b""


def test_no_child_is_left_behind(tmp_path: Path) -> None:
    chosen = format_named("qdpx")
    good = tmp_path / "good.qdpx"
    write_reduced(chosen, GOLDEN, good, WriteOptions())
    with FileReader() as reader:
        list(reader.read(good, chosen, ReadOptions()))
        assert reader._child is not None
        process = reader._child._child
        assert process.poll() is None
    assert process.poll() is not None
