"""Read pages ahead: several in flight at once, given in the order they are asked for."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from ._tasks import Tasks

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from ._pages import Page

Query: TypeAlias = "dict[str, Any]"
Fetch: TypeAlias = "Callable[[Query], Awaitable[Page]]"
Follow: TypeAlias = "Callable[[Query, Page], Query | None]"


class Ahead:
    """The pages of one walk. No more than `depth` are asked for or kept before they are wanted.

    Args:
        fetch: Reads one page.
        depth: So many pages ahead; 0 reads each page when it is wanted.
        follow: Tells which page follows a page that has come, where only the page itself knows that.
    """

    def __init__(self, fetch: Fetch, depth: int, follow: Follow | None) -> None:
        self._read = fetch
        self._depth = depth
        self._follow = follow
        self._tasks = Tasks()
        self._pages: dict[tuple[Any, ...], asyncio.Task[Page]] = {}
        self._waiting: tuple[Query, Page] | None = None

    async def fetch(self, query: Query) -> Page:
        """Give a page; after an error, or when it is not what was expected, nothing is ahead any more."""
        task = self._pages.pop(_key(query), None)
        if task is None:
            await self.close()
            return await self._read(query)
        try:
            page = await task
        except BaseException:
            await self.close()
            raise
        if self._waiting is not None:
            self._chain(*self._waiting)
        return page

    def expect(self, queries: Iterable[Query]) -> None:
        """Ask for the pages that will be wanted next, as far as there is room."""
        for query in islice(queries, self._depth):
            self._ask(query)

    def stop(self) -> None:
        """Cancel what is under way, without waiting for its end."""
        self._pages.clear()
        self._waiting = None
        self._tasks.stop()

    async def close(self) -> None:
        """Cancel what is under way and wait for its end."""
        self.stop()
        await self._tasks.close()

    def _ask(self, query: Query) -> None:
        key = _key(query)
        if key not in self._pages and len(self._pages) < self._depth:
            self._pages[key] = self._tasks.start(self._load(query))

    async def _load(self, query: Query) -> Page:
        page = await self._read(query)
        self._chain(query, page)
        return page

    def _chain(self, query: Query, page: Page) -> None:
        """Ask for the page behind one that has come, or remember that there was no room for it."""
        following = self._follow(query, page) if self._follow else None
        full = len(self._pages) >= self._depth
        self._waiting = (query, page) if following and full else None
        if following and not full:
            self._ask(following)


def _key(query: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells the pages of one walk apart; all else in the query is the same for all of them."""
    return tuple(sorted((name, str(value)) for name, value in query.items() if value is not None))
