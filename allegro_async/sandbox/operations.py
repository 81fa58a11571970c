"""The library's own table of operations, as far as the sandbox needs it: scopes, media types, paging."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allegro_async.call import Operation


@cache
def operations() -> Mapping[str, Operation]:
    """Give every operation by method and path template, such as `GET /order/events`."""
    from allegro_async.call import Operation
    from allegro_async.resources import operations as table

    known = (each for each in vars(table).values() if isinstance(each, Operation))
    return {f"{each.method} {each.path}": each for each in known}


def operation_at(name: str) -> Operation:
    """Give the operation of a method and path template.

    Raises:
        KeyError: There is none.
    """
    return operations()[name]
