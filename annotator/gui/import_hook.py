"""Take PySide's own import out of the way."""

import builtins


def keep_plain_import() -> None:
    """Load PySide, and import with Python's own ``import`` all the same.

    PySide puts another one in its place, which reads the source of every module that is imported from then on, in case
    that the module asks for ``from __feature__ import snake_case``. Nothing here does, and reading hundreds of files
    again would take a fifth of the time until the window shows.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401 -- puts its import in the place of Python's

    builtins.__import__ = plain
