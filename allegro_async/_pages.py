"""Read one page of a list: its items, its total and where the next one is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from pydantic_core import to_json

from .errors import DecodeError
from .reading import parse, plain_json

if TYPE_CHECKING:
    from pydantic import BaseModel

    from .call import Paging, Reply


@dataclass(frozen=True, slots=True)
class Page:
    """What a list needs to know of one page.

    Attributes:
        items: The items; an unreadable one is a `DecodeError` at its place.
        total: The count of the whole list, where the answer has one.
        next_id: The id of the next page, where the answer has one.
    """

    items: list[Any]
    total: int | None
    next_id: str | None


@dataclass(frozen=True, slots=True)
class Keyed:
    """An item in a type of the caller's, with what a list needs to know of it.

    Attributes:
        value: The item as the caller gets it.
        key: Its id, if it has one.
        identity: What tells it from others.
    """

    value: Any
    key: object
    identity: object


def read_page(reply: Reply, paging: Paging, page_shape: Any, item_shape: Any) -> Page:
    """Read a page; one bad item does not spoil the others.

    Raises:
        DecodeError: The page as a whole cannot be read.
    """
    try:
        return page_facts(parse(reply.body, page_shape, reply.call), paging)
    except DecodeError as error:
        return _item_by_item(reply, paging, item_shape, error)


def values_of(page: Page) -> list[Any]:
    """Give the items of a page as the caller gets them.

    Raises:
        DecodeError: One of them cannot be read.
    """
    for item in page.items:
        if isinstance(item, DecodeError):
            raise item
    return [item.value if isinstance(item, Keyed) else item for item in page.items]


def key_of(item: object, paging: Paging) -> object:
    """The id of an item; None where it has none. The key may lie deeper: `offer.id`."""
    if isinstance(item, Keyed):
        return item.key
    found: Any = plain_json(item.raw) if isinstance(item, DecodeError) else item
    for name in paging.key.split("."):
        found = wire_value(found, name)
    return found if isinstance(found, str | int) else None  # some ids are objects, in parts all alike


def identity(item: object, paging: Paging) -> object:
    """What tells an item from others: its id, or where it has none (operations of a wallet) all of it.

    Items of a list that is one page need none: nothing can come again there.
    """
    if isinstance(item, Keyed):
        return item.identity
    key = key_of(item, paging)
    if key is not None or paging.kind == "array":
        return key
    text = item.raw if isinstance(item, DecodeError) else to_json(item)
    return f"~{blake2b(text, digest_size=12).hexdigest()}"


def last_key(items: list[Any], paging: Paging) -> object:
    """The id of the last item that has one: where lists go on that are read from an id."""
    keys = (key_of(item, paging) for item in reversed(items))
    return next((key for key in keys if key is not None), None)


def wire_value(value: object, name: str) -> Any:
    """Look a field up by its wire name, in a model or in plain JSON; None where there is none."""
    if isinstance(value, dict):
        return cast("dict[str, Any]", value).get(name)
    if hasattr(type(value), "model_fields"):
        return getattr(value, _attribute(cast("type[BaseModel]", type(value)), name), None)
    return None


@cache
def _attribute(model: type[BaseModel], name: str) -> str:
    for attribute, field in model.model_fields.items():
        if name in (field.alias, field.validation_alias, field.serialization_alias):
            return attribute
    return name


def page_facts(page: object, paging: Paging) -> Page:
    """Find the items, the total and the next page's id in a page, be it a model or plain JSON."""
    items: Any = wire_value(page, paging.items) if paging.items else page
    total = wire_value(page, paging.total) if paging.total else None
    next_id = wire_value(wire_value(page, "nextPage"), "id")
    return Page(
        # JSON may hold anything, and mypy finds a cast too many here.
        items=items if isinstance(items, list) else [],  # pyright: ignore[reportUnknownArgumentType]
        total=int(total) if isinstance(total, int | Decimal) else None,
        next_id=unquote(str(next_id)) if next_id else None,  # it arrives percent-encoded (issue 7942)
    )


def _item_by_item(reply: Reply, paging: Paging, item_shape: Any, error: DecodeError) -> Page:
    plain = plain_json(reply.body, reply.call)
    page = page_facts(plain, paging)
    if not page.items:  # not an item is to blame, but the page
        raise error
    return Page([_item(item, item_shape, reply.call) for item in page.items], page.total, page.next_id)


def _item(item: Any, shape: Any, call: str) -> Any:
    try:
        return parse(to_json(item), shape, call)
    except DecodeError as error:
        return error
