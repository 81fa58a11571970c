"""One page of a list: filters by the fields of its items, then offset, page id or the last item's id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.clock import parse_iso
from allegro_async.sandbox.exchange import RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.schema.formats import is_moment

if TYPE_CHECKING:
    from multidict import MultiMapping

    from allegro_async.call import Paging
    from allegro_async.sandbox.exchange import Exchange

_PAGE = "page-"
_PLAIN = (str, bool, int, float)
_NO_FILTERS = frozenset(("offset", "limit", "page.id", "from", "sort", "language"))

Item = Mapping[str, Any]


def at(item: Item, path: str) -> Any:
    """Give the field of an item at a path such as `offer.id`; None where there is none."""
    value: Any = item
    for name in path.split("."):
        value = cast("Item", value).get(name) if isinstance(value, dict) else None
    return value


def filtered(items: Sequence[Item], query: MultiMapping[str], known: Sequence[str]) -> list[Item]:
    """Keep the items whose fields are what the query says.

    A parameter that names no field of any item filters nothing: there is nothing to compare it with.

    Args:
        items: All items.
        query: The query.
        known: The names of the parameters that the operation has.
    """
    kept = list(items)
    for name in known:
        if name in query and name not in _NO_FILTERS:
            kept = _filtered(kept, name, set(query.getall(name)))
    return kept


def _filtered(items: list[Item], name: str, wanted: set[str]) -> list[Item]:
    path, bound = name, name[-4:]
    if bound in {".gte", ".lte"}:
        path = name[:-4]
        return [each for each in items if _within(at(each, path), bound, min(wanted))]
    if not any(isinstance(at(each, path), _PLAIN) for each in items):
        return items
    return [each for each in items if _text(at(each, path)) in wanted]


def _within(value: Any, bound: str, limit: str) -> bool:
    if not (isinstance(value, str) and is_moment(value) and is_moment(limit)):
        return True
    mine, theirs = parse_iso(value), parse_iso(limit)
    return mine >= theirs if bound == ".gte" else mine <= theirs


def _text(value: object) -> str:
    return f"{value}".lower() if isinstance(value, bool) else f"{value}"


def page_of(items: list[Item], paging: Paging, exchange: Exchange, size: int) -> tuple[list[Item], str]:
    """Cut a page out of a list.

    Args:
        items: The whole list.
        paging: How the operation gives it.
        exchange: The request.
        size: The size of a page when nobody asks for one.

    Returns:
        The items of the page, and the id of the next one, empty where there is none.

    Raises:
        RefusedError: There is no page of that id.
    """
    if paging.kind == "array":
        return items, ""
    limit = int(exchange.query.get("limit", size))
    start = _start(items, paging, exchange)
    end = start + limit
    return items[start:end], f"{_PAGE}{end}" if end < len(items) else ""


def _start(items: list[Item], paging: Paging, exchange: Exchange) -> int:
    query = exchange.query
    if "from" in query and paging.kind in {"events", "returns"}:
        ids = [f"{at(each, paging.key)}" for each in items]
        # An unknown id gives an empty list (allegro-api issue 3166).
        return ids.index(query["from"]) + 1 if query["from"] in ids else len(items)
    token = query.get("page.id")
    if token is None:
        return int(query.get("offset", "0"))
    number = token.removeprefix(_PAGE)
    if number == token or not number.isdecimal():
        raise RefusedError(invalid(exchange, "page.id", "There is no page of this id"))
    return int(number)
