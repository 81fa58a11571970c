"""The control API under `/_sandbox/`: what a test in another process needs to ask and to change."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from . import coverage as covering
from .buyer import Buyer
from .clock import iso
from .data.jsons import to_json
from .exchange import Answer, Exchange, RefusedError, Route
from .faults import Fault
from .oauth import authorize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .exchange import Handler
    from .world import Seller, World

_MOST = 100_000
"""So many orders or offers can be added or changed at once."""


def state(world: World, _exchange: Exchange) -> Answer:
    """`GET /_sandbox/state`: addresses, keys, the clock, counts."""
    return _json(
        {
            "url": world.url,
            "client_id": world.applications[0].client_id,
            "client_secret": world.applications[0].client_secret,
            "applications": [[each.client_id, each.client_secret] for each in world.applications],
            "accounts": [{"id": seller.id, "login": seller.login} for seller in world.sellers],
            "now": iso(world.clock.micros()),
            "orders": len(world.sellers[0].orders),
            "offers": len(world.sellers[0].offers),
        }
    )


def coverage(_world: World, _exchange: Exchange) -> Answer:
    """`GET /_sandbox/coverage`: how far the sandbox goes with each operation of Allegro's interface."""
    covered = covering.coverage()
    return _json({"counts": covering.counts(covered), "operations": [each._asdict() for each in covered]})


def requests(world: World, exchange: Exchange) -> Answer:
    """`GET /_sandbox/requests`: counts, and the newest requests by `method`, `path`, `status` and `limit`."""
    query = exchange.query
    try:
        status = int(query["status"]) if "status" in query else None
        limit = int(query.get("limit", "100"))
    except ValueError:
        raise _bad("status and limit must be whole numbers") from None
    found = world.log.matching(method=query.get("method"), path=query.get("path"), status=status)
    return _json(
        {
            "total": len(world.log),
            "statuses": {str(code): count for code, count in world.log.statuses.items()},
            "operations": dict(world.log.operations),
            "token_requests": [
                {"grant": grant, "status": code, "count": count}
                for (grant, code), count in world.log.token_requests.items()
            ],
            "requests": [entry.as_json() for entry in islice(reversed(found), max(0, limit))],
        }
    )


def arrivals(world: World, _exchange: Exchange) -> Answer:
    """`GET /_sandbox/arrivals`: when which operation was asked for, by whom, and the status, in short."""
    return _json(world.log.arrivals())


def forget_requests(world: World, _exchange: Exchange) -> Answer:
    """`DELETE /_sandbox/requests`: begin the log anew."""
    world.log.clear()
    return _done()


def faults(world: World, _exchange: Exchange) -> Answer:
    """`GET /_sandbox/faults`: the rules in force and how often each struck."""
    return _json({"faults": [_shown(rule) for rule in world.faults.rules]})


