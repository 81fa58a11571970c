"""Do the same to many things at once, and read a list in handfuls."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import anyio

from allegro_async.errors import DecodeError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

T = TypeVar("T")


async def each(items: Iterable[T], work: Callable[[T], Awaitable[object]], *, at_once: int) -> None:
    """Work on all items, so many at once; the first error ends it all and is raised as it is.

    Args:
        items: What to work on.
        work: Does the work for one.
        at_once: How many are worked on at the same time.
    """
    waiting = iter(items)

    async def worker() -> None:
        for item in waiting:  # the workers share one iterator: whoever is free takes the next item
            await work(item)

    try:
        async with anyio.create_task_group() as group:
            for _ in range(at_once):
                group.start_soon(worker)
    except BaseExceptionGroup as errors:
        raise _first(errors) from None


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = cast("BaseExceptionGroup[BaseException]", error).exceptions[0]
    return error


async def handfuls(
    following: Callable[[], Awaitable[T]], size: int, unreadable: Callable[[DecodeError], object]
) -> AsyncIterator[list[T]]:
    """Give the items of a list in handfuls; one that cannot be read is reported, and the rest still comes.

    Args:
        following: Gives the next item, as `anext` does.
        size: How many items are in a handful; the last one has fewer.
        unreadable: Told of each item that cannot be read.

    Raises:
        DecodeError: A whole page cannot be read.
    """
    held: list[T] = []
    failed: bytes | None = None
    while True:
        try:
            held.append(await following())
        except StopAsyncIteration:
            break
        except DecodeError as error:
            if error.raw == failed:  # the same again: it is the page as a whole, and no way leads past it
                raise
            failed = error.raw
            unreadable(error)
        if len(held) >= size:
            yield held
            held = []
    if held:
        yield held
