"""Nothing leaves the computer: no module of the program opens a socket, loads Qt's network or finds its way to one."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

_LOAD_ALL = """
import importlib, pkgutil, sys

def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.", "http.",
                         "ftplib.", "smtplib.", "socket.gethostbyname", "socket.__new__")):
        raise SystemExit(f"{event}{arguments}")

sys.addaudithook(refuse)
import annotator
for found in pkgutil.walk_packages(annotator.__path__, "annotator."):
    if found.name != "annotator.__main__":
        importlib.import_module(found.name)
print("|".join(sorted(sys.modules)))
"""

_WORK = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.", "http.",
                         "socket.gethostbyname", "socket.__new__")):
        raise SystemExit(f"{event}{arguments}")

sys.addaudithook(refuse)
from pathlib import Path
from annotator.services.projects import create_sample, open_project
project = create_sample(Path(sys.argv[1]) / "sample")
project.exporting.run(Path(sys.argv[1]) / "out.jsonl")
project.take_snapshot()
project.close()
open_project(Path(sys.argv[1]) / "sample.annotator").close()
"""


def _python(program: str, *arguments: object) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ended.returncode == 0, ended.stderr + ended.stdout
    return ended.stdout


def test_no_module_opens_a_socket_or_loads_the_network() -> None:
    loaded = set(_python(_LOAD_ALL).split("|"))
    assert "annotator.gui.application" in loaded
    assert not loaded & {
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "requests", "httpx", "aiohttp"),
        *("urllib3", "urllib.request", "http.client", "ftplib", "smtplib", "xmlrpc.client"),
    }


def test_work_opens_no_socket(tmp_path: Path) -> None:
    _python(_WORK, tmp_path)


def test_no_source_names_the_network() -> None:
    banned = ("QtNetwork", "QtWebEngine", "import urllib.request", "import requests", "http.client", "QDesktopServices")
    for path in (ROOT / "annotator").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in banned if word in text], path
