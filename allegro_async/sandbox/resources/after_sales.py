"""After-sales conditions: return policies, implied warranties and warranties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.refusals import invalid, not_found

from . import after_sales_rules as rules
from .reading import json_object, whole_number
from .warranty_attachments import attachment_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from allegro_async.sandbox.state.conditions import Condition
    from allegro_async.sandbox.world import World

_LARGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One kind of conditions.

    Attributes:
        kind: The kind.
        path: Where it is listed and created.
        param: The path parameter with the id.
        items: The field of the list with the items.
        brief: Whether the list shows ids and names alone.
        check: Checks a body; it is told whether the condition is new.
    """

    kind: Condition
    path: str
    param: str
    items: str
    brief: bool
    check: Callable[[Exchange, Mapping[str, Any], bool], None]


def _list(shelf: Shelf, _world: World, exchange: Exchange) -> Answer:
    """`GET`: those of the seller, the oldest first."""
    limit = whole_number(exchange, "limit", _LARGEST, 1, _LARGEST)
    offset = whole_number(exchange, "offset", 0, 0, _LARGEST - 1)
    kept = list(exchange.seller.conditions.all(shelf.kind).items())[offset : offset + limit]
    shown = [
        {"id": each, "name": body["name"]} if shelf.brief else _shown(exchange, each, body)
        for each, body in kept
    ]
    return ok_json({"count": len(shown), shelf.items: shown})


def _create(shelf: Shelf, world: World, exchange: Exchange) -> Answer:
    """`POST`: a new one."""
    body = _checked(shelf, world, exchange, new=True)
    made = exchange.seller.conditions.add(shelf.kind, body)
    return Answer(201, to_json(_shown(exchange, made, body)))


def _get(shelf: Shelf, _world: World, exchange: Exchange) -> Answer:
    """`GET` with an id."""
    return ok_json(_shown(exchange, *_known(shelf, exchange)))


def _replace(shelf: Shelf, world: World, exchange: Exchange) -> Answer:
    """`PUT` with an id: all terms anew."""
    name, before = _known(shelf, exchange)
    body = _checked(shelf, world, exchange, new=False)
    if "isFulfillment" in before:
        body["isFulfillment"] = before["isFulfillment"]
    exchange.seller.conditions.all(shelf.kind)[name] = body
    return ok_json(_shown(exchange, name, body))


def _delete(shelf: Shelf, _world: World, exchange: Exchange) -> Answer:
    """`DELETE` with an id."""
    name, _ = _known(shelf, exchange)
    del exchange.seller.conditions.all(shelf.kind)[name]
    return Answer(204, b"", None)


def _known(shelf: Shelf, exchange: Exchange) -> tuple[str, Mapping[str, Any]]:
    name = exchange.params[shelf.param]
    body = exchange.seller.conditions.all(shelf.kind).get(name)
    if body is None:
        raise RefusedError(not_found(exchange, f"such {shelf.kind.replace('-', ' ')}"))
    return name, body


def _checked(shelf: Shelf, world: World, exchange: Exchange, *, new: bool) -> dict[str, Any]:
    """Read the body, with the attachment as it will be shown."""
    body = json_object(exchange)
    shelf.check(exchange, body, new)
    wanted = body.get("attachment")
    if wanted is None:
        return body
    owner = exchange.seller.id
    file = world.files.find(str(wanted.get("id")), "warranty-attachment", owner=owner)
    if file is None or not file.here:
        raise RefusedError(invalid(exchange, "attachment.id", "there is no such uploaded file"))
    return {**body, "attachment": attachment_json(world, file)}


def _shown(exchange: Exchange, name: str, body: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": name, "seller": {"id": exchange.seller.id}, **body}


_BASE = "/after-sales-service-conditions"

SHELVES = (
    Shelf(
        kind="return-policy",
        path=f"{_BASE}/return-policies",
        param="returnPolicyId",
        items="returnPolicies",
        brief=False,
        check=lambda exchange, body, new: rules.return_policy(exchange, body, new=new),
    ),
    Shelf(
        kind="implied-warranty",
        path=f"{_BASE}/implied-warranties",
        param="impliedWarrantyId",
        items="impliedWarranties",
        brief=True,
        check=lambda exchange, body, _new: rules.implied_warranty(exchange, body),
    ),
    Shelf(
        kind="warranty",
        path=f"{_BASE}/warranties",
        param="warrantyId",
        items="warranties",
        brief=True,
        check=lambda exchange, body, _new: rules.warranty(exchange, body),
    ),
)
"""The three kinds of conditions."""


def _routes(shelf: Shelf) -> Iterator[Route]:
    read, write = "allegro:api:sale:settings:read", "allegro:api:sale:settings:write"
    path, one = shelf.path, f"{shelf.path}/{{{shelf.param}}}"
    yield Route(method="GET", path=path, handler=partial(_list, shelf), scope=read)
    yield Route(method="POST", path=path, handler=partial(_create, shelf), scope=write, content=PUBLIC_V1)
    yield Route(method="GET", path=one, handler=partial(_get, shelf), scope=read)
    yield Route(method="PUT", path=one, handler=partial(_replace, shelf), scope=write, content=PUBLIC_V1)
    if shelf.kind == "return-policy":
        yield Route(method="DELETE", path=one, handler=partial(_delete, shelf), scope=write)


ROUTES = tuple(route for shelf in SHELVES for route in _routes(shelf))
"""What the sandbox can do with after-sales conditions."""
