"""Commands about working together: share, merge, agreement, gold, feedback."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from annotator.command_line.base import (
    Progress,
    commands,
    counted,
    desktop,
    json_option,
    open_to_read,
    print_json,
    project_argument,
)
from annotator.domain.measures import MEASURES
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.services.feedback_report import report_html, write_html
from annotator.services.golding import Policy
from annotator.services.merging import MergePreview
from annotator.services.projects import SUFFIX, Project, open_project
from annotator.services.sharing import Articles

_COLUMNS = ("exact_f1", "overlap_f1", "token_kappa", "unitizing_alpha", "field_agreement")
_MOST_LISTED = 20


@commands.command()
@project_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--annotator", "names", multiple=True, metavar="NAME", help="Whose tags to send; may be repeated.")
@click.option("--blind", is_flag=True, help="Send nobody's tags, and hide others' from each other until done.")
@click.option(
    "--articles",
    type=click.Choice([each.value for each in Articles]),
    default=Articles.ALL.value,
    show_default=True,
    help="Which articles to send, by how far those are whose tags are sent.",
)
def share(project: Path, out: Path, names: tuple[str, ...], blind: bool, articles: str) -> None:
    """Write a project file for a colleague: articles, scheme, guidelines and tags, and nothing else.

    Without --annotator and --blind, everybody's tags are sent; gold is sent only where it is named.
    """
    if blind and names:
        raise click.UsageError("--blind sends nobody's tags; leave --annotator out.")
    opened = open_to_read(project)
    try:
        everybody = [one for one in opened.reading.annotators() if one.kind is not AnnotatorKind.GOLD]
        chosen = [] if blind else _named(opened, names) or everybody
        with Progress("Writing") as progress:
            summary = opened.sharing.run(
                out,
                annotators=chosen,
                articles=Articles(articles),
                blind_until_done=True if blind else None,
                on_progress=progress.show,
            )
    finally:
        opened.close()
    written = f"{counted(summary.articles, 'article')} and {counted(summary.spans, 'tag')}"
    click.echo(f"{written} written to {summary.path}")


@commands.command()
@project_argument
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what the file would bring.")
@click.option(
    "--map", "mapped", multiple=True, metavar="THEIRS=OURS", help="Which label of ours theirs is; may be repeated."
)
@json_option
def merge(project: Path, file: Path, dry_run: bool, mapped: tuple[str, ...], as_json: bool) -> None:
    """Take in what a colleague's project brings; nothing of either is lost. A snapshot is taken before."""
    opened = open_to_read(project) if dry_run else open_project(project)
    try:
        with Progress("Reading") as progress:
            preview = opened.merging.preview(file, on_progress=progress.show)
        with preview:
            mapping = opened.merging.mapping_of(preview, mapped)
            answer: dict[str, Any] = preview.to_mapping()
            if not dry_run:
                with Progress("Merging") as progress:
                    merged = opened.merging.merge(preview, mapping, on_progress=progress.show)
                answer["merged"] = merged.to_mapping()
            if as_json:
                print_json(answer)
            else:
                _say_merge(preview, mapping, answer.get("merged"))
    finally:
        opened.close()


def _say_merge(preview: MergePreview, mapping: Mapping[str, str | None], merged: dict[str, int] | None) -> None:
    for match in preview.labels:
        if preview.mapping()[match.theirs.uid] is None and match.theirs.uid not in mapping:
            perhaps = f"; if it is {match.ours.name}, say --map {match.theirs.name}=…" if match.ours else ""
            click.echo(f"The label {match.theirs.name} is new{perhaps}.", err=True)
        elif match.ours is not None and match.ours.name != match.theirs.name and match.theirs.uid not in mapping:
            click.echo(f"The label {match.theirs.name} is {match.ours.name} here.", err=True)
    for title in preview.removed_articles:
        click.echo(f"{title}: removed there, and hidden here with all its tags.", err=True)
    for article in preview.different_texts:
        placed = f"{counted(article.placed, 'tag')} placed, {article.unplaced} without a place"
        click.echo(f"{article.title}: the text differs; {placed}.", err=True)
    for one in preview.annotators.values():
        click.echo(f"{one.name}: {one.new} new, {one.changed} changed, {one.removed} removed, {one.same} as they were")
    articles = counted(len(preview.new_articles), "new article")
    if merged is None:
        click.echo(f"{articles}. Nothing was merged yet.")
    elif preview.changes_anything:
        click.echo(f"Merged {preview.path.name}: {articles}, {counted(merged['added'], 'new tag')}.")
    else:
        click.echo(f"{preview.path.name} holds nothing new.")


