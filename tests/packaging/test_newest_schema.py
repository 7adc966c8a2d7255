"""What is written down of the newest version is what the migrations make."""

from newest_schema import TARGET, rendered

from annotator.storage.migrations import expected_schema
from annotator.storage.newest_schema import NEWEST_SCHEMA


def test_the_newest_schema_is_written_down() -> None:
    assert expected_schema() == NEWEST_SCHEMA, "run packaging/newest_schema.py"
    assert TARGET.read_text(encoding="utf-8") == rendered()
