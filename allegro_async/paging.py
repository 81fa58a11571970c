"""Read long lists: one page when awaited, every item when iterated."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ._pages import Page, key_of, read_page
from ._steps import first_query, next_query, within_ceiling
from ._windows import Window, whole_window
from .errors import DecodeError, PageCeilingError
from .reading import parse
from .wire import make_call

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterable, Mapping

    from .call import CallOptions, Operation, Paging, Reply, Sender
    from .wire import QueryValue

__all__ = ["Pager"]

ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT")

_REMEMBERED_IDS = 10_000
_NOT_MODIFIED = 304
_STALE_PAGES = 10


class Pager(Generic[ItemT, PageT]):
    """A list of Allegro's. Nothing is sent before it is awaited or iterated.

        page = await client.orders.search(limit=20)      # one page, as Allegro answers it
        async for order in client.orders.search():       # every item, page by page
            ...

    Iterating asks for the largest pages Allegro allows, unless `limit` is given: it is the size of a page
    then, not of the result. An item that moves to a later page while the list is read comes once. Where
    Allegro lets nobody read on (10 000 orders, say) and the list has a time filter, the list is split by
    time and goes on by itself; where it has none, `PageCeilingError` follows the last readable item.

    An item that cannot be read raises `DecodeError` at its place; asking the same iterator for the next
    item goes on behind it. After any other error the iterator tries the same page again.
    """

    def __init__(
        self,
        sender: Sender,
        operation: Operation,
        options: CallOptions,
        page_shape: type[PageT],
        item_shape: object,
        *,
        path: Iterable[object] = (),
        query: Iterable[tuple[str, QueryValue]] = (),
        headers: Iterable[tuple[str, object]] = (),
        body: bytes | None = None,
    ) -> None:
        if operation.paging is None:
            raise TypeError(f"{operation} gives no list")
        self._sender = sender
        self._operation = operation
        self._options = options
        self._page_shape = page_shape
        self._item_shape = item_shape
        self._path = tuple(path)
        self._query: dict[str, QueryValue] = {name: value for name, value in query if value is not None}
        self._headers = tuple(headers)
        self._body = body
        self._paging: Paging = operation.paging

    def __repr__(self) -> str:
        return f"<Pager of {self._operation}>"

    def __await__(self) -> Generator[Any, None, PageT]:
        return self._one_page().__await__()

    def __aiter__(self) -> AsyncIterator[ItemT]:
        return _Items(self._walk())

    async def pages(self) -> AsyncIterator[list[ItemT]]:
        """Give the items page by page, in the order of the list.

        Raises:
            DecodeError: An item of a page cannot be read.
        """
        walk = self._walk()
        while (items := await walk.next_items()) is not None:
            for item in items:
                if isinstance(item, DecodeError):
                    raise item
            yield cast("list[ItemT]", items)

    async def collect(self, limit: int | None = None) -> list[ItemT]:
        """Read the items into a list.

        Args:
            limit: Stop after so many items. None: read them all.
        """
        found: list[ItemT] = []
        if limit is not None and limit <= 0:
            return found
        async for item in self:
            found.append(item)
            if len(found) == limit:
                break
        return found

    async def first(self) -> ItemT | None:
        """Read the first item; None when the list is empty."""
        found = await self.collect(1)
        return found[0] if found else None

    async def total(self) -> int | None:
        """Ask Allegro how long the list is; None where it does not say.

        The list moves while it is read, so this is a figure of the moment.
        """
        if self._paging.total is None:
            return None
        query = dict(self._query)
        if self._paging.size is not None:
            query["limit"] = 1
        return (await self._fetch(query)).total

    def _walk(self) -> _Walk:
        return _Walk(self._operation, self._paging, self._query, self._fetch)

    async def _one_page(self) -> PageT:
        reply = await self._send(self._query)
        if reply.status == _NOT_MODIFIED:  # the page's type says that it may be None
            return cast("PageT", None)
        return parse(reply.body, self._page_shape, reply.call)

    async def _send(self, query: dict[str, QueryValue]) -> Reply:
        call = make_call(
            self._operation,
            self._options,
            path=self._path,
            query=query.items(),
            headers=self._headers,
            body=self._body,
        )
        return await self._sender.send(call)

    async def _fetch(self, query: dict[str, QueryValue]) -> Page:
        reply = await self._send(query)
        if reply.status == _NOT_MODIFIED:
            return Page(items=[], total=None, next_id=None)
        return read_page(reply, self._paging, self._page_shape, self._item_shape)


class _Items(Generic[ItemT]):
    """The items of a list, one by one. A class, since a generator could not go on after an error."""

    def __init__(self, walk: _Walk) -> None:
        self._walk = walk
        self._ready: deque[Any] = deque()

    def __aiter__(self) -> _Items[ItemT]:
        return self

    async def __anext__(self) -> ItemT:
        while not self._ready:
            items = await self._walk.next_items()
            if items is None:
                raise StopAsyncIteration
            self._ready.extend(items)
        item = self._ready.popleft()
        if isinstance(item, DecodeError):
            raise item
        return cast("ItemT", item)


class _Walk:
    """A way through a list: where it stands now, and which items it has given already."""

    def __init__(
        self,
        operation: Operation,
        paging: Paging,
        query: Mapping[str, QueryValue],
        fetch: Callable[[dict[str, QueryValue]], Awaitable[Page]],
    ) -> None:
        self._operation = operation
        self._paging = paging
        self._fetch = fetch
        self._start = first_query(paging, query)
        self._query: dict[str, Any] | None = self._start
        self._total: int | None = None
        self._windows: list[Window] = []
        self._window: Window | None = None
        self._stale_pages = 0
        self._given: OrderedDict[object, None] = OrderedDict()

    async def next_items(self) -> list[Any] | None:
        """Read the next page; None at the end of the list.

        Raises:
            PageCeilingError: The list goes on beyond Allegro's ceiling and cannot be split.
        """
        while self._query is not None:
            query = within_ceiling(self._paging, self._query)
            if query is None:
                self._query = self._behind_ceiling()
                continue
            page = await self._fetch(query)
            self._total = page.total
            if await self._too_long(query, page):
                self._split(page.total)
                continue
            fresh = self._fresh(page.items)
            follows = None if self._in_circles(page, fresh) else next_query(self._paging, query, page)
            self._query = follows or self._next_window()
            return fresh
        return None

    def _in_circles(self, page: Page, fresh: list[Any]) -> bool:
        """Whether the server repeats itself, and would do so for ever.

        A page without news is no proof: the set may have moved, or two windows share a moment with many
        items. Within a window the ceiling is the end.
        """
        self._stale_pages = self._stale_pages + 1 if page.items and not fresh else 0
        return self._window is None and self._stale_pages >= _STALE_PAGES

    def _behind_ceiling(self) -> dict[str, Any] | None:
        """Go on behind the last readable item: with the next window, if this one ends just there."""
        if self._total is not None and self._total <= cast("int", self._paging.ceiling):
            return self._next_window()
        if self._paging.window is None:
            raise self._ceiling_error(self._total)
        self._split(self._total)  # it has grown meanwhile; what was read already does not come again
        return self._query

    async def _too_long(self, query: dict[str, Any], page: Page) -> bool:
        """Whether the list, or this window of it, ends behind the ceiling."""
        ceiling, limit = self._paging.ceiling, query.get("limit")
        if ceiling is None or self._paging.window is None or query.get("offset") != 0:
            return False
        if page.total is not None:
            return page.total > ceiling
        if limit is None or len(page.items) < limit:
            return False
        return bool((await self._fetch({**query, "offset": ceiling - 1, "limit": 1})).items)

    def _split(self, total: int | None) -> None:
        name = cast("str", self._paging.window)
        window = self._window or whole_window(name, self._start, datetime.now(UTC))
        halves = window.halves()
        if halves is None:
            raise self._ceiling_error(total)
        self._windows.extend(halves if self._newest_first() else reversed(halves))
        self._query = self._next_window()

    def _newest_first(self) -> bool:
        sort = self._start.get("sort")
        return not sort or str(sort).startswith("-")

    def _next_window(self) -> dict[str, Any] | None:
        if not self._windows:
            return None
        self._window = self._windows.pop()
        return {**self._start, **self._window.filters(cast("str", self._paging.window))}

    def _fresh(self, items: list[Any]) -> list[Any]:
        """Leave out items that an earlier page has given; the set may have moved in between."""
        fresh: list[Any] = []
        for item in items:
            key = key_of(item, self._paging)
            if key is not None and key in self._given:
                continue
            fresh.append(item)
            if key is not None:
                self._given[key] = None
        while len(self._given) > _REMEMBERED_IDS:
            self._given.popitem(last=False)
        return fresh

    def _ceiling_error(self, total: int | None) -> PageCeilingError:
        ceiling = cast("int", self._paging.ceiling)
        left = f"{total - ceiling} items lie" if total is not None else "items may lie"
        return PageCeilingError(
            f"{left} beyond the first {ceiling}, which is all Allegro lets anybody read of this list; "
            f"narrow it with a filter [{self._operation}]",
            total=total,
            ceiling=ceiling,
        )
