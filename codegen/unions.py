"""Rewrite base + discriminator to a union of classes that each know their tags.

A schema with a discriminator becomes the union itself, under its own name: that is what fields and answers
refer to. Each member's discriminator field takes its tags and no others. What the server may send ends in one
more member, `Unknown...`, with the fields of the base: it takes the tags that nobody knows yet and keeps the
raw data.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from codegen.problems import CodegenError
from codegen.references import PREFIX, Schema, alternatives, is_object, reference, target


@dataclass(frozen=True, slots=True)
class Union:
    """A discriminated union."""

    tag: str
    """The discriminator, as on the wire."""
    members: tuple[str, ...]
    """The classes, each named once."""
    fallback: str | None
    """The class for unknown tags; none where the union is only sent."""

    def renamed(self, names: Mapping[str, str]) -> "Union":
        """Copy the union with its classes renamed."""
        fallback = None if self.fallback is None else names[self.fallback]
        return Union(self.tag, tuple(names[member] for member in self.members), fallback)


def unite(named: Mapping[str, Schema], read: Collection[str]) -> tuple[dict[str, Schema], dict[str, Union]]:
    """Rewrite all discriminators.

    Args:
        named: Plain named schemas.
        read: The names of those that the server may send.

    Returns:
        The named schemas, members rewritten and fallbacks added, and the unions by name.

    Raises:
        CodegenError: A discriminator has no mapping, or maps to a schema that does not exist or is no object.
    """
    schemas = dict(named)
    unions: dict[str, Union] = {}
    for name, schema in named.items():
        if "discriminator" not in schema:
            continue
        tag, tags = _tags(name, schema)
        for member, values in tags.items():
            if not is_object(schemas.get(member, {})):
                raise CodegenError(
                    f"the discriminator of {name} leads to {member}, which is no object schema"
                )
            schemas[member] = _tagged(schemas[member], tag, values)
        fallback = f"Unknown{name}" if name in read else None
        if fallback is not None:
            schemas[fallback] = _fallback(name, schema, tag, schemas)
        unions[name] = Union(tag, tuple(tags), fallback)
        every = [*tags, *([fallback] if fallback else [])]
        schemas[name] = {"oneOf": [reference(each) for each in every]}
    return schemas, unions


def _tags(name: str, schema: Schema) -> tuple[str, dict[str, list[str]]]:
    """Give the discriminator and the tags of each member, in the order of the mapping."""
    discriminator = schema["discriminator"]
    mapping = discriminator.get("mapping") or {
        str(target(part)): PREFIX + str(target(part)) for part in alternatives(schema)
    }
    if not mapping:
        raise CodegenError(f"the discriminator of {name} has no mapping: correct it in overlay.yaml")
    tags: dict[str, list[str]] = {}
    for value, ref in mapping.items():
        tags.setdefault(ref.removeprefix(PREFIX), []).append(value)
    return discriminator["propertyName"], tags


def _tagged(member: Schema, tag: str, values: list[str]) -> Schema:
    known = member["properties"].get(tag, {}).get("x-tags", [])
    every = list(dict.fromkeys([*known, *values]))
    properties = {tag: {"type": "string", "enum": every, "x-tags": every}} | {
        key: value for key, value in member["properties"].items() if key != tag
    }
    required = [tag, *(each for each in member.get("required", ()) if each != tag)]
    return {**member, "properties": properties, "required": required}


def _fallback(name: str, schema: Schema, tag: str, schemas: Mapping[str, Schema]) -> Schema:
    if f"Unknown{name}" in schemas:
        raise CodegenError(f"the class name Unknown{name} is taken: rename a schema in areas.toml")
    properties = {tag: {"type": "string"}} | {
        k: v for k, v in schema.get("properties", {}).items() if k != tag
    }
    required = [tag, *(each for each in schema.get("required", ()) if each != tag)]
    return {"type": "object", "properties": properties, "required": required}
