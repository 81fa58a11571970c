"""What the catalog must know about an interface document: its operations and the fields of a schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from codegen.interface import iter_operations

Document: TypeAlias = Mapping[str, Any]  # OpenAPI is read as plain data; every reader checks what it takes


@dataclass(frozen=True, slots=True)
class OperationFact:
    """What the interface document says about an operation, as far as the catalog needs it."""

    id: str
    method: str
    path: str
    tag: str
    upload: bool


def operation_facts(document: Document) -> list[OperationFact]:
    """List the operations of a checked document, in its order."""
    return [
        OperationFact(
            id=operation.id,
            method=operation.method,
            path=operation.path,
            tag=next(iter(operation.spec.get("tags", ())), ""),
            upload=any("upload" in server.get("url", "") for server in operation.spec.get("servers", ())),
        )
        for operation in iter_operations(document)
    ]


def schema_fields(document: Document, schema: str) -> frozenset[str]:
    """List the fields of a named schema, those of its `allOf` parts included; a missing schema has none."""
    found = document.get("components", {}).get("schemas", {}).get(schema, {})
    return frozenset(_fields(document, found))


def _fields(document: Document, schema: Document) -> set[str]:
    if "$ref" in schema:
        return set(schema_fields(document, schema["$ref"].rsplit("/", 1)[-1]))
    fields = set(schema.get("properties", {}))
    for part in schema.get("allOf", ()):
        fields |= _fields(document, part)
    return fields
