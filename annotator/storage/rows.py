"""Write rows together with their checksum: single ones through sqlite-utils, many without it."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.storage.checksums import CHECKED_COLUMNS, checksum, sql_checksum
from annotator.storage.project_file import ProjectFile


def insert_row(project: ProjectFile, table: str, row: Mapping[str, object]) -> int:
    """Insert one row and return its rowid."""
    values = (row[column] for column in CHECKED_COLUMNS[table])
    inserted = project.database.table(table).insert({**row, "checksum": checksum(*values)})
    return int(inserted.last_rowid or 0)


def update_row(project: ProjectFile, table: str, row_id: int, changes: Mapping[str, object]) -> None:
    """Change columns of the row with this id and compute its checksum anew."""
    project.database.table(table).update(row_id, dict(changes))
    seal_rows(project, table, "id = ?", (row_id,))


def replace_row(project: ProjectFile, table: str, row: Mapping[str, object]) -> None:
    """Write a row of a table without ids over the one with the same primary key."""
    values = (row[column] for column in CHECKED_COLUMNS[table])
    project.database.table(table).insert({**row, "checksum": checksum(*values)}, replace=True)


def seal_rows(project: ProjectFile, table: str, where: str, values: Sequence[object]) -> None:
    """Compute the checksums of the rows that a condition names."""
    project.connection.execute(f"UPDATE {table} SET checksum = {sql_checksum(table)} WHERE {where}", values)


def insert_rows(project: ProjectFile, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert many rows at once, checksums included; an import would take twice as long through sqlite-utils."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    project.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
