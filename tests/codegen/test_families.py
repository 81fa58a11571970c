"""Families of commands: what the catalogue says becomes handles, facts and ids; what does not fit is refused."""

import re
from pathlib import Path
from typing import Any

import pytest

from codegen import resource_tests, resources
from codegen.problems import CodegenError
from tests.codegen._small import PET, built, content, operation

SCHEMAS: dict[str, Any] = {
    "Pet": {"type": "object", "properties": {"id": {"type": "string"}, "word": {"type": "string"}}},
    "Odd": {"type": "object", "properties": {"name": {"type": "string"}}},
    "Order": {"type": "object", "properties": {"commandId": {"type": "string"}, "pet": PET}},
    "Counted": {
        "type": "object",
        "properties": {
            "count": {
                "type": "object",
                "properties": {name: {"type": "integer"} for name in ("failed", "success", "total")},
            }
        },
    },
    "Tasks": {"type": "object", "properties": {"tasks": {"type": "array", "items": PET}}},
}
FAMILY = '\n[families.feeding]\nstate = "word"\nsubject = "id"\n'
STATUS = (
    '\n[operations.petStatus]\nname = "pets.status"\nsummary = "Get a feeding."\n'
    'command = { family = "feeding", role = "status" }\n'
)
TASKS = (
    '\n[operations.petTasks]\nname = "pets.list_tasks"\nsummary = "List a feeding."\n'
    'paging = { kind = "array", items = "tasks" }\ncommand = { family = "feeding", role = "tasks" }\n'
)
START = 'command = { family = "feeding", role = "start" }\n'
SAME_ID = START.replace("command", 'repeat = "same-id"\ncommand', 1)


def schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def status(answer: str = "Pet") -> dict[str, Any]:
    name = {"name": "commandId", "in": "path", "required": True, "schema": {"type": "string"}}
    found = {"tags": ["Pets"], "parameters": [name]}
    return {
        "/feedings/{commandId}": {
            "get": {"operationId": "petStatus", "responses": {"200": content(schema(answer))}, **found}
        },
        "/feedings/{commandId}/tasks": {
            "get": {"operationId": "petTasks", "responses": {"200": content(schema("Tasks"))}, **found}
        },
    }


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("( ", "(").replace(", )", ")").replace(" )", ")")


def written(
    directory: Path,
    entry: str = SAME_ID + STATUS + TASKS + FAMILY,
    *,
    body: str = "Order",
    answer: str = "Pet",
    path: str = "/feedings",
    method: str = "post",
) -> dict[str, str]:
    spec: dict[str, Any] = {"requestBody": {"required": True, "content": content(schema(body))["content"]}}
    if "{commandId}" in path:
        spec["parameters"] = [
            {"name": "commandId", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
    paths, _ = operation(method, path, **spec)
    both = {**status(answer), **paths}
    if path in status():
        both[path] = {**status(answer)[path], **paths[path]}
    entry = entry if "same-id" in entry else entry
    prepared, catalog = _built(directory, both, entry)
    files = {**resources.render(prepared, catalog), **resource_tests.render(prepared, catalog)}
    return {name: flat(text) for name, text in files.items()}


def _built(directory: Path, paths: dict[str, Any], entry: str) -> Any:
    # The small catalogue gives a write `repeat = "no"`; a command has its own word for it.
    text = directory / "operations.toml"
    try:
        return built(directory, paths, SCHEMAS, entry.replace('repeat = "same-id"\n', ""))
    finally:
        assert text.exists()


def test_placeholder(tmp_path: Path) -> None:
    with pytest.raises(CodegenError):
        written(tmp_path)