def add_fault(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/faults`: a rule, with the fields of `Fault`."""
    number = (int, float)
    fields: dict[str, tuple[type, ...]] = {
        "kind": (str,),
        "operation": (str,),
        "probability": number,
        "count": (int,),
        "after": (int,),
        "delay": number,
        "retry_after": (int, str),
        "offers": (list,),
    }
    body = _fields(exchange, fields, required=("kind",))
    try:
        rule = Fault(**body)
    except ValueError as error:
        raise _bad(str(error)) from None
    world.faults.rules.append(rule)
    return _json(_shown(rule))


def clear_faults(world: World, _exchange: Exchange) -> Answer:
    """`DELETE /_sandbox/faults`: nothing goes wrong any more."""
    world.faults.rules.clear()
    return _done()


def release_commands(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/commands`: let hanging ones do their work; `account` says whose, else everybody's."""
    body = _fields(exchange, {"account": (str,)})
    _seller(world, body)  # there is such a seller
    return _json({"released": world.release_commands(body.get("account"))})


def advance(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/clock`: move the clock forward by so many `seconds`."""
    body = _fields(exchange, {"seconds": (int, float)}, required=("seconds",))
    try:
        world.clock.advance(seconds=body["seconds"])
    except (ValueError, OverflowError) as error:
        raise _bad(str(error)) from None
    return _json({"now": iso(world.clock.micros())})


def touch_orders(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/orders`: `add` so many orders, then let so many `change`; `account` says whose."""
    body = _fields(exchange, {"add": (int,), "change": (int,), "account": (str,)})
    book = _seller(world, body).orders
    now = world.clock.micros()
    added = book.add(_count(body, "add"), now)
    return _json({"added": added, "changed": book.change(_count(body, "change"), now)})


def touch_offers(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/offers`: let so many offers `change`; `account` says whose."""
    body = _fields(exchange, {"change": (int,), "account": (str,)})
    book = _seller(world, body).offers
    return _json({"changed": book.change(_count(body, "change"), world.clock.micros())})


def files(world: World, _exchange: Exchange) -> Answer:
    """`GET /_sandbox/files`: every file with its size and fingerprint, without its bytes."""
    return _json({"files": [file.as_json() for file in world.files]})


def write_message(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/messages`: let a `buyer` write a `text` about an `order` or `offer`."""
    names = ("buyer", "text", "order", "offer", "account")
    body = _fields(exchange, dict.fromkeys(names, (str,)), required=("buyer", "text"))
    return _by_buyer(world, body, "write")


def open_issue(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/issues`: let a `buyer` open an issue, with the arguments of `Buyer.open_issue`."""
    names = ("buyer", "text", "order", "kind", "reason", "right", "expectation")
    body = _fields(exchange, dict.fromkeys(names, (str,)), required=("buyer", "text", "order"))
    return _by_buyer(world, body, "open_issue")


def _by_buyer(world: World, body: dict[str, Any], method: str) -> Answer:
    try:
        made: str = getattr(Buyer(world, body.pop("buyer")), method)(**body)
    except KeyError as error:
        raise _bad(str(error.args[0]), 404) from None
    except ValueError as error:
        raise _bad(str(error)) from None
    return _json({"id": made})


def answer_device(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/devices`: `approve` or `deny` a user code; `account` says who does."""
    body = _fields(exchange, {"approve": (str,), "deny": (str,), "account": (str,)})
    if ("approve" in body) == ("deny" in body):
        raise _bad("Say either approve or deny, with the code that the device shows")
    try:
        if "approve" in body:
            world.approve_device(body["approve"], body.get("account"))
        else:
            world.deny_device(body["deny"])
    except KeyError as error:
        raise _bad(str(error.args[0]), 404) from None
    return _done()


def answer_authorization(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/authorizations`: `approve` or `deny` an address of the consent page.

    `account` says who does. The answer is the address that the browser would be sent to, as `location`.
    """
    body = _fields(exchange, {"approve": (str,), "deny": (str,), "account": (str,)})
    if ("approve" in body) == ("deny" in body):
        raise _bad("Say either approve or deny, with the address of the consent page")
    try:
        if "approve" in body:
            location = authorize.approve(world, body["approve"], body.get("account"))
        else:
            location = authorize.deny(world, body["deny"])
    except KeyError as error:
        raise _bad(str(error.args[0]), 404) from None
    except ValueError as error:
        raise _bad(str(error)) from None
    return _json({"location": location})


def end_sessions(world: World, exchange: Exchange) -> Answer:
    """`POST /_sandbox/sessions`: `unlink`, `end` or `expire`; `account` says whose, `client_id` which."""
    body = _fields(exchange, {"how": (str,), "account": (str,), "client_id": (str,)}, required=("how",))
    match body["how"]:
        case "unlink":
            world.tokens.unlink(_seller(world, body), body.get("client_id"))
        case "end":
            world.tokens.end_sessions(_seller(world, body))
        case "expire":
            seller = _seller(world, body) if "account" in body else None
            world.tokens.expire_all(seller, world.clock.micros())
        case _:
            raise _bad("how must be unlink, end or expire")
    return _done()


def _fields(
    exchange: Exchange, known: Mapping[str, tuple[type, ...]], *, required: tuple[str, ...] = ()
) -> dict[str, Any]:
    try:
        body: object = exchange.json()
    except ValueError:
        raise _bad("The body must be JSON") from None
    if not isinstance(body, dict):
        raise _bad("The body must be a JSON object")
    fields = cast("dict[str, Any]", body)
    for name, value in fields.items():
        if name not in known:
            raise _bad(f"There is no field {name!r}; there are: {', '.join(known)}")
        if isinstance(value, bool) or not isinstance(value, known[name]):
            raise _bad(f"{name} must be {' or '.join(kind.__name__ for kind in known[name])}")
    for name in required:
        if name not in fields:
            raise _bad(f"The field {name!r} is missing")
    return fields


def _seller(world: World, body: Mapping[str, Any]) -> Seller:
    try:
        return world.seller(body.get("account"))
    except KeyError as error:
        raise _bad(str(error.args[0]), 404) from None


def _count(body: Mapping[str, Any], name: str) -> int:
    count = int(body.get(name, 0))
    if not 0 <= count <= _MOST:
        raise _bad(f"{name} must be from 0 to {_MOST}")
    return count


def _shown(rule: Fault) -> dict[str, Any]:
    names = ("kind", "operation", "probability", "count", "after", "delay", "retry_after", "seen", "done")
    offers = None if rule.offers is None else sorted(rule.offers)
    return {**{name: getattr(rule, name) for name in names}, "offers": offers}


def _json(value: object) -> Answer:
    return Answer(200, to_json(value), "application/json")


def _done() -> Answer:
    return Answer(204, b"", None)


def _bad(message: str, status: int = 400) -> RefusedError:
    return RefusedError(Answer(status, to_json({"error": message}), "application/json"))


def _route(method: str, name: str, handler: Handler) -> Route:
    return Route(method=method, path=f"/_sandbox/{name}", handler=handler, kind="control")


ROUTES = (
    _route("GET", "state", state),
    _route("GET", "coverage", coverage),
    _route("GET", "requests", requests),
    _route("DELETE", "requests", forget_requests),
    _route("GET", "arrivals", arrivals),
    _route("GET", "faults", faults),
    _route("POST", "faults", add_fault),
    _route("DELETE", "faults", clear_faults),
    _route("POST", "commands", release_commands),
    _route("POST", "clock", advance),
    _route("POST", "orders", touch_orders),
    _route("POST", "offers", touch_offers),
    _route("GET", "files", files),
    _route("POST", "messages", write_message),
    _route("POST", "issues", open_issue),
    _route("POST", "devices", answer_device),
    _route("POST", "authorizations", answer_authorization),
    _route("POST", "sessions", end_sessions),
)
"""The routes of the control API."""
