"""Keep the facts of an OpenAPI document and drop its prose.

The tables below say, for each kind of object of OpenAPI 3.0, which keys are facts. The document is walked by
them, so a property that happens to be called `description` is a property and not a description. A key that is
neither a fact nor known prose stops the run: silence would lose a fact or let a sentence in.

The order is ours, so that a diff shows what changed and nothing else: paths, schemas, status codes and
required names are sorted, methods and keys stand in the order of the tables. Properties, parameters and enum
values keep the order of the source: it carries meaning for a reader (`id` first), and the models show it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from codegen.problems import CodegenError
from codegen.yaml_io import is_list, is_mapping

Walk: TypeAlias = Callable[[Any, str], Any]
"""Distils a value; the second argument is the place of the value, for error messages."""

METHODS: Final = ("get", "head", "post", "put", "patch", "delete", "options", "trace")
"""The methods of a path item, in the order in which we write them."""

_PROSE: Final = frozenset(
    {
        "contact",
        "description",
        "example",
        "examples",
        "externalDocs",
        "license",
        "links",
        "summary",
        "termsOfService",
        "title",
    }
)


def distil(document: object) -> dict[str, Any]:
    """Return the facts of an OpenAPI 3.0 document, in our order.

    The result is an OpenAPI document without descriptions, summaries, titles, examples and links. Distilling
    it again changes nothing.

    Raises:
        CodegenError: the document is not OpenAPI, or has a key that we do not know.
    """
    if not is_mapping(document):
        raise CodegenError("the interface is not a mapping: expected an OpenAPI document")
    if not is_mapping(document.get("paths")):
        raise CodegenError("the interface lacks `paths`: expected an OpenAPI document")
    return _mapping(_DOCUMENT(document, "#"), "#")


def _fact(value: Any, _place: str) -> Any:
    return value


def _names(value: Any, place: str) -> Any:
    """Sort a list of names whose order means nothing."""
    return [*sorted(str(item) for item in _list(value, place))]


def _scopes(value: Any, place: str) -> Any:
    """Keep the names of OAuth scopes; their values are descriptions."""
    return dict.fromkeys(sorted(_mapping(value, place)), "")


def _each(walk: Walk) -> Walk:
    def walk_list(value: Any, place: str) -> Any:
        return [walk(item, f"{place}/{index}") for index, item in enumerate(_list(value, place))]

    return walk_list


def _map(walk: Walk, *, ordered: bool = True) -> Walk:
    """Distil the values of a mapping whose keys are names; `ordered` sorts it."""

    def walk_map(value: Any, place: str) -> Any:
        items = {str(name): item for name, item in _mapping(value, place).items()}
        names = sorted(items) if ordered else list(items)
        return {name: walk(items[name], f"{place}/{name}") for name in names}

    return walk_map


def _object(table: Mapping[str, Walk]) -> Walk:
    """Distil an object whose keys are known; the order is the table's."""

    def walk_object(value: Any, place: str) -> Any:
        source = _mapping(value, place)
        for key in source:
            if key not in table and key not in _PROSE and not key.startswith("x-"):
                raise CodegenError(
                    f"{place}: unknown key `{key}`: add it to codegen/distil.py, as fact or prose"
                )
        return {key: walk(source[key], f"{place}/{key}") for key, walk in table.items() if key in source}

    return walk_object


def _schema(value: Any, place: str) -> Any:
    return _SCHEMA(value, place)


def _schema_or_flag(value: Any, place: str) -> Any:
    return value if isinstance(value, bool) else _SCHEMA(value, place)


def _mapping(value: Any, place: str) -> dict[str, Any]:
    if not is_mapping(value):
        raise CodegenError(f"{place}: expected a mapping")
    return value


def _list(value: Any, place: str) -> list[Any]:
    if not is_list(value):
        raise CodegenError(f"{place}: expected a list")
    return value


def _facts(*keys: str) -> dict[str, Walk]:
    return dict.fromkeys(keys, _fact)


_SCHEMA: Final = _object(
    _facts(
        "$ref",
        "type",
        "format",
        "nullable",
        "deprecated",
        "readOnly",
        "writeOnly",
        "enum",
        "default",
        "pattern",
    )
    | _facts(
        "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"
    )
    | _facts("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties")
    | {
        "required": _names,
        "discriminator": _object(_facts("propertyName") | {"mapping": _map(_fact, ordered=False)}),
        "allOf": _each(_schema),
        "oneOf": _each(_schema),
        "anyOf": _each(_schema),
        "not": _schema,
        "properties": _map(_schema, ordered=False),
        "additionalProperties": _schema_or_flag,
        "items": _schema,
        "xml": _fact,
    }
)
_SERVERS: Final = _each(_object(_facts("url") | {"variables": _map(_object(_facts("default", "enum")))}))
_ENCODING: Final = _facts("contentType", "style", "explode", "allowReserved")
_CONTENT: Final = _map(_object({"schema": _schema, "encoding": _map(_object(_ENCODING))}))
_VALUE: Final = {
    **_facts("required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved"),
    "schema": _schema,
    "content": _CONTENT,
}
_PARAMETER: Final = _object(_facts("$ref", "name", "in") | _VALUE)
_HEADER: Final = _object(_facts("$ref") | _VALUE)
_BODY: Final = _object(_facts("$ref", "required") | {"content": _CONTENT})
_RESPONSE: Final = _object(_facts("$ref") | {"headers": _map(_HEADER), "content": _CONTENT})
_OPERATION: Final = _object(
    _facts("operationId", "tags", "deprecated", "security")
    | {
        "servers": _SERVERS,
        "parameters": _each(_PARAMETER),
        "requestBody": _BODY,
        "responses": _map(_RESPONSE),
    }
)
_PATH: Final = _object(
    _facts("$ref")
    | {"servers": _SERVERS, "parameters": _each(_PARAMETER)}
    | dict.fromkeys(METHODS, _OPERATION)
)
_FLOW: Final = _object(_facts("authorizationUrl", "tokenUrl", "refreshUrl") | {"scopes": _scopes})
_SECURITY: Final = _object(
    _facts("type", "name", "in", "scheme", "bearerFormat", "openIdConnectUrl") | {"flows": _map(_FLOW)}
)
_COMPONENTS: Final = _object(
    {
        "securitySchemes": _map(_SECURITY),
        "parameters": _map(_PARAMETER),
        "headers": _map(_HEADER),
        "requestBodies": _map(_BODY),
        "responses": _map(_RESPONSE),
        "schemas": _map(_schema),
    }
)
_DOCUMENT: Final = _object(
    _facts("openapi")
    | {
        "info": _object(_facts("version")),
        "servers": _SERVERS,
        "security": _fact,
        "tags": _each(_object(_facts("name"))),
        "paths": _map(_PATH),
        "components": _COMPONENTS,
    }
)
