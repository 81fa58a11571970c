"""A second walk over OpenAPI documents, written apart from the one of `distil`, to see what it lost."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from codegen.yaml_io import is_mapping

Fact: TypeAlias = tuple[str, str, str]
"""Kind, place and value (as JSON)."""

_METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
_BOUNDS = {
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern"),
    *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
}
_PLAIN = {"type", "format", "nullable", "deprecated", "default", "readOnly", "writeOnly"}


def facts_of(document: Mapping[str, Any]) -> Iterator[Fact]:
    """Yield every fact that the issue on generation lists, with its place."""
    for path, item in document["paths"].items():
        for method in _METHODS & item.keys():
            yield from _operation(f"{method} {path}", item[method])
    for server in document.get("servers", ()):
        yield from _server("document", server)
    yield "security", "document", _json(document.get("security"))
    for tag in document.get("tags", ()):
        yield "tag", "document", tag["name"]
    components = document["components"]
    for name, schema in components["schemas"].items():
        yield "schema", name, ""
        yield from _schema(name, schema)
    for name, body in components.get("requestBodies", {}).items():
        yield from _content("body", f"requestBodies/{name}", body)
    for name, scheme in components.get("securitySchemes", {}).items():
        yield "security scheme", name, scheme["type"]
        for flow, urls in scheme.get("flows", {}).items():
            yield "flow", f"{name} {flow}", _json({k: v for k, v in urls.items() if k != "scopes"})


def _operation(place: str, operation: Mapping[str, Any]) -> Iterator[Fact]:
    yield "operation", place, operation["operationId"]
    yield "tags", place, _json(operation["tags"])
    yield "deprecated", place, _json(operation.get("deprecated", False))
    for requirement in operation.get("security", ()):
        for scheme, scopes in requirement.items():
            yield "scope", place, f"{scheme} {sorted(scopes)}"
    for server in operation.get("servers", ()):
        yield from _server(place, server)
    for parameter in operation.get("parameters", ()):
        where = f"{place} {parameter['in']} {parameter['name']}"
        style = {key: parameter.get(key) for key in ("required", "style", "explode", "allowEmptyValue")}
        yield "parameter", where, _json(style)
        yield from _schema(where, parameter["schema"])
    if "requestBody" in operation:
        yield from _content("body", f"{place} body", operation["requestBody"])
    for status, answer in operation["responses"].items():
        yield from _content("answer", f"{place} {status}", answer)
        for name, header in answer.get("headers", {}).items():
            yield "header", f"{place} {status} {name}", ""
            yield from _schema(f"{place} {status} {name}", header.get("schema", {}))


def _server(place: str, server: Mapping[str, Any]) -> Iterator[Fact]:
    yield "server", place, server["url"]
    for name, variable in server.get("variables", {}).items():
        yield "server variable", f"{place} {name}", _json([variable["default"], variable["enum"]])


def _content(kind: str, place: str, holder: Mapping[str, Any]) -> Iterator[Fact]:
    yield kind, place, _json([holder.get("required"), holder.get("$ref")])
    for media, value in holder.get("content", {}).items():
        yield "media type", place, media
        yield from _schema(f"{place} {media}", value.get("schema", {}))


def _schema(place: str, schema: Mapping[str, Any]) -> Iterator[Fact]:
    for key in _PLAIN & schema.keys():
        yield key, place, _json(schema[key])
    for key in _BOUNDS & schema.keys():
        yield "bound", place, f"{key} {_json(schema[key])}"
    if "$ref" in schema:
        yield "reference", place, schema["$ref"]
    for name in schema.get("required", ()):
        yield "required", place, name
    for index, value in enumerate(schema.get("enum", ())):
        yield "enum value", f"{place} {index}", _json(value)
    if discriminator := schema.get("discriminator"):
        yield "discriminator", place, discriminator["propertyName"]
        for value, target in discriminator.get("mapping", {}).items():
            yield "discriminator mapping", place, f"{value} {target}"
    yield from _children(place, schema)


def _children(place: str, schema: Mapping[str, Any]) -> Iterator[Fact]:
    for name, child in schema.get("properties", {}).items():
        yield "property", f"{place}.{name}", ""
        yield from _schema(f"{place}.{name}", child)
    for key in ("items", "additionalProperties", "not"):
        child = schema.get(key)
        if is_mapping(child):
            yield from _schema(f"{place}/{key}", child)
        elif child is not None:
            yield key, place, _json(child)
    for key in ("allOf", "oneOf", "anyOf"):
        for index, child in enumerate(schema.get(key, ())):
            yield key, f"{place}/{key}/{index}", ""
            yield from _schema(f"{place}/{key}/{index}", child)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True)
