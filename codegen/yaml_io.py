"""Read YAML by the rules of YAML 1.2, and write it in one stable layout.

Under YAML 1.1 ids such as `11323_1` are integers and `no` is a boolean. We read by 1.2, where they are
strings, and write such strings in quotes, so that every reader agrees with us.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeGuard

import ryaml

from codegen.problems import CodegenError

Yaml: TypeAlias = object
"""A value of a YAML document; `is_mapping` and `is_list` tell which."""

_PLAIN: Final = re.compile(r"[A-Za-z_$/][\w$/.+-]*(?: [\w$/.+-]+)*", re.ASCII)
_RESERVED: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def is_mapping(value: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether a value of a document is a mapping; the keys of a document are strings."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a value of a document is a list."""
    return isinstance(value, list)


def read_yaml(path: Path) -> Yaml:
    """Read one YAML document from a file.

    Raises:
        CodegenError: the file cannot be read, is not UTF-8, not YAML, or has a key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CodegenError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CodegenError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    return parse_yaml(text, str(path))


def parse_yaml(text: str, name: str) -> Yaml:
    """Read one YAML document from a text; `name` stands for it in error messages.

    Raises:
        CodegenError: the text is not YAML, or has a key twice in one mapping.
    """
    try:
        document: Yaml = ryaml.loads(text)  # type: ignore[attr-defined]  # ryaml names no `__all__`
    except ValueError as error:
        raise CodegenError(f"{name}: is not YAML: {' '.join(str(error).split())}") from error
    return document


def dump_yaml(document: Yaml, *, header: str = "") -> str:
    """Write a document as YAML text: block style, two spaces, the order of keys as given.

    Strings that any YAML version could read as something else stand in double quotes. `header` lines are put
    before the document as comments.
    """
    comments = [f"# {line}".rstrip() for line in header.splitlines()]
    return "\n".join([*comments, *_lines(document, 0)]) + "\n"


def _lines(value: Yaml, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if is_mapping(value) and value:
        for key, item in value.items():
            yield from _entry(f"{indent}{_scalar(key)}:", item, depth)
    elif is_list(value) and value:
        for item in value:
            yield from _element(indent, item, depth)
    else:
        yield indent + _scalar(value)


def _entry(prefix: str, value: Yaml, depth: int) -> Iterator[str]:
    if (is_mapping(value) or is_list(value)) and value:
        yield prefix
        yield from _lines(value, depth + 1)
    else:
        yield f"{prefix} {_scalar(value)}"


def _element(indent: str, value: Yaml, depth: int) -> Iterator[str]:
    """Write a list element; its first line follows the dash."""
    nested = _lines(value, depth + 1)
    yield f"{indent}- {next(nested).lstrip(' ')}"
    yield from nested


def _scalar(value: Yaml) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _RESERVED
        return value if plain else _quoted(value)
    return json.dumps(value)


def _quoted(value: str) -> str:
    """Quote as JSON does, which YAML shares, and escape what an editor would not show."""
    body = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in body)
