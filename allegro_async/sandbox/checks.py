"""What every request must pass, in the order in which Allegro looks: each check is a function of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import strictness
from .faults import too_many
from .refusals import refuse, unauthorized
from .strictness import media_types

__all__ = ["API_CHECKS", "limit", "media_types", "scope", "token", "user_agent"]

if TYPE_CHECKING:
    from .exchange import Answer, Check, Exchange, Route
    from .world import World

# AppName/Version (+https://page-about-the-app) (allegro-api issues 13126, 13271 and 13632).
_USER_AGENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][^\s()]* \(\+https?://[^\s()]+\)")


def user_agent(world: World, exchange: Exchange, _route: Route) -> Answer | None:
    """The application introduces itself."""
    if not world.settings.check_user_agent or _USER_AGENT.match(exchange.headers.get("User-Agent", "")):
        return None
    message = "The User-Agent must look like AppName/Version (+https://page-about-the-app)"
    return refuse(exchange, 403, "INVALID_USER_AGENT", message)


def token(world: World, exchange: Exchange, _route: Route) -> Answer | None:
    """There is a bearer token, and it is alive."""
    header = exchange.headers.get("Authorization")
    if header is None:
        return unauthorized("unauthorized", "The request carries no access token")
    is_bearer = header[:7].lower() == "bearer "
    access = world.tokens.access(exchange.bearer, exchange.now) if is_bearer else None
    if access is None:
        return unauthorized("invalid_token", "The access token is unknown or no longer valid")
    exchange.access = access
    exchange.client_id = access.client_id
    return None


def limit(world: World, exchange: Exchange, route: Route) -> Answer | None:
    """The Client ID has requests left in this minute, and so has the family of the operation."""
    client, now = exchange.client_id or "", exchange.now  # the token, looked at before, has named it
    if not world.limit.admit(client, now):
        return too_many(exchange)
    seller = None if exchange.access is None or exchange.access.seller is None else exchange.access.seller.id
    if world.families is None or world.families.admit(route.operation, client, seller, now):
        return None
    return too_many(exchange)


def scope(_world: World, exchange: Exchange, route: Route) -> Answer | None:
    """The token may do this."""
    access = exchange.access
    if access is None or route.caller != "user":
        return None
    if access.seller is None:
        if route.path == "/me":
            # Not 403: so it was seen (allegro-facts, section 2).
            return refuse(exchange, 500, "INTERNAL_ERROR", "An unexpected failure")
        return refuse(exchange, 403, "ACCESS_DENIED", "This needs the token of a user")
    if route.scope is not None and route.scope not in access.scopes:
        return refuse(exchange, 403, "ACCESS_DENIED", f"The token lacks the scope {route.scope}")
    return None


API_CHECKS: tuple[Check, ...] = (
    user_agent,
    token,
    limit,
    scope,
    strictness.media,
    strictness.path,
    strictness.parameters,
    strictness.body,
)
"""The checks of the API, in their order."""
