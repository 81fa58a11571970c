"""Iterators over a list: by items and by pages. They can go on after an error, and say where they stand."""

from __future__ import annotations

import inspect
from asyncio import Lock
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Self, TypeAlias, TypeVar, cast

from ._pages import Keyed, identity
from ._positions import to_text
from .errors import DecodeError

if TYPE_CHECKING:
    from ._positions import Position
    from ._walk import Walk
    from .call import Paging

ItemT = TypeVar("ItemT")

OnBadItem: TypeAlias = Callable[[DecodeError], object]
"""Told of each item that cannot be read. It may be a coroutine function."""


class _Reader:
    """What both iterators share: the items of the current page that were not given yet, and the way on."""

    def __init__(self, walk: Walk, paging: Paging, of: str, on_bad_item: OnBadItem | None) -> None:
        self._walk = walk
        self._paging = paging
        self._of = of
        self._on_bad_item = on_bad_item
        self._ready: deque[Any] = deque()
        self._last: Any = walk.position().last
        self._passed = 0
        self._turn = Lock()

    @property
    def position(self) -> str:
        """The place behind the last item given, as a short JSON text for `Pager.resume`.

        It holds ids and times of the list, and neither filters nor other values.
        """
        if not self._ready:
            return to_text(self._next_page(), self._of)
        here = replace(self._walk.page, last=self._last, passed=self._passed)
        return to_text(here, self._of)

    def _next_page(self) -> Position:
        """Where the next page begins. It may hold our last item, when the set moves or windows meet."""
        page = self._walk.position()
        return page if page.last is not None or page.cursor is None else replace(page, last=self._last)

    async def aclose(self) -> None:
        """End the iteration and wait until nothing of it is under way. Not needed at the end of the list."""
        self._ready.clear()
        await self._walk.close()

    def __del__(self) -> None:
        self._walk.stop()

    async def _load(self) -> bool:
        """Read pages until there are items; False at the end of the list."""
        while not self._ready:
            items = await self._walk.next_items()
            if items is None:
                return False
            self._ready.extend(items)
            self._passed = self._walk.passed
        return True

    def _take(self) -> Any:
        item = self._ready.popleft()
        self._last, self._passed = identity(item, self._paging), self._passed + 1
        return item.value if isinstance(item, Keyed) else item

    async def _is_bad(self, item: Any) -> bool:
        """Whether an item cannot be read; then it was raised or handed over.

        Raises:
            DecodeError: It cannot be read, and nobody asked to be told.
        """
        if not isinstance(item, DecodeError):
            return False
        if self._on_bad_item is None:
            raise item
        told = self._on_bad_item(item)
        if inspect.isawaitable(told):
            await told
        return True


class Items(_Reader, Generic[ItemT]):
    """The items of a list, one by one. Several tasks may share it: each item goes to one of them."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> ItemT:
        while True:
            if not self._ready:
                async with self._turn:
                    if not await self._load():
                        raise StopAsyncIteration
            item = self._take()
            if not await self._is_bad(item):
                return cast("ItemT", item)


class ItemPages(_Reader, Generic[ItemT]):
    """The items of a list, page by page.

    A page with an unreadable item comes in parts: what stands before it, the error, what stands behind it.
    """

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> list[ItemT]:
        async with self._turn:
            while await self._load():
                if items := await self._part():
                    return items
        raise StopAsyncIteration

    async def _part(self) -> list[ItemT]:
        part: list[ItemT] = []
        while self._ready:
            if part and isinstance(self._ready[0], DecodeError) and self._on_bad_item is None:
                return part
            item = self._take()
            if not await self._is_bad(item):
                part.append(cast("ItemT", item))
        return part
