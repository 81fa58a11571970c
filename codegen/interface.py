"""The corrected interface, and a walk over its operations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from codegen.distil import METHODS
from codegen.overlay import apply_overlay
from codegen.problems import CodegenError
from codegen.yaml_io import is_mapping, read_yaml

INTERFACE_FILE: Final = "allegro.yaml"
OVERLAY_FILE: Final = "overlay.yaml"


@dataclass(frozen=True, slots=True)
class RawOperation:
    """One operation of the interface, with its references resolved.

    Schemas keep their `$ref`: they are named, and the names matter.
    """

    id: str
    """The `operationId`."""
    method: str
    """The HTTP method in capitals."""
    path: str
    """The path template, with `{name}` for its parameters."""
    spec: dict[str, Any]
    """The operation object as it stands."""
    parameters: tuple[dict[str, Any], ...]
    """Parameters of the path and of the operation; the operation's win."""
    body: dict[str, Any] | None
    """The request body object, if there is one."""
    responses: dict[str, dict[str, Any]]
    """Response objects by status code (`"200"`, `"default"`)."""
    security: tuple[dict[str, list[str]], ...]
    """Security requirements, any one of which is enough: the operation's, or else the document's."""


def load_interface(directory: Path, *, strict: bool = True) -> dict[str, Any]:
    """Read `allegro.yaml` of the directory, correct it by `overlay.yaml`, and check it.

    Paths and schemas come sorted, those that the overlay adds among them. Without `strict` a correction that
    does not fit is passed over, so that a file older than the overlay can be read.

    Raises:
        CodegenError: a file is missing or not YAML, lacks `paths`, an operation has no `operationId` or
            shares it, or a correction no longer fits.
    """
    path = directory / INTERFACE_FILE
    document = check_interface(read_yaml(path), str(path))
    overlay = directory / OVERLAY_FILE
    corrected = apply_overlay(document, read_yaml(overlay), strict=strict)
    return _sorted(check_interface(corrected, f"{path} with {overlay.name}"))


def check_interface(document: object, name: str) -> dict[str, Any]:
    """Return the document, typed, if the generator can work with it; `name` stands for it in error messages.

    Raises:
        CodegenError: it is not a mapping, lacks `paths`, or an operation has no `operationId` or shares it.
    """
    if not is_mapping(document):
        raise CodegenError(f"{name}: is not an OpenAPI document: expected a mapping")
    if not is_mapping(document.get("paths")):
        raise CodegenError(f"{name}: lacks `paths`: is it an OpenAPI document?")
    seen: dict[str, str] = {}
    for method, path, spec in _raw_operations(document, name):
        place = f"{method.upper()} {path}"
        operation_id = spec.get("operationId")
        if not isinstance(operation_id, str) or not operation_id:
            raise CodegenError(f"{name}: {place} has no operationId")
        if operation_id in seen:
            raise CodegenError(f"{name}: {place} has the operationId {operation_id} of {seen[operation_id]}")
        seen[operation_id] = place
    return document


def iter_operations(document: Mapping[str, Any]) -> Iterator[RawOperation]:
    """Yield the operations of a checked document: by path, then by method, as the document has them.

    Raises:
        CodegenError: a reference leads nowhere.
    """
    for method, path, spec in _raw_operations(document, "the interface"):
        shared = document["paths"][path].get("parameters", [])
        body = spec.get("requestBody")
        yield RawOperation(
            id=spec["operationId"],
            method=method.upper(),
            path=path,
            spec=spec,
            parameters=_parameters(document, [*shared, *spec.get("parameters", [])]),
            body=None if body is None else resolve(document, body),
            responses={code: resolve(document, item) for code, item in spec.get("responses", {}).items()},
            security=tuple(spec.get("security", document.get("security", []))),
        )


def _sorted(document: dict[str, Any]) -> dict[str, Any]:
    components: dict[str, Any] = document.get("components", {})
    schemas = dict(sorted(components.get("schemas", {}).items()))
    paths = dict(sorted(document["paths"].items()))
    return {**document, "paths": paths, "components": {**components, "schemas": schemas}}


def resolve(document: Mapping[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """Follow `$ref` within the document until it ends at an object.

    Raises:
        CodegenError: the reference leaves the document, leads nowhere or in a circle.
    """
    seen: set[str] = set()
    while isinstance(reference := value.get("$ref"), str):
        if reference in seen or not reference.startswith("#/"):
            raise CodegenError(f"the reference {reference} cannot be followed")
        seen.add(reference)
        value = _lookup(document, reference)
    return value


def _lookup(document: Mapping[str, Any], reference: str) -> dict[str, Any]:
    node: Any = document
    for part in reference.removeprefix("#/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        if not is_mapping(node) or key not in node:
            raise CodegenError(f"the reference {reference} leads nowhere")
        node = node[key]
    if not is_mapping(node):
        raise CodegenError(f"the reference {reference} does not lead to an object")
    return node


def _parameters(document: Mapping[str, Any], raw: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Resolve parameters; of two with one name and place the later one stays, at the place of the first."""
    resolved = [resolve(document, parameter) for parameter in raw]
    return tuple({(item["in"], item["name"]): item for item in resolved}.values())


def _raw_operations(document: Mapping[str, Any], name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        if not is_mapping(item):
            raise CodegenError(f"{name}: {path} is not a mapping of methods")
        for method in METHODS:
            if method not in item:
                continue
            if not is_mapping(item[method]):
                raise CodegenError(f"{name}: {method.upper()} {path} is not an operation")
            yield method, path, item[method]
