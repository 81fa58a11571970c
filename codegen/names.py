"""Python names for the names of the wire: parameters, fields and classes.

The names must be the same on every Python that builds, so the words to keep away from are written down here
and not asked of the running interpreter.
"""

import keyword
import re
from typing import Final

BUILTINS: Final = frozenset(
    {
        "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes",
        "callable", "chr", "classmethod", "compile", "complex", "copyright", "credits", "delattr", "dict",
        "dir", "divmod", "enumerate", "eval", "exec", "exit", "filter", "float", "format", "frozenset",
        "getattr", "globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance",
        "issubclass", "iter", "len", "license", "list", "locals", "map", "max", "memoryview", "min", "next",
        "object", "oct", "open", "ord", "pow", "print", "property", "quit", "range", "repr", "reversed",
        "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type",
        "vars", "zip",
    }
)  # fmt: skip
"""The lower-case builtins of Python 3.11 to 3.14."""

_BOUNDARIES: Final = (
    re.compile(r"(?<=[a-z0-9])(?=[A-Z])"),  # kTypNr -> k Typ Nr
    re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])"),  # GPSRObligation -> GPSR Obligation
)


def words(wire: str) -> list[str]:
    """Split a name of the wire into its words: `tecdoc.kTypNr` gives `tecdoc`, `k`, `Typ`, `Nr`."""
    for boundary in _BOUNDARIES:
        wire = boundary.sub(" ", wire)
    return [word for word in re.split(r"[^0-9A-Za-z]+", wire) if word]


def snake_case(wire: str) -> str:
    """Turn a name of the wire into snake_case, whatever stood between its words.

    A name that would begin with a digit begins with an underscore, because Python wants it so.
    """
    name = "_".join(words(wire)).lower()
    return f"_{name}" if not name or name[0].isdigit() else name


def python_name(wire: str) -> str:
    """Name a parameter of the wire in Python: keywords and builtins get a trailing underscore.

    `checkoutForm.revision` becomes `checkout_form_revision`, `If-Modified-Since` becomes `if_modified_since`,
    `from` becomes `from_`, `type` becomes `type_`.
    """
    name = snake_case(wire)
    return f"{name}_" if keyword.iskeyword(name) or name in BUILTINS else name


def field_name(wire: str) -> str:
    """Name a field of a model in Python: only keywords get a trailing underscore."""
    name = snake_case(wire)
    return f"{name}_" if keyword.iskeyword(name) else name


def class_name(wire: str) -> str:
    """Name a class after a schema or a path: `VariantSet_Offer` gives `VariantSetOffer`.

    Letters keep the case that they have, but for the first of each part, so `OfferBundleDTO` stays as it is.
    """
    parts = [part for part in re.split(r"[^0-9A-Za-z]+", wire) if part]
    name = "".join(part[0].upper() + part[1:] for part in parts)
    return f"_{name}" if not name or name[0].isdigit() else name


def is_class_name(name: str) -> bool:
    """Tell whether a name can be a model's: letters and digits only, the first a capital, no keyword."""
    return re.fullmatch(r"[A-Z][A-Za-z0-9]*", name) is not None and not keyword.iskeyword(name)


def is_method_name(name: str) -> bool:
    """Tell whether a name can be a method's: snake_case, neither a keyword nor a builtin."""
    return (
        re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) is not None
        and not keyword.iskeyword(name)
        and name not in BUILTINS
    )
