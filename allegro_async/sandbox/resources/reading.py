"""Reading query parameters and bodies, as strictly as Allegro does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.clock import parse_iso
from allegro_async.sandbox.exchange import RefusedError
from allegro_async.sandbox.refusals import invalid, not_in_sandbox, refuse, unknown_property

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from allegro_async.sandbox.exchange import Exchange


def whole_number(exchange: Exchange, name: str, default: int, lowest: int, highest: int) -> int:
    """Read a number from the query.

    Raises:
        RefusedError: It is not a number, or out of bounds.
    """
    text = exchange.query.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal()) or not lowest <= int(text) <= highest:
        raise RefusedError(invalid(exchange, name, f"{name} must be a number from {lowest} to {highest}"))
    return int(text)


def page_bounds(exchange: Exchange, *, default: int, largest: int, ceiling: int) -> tuple[int, int]:
    """Read offset and limit.

    Raises:
        RefusedError: They are not numbers, out of bounds, or together beyond the ceiling.
    """
    limit = whole_number(exchange, "limit", default, 1, largest)
    offset = whole_number(exchange, "offset", 0, 0, ceiling)
    if offset + limit > ceiling:
        raise RefusedError(
            invalid(exchange, "offset", f"offset and limit together must not exceed {ceiling}")
        )
    return offset, limit


def moment(exchange: Exchange, name: str) -> int | None:
    """Read a time from the query, in microseconds since 1970.

    Raises:
        RefusedError: It is not an ISO 8601 time. A plus that was not encoded is a blank, and no time either.
    """
    text = exchange.query.get(name)
    if text is None:
        return None
    try:
        return parse_iso(text)
    except ValueError:
        raise RefusedError(invalid(exchange, name, f"{name} must be an ISO 8601 time")) from None


def several(exchange: Exchange, name: str) -> frozenset[str] | None:
    """Read a repeated parameter; None when it is not there."""
    values = exchange.query.getall(name, [])
    return frozenset(values) or None


def one_of(exchange: Exchange, name: str, allowed: Collection[str]) -> frozenset[str] | None:
    """Read a repeated parameter with known values.

    Raises:
        RefusedError: A value is none of them.
    """
    values = several(exchange, name)
    if values is not None and not values <= set(allowed):
        raise RefusedError(invalid(exchange, name, f"{name} must be one of {', '.join(allowed)}"))
    return values


def refuse_filters(exchange: Exchange, names: Collection[str]) -> None:
    """Say so where the sandbox lacks a filter: unfiltered data would look like an answer.

    Raises:
        RefusedError: One of the parameters is there.
    """
    for name in names:
        if name in exchange.query:
            raise RefusedError(not_in_sandbox(exchange, f"filter by {name}"))


def json_object(exchange: Exchange) -> dict[str, Any]:
    """Read the body as a JSON object.

    Raises:
        RefusedError: It is something else.
    """
    try:
        body = exchange.json()
    except ValueError:
        raise RefusedError(refuse(exchange, 400, "JsonParseException", "The body is not JSON")) from None
    if not isinstance(body, dict):
        raise RefusedError(refuse(exchange, 400, "JsonMappingException", "The body is not an object"))
    return cast("dict[str, Any]", body)


def part(exchange: Exchange, body: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    """Read an object inside a body; None when it is absent.

    Raises:
        RefusedError: It is something else.
    """
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise RefusedError(invalid(exchange, name, f"{name} must be an object"))
    return cast("dict[str, Any]", value)


def only_known(exchange: Exchange, body: Mapping[str, Any], known: Collection[str], path: str = "") -> None:
    """Refuse properties that the operation does not know.

    Raises:
        RefusedError: There is one.
    """
    for name in body:
        if name not in known:
            raise RefusedError(unknown_property(exchange, f"{path}{name}"))
