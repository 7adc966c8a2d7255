"""Let services raise what the user can act on, in place of what SQLite says."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

Service = TypeVar("Service")


def in_plain_words(service: type[Service]) -> type[Service]:
    """Make every public method of a service over ``_stores`` raise errors of SQLite as known errors."""
    for name, method in list(vars(service).items()):
        if callable(method) and not name.startswith("_"):
            setattr(service, name, _translated(method))
    return service


def _translated(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def translated(self: Any, *args: Any, **options: Any) -> Any:
        with self._stores.file.known_errors():
            return method(self, *args, **options)

    return translated
