"""A project in the middle of whose import the program ended, as at a power cut."""

import subprocess
import sys
from pathlib import Path

from annotator.services.projects import Project
from annotator.storage.opening import open_file
from tests.projects import make_project, tag

ROOT = Path(__file__).parents[1]
TEXTS = (
    "Kharkiv under fire\n\nAt least seven people were killed in Kharkiv on Thursday.",
    "Second strike\n\nNobody was hurt in Lyubotyn, the mayor said.",
)
_IMPORT = """
import os, sys
from pathlib import Path
from annotator.domain.exchange import ExchangedArticle, ExchangedProgress, ExchangedSpan
from annotator.domain.import_choice import ImportChoice
from annotator.services.projects import open_project

def articles(known):
    tagged = (ExchangedSpan(0, 4, "Casualties", fields={"brought": "yes"}), ExchangedSpan(5, 8, "Brought"))
    progress = (ExchangedProgress("Ivan", "in_progress", flagged=True),)
    for text in known:
        yield ExchangedArticle(text, spans=tagged)
    for number in range(int(sys.argv[2])):
        text = f"Text {number} of the import. Kharkiv." + " More words." * 30
        yield ExchangedArticle(text, spans=tagged, progress=progress, uid=f"brought-{number}")
    os._exit(0)

project = open_project(Path(sys.argv[1]), annotator_name="Olena")
project.importing.take(articles(sys.argv[3:]), choice=ImportChoice("Ivan"))
"""


def make_cut_off(path: Path, *, articles: int = 900) -> Path:
    """Make a project with two articles and a tag, and import more of both, new labels too, without coming to an end."""
    project = make_project(path, TEXTS)
    tag(project, "seven people")
    project.close()
    subprocess.run([sys.executable, "-c", _IMPORT, project.path, str(articles), *TEXTS], cwd=ROOT, check=True)
    return project.path


def open_as_left(path: Path) -> Project:
    """Open a project without taking anything back, as a window that imports has it open."""
    return Project(open_file(path), "Olena")
