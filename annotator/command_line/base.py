"""The command group and what its commands share."""

import errno
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from annotator import __version__
from annotator.domain.exchange import Problem
from annotator.errors import KnownError
from annotator.limited_process import FROZEN_COMMAND
from annotator.services.exporting import DrawChart, PrintPages
from annotator.services.importing import OnProgress
from annotator.services.projects import SUFFIX, OlderProject, Project, open_project, with_suffix


@dataclass(frozen=True, slots=True)
class Desktop:
    """What needs Qt, handed in by :mod:`annotator.main` so that no command loads it unasked."""

    open_window: Callable[[Path | None], int]
    """Opens the window, on a project or on what was open last, and returns the exit code when it closes."""
    print_pages: PrintPages
    """Writes parts of HTML as PDF, each beginning a new page."""
    draw_chart: DrawChart | None = None
    """Draws the charts that go with a dataset's card."""


FAILED, WRONG_USE = 1, 2


def open_to_read(path: Path) -> Project:
    """Open a project to look at; one of an earlier version is brought up to date before, as the window would do it."""
    try:
        return open_project(path, read_only=True)
    except OlderProject:
        open_project(path).close()
        return open_project(path, read_only=True)


def _with_its_ending(_context: click.Context, _parameter: click.Parameter, given: Path) -> Path:
    """Return a project's file where its name was given without the ending, as ``annotator new`` takes it."""
    whole = with_suffix(given)
    return whole if not given.exists() and whole.is_file() else given


project_argument = click.argument("project", type=click.Path(path_type=Path), callback=_with_its_ending)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of words.")


class _KnownErrorMessage(click.ClickException):
    def __init__(self, error: KnownError) -> None:
        super().__init__(error.sentence())
        self.exit_code = WRONG_USE if error.wrong_use else FAILED  # type: ignore[misc] # click documents it as such


class _Commands(click.Group):
    """Says known errors in their sentences and ends with their exit code."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Open a project whose file is named without a command."""
        return super().resolve_command(ctx, ["open", *args] if Path(args[0]).suffix == SUFFIX else args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KnownError as error:
            raise _KnownErrorMessage(error) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # who read our answer has gone; click ends quietly
            raise click.ClickException(f"The system says: {error.strerror or error}.") from error
        except Exception as error:  # a user gets sentences, never a traceback; this one helps whoever mends it
            raise click.ClickException(
                f"Something went wrong in Annotator itself ({type(error).__name__}: {error})."
                " What was saved before is still there. Look for damage with: annotator check PROJECT"
            ) from error


@click.group(cls=_Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="annotator")
@click.pass_context
def commands(context: click.Context) -> None:
    """Tag war reporting: casualties, weapons, officials and locations.

    Without a command, the window opens on the project that was open last.
    """
    if context.invoked_subcommand is None:
        context.exit(open_window(context, None))


def desktop(context: click.Context) -> Desktop:
    """Return what needs Qt."""
    if not isinstance(context.obj, Desktop):
        raise click.ClickException("This needs the desktop program, which was not started.")
    return context.obj


def open_window(context: click.Context, project: Path | None) -> int:
    """Open the window and return its exit code."""
    return desktop(context).open_window(project)


@commands.command(FROZEN_COMMAND, hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("module")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def limited_child(module: str, arguments: tuple[str, ...]) -> None:
    """Be a child of the program, which reads files; see annotator.limited_process."""
    if not module.startswith("annotator."):
        raise click.UsageError("Only a part of the program can be started so.")
    import_module(module).main(list(arguments))


class Progress:
    """A progress bar on a terminal; nothing in a pipe."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = sys.stderr.isatty()
        self.on_import: OnProgress = lambda done, total, articles: self.show(done, total, articles)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_error: object) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def show(self, done: int, total: int, articles: int | None = None) -> None:
        """Show how far it is, on one line that the next call writes over."""
        if self._shown:
            suffix = "" if articles is None else f", {counted(articles, 'article')}"
            of_all = f" of {total}" if total else ""
            click.echo(f"\r\x1b[K{self._label} {done}{of_all}{suffix}", nl=False, err=True)


def counted(number: int, thing: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def plain(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return problems as plain values for JSON."""
    return [{"place": problem.place, "sentence": problem.sentence} for problem in problems]


def print_json(answer: dict[str, Any]) -> None:
    """Print an answer as JSON."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
