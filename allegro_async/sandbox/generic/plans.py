"""What stands behind each operation that nobody wrote a handler for: a collection, a document, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from allegro_async.sandbox.schema.document import Facts, Parameter

if TYPE_CHECKING:
    from allegro_async.call import Operation

Role: TypeAlias = Literal["list", "create", "read", "replace", "edit", "remove", "document", "made-up"]

_ROLES: Mapping[str, Role] = {"GET": "read", "PUT": "replace", "PATCH": "edit", "DELETE": "remove"}
_WRITES = frozenset(("PUT", "PATCH", "POST"))


@dataclass(frozen=True, slots=True)
class Plan:
    """How one operation is answered.

    Attributes:
        operation: The library's facts about it.
        facts: The interface file's facts about it.
        role: What it does with its collection or document; `made-up`: there is none.
        key: The path parameter that names an item of the collection; empty where no path does.
        id_schema: What ids of items must be.
        listed: Whether the collection can be listed, so that it holds something from the start.
        open: Whether a PUT or PATCH of an unknown id makes the item.
        kept: Whether what is written is remembered. A list whose items can only be read has a role, so that
            both agree, and keeps nothing.
    """

    operation: Operation
    facts: Facts
    role: Role = "made-up"
    key: str = ""
    id_schema: Parameter | None = None
    listed: bool = False
    open: bool = False
    kept: bool = False


Known: TypeAlias = Mapping[str, tuple["Operation", Facts]]
"""All operations by method and path template."""


def make_plans(known: Known, served: Collection[str]) -> dict[str, Plan]:
    """Plan every operation that has no handler of its own.

    Args:
        known: All operations by method and path template.
        served: Those with a handler. What shares a path with one is made up: a collection of its own beside
            the real one would contradict it.

    Returns:
        The plans by method and path template.
    """
    plans = {name: Plan(*each) for name, each in known.items() if name not in served}
    taken = {name.partition(" ")[2] for name in served}
    for path in {name.partition(" ")[2] for name in plans}:
        item = path if path.endswith("}") else _item_path(path, plans)
        whole = path.rpartition("/")[0] if path.endswith("}") else path
        if not taken & {item, whole}:
            plans.update(_family(plans, whole, item))
    return plans


def _item_path(whole: str, plans: Mapping[str, Plan]) -> str:
    """Find the path of the items of a collection."""
    paths = (name.partition(" ")[2] for name in plans)
    return next((each for each in paths if each.endswith("}") and each.rpartition("/")[0] == whole), "")


def _family(plans: Mapping[str, Plan], whole: str, item: str) -> Iterator[tuple[str, Plan]]:
    """Plan a collection: its list, its creation and its items; or else two documents."""
    listing, creation = plans.get(f"GET {whole}"), plans.get(f"POST {whole}")
    listed = listing is not None and listing.operation.paging is not None
    created = creation is not None and _answers_with_data(creation) and (listed or f"GET {item}" in plans)
    items = [method for method in _ROLES if f"{method} {item}" in plans]
    if not created and not (listed and items):
        yield from _document(plans, whole)
        yield from _document(plans, item)
        return
    roles: dict[str, Role] = {f"{method} {item}": _ROLES[method] for method in items}
    roles.update({f"GET {whole}": "list"} if listed else {})
    roles.update({f"POST {whole}": "create"} if creation is not None else {})
    key = item.rpartition("/")[2].strip("{}")
    id_schema = next(
        (each for name in roles for each in plans[name].facts.parameters if each.name == key), None
    )
    kept = any(role not in {"list", "read"} for role in roles.values())
    for name, role in roles.items():
        yield (
            name,
            replace(
                plans[name],
                role=role,
                key=key,
                id_schema=id_schema,
                listed=listed,
                open=creation is None,
                kept=kept,
            ),
        )


def _document(plans: Mapping[str, Plan], path: str) -> Iterator[tuple[str, Plan]]:
    """Plan a thing that is read and written at one path."""
    methods = {method for method in ("GET", *_WRITES) if f"{method} {path}" in plans}
    if "GET" in methods and methods & _WRITES:
        for method in methods:
            name = f"{method} {path}"
            yield name, replace(plans[name], role="document", kept=True)


def _answers_with_data(plan: Plan) -> bool:
    return any(plan.facts.answers.values())
