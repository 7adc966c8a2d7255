"""Composition root: what was asked for on the command line becomes a window or a printed answer."""

import gc
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.domain.dataset_facts import Chart


def main() -> None:
    """Start the program: the window, or a command without a window."""
    wanted = sys.argv[1:]
    if not wanted or (len(wanted) == 2 and wanted[0] == "open" and not wanted[1].startswith("-")):
        # As the command line would do it, without the quarter of a second that loading all commands takes.
        sys.exit(open_window(Path(wanted[1]) if wanted else None))
    from annotator.command_line import Desktop, commands

    commands(obj=Desktop(open_window, print_pages, draw_chart))


def open_window(project: Path | None) -> int:
    """Open the window on a project, or on what was open last, and return the exit code when it closes."""
    # Nothing that the start makes is garbage, and looking for some would take a twentieth of its time.
    gc.disable()
    # Only here, so that a command without a window never loads Qt.
    from annotator.gui.import_hook import keep_plain_import

    keep_plain_import()
    from annotator.gui.application import run

    return run(project)


def print_pages(parts: Iterable[str], target: Path, title: str) -> None:
    """Write parts of HTML as PDF; only commands that write PDF load Qt, for its text layout and fonts."""
    from annotator.session.printing import print_without_window

    print_without_window(parts, target, title)


def draw_chart(chart: "Chart") -> bytes | None:
    """Draw a chart for the card of a dataset; None where Qt cannot be loaded, as on a computer without a desktop."""
    try:
        from annotator.session.charts import draw_without_window
    except ImportError:
        return None
    return draw_without_window(chart)
