"""Commands about datasets: write one, put texts back into one."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from annotator.command_line.base import FAILED, Desktop, Progress, commands, counted, open_to_read, project_argument
from annotator.domain.export_choice import ALL, ExportChoice, Texts
from annotator.domain.review import GOLD
from annotator.domain.splitting import parse_split
from annotator.domain.workflow import State
from annotator.services.attaching import attach
from annotator.services.choosing import label_choice
from annotator.services.exporting import ExportSummary
from annotator.services.projects import Project

_STANDARD_OUTPUT = Path("-")
_SELECTION = (
    click.option("--annotations", default=ALL, show_default=True, metavar="all|gold|NAME", help="Whose tags."),
    click.option(
        "--otherwise", default="", metavar="NAME", help="With gold: whose tags where an article's review is not closed."
    ),
    click.option(
        "--state",
        "states",
        multiple=True,
        type=click.Choice([state.value for state in State]),
        help="Only articles that are so far for one of those whose tags are written; may be repeated.",
    ),
    click.option(
        "--flagged", is_flag=True, help="Only articles that one of them flagged; with gold, that anybody did."
    ),
    click.option("--query", default="", metavar="WORDS", help="Only articles that this search finds."),
    click.option("--article", "articles", multiple=True, metavar="ID", help="Only this article; may be repeated."),
    click.option(
        "--label",
        "labels",
        multiple=True,
        metavar="LABEL[=NAME]",
        help="Only tags of this label, under another name if one is given; may be repeated.",
    ),
)
_SHAPE = (
    click.option("--no-fields", is_flag=True, help="Leave form fields out."),
    click.option("--without-zones", is_flag=True, help="Cut what is marked as no part of an article out of the texts."),
    click.option(
        "--without-times", is_flag=True, help="Leave out ids and when, how and how long articles were tagged."
    ),
    click.option("--card", is_flag=True, help="Write a card beside it, README.md; to formats that are folders only."),
    click.option("--licence", default="", metavar="NAME", help="Say in the card what may be done with it."),
    click.option("--pseudonyms", is_flag=True, help="Call annotators A1, A2 and so on."),
    click.option(
        "--without-text", is_flag=True, help="Write hashes and offsets in place of texts; see: annotator attach."
    ),
    click.option("--quotes", is_flag=True, help="With --without-text: write the tagged words all the same."),
    click.option(
        "--split",
        "shares",
        metavar="SHARES",
        help="Divide into parts, such as 80/10/10, 80/20 or train=80,test=20; each label evenly, copies of an article"
        " and articles on one strike never apart.",
    ),
    click.option("--seed", type=int, help="With --split: another number divides otherwise.  [default: 0]"),
)


def selection_options(command: Any) -> Any:
    """Add the options that say whose tags of which articles are meant."""
    return _with_options(command, _SELECTION)


def _choice_options(command: Any) -> Any:
    """Add the options that say what goes into a dataset."""
    return _with_options(command, (*_SELECTION, *_SHAPE))


def _with_options(command: Any, options: Sequence[Any]) -> Any:
    for option in reversed(options):
        command = option(command)
    return command


@commands.command("export")
@project_argument
@click.argument("out", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_name", default="jsonl", show_default=True, help="See: annotator formats.")
@_choice_options
@click.option("--loss-report", is_flag=True, help="Only say what the format cannot carry; write nothing.")
@click.pass_context
def export_command(
    context: click.Context, /, project: Path, out: Path | None, format_name: str, loss_report: bool, **chosen: Any
) -> None:
    """Write articles with their tags to OUT, a file or a folder by the format, and read it back to be sure.

    OUT may be - for the standard output, where the format is one file.

    A dataset in parts goes to NAME.train.jsonl, NAME.test.jsonl for OUT NAME.jsonl; to folders train and test in OUT
    where the format is a folder; and into the one dataset in OUT as Parquet.
    """
    if out is None and not loss_report:
        raise click.UsageError("Say where to write: annotator export PROJECT OUT")
    opened = open_to_read(project)
    try:
        choice = _choice(opened, **chosen)
        if out is None or loss_report:
            with Progress("Looking"):
                losses = opened.exporting.losses(format_name, choice)
            for sentence in losses.sentences() or ["nothing is lost"]:
                click.echo(sentence)
            return
        desktop = context.obj if isinstance(context.obj, Desktop) else None
        with _place(out) as place, Progress("Exporting") as progress:
            summary = opened.exporting.run(
                place,
                choice,
                format_name=format_name,
                read_back=True,
                print_pages=desktop.print_pages if desktop else None,
                draw_chart=desktop.draw_chart if desktop else None,
                on_progress=progress.show,
            )
    finally:
        opened.close()
    _say_export(replace(summary, path=Path("the standard output")) if out == _STANDARD_OUTPUT else summary, out)


@contextmanager
def _place(out: Path) -> Iterator[Path]:
    """Give the place to write to; for the standard output a file that is shown there once it was read back."""
    if out != _STANDARD_OUTPUT:
        yield out
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "dataset"
        yield file
        if [*Path(folder).iterdir()] != [file] or not file.is_file():
            raise click.UsageError("This becomes several files, which do not fit the standard output: name a file.")
        with file.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)


def _choice(
    project: Project,
    *,
    no_fields: bool,
    without_zones: bool,
    without_times: bool,
    without_text: bool,
    quotes: bool,
    shares: str | None,
    seed: int | None,
    pseudonyms: bool,
    card: bool,
    licence: str,
    **selected: Any,
) -> ExportChoice:
    """Return what the options mean."""
    if quotes and not without_text:
        raise click.UsageError("--quotes goes with --without-text only.")
    if seed is not None and shares is None:
        raise click.UsageError("--seed goes with --split only.")
    return replace(
        choice_of(project, **selected),
        fields=not no_fields,
        zones=not without_zones,
        split=None if shares is None else parse_split(shares, seed or 0),
        times=not without_times,
        texts=(Texts.QUOTES if quotes else Texts.NONE) if without_text else Texts.FULL,
        pseudonyms=pseudonyms,
        card=card,
        licence=licence,
    )


def choice_of(
    project: Project,
    *,
    labels: Sequence[str],
    states: Sequence[str],
    articles: Sequence[str],
    flagged: bool,
    **plain: Any,
) -> ExportChoice:
    """Return what the options mean that say whose tags of which articles are meant."""
    if plain["otherwise"] and plain["annotations"] != GOLD.name:
        raise click.UsageError("--otherwise goes with --annotations gold only.")
    return ExportChoice(
        **plain,
        states=frozenset(map(State, states)),
        flagged_only=flagged,
        articles=frozenset(articles),
        labels=label_choice(labels, project.reading.scheme()) if labels else None,
    )


@commands.command("attach")
@click.argument("dataset", type=click.Path(exists=True, path_type=Path))
@click.argument("articles", type=click.Path(exists=True, path_type=Path))
@click.argument("out", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_name", help="Format of the dataset; without it, its ending tells.")
def attach_command(dataset: Path, articles: Path, out: Path | None, format_name: str | None) -> None:
    """Put the texts of ARTICLES, a project, a file or a folder, into a DATASET that was written --without-text.

    OUT is NAME.with-text.jsonl for a DATASET NAME.jsonl, unless you say otherwise. Texts are found by their hashes, and
    every quote is checked. The exit code is 1 where a text was not found.
    """
    with Progress("Reading") as progress:
        summary = attach(dataset, articles, out, format_name=format_name, on_progress=progress.show)
    for problem in (*summary.unread, *summary.missing, *summary.problems, *summary.differences):
        click.echo(f"{problem.place}: {problem.sentence}", err=True)
    said = f"{counted(summary.articles, 'article')} and {counted(summary.spans, 'tag')} written to {summary.path}"
    if summary.missing:
        said += f"; {counted(len(summary.missing), 'article')} left out"
    click.echo(said if summary.differences else f"{said}, read back and found equal")
    if not summary.is_whole:
        sys.exit(FAILED)


def _say_export(summary: ExportSummary, out: Path) -> None:
    """Say what was written, beside the standard output where that is the dataset."""
    aside = out == _STANDARD_OUTPUT
    for sentence in summary.losses.sentences():
        click.echo(f"lost or changed: {sentence}", err=True)
    for problem in summary.differences:
        click.echo(f"{problem.place}: {problem.sentence}", err=True)
    for part in summary.parts:
        within = f" in {part.path.name}" if part.path != summary.path else ""
        click.echo(
            f"{part.name}: {counted(part.articles, 'article')} and {counted(part.spans, 'tag')}{within}", err=aside
        )
    if summary.copies or summary.of_one_strike:
        click.echo(
            f"kept together: {counted(summary.copies, 'article')} with copies,"
            f" {counted(summary.of_one_strike, 'article')} on a strike that others tell of, too;"
            f" the largest group has {counted(summary.largest_group, 'article')}",
            err=aside,
        )
    files = {part.path for part in summary.parts}
    where = f"{len(files)} files beside {summary.path.name}" if len(files) > 1 else summary.path
    written = f"{counted(summary.articles, 'article')} and {counted(summary.spans, 'tag')} written to {where}"
    if summary.differences:
        raise click.ClickException(f"{written}, but it does not read back as it was written")
    click.echo(f"{written}, read back and found equal" if summary.read_back else written, err=aside)
