"""What a project holds and what the program can read and write, in figures and words."""

from dataclasses import dataclass
from typing import Any

from annotator.domain.people import AnnotatorKind
from annotator.formats.registry import FORMATS
from annotator.services.projects import Project


def project_overview(project: Project) -> dict[str, Any]:
    """Return the project's name, counts, annotators with their tags by label, and scheme, as plain values."""
    row = project.reading.project()
    labels = {label.uid: label.name for label in project.reading.scheme().labels}
    totals = project.reading.totals()
    machines = {one.uid for one in project.reading.annotators() if one.kind is AnnotatorKind.MACHINE}
    annotators = []
    for one in project.reading.annotators():
        counts = project.reading.counts(one.uid)
        spans = {labels[label]: count for annotator, label, count in totals if annotator == one.uid}
        annotators.append({"name": one.name, "kind": one.kind.value, "done": counts.done, "spans": spans})
    return {
        "path": str(project.path),
        "id": row.uid,
        "name": row.name,
        "created_at": row.created_at,
        "articles": project.reading.counts("").total,
        "spans": sum(count for annotator, _, count in totals if annotator not in machines),
        "labels": list(labels.values()),
        "annotators": annotators,
        "changes": row.change_counter,
    }


def format_overview() -> list[tuple[str, str, str, str]]:
    """Return name, file name endings, ways (reads, writes or both) and summary of every format.

    The summary says which extra a format needs.
    """
    return [
        (
            known.name,
            ("folder, " if known.is_folder else "") + " ".join(known.suffixes),
            ", ".join(way for way, there in (("reads", known.read), ("writes", known.write)) if there),
            known.summary + (f" (needs annotator[{known.extra}])" if known.extra else ""),
        )
        for known in FORMATS
    ]


@dataclass(frozen=True, slots=True)
class WritableFormat:
    """A format that tags can be exported in, as a window offers it."""

    name: str
    title: str
    summary: str
    suffix: str
    is_folder: bool
    missing_extra: str
    """Name of the extra that must be installed first; empty where nothing is missing."""


def writable_formats() -> list[WritableFormat]:
    """Return every format that is written, in the order in which they are offered."""
    return [
        WritableFormat(
            name=known.name,
            title=known.title,
            summary=known.summary,
            suffix=known.suffixes[0],
            is_folder=known.is_folder,
            missing_extra="" if known.is_available(to_write=True) else known.extra,
        )
        for known in FORMATS
        if known.write is not None
    ]
