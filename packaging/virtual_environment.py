"""The folder ``.venv`` in which the program's parts are installed: made, checked, and healed when it broke."""

import enum
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from installed_files import damaged_packages, installed_packages
from requirements import CONSTRAINTS, fingerprint, requirements
from run import supported
from system_packages import last_lines
from telling import SetupStopped, say

NEEDED_SPACE = 800_000_000  # bytes: what an installation takes, with room for what pip unpacks on the way
_FOREIGN_SETTINGS = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")


class Condition(enum.Enum):
    """What a look at the folder found."""

    READY = "ready"
    ABSENT = "absent"
    OUTDATED = "works, and lacks something the project now asks for"
    BROKEN = "does not work, and is made anew"


@dataclass(frozen=True)
class Stamp:
    """What was installed, kept in a file beside it; unfinished while an installation runs."""

    finished: bool
    python: list[int]
    project: str
    asked_for: str
    groups: list[str]
    packages: list[str]


@dataclass(frozen=True)
class VirtualEnvironment:
    """The ``.venv`` of one checkout of the project."""

    project: Path

    @property
    def folder(self) -> Path:
        """Return the folder of the environment."""
        return self.project / ".venv"

    @property
    def python(self) -> Path:
        """Return the environment's Python."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def log(self) -> Path:
        """Return the file that keeps what the installers said."""
        return self.project / "build" / "setup.log"

    def command(self, *arguments: str) -> list[str]:
        """Return the command that runs the environment's Python with these arguments."""
        return [str(self.python), *arguments]

    def tool(self, name: str) -> str:
        """Return the path of a command that an installed package brings along."""
        return str(self.python.with_name(f"{name}.exe" if os.name == "nt" else name))

    def condition(self, groups: Collection[str]) -> Condition:
        """Tell, changing nothing, whether the program can run there with these groups of tools."""
        if not self.folder.exists():
            return Condition.ABSENT
        version = self._python_version()
        if version is None or not supported(version):
            return Condition.BROKEN
        if not self._stamp_file.exists():
            # Made by hand or by another tool: installed into, and not thrown away.
            return Condition.OUTDATED if self._has_pip() else Condition.BROKEN
        stamp = self._read_stamp()
        if stamp is None or not stamp.finished or stamp.python != list(version) or stamp.project != self._place:
            return Condition.BROKEN
        if damaged_packages(self._packages_folder(version), stamp.packages):
            return Condition.BROKEN
        current = stamp.asked_for == fingerprint(self.project) and set(groups) <= set(stamp.groups)
        return Condition.READY if current else Condition.OUTDATED

    def provide(self, groups: Collection[str]) -> None:
        """Make the environment ready, from whatever condition it is in."""
        condition = self.condition(groups)
        if condition is Condition.READY:
            return
        earlier = self._read_stamp()
        everything = sorted({*groups, *(earlier.groups if earlier else [])})
        self._require_space()
        if condition is Condition.BROKEN:
            say("The earlier .venv is incomplete or does not work; making it anew")
            self._remove()
        if condition is Condition.OUTDATED:
            say("Bringing .venv up to date with what the project asks for")
        else:
            say("Making .venv with the program's parts (the first time this fetches about 120 MB)")
            self._make()
        self._install(everything)

    def provide_where_possible(self, group: str) -> bool:
        """Install a group of tools that much can be done without; tell whether it is there."""
        if self.condition([group]) is Condition.READY:
            return True
        earlier = self._read_stamp()
        groups = sorted({group, *(earlier.groups if earlier else [])})
        self.write_stamp(finished=False, groups=groups)
        is_there = self._run_logged([*self._pip(), *requirements(self.project, [group])]) == 0
        if not is_there:
            groups.remove(group)
        self.write_stamp(finished=True, groups=groups)
        return is_there

    @property
    def _place(self) -> str:
        return str(self.project.resolve())

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "annotator-setup.json"

    def _read_stamp(self) -> Stamp | None:
        """Return what the stamp says, or None where it is absent or unreadable."""
        try:
            return Stamp(**json.loads(self._stamp_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_stamp(self, *, finished: bool, groups: list[str]) -> None:
        """Note what an installation is about to bring, or has brought."""
        version = self._python_version() or (0, 0)
        packages = installed_packages(self._packages_folder(version)) if finished else []
        stamp = Stamp(finished, list(version), self._place, fingerprint(self.project), groups, packages)
        self._stamp_file.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")

    def _python_version(self) -> tuple[int, int] | None:
        """Ask the environment's Python for its version; None when it does not answer."""
        question = self.command("-I", "-S", "-c", "import sys; print(*sys.version_info[:2])")
        try:
            answer = subprocess.run(question, capture_output=True, text=True, check=True, timeout=60).stdout
            major, minor = answer.split()
            return int(major), int(minor)
        except (OSError, subprocess.SubprocessError, ValueError):
            return None

    def _has_pip(self) -> bool:
        question = self.command("-I", "-m", "pip", "--version")
        return subprocess.run(question, capture_output=True, check=False).returncode == 0

    def _packages_folder(self, version: tuple[int, int]) -> Path:
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / f"python{version[0]}.{version[1]}" / "site-packages"

    def _require_space(self) -> None:
        free = shutil.disk_usage(self.project).free
        if free < NEEDED_SPACE:
            raise SetupStopped(
                f"Setting up needs about {NEEDED_SPACE // 10**6} MB of disk space; {free // 10**6} MB are free at "
                f"{self.project}. Nothing was changed."
            )

    def _remove(self) -> None:
        try:
            if self.folder.is_dir() and not self.folder.is_symlink():
                shutil.rmtree(self.folder)
            else:
                self.folder.unlink()
        except OSError as error:
            raise SetupStopped(
                f"{self.folder} could not be removed ({error.strerror}). Close the program if it runs, delete that "
                "folder, and start again. Your projects are kept elsewhere."
            ) from error

    def _make(self) -> None:
        # The Python under an activated environment, since that environment may be the one just removed.
        base = getattr(sys, "_base_executable", None) or sys.executable
        self.folder.mkdir()
        self.write_stamp(finished=False, groups=[])
        if self._run_logged([base, "-m", "venv", str(self.folder)]) != 0:
            raise SetupStopped(f"Python could not make {self.folder}. Its own words:\n{last_lines(self.log)}")

    def _install(self, groups: list[str]) -> None:
        self.write_stamp(finished=False, groups=groups)
        itself = [*self._pip(), "--no-deps", "--no-build-isolation", "--editable", str(self.project)]
        for step in ([*self._pip(), *requirements(self.project, groups)], itself):
            if self._run_logged(step) != 0:
                raise SetupStopped(
                    "The program's parts could not be installed. Is the network reached? pip's own words:\n"
                    f"{last_lines(self.log)}\nThe whole log is {self.log}. The next start tries again."
                )
        if self._run_logged(self.command("-c", "import PySide6.QtWidgets, annotator")) != 0:
            raise SetupStopped(
                f"The parts are installed, and Qt does not start on this system. Its own words:\n{last_lines(self.log)}"
            )
        self.write_stamp(finished=True, groups=groups)

    def _pip(self) -> list[str]:
        """Return the beginning of a command that installs."""
        quietly = ("--no-input", "--disable-pip-version-check", "--progress-bar=off")
        return self.command("-m", "pip", "install", *quietly, "--constraint", str(self.project / CONSTRAINTS))

    def _run_logged(self, command: list[str]) -> int:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("a", encoding="utf-8") as log:
            return subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=clean_environment(os.environ.items()),
                cwd=self.project,
                check=False,
            ).returncode


def clean_environment(environment: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the environment without the settings that would mix another Python's packages in."""
    return {name: setting for name, setting in environment if name not in _FOREIGN_SETTINGS} | {"PIP_USER": "0"}
