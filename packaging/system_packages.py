"""What the operating system must bring along on Linux: Qt's libraries, a font, and Python's venv module."""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from telling import SetupStopped, say

# Read off Qt 6.11's libraries and plugins with objdump, and tried in bare Debian systems: file, Debian package.
# glib's package is named differently in newer releases, but these bring it along.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FONT_PACKAGE = "fonts-dejavu-core"  # serif and sans, Latin and Cyrillic
FONT_ENDINGS = {".ttf", ".otf", ".ttc", ".pfb"}


def display_kind(environment: Mapping[str, str]) -> str:
    """Return where windows would appear: ``wayland``, ``x11``, ``chosen`` by the user, or ``none``."""
    if environment.get("QT_QPA_PLATFORM"):
        return "chosen"
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "x11" if environment.get("DISPLAY") else "none"


def needed_libraries(display: str) -> dict[str, str]:
    """Return the library files that Qt needs for this kind of display, each with its Debian package."""
    return QT_LIBRARIES | {"x11": X11_LIBRARIES, "wayland": WAYLAND_LIBRARIES}.get(display, {})


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def x11_answers() -> bool:
    """Tell whether a window could be opened on the display that DISPLAY names."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(refused == 0)


def font_folders(environment: Mapping[str, str]) -> list[Path]:
    """Return the folders that fontconfig looks in."""
    home = Path(environment.get("HOME", "/"))
    own = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = (environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return [home / ".fonts", own / "fonts", *(Path(folder) / "fonts" for folder in shared if folder)]


def has_font(folders: Iterable[Path]) -> bool:
    """Tell whether any font file lies in these folders."""
    return any(file.suffix.lower() in FONT_ENDINGS for folder in folders for file in folder.rglob("*"))


def missing_packages(display: str, environment: Mapping[str, str], *, making_venv: bool) -> dict[str, str]:
    """Return what this Linux lacks: each missing thing with the Debian package that brings it."""
    missing = {file: package for file, package in needed_libraries(display).items() if not loads(file)}
    if not has_font(font_folders(environment)):
        missing["a font"] = FONT_PACKAGE
    if making_venv and importlib.util.find_spec("ensurepip") is None:
        missing["Python's venv module"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return missing


def provide_system_packages(display: str, log: Path, *, making_venv: bool) -> None:
    """Install what this Linux lacks where that is allowed; otherwise stop and print the line that does it."""
    missing = missing_packages(display, os.environ, making_venv=making_venv)
    if not missing:
        return
    packages = sorted(set(missing.values()))
    say(f"This system lacks {named(missing)}")
    prefix = administrator_prefix()
    if shutil.which("apt-get") is None or prefix is None:
        raise SetupStopped(f"{_cure(missing, packages)}\nThen start again. Nothing was changed.")
    say(f"Installing {' '.join(packages)}")
    _apt_get(prefix, packages, log)
    importlib.invalidate_caches()
    still = missing_packages(display, os.environ, making_venv=making_venv)
    if still:
        raise SetupStopped(f"After installing, the system still lacks {named(still)}; the log is {log}.")


def administrator_prefix() -> list[str] | None:
    """Return what to put before a command to run it as administrator without a question, or None."""
    if os.geteuid() == 0:
        return []
    without_question = ["sudo", "-n"]
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run([*without_question, "true"], capture_output=True, check=False).returncode == 0
    return without_question if allowed else None


def named(missing: Iterable[str]) -> str:
    """Name what is missing in half a sentence; long lists of libraries are counted."""
    libraries = sorted(thing for thing in missing if thing.startswith("lib"))
    named = sorted(set(missing) - set(libraries))
    named += libraries if len(libraries) <= 3 else [f"{len(libraries)} libraries that Qt needs"]
    *first, last = named
    return f"{', '.join(first)} and {last}" if first else last


def _cure(missing: Mapping[str, str], packages: list[str]) -> str:
    if shutil.which("apt-get"):
        return f"Run this line, which asks for your password:\n    sudo apt-get install {' '.join(packages)}"
    for tool, command in {"dnf": "dnf install", "zypper": "zypper install"}.items():
        if shutil.which(tool):
            return f"Run this line, which asks for your password:\n    sudo {command} {' '.join(_rpm_names(missing))}"
    return "Install them with your system's package tool."


def _rpm_names(missing: Mapping[str, str]) -> Iterator[str]:
    """Name libraries by the file they provide, which RPM-based systems accept in place of a package."""
    for thing, package in sorted(missing.items()):
        if thing.startswith("lib"):
            yield shlex.quote(f"{thing}()(64bit)")
        elif package == FONT_PACKAGE:
            yield "dejavu-serif-fonts"


def _apt_get(prefix: list[str], packages: list[str], log: Path) -> None:
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "NEEDRESTART_MODE=l", "apt-get", "--quiet", "--yes"]
    patient = ["--option", "DPkg::Lock::Timeout=120"]
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        # An update that fails may be no obstacle: the lists at hand can be good enough.
        subprocess.run([*prefix, *quiet, "update"], stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False)
        install = [*prefix, *quiet, *patient, "install", "--no-install-recommends", *packages]
        if subprocess.run(install, stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False).returncode == 0:
            return
    raise SetupStopped(
        "apt-get could not install them; nothing else was changed. Its own words:\n"
        + last_lines(log)
        + f"\nRun this line and start again:\n    {shlex.join([*prefix, 'apt-get', 'install', *packages])}"
    )


def last_lines(log: Path, count: int = 6) -> str:
    """Return the end of a log, indented, for the reader to see what went wrong."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"    {line}" for line in lines[-count:] if line.strip())
