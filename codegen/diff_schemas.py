"""What changed in a schema, for those who send it and for those who read it.

A schema is laid out as a flat list of fields by their path. References are not followed: a named schema is
compared once, under its own name, in the direction in which the operations use it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Flag, auto
from typing import Any, Final, TypeAlias

from codegen.yaml_io import is_list, is_mapping

Path: TypeAlias = tuple[str, ...]
"""Names of properties from the schema down; `[]` is the element of a list, `{}` the value of a mapping."""

_LOWER: Final = frozenset({"minimum", "minLength", "minItems", "minProperties"})
_UPPER: Final = frozenset({"maximum", "maxLength", "maxItems", "maxProperties"})
_BOUNDS: Final = (
    *sorted(_LOWER | _UPPER),
    "exclusiveMaximum",
    "exclusiveMinimum",
    "multipleOf",
    "pattern",
    "uniqueItems",
)
_TYPED_FORMATS: Final = frozenset({"binary", "date", "date-time", "decimal", "uuid"})
"""Formats that give a field another Python type."""


class Direction(Flag):
    """Which way a value goes."""

    NONE = 0
    SENT = auto()
    READ = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed between two interface files."""

    place: str
    """The operation or the schema."""
    what: str
    """What changed there, in words."""
    breaking: bool
    """May code written against the old file fail with the new one?"""

    def as_dict(self) -> dict[str, str | bool]:
        """Return the change as plain data for JSON."""
        return {"place": self.place, "what": self.what, "breaking": self.breaking}


@dataclass(frozen=True, slots=True)
class Field:
    """The facts of one field of a schema that matter to its users."""

    type: str
    format: str
    required: bool
    nullable: bool
    deprecated: bool
    default: str
    values: frozenset[str]
    """The enum values as JSON; empty where any value will do."""
    kinds: frozenset[str]
    """The members of a union: names of schemas, and values of the discriminator."""
    bounds: Mapping[str, Any]


def fields_of(schema: Mapping[str, Any]) -> dict[Path, Field]:
    """Lay out a schema: a field by its path, the schema itself under the empty path."""
    found: dict[Path, Field] = {}
    _lay_out(schema, (), required=True, into=found)
    return found


def references_of(node: object) -> Iterator[str]:
    """Yield the names of the schemas that a part of the document names, discriminator mappings included."""
    if isinstance(node, str):
        if node.startswith("#/components/schemas/"):
            yield _name(node)
    elif is_mapping(node):
        for value in node.values():
            yield from references_of(value)
    elif is_list(node):
        for value in node:
            yield from references_of(value)


def compare_schemas(
    place: str, old: Mapping[str, Any], new: Mapping[str, Any], direction: Direction
) -> Iterator[Change]:
    """Yield what changed between two versions of a schema that goes in the given direction."""
    before, after = fields_of(old), fields_of(new)
    for path, field in before.items():
        if path in after:
            for what, breaking in _compare(field, after[path], direction):
                yield Change(place, f"{_label(path)}{what}", breaking)
        elif path[:-1] in after:
            yield Change(place, f"{_label(path)}removed", breaking=True)
    for path, field in after.items():
        if path not in before and path[:-1] in before:
            needed = " and required" if field.required else ""
            breaking = field.required and Direction.SENT in direction
            yield Change(place, f"{_label(path)}added{needed}", breaking)


def _compare(old: Field, new: Field, direction: Direction) -> Iterator[tuple[str, bool]]:
    sent, read = Direction.SENT in direction, Direction.READ in direction
    if old.type != new.type:
        yield f"type changed from {old.type} to {new.type}", True
    elif old.format != new.format:
        typed = bool({old.format, new.format} & _TYPED_FORMATS)
        yield f"format changed from {old.format or 'none'} to {new.format or 'none'}", typed
    if old.required != new.required:
        yield ("became required", sent) if new.required else ("is no longer required", read)
    if old.nullable != new.nullable:
        # An optional field of an answer may always be null for us, whatever the file says.
        yield ("became nullable", read and old.required) if new.nullable else ("is no longer nullable", sent)
    if old.deprecated != new.deprecated:
        yield ("became deprecated" if new.deprecated else "is no longer deprecated"), False
    if old.default != new.default:
        stated = bool(old.default and new.default)
        yield f"default changed from {old.default or 'none'} to {new.default or 'none'}", sent and stated
    yield from _compare_sets("value", old.values, new.values, sent=sent)
    yield from _compare_sets("kind", old.kinds, new.kinds, sent=sent)
    yield from _compare_bounds(old.bounds, new.bounds, sent=sent)


