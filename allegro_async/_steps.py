"""Where a list goes on after a page. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._pages import last_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ._pages import Page
    from .call import Paging
    from .wire import QueryValue

_OFFSET_KINDS = ("offset", "messages", "returns", "body")
_ROUND = 10
_LARGEST_STEP_BACK = 5000


def first_query(paging: Paging, query: Mapping[str, QueryValue]) -> dict[str, Any]:
    """The query of the first page: as large as Allegro allows, unless the caller said otherwise.

    A list that is one page whatever its length (`array`) is read whole: a smaller page would hide items.
    """
    start = dict(query)
    if paging.size is not None and (start.get("limit") is None or paging.kind == "array"):
        start["limit"] = paging.size
    if paging.kind in _OFFSET_KINDS and start.get("offset") is None and start.get("from") is None:
        start["offset"] = 0
    return start


def next_query(paging: Paging, query: Mapping[str, Any], page: Page) -> dict[str, Any] | None:
    """The query of the page after this one; None at the end of the list.

    A list ends where a page shows it. A total can make the reading longer, never shorter: totals of
    different pages disagree (allegro-api issue 3740).

    Args:
        paging: How the operation gives its list.
        query: The query of this page.
        page: This page.
    """
    match paging.kind:
        case "array":
            # Where the largest page is full, more may lie behind it, at a place that nobody can ask for.
            full = paging.ceiling is not None and len(page.items) >= paging.ceiling
            return {**query, "offset": paging.ceiling} if full else None
        case "page_id":
            return _with(query, "page.id", page.next_id)
        case "events":
            return _with(query, "from", last_key(page.items, paging))
        case _:
            return _next_offset(paging, query, page)


def _with(query: Mapping[str, Any], name: str, value: object) -> dict[str, Any] | None:
    # A server that names the page we came from would send us round in circles.
    return None if value is None or value == query.get(name) else {**query, name: value}


def _next_offset(paging: Paging, query: Mapping[str, Any], page: Page) -> dict[str, Any] | None:
    if "offset" not in query:  # customer returns read with `from`: the next page starts at the last id
        return _with(query, "from", last_key(page.items, paging))
    offset = query["offset"] + len(page.items)
    if not page.items or (is_last(query, page) and (page.total is None or offset >= page.total)):
        return None
    return {**query, "offset": offset}


def is_last(query: Mapping[str, Any], page: Page) -> bool:
    """Whether a page is so short that it must be the last.

    A short page with a round number of items is no proof: the server may have a maximum of its own, which is
    lower than what was asked for. Then one more request tells.
    """
    count, limit = len(page.items), query.get("limit")
    return count == 0 or (limit is not None and count < limit and count % _ROUND != 0)


def following(paging: Paging, query: Mapping[str, Any], page: Page) -> Iterator[dict[str, Any]]:
    """The queries that will follow, as far as anybody can tell without their pages: for reading ahead.

    Args:
        paging: How the operation gives its list.
        query: The query of the next page.
        page: The page before it.
    """
    expected = within_ceiling(paging, query)
    if expected is None:
        return
    yield expected
    end = page.total
    if end is not None and end <= query.get("offset", 0):
        end = None  # the list goes on behind its total, so that was wrong
    while "offset" in expected and page.items:
        expected = within_ceiling(paging, {**query, "offset": expected["offset"] + len(page.items)})
        if expected is None or (end is not None and expected["offset"] >= end):
            return
        yield expected


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


def step_back(query: Mapping[str, Any], page: Page, total: int | None) -> dict[str, Any] | None:
    """The query that finds what moved behind us because items before it have left the list; None if none did.

    Such is a list of orders with a certain status whose reader changes that status: it shrinks at its
    beginning, and each next page would skip as many items as have left. The total shows it.

    Args:
        query: The query of the page that has come.
        page: That page.
        total: The total that came with the page before.
    """
    if total is None or page.total is None or page.total >= total or not query.get("offset"):
        return None
    back = min(total - page.total, _LARGEST_STEP_BACK)
    return {**query, "offset": max(0, query["offset"] - back)}
