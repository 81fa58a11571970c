"""Make a sample value for a schema: invented, valid, and the same at every build."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from codegen.names import words
from codegen.problems import CodegenError
from codegen.references import Schema, is_choice, is_object, target

DEPTH: Final = 4
"""So many levels of objects have their optional fields too; below, only required ones."""

_LONGEST: Final = 40  # the texts of the samples are short; only a minimum makes one longer
_FORMATS: Final = {
    "date-time": "2026-03-04T10:20:30.000Z",
    "date": "2026-03-04",
    "time": "10:20:30",
    "uuid": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    "uri": "https://example.com/page",
    "url": "https://example.com/page",
    "email": "jan@example.com",
    "binary": "file",
    "byte": "ZmlsZQ==",
    "decimal": "12.50",
    "duration": "P2Y",
    "bcp-47 language code": "pl-PL",
    "iso 4217": "PLN",
    "iso 8601": "P2Y",
}
_BY_WORD: Final = {
    "id": "10023",
    "amount": "12.50",
    "currency": "PLN",
    "email": "jan@example.com",
    "login": "jan_kowalski",
    "phone": "+48500600700",
    "city": "Gdynia",
    "street": "Portowa 12",
    "url": "https://example.com/page",
    "language": "pl-PL",
    "country": "PL",
}
_FOR_PATTERNS: Final = ("text", "PL", "PLN", "12", "12.50", "PACKAGE", "PDF", "P2Y", "+48500600700")


@dataclass(frozen=True, slots=True)
class Samples:
    """Samples of the schemas of one document.

    Attributes:
        schemas: The named schemas; references lead there.
    """

    schemas: Mapping[str, Schema]

    def value(self, schema: Schema, name: str = "") -> Any:
        """Make a sample.

        Args:
            schema: The schema.
            name: The name that the value goes by, which makes better texts.

        Raises:
            CodegenError: A reference leads nowhere, or no known text fits a pattern.
        """
        return self._value(schema, name, ())

    def member(self, schema: Schema) -> str | None:
        """Name the schema that a sample is of: for a union the member, for a plain value None."""
        if is_choice(schema):
            return self.member(_first(schema))
        name = target(schema)
        if name is None:
            return None
        named = self.named(name)
        return self.member(named) if is_choice(named) else name if is_object(named) else None

    def is_union(self, schema: Schema) -> bool:
        """Whether a schema is one of several classes."""
        name = target(schema)
        return is_choice(schema if name is None else self.named(name))

    def named(self, name: str) -> Schema:
        """Look a named schema up.

        Raises:
            CodegenError: There is none of that name.
        """
        if name not in self.schemas:
            raise CodegenError(f"a reference leads to the schema {name}, which does not exist")
        return self.schemas[name]

    def _value(self, schema: Schema, name: str, above: tuple[str, ...]) -> Any:
        found = target(schema)
        if found is not None:
            return self._value(self.named(found), name, (*above, found))
        if is_choice(schema):
            return self._value(_first(schema), name, above)
        if schema.get("type") == "array" or "items" in schema:
            return self._array(schema, name, above)
        plain = _plain(schema, name)
        return self._object(schema, above) if plain is None else plain

    def _array(self, schema: Schema, name: str, above: tuple[str, ...]) -> list[Any]:
        items: Schema = schema.get("items", {})
        least = schema.get("minItems", 0)
        if not least and self._comes_round(items, above):
            return []
        return [self._value(items, name.removesuffix("s"), above) for _ in range(max(1, least))]

    def _object(self, schema: Schema, above: tuple[str, ...]) -> dict[str, Any]:
        fields: dict[str, Schema] = schema.get("properties", {})
        required = schema.get("required", ())
        values = {
            name: self._value(field, name, above)
            for name, field in fields.items()
            if name in required or (len(above) <= DEPTH and not self._comes_round(field, above))
        }
        more: Schema | bool = schema.get("additionalProperties", False)
        if not isinstance(more, bool) and not fields:
            values["key"] = self._value(more, "key", above) if more else "text"
        return values

    def _comes_round(self, schema: Schema, above: tuple[str, ...]) -> bool:
        """Whether a schema leads back to one that is open already."""
        inner = schema.get("items", schema) if schema.get("type") == "array" else schema
        return target(inner) in above


def _first(schema: Schema) -> Schema:
    """Choose a member of a union; its tag is one of its fields."""
    members: list[Schema] = schema["oneOf"] if "oneOf" in schema else schema["anyOf"]
    return members[0]


def _plain(schema: Schema, name: str) -> str | float | bool | None:
    """Make a value that has no parts; None where the schema is an object."""
    if schema.get("enum"):
        known: list[str] = [value for value in schema["enum"] if value is not None]
        return known[0]
    if "oneOf" in schema or "anyOf" in schema:
        return _plain(_first(schema), name)
    match schema.get("type"):
        case "string":
            return text(schema, name)
        case "integer" | "number":
            return _number(schema)
        case "boolean":
            return True
        case _:
            return None


def text(schema: Schema, name: str) -> str:
    """Make a text that fits its format, pattern and lengths.

    Raises:
        CodegenError: No known text fits the pattern.
    """
    if "pattern" in schema:
        return _matching(schema["pattern"], name)
    known = _FORMATS.get(str(schema.get("format", "")).lower())
    value = known or _BY_WORD.get(next(reversed(words(name)), "").lower(), "text")
    least, most = schema.get("minLength", 0), schema.get("maxLength", _LONGEST)
    return value.ljust(least, "x")[: max(most, least)]


def _matching(pattern: str, name: str) -> str:
    anchored = re.compile(rf"^(?:{pattern})$")
    for value in _FOR_PATTERNS:
        if anchored.match(value):
            return value
    raise CodegenError(f"codegen/samples.py has no text for the pattern {pattern} of {name}; add one")


def _number(schema: Schema) -> float:
    least, most = schema.get("minimum"), schema.get("maximum")
    value: float = 2 if schema.get("type") == "integer" else 12.5
    if least is not None and value < least:
        value = least
    if most is not None and value > most:
        value = most
    return value
