"""The command that brings articles and tags in, and says what became of them."""

import sys
from collections import Counter
from pathlib import Path

import click

from annotator.command_line.base import (
    FAILED,
    Progress,
    commands,
    counted,
    json_option,
    plain,
    print_json,
    project_argument,
)
from annotator.domain.column_mapping import EVERY_TABLE, ROLES, parse_columns
from annotator.domain.exchange import OffsetUnit
from annotator.domain.import_choice import Copies, ImportChoice
from annotator.domain.label_mapping import parse_label_mapping
from annotator.services.importing import ALONE, ImportSummary
from annotator.services.projects import open_project
from annotator.services.sources import find_sources

_MOST_ALIKE = 20
"""So many problems that read the same are said one by one."""


@commands.command("import")
@project_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "format_name", help="Format of the files; without it, their endings tell.")
@click.option("--annotator", "annotator_name", default="", help="Whose the tags are that come without a name.")
@click.option(
    "--map", "mapped", multiple=True, metavar="THEIRS=OURS", help="What a label becomes; THEIRS= leaves its tags out."
)
@click.option(
    "--unmapped",
    type=click.Choice(["new", "drop"]),
    default="new",
    show_default=True,
    help="Other labels that the project lacks become new ones, or their tags are left out.",
)
@click.option("--as-suggestions", is_flag=True, help="Take tags as a machine's: to be accepted or rejected by people.")
@click.option(
    "--offset-unit",
    type=click.Choice([unit.value for unit in OffsetUnit]),
    help="What the files count offsets in; without it, what they say or what fits their quotes.",
)
@click.option(
    "--copies",
    type=click.Choice([one.value for one in Copies]),
    default=Copies.LINK.value,
    show_default=True,
    help="Edited copies of articles, in the project or among these: keep them as any other, skip them, or link them.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=NAME",
    help=f"Column of a table with one article a row. WHAT is one of {', '.join(ROLES)}; without it, names tell.",
)
@json_option
def import_command(
    project: Path,
    files: tuple[Path, ...],
    format_name: str | None,
    annotator_name: str,
    mapped: tuple[str, ...],
    unmapped: str,
    as_suggestions: bool,
    offset_unit: str | None,
    columns: tuple[str, ...],
    copies: str,
    as_json: bool,
) -> None:
    """Bring articles, and tags where files hold any, into a project. Folders are searched through."""
    choice = ImportChoice(
        annotator_name=annotator_name,
        labels=parse_label_mapping(mapped, drops_rest=unmapped == "drop"),
        as_suggestions=as_suggestions,
        offset_unit=OffsetUnit(offset_unit) if offset_unit else None,
        copies=Copies(copies),
        columns={EVERY_TABLE: parse_columns(columns)},
    )
    sources, problems = find_sources(files, format_name)
    opened = open_project(project)
    try:
        with Progress("Importing") as progress:
            summary = opened.importing.run(
                sources,
                problems=problems,
                choice=choice,
                on_progress=progress.on_import,
                pace=ALONE,
            )
    finally:
        opened.close()
    _say_import(summary, as_json)
    if summary.problems and not (summary.articles or summary.spans or summary.duplicates):
        sys.exit(FAILED)


def _say_import(summary: ImportSummary, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "articles": summary.articles,
                "spans": summary.spans,
                "duplicates": summary.duplicates,
                "copies": summary.linked,
                "problems": plain(summary.problems),
                "notices": plain(summary.notices),
            }
        )
        return
    alike: Counter[str] = Counter()
    for problem in (*summary.notices, *summary.problems):
        alike[problem.sentence] += 1
        if alike[problem.sentence] <= _MOST_ALIKE:
            click.echo(f"{problem.place}: {problem.sentence}", err=True)
    for sentence, count in alike.items():
        if count > _MOST_ALIKE:
            click.echo(f"And {count - _MOST_ALIKE:,} more (--json lists all): {sentence}", err=True)
    copies = f"; {summary.linked:,} linked as copies of others" if summary.linked else ""
    left_out = f"; {len(summary.problems):,} not taken" if summary.problems else ""
    click.echo(f"{counted(summary.articles, 'article')} and {counted(summary.spans, 'tag')} imported{copies}{left_out}")
