"""Commands that change the stock of many offers, and their reports (allegro-facts, section 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from allegro_async.sandbox.clock import MICROS, iso
from allegro_async.sandbox.data.offers import OfferState
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.refusals import invalid, not_found, refuse
from allegro_async.sandbox.state.offers import QuantityCommand

from .reading import json_object, only_known, page_bounds, part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allegro_async.sandbox.state.offers import OfferBook
    from allegro_async.sandbox.world import World

CEILING = 1000
"""The largest offset + limit of a task list, and the most offers of a command."""

REPORT_LAG = MICROS
"""So long the report counts nothing yet, although the work is done: it says 0/0/0 at first (issue 2067)."""

_KINDS = ("FIXED", "GAIN")
_FIELD = "quantity"


def give_command(_world: World, exchange: Exchange) -> Answer:
    """`PUT /sale/offer-quantity-change-commands/{commandId}`; the same id again is a conflict."""
    name = exchange.params["commandId"]
    try:
        UUID(name)
    except ValueError:
        return invalid(exchange, "commandId", "commandId must be a UUID")
    book = exchange.seller.offers
    if name in book.quantity_commands:
        return refuse(exchange, 409, "CONFLICT", "This command was given before")
    body = json_object(exchange)
    only_known(exchange, body, ("modification", "offerCriteria"))
    kind, value = _modification(exchange, body)
    offers = _offers(exchange, body)
    outcomes = {offer: _change(book, offer, kind, value, exchange.now) for offer in offers}
    command = book.quantity_commands[name] = QuantityCommand(exchange.now, outcomes)
    return replace(ok_json(_report(name, command, exchange.now)), status=201)


def get_command(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offer-quantity-change-commands/{commandId}`: how far it is."""
    name, command = _known(exchange)
    return ok_json(_report(name, command, exchange.now))


def list_tasks(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offer-quantity-change-commands/{commandId}/tasks`: one outcome for each offer."""
    offset, limit = page_bounds(exchange, default=100, largest=CEILING, ceiling=CEILING)
    _, command = _known(exchange)
    tasks = [_task(offer, trouble) for offer, trouble in command.outcomes.items()]
    shown = tasks if _finished(command, exchange.now) else []
    return ok_json({"tasks": shown[offset : offset + limit]})


def _known(exchange: Exchange) -> tuple[str, QuantityCommand]:
    name = exchange.params["commandId"]
    command = exchange.seller.offers.quantity_commands.get(name)
    if command is None:
        raise RefusedError(not_found(exchange, "such command"))
    return name, command


def _modification(exchange: Exchange, body: Mapping[str, Any]) -> tuple[str, int]:
    wish = part(exchange, body, "modification") or {}
    only_known(exchange, wish, ("changeType", "value"), "modification.")
    kind, value = wish.get("changeType"), wish.get("value")
    if kind not in _KINDS:
        raise RefusedError(invalid(exchange, "modification.changeType", "changeType must be FIXED or GAIN"))
    if isinstance(value, bool) or not isinstance(value, int) or (kind == "FIXED" and value < 0):
        raise RefusedError(invalid(exchange, "modification.value", "value must be a whole number"))
    return str(kind), value


def _offers(exchange: Exchange, body: Mapping[str, Any]) -> list[str]:
    """The ids of the offers, each once, in their order."""
    criteria = body.get("offerCriteria")
    found: dict[str, None] = {}
    for criterion in _objects(exchange, criteria, "offerCriteria"):
        only_known(exchange, criterion, ("type", "offers"), "offerCriteria[].")
        if criterion.get("type") != "CONTAINS_OFFERS":
            raise RefusedError(invalid(exchange, "offerCriteria[].type", "type must be CONTAINS_OFFERS"))
        for offer in _objects(exchange, criterion.get("offers"), "offerCriteria[].offers"):
            only_known(exchange, offer, ("id",), "offerCriteria[].offers[].")
            found[str(offer.get("id"))] = None
    if not 1 <= len(found) <= CEILING:
        raise RefusedError(invalid(exchange, "offerCriteria", f"a command is for 1 to {CEILING} offers"))
    return list(found)


def _objects(exchange: Exchange, value: object, path: str) -> Sequence[dict[str, Any]]:
    entries = cast("Sequence[object]", value) if isinstance(value, list) else (None,)
    if not all(isinstance(entry, dict) for entry in entries):
        raise RefusedError(invalid(exchange, path, f"{path} must be a list of objects"))
    return cast("Sequence[dict[str, Any]]", entries)


def _change(book: OfferBook, offer: str, kind: str, value: int, now: int) -> str | None:
    """Change one offer, or tell why not."""
    number = book.number(offer)
    if number is None:
        return "There is no such offer"
    state: OfferState = book.state(number)
    stock = value if kind == "FIXED" else state.stock + value
    if stock < 0:
        return "The stock cannot be less than nothing"
    book.edit(number, replace(state, stock=stock), now)
    return None


def _finished(command: QuantityCommand, now: int) -> bool:
    return now >= command.at + REPORT_LAG


def _report(name: str, command: QuantityCommand, now: int) -> dict[str, Any]:
    done = _finished(command, now)
    failed = sum(trouble is not None for trouble in command.outcomes.values()) if done else 0
    total = len(command.outcomes) if done else 0
    return {
        "id": name,
        "createdAt": iso(command.at),
        "completedAt": iso(command.at + REPORT_LAG) if done else None,
        "taskCount": {"failed": failed, "success": total - failed, "total": total},
    }


def _task(offer: str, trouble: str | None) -> dict[str, Any]:
    errors: list[Any] = []
    if trouble is not None:
        errors = [
            {
                "code": "VALIDATION_ERROR",
                "message": trouble,
                "details": None,
                "path": _FIELD,
                "userMessage": trouble,
            }
        ]
    status = "SUCCESS" if trouble is None else "FAIL"
    message = trouble or ""
    return {"offer": {"id": offer}, "field": _FIELD, "message": message, "status": status, "errors": errors}


_SCOPE = "allegro:api:sale:offers:write"
_ONE = "/sale/offer-quantity-change-commands/{commandId}"

ROUTES = (
    Route(method="PUT", path=_ONE, handler=give_command, scope=_SCOPE, content=PUBLIC_V1),
    Route(method="GET", path=_ONE, handler=get_command, scope=_SCOPE),
    Route(method="GET", path=f"{_ONE}/tasks", handler=list_tasks, scope=_SCOPE),
)
"""What the sandbox can do with quantity commands."""
