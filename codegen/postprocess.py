"""Finish the modules that the model generator wrote, class by class.

Each step is a small function over the syntax tree: the generator knows types, order and imports; what only
the prepared schemas know (null, aliases, tags, bounds, unions, who uses it) is put in here.
"""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic.alias_generators import to_camel

from codegen import names
from codegen.problems import CodegenError
from codegen.references import Schema
from codegen.schemas import Prepared

_BOUNDS: Final = {
    "minimum": "ge",
    "maximum": "le",
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "minProperties": "min_length",
    "maxProperties": "max_length",
    "pattern": "pattern",
}
_TAKEN: Final = frozenset(
    {"construct", "copy", "dict", "json", "parse_obj", "parse_raw", "schema", "validate"}
)
"""Names that pydantic's base class has for something else."""
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
    missing = {key for key in prepared.schemas if key.startswith(f"{module}.")} - {
        f"{module}.{n}" for n in found
    }
    if missing or len(found) != len(set(found)):
        raise CodegenError(f"the model generator lost or doubled classes of {module}: {sorted(missing)}")
    written = ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))
    summary = (
        f'"""Models of the area `{module}`."""'
        if module != "common"
        else '"""Models of more than one area."""'
    )
    return Finished("\n\n".join([summary, _imports(written), written]), tuple(sorted(found)))


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
    wanted = list(schema["properties"].items())
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    if len(fields) != len(wanted):
        raise CodegenError(f"the model generator lost fields of {key}")
    required = schema.get("required", ())
    sent = key in prepared.sent
    finished = [
        _finished_field(field.annotation, wire, each, required=wire in required, sent=sent)
        for field, (wire, each) in zip(fields, wanted, strict=True)
    ]
    docstring = ast.Expr(ast.Constant(docstrings[key]))
    unknown = key in {union.fallback for union in prepared.unions.values()}
    bases: list[ast.expr] = [ast.Name("UnknownModel")] if unknown else node.bases
    return ast.ClassDef(node.name, bases, [], [docstring, *_in_order(finished)], [])


def _in_order(fields: Iterable[ast.AnnAssign]) -> list[ast.AnnAssign]:
    """Give required fields first, as the signature has them; otherwise the order of the interface."""
    return sorted(fields, key=lambda field: field.value is not None)


def _finished_field(
    annotation: ast.expr, wire: str, schema: Schema, *, required: bool, sent: bool
) -> ast.AnnAssign:
    name = field_name(wire)
    plain = annotation if "x-tags" in schema else _OpenEnums().visit(annotation)
    if sent and "items" in schema:
        plain = _bounded_items(plain, schema["items"])
    if not required or schema.get("nullable"):
        plain = ast.BinOp(plain, ast.BitOr(), ast.Constant(None))
    plain = _quoted_whole(plain)
    extras = _bounds(schema) if sent else []
    if to_camel(name) != wire:
        extras.append(ast.Call(ast.Name("Field"), [], [ast.keyword("alias", ast.Constant(wire))]))
    whole = _annotated(plain, extras)
    return ast.AnnAssign(ast.Name(name), whole, None if required else ast.Constant(None), simple=1)


def _bounds(schema: Schema) -> list[ast.expr]:
    """Say the bounds of a value; those of an enum or a reference are its own affair."""
    if "enum" in schema or "$ref" in schema:
        return []
    bounds = [ast.keyword(name, ast.Constant(schema[key])) for key, name in _BOUNDS.items() if key in schema]
    return [ast.Call(ast.Name("Sent"), [], bounds)] if bounds else []


def _bounded_items(annotation: ast.expr, items: Schema) -> ast.expr:
    match annotation:
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return ast.Subscript(ast.Name("list"), _annotated(item, _bounds(items)))
        case _:
            return annotation


def field_name(wire: str) -> str:
    """Name a field in Python; what pydantic's base class calls otherwise gets an underscore too."""
    name = names.field_name(wire)
    return f"{name}_" if name in _TAKEN or name.startswith("model_") else name


def _annotated(plain: ast.expr, extras: list[ast.expr]) -> ast.expr:
    return ast.Subscript(ast.Name("Annotated"), ast.Tuple([plain, *extras])) if extras else plain


def _quoted_whole(annotation: ast.expr) -> ast.expr:
    """Quote an annotation whole if a part of it is quoted, as a class that holds itself has it."""
    unquoted = _Unquoted()
    plain = unquoted.visit(annotation)
    return ast.Constant(ast.unparse(plain)) if unquoted.found else annotation


class _Unquoted(ast.NodeTransformer):
    """Take the quotes off names."""

    def __init__(self) -> None:
        self.found = False

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Leave the values of a `Literal` alone."""
        if isinstance(node.value, ast.Name) and node.value.id == "Literal":
            return node
        return ast.Subscript(node.value, self.visit(node.slice))

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """Take the quotes off a name."""
        if not isinstance(node.value, str):
            return node
        self.found = True
        return ast.Name(node.value)


class _OpenEnums(ast.NodeTransformer):
    """Let values in that are not in an enum yet: `Literal["A"]` becomes `Literal["A"] | str`."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Open a `Literal`; look inside everything else."""
        if not (isinstance(node.value, ast.Name) and node.value.id == "Literal"):
            return ast.Subscript(node.value, self.visit(node.slice))
        values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        kinds = sorted({type(each.value).__name__ for each in values if isinstance(each, ast.Constant)})
        opened: ast.expr = node
        for kind in kinds:
            opened = ast.BinOp(opened, ast.BitOr(), ast.Name(kind))
        return opened


def _alias(node: ast.ClassDef, key: str, prepared: Prepared) -> ast.stmt:
    """Make a named union or enum an alias."""
    match node.bases:
        case [ast.Subscript(value=ast.Name(id="RootModel"), slice=what)]:
            pass
        case _:
            raise CodegenError(f"the model generator made no root model of {key}")
    union = prepared.unions.get(key)
    if union is None:
        shape = _OpenEnums().visit(what)
    else:
        tag = ast.Constant(field_name(union.tag))
        fallback = [ast.Name(prepared.class_of(union.fallback)[1])] if union.fallback else []
        shape = _annotated(what, [ast.Call(ast.Name("Tagged"), [tag, *fallback], [])])
    return ast.AnnAssign(ast.Name(node.name), ast.Name("TypeAlias"), shape, simple=1)