@commands.command()
@project_argument
@click.option("--between", "names", multiple=True, metavar="NAME", help="Whom to compare; give it twice or more.")
@click.option("--label", "label_name", metavar="LABEL", help="Only this label.")
@json_option
def agreement(project: Path, names: tuple[str, ...], label_name: str | None, as_json: bool) -> None:
    """Measure how far annotators agree; n/a stands for a figure that is undefined."""
    opened = open_to_read(project)
    try:
        labels = None if label_name is None else {opened.measuring.label(label_name)}
        with Progress("Comparing") as progress:
            found = opened.measuring.run(opened.measuring.named(names), label_uids=labels, on_progress=progress.show)
    finally:
        opened.close()
    _say_hidden(found.hidden)
    report = found.report.to_mapping()
    if as_json:
        print_json(report)
        return
    click.echo(f"{', '.join(report['annotators'])}; {counted(report['articles'], 'article')} in common")
    headings = {measure.key: measure.name for measure in MEASURES}
    click.echo(f"{'':<16}" + "".join(f"{headings[key]:>24}" for key in _COLUMNS))
    for name, figures in {"all labels": report["overall"], **report["labels"]}.items():
        click.echo(f"{name:<16}" + "".join(f"{_figure(figures[key]):>24}" for key in _COLUMNS))
    for phrase in found.phrases:
        click.echo(f"disputed: {phrase.phrase} ({phrase.disputed} times, agreed {phrase.agreed})")


def _say_hidden(articles: int) -> None:
    if articles:
        words = "the project is tagged blind, and your own tags in them are not done"
        click.echo(f"{counted(articles, 'article')} left out: {words}.", err=True)


def _figure(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.3f}"


@commands.command()
@project_argument
@click.option("--from", "names", multiple=True, metavar="NAME", help="Whose tags to use; give it twice or more.")
@click.option(
    "--policy",
    type=click.Choice([each.value for each in Policy]),
    default=Policy.AGREED.value,
    show_default=True,
    help="What all agree on, or what most of them did.",
)
@json_option
def gold(project: Path, names: tuple[str, ...], policy: str, as_json: bool) -> None:
    """Make gold of what annotators agree on; what a reviewer decided stays.

    Agreed are tags with the same start, end and label. A field on which annotators differ stays blank and is listed.
    Write gold to a file with: annotator export PROJECT OUT --annotations gold
    """
    opened = open_project(project)
    try:
        with Progress("Comparing") as progress:
            summary = opened.make_gold(opened.measuring.several(names), Policy(policy), on_progress=progress.show)
    finally:
        opened.close()
    _say_hidden(summary.hidden)
    if as_json:
        blank = [{"place": one.place, "sentence": one.sentence} for one in summary.blank]
        print_json(
            {
                **{"articles": summary.articles, "spans": summary.spans, "blank": blank},
                **{"left_out": summary.left_out, "closed": summary.closed},
            }
        )
        return
    for problem in summary.blank:
        click.echo(f"{problem.place}: {problem.sentence}", err=True)
    click.echo(
        f"{counted(summary.spans, 'gold tag')} made in {counted(summary.articles, 'article')};"
        f" {counted(summary.left_out, 'disagreement')} left to review"
    )


@commands.command()
@project_argument
@click.argument("annotator")
@click.argument("out", type=click.Path(path_type=Path))
@click.pass_context
def feedback(context: click.Context, project: Path, annotator: str, out: Path) -> None:
    """Write what was decided about an annotator's tags: OUT.html or OUT.pdf to read, OUT.annotator to merge."""
    opened = open_to_read(project)
    try:
        (person,) = _named(opened, [annotator])
        ending = out.suffix.lower()
        if ending == SUFFIX:
            opened.feedback.write_file(person, out)
        elif ending == ".pdf":
            page = report_html(opened.feedback.report(person), for_print=True)
            desktop(context).print_pages([page], out, f"Feedback for {person.name}")
        elif ending in (".html", ".htm"):
            write_html(opened.feedback.report(person), out)
        else:
            raise click.UsageError("OUT must end in .html, .pdf or .annotator.")
    finally:
        opened.close()
    click.echo(f"Feedback for {annotator} written to {out}")


def _named(project: Project, names: tuple[str, ...] | list[str]) -> list[Annotator]:
    return project.measuring.named(names)
