"""Write the type annotations of arguments, from the schemas of parameters."""

from typing import Final

from codegen.references import Schema, target
from codegen.samples import Samples

_PLAIN: Final = {
    "integer": "int",
    "number": "Decimal | int",
    "boolean": "bool",
    "object": "Mapping[str, str]",
}
_TEXTS: Final = {"date-time": "datetime", "date": "date"}


def annotation(schema: Schema, samples: Samples) -> str:
    """Annotate a parameter, without its `| None`.

    Args:
        schema: The schema of the parameter.
        samples: The named schemas.
    """
    name = target(schema)
    if name is not None:
        return annotation(samples.named(name), samples)
    kind = schema.get("type", "string")
    if kind == "array":
        # One text alone is fine: it is sent as it is, not letter by letter.
        return f"Sequence[{annotation(schema.get('items', {}), samples)}] | str"
    if kind != "string":
        return _PLAIN[kind]
    if "enum" in schema:
        return open_enum(schema["enum"])
    return _TEXTS.get(schema.get("format", ""), "str")


def open_enum(values: list[str | None]) -> str:
    """Annotate an enum that may grow: editors offer the known values, any other text is accepted."""
    known = tuple(value for value in values if value is not None)
    return f"{closed_enum(known)} | str"


def closed_enum(values: tuple[str, ...]) -> str:
    """Annotate an enum that cannot grow without a change here."""
    return f"Literal[{', '.join(map(repr, values))}]"
