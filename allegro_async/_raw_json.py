"""Cut a page of a list into the JSON of its items, byte for byte. Pure functions."""

from __future__ import annotations

from json import JSONDecoder
from typing import TYPE_CHECKING, Any

from ._pages import Keyed, Page, identity, key_of, page_facts
from .collector import without_collector
from .errors import DecodeError

if TYPE_CHECKING:
    from .call import Paging, Reply

_value = JSONDecoder().raw_decode


def raw_items(reply: Reply, paging: Paging) -> Page:
    """Read a page; its items are the bytes that Allegro sent.

    Raises:
        DecodeError: The body is not JSON.
    """
    try:
        return without_collector(lambda body: _page(body.decode(), paging), reply.body)
    except (ValueError, IndexError, RecursionError):
        text = f"The answer is not JSON [{reply.call}]"
        raise DecodeError(text, raw=reply.body, call=reply.call) from None


def _page(text: str, paging: Paging) -> Page:
    found: dict[str | None, Any] = {}
    at = _skip(text, 0)
    if paging.items is None:
        items, at = _cut(text, at, paging)
    else:
        items, at = _members(text, at, paging, found)
    if _skip(text, at) != len(text):
        raise ValueError("something follows the end")
    facts = page_facts(found, paging)
    return Page(items, facts.total, facts.next_id)


def _members(text: str, at: int, paging: Paging, found: dict[str | None, Any]) -> tuple[list[Any], int]:
    """Read the members of the object that begins here into `found`; the items are cut, not read."""
    items: list[Any] = []
    at = _expect(text, at, "{")
    while text[at] != "}":
        name, at = _value(text, at)
        at = _expect(text, _skip(text, at), ":")
        if name == paging.items and text[at] == "[":
            items, at = _cut(text, at, paging)
        else:
            found[name], at = _value(text, at)
        at = _behind_comma(text, at, "}")
    return items, at + 1


def _cut(text: str, at: int, paging: Paging) -> tuple[list[Any], int]:
    """Cut the list that begins here into its items."""
    items: list[Any] = []
    at = _expect(text, at, "[")
    while text[at] != "]":
        item, end = _value(text, at)
        items.append(Keyed(text[at:end].encode(), key_of(item, paging), identity(item, paging)))
        at = _behind_comma(text, end, "]")
    return items, at + 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _expect(text: str, at: int, sign: str) -> int:
    if text[at] != sign:
        raise ValueError("another sign was due")
    return _skip(text, at + 1)


def _behind_comma(text: str, at: int, end: str) -> int:
    at = _skip(text, at)
    if text[at] == end:
        return at
    at = _expect(text, at, ",")
    if text[at] == end:
        raise ValueError("nothing follows a comma")
    return at