def _compare_sets(
    noun: str, old: frozenset[str], new: frozenset[str], *, sent: bool
) -> Iterator[tuple[str, bool]]:
    """Compare enum values or kinds. Both are open when read, so only what may be sent can break."""
    if not old and new:
        yield f"is now limited to {noun}s {', '.join(sorted(new))}", sent
    elif old and not new:
        yield f"is no longer limited to {noun}s {', '.join(sorted(old))}", False
    else:
        for value in sorted(old - new):
            yield f"{noun} {value} removed", sent
        for value in sorted(new - old):
            yield f"{noun} {value} added", False


def _compare_bounds(
    old: Mapping[str, Any], new: Mapping[str, Any], *, sent: bool
) -> Iterator[tuple[str, bool]]:
    for name in _BOUNDS:
        before, after = old.get(name), new.get(name)
        if before != after:
            what = f"{name} changed from {_shown(before)} to {_shown(after)}"
            yield what, sent and _tighter(name, before, after)


def _tighter(name: str, old: Any, new: Any) -> bool:
    if new is None or new is False:
        return False
    if old is None:
        return True
    if name in _LOWER:
        return bool(new > old)
    return bool(new < old) if name in _UPPER else True


def _shown(value: object) -> str:
    return "none" if value is None else json.dumps(value)


def _label(path: Path) -> str:
    """Name a field: `lineItems[].price` and a blank; nothing for the schema itself."""
    if not path:
        return ""
    text = "".join(part if part in {"[]", "{}"} else f".{part}" for part in path)
    return f"field {text.removeprefix('.')} "


def _lay_out(schema: Mapping[str, Any], path: Path, *, required: bool, into: dict[Path, Field]) -> None:
    flat = _flatten(schema)
    into[path] = _field(flat, required=required)
    needed = set(flat.get("required", ()))
    for name, child in flat.get("properties", {}).items():
        _lay_out(child, (*path, name), required=name in needed, into=into)
    for part, key in (("[]", "items"), ("{}", "additionalProperties")):
        if is_mapping(child := flat.get(key)):
            _lay_out(child, (*path, part), required=False, into=into)
    for index, child in enumerate(_members(flat)):
        if "$ref" not in child:
            _lay_out(child, (*path, f"kind {index + 1}"), required=False, into=into)


def _flatten(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Merge the inline members of `allOf` into the schema; its references become a list of names."""
    flat = {key: value for key, value in schema.items() if key not in {"allOf", "$ref"}}
    names = [_name(schema["$ref"])] if "$ref" in schema else []
    for member in schema.get("allOf", ()):
        inner = _flatten(member)
        names += inner.pop("refs", [])
        properties = {**flat.get("properties", {}), **inner.pop("properties", {})}
        required = [*flat.get("required", []), *inner.pop("required", [])]
        flat = {**inner, **flat}
        if properties:
            flat["properties"] = properties
        if required:
            flat["required"] = required
    return {**flat, "refs": names} if names else flat


def _field(flat: Mapping[str, Any], *, required: bool) -> Field:
    mapping = flat.get("discriminator", {}).get("mapping", {})
    members = [_name(member["$ref"]) for member in _members(flat) if "$ref" in member]
    return Field(
        type=" & ".join(flat.get("refs", ()))
        or flat.get("type", "object" if "properties" in flat else "any"),
        format=flat.get("format", ""),
        required=required,
        nullable=bool(flat.get("nullable")),
        deprecated=bool(flat.get("deprecated")),
        default=json.dumps(flat["default"]) if "default" in flat else "",
        values=frozenset(json.dumps(value) for value in flat.get("enum", ())),
        kinds=frozenset(members) | frozenset(f"{key} ({_name(value)})" for key, value in mapping.items()),
        bounds={name: flat[name] for name in _BOUNDS if name in flat},
    )


def _members(flat: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*flat.get("oneOf", ()), *flat.get("anyOf", ())]


def _name(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]
