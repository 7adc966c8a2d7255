"""What the user chose in earlier imports for the same labels and the same columns."""

import json
from collections.abc import Iterable, Mapping

from annotator.domain.column_mapping import Columns, header_key
from annotator.domain.label_mapping import remembered_key, with_remembered
from annotator.session.settings import Settings

_LABELS, _COLUMNS = "import/labels", "import/columns"


class ImportMemory:
    """Choices by set of labels and by header, in the settings; what cannot be read there counts as never chosen."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def labels(self, foreign: Iterable[str]) -> Mapping[str, str] | None:
        """Return what was chosen for a set of labels, or None where it never was."""
        return self._read(_LABELS).get(remembered_key(foreign))

    def remember_labels(self, foreign: Iterable[str], chosen: Mapping[str, str]) -> None:
        """Remember what was chosen for a set of labels."""
        self._write(_LABELS, with_remembered(self._read(_LABELS), foreign, chosen))

    def columns(self) -> dict[str, Columns]:
        """Return what was chosen for tables, by header."""
        return dict(self._read(_COLUMNS))

    def remember_columns(self, header: Iterable[str], chosen: Columns) -> None:
        """Remember which column of a table is what."""
        self._write(_COLUMNS, {**self._read(_COLUMNS), header_key(header): dict(chosen)})

    def _read(self, name: str) -> dict[str, dict[str, str]]:
        try:
            known = json.loads(self._settings.text(name) or "{}")
        except ValueError:
            return {}
        if not isinstance(known, dict):
            return {}
        return {key: chosen for key, chosen in known.items() if _is_choice(chosen)}

    def _write(self, name: str, known: Mapping[str, Mapping[str, str]]) -> None:
        self._settings.set(name, json.dumps({key: dict(chosen) for key, chosen in known.items()}, ensure_ascii=False))


def _is_choice(chosen: object) -> bool:
    return isinstance(chosen, dict) and all(isinstance(part, str) for pair in chosen.items() for part in pair)
