"""Guess the entry of an operation that `operations.toml` lacks, so that its author has little to do."""

import re
from typing import Final

from codegen import names
from codegen.walk import OperationFact

_VERBS: Final = {"POST": "create", "PUT": "replace", "PATCH": "edit", "DELETE": "delete"}


def entry_lines(fact: OperationFact, area: str, used: set[str]) -> str:
    """Write the TOML lines to add for an operation, the summary left empty for the author.

    The guessed name is added to `used`, and is none of those already there.
    """
    key = fact.id if re.fullmatch(r"[A-Za-z0-9_-]+", fact.id) else f'"{fact.id}"'
    lines = [
        f"[operations.{key}]  # {fact.method} {fact.path}",
        f'name = "{_free_name(fact, area, used)}"',
        'summary = ""',
    ]
    if fact.method not in {"GET", "HEAD"}:
        lines.append('repeat = "no"')
    return "\n".join(lines)


def _free_name(fact: OperationFact, area: str, used: set[str]) -> str:
    nouns = [names.snake_case(part) for part in fact.path.split("/") if part and not part.startswith("{")]
    single = fact.path.rstrip("/").endswith("}")
    reads = "get" if single else "list"
    verb = _VERBS.get(fact.method, reads)
    for count in range(1, len(nouns) + 1):
        noun = "_".join(nouns[-count:])
        name = f"{area}.{verb}_{noun if verb == 'list' else _singular(noun)}"
        if name not in used:
            break
    else:
        name = f"{area}.{names.snake_case(fact.id)}"
    used.add(name)
    return name


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
