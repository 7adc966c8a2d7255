"""Whose turn it is to write, among the connections of this program to one project file."""

import contextlib
import threading
from collections import deque
from collections.abc import Iterator
from time import monotonic

from annotator.storage.errors import StillWriting

_LOOK_AGAIN = 0.02
_LONGEST_WAIT = 5.0


class Turns:
    """Lets one connection write at a time, in the order in which they asked.

    SQLite would keep the others out, too, but each would wait without knowing for what: a window for seconds, while it
    cannot paint, and work in the background until it gives up. And SQLite lets write next whoever happens to ask at the
    right moment: an import asks again as soon as it has committed a batch, so that a tag could wait in vain.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._guard = threading.Lock()
        self._is_taken = False
        self._is_lasting = False
        self._waiting: deque[threading.Event] = deque()

    @property
    def waiting(self) -> int:
        """Return how many connections wait for their turn."""
        with self._guard:
            return len(self._waiting)

    @contextlib.contextmanager
    def taken(self, *, patient: bool, lasting: bool) -> Iterator[None]:
        """Write in the block; ``lasting`` says that it may take longer than a window should stand still.

        Raises:
            StillWriting: whoever is not patient would have to wait for something lasting.
        """
        self._take(patient=patient)
        self._is_lasting = lasting
        try:
            yield
        finally:
            self._is_lasting = False
            self._give()

    def _take(self, *, patient: bool) -> None:
        called = threading.Event()
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return
            self._waiting.append(called)
        began = monotonic()
        # A window waits for an act that is over in a moment, such as a batch of an import, but for nothing that lasts.
        while not called.wait(None if patient else _LOOK_AGAIN):
            with self._guard:
                if called.is_set():
                    return
                if self._is_lasting or monotonic() - began > _LONGEST_WAIT:
                    self._waiting.remove(called)
                    raise StillWriting(name=self._name)

    def _give(self) -> None:
        with self._guard:
            if self._waiting:
                # Handed over, never let go: nobody who asks now comes before those who wait.
                self._waiting.popleft().set()
            else:
                self._is_taken = False
