"""Make plain schemas: no `allOf`, and no choice without a discriminator.

- `allOf` becomes one object with the fields of all parts: independent classes, so that a child that narrows
  a field of its parent troubles no type checker, and `isinstance` means one thing.
- A choice of objects without a discriminator becomes one object with the fields of all, required only where
  all require them: one look at the set field tells which it is, and no class can be guessed wrongly.
- A name for a plain value, a list, a map or another schema is replaced by what it stands for; named enums
  stay.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from codegen.problems import CodegenError
from codegen.references import (
    Schema,
    alternatives,
    is_choice,
    is_null,
    is_object,
    reference,
    target,
    with_inner,
)


@dataclass(slots=True)
class _Flattener:
    """Makes named schemas plain, each once."""

    named: Mapping[str, Schema]
    done: dict[str, Schema] = field(default_factory=dict[str, Schema])
    open: set[str] = field(default_factory=set[str])

    def component(self, name: str) -> Schema:
        """Make a named schema plain."""
        if name not in self.named:
            raise CodegenError(f"a reference leads to the schema {name}, which does not exist")
        if name not in self.done:
            if name in self.open:
                raise CodegenError(f"the schema {name} is made of itself")
            self.open.add(name)
            self.done[name] = self._top(self.named[name], name)
            self.open.discard(name)
        return self.done[name]

    def _top(self, schema: Schema, name: str) -> Schema:
        if "$ref" in schema:
            return self.component(str(target(schema)))
        if "allOf" in schema:
            return self._all(schema, name)
        if is_choice(schema) and "discriminator" not in schema:
            return self._any(schema, name)
        return schema

    def _all(self, schema: Schema, name: str) -> Schema:
        own = {key: value for key, value in schema.items() if key != "allOf"}
        parts = [*schema["allOf"], own]
        if _only_reference(parts) is not None and "required" not in own:
            return self.component(str(_only_reference(parts)))
        return _merged([self._object(part, name) for part in parts], nullable=bool(schema.get("nullable")))

    def _object(self, part: Schema, name: str) -> Schema:
        plain = self._top(part, name)
        return {key: value for key, value in plain.items() if key != "discriminator"}

    def _any(self, schema: Schema, name: str) -> Schema:
        parts = [part for part in alternatives(schema) if not is_null(part)]
        nullable = len(parts) < len(alternatives(schema)) or bool(schema.get("nullable"))
        plain = [self._object(part, name) for part in parts]
        if len(plain) > 1 and not all(is_object(part) for part in plain):
            raise CodegenError(
                f"{name} is a choice without a discriminator, and not of objects: correct it in overlay.yaml"
            )
        whole = _merged(plain, nullable=nullable)
        always = [set(part.get("required", ())) for part in plain]
        return whole | {
            "required": [each for each in whole["required"] if all(each in needs for needs in always)]
        }


def _only_reference(parts: Iterable[Schema]) -> str | None:
    telling = [part for part in parts if set(part) - {"type", "nullable", "deprecated"}]
    return target(telling[0]) if len(telling) == 1 else None


def _merged(parts: Iterable[Schema], *, nullable: bool) -> Schema:
    properties: dict[str, Schema] = {}
    required: dict[str, None] = {}
    for part in parts:
        properties |= part.get("properties", {})
        required |= dict.fromkeys(part.get("required", ()))
    whole: Schema = {"type": "object", "properties": properties, "required": list(required)}
    return whole | {"nullable": True} if nullable else whole


def flatten(named: Mapping[str, Schema]) -> dict[str, Schema]:
    """Make all named schemas plain.

    Returns:
        The schemas that are classes (objects, unions) or named enums. References to others are replaced.

    Raises:
        CodegenError: A reference leads nowhere, a schema is made of itself, or a choice is not of objects.
    """
    plain = _plain(named)
    resolve = name_resolver(named)
    return {
        name: with_inner(schema, lambda _, value: resolve(value))
        for name, schema in plain.items()
        if _alias(name, named) == name and has_name(schema)
    }


def name_resolver(named: Mapping[str, Schema]) -> Callable[[Schema], Schema]:
    """Make the function that replaces, all the way down, names of plain values by what they stand for."""
    plain = _plain(named)
    aliases = {name: _alias(name, named) for name in named}
    return lambda schema: _resolved(schema, plain, aliases)


def _plain(named: Mapping[str, Schema]) -> dict[str, Schema]:
    flattener = _Flattener(named)
    return {name: flattener.component(name) for name in named}


def _alias(name: str, named: Mapping[str, Schema]) -> str:
    """Follow names that only stand for another name."""
    schema = named[name]
    parts = [*schema.get("allOf", ()), {key: value for key, value in schema.items() if key != "allOf"}]
    other = target(schema) if "$ref" in schema else _only_reference(parts)
    return _alias(other, named) if other is not None and "required" not in schema else name


def has_name(schema: Schema) -> bool:
    """Tell whether a plain schema stays a name in Python: an object, a union, an enum."""
    return is_object(schema) or is_choice(schema) or "discriminator" in schema or "enum" in schema


def _resolved(schema: Schema, plain: Mapping[str, Schema], aliases: Mapping[str, str]) -> Schema:
    nullable = {"nullable": True} if schema.get("nullable") else {}
    name = target(schema) or _wrapped(schema)
    if name is not None:
        if name not in plain:
            raise CodegenError(f"a reference leads to the schema {name}, which does not exist")
        found = plain[name]
        nullable = {"nullable": True} if found.get("nullable") else nullable
        if has_name(found):
            return reference(aliases[name]) | nullable
        return _resolved(found, plain, aliases) | nullable
    return with_inner(schema, lambda _, value: _resolved(value, plain, aliases))


def _wrapped(schema: Schema) -> str | None:
    """Name the schema inside an `allOf` that only says that it may be null, or is an object."""
    if "allOf" not in schema:
        return None
    return _only_reference(
        [*schema["allOf"], {key: value for key, value in schema.items() if key != "allOf"}]
    )
