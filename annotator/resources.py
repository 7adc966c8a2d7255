"""Find the files that ship with the program, in a checkout, a wheel and a frozen application."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [_PACKAGE / f"_{name}", _PACKAGE.parent / name]
    if frozen is not None:
        candidates.insert(0, Path(frozen) / name)
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def resource(*parts: str) -> Path:
    """Return the path of a file under ``resources/``, for example ``resource("schemes", "a.toml")``."""
    return _root("resources").joinpath(*parts)


def seed(*parts: str) -> Path:
    """Return the path of a file under ``seeds/``, which the sample project is made from."""
    return _root("seeds").joinpath(*parts)
