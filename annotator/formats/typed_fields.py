"""Form fields with a type each, for formats that declare their columns or features before the first value."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.annotation import FieldValue
from annotator.domain.scheme import AnnotationScheme, FieldKind

_LINK_PARTS = {"span", "text"}
_TEXTS = (FieldKind.TEXT, FieldKind.CHOICE)
_LARGEST_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class TypedFields:
    """The fields of a scheme by key; a key that two labels use for different kinds of values is none of them."""

    kinds: Mapping[str, FieldKind]
    integer_bits: int = 64

    @classmethod
    def of(cls, scheme: AnnotationScheme | None, integer_bits: int = 64) -> "TypedFields":
        """Return the typed fields of a scheme."""
        kinds: dict[str, FieldKind] = {}
        unclear: set[str] = set()
        folded: dict[str, str] = {}
        for label in scheme.labels if scheme else ():
            for field in label.fields:
                known = FieldKind.TEXT if field.kind in _TEXTS else field.kind
                # column names that differ only in case are one name to many readers
                same_name = folded.setdefault(field.key.casefold(), field.key)
                if same_name != field.key or kinds.setdefault(field.key, known) is not known:
                    unclear |= {field.key, same_name}
        return cls({key: kind for key, kind in kinds.items() if key not in unclear}, integer_bits)

    def split(self, fields: Mapping[str, FieldValue]) -> tuple[dict[str, FieldValue], dict[str, FieldValue]]:
        """Return the values that their types give back exactly, and the others."""
        typed: dict[str, FieldValue] = {}
        others: dict[str, FieldValue] = {}
        for key, value in fields.items():
            (typed if self._fits(key, value) else others)[key] = value
        return typed, others

    def _fits(self, key: str, value: FieldValue) -> bool:
        match self.kinds.get(key):
            case FieldKind.TEXT:
                return isinstance(value, str)
            case FieldKind.YES_NO:
                return isinstance(value, bool)
            case FieldKind.INTEGER:
                return type(value) is int and -(2 ** (self.integer_bits - 1)) <= value < 2 ** (self.integer_bits - 1)
            case FieldKind.DECIMAL:
                return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST_EXACT
            case FieldKind.LINK:
                return isinstance(value, dict) and value.keys() == _LINK_PARTS
        return False
