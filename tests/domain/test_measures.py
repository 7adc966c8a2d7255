"""Every figure of a report is explained, and nothing else."""

import pytest

from annotator.domain.agreement import measure
from annotator.domain.measures import MEASURES, measure_named


def test_every_figure_is_explained() -> None:
    figures = measure([], [], []).overall.to_mapping()
    keys = [key for key in figures if key not in ("a", "b", "semeval")]
    keys += [f"semeval.{schema}" for schema in figures["semeval"]]
    assert sorted(keys) == sorted(each.key for each in MEASURES)
    assert all(each.definition.endswith(".") and each.caveat.endswith(".") and each.source for each in MEASURES)


def test_a_measure_is_found_by_its_key() -> None:
    assert measure_named("unitizing_alpha").name == "Unitizing alpha"
    with pytest.raises(KeyError):
        measure_named("gamma")
