"""Give every inline object schema a name and a place among the named ones.

The rule: the class that holds it, then the property in CamelCase, in the singular for the items of a list or
the values of a map (`OfferRules/rules/[]` gives `OfferRulesRule`). A body or an answer is called after the
method (`orders.search` gives `OrdersSearchResponse`). `[inline]` in `areas.toml` says otherwise, by the
same pointer, whose first part is the name of the schema in the interface file, or the operationId with
`/request` or `/response`. Inline schemas may share a name there as long as they are equal.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from codegen import names
from codegen.problems import CodegenError
from codegen.references import Schema, is_choice, is_object, reference, with_inner

_STEPS = {"[]": "Item", "{}": "Value"}


@dataclass(slots=True)
class Hoist:
    """Collects named schemas; `classes` names the class of a schema of the interface file."""

    inline: Mapping[str, str]
    named: dict[str, Schema] = field(default_factory=dict[str, Schema])
    """The named schemas by class name, without inline objects."""
    origins: dict[str, str] = field(default_factory=dict[str, str])
    """Where each class comes from: a pointer."""
    used: set[str] = field(default_factory=set[str])

    def add(self, name: str, schema: Schema, pointer: str) -> None:
        """Take in a named schema, and everything inline within it.

        Raises:
            CodegenError: Another schema has the name and is not equal.
        """
        flat = with_inner(schema, lambda step, value: self._inner(step, value, name, pointer))
        known = self.named.get(name)
        if known is not None and known != flat:
            raise CodegenError(
                f"{self.origins[name]} and {pointer} are different schemas with one class name, {name}; "
                f'add to areas.toml, [inline]: "{pointer}" = "AnotherName"'
            )
        if known is None:
            self.named[name] = flat
            self.origins[name] = pointer

    def place(self, schema: Schema, name: str, pointer: str) -> Schema:
        """Replace an inline schema by a reference to a named one, if it needs a class."""
        if not _needs_class(schema):
            return with_inner(schema, lambda step, value: self._inner(step, value, name, pointer))
        name = self._override(pointer) or name
        bare = {key: value for key, value in schema.items() if key != "nullable"}
        self.add(name, bare, pointer)
        return reference(name) | ({"nullable": True} if schema.get("nullable") else {})

    def _inner(self, step: str, schema: Schema, owner: str, pointer: str) -> Schema:
        if not step:  # a part of allOf, oneOf or anyOf: what is inline in it belongs to the owner
            return with_inner(schema, lambda each, value: self._inner(each, value, owner, pointer))
        return self.place(schema, _child_name(owner, step), f"{pointer}/{step}")

    def _override(self, pointer: str) -> str | None:
        self.used.add(pointer)
        return self.inline.get(pointer)


def _needs_class(schema: Schema) -> bool:
    if "$ref" in schema:
        return False
    parts = schema.get("allOf", ())
    several = sum("$ref" in part for part in parts) > 1
    return is_object(schema) or is_choice(schema) or several or any(map(_needs_class, parts))


def _child_name(owner: str, step: str) -> str:
    if step in _STEPS:
        return singular(owner, _STEPS[step])
    return owner + names.class_name(step)


def singular(plural: str, otherwise: str) -> str:
    """Put the last word of a class name into the singular; where it is none, add a word instead."""
    for ending, instead in ((r"ies$", "y"), (r"(?<=us)es$|(?<=[sxh])es$", ""), (r"(?<![sui])s$", "")):
        if re.search(ending, plural):
            return re.sub(ending, instead, plural)
    return plural + otherwise
