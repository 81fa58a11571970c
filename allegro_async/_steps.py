"""Where a list goes on after a page. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._pages import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._pages import Page
    from .call import Paging
    from .wire import QueryValue

_OFFSET_KINDS = ("offset", "messages", "returns")


def first_query(paging: Paging, query: Mapping[str, QueryValue]) -> dict[str, Any]:
    """The query of the first page: as large as Allegro allows, unless the caller said otherwise."""
    start = dict(query)
    if paging.size is not None and start.get("limit") is None:
        start["limit"] = paging.size
    if paging.kind in _OFFSET_KINDS and start.get("offset") is None and start.get("from") is None:
        start["offset"] = 0
    return start


def next_query(paging: Paging, query: Mapping[str, Any], page: Page) -> dict[str, Any] | None:
    """The query of the page after this one; None at the end of the list.

    A list ends where a page shows it, not where a total says so: totals of different pages disagree
    (allegro-api issue 3740).

    Args:
        paging: How the operation gives its list.
        query: The query of this page.
        page: This page.
    """
    match paging.kind:
        case "array":
            return None
        case "page_id":
            return _with(query, "page.id", page.next_id)
        case "events":
            return _with(query, "from", key_of(page.items[-1], paging) if page.items else None)
        case _:
            return _next_offset(paging, query, page)


def _with(query: Mapping[str, Any], name: str, value: object) -> dict[str, Any] | None:
    # A server that names the page we came from would send us round in circles.
    return None if value is None or value == query.get(name) else {**query, name: value}


def _next_offset(paging: Paging, query: Mapping[str, Any], page: Page) -> dict[str, Any] | None:
    if "offset" not in query:  # customer returns read with `from`: the next page starts at the last id
        return _with(query, "from", key_of(page.items[-1], paging) if page.items else None)
    offset = query["offset"] + len(page.items)
    short = query.get("limit") is not None and len(page.items) < query["limit"]
    if not page.items or (short and (page.total is None or offset >= page.total)):
        return None
    return {**query, "offset": offset}


def within_ceiling(paging: Paging, query: Mapping[str, Any]) -> dict[str, Any] | None:
    """Cut a page down to what Allegro still lets us read; None where nothing is left."""
    asked = dict(query)
    if paging.ceiling is None or "offset" not in asked:
        return asked
    room = paging.ceiling - asked["offset"]
    if room <= 0:
        return None
    if asked.get("limit") is not None:
        asked["limit"] = min(asked["limit"], room)
    return asked
