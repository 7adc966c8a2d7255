"""Which files this process has open through SQLite.

On POSIX, closing any handle on a file drops all locks that the process holds on it, SQLite's too: another program could
then write through our transaction. So nobody may open such a file by hand.
See https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
"""

import threading
from collections import Counter
from pathlib import Path

_guard = threading.Lock()
_connections: Counter[Path] = Counter()


def hold(path: Path) -> None:
    """Note one more connection to a file."""
    with _guard:
        _connections[path.resolve()] += 1


def let_go(path: Path) -> None:
    """Note that a connection to a file was closed."""
    with _guard:
        _connections[path.resolve()] -= 1


def is_live(path: Path) -> bool:
    """Tell whether this process has a connection to a file."""
    with _guard:
        return _connections[path.resolve()] > 0
