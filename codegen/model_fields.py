"""One field of a model: its name, its type, its bounds."""

import ast
from typing import Final

from pydantic.alias_generators import to_camel

from codegen import names
from codegen.references import Schema

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


def finished_field(
    annotation: ast.expr, wire: str, schema: Schema, *, required: bool, sent: bool
) -> ast.AnnAssign:
    """Write a field of a model.

    Args:
        annotation: The type as the generator wrote it.
        wire: The name on the wire.
        schema: The prepared schema of the field.
        required: Whether it must be given.
        sent: Whether its class is sent; only then its bounds hold.
    """
    name = field_name(wire)
    plain = annotation if "x-tags" in schema else opened(annotation)
    if sent and "items" in schema:
        plain = _bounded_items(plain, schema["items"])
    if not required or schema.get("nullable"):
        plain = ast.BinOp(plain, ast.BitOr(), ast.Constant(None))
    plain = _quoted_whole(plain)
    extras = _bounds(schema) if sent else []
    if to_camel(name) != wire:
        extras.append(ast.Call(ast.Name("Field"), [], [ast.keyword("alias", ast.Constant(wire))]))
    whole = annotated(plain, extras)
    return ast.AnnAssign(ast.Name(name), whole, None if required else ast.Constant(None), simple=1)


def _bounds(schema: Schema) -> list[ast.expr]:
    """Say the bounds of a value; those of an enum or a reference are its own affair."""
    if "enum" in schema or "$ref" in schema:
        return []
    bounds = [ast.keyword(name, ast.Constant(schema[key])) for key, name in _BOUNDS.items() if key in schema]
    return [ast.Call(ast.Name("Sent"), [], bounds)] if bounds else []


def _bounded_items(annotation: ast.expr, items: Schema) -> ast.expr:
    bounds = _bounds(items)
    if not bounds or not isinstance(annotation, ast.Subscript):
        return annotation
    return ast.Subscript(annotation.value, annotated(annotation.slice, bounds))


def field_name(wire: str) -> str:
    """Name a field in Python; what pydantic's base class calls otherwise gets an underscore too."""
    name = names.field_name(wire)
    return f"{name}_" if name in _TAKEN or name.startswith("model_") else name


def annotated(plain: ast.expr, extras: list[ast.expr]) -> ast.expr:
    """Write `Annotated[...]`, where there is something to add."""
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


def opened(annotation: ast.expr) -> ast.expr:
    """Let values into every enum of an annotation that are not in it yet."""
    found: ast.expr = _OpenEnums().visit(annotation)
    return found


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
