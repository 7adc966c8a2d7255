"""The first of README's commands, as far as it goes without a network."""

import ast
import sys
from pathlib import Path

import pytest
import run
from launching import opens_window, require_display
from telling import SetupStopped

SCRIPT = Path(run.__file__)


def program(path: Path, script: str) -> None:
    """Write an executable shell script."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize(
    ("version", "expected"),
    [((3, 8), False), ((3, 10, 13), False), ((3, 11, 2), True), ((3, 14, 0), True), ((3, 15, 0), False)],
)
def test_supported_versions(version: tuple[int, ...], expected: bool) -> None:
    assert run.supported(version) is expected


def test_an_old_python_alone_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run.start([], (3, 9, 2)) == 1
    assert "needs Python 3.11 to 3.14; this is Python 3.9.2" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for programs")
def test_an_old_python_hands_over_to_a_newer_one_that_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path / "python3.14", "exit 127")
    program(tmp_path / "python3.12", 'echo "started with $*"; exit 0')
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run.start(["open", "a b.annotator"], (3, 9, 2)) == 0
    assert f"started with {SCRIPT.resolve()} open a b.annotator" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], True), (["open", "a.annotator"], True), (["open", "--help"], False), (["export", "a", "b"], False)],
)
def test_which_calls_open_a_window(arguments: list[str], expected: bool) -> None:
    assert opens_window(arguments) is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_no_display_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SetupStopped, match="there is no display here"):
        require_display({})
    monkeypatch.setenv("DISPLAY", ":9999")
    with pytest.raises(SetupStopped, match=r"DISPLAY names \(:9999\) does not answer"):
        require_display({"DISPLAY": ":9999"})
    require_display({"QT_QPA_PLATFORM": "offscreen"})
