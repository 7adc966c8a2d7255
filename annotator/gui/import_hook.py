"""Keep PySide from reading the source of every module that is imported behind it."""

import sys


def spare_sources() -> None:
    """Tell PySide that no module switches its features on, before it looks for itself.

    PySide puts itself behind Python's import and searches the text of each module for its own name, in case that the
    module asks for ``from __feature__ import snake_case``. Nothing here does, and reading hundreds of files again would
    take a fifth of the time until the window shows. Where PySide works otherwise one day, nothing is changed.
    """
    import PySide6.QtCore  # noqa: F401 -- brings the module below, which ships inside of it

    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False
