"""Write down the tables of the newest version of a project file, after a migration was added.

``python packaging/newest_schema.py`` writes ``annotator/storage/newest_schema.py``.
"""

from pathlib import Path

from annotator.storage.migrations import expected_schema

TARGET = Path(__file__).resolve().parent.parent / "annotator" / "storage" / "newest_schema.py"
_HEAD = '''"""What SQLite says of every table and index of a project file of the newest version.

Written by ``packaging/newest_schema.py`` from the migrations. Each project that is opened is compared with it, which is
done in no time; to make a database for the comparison would take a hundredth of the time until the window shows.
"""

# fmt: off
# ruff: noqa: E501 -- SQL as SQLite says it

NEWEST_SCHEMA = {
'''


def rendered() -> str:
    """Return the source of the module."""
    return _HEAD + "".join(_entry(kind, name, sql) for (kind, name), sql in expected_schema().items()) + "}\n"


def _entry(kind: str, name: str, sql: str) -> str:
    quotes = '"""' if '"' in sql or "\n" in sql else '"'
    return f'    ("{kind}", "{name}"): {quotes}{sql}{quotes},\n'


if __name__ == "__main__":
    TARGET.write_text(rendered(), encoding="utf-8", newline="\n")
