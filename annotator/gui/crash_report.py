"""What a bug of ours looks like in a report: places in the program and versions, never a word of an article."""

import traceback
from pathlib import Path

from annotator.gui.dialogs.about import all_versions

_PACKAGE = Path(__file__).resolve().parents[1]


def crash_report(error: BaseException) -> str:
    """Return a report that can be copied: versions, kinds of errors, files and lines.

    Messages of errors are left out, since they may quote what the program worked on; so are the values of variables.
    """
    lines = [f"{name} {version}" for name, version in all_versions()]
    lines.append("")
    for place, one in enumerate(_chain(error)):
        if place:
            lines += ["", "which followed this:"]
        lines += [_line(frame) for frame in traceback.extract_tb(one.__traceback__)]
        lines.append(_kind(one))
    return "\n".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    """Return an error and those it followed, the last one first."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return chain


def _line(frame: traceback.FrameSummary) -> str:
    file = Path(frame.filename)
    if file.is_relative_to(_PACKAGE):
        return f"  {(_PACKAGE.name / file.relative_to(_PACKAGE)).as_posix()}, line {frame.lineno}, in {frame.name}"
    # A path outside the program would tell the user's folders.
    return f"  ({file.name}), line {frame.lineno}, in {frame.name}"


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}"
    return f"{name}: {error}" if kind.__module__ == "sqlite3" else name
