"""A child that is told what to try, behind the fence that readers of foreign files stand behind."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from annotator.formats.reading_child import _Fence, _limit_time
from annotator.limited_process import limit_self, messages, write_message


def main(arguments: list[str]) -> None:
    """Try what each message names and answer whether it was let through."""
    limit_self(*arguments[:3])
    fence = _Fence()
    sys.addaudithook(fence.watch)
    for message in messages(sys.stdin.buffer):
        act, _, path = message.decode().partition(" ")
        fence.open_for(Path(path), [])
        try:
            said = _try(act, path)
        except MemoryError:
            said = "MemoryError"
        except OSError as error:
            said = type(error).__name__
        write_message(sys.stdout.buffer, f"{act} {said}".encode())


def _try(act: str, path: str) -> str:
    match act:
        case "read":
            return Path(path).read_text(encoding="utf-8")
        case "read-other":
            return (Path(path).parent / "other").read_text(encoding="utf-8")
        case "write":
            Path(path).write_text("changed", encoding="utf-8")
        case "remove":
            Path(path).unlink()
        case "connect":
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        case "start":
            subprocess.run([sys.executable, "-c", ""], check=True)
        case "allocate":
            return str(len(bytearray(2 << 30)))
        case "hang":
            time.sleep(600)
        case "calculate":
            _limit_time(1)
            while True:
                pass
        case "die":
            os.abort()
    return "let through"
