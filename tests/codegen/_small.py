"""A small interface, written into a test, and what the generator makes of it."""

from pathlib import Path
from typing import Any

from codegen.catalog import Catalog, load_catalog
from codegen.schemas import Prepared, prepare

PUBLIC = "application/vnd.allegro.public.v1+json"
BETA = "application/vnd.allegro.beta.v1+json"
PET = {"$ref": "#/components/schemas/Pet"}
SCHEMAS: dict[str, Any] = {
    "Pet": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
    "PetList": {"type": "object", "properties": {"pets": {"type": "array", "items": PET}}},
}
AREAS = '[areas.pets]\ntags = ["Pets"]\nsummary = "Pets of the neighbours."\n'


def content(schema: dict[str, Any], *media_types: str) -> dict[str, Any]:
    return {"content": {name: {"schema": schema} for name in media_types or (PUBLIC,)}}


def operation(
    method: str = "get", path: str = "/pets/{id}", **spec: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """One operation, `petOperation`, as the paths of a document; `id` is declared where the path has it."""
    parameters = list(spec.pop("parameters", ()))
    if "{id}" in path:
        parameters.append({"name": "id", "in": "path", "required": True, "schema": {"type": "string"}})
    found = {"responses": {"200": content(PET)}, **spec}
    found |= {"operationId": "petOperation", "tags": ["Pets"], "parameters": parameters}
    return {path: {method: found}}, SCHEMAS


def built(
    directory: Path, paths: dict[str, Any], schemas: dict[str, Any], entry: str = "", area: str = ""
) -> tuple[Prepared, Catalog]:
    """Prepare a document with one operation; `entry` and `area` add lines to their entries in the catalog."""
    document: dict[str, Any] = {
        "openapi": "3.0.3",
        "security": [{"bearer-token-for-user": []}],
        "paths": paths,
        "components": {"schemas": schemas},
    }
    (directory / "areas.toml").write_text(AREAS + area, encoding="utf-8")
    lines = '[operations.petOperation]\nname = "pets.call"\nsummary = "Call a pet."\n'
    repeat = "" if any("get" in item for item in paths.values()) else 'repeat = "no"\n'
    (directory / "operations.toml").write_text(LIMITS + lines + repeat + entry, encoding="utf-8")
    catalog = load_catalog(directory, document)
    return prepare(document, catalog), catalog


LIMITS = """
[limits.calls-hour]
count = 2000
per = "hour"
scope = "client"
unit = "requests"
source = "a test"

"""
