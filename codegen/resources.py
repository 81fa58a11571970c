"""Write `allegro_async/resources/`: the facts of the operations, and one class of methods for each area."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from allegro_async.call import CallOptions
from codegen.catalog import Catalog
from codegen.constants import limit_text, operation_text
from codegen.docstrings import docstring
from codegen.entries import AreaEntry
from codegen.families import check_places, followed, members_of
from codegen.followers import Follower, followers_of
from codegen.formatting import format_files
from codegen.interface import iter_operations
from codegen.order import reading_order
from codegen.problems import CodegenError
from codegen.references import Schema, target
from codegen.samples import Samples
from codegen.schemas import Prepared
from codegen.signatures import Method, constant_of, method_of

PLACE: Final = "allegro_async/resources"
_TYPING: Final = {
    "collections.abc": ("Mapping", "Sequence"),
    "datetime": ("date", "datetime"),
    "decimal": ("Decimal",),
    "typing": ("Any", "Literal", "Unpack"),
    "uuid": ("UUID",),
    "..call": ("CallOptions",),
    "..commands": ("Command", "TaskCommand"),
    "..cursors": ("CursorStore",),
    "..polling": ("Polling",),
}
_TAKEN: Final = frozenset(
    {"Area", "Journal", "Pager", "SweptJournal", *(name for names in _TYPING.values() for name in names)}
)


def render(prepared: Prepared, catalog: Catalog) -> dict[str, str]:
    """Write the resources package.

    Args:
        prepared: The prepared interface.
        catalog: What we say about areas and operations.

    Returns:
        The text of every file by its path from the root of the project.

    Raises:
        CodegenError: Interface and catalog do not fit; the message says which line to add.
    """
    areas = methods_by_area(prepared, catalog)
    files = {
        f"{PLACE}/__init__.py": template("areas.py.jinja", areas=[catalog.areas[name] for name in areas]),
        f"{PLACE}/operations.py": _operations(areas, catalog),
    }
    for name, methods in areas.items():
        files[f"{PLACE}/{name}.py"] = _area(catalog.areas[name], methods, catalog)
    return format_files(files)


def methods_by_area(prepared: Prepared, catalog: Catalog) -> dict[str, list[Method]]:
    """Make the methods of every area that has some, areas by name, methods in an order that reads well.

    Raises:
        CodegenError: Interface and catalog do not fit; the message says which line to add.
    """
    samples = Samples(prepared.schemas)
    reserved = frozenset(CallOptions.__annotations__)
    areas: dict[str, list[Method]] = {name: [] for name in sorted(catalog.areas)}
    for raw in iter_operations(prepared.document):
        entry = catalog.operations[raw.id]
        method = method_of(raw, prepared.operation(raw.id), entry, samples, reserved)
        areas[method.entry.area].append(method)
    families = members_of((method for methods in areas.values() for method in methods), catalog)
    for members in families.values():
        check_places(members, samples)
    return {
        name: sorted((followed(each, families) for each in methods), key=reading_order)
        for name, methods in areas.items()
        if methods
    }


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701 - Python is written, not HTML
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def template(name: str, /, **values: Any) -> str:
    """Fill a template of `codegen/templates`."""
    return _environment().get_template(name).render(values)


@dataclass(frozen=True, slots=True)
class _Constant:
    """One operation as a constant."""

    constant: str
    text: str


def _operations(areas: Mapping[str, Iterable[Method]], catalog: Catalog) -> str:
    methods = [method for each in areas.values() for method in each]
    used = sorted({limit for method in methods for limit in method.entry.limits})
    statuses = {
        method.entry.command.family: constant_of(method.entry)
        for method in methods
        if method.entry.command is not None and method.entry.command.role == "status"
    }
    # A command refers to the operation that tells how far it is, a journal to the one that names its newest
    # event: those have to come first.
    ordered = sorted(methods, key=lambda each: bool(each.follow or each.entry.accepted or each.entry.journal))
    families = members_of(methods, catalog)
    ids = {method.entry.id: constant_of(method.entry) for method in methods}
    return template(
        "operations.py.jinja",
        limits=[limit_text(catalog.limits[name]) for name in used],
        constants=[
            _Constant(constant_of(each.entry), operation_text(each, statuses, ids, families))
            for each in ordered
        ],
        names=[constant_of(method.entry) for method in methods],
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """A method as the template takes it."""

    method: Method
    text: str
    follower: Follower | None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.method, name)


def _area(area: AreaEntry, methods: list[Method], catalog: Catalog) -> str:
    models = models_of(methods)
    _check_names(area, models)
    followers = followers_of(methods)
    written: list[Method | Follower] = [*methods, *(each for each in followers.values() if each)]
    code = "\n".join(f"{each.signature} {each.returns} {each.statement}" for each in written)
    code = re.sub(r"'[^']*'", "''", code)  # what stands in texts is no name
    return template(
        "area.py.jinja",
        area=area,
        models=models,
        has_pager=any(method.answer.kind == "pager" for method in methods),
        wire=[name for name in ("command_body", "json_body", "make_call", "own_id") if f"{name}(" in code],
        journals=sorted({each.class_name for each in followers.values() if each is not None}),
        typing=dict(_typing(code)),
        overloads=any(method.follow is not None and method.follow.waits for method in methods),
        methods=[
            _Written(method, docstring(method, catalog), followers[method.entry.id]) for method in methods
        ],
    )


def _typing(code: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the imports that annotations need, and nothing else does."""
    for module, names in _TYPING.items():
        used = [name for name in names if re.search(rf"\b{name}\b", code)]
        if used:
            yield module, used


def models_of(methods: Iterable[Method], *, items: bool = True) -> dict[str, list[str]]:
    """List the model classes that methods mention, by module.

    Args:
        methods: The methods.
        items: Whether the items of lists count.
    """
    keys: set[str] = set()
    for method in methods:
        keys |= set(_keys(method.answer.schema)) | set(_keys(method.answer.item_schema) if items else ())
        if method.body is not None and method.body.model:
            keys.add(method.body.model)
    modules: dict[str, list[str]] = {}
    for key in sorted(keys):
        module, _, name = key.partition(".")
        modules.setdefault(module, []).append(name)
    return modules


def _keys(schema: Schema) -> Iterator[str]:
    name = target(schema)
    if name is not None:
        yield name
    elif schema.get("type") == "array":
        yield from _keys(schema.get("items", {}))


def _check_names(area: AreaEntry, models: Mapping[str, list[str]]) -> None:
    for names in models.values():
        for name in names:
            if name in _TAKEN or name == area.class_name:
                raise CodegenError(
                    f"the class name {name} means something else in the module of {area.name}; "
                    f'add to areas.toml, [renames]: the schema = "AnotherName"'
                )
