"""Whose turn it is to write, among the connections of this program to one project file."""

import contextlib
import threading
from collections.abc import Iterator
from time import monotonic

from annotator.storage.errors import StillWriting

_LOOK_AGAIN = 0.02
_LONGEST_WAIT = 5.0


class Turns:
    """Lets one connection write at a time.

    SQLite would keep the others out, too, but each would wait without knowing for what: a window for seconds, while it
    cannot paint, and work in the background until it gives up.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._turn = threading.Lock()
        self._is_lasting = False

    @contextlib.contextmanager
    def taken(self, *, patient: bool, lasting: bool) -> Iterator[None]:
        """Write in the block; ``lasting`` says that it may take longer than a window should stand still.

        Raises:
            StillWriting: whoever is not patient would have to wait for something lasting.
        """
        if patient:
            self._turn.acquire()
        else:
            self._wait_shortly()
        self._is_lasting = lasting
        try:
            yield
        finally:
            self._is_lasting = False
            self._turn.release()

    def _wait_shortly(self) -> None:
        """Wait for an act that is over in a moment, such as a batch of an import, but for nothing that lasts."""
        began = monotonic()
        while not self._turn.acquire(timeout=_LOOK_AGAIN):
            if self._is_lasting or monotonic() - began > _LONGEST_WAIT:
                raise StillWriting(name=self._name)
