"""What else Allegro can do: the operations that the sandbox knows of, and answers with 501."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .exchange import Answer, Exchange, Route
from .refusals import not_in_sandbox
from .routing import Router

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .world import World


@cache
def interface() -> Router:
    """Every operation of Allegro's interface, from the library's own table.

    The table is loaded when a path is asked for that the sandbox itself does not know.
    """
    return Router(_routes())


def _routes() -> Iterator[Route]:
    from allegro_async.call import Operation
    from allegro_async.resources import operations

    for operation in vars(operations).values():
        if isinstance(operation, Operation) and operation.retired is None:
            yield Route(
                method=operation.method,
                path=operation.path,
                handler=_lacking,
                scope=next(iter(operation.scopes), None),
                caller=operation.token,
                media=operation.accept,
                content=operation.content_type,
            )


def _lacking(_world: World, exchange: Exchange) -> Answer:
    return not_in_sandbox(exchange, exchange.operation)
