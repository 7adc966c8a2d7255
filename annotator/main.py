"""Composition root: what was asked for on the command line becomes a window or a printed answer."""

import sys

from annotator.command_line import commands


def main() -> None:
    """Start the program."""
    sys.exit(commands())
