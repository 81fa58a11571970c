"""Answer an operation by its plan, and let its collection or document take part."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.exchange import Answer, RefusedError
from allegro_async.sandbox.refusals import not_found, refuse
from allegro_async.sandbox.schema.document import shapes

from .inventing import Inventor, Spot
from .rendering import Renderer
from .shelves import Record, merged
from .values import split

if TYPE_CHECKING:
    from collections.abc import Callable

    from allegro_async.sandbox.exchange import Exchange, Handler
    from allegro_async.sandbox.world import World

    from .plans import Plan

FEWEST, MOST = 3, 12
"""So many things a list has from the start."""

_TEXT = {"type": "string"}
_SPOKEN_IDS = frozenset(("language", "marketplaceId"))
"""Path parameters whose values are words of Allegro's and no invented numbers."""


def handler_of(plan: Plan) -> Handler:
    """Make the handler of a plan."""

    def handle(world: World, exchange: Exchange) -> Answer:
        return _WORK[plan.role](Turn(plan, world, exchange))

    return handle


class Turn:
    """One request of a planned operation. Its parameters and its body have been checked.

    Each public method is one kind of work and gives the answer, or raises `RefusedError`.

    Args:
        plan: The plan.
        world: The sandbox.
        exchange: The request.
    """

    def __init__(self, plan: Plan, world: World, exchange: Exchange) -> None:
        self._plan = plan
        self._shelves = world.shelves
        self._exchange = exchange
        seller = None if exchange.access is None else exchange.access.seller
        shop = (seller or world.sellers[0]).offers.shop
        # What an application may read too is the same for everybody.
        everybodys = seller is None or plan.operation.token == "any"  # noqa: S105 - a kind of token
        self._owner = "" if everybodys else shop.seller
        self._inventor = Inventor(shapes(), world.key if everybodys else shop.seed, shop.epoch)
        self._renderer = Renderer(plan, exchange, self._inventor, world.url)

    def list_(self) -> Answer:
        """Show a page of the items."""
        return self._page([*self._shelf().values()])

    def create(self) -> Answer:
        """Add an item."""
        body, shelf = self._body(), self._shelf()
        given = body.get("commandId", body.get("id"))
        name = given if isinstance(given, str) else self._invented_id(f"new {self._shelves.next_number()}")
        if name in shelf:
            raise RefusedError(refuse(self._exchange, 409, "CONFLICT", "This id is in use"))
        record = shelf[name] = self._record(name, body, sent=True)
        return self._renderer.one(record, at=f"{self._exchange.path}/{name}")

    def read(self) -> Answer:
        """Show an item."""
        return self._renderer.one(self._found())

    def replace(self) -> Answer:
        """Put another item into an item's place."""
        record = self._writable()
        record.write(self._identified(self._body(), self._name))
        return self._renderer.one(record)

    def edit(self) -> Answer:
        """Change some fields of an item."""
        record = self._writable()
        record.write(merged(record.value, self._body()))
        return self._renderer.one(record)

    def remove(self) -> Answer:
        """Take an item away."""
        record = self._found()
        del self._shelf()[self._name]
        return self._renderer.one(record)

    def document(self) -> Answer:
        """Show or write the thing at this path. A command is given once, and unknown until then."""
        path, params = self._exchange.path, dict[str, Any](self._exchange.params)
        shelf = self._shelves.at(self._owner, path, dict)
        is_command = "commandId" in params
        if self._exchange.method == "GET":
            if is_command and not shelf:
                raise RefusedError(not_found(self._exchange, "such command"))
            return self._renderer.one(shelf.get("") or Record(path, params))
        if is_command and shelf:
            raise RefusedError(refuse(self._exchange, 409, "CONFLICT", "This command was given before"))
        record = shelf.setdefault("", Record(path, params))
        record.write(merged(record.value if self._exchange.method == "PATCH" else params, self._body()))
        return self._renderer.one(record)

    def made_up(self) -> Answer:
        """Invent an answer: the same for the same path, and with what was sent wherever that fits."""
        path, params = self._exchange.path, self._exchange.params
        if self._plan.operation.paging is not None:
            return self._page([Record(f"{path} {number}", {}) for number in range(self._how_many(path))])
        known: dict[str, Any] = {**params, "id": [*params.values()][-1]} if params else {}
        return self._renderer.one(Record(path, {**known, **self._body()}))

    def _page(self, records: list[Record]) -> Answer:
        paging = self._plan.operation.paging
        assert paging is not None
        return self._renderer.page(records, paging)

    @property
    def _place(self) -> str:
        """The path of the collection: without the id of an item."""
        path = self._exchange.path
        return path.rpartition("/")[0] if self._plan.operation.path.endswith("}") else path

    @property
    def _name(self) -> str:
        return self._exchange.params[self._plan.key]

    def _shelf(self) -> dict[str, Record]:
        return self._shelves.at(self._owner, self._place, self._first)

    def _first(self) -> dict[str, Record]:
        """What a collection holds from the start: a few things if it can be listed, else nothing."""
        count = self._how_many(self._place) if self._plan.listed else 0
        names = dict.fromkeys(self._invented_id(f"{number}") for number in range(count))
        return {name: self._record(name, {}) for name in names}

    def _how_many(self, place: str) -> int:
        return self._inventor.dice(f"{place} how many").between(FEWEST, MOST)

    def _record(self, name: str, value: Mapping[str, Any], *, sent: bool = False) -> Record:
        return Record(f"{self._place} {name}", self._identified(value, name), sent)

    def _found(self) -> Record:
        record = self._shelf().get(self._name)
        if record is None:
            raise RefusedError(not_found(self._exchange, "such thing"))
        return record

    def _writable(self) -> Record:
        """Find the item to be written, or make it; refuse those who have not seen its newest revision."""
        if self._plan.open:
            self._shelf().setdefault(self._name, self._record(self._name, {}, sent=True))
        record = self._found()
        seen = self._exchange.headers.get("If-Match")
        if seen is not None and seen.strip('"') != f"{record.revision}":
            message = "There is a newer revision"
            raise RefusedError(refuse(self._exchange, 412, "PRECONDITION_FAILED", message))
        return record

    def _invented_id(self, mark: str) -> str:
        parameter, key = self._plan.id_schema, self._plan.key
        name = split(key) if key in _SPOKEN_IDS else ("id",)
        schema = _TEXT if parameter is None else parameter.schema
        return f"{self._inventor.value(schema, Spot(f'{self._place} id {mark}', name=name))}"

    def _identified(self, value: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Add the id to what is known of an item, under every name that it may have."""
        paging, key = self._plan.operation.paging, self._plan.key
        known = {**value, "id": name, **({key: name} if key else {})}
        field, _, inner = ("" if paging is None else paging.key).partition(".")
        return {field: {inner: name}, **known} if inner else known

    def _body(self) -> dict[str, Any]:
        """The body that was sent, empty where none was or where it is a file."""
        if not self._exchange.body or "json" not in self._exchange.headers.get("Content-Type", ""):
            return {}
        return cast("dict[str, Any]", json.loads(self._exchange.body))


_WORK: Mapping[str, Callable[[Turn], Answer]] = {
    "list": Turn.list_,
    "create": Turn.create,
    "read": Turn.read,
    "replace": Turn.replace,
    "edit": Turn.edit,
    "remove": Turn.remove,
    "document": Turn.document,
    "made-up": Turn.made_up,
}
