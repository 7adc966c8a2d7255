"""Every format that reads and writes: what comes back is what was promised, and the promise tells every loss."""

import contextlib
import importlib.util
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.exchange import ExchangedArticle, Problem
from annotator.domain.losses import Loss, LossKind
from annotator.errors import KnownError
from annotator.formats.base import Format, ReadOptions, WriteOptions
from annotator.formats.comparing import comparable
from annotator.formats.registry import FORMATS, format_of
from tests.formats.contract import (
    GOLDEN_FILES,
    READERS,
    TWO_WAYS,
    files_in,
    is_text,
    new_folder,
    read_all,
    read_articles,
    shipped_scheme,
    target_in,
    write_reduced,
)
from tests.formats.samples import GOLDEN, articles

two_ways = pytest.mark.parametrize("chosen", TWO_WAYS, ids=lambda known: known.name)
readers = pytest.mark.parametrize("chosen", READERS, ids=lambda known: known.name)
examples = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def _extra(request: pytest.FixtureRequest) -> None:
    """Skip a format whose packages are not installed."""
    chosen = request.node.callspec.params.get("chosen") if hasattr(request.node, "callspec") else None
    for package in chosen.packages if isinstance(chosen, Format) else ():
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")


@two_ways
@examples
@given(drawn=articles(), with_scheme=st.booleans())
def test_reads_back_what_was_promised(chosen: Format, drawn: list[ExchangedArticle], with_scheme: bool) -> None:
    with new_folder() as folder:
        target = target_in(folder, chosen)
        options = WriteOptions(scheme=shipped_scheme() if with_scheme else None, project_name="Проєкт")
        reduced = write_reduced(chosen, drawn, target, options)
        assert read_articles(chosen, target) == [comparable(article) for article in reduced]


@two_ways
@examples
@given(drawn=articles())
def test_tells_every_loss(chosen: Format, drawn: list[ExchangedArticle]) -> None:
    for article in drawn:
        reduced, losses = chosen.reduce(article, WriteOptions())
        assert bool(_told(losses)) == (comparable(reduced) != comparable(article))
        for span in reduced.spans:
            assert span.text in (None, reduced.text[span.start : span.end])
        again, further = chosen.reduce(reduced, WriteOptions())
        assert not _told(further)
        assert comparable(again) == comparable(reduced)


def _told(losses: tuple[Loss, ...]) -> list[Loss]:
    """Return the losses but those of form alone: a value in another place is still the same value."""
    return [loss for loss in losses if loss.kind is not LossKind.VALUES]


@two_ways
def test_golden_files(chosen: Format, tmp_path: Path) -> None:
    options = WriteOptions(scheme=shipped_scheme(), project_name="Golden")
    reduced = write_reduced(chosen, GOLDEN, target_in(tmp_path, chosen), options)
    golden, written = files_in(GOLDEN_FILES / chosen.name), files_in(tmp_path)
    assert written.keys() == golden.keys()
    for name, content in golden.items():
        if is_text(content):
            assert written[name].decode() == content.decode(), name
    promised = [comparable(article) for article in reduced]
    assert read_articles(chosen, target_in(GOLDEN_FILES / chosen.name, chosen)) == promised


@two_ways
def test_is_recognised(chosen: Format) -> None:
    target = target_in(GOLDEN_FILES / chosen.name, chosen)
    if target.is_dir():
        assert chosen.recognises is not None
        assert [known.name for known in FORMATS if known.recognises and known.recognises(target)] == [chosen.name]
    else:
        found = format_of(target)
        assert found is not None
        assert found.name == chosen.name


@two_ways
def test_memory_does_not_grow_with_the_articles(chosen: Format, tmp_path: Path) -> None:
    text = "Three people were killed in Kharkiv. 😀\n" * 250
    one = replace(GOLDEN[0], text=text, spans=(), text_sha256="", progress=())

    def many(count: int) -> Iterator[ExchangedArticle]:
        for number in range(count):
            # a text of its own, so that holding all articles is felt
            yield chosen.reduce(replace(one, text=f"{number} {text}", uid=f"a{number}"), WriteOptions()).article

    def peak(count: int) -> int:
        assert chosen.write is not None
        folder = tmp_path / str(count)
        folder.mkdir()
        tracemalloc.start()
        try:
            chosen.write(many(count), target_in(folder, chosen), WriteOptions())
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2)  # imports and caches
    assert peak(120) < peak(20) + 40 * len(text)


@readers
@examples
@given(
    content=st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-8", "ignore")))
)
def test_any_bytes_end_in_articles_or_sentences(chosen: Format, content: bytes) -> None:
    with new_folder() as folder:
        path = folder / f"hostile{chosen.suffixes[0]}"
        path.write_bytes(content)
        _read_safely(chosen, path)


@two_ways
@examples
@given(at=st.floats(0, 1), patch=st.binary(max_size=6), cut=st.booleans())
def test_damaged_files_end_in_articles_or_sentences(chosen: Format, at: float, patch: bytes, cut: bool) -> None:
    with new_folder() as folder:
        for name, content in files_in(GOLDEN_FILES / chosen.name).items():
            place = int(at * len(content))
            rest = b"" if cut else content[place + len(patch) :]
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content[:place] + patch + rest)
        _read_safely(chosen, target_in(folder, chosen))


@two_ways
@examples
@given(choose=st.data(), strange=st.sampled_from([None, True, -1, 10**30, 1.5, "", "x", [], [[]], {}, {"a": {}}]))
def test_strange_values_end_in_articles_or_sentences(chosen: Format, choose: st.DataObject, strange: object) -> None:
    """A value of another kind in any place of a file that is JSON."""
    with new_folder() as folder:
        for name, content in files_in(GOLDEN_FILES / chosen.name).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_with_strange_value(content, choose, strange))
        _read_safely(chosen, target_in(folder, chosen))


def _with_strange_value(content: bytes, choose: st.DataObject, strange: object) -> bytes:
    """Return JSON with one of its values, or of those of its first line, replaced; other content unchanged."""
    first, _, rest = content.partition(b"\n")
    for whole, behind in ((content, b""), (first, rest)):
        try:
            value = json.loads(whole)
        except ValueError:
            continue
        places = _places(value)
        if places:
            holder, key = choose.draw(st.sampled_from(places))
            holder[key] = strange
        return json.dumps(value).encode() + b"\n" + behind
    return content


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in lists and mappings, however deep, as what holds it and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [place for key in keys for place in [(value, key), *_places(value[key])]]


def _read_safely(chosen: Format, path: Path) -> None:
    with contextlib.suppress(KnownError):
        for read in read_all(chosen, path, ReadOptions()):
            assert isinstance(read, ExchangedArticle | Problem)


def test_names_are_unique() -> None:
    names = [known.name for known in FORMATS]
    assert len(names) == len(set(names))
    assert all(known.packages or not known.extra for known in FORMATS)
