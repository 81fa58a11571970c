"""From a schema of the interface file to a plain shape: references followed, `allOf` merged, unions told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Schema: TypeAlias = Mapping[str, Any]
"""A schema as the interface file has it."""

Kind: TypeAlias = Literal[
    "object", "map", "array", "union", "choice", "string", "integer", "number", "boolean", "any"
]

ANYTHING: Schema = {}
"""The schema that every value fits. It is one object: shapes are remembered by the identity of schemas."""

_PREFIX = "#/components/schemas/"
_PLAIN: Mapping[str, Kind] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One schema, plain.

    Attributes:
        kind: An `object` with fields of its own, a `map` from any names to values, an `array`, a `union`
            whose members a tag tells apart, a `choice` between members without a tag, a plain value, or
            `any`thing.
        facts: The other keywords: format, enum, bounds, pattern.
        nullable: Whether it may be null.
        fields: The fields of an object.
        required: The fields that it must have.
        inner: The items of an array, the values of a map, or the further properties of an object.
        closed: Whether an object has no properties but its fields.
        tag: The field of a union that tells its members apart.
        members: The members of a union by their tags, or of a choice by numbers.
    """

    kind: Kind
    facts: Schema
    nullable: bool = False
    fields: Mapping[str, Schema] = field(default_factory=dict[str, Schema])
    required: frozenset[str] = frozenset()
    inner: Schema = field(default_factory=lambda: ANYTHING)
    closed: bool = True
    tag: str = ""
    members: Mapping[str, Schema] = field(default_factory=dict[str, Schema])


class Shapes:
    """The named schemas of a document.

    Args:
        schemas: The schemas by name. They must not change.
    """

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self.schemas = schemas
        self._known: dict[int, tuple[Schema, Shape]] = {}

    def of(self, schema: Schema) -> Shape:
        """Give the shape of a schema."""
        known = self._known.get(id(schema))
        if known is None:
            # The schema is kept beside its shape: its id stays its own.
            known = self._known[id(schema)] = (schema, _shape(self._merged(schema, ())))
        return known[1]

    def _merged(self, schema: Schema, above: tuple[str, ...]) -> dict[str, Any]:
        """Follow references and merge `allOf`, later parts over earlier ones."""
        merged: dict[str, Any] = {}
        for part in self._parts(schema, above):
            for key, value in part.items():
                if key == "properties":
                    merged[key] = {**merged.get(key, {}), **value}
                elif key == "required":
                    merged[key] = [*merged.get(key, ()), *value]
                else:
                    merged[key] = value
        return merged

    def _parts(self, schema: Schema, above: tuple[str, ...]) -> Iterator[Schema]:
        name = target(schema)
        if name is not None:
            yield from self._parts(self.schemas[name], (*above, name))
        for part in schema.get("allOf", ()):
            yield from self._parts(part, above)
        own = {key: value for key, value in schema.items() if key not in {"$ref", "allOf"}}
        if "discriminator" in own and _is_base(own, above):
            own.pop("discriminator")
        yield own


def target(schema: Schema) -> str | None:
    """Name the schema that a reference leads to; None for anything else."""
    reference: str | None = schema.get("$ref")
    return None if reference is None else reference.removeprefix(_PREFIX)


def _is_base(schema: Schema, above: tuple[str, ...]) -> bool:
    """Whether a union is met on the way from one of its own members, of which it is the common part."""
    members = {each.removeprefix(_PREFIX) for each in schema["discriminator"]["mapping"].values()}
    return not members.isdisjoint(above)


def _shape(merged: dict[str, Any]) -> Shape:
    nullable = bool(merged.get("nullable"))
    facts = {key: value for key, value in merged.items() if key not in {"properties", "required"}}
    if "discriminator" in merged:
        tag = merged["discriminator"]["propertyName"]
        members = {key: {"$ref": ref} for key, ref in merged["discriminator"]["mapping"].items()}
        return Shape("union", facts, nullable, tag=tag, members=members)
    if "oneOf" in merged:
        return _choice(facts, merged["oneOf"], nullable=nullable)
    if "anyOf" in merged:
        return _choice(facts, [*merged["anyOf"], {"allOf": merged["anyOf"]}], nullable=nullable)
    return _whole(merged, facts, nullable=nullable)


def _whole(merged: dict[str, Any], facts: Schema, *, nullable: bool) -> Shape:
    """An array, an object, a map or a plain value."""
    if "items" in merged:  # some arrays of the interface file have no type
        return Shape("array", facts, nullable, inner=merged["items"])
    more: Schema | bool = merged.get("additionalProperties", False)
    inner = ANYTHING if isinstance(more, bool) else more
    if "properties" in merged:
        required = frozenset(merged.get("required", ())) & merged["properties"].keys()
        return Shape("object", facts, nullable, merged["properties"], required, inner, closed=more is False)
    if merged.get("type") == "object":
        return Shape("map", facts, nullable, inner=inner)
    usual = "string" if "enum" in merged else ""
    return Shape(_PLAIN.get(merged.get("type", usual), "any"), facts, nullable)


def _choice(facts: Schema, choices: list[Schema], *, nullable: bool) -> Shape:
    """A choice between members; one that says only that there may be nothing is no member.

    Of `anyOf` several may hold at once, so that all together are one more member.
    """
    telling = [each for each in choices if not _is_null(each)]
    members = {str(number): each for number, each in enumerate(telling)}
    return Shape("choice", facts, nullable or len(telling) < len(choices), members=members)


def _is_null(schema: Schema) -> bool:
    return bool(schema.get("nullable")) and not {"properties", "$ref", "allOf"} & schema.keys()
