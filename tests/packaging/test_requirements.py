"""What is installed is pinned, and nothing names a place to fetch it from."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.utils import canonicalize_name
from requirements import CONSTRAINTS, fingerprint, requirements

from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[2]


def pins() -> dict[str, str]:
    """Return the pinned version of every package."""
    lines = (PROJECT / CONSTRAINTS).read_text(encoding="utf-8").splitlines()
    constraints = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(constraint.name): str(constraint.specifier) for constraint in constraints}


def brought_along(wanted: list[str], seen: set[str]) -> Iterator[str]:
    """Yield the name of every package that an installation of these brings, itself included."""
    for requirement in map(Requirement, wanted):
        name = canonicalize_name(requirement.name)
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and name not in seen:
            seen.add(name)
            yield name
            yield from brought_along(needs(name), seen)


def needs(name: str) -> list[str]:
    """Return what a package asks for; nothing where it is not installed, as tools that take a gigabyte may not be."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def test_every_package_is_pinned_to_one_version() -> None:
    pinned = pins()
    assert all(re.fullmatch(r"==[\w.]+", version) for version in pinned.values())
    # pip and setuptools come with the environment that they serve
    assert set(brought_along(requirements(PROJECT, ["test", "consumers"]), set())) - {"pip", "setuptools"} <= set(
        pinned
    )


def test_no_line_names_a_place_to_fetch_from() -> None:
    text = (PROJECT / CONSTRAINTS).read_text(encoding="utf-8")
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.startswith("-")]


def test_groups_bring_the_groups_that_they_include() -> None:
    everything = requirements(PROJECT, ["dev"])
    assert set(requirements(PROJECT, ["test", "lint"])) == set(everything)
    assert len(everything) == len(set(everything))


def test_the_fingerprint_follows_both_files(tmp_path: Path) -> None:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text("a")
    (tmp_path / CONSTRAINTS).write_text("b")
    first = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == first
    (tmp_path / CONSTRAINTS).write_text("c")
    assert fingerprint(tmp_path) != first
