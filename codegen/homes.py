"""Which schemas are sent, which are read, and in which module each one lives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codegen.problems import CodegenError
from codegen.references import Schema, references

COMMON = "common"


@dataclass(frozen=True, slots=True)
class Use:
    """One operation's use of schemas: the names that its bodies and answers mention."""

    area: str
    sent: tuple[str, ...]
    read: tuple[str, ...]


@dataclass(slots=True)
class Reach:
    """What the operations reach, directly or through other schemas."""

    sent: set[str] = field(default_factory=set[str])
    read: set[str] = field(default_factory=set[str])
    areas: dict[str, set[str]] = field(default_factory=dict[str, set[str]])


def reach(named: Mapping[str, Schema], uses: Iterable[Use]) -> Reach:
    """Follow the references of all operations."""
    found = Reach()
    for use in uses:
        sent, read = _closure(named, use.sent), _closure(named, use.read)
        found.sent |= sent
        found.read |= read
        for name in sent | read:
            found.areas.setdefault(name, set()).add(use.area)
    return found


def _closure(named: Mapping[str, Schema], names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left.extend(references(named[name]))
    return found


def place(
    named: Mapping[str, Schema], areas: Mapping[str, set[str]], pinned: Mapping[str, str]
) -> dict[str, str]:
    """Give each schema its module: where it is pinned, else the area that reaches it, `common` if several do.

    Raises:
        CodegenError: A pin makes two modules need each other.
    """
    homes = {
        name: pinned.get(name) or (next(iter(areas[name])) if len(areas[name]) == 1 else COMMON)
        for name in named
    }
    _check_arrows(named, homes)
    return homes


def _check_arrows(named: Mapping[str, Schema], homes: Mapping[str, str]) -> None:
    arrows: dict[str, dict[str, str]] = {}
    for name, schema in named.items():
        for other in references(schema):
            if homes[other] != homes[name]:
                arrows.setdefault(homes[name], {}).setdefault(homes[other], f"{name} -> {other}")
    for start in arrows:
        _follow(start, (start,), arrows)


def _follow(module: str, path: tuple[str, ...], arrows: Mapping[str, Mapping[str, str]]) -> None:
    for other, reason in arrows.get(module, {}).items():
        if other in path:
            raise CodegenError(
                f"the models of {module} and {other} need each other ({reason}): change [homes] in areas.toml"
            )
        _follow(other, (*path, other), arrows)
