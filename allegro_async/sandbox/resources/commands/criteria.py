"""What commands say in common: their ids, and which offers they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST = 1000
"""The most offers of a command (allegro-facts, section 8)."""


def check_uuid(exchange: Exchange, value: object, path: str) -> str:
    """Read a UUID.

    Raises:
        RefusedError: It is something else.
    """
    try:
        UUID(str(value))
    except ValueError:
        raise RefusedError(invalid(exchange, path, f"{path} must be a UUID")) from None
    return str(value)


def criteria(exchange: Exchange, body: Mapping[str, Any]) -> list[str]:
    """The ids of the offers of a command, each once, in their order.

    Raises:
        RefusedError: They are none, too many, or not named as they should be.
    """
    found: dict[str, None] = {}
    for criterion in objects(exchange, body.get("offerCriteria"), "offerCriteria"):
        only_known(exchange, criterion, ("type", "offers"), "offerCriteria[].")
        if criterion.get("type") != "CONTAINS_OFFERS":
            raise RefusedError(invalid(exchange, "offerCriteria[].type", "type must be CONTAINS_OFFERS"))
        for offer in objects(exchange, criterion.get("offers"), "offerCriteria[].offers"):
            only_known(exchange, offer, ("id",), "offerCriteria[].offers[].")
            found[str(offer.get("id"))] = None
    check_count(exchange, len(found), "offerCriteria")
    return list(found)


def check_count(exchange: Exchange, count: int, path: str, most: int = MOST) -> None:
    """Refuse a command for no offers or too many.

    Raises:
        RefusedError: It is one.
    """
    if not 1 <= count <= most:
        raise RefusedError(invalid(exchange, path, f"a command is for 1 to {most} offers"))


def objects(exchange: Exchange, value: object, path: str) -> Sequence[dict[str, Any]]:
    """Read a list of objects.

    Raises:
        RefusedError: It is something else.
    """
    entries = cast("Sequence[object]", value) if isinstance(value, list) else (None,)
    if not all(isinstance(entry, dict) for entry in entries):
        raise RefusedError(invalid(exchange, path, f"{path} must be a list of objects"))
    return cast("Sequence[dict[str, Any]]", entries)


def id_of(exchange: Exchange, body: Mapping[str, Any], name: str, path: str = "") -> str:
    """Read the id inside an object inside a body, such as `marketplace.id`.

    Raises:
        RefusedError: There is none.
    """
    value = body.get(name)
    found = cast("dict[str, Any]", value).get("id") if isinstance(value, dict) else None
    if not isinstance(found, str) or not found:
        raise RefusedError(invalid(exchange, f"{path}{name}.id", f"{name}.id is missing"))
    return found
