"""What was chosen last time for a project's dataset, kept among the user's preferences."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from annotator.domain.export_choice import ExportChoice, Split, Texts
from annotator.domain.workflow import State
from annotator.session.settings import Settings


class DatasetMemory:
    """Remembers the choice and the format of one project. Reading never fails: what is not understood is left out."""

    def __init__(self, settings: Settings, project_uid: str) -> None:
        self._settings = settings
        self._choice_name = f"dataset/{project_uid}/choice"
        self._format_name = f"dataset/{project_uid}/format"

    def choice(self) -> ExportChoice | None:
        """Return what was chosen last, None where nothing was."""
        return choice_from_text(self._settings.text(self._choice_name))

    def format_name(self) -> str:
        """Return the format that was chosen last, empty where none was."""
        return self._settings.text(self._format_name)

    def remember(self, choice: ExportChoice, format_name: str) -> None:
        """Keep what is chosen now."""
        self._settings.set(self._choice_name, choice_to_text(choice))
        self._settings.set(self._format_name, format_name)


def choice_to_text(choice: ExportChoice) -> str:
    """Return a choice as JSON."""
    values = {field.name: _plain(getattr(choice, field.name)) for field in fields(choice)}
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def choice_from_text(text: str) -> ExportChoice | None:
    """Return the choice that a text stands for, None where it stands for none; wrong values are left out."""
    try:
        values = json.loads(text) if text else None
    except ValueError:
        return None
    if not isinstance(values, dict):
        return None
    choice = ExportChoice()
    for field in fields(ExportChoice):
        if field.name in values:
            try:
                value = _restored(field.name, values[field.name], getattr(choice, field.name))
            except (AttributeError, KeyError, TypeError, ValueError):
                continue
            choice = replace(choice, **{field.name: value})
    return choice


def _plain(value: object) -> object:
    if isinstance(value, Split):
        return {"shares": dict(value.shares), "seed": value.seed}
    if isinstance(value, frozenset):
        return sorted(value)
    return dict(value) if isinstance(value, Mapping) else value


def _restored(name: str, value: Any, usual: object) -> Any:
    if name == "split":
        return Split({str(part): int(share) for part, share in value["shares"].items()}, int(value["seed"]))
    if name == "labels":
        return {str(label): str(called) for label, called in value.items()}
    if name == "states":
        return frozenset(State(one) for one in value)
    if name == "articles":
        return frozenset(str(one) for one in value)
    if name == "texts":
        return Texts(value)
    if not isinstance(value, type(usual)):
        raise TypeError(name)
    return value
