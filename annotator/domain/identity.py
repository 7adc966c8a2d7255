"""Ids and times: made where a row is made, never reused."""

from datetime import UTC, datetime

import uuid_utils


def new_uid() -> str:
    """Return a new UUIDv7 (RFC 9562) as text; two laptops never make the same one."""
    return str(uuid_utils.uuid7())


def now() -> str:
    """Return the present moment as ISO 8601 in UTC, to the millisecond. For display only: order never uses it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
