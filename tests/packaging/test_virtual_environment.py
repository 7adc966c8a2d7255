"""A `.venv` in every condition that a computer leaves one in: real folders, a real Python inside."""

import subprocess
import sys
from pathlib import Path

import pytest
from launching import WITH_CONSUMERS, provide_consumers
from requirements import CONSTRAINTS
from telling import SetupStopped
from virtual_environment import Condition, VirtualEnvironment, clean_environment

PYPROJECT = """
[build-system]
requires = ["a-package-that-is-nowhere-on-this-disk"]
[project]
dependencies = []
[dependency-groups]
test = []
consumers = ["another-package-that-is-nowhere"]
"""


@pytest.fixture
def environment(tmp_path: Path) -> VirtualEnvironment:
    """Return the finished environment of a small project, with one package of two files in it."""
    project = tmp_path / "project"
    (project / "packaging").mkdir(parents=True)
    (project / "pyproject.toml").write_text(PYPROJECT)
    (project / CONSTRAINTS).write_text("")
    environment = VirtualEnvironment(project)
    make_venv(environment)
    install_package(environment)
    environment.write_stamp(finished=True, groups=["test"])
    return environment


def make_venv(environment: VirtualEnvironment) -> None:
    """Make a virtual environment as somebody else would have done."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment.folder], check=True)


def package_file(environment: VirtualEnvironment) -> Path:
    """Return the one module of the installed package."""
    (folder,) = environment.folder.rglob("site-packages")
    return folder / "small.py"


def install_package(environment: VirtualEnvironment) -> None:
    """Lay a package and its record in the environment, as pip does."""
    module = package_file(environment)
    module.write_bytes(b"x = 1\n")
    record = module.parent / "small-1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("small.py,sha256=x,6\n__pycache__/small.pyc,,\nsmall-1.0.dist-info/RECORD,,\n")


def test_a_finished_environment_is_ready(environment: VirtualEnvironment) -> None:
    assert environment.condition([]) is Condition.READY
    assert environment.condition(["test"]) is Condition.READY


def test_nothing_is_there_yet(tmp_path: Path) -> None:
    assert VirtualEnvironment(tmp_path).condition([]) is Condition.ABSENT


def test_its_python_is_gone(environment: VirtualEnvironment) -> None:
    environment.python.unlink()
    assert environment.condition([]) is Condition.BROKEN


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for another Python")
@pytest.mark.parametrize("answer", ["echo 3 9", "echo 3 14", "echo nothing useful", "exit 1"])
def test_its_python_is_another_one(environment: VirtualEnvironment, answer: str) -> None:
    if answer == f"echo 3 {sys.version_info[1]}":
        pytest.skip("that is this very version")
    environment.python.unlink()
    environment.python.write_text(f"#!/bin/sh\n{answer}\n")
    environment.python.chmod(0o755)
    assert environment.condition([]) is Condition.BROKEN


def test_an_installation_was_interrupted(environment: VirtualEnvironment) -> None:
    environment.write_stamp(finished=False, groups=[])
    assert environment.condition([]) is Condition.BROKEN


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}", '{"finished": true}'])
def test_the_stamp_is_damaged(environment: VirtualEnvironment, stamp: str) -> None:
    (environment.folder / "annotator-setup.json").write_text(stamp)
    assert environment.condition([]) is Condition.BROKEN


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_a_file_of_a_package_is_gone_or_cut_short(environment: VirtualEnvironment, damage: object) -> None:
    assert callable(damage)
    damage(package_file(environment))
    assert environment.condition([]) is Condition.BROKEN


def test_a_package_is_gone(environment: VirtualEnvironment) -> None:
    (package_file(environment).parent / "small-1.0.dist-info" / "RECORD").unlink()
    assert environment.condition([]) is Condition.BROKEN


def test_the_project_was_moved(environment: VirtualEnvironment, tmp_path: Path) -> None:
    moved = environment.project.rename(tmp_path / "elsewhere")
    assert VirtualEnvironment(moved).condition([]) is Condition.BROKEN


def test_the_project_asks_for_something_else(environment: VirtualEnvironment) -> None:
    (environment.project / CONSTRAINTS).write_text("click==8.1\n")
    assert environment.condition([]) is Condition.OUTDATED


def test_more_tools_are_wanted(environment: VirtualEnvironment) -> None:
    assert environment.condition(["lint"]) is Condition.OUTDATED


def test_an_environment_of_another_tool_is_kept_when_pip_is_in_it(tmp_path: Path) -> None:
    with_pip, without_pip = VirtualEnvironment(tmp_path / "one"), VirtualEnvironment(tmp_path / "two")
    make_venv(with_pip)
    package_file(with_pip).with_name("pip.py").touch()
    make_venv(without_pip)
    assert with_pip.condition([]) is Condition.OUTDATED
    assert without_pip.condition([]) is Condition.BROKEN


def test_without_a_network_it_says_so_and_the_next_start_heals(
    environment: VirtualEnvironment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.python.unlink()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SetupStopped, match=r"(?s)Is the network reached.*a-package-that-is-nowhere.*next start"):
        environment.provide([])
    assert "making it anew" in capsys.readouterr().out
    assert environment.condition([]) is Condition.BROKEN
    assert subprocess.run(environment.command("-m", "pip", "--version"), check=False).returncode == 0


def test_tools_that_are_not_there_to_be_had_are_done_without(
    environment: VirtualEnvironment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert provide_consumers(environment, ["-k", "words", WITH_CONSUMERS]) == ["-k", "words"]
    assert "could not be installed" in capsys.readouterr().out
    assert environment.condition(["test"]) is Condition.READY
    assert environment.condition(["consumers"]) is Condition.OUTDATED


def test_nothing_is_installed_that_was_not_asked_for(environment: VirtualEnvironment) -> None:
    assert provide_consumers(environment, ["-k", "words"]) == ["-k", "words"]
    assert not environment.log.exists()


def test_settings_of_another_python_are_left_out() -> None:
    kept = clean_environment({"PYTHONPATH": "/elsewhere", "PIP_TARGET": "/elsewhere", "HOME": "/home"}.items())
    assert kept == {"HOME": "/home", "PIP_USER": "0"}
