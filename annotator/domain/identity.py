"""Ids and times: made where a row is made, never reused."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache


def new_uid() -> str:
    """Return a new UUIDv7 (RFC 9562) as text; two laptops never make the same one."""
    return str(_maker()())


@cache
def _maker() -> Callable[[], object]:
    # With the first row that is made: a window shows what is there without it.
    from uuid_utils import uuid7

    return uuid7


def now() -> str:
    """Return the present moment as ISO 8601 in UTC, to the millisecond. For display only: order never uses it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
