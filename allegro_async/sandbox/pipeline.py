"""The way of a request through the sandbox, without any network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import control, ledger, oauth, resources
from .checks import API_CHECKS
from .exchange import RefusedError
from .interface import interface
from .refusals import not_found, refuse
from .routing import Router

if TYPE_CHECKING:
    from .exchange import Answer, Exchange
    from .world import World

_ROUTER = Router((*oauth.ROUTES, *control.ROUTES, *ledger.ROUTES, *resources.FILE_ROUTES, *resources.ROUTES))


def _own() -> Router:
    return _ROUTER


def find_route(exchange: Exchange) -> None:
    """Find the route of a request, among what the sandbox can do and then among all that Allegro can."""
    for router in (_own, interface):
        routes, params = router().find(exchange.path)
        if exchange.method in routes:
            exchange.route = routes[exchange.method]
            exchange.params = params
            return
        exchange.path_known = exchange.path_known or bool(routes)


def perform(world: World, exchange: Exchange) -> Answer:
    """Check a request and do its work.

    Unknown paths and methods are refused before the token is looked at (allegro-facts, section 5).
    """
    route = exchange.route
    if route is None:
        if exchange.path_known:
            return refuse(exchange, 405, "METHOD_NOT_ALLOWED", f"There is no {exchange.method} here")
        return not_found(exchange, "such address")
    if route.kind == "api":
        for check in API_CHECKS:
            refusal = check(world, exchange, route)
            if refusal is not None:
                return refusal
        if exchange.access is not None and exchange.access.seller is not None:
            exchange.access.seller.catch_up(exchange.now)
    try:
        answer = route.handler(world, exchange)
    except RefusedError as error:
        return error.answer
    exchange.worked = answer.status < 400  # noqa: PLR2004 - HTTP's own figure
    return answer
