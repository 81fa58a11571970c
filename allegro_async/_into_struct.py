"""Read a page of a list into a `msgspec.Struct` of the caller's. Only loaded for callers who have msgspec."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from ._pages import Keyed, Page, identity, page_facts
from .collector import without_collector
from .errors import DecodeError
from .reading import listed, plain_json

if TYPE_CHECKING:
    from ._into import ReadPage
    from .call import Paging, Reply

# What msgspec says of these holds types and names of fields; its other texts may quote a value.
_types_only = re.compile(r"(Expected `[^`]*`, got `[^`]*`|Object missing required field `[^`]*`)").match
_place = re.compile(r" - at `\$\.?([^`]*)`$").search


def struct_reader(shape: Any, paging: Paging) -> ReadPage:
    """Give the function that reads pages into a struct."""
    of_item = msgspec.json.Decoder(shape)

    def read(reply: Reply) -> Page:
        try:
            raws, facts = without_collector(lambda body: _parted(body, paging), reply.body)
        except msgspec.DecodeError as error:
            plain_json(reply.body, reply.call)  # says what is wrong where it is not JSON
            raise _error(error, "a page", reply.body, reply.call) from None
        items = [_item(raw, of_item, paging, reply.call) for raw in raws]
        return Page(items, facts.total, facts.next_id)

    return read


def _parted(body: bytes, paging: Paging) -> tuple[list[Any], Page]:
    """Part a page into its items, unread, and what else a list needs to know of it."""
    if paging.items is None:
        return _raws.decode(body), page_facts({}, paging)
    members = _members.decode(body)
    found = {
        name: msgspec.json.decode(members[name]) for name in ("nextPage", paging.total) if name in members
    }
    return _raws_or_none.decode(members.get(paging.items, b"null")) or [], page_facts(found, paging)


_raws = msgspec.json.Decoder(list[msgspec.Raw])
_raws_or_none = msgspec.json.Decoder(list[msgspec.Raw] | None)
_members = msgspec.json.Decoder(dict[str, msgspec.Raw])


def _item(raw: Any, of_item: Any, paging: Paging, call: str) -> Keyed | DecodeError:
    try:
        value = of_item.decode(raw)
    except msgspec.DecodeError as error:
        return _error(error, of_item.type.__name__, bytes(raw), call)
    key = _key(raw, paging)
    whole = key is None and paging.kind != "array"
    return Keyed(value, key, identity(plain_json(bytes(raw)), paging) if whole else key)


def _key(raw: Any, paging: Paging) -> object:
    try:
        key = _key_type(paging.key).decode(raw)
    except msgspec.DecodeError:  # where an object should hold it stands something else
        return None
    for name in paging.key.split("."):
        key = getattr(key, name, None)
    return key if isinstance(key, str | int) else None


@cache
def _key_type(path: str) -> Any:
    """A reader that sees nothing of an item but its key."""
    inner: Any = Any
    for name in reversed(path.split(".")):
        inner = msgspec.defstruct("Key", [(name, inner | None if inner is not Any else Any, None)])
    return msgspec.json.Decoder(inner)


def _error(error: Exception, title: str, raw: bytes, call: str) -> DecodeError:
    """Turn msgspec's error into ours, without what may quote a value."""
    words, place = _types_only(str(error)), _place(str(error))
    fields = {place[1] if place else "": words[1] if words else "Refused by the type"}
    return DecodeError(
        f"The answer does not fit {title}: {listed(fields)} [{call}]", raw=raw, fields=fields, call=call
    )
