"""The annotation scheme of a project: the label and field tables."""

import json
from collections.abc import Mapping
from typing import Any

from annotator.domain.scheme import AnnotationScheme, Label
from annotator.domain.scheme_mapping import field_to_mapping, label_from_mapping, label_to_mapping
from annotator.storage.project_file import ProjectFile
from annotator.storage.rows import insert_row, update_row

_FIELD_COLUMNS = ("key", "name", "kind", "definition", "choice", "required", "core", "retired")


class SchemeStore:
    """Read and write the scheme as a whole; rows of labels and fields are never deleted while something uses them."""

    def __init__(self, project: ProjectFile) -> None:
        self._project = project
        self._uids: dict[int, str] = {}
        self._ids: dict[str, int] = {}
        self._loaded: tuple[object, AnnotationScheme] | None = None
        project.on_rollback.append(self._forget)

    def load(self) -> AnnotationScheme:
        """Return the scheme with its labels and fields in their order; read anew only where it may have changed."""
        connection = self._project.connection
        # The first changes with every commit of another connection, the rest with every change of a scheme.
        (others,) = connection.execute("PRAGMA data_version").fetchone()
        name, revision = connection.execute("SELECT scheme_name, scheme_revision FROM project").fetchone()
        version = (others, name, revision)
        if self._loaded is None or self._loaded[0] != version:
            self._loaded = version, self.read()
        return self._loaded[1]

    def read(self) -> AnnotationScheme:
        """Read the scheme anew, by nothing but queries of tables."""
        connection = self._project.connection
        name, revision = connection.execute("SELECT scheme_name, scheme_revision FROM project").fetchone()
        fields: dict[int, list[dict[str, Any]]] = {}
        for row in connection.execute(
            "SELECT label, key, name, kind, definition, choices, required, core, options, retired"
            " FROM field ORDER BY label, position, id"
        ):
            fields.setdefault(row[0], []).append(_field_mapping(row[1:]))
        labels = [
            label_from_mapping(_label_mapping(row[1:], fields.get(row[0], [])))
            for row in connection.execute(
                "SELECT id, uid, name, letter, key, definition, colours, known_names, terms, retired"
                " FROM label ORDER BY position, id"
            )
        ]
        return AnnotationScheme(name, tuple(labels), revision)

    def save(self, scheme: AnnotationScheme) -> None:
        """Write a scheme over the present one. What is gone is kept as retired where annotations use it.

        Raises:
            SchemeError: names, keys or letters clash, with a label that is kept for its annotations too.
        """
        self._loaded = None
        uids = {label.uid for label in scheme.labels}
        gone = [label for label in self.load().labels if label.uid not in uids]
        retired = tuple(label._replace(retired=True) for label in gone if self._is_used(self.id_of(label.uid)))
        scheme._replace(labels=(*scheme.labels, *retired)).checked()
        for label in gone:
            self._delete_label(self.id_of(label.uid), but_retire=any(kept.uid == label.uid for kept in retired))
        for position, label in enumerate(scheme.labels):
            self._save_label(label, position)
        self._project.connection.execute(
            "UPDATE project SET scheme_name = ?, scheme_revision = ?", (scheme.name, scheme.revision)
        )
        self._loaded = None

    def id_of(self, label_uid: str) -> int:
        """Return the row id of a label; raise KeyError where there is none."""
        if label_uid not in self._ids:
            self._read_ids()
        return self._ids[label_uid]

    def uid_of(self, row_id: int) -> str:
        """Return the id that travels between projects for a row id."""
        if row_id not in self._uids:
            self._read_ids()
        return self._uids[row_id]

    def _read_ids(self) -> None:
        self._uids = dict(self._project.connection.execute("SELECT id, uid FROM label"))
        self._ids = {uid: row_id for row_id, uid in self._uids.items()}

    def _forget(self) -> None:
        self._loaded = None
        self._ids.clear()
        self._uids.clear()

    def _save_label(self, label: Label, position: int) -> None:
        row = {
            "uid": label.uid,
            "position": position,
            "name": label.name,
            "letter": label.letter,
            "key": label.key,
            "definition": label.definition,
            "colours": json.dumps({"light": _colours(label, "light"), "dark": _colours(label, "dark")}),
            "known_names": json.dumps(label_to_mapping(label).get("known_name", []), ensure_ascii=False),
            "terms": json.dumps(label.terms, ensure_ascii=False),
            "retired": int(label.retired),
        }
        self._read_ids()
        label_id = self._ids.get(label.uid)
        if label_id is None:
            label_id = insert_row(self._project, "label", row)
        else:
            update_row(self._project, "label", label_id, row)
        self._save_fields(label, label_id)
        self._forget()

    def _save_fields(self, label: Label, label_id: int) -> None:
        ids = dict(self._project.connection.execute("SELECT key, id FROM field WHERE label = ?", (label_id,)))
        for position, item in enumerate(label.fields):
            mapping = field_to_mapping(item)
            row = {
                "label": label_id,
                "key": item.key,
                "position": position,
                "name": item.name,
                "kind": item.kind.value,
                "definition": item.definition,
                "choices": json.dumps(mapping.get("choice", []), ensure_ascii=False),
                "required": int(item.required),
                "core": int(item.core),
                "options": json.dumps(
                    {key: value for key, value in mapping.items() if key not in _FIELD_COLUMNS}, ensure_ascii=False
                ),
                "retired": int(item.retired),
            }
            if item.key in ids:
                update_row(self._project, "field", ids.pop(item.key), row)
            else:
                insert_row(self._project, "field", row)
        for key, field_id in ids.items():
            if self._is_field_used(label_id, key):
                update_row(self._project, "field", field_id, {"retired": 1})
            else:
                self._project.connection.execute("DELETE FROM field WHERE id = ?", (field_id,))

    def _is_used(self, label_id: int) -> bool:
        """Tell whether annotations, deleted ones too, or rejections have a label."""
        return any(
            self._project.connection.execute(f"SELECT 1 FROM {table} WHERE label = ? LIMIT 1", (label_id,)).fetchone()
            for table in ("annotation", "rejection")
        )

    def _is_field_used(self, label_id: int, key: str) -> bool:
        return (
            self._project.connection.execute(
                "SELECT 1 FROM annotation WHERE label = ? AND json_type(fields, '$.' || ?) IS NOT NULL LIMIT 1",
                (label_id, key),
            ).fetchone()
            is not None
        )

    def _delete_label(self, label_id: int, *, but_retire: bool) -> None:
        if but_retire:
            update_row(self._project, "label", label_id, {"retired": 1})
            return
        self._project.connection.execute("DELETE FROM field WHERE label = ?", (label_id,))
        self._project.connection.execute("DELETE FROM label WHERE id = ?", (label_id,))
        self._forget()


def _colours(label: Label, theme: str) -> dict[str, str]:
    colours = label.light if theme == "light" else label.dark
    return {"text": colours.text, "fill": colours.fill}


def _label_mapping(row: tuple[Any, ...], fields: list[dict[str, Any]]) -> Mapping[str, Any]:
    uid, name, letter, key, definition, colours, known_names, terms, retired = row
    return {
        **{"uid": uid, "name": name, "letter": letter, "key": key, "definition": definition, "field": fields},
        **json.loads(colours),
        **{"known_name": json.loads(known_names), "terms": json.loads(terms), "retired": bool(retired)},
    }


def _field_mapping(row: tuple[Any, ...]) -> dict[str, Any]:
    key, name, kind, definition, choices, required, core, options, retired = row
    return {
        **json.loads(options),
        **{"key": key, "name": name, "kind": kind, "definition": definition, "choice": json.loads(choices)},
        **{"required": bool(required), "core": bool(core), "retired": bool(retired)},
    }
