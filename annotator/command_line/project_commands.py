"""Commands about a project: make, look, check, restore."""

import sys
from pathlib import Path

import click

from annotator.command_line.base import (
    FAILED,
    commands,
    counted,
    json_option,
    open_to_read,
    open_window,
    plain,
    print_json,
    project_argument,
)
from annotator.domain.exchange import Problem
from annotator.errors import KnownError
from annotator.services.overview import format_overview, project_overview
from annotator.services.projects import (
    Project,
    create_project,
    create_sample,
    project_snapshots,
    restore,
)
from annotator.services.schemes import load_scheme


@commands.command("open")
@project_argument
@click.pass_context
def open_command(context: click.Context, project: Path) -> None:
    """Open the window on a project."""
    context.exit(open_window(context, project))


@commands.command()
@project_argument
@click.option(
    "--scheme", type=click.Path(path_type=Path), help="TOML file with the labels; without it, the usual four."
)
def new(project: Path, scheme: Path | None) -> None:
    """Make an empty project."""
    _say_made(create_project(project, scheme=load_scheme(scheme) if scheme else None))


@commands.command()
@project_argument
def sample(project: Path) -> None:
    """Make a project with the sample articles, some of them tagged."""
    _say_made(create_sample(project))


def _say_made(project: Project) -> None:
    project.close()
    click.echo(f"Made {project.path}")


@commands.command()
@project_argument
@json_option
def info(project: Path, as_json: bool) -> None:
    """Say what a project holds."""
    opened = open_to_read(project)
    try:
        overview = project_overview(opened)
    finally:
        opened.close()
    if as_json:
        print_json(overview)
        return
    click.echo(f"{overview['name']}: {counted(overview['articles'], 'article')}, {counted(overview['spans'], 'tag')}")
    for annotator in overview["annotators"]:
        tags = ", ".join(f"{label} {count}" for label, count in annotator["spans"].items() if count)
        click.echo(f"  {annotator['name']}: {annotator['done']} done; {tags or 'no tags yet'}")


@commands.command()
@project_argument
@json_option
def check(project: Path, as_json: bool) -> None:
    """Look for damage: every row, text and quote is compared with its checksum."""
    try:
        problems = _check(project)
    except KnownError as error:
        if not (as_json and error.damage):
            raise
        problems = [Problem(project.name, error.sentence())]
    if as_json:
        print_json({"whole": not problems, "problems": plain(problems)})
    elif problems:
        for problem in problems:
            click.echo(f"{problem.place}: {problem.sentence}", err=True)
        click.echo(f"{project.name} is damaged. The file was not changed. Restore a snapshot: annotator snapshots")
    else:
        click.echo(f"{project.name} is whole")
    if problems:
        sys.exit(FAILED)


def _check(path: Path) -> list[Problem]:
    opened = open_to_read(path)
    try:
        return opened.check()
    finally:
        opened.close()


@commands.command()
@project_argument
@click.option("--restore", "which", metavar="WHICH", help="Number of a snapshot, or: latest.")
def snapshots(project: Path, which: str | None) -> None:
    """List the snapshots of a project, or put one in its place; the present file is set aside, not lost."""
    if which is not None:
        aside = restore(project, which)
        click.echo(f"Restored {project.name}" + (f"; the file that was there is now {aside.name}" if aside else ""))
        return
    found = project_snapshots(project)
    for snapshot in found:
        click.echo(f"{snapshot.number:>6}  {snapshot.taken_at:%Y-%m-%d %H:%M} UTC  {snapshot.reason}")
    if not found:
        click.echo(f"{project.name} has no snapshots yet")


@commands.command()
def formats() -> None:
    """List the file formats."""
    rows = format_overview()
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for *cells, summary in rows:
        shown = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=False))
        click.echo(f"{shown}  {summary}")
