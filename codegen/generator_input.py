"""Say prepared schemas in the words that the model generator understands best.

Null, open enums, aliases, bounds and the closing of unions are put in by `postprocess`, which knows what the
generator cannot be told. So everything is required here, and only items of lists and maps are nullable.
"""

from collections.abc import Mapping
from typing import Any, Final

from codegen.references import Schema, target, with_inner

_TYPES: Final = {
    ("string", "date-time"): "allegro_async._model.Timestamp",
    ("string", "date"): "allegro_async._model.Date",
    ("string", "decimal"): "allegro_async._model.Amount",
    ("number", "decimal"): "allegro_async._model.Number",
    ("number", None): "allegro_async._model.Number",
}
"""Python types by type and format.

Ids of the format `uuid` stay texts: they go back as they came, whatever they look like. `double` (ratings,
coordinates) stays a float.
"""
_KEPT: Final = frozenset(
    {"type", "enum", "items", "additionalProperties", "properties", "required", "oneOf", "anyOf"}
)


def generator_input(schemas: Mapping[str, Schema]) -> dict[str, Any]:
    """Make the document for the model generator from the prepared schemas by key."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": {key: _top(schema) for key, schema in schemas.items()}},
    }


def _top(schema: Schema) -> Schema:
    said = _said(schema)
    return said | {"required": list(said["properties"])} if "properties" in said else said


def _said(schema: Schema) -> Schema:
    if target(schema) is not None:
        return {"$ref": schema["$ref"]}
    python_type = _TYPES.get((schema.get("type", ""), schema.get("format")))
    if python_type is not None:
        return {"type": schema["type"], "customTypePath": python_type}
    return with_inner(
        _kept(schema), lambda step, value: _nullable(value) if step in {"[]", "{}"} else _said(value)
    )


def _nullable(schema: Schema) -> Schema:
    """Say an item of a list or a value of a map, which alone may be null here."""
    return {"anyOf": [_said(schema), {"type": "null"}]} if schema.get("nullable") else _said(schema)


def _kept(schema: Schema) -> Schema:
    if "enum" in schema:
        return {
            "type": schema.get("type", "string"),
            "enum": [each for each in schema["enum"] if each is not None],
        }
    return {key: value for key, value in schema.items() if key in _KEPT}
