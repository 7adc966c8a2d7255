"""Write a file so that it appears only when it is complete, and stays when the power goes."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.flushing import flush, flush_folder


def check_place(target: Path) -> None:
    """Make sure that a file or folder may take a target's name: links, devices and pipes would be gone for good.

    Raises:
        OSError: it may not.
    """
    if target.is_symlink() or (target.exists() and not target.is_file() and not target.is_dir()):
        raise OSError(errno.EINVAL, QT_TRANSLATE_NOOP("errors", "it is a link, a device or a pipe"))


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a hidden place beside a target; what stands there at the end takes its name, nothing after an error.

    Raises:
        OSError: the system does not let it be written; what was at the target is still there.
    """
    check_place(target)
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        flush(part)
        part.replace(target)
        flush_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
