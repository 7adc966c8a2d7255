"""What the set-up says: one calm line per step, and one plain sentence where it has to stop."""


class SetupStopped(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def say(line: str) -> None:
    """Print one step."""
    print(line, flush=True)
