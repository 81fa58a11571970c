"""Lists whose place stands in the body of the request instead of its query. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pydantic_core import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = ("offset", "limit")


def without_place(body: bytes | None) -> tuple[dict[str, Any], bytes]:
    """Take the place out of a body: what a query would have, and the rest."""
    rest = cast("dict[str, Any]", from_json(body or b"{}"))
    return {name: rest.pop(name) for name in _PLACE if name in rest}, to_json(rest)


def with_place(body: bytes | None, place: Mapping[str, Any]) -> bytes:
    """Put a place into a body."""
    return to_json({**from_json(body or b"{}"), **place})
