"""The child that reads and prepares the articles of a large import, while its parent writes them."""

import pickle
import signal
import sys
import traceback

from annotator.formats.registry import format_named
from annotator.limited_process import answering, limit_self, messages, write_message
from annotator.services.supply import FileToRead, few_collections


def main(arguments: list[str]) -> None:
    """Answer what a message says to read: with portions, and at the end with the labels and what they left out."""
    limit_self(*arguments[:3])
    # Ctrl+C in a terminal is meant for the parent, which ends this child when it has to.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = answering()
    for message in messages(sys.stdin.buffer):
        supply, named = pickle.loads(message)  # noqa: S301 -- from the program that started this child
        files = [FileToRead(path, format_named(name), options) for path, name, options in named]
        try:
            with few_collections():
                for portion in supply.of_files(files):
                    write_message(answers, pickle.dumps(portion))
            last: object = supply.labels
        except BrokenPipeError:
            return  # nobody wants the rest
        except Exception:  # the parent reports it as it reports what goes wrong in its own house
            last = traceback.format_exc()
        write_message(answers, pickle.dumps(last))
