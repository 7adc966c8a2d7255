"""Large projects for the benchmarks, made once per run; figures are printed whether a test passes or not."""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from annotator.services.projects import create_project
from annotator.services.sources import find_sources
from tests.benchmarks.corpus import ANNOTATOR, SPANS, write_records

LargeProject = Callable[[int], Path]
Tell = Callable[[str], None]
_SPANS_OF_MANY = 4
"""Tags of each of the 100,000 articles, so that making them takes a minute and a gigabyte, not four."""


@pytest.fixture(scope="session")
def large_project(tmp_path_factory: pytest.TempPathFactory) -> LargeProject:
    """Return a function that gives the path of a closed project with so many articles. Do not change the project."""
    folder = tmp_path_factory.mktemp("large")
    made: dict[int, Path] = {}

    def make(count: int) -> Path:
        if count not in made:
            records = write_records(folder / f"{count}.jsonl", count, _SPANS_OF_MANY if count > 10_000 else SPANS)
            project = create_project(folder / f"{count}.annotator", annotator_name=ANNOTATOR)
            summary = project.importing.run(find_sources([records])[0])
            project.close()
            assert summary.articles == count
            made[count] = project.path
        return made[count]

    return make


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Return a function that prints a line past pytest's capturing."""

    def line(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n    {text}")
            sys.stdout.flush()

    return line


def milliseconds(act: Callable[[], object], times: int = 5) -> float:
    """Return the median time that something takes."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        act()
        taken.append((perf_counter() - began) * 1000)
    return median(taken)
