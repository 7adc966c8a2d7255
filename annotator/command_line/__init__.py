"""Every act without a window: quiet in a pipe, exit code 0 done, 1 failed or damage found, 2 wrong use."""

from annotator.command_line import (
    dataset_commands,
    import_command,
    project_commands,
    review_commands,
    statistics_command,
)
from annotator.command_line.base import Desktop, commands

__all__ = [
    "Desktop",
    "commands",
    "dataset_commands",
    "import_command",
    "project_commands",
    "review_commands",
    "statistics_command",
]
