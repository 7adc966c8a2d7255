"""The wheel that is handed on holds the program, its resources and the articles of the sample project."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, without network and without an environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (built,) = folder.glob("annotator-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def wheel_files(wheel: Path) -> set[str]:
    """List the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked(folder: str) -> set[str]:
    """Return the files of a folder of the project, without what Python and editors leave behind."""
    files = (path for path in (PROJECT / folder).rglob("*") if path.is_file())
    return {path.relative_to(PROJECT).as_posix() for path in files if "__pycache__" not in path.parts}


def test_the_wheel_holds_every_module(wheel_files: set[str]) -> None:
    assert tracked("annotator") <= wheel_files


@pytest.mark.parametrize("folder", ["resources", "seeds"])
def test_the_wheel_holds_what_the_program_reads(wheel_files: set[str], folder: str) -> None:
    shipped = {f"annotator/_{name}" for name in tracked(folder)}
    assert shipped <= wheel_files


def test_the_wheel_holds_nothing_else(wheel_files: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel_files if ".dist-info/" not in name} == {"annotator"}
    assert not [name for name in wheel_files if name.endswith((".pyc", ".annotator"))]


def test_the_wheel_brings_its_commands_and_its_licence(wheel_files: set[str]) -> None:
    ours = {name.split(".dist-info/")[1] for name in wheel_files if ".dist-info/" in name}
    assert {"entry_points.txt", "licenses/LICENSE", "METADATA"} <= ours


def test_the_program_in_the_wheel_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    script = "from annotator.resources import resource, seed; print(resource('schemes')); print(seed('articles'))"
    folders = [Path(line) for line in run_installed(tmp_path, "-c", script).splitlines()]
    assert all(folder.is_dir() and folder.is_relative_to(tmp_path) for folder in folders)
    assert "Usage: " in run_installed(tmp_path, "-m", "annotator", "--help")


def run_installed(folder: Path, *arguments: str) -> str:
    """Run Python outside the checkout with the program that lies in ``installed``, and return what it prints."""
    settings = os.environ | {"PYTHONPATH": str(folder / "installed")}
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(command, env=settings, cwd=folder, check=True, capture_output=True, text=True).stdout
