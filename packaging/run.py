"""Set the program up on this computer and start it.

    python3 packaging/run.py                       opens the program with the sample project
    python3 packaging/run.py open my.annotator     any arguments are the program's own
    python3 packaging/run.py test [-k words]       runs the tests; the arguments are pytest's
    python3 packaging/run.py test --with-consumers
                                                   also tries our files with spaCy, datasets, DuckDB (1 GB)
    python3 packaging/run.py lint                  runs the checks of the code

Needs nothing but Python. Kept to old syntax, so that an old Python gets far enough to say what it lacks.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)  # PySide6 has no release for later ones yet


def supported(version: "tuple[int, ...]") -> bool:
    """Tell whether the program runs on this version of Python, given as (major, minor, ...)."""
    return OLDEST <= tuple(version[:2]) <= NEWEST


def find_another_python() -> "str | None":
    """Return the path of a supported Python on this computer that starts, or None."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and subprocess.run([path, "-c", ""], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return path
    return None


def start(arguments: "list[str]", version: "tuple[int, ...]") -> int:
    """Set up and start the program, handing over to another Python where this one is not supported."""
    if supported(version):
        from launching import launch

        return launch(arguments)
    mine = ".".join(str(part) for part in version[:3])
    another = find_another_python()
    if another is None:
        print(f"Annotator needs Python 3.11 to 3.14; this is Python {mine}. Nothing was changed.")
        print("Install one of those, from your system's packages or www.python.org, and start again.")
        return 1
    print(f"This is Python {mine}; going on with {another}.", flush=True)
    return subprocess.call([another, os.path.abspath(__file__), *arguments])  # noqa: PTH100 -- as old as it gets


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:], sys.version_info[:3]))
