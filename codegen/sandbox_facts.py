"""Write the facts that the sandbox checks requests by and makes answers from, as JSON.

The sandbox is in the wheel and `openapi/` is not. The facts are those of the corrected interface as it
stands, not the schemas that were prepared for the models: so a mistake in that preparation shows in the
sandbox's tests, and does not hide on both sides.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from codegen.interface import RawOperation, iter_operations
from codegen.references import Schema, inner, references, with_inner

PLACE: Final = "allegro_async/sandbox/facts"

_KEPT: Final = frozenset(
    (
        *("$ref", "additionalProperties", "allOf", "anyOf", "discriminator", "enum", "format", "items"),
        *("maximum", "maxItems", "maxLength", "maxProperties", "minimum", "minItems", "minLength"),
        *("minProperties", "nullable", "oneOf", "pattern", "properties", "required", "type"),
    )
)
"""The keywords that say something about a value; a new one of Allegro's is to be looked at first."""

_IGNORED: Final = frozenset(("default", "deprecated", "readOnly"))
"""Keywords that the sandbox does without."""

_FIRST_ERROR: Final = "400"


def render(document: Mapping[str, Any]) -> dict[str, str]:
    """Write the facts of an interface document.

    Args:
        document: The corrected interface.

    Returns:
        The text of the one file by its path from the root of the project. Every operation and every schema
        has a line of its own, so that a change of the interface can be read as a diff.
    """
    operations = {f"{each.method} {each.path}": _operation(each) for each in iter_operations(document)}
    schemas: dict[str, Schema] = document.get("components", {}).get("schemas", {})
    used = _reached(operations.values(), schemas)
    text = "\n".join(
        (
            "{",
            '"operations": {',
            _lines(operations),
            "},",
            '"schemas": {',
            _lines({name: _facts(schemas[name]) for name in sorted(used)}),
            "}",
            "}",
            "",
        )
    )
    return {f"{PLACE}/interface.json": text}


def _lines(table: Mapping[str, Any]) -> str:
    return ",\n".join(
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in table.items()
    )


def _operation(raw: RawOperation) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "parameters": [
            {
                "in": each["in"],
                "name": each["name"],
                "required": bool(each.get("required")),
                "schema": _facts(each.get("schema", {})),
            }
            for each in raw.parameters
        ],
        "page": _page(raw),
        "answers": {
            code: {
                "headers": sorted(name.lower() for name in answer.get("headers", {})),
                "content": _content(answer),
            }
            for code, answer in raw.responses.items()
            if code < _FIRST_ERROR
        },
    }
    if raw.body is not None:
        facts["body"] = {"required": bool(raw.body.get("required")), "content": _content(raw.body)}
    return facts


def _page(raw: RawOperation) -> int:
    """Give the size of a page when nobody asks for one; 0 where nothing is said of it."""
    sizes: list[int] = [
        each.get("schema", {}).get("default", 0) for each in raw.parameters if each["name"] == "limit"
    ]
    return next(iter(sizes), 0)


def _content(holder: Mapping[str, Any]) -> dict[str, Schema]:
    return {media: _facts(each.get("schema", {})) for media, each in holder.get("content", {}).items()}


def _facts(schema: Schema) -> Schema:
    """Keep what says something about a value."""
    kept = {key: value for key, value in schema.items() if key in _KEPT}
    return with_inner(kept, lambda _, each: _facts(each))


def unknown_keywords(document: Mapping[str, Any]) -> set[str]:
    """Name the keywords of a document's schemas that the sandbox has no opinion on; `false` says nothing."""
    found: set[str] = set()

    def look(schema: Schema) -> None:
        found.update(key for key, value in schema.items() if value is not False and not key.startswith("x-"))
        for each in inner(schema):
            look(each)

    for schema in document.get("components", {}).get("schemas", {}).values():
        look(schema)
    for raw in iter_operations(document):
        for parameter in raw.parameters:
            look(parameter.get("schema", {}))
    return found - _KEPT - _IGNORED


def _reached(operations: Iterable[dict[str, Any]], schemas: Mapping[str, Schema]) -> set[str]:
    """Name the schemas that bodies, good answers and parameters lead to."""
    found: set[str] = set()

    def look(schema: Schema) -> None:
        for name in set(references(schema)) - found:
            found.add(name)
            look(schemas[name])

    for facts in operations:
        for parameter in facts["parameters"]:
            look(parameter["schema"])
        for holder in (facts.get("body", {}), *facts["answers"].values()):
            for schema in holder.get("content", {}).values():
                look(schema)
    return found
