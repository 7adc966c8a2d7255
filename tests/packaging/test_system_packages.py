"""What a bare Linux lacks is found, named, and installed where that is allowed; programs on PATH stand for apt-get."""

import sys
from pathlib import Path

import pytest
import system_packages
from system_packages import display_kind, font_folders, has_font, loads, missing_packages, needed_libraries
from telling import SetupStopped

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring what Qt needs")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the whole PATH of a computer without any font, whose user is the administrator."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return folder


def program(path: Path, script: str) -> None:
    """Write an executable shell script."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def provide(folder: Path) -> Path:
    """Provide what is missing for windows drawn in memory, and return the log."""
    log = folder / "build" / "setup.log"
    system_packages.provide_system_packages("none", log, making_venv=False)
    return log


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "none"),
        ({"DISPLAY": ":0"}, "x11"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "chosen"),
        ({"DISPLAY": ""}, "none"),
    ],
)
def test_kinds_of_display(environment: dict[str, str], expected: str) -> None:
    assert display_kind(environment) == expected


def test_only_the_libraries_of_the_display_are_needed() -> None:
    assert "libxcb-cursor.so.0" in needed_libraries("x11")
    assert "libxcb-cursor.so.0" not in needed_libraries("wayland")
    assert needed_libraries("none") == needed_libraries("chosen")


def test_the_loader_is_asked() -> None:
    assert loads("libc.so.6")
    assert not loads("libof-no-system.so.0")


def test_fonts_are_looked_for_where_fontconfig_looks(tmp_path: Path) -> None:
    folders = font_folders({"HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path / "share")})
    assert not has_font(folders)
    font = tmp_path / "share" / "fonts" / "truetype" / "a" / "Serif.TTF"
    font.parent.mkdir(parents=True)
    font.touch()
    assert has_font(folders)


def test_nothing_is_missing_where_the_tests_run() -> None:
    assert (
        missing_packages("none", {"HOME": "/", "XDG_DATA_DIRS": "/usr/local/share:/usr/share"}, making_venv=True) == {}
    )


def test_an_administrator_gets_it_installed(programs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fonts = tmp_path / "share" / "fonts"
    program(
        programs / "apt-get", f'echo "asked: $*"; /bin/mkdir -p {fonts}; [ "$3" = update ] || : > {fonts}/Serif.ttf'
    )
    log = provide(tmp_path)
    assert capsys.readouterr().out == "This system lacks a font\nInstalling fonts-dejavu-core\n"
    update, install = log.read_text().splitlines()
    assert update.endswith("--yes update")
    assert install.endswith("install --no-install-recommends fonts-dejavu-core")


def test_a_failing_apt_get_is_quoted(programs: Path, tmp_path: Path) -> None:
    program(programs / "apt-get", 'echo "E: the mirror is away"; exit 100')
    with pytest.raises(SetupStopped, match=r"(?s)E: the mirror is away.*\n    apt-get install fonts-dejavu-core"):
        provide(tmp_path)


def test_an_ordinary_user_is_told_the_line(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    program(programs / "apt-get", "exit 1")
    program(programs / "sudo", 'echo "a password is required"; exit 1')
    with pytest.raises(SetupStopped, match=r"\n    sudo apt-get install fonts-dejavu-core\nThen start again"):
        provide(tmp_path)


def test_a_user_whose_sudo_asks_nothing_gets_it_installed(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = tmp_path / "share" / "fonts"
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    program(programs / "true", "exit 0")
    program(programs / "sudo", 'shift; exec "$@"')
    program(programs / "apt-get", f"/bin/mkdir -p {fonts}; : > {fonts}/Serif.ttf")
    provide(tmp_path)


def test_systems_of_the_rpm_family_are_told_their_line(programs: Path, tmp_path: Path) -> None:
    program(programs / "dnf", "exit 1")
    with pytest.raises(SetupStopped, match="sudo dnf install dejavu-serif-fonts"):
        provide(tmp_path)


def test_libraries_are_named_or_counted() -> None:
    few = system_packages.named({"a font", "libGL.so.1"})
    many = system_packages.named([f"lib{number}.so" for number in range(9)])
    assert few == "a font and libGL.so.1"
    assert many == "9 libraries that Qt needs"
