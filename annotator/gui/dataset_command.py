"""The command line that exports the same as a choice in the window."""

import subprocess
import sys
from pathlib import Path
from shlex import join

from annotator.domain.export_choice import ALL, ExportChoice, Split, Texts


def command_for(project: Path, out: str, format_name: str, choice: ExportChoice) -> str:
    """Return the command that writes a choice of a project in a format, quoted for this computer's shell."""
    words = ["annotator", "export", str(project), out, "--format", format_name, *_words(choice)]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else join(words)


def _words(choice: ExportChoice) -> list[str]:
    """Return the options that say what is chosen; what is as usual needs none."""
    words: list[str] = []
    if choice.annotations != ALL:
        words += ["--annotations", choice.annotations]
    if choice.otherwise:
        words += ["--otherwise", choice.otherwise]
    for state in sorted(choice.states):
        words += ["--state", state.value]
    if choice.query:
        words += ["--query", choice.query]
    for article in sorted(choice.articles):
        words += ["--article", article]
    for label, called in (choice.labels or {}).items():
        words += ["--label", label if called == label else f"{label}={called}"]
    if choice.split is not None:
        words += ["--split", _shares(choice.split)]
        words += ["--seed", str(choice.split.seed)] if choice.split.seed else []
    if choice.licence:
        words += ["--licence", choice.licence]
    switches = {
        "--card": choice.card,
        "--flagged": choice.flagged_only,
        "--no-fields": not choice.fields,
        "--without-zones": not choice.zones,
        "--without-times": not choice.times,
        "--pseudonyms": choice.pseudonyms,
        "--without-text": choice.texts is not Texts.FULL,
        "--quotes": choice.texts is Texts.QUOTES,
    }
    return [*words, *(switch for switch, is_on in switches.items() if is_on)]


def _shares(split: Split) -> str:
    return ",".join(f"{part}={share}" for part, share in split.shares.items())
