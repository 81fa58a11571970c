"""The docstrings of the models: what a class is for, said from where it is used."""

from collections.abc import Iterable, Mapping
from typing import Final

from codegen.references import references
from codegen.schemas import Prepared

_SHOWN: Final = 3


def model_docstrings(prepared: Prepared) -> dict[str, str]:
    """Say of each class in one line where it is used, by key."""
    owners: dict[str, set[str]] = {}
    for key, schema in prepared.schemas.items():
        for other in references(schema):
            owners.setdefault(other, set()).add(key)
    return _of_unions(prepared) | {
        key: _of_methods(prepared, key)
        or f"Part of {_listed(map(_name, sorted(owners.get(key, set()) - {key})))}."
        for key in prepared.schemas.keys() - _of_unions(prepared).keys()
    }


def _of_unions(prepared: Prepared) -> dict[str, str]:
    said: dict[str, str] = {}
    for key, union in prepared.unions.items():
        for member in union.members:
            tags = prepared.schemas[member]["properties"][union.tag]["enum"]
            said.setdefault(
                member, f"`{_name(key)}` with the {union.tag} {' or '.join(f'`{tag}`' for tag in tags)}."
            )
        if union.fallback is not None:
            said[union.fallback] = f"`{_name(key)}` with a {union.tag} that this library does not know yet."
    return said


def _of_methods(prepared: Prepared, key: str) -> str | None:
    kinds: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "body": prepared.body_of,
        "answer": prepared.answer_of,
    }
    said = [f"{kind} of {_listed(methods[key])}" for kind, methods in kinds.items() if key in methods]
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}." if text else None


def _name(key: str) -> str:
    return key.partition(".")[2]


def _listed(names: Iterable[str]) -> str:
    texts = [f"`{name}`" for name in names]
    more = len(texts) - _SHOWN
    if more > 0:
        return f"{', '.join(texts[:_SHOWN])} and {more} more"
    return " and ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)
