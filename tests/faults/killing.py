"""A process whose children work until they are killed: for tests of what is left in the middle of the work."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Worker:
    """Starts a program whose children answer ``begin`` and ``done``, and kills them at chosen moments.

    The program forks a child for each line on its input, writes the child's process id, and ``end`` when it is gone.
    """

    def __init__(self, program: str, *arguments: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.took = 0.0
        """Seconds that the last child took which got to the end of its work."""

    def killed_after(self, seconds: float | None) -> bool:
        """Let a child work for a while and kill it, or let it end; tell whether it got to the end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        child, done, began = 0, False, 0.0
        while (line := self._process.stdout.readline()) != "end\n":
            assert line, "the worker is gone"
            if line.strip().isdigit():
                child = int(line)
            elif line == "begin\n":
                began = time.monotonic()
                if seconds is not None:
                    time.sleep(seconds)  # the moment is what is random here: somewhere in the middle of the work
                    os.kill(child, signal.SIGKILL)
            elif line == "done\n":
                done = True
                self.took = time.monotonic() - began
                if seconds is None:
                    os.kill(child, signal.SIGKILL)
        return done

    def close(self) -> None:
        self._process.communicate()
