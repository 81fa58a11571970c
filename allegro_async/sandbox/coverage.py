"""How far the sandbox goes with each operation of Allegro's interface."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .interface import plans
from .operations import operations
from .resources import ROUTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KINDS: Mapping[str, str] = {
    "stateful": "kept in earnest: what is done here shows elsewhere",
    "collection": "checked, kept and given back, with nothing more behind it",
    "generated": "made up from the schema, or the same for ever",
    "501": "not in the sandbox",
}
"""How far the sandbox can go, in words. A stateful operation may still say 501 to a filter that it lacks."""


class Covered(NamedTuple):
    """One operation, and how far the sandbox goes with it."""

    operation: str
    name: str
    coverage: str


def coverage() -> list[Covered]:
    """List every operation of the interface, in the order of the library's areas.

    Each has its method and path template, its name in this library, and one of `KINDS`.
    """
    how: dict[str, str] = {name: "collection" if plan.kept else "generated" for name, plan in plans().items()}
    how.update((route.operation, route.coverage) for route in ROUTES)
    return [Covered(name, each.name, how.get(name, "501")) for name, each in operations().items()]


def counts(covered: Sequence[Covered]) -> dict[str, int]:
    """Count operations by how far the sandbox goes; kinds that there are none of are there with 0."""
    found = Counter(each.coverage for each in covered)
    return {kind: found[kind] for kind in KINDS}


def report(covered: Sequence[Covered]) -> str:
    """Say it for people: the counts and what they mean, then a line for each operation."""
    head = [f"{count:4} {kind:10} {KINDS[kind]}" for kind, count in counts(covered).items()]
    rows = [f"{each.coverage:10} {each.name:44} {each.operation}" for each in covered]
    return "\n".join((*head, f"{len(covered):4} operations", "", *rows))
