"""Walk schemas: their inner schemas, their references."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

Schema: TypeAlias = dict[str, Any]
"""A schema of an OpenAPI document, as plain data."""

PREFIX: Final = "#/components/schemas/"
_LISTS: Final = ("allOf", "oneOf", "anyOf")
_SINGLE: Final = (("items", "[]"), ("additionalProperties", "{}"))


def reference(name: str) -> Schema:
    """Make a reference to the named schema."""
    return {"$ref": PREFIX + name}


def target(schema: Schema) -> str | None:
    """Name the schema that a reference points to; `None` for anything else."""
    ref = schema.get("$ref")
    return ref.removeprefix(PREFIX) if isinstance(ref, str) and ref.startswith(PREFIX) else None


def inner(schema: Schema) -> Iterator[Schema]:
    """Yield the schemas directly inside a schema."""
    yield from schema.get("properties", {}).values()
    for key in _LISTS:
        yield from schema.get(key, ())
    for key, _ in _SINGLE:
        if isinstance(schema.get(key), dict):
            yield schema[key]


def with_inner(schema: Schema, change: Callable[[str, Schema], Schema]) -> Schema:
    """Copy a schema with every schema directly inside it changed.

    `change` gets the step to the inner schema (a property's name, `[]` for the items of an array, `{}` for
    the values of a map, an empty text for a part of `allOf`, `oneOf` or `anyOf`) and the inner schema.
    """
    copy = dict(schema)
    if "properties" in schema:
        copy["properties"] = {name: change(name, value) for name, value in schema["properties"].items()}
    for key in _LISTS:
        if key in schema:
            copy[key] = [change("", value) for value in schema[key]]
    for key, step in _SINGLE:
        if isinstance(schema.get(key), dict):
            copy[key] = change(step, schema[key])
    return copy


def references(schema: Schema) -> Iterator[str]:
    """Yield the names of all schemas that a schema mentions, those of a discriminator included."""
    name = target(schema)
    if name is not None:
        yield name
    for ref in schema.get("discriminator", {}).get("mapping", {}).values():
        yield ref.removeprefix(PREFIX)
    for child in inner(schema):
        yield from references(child)


def renamed(schema: Schema, names: Mapping[str, str]) -> Schema:
    """Copy a schema with its references, and those of its discriminators, renamed."""
    copy = with_inner(schema, lambda _, value: renamed(value, names))
    name = target(copy)
    if name is not None:
        copy["$ref"] = PREFIX + names.get(name, name)
    mapping = copy.get("discriminator", {}).get("mapping")
    if mapping:
        changed = {tag: PREFIX + names.get(n, n) for tag, n in _targets(mapping)}
        copy["discriminator"] = {**copy["discriminator"], "mapping": changed}
    return copy


def _targets(mapping: dict[str, str]) -> Iterator[tuple[str, str]]:
    for tag, ref in mapping.items():
        yield tag, ref.removeprefix(PREFIX)


def is_object(schema: Schema) -> bool:
    """Tell whether a schema describes an object with fields of its own."""
    return bool(schema.get("properties"))


def alternatives(schema: Schema) -> list[Schema]:
    """List the alternatives of a choice; anything else has none."""
    parts: list[Schema] = schema.get("oneOf") or schema.get("anyOf") or []
    return parts


def is_choice(schema: Schema) -> bool:
    """Tell whether a schema is one of several objects; a choice between plain values is a plain value."""
    parts = alternatives(schema)
    return any("$ref" in part or "allOf" in part or is_object(part) or is_choice(part) for part in parts)


def simplified(schema: Schema) -> Schema:
    """Copy a schema with every choice between one thing and null said as that thing, nullable."""
    copy = with_inner(schema, lambda _, value: simplified(value))
    parts = alternatives(copy)
    telling = [part for part in parts if not is_null(part)]
    if "discriminator" in copy or len(telling) != 1:
        return copy
    rest = {key: value for key, value in copy.items() if key not in {"anyOf", "oneOf"}}
    return {**rest, "allOf": telling, **({"nullable": True} if len(parts) > 1 else {})}


def is_null(part: Schema) -> bool:
    """Tell whether an alternative says no more than that there may be nothing."""
    return bool(part.get("nullable")) and not is_object(part) and "$ref" not in part
