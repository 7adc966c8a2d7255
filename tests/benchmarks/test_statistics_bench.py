"""What a project of 10,000 articles holds, beside the export of the same articles in the same run."""

from pathlib import Path
from time import perf_counter

import pytest

from annotator.services.projects import open_project
from tests.benchmarks.conftest import LargeProject, Tell

pytestmark = pytest.mark.benchmark

COUNT = 10_000
COUNTING_LIMIT = 0.5
"""Times the export: counts and names are made by SQLite, and no article is read."""
INCIDENTS_LIMIT = 1.5
"""Times the export: every article with casualties is read, and its paragraphs about them are looked at."""


def test_figures_and_incidents_beside_an_export(large_project: LargeProject, tmp_path: Path, tell: Tell) -> None:
    project = open_project(large_project(COUNT), read_only=True)
    began = perf_counter()
    project.exporting.run(tmp_path / "all.jsonl")
    export = perf_counter() - began
    began = perf_counter()
    found = project.statistics.overview(incidents=False)
    counting = perf_counter() - began
    began = perf_counter()
    told = project.statistics.incidents()
    strikes = perf_counter() - began
    project.close()
    tell(
        f"{found.spans:,} tags counted in {counting / export:.2f} x the export of their articles,"
        f" {len(told):,} strikes found in {strikes / export:.2f} x"
    )
    assert counting / export < COUNTING_LIMIT
    assert strikes / export < INCIDENTS_LIMIT
