"""Projects on several laptops for tests of sharing, merging and review: real files, small articles."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.span import Span
from annotator.resources import seed
from annotator.services.merging import MergeSummary
from annotator.services.projects import Project, create_project, open_project
from annotator.services.sources import find_sources
from annotator.storage.foreign_project import ForeignProject
from annotator.storage.foreign_reader import read_project
from annotator.storage.portable_rows import PortableRows
from annotator.storage.stores import Stores

TEXTS = (
    "Seven people were killed in Kharkiv on Thursday. The mayor said that missiles hit a printing house.",
    "A glide bomb hit a block of flats in Saltivka. Three people died, the governor said.",
)


def new_project(path: Path, scheme: AnnotationScheme, name: str = "Olena", texts: tuple[str, ...] = TEXTS) -> Project:
    """Make a project with short articles for an annotator."""
    project = create_project(path, scheme=scheme, annotator_name=name)
    for text in texts:
        project.importing.paste(ExchangedArticle(text))
    return project


def seeded_project(path: Path, *who: str) -> Project:
    """Make a project with the six sample articles as the first and the second annotator tagged them."""
    project = create_project(path, annotator_name="Rita")
    for folder in who or ("first_annotator", "second_annotator"):
        sources, problems = find_sources([seed(folder, "articles.jsonl")])
        project.importing.run(sources, problems=problems)
    return project


def copy_of(project: Project, path: Path, name: str) -> Project:
    """Copy a project's file as it lies on the disk and open the copy as somebody."""
    project.close()
    shutil.copyfile(project.path, path)
    return open_project(path, annotator_name=name)


def article_uids(project: Project) -> list[str]:
    """Return the ids of all articles."""
    return Stores(project._file).articles.present()


def person(project: Project, name: str) -> Annotator:
    """Return an annotator by name."""
    return next(one for one in project.reading.annotators() if one.name == name)


def tag(project: Project, article: int, quote: str, label: int = 0, **fields: Any) -> str:
    """Tag the first place of some words; return the id of the tag."""
    uid = article_uids(project)[article]
    found = project.reading.article(uid)
    assert found is not None
    start = found.text.index(quote)
    label_uid = project.reading.scheme().active_labels()[label].uid
    changes = project.annotating.tag(uid, Span(start, start + len(quote)), label_uid, fields=fields)
    return changes.added[0].uid


def read_here(path: Path) -> ForeignProject:
    """Read a project like the child does, but in this process: for tests that merge a hundred times."""
    folder = Path(tempfile.mkdtemp())
    spool = folder / "lines"
    with spool.open("w", encoding="utf-8", newline="\n") as out:
        read_project(path, out, 60)
    return ForeignProject(path, folder, spool)


def merge(project: Project, path: Path) -> MergeSummary:
    """Merge a closed file into a project, read in this process."""
    with project.merging.preview_of(read_here(path)) as preview:
        return project.merging.merge(preview)


def rows(project: Project) -> dict[str, dict[str, Any]]:
    """Return all rows that travel, by table and id."""
    reader = PortableRows(project._file.connection)
    found: dict[str, dict[str, Any]] = {}
    for row_id, article in reader.articles():
        for table, listed in reader.of_article(row_id, article["uid"]).items():
            for row in listed:
                if table == "progress":
                    key = f"{row['article']} {row['annotator']}"
                elif table == "rejection":
                    key = repr(sorted(row.items()))
                elif table == "article_copy":
                    key = str(row["article"])
                elif table == "zone":
                    key = f"{row['article']} {row['start']} {row['end']}"
                else:
                    key = row["uid"]
                found.setdefault(table, {})[key] = row
    return found
