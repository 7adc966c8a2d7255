"""The command that counts: what a project's tags come to."""

from pathlib import Path
from typing import Any

import click

from annotator.command_line.base import (
    Progress,
    commands,
    counted,
    json_option,
    open_to_read,
    print_json,
    project_argument,
)
from annotator.command_line.dataset_commands import choice_of, selection_options
from annotator.domain.incidents import Incident
from annotator.domain.spellings import CountedName
from annotator.services.statistics import DatasetStatistics, statistics_mapping

_OUTLETS = 10
_NAMES = 5
_INCIDENTS = 5


@commands.command()
@project_argument
@selection_options
@json_option
def stats(project: Path, as_json: bool, **selected: Any) -> None:
    """Count tags by label, day, outlet and name, and say who reports which casualties of each strike.

    Tags in what is marked as no part of an article do not count.
    """
    opened = open_to_read(project)
    try:
        with Progress("Counting") as progress:
            found = opened.statistics.overview(choice_of(opened, **selected), on_progress=progress.show)
    finally:
        opened.close()
    if as_json:
        print_json(statistics_mapping(found))
    else:
        _say(found)


def _say(found: DatasetStatistics) -> None:
    states = ", ".join(f"{count:,} {state.value.replace('_', ' ')}" for state, count in found.states.items())
    click.echo(f"{counted(found.articles, 'article')} ({states}), {counted(found.spans, 'tag')}")
    width = max((len(each.label.name) for each in found.labels), default=0)
    for each in found.labels:
        names = ", ".join(f"{name.name} {name.spans:,}" for name in each.names[:_NAMES])
        click.echo(f"  {each.label.name:<{width}}  {each.spans:>8,}" + (f"   {names}" if names else ""))
    if found.days:
        (first, _), (last, _) = found.days[0], found.days[-1]
        busiest, most = max(found.days, key=lambda day: day[1])
        click.echo(f"Tagged on {counted(len(found.days), 'day')} from {first} to {last}; most on {busiest}: {most:,}")
    for outlet in found.outlets[:_OUTLETS]:
        name = outlet.name or "(no outlet)"
        click.echo(f"  {name}: {counted(outlet.articles, 'article')}, {counted(outlet.spans, 'tag')}")
    _say_spellings([name for each in found.labels for name in each.spelled_differently[:_NAMES]])
    for incident in found.incidents[:_INCIDENTS]:
        _say_incident(incident)
    if len(found.incidents) > _INCIDENTS:
        click.echo(f"{counted(len(found.incidents) - _INCIDENTS, 'more strike')}: --json lists them all")


def _say_spellings(names: list[CountedName]) -> None:
    if names:
        click.echo("Same name, spelled differently:")
    for name in names:
        click.echo(f"  {name.name}: " + " · ".join(f"{one.text} {one.spans:,}" for one in name.spellings))


def _say_incident(incident: Incident) -> None:
    outcomes = [outcome for outcome in incident.outcomes() if outcome]
    day = incident.day.isoformat() if incident.day else "undated"
    click.echo(f"Who says what: {incident.place or 'no place'}, {day}")
    rows = [
        (
            *(one.metadata.source or one.metadata.title, one.as_of),
            *(one.figures[outcome].words() if outcome in one.figures else "" for outcome in outcomes),
            one.said_by or "—",
        )
        for one in incident.statements
    ]
    sources = counted(incident.sources, "source")
    table = [
        ("source", "as of", *outcomes, "said by"),
        *rows,
        ("range", "", *(incident.range(outcome).words() for outcome in outcomes), sources),
    ]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        click.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
