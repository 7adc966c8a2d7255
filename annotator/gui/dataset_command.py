"""The command line that exports the same as a choice in the window."""

from pathlib import Path
from shlex import quote

from annotator.domain.export_choice import ALL, ExportChoice


def command_for(project: Path, out: Path | str, format_name: str, choice: ExportChoice) -> str:
    """Return the command that writes a choice of a project in a format, quoted for a shell."""
    words = ["annotator", "export", str(project), str(out), "--format", format_name, *_words(choice)]
    return " ".join(map(quote, words))


def _words(choice: ExportChoice) -> list[str]:
    words: list[str] = []
    if choice.annotations != ALL:
        words += ["--annotations", choice.annotations]
    return words
