"""What the catalog must know about an interface document: its operations and the fields of a schema."""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Document: TypeAlias = dict[str, Any]  # OpenAPI is read as plain data; every reader checks what it takes

_METHODS: Final = ("get", "put", "post", "patch", "delete", "head", "options", "trace")


@dataclass(frozen=True, slots=True)
class OperationFact:
    """What the interface document says about an operation, as far as the catalog needs it."""

    id: str
    method: str
    path: str
    tag: str
    upload: bool


def operation_facts(document: Document) -> list[OperationFact]:
    """List the operations of a document in its order; one without an operationId is called `METHOD /path`."""
    return [
        _fact(path, method, item[method])
        for path, item in document.get("paths", {}).items()
        for method in _METHODS
        if method in item
    ]


def _fact(path: str, method: str, operation: Document) -> OperationFact:
    return OperationFact(
        id=operation.get("operationId") or f"{method.upper()} {path}",
        method=method.upper(),
        path=path,
        tag=next(iter(operation.get("tags", ())), ""),
        upload=any("upload" in server.get("url", "") for server in operation.get("servers", ())),
    )


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
