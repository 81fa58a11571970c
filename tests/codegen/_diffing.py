"""Small documents for the tests of the diff."""

from typing import Any

from codegen.diff import compare

MEDIA = "application/json"


def document(
    *, sent: dict[str, Any] | None = None, read: dict[str, Any] | None = None, **operation: Any
) -> dict[str, Any]:
    """Return a document with one operation that sends a `Sent` and answers a `Read`."""
    spec = {
        "operationId": "change",
        "tags": ["Things"],
        "requestBody": {"content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Sent"}}}},
        "responses": {"200": {"content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Read"}}}}},
        **operation,
    }
    schemas = {"Sent": sent or {"type": "object"}, "Read": read or {"type": "object"}}
    return {"paths": {"/things": {"put": spec}}, "components": {"schemas": schemas}}


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(change.place, change.what, change.breaking) for change in compare(old, new)]


def object_of(required: list[str] | None = None, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required or []}


TEXT = {"type": "string"}
