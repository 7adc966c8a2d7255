"""Write a file so that it appears only when it is complete, and stays when the power goes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.flushing import flush, flush_folder


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a hidden place beside a target; what stands there at the end takes its name, nothing after an error.

    Raises:
        OSError: the system does not let it be written; what was at the target is still there.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        flush(part)
        part.replace(target)
        flush_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
