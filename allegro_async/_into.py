"""Read a page of a list into a type of the caller's. Pure functions over replies.

The page is read once, with two views of each item: the caller's, and its id. So a list goes on, and leaves
out what comes again, whatever the caller's type holds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeAlias, get_args, get_origin

from pydantic_core import ValidationError, from_json, to_json
from pydantic_core.core_schema import ErrorType

from ._pages import Keyed, Page, identity, key_of, page_facts
from .collector import without_collector
from .errors import ConfigurationError, DecodeError
from .reading import listed, plain_json, wrong_fields

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from .call import Paging, Reply

ReadPage: TypeAlias = "Callable[[Reply], Page]"

# The kinds of errors whose words are pydantic's own; those of the caller's checks may quote a value.
_OWN_WORDS = frozenset(get_args(ErrorType)) - {"value_error", "assertion_error"}


def page_reader(shape: Any, paging: Paging) -> ReadPage:
    """Choose how pages are read into a type; made once for each type and kind of list.

    Raises:
        ConfigurationError: Nothing can be read into it.
    """
    if not isinstance(shape, type) and get_origin(shape) is None:
        raise ConfigurationError(
            f"into() takes a type, not a value of the type {type(shape).__name__}: give the class of a "
            "pydantic model, a dataclass, a TypedDict or a msgspec.Struct, or dict or bytes"
        )
    return _page_reader(shape, paging)


@lru_cache(maxsize=128)
def _page_reader(shape: Any, paging: Paging) -> ReadPage:
    if shape is dict:
        return lambda reply: _dicts(reply, paging)
    if shape is bytes:
        from ._raw_json import raw_items

        return lambda reply: raw_items(reply, paging)
    if hasattr(shape, "__struct_fields__"):
        from ._into_struct import struct_reader

        return struct_reader(shape, paging)
    return _pydantic_reader(shape, paging)


def _dicts(reply: Reply, paging: Paging) -> Page:
    plain: Any
    try:  # texts that repeat are few: remembering them costs more than it saves
        plain = without_collector(lambda body: from_json(body, cache_strings="keys"), reply.body)
    except ValueError:
        plain = plain_json(reply.body, reply.call)  # says what is wrong
    page = page_facts(plain, paging)
    items: list[Any] = [
        item if isinstance(item, dict) else _no_object(item, reply.call) for item in page.items
    ]
    return Page(items, page.total, page.next_id)


def _no_object(item: object, call: str) -> DecodeError:
    return DecodeError(f"The item is no JSON object [{call}]", raw=to_json(item), call=call)


def _pydantic_reader(shape: Any, paging: Paging) -> ReadPage:
    from pydantic import AliasPath, Field, PydanticUserError, TypeAdapter, create_model
    from pydantic.errors import PydanticUndefinedAnnotation

    def items_as(view: Any) -> Any:
        items: Any = GenericAlias(list, (view,))
        return (items | None, Field(None, validation_alias=paging.items))

    try:
        one: TypeAdapter[Any] = TypeAdapter(shape)
        key = create_model("Key", key=(Any, Field(None, validation_alias=AliasPath(*paging.key.split(".")))))
        # Two fields of one name on the wire: the JSON is parsed once.
        views: dict[str, Any] = {"items": items_as(shape), "keys": items_as(key)}
        for name, wire in (("total", paging.total), ("next_page", "nextPage")):
            views[name] = (Any, Field(None, validation_alias=wire or "-"))
        whole: TypeAdapter[Any] = TypeAdapter(create_model("Page", **views))
    except (PydanticUserError, PydanticUndefinedAnnotation) as error:
        raise ConfigurationError(
            f"into() can read nothing into {getattr(shape, '__name__', shape)}: give a pydantic model, a "
            f"dataclass, a TypedDict or a msgspec.Struct, or dict or bytes ({str(error).splitlines()[0]})"
        ) from error

    def read(reply: Reply) -> Page:
        if paging.items is None:
            return _one_by_one(reply, paging, one)
        try:
            page: Any = without_collector(whole.validate_json, reply.body)
        except ValidationError as error:
            found = _one_by_one(reply, paging, one)
            if not found.items:  # not an item is to blame, but the page
                raise _error(error, reply.body, reply.call) from None
            return found
        keys = [each.key if isinstance(each.key, str | int) else None for each in page.keys or ()]
        if paging.kind != "array" and None in keys:
            return _one_by_one(reply, paging, one)
        facts = page_facts({paging.total: page.total, "nextPage": page.next_page}, paging)
        items = [Keyed(*each) for each in zip(page.items or (), keys, keys, strict=True)]
        return Page(items, facts.total, facts.next_id)

    return read


def _one_by_one(reply: Reply, paging: Paging, one: TypeAdapter[Any]) -> Page:
    """Read item after item: one of them is bad, or has no id, so that all of it tells it from others."""
    page = page_facts(plain_json(reply.body, reply.call), paging)
    items = [_item(plain, paging, one, reply.call) for plain in page.items]
    return Page(items, page.total, page.next_id)


def _item(plain: object, paging: Paging, one: TypeAdapter[Any], call: str) -> Keyed | DecodeError:
    raw = to_json(plain)
    try:
        return Keyed(one.validate_json(raw), key_of(plain, paging), identity(plain, paging))
    except ValidationError as error:
        return _error(error, raw, call)


def _error(error: ValidationError, raw: bytes, call: str) -> DecodeError:
    """Turn pydantic's error into ours; the words of the caller's own checks may quote a value."""
    fields = wrong_fields(error)
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        if problem["type"] not in _OWN_WORDS:
            fields[".".join(map(str, problem["loc"]))] = "Refused by a check of the type"
    text = f"The answer does not fit {error.title}: {listed(fields)} [{call}]"
    return DecodeError(text, raw=raw, fields=fields, call=call)
