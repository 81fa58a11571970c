"""Finish the modules that the model generator wrote, class by class.

Each step is a small function over the syntax tree: the generator knows types, order and imports; what only
the prepared schemas know (null, aliases, tags, bounds, unions, who uses it) is put in here.
"""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from codegen.homes import COMMON
from codegen.model_fields import annotated, field_name, finished_field, opened
from codegen.problems import CodegenError
from codegen.schemas import Prepared

_OURS: Final = ("Amount", "Date", "Number", "Sent", "Tagged", "Timestamp", "AllegroModel", "UnknownModel")


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished module: its text, and the classes and aliases in it."""

    text: str
    names: tuple[str, ...]


def finish(module: str, text: str, prepared: Prepared, docstrings: Mapping[str, str]) -> Finished:
    """Finish a module of models.

    Args:
        module: The name of the module, an area or `common`.
        text: What the generator wrote.
        prepared: The prepared schemas.
        docstrings: The docstrings of the classes by key.
    """
    body: list[ast.stmt] = []
    found: list[str] = []
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            found.append(node.name)
            body.append(_finished_class(node, f"{module}.{node.name}", prepared, docstrings))
        elif isinstance(node, ast.ImportFrom) and (node.level or node.module == module):
            body.append(node)
    wanted = sorted(key.partition(".")[2] for key in prepared.schemas if key.startswith(f"{module}."))
    if sorted(found) != wanted:
        raise CodegenError(f"the model generator lost or doubled classes of {module}")
    written = ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))
    whose = "more than one area" if module == COMMON else f"the area `{module}`"
    summary = f'"""Models of {whose}."""'
    return Finished("\n\n".join([summary, _imports(written), written]), tuple(wanted))


def _imports(text: str) -> str:
    used = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    sources = {
        "typing": ("Annotated", "Any", "Literal", "TypeAlias"),
        "pydantic": ("Field",),
        "allegro_async._model": sorted(_OURS),
    }
    lines = [
        f"from {source} import {', '.join(wanted)}"
        for source, choice in sources.items()
        if (wanted := [name for name in choice if name in used])
    ]
    return "\n".join(lines)


def _finished_class(
    node: ast.ClassDef, key: str, prepared: Prepared, docstrings: Mapping[str, str]
) -> ast.stmt:
    schema = prepared.schemas.get(key)
    if schema is None:
        raise CodegenError(f"the model generator made a class {key} that no schema asked for")
    if "properties" not in schema:
        return _alias(node, key, prepared)
    required, sent = schema.get("required", ()), key in prepared.sent
    finished = [
        finished_field(annotation, wire, schema["properties"][wire], required=wire in required, sent=sent)
        for wire, annotation in _annotations(node, key, list(schema["properties"])).items()
    ]
    docstring = ast.Expr(ast.Constant(docstrings[key]))
    unknown = key in {union.fallback for union in prepared.unions.values()}
    bases: list[ast.expr] = [ast.Name("UnknownModel")] if unknown else node.bases
    return ast.ClassDef(node.name, bases, [], [docstring, *_in_order(finished)], [])


def _annotations(node: ast.ClassDef, key: str, wires: list[str]) -> dict[str, ast.expr]:
    """Match the generator's fields with those of the interface: the order is the same, the names almost."""
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    names_of = [_letters(ast.unparse(field.target)) for field in fields]
    if len(fields) != len(wires) or not all(map(str.startswith, names_of, map(_letters, wires))):
        raise CodegenError(f"the model generator lost fields of {key}")
    clashing = [wire for wire in wires if sum(field_name(wire) == field_name(each) for each in wires) > 1]
    if clashing:
        raise CodegenError(
            f"{key}: {', '.join(clashing)} would have one Python name: correct it in overlay.yaml"
        )
    return {wire: field.annotation for wire, field in zip(wires, fields, strict=True)}


def _letters(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())


def _in_order(fields: Iterable[ast.AnnAssign]) -> list[ast.AnnAssign]:
    """Give required fields first, as the signature has them; otherwise the order of the interface."""
    return sorted(fields, key=lambda field: field.value is not None)


def _alias(node: ast.ClassDef, key: str, prepared: Prepared) -> ast.stmt:
    """Make a named union or enum an alias."""
    match node.bases:
        case [ast.Subscript(value=ast.Name(id="RootModel"), slice=what)]:
            pass
        case _:
            raise CodegenError(f"the model generator made no root model of {key}")
    union = prepared.unions.get(key)
    if union is None:
        shape = opened(what)
    else:
        tag = ast.Constant(field_name(union.tag))
        fallback = [ast.Name(prepared.class_of(union.fallback)[1])] if union.fallback else []
        shape = annotated(what, [ast.Call(ast.Name("Tagged"), [tag, *fallback], [])])
    return ast.AnnAssign(ast.Name(node.name), ast.Name("TypeAlias"), shape, simple=1)
