"""Prepare the schemas of the interface for Python: named, plain, unions closed, each in its area's module."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from codegen import contents, names
from codegen.catalog import Catalog
from codegen.contents import Media, PreparedOperation
from codegen.distil import METHODS
from codegen.flatten import flatten, name_resolver
from codegen.hoist import Hoist
from codegen.homes import Use, place, reach
from codegen.interface import iter_operations
from codegen.problems import CodegenError
from codegen.references import PREFIX, Schema, references, renamed, simplified
from codegen.unions import Union, unite

__all__ = ["Media", "Prepared", "PreparedOperation", "Union", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The interface with all its schemas prepared. Keys of schemas are `area.ClassName`."""

    document: dict[str, Any]
    """The interface with its references rewritten; `components.schemas` holds the prepared schemas only."""
    operations: Mapping[str, PreparedOperation]
    """What each operation takes and answers, by operationId."""
    unions: Mapping[str, Union]
    """The discriminated unions by key; their members and fallbacks are keys too."""
    sent: frozenset[str]
    """The keys of the schemas that requests reach."""
    read: frozenset[str]
    """The keys of the schemas that answers reach."""
    body_of: Mapping[str, tuple[str, ...]]
    """The methods (`area.method`) whose body a schema is, by key."""
    answer_of: Mapping[str, tuple[str, ...]]
    """The methods whose answer a schema is, or a list of it, by key."""

    @property
    def schemas(self) -> dict[str, Schema]:
        """The prepared schemas by key: objects, unions (`oneOf`) and enums."""
        schemas: dict[str, Schema] = self.document["components"]["schemas"]
        return schemas

    def operation(self, operation_id: str) -> PreparedOperation:
        """Give the bodies and answers of an operation.

        Raises:
            CodegenError: The interface has no such operation.
        """
        if operation_id not in self.operations:
            raise CodegenError(f"the interface has no operation {operation_id}")
        return self.operations[operation_id]

    def class_of(self, ref: str) -> tuple[str, str]:
        """Give module and class of a reference such as `#/components/schemas/orders.CheckoutForm`."""
        module, _, name = ref.removeprefix(PREFIX).partition(".")
        return module, name


def prepare(document: dict[str, Any], catalog: Catalog) -> Prepared:
    """Prepare the schemas of an interface document.

    Args:
        document: The corrected interface; it is not changed.
        catalog: The names.

    Raises:
        CodegenError: The document and the two TOML files do not fit; the message says which line to add.
    """
    document = deepcopy(document)
    hoist, operations = _hoisted(document, catalog)
    resolve = name_resolver(hoist.named)
    operations = [operation.mapped(resolve) for operation in operations]
    uses = [_use(operation, catalog) for operation in operations]
    plain = flatten(hoist.named)
    schemas, unions = unite(plain, reach(plain, uses).read)
    found = reach(schemas, uses)
    homes = place(
        {name: schemas[name] for name in schemas if name in found.areas}, found.areas, _pins(catalog)
    )
    keys = {name: f"{home}.{name}" for name, home in sorted(homes.items())}
    prepared = {operation.id: operation.mapped(lambda each: renamed(each, keys)) for operation in operations}
    _fill(document, prepared, {keys[name]: renamed(schemas[name], keys) for name in keys})
    return Prepared(
        document=document,
        operations=prepared,
        unions={keys[name]: union.renamed(keys) for name, union in unions.items() if name in keys},
        sent=frozenset(keys[name] for name in found.sent),
        read=frozenset(keys[name] for name in found.read),
        body_of=_methods(((each.id, each.sent()) for each in prepared.values()), catalog),
        answer_of=_methods(((each.id, each.read()) for each in prepared.values()), catalog),
    )


def _hoisted(document: Mapping[str, Any], catalog: Catalog) -> tuple[Hoist, list[PreparedOperation]]:
    """Name every schema after its class, those of the operations included."""
    schemas: dict[str, Schema] = document.get("components", {}).get("schemas", {})
    classes = {name: catalog.class_name(name) for name in schemas}
    hoist = Hoist(catalog.inline)
    for name, schema in schemas.items():
        hoist.add(classes[name], renamed(simplified(schema), classes), name)
    operations = [
        contents.take(raw, _method_class(catalog, raw.id), hoist, classes)
        for raw in iter_operations(document)
    ]
    return hoist, operations


def _method_class(catalog: Catalog, operation_id: str) -> str:
    entry = catalog.operations.get(operation_id)
    return names.class_name(entry.name if entry else operation_id)


def _use(operation: PreparedOperation, catalog: Catalog) -> Use:
    entry = catalog.operations.get(operation.id)
    return Use(
        area=entry.area if entry else "",
        sent=_mentioned(operation.sent()),
        read=_mentioned(operation.read()),
    )


def _mentioned(schemas: Iterable[Schema]) -> tuple[str, ...]:
    return tuple(name for schema in schemas for name in references(schema))


def _pins(catalog: Catalog) -> dict[str, str]:
    return {catalog.class_name(schema): area for schema, area in catalog.homes.items()}


def _methods(
    mentions: Iterable[tuple[str, Iterable[Schema]]], catalog: Catalog
) -> dict[str, tuple[str, ...]]:
    """List methods by the schemas that their operations mention."""
    found: dict[str, set[str]] = {}
    for operation_id, schemas in mentions:
        entry = catalog.operations.get(operation_id)
        for key in _mentioned(schemas):
            found.setdefault(key, set()).add(entry.name if entry else operation_id)
    return {key: tuple(sorted(methods)) for key, methods in found.items()}


def _fill(
    document: dict[str, Any], operations: Mapping[str, PreparedOperation], schemas: dict[str, Schema]
) -> None:
    """Put everything prepared into the document."""
    paths: dict[str, dict[str, Any]] = document["paths"]
    for item in paths.values():
        item.pop("parameters", None)
        for spec in (item[method] for method in METHODS if method in item):
            contents.put(spec, operations[spec["operationId"]])
    document["components"] = {**document.get("components", {}), "schemas": schemas}
    document["components"].pop("requestBodies", None)
