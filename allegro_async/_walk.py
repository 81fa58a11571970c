"""A way through a list, page by page: past its ceiling, and along with a set that moves."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from ._ahead import Ahead
from ._ceilings import ceiling_error
from ._pages import identity
from ._positions import CURSORS, Position
from ._seen import Seen
from ._steps import first_query, following, is_last, next_query, step_back, within_ceiling
from ._windows import Window, newest_first, time_filter, whole_window
from .errors import BadRequestError, ValidationFailedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._ahead import Fetch
    from ._pages import Page
    from .call import Operation, Paging
    from .errors import PageCeilingError
    from .wire import QueryValue

_log = logging.getLogger("allegro_async")

_STEPS_BACK = 3
_NO_CEILING_BELOW = 1000
_MOST_SPLITS = 100  # without a new item; from the year 2000 down to a millisecond it takes 40


@dataclass(frozen=True, slots=True)
class Listing:
    """A list to be read.

    Attributes:
        operation: Whose list it is.
        paging: How the operation gives it.
        query: The caller's parameters.
        filters: The names of all parameters that narrow the list.
        fetch: Reads one page.
        prefetch: So many pages are read ahead.
    """

    operation: Operation
    paging: Paging
    query: Mapping[str, QueryValue]
    filters: tuple[str, ...]
    fetch: Fetch
    prefetch: int = 0


class Walk:
    """A way through a list: where it stands now, and which items it has given already.

    An error leaves it where it was, so that the same page is tried again. But what lies behind a ceiling
    cannot be read: after a `PageCeilingError` the walk goes on with what lies elsewhere.
    """

    def __init__(self, listing: Listing, position: Position | None = None) -> None:
        self._operation = listing.operation
        self._paging = listing.paging
        self._filters = listing.filters
        self._start = first_query(self._paging, listing.query)
        self._time = time_filter(self._paging, self._start, listing.filters)
        self._ahead = Ahead(listing.fetch, listing.prefetch, self._follow())
        self._seen = Seen(self._paging)
        place = position or Position({name: self._start[name] for name in CURSORS if name in self._start})
        self._windows = list(place.windows)
        self._window = place.window
        self._total = place.total
        self._from: Position | None = position  # until its page has come
        self._steps_back = 0
        self._splits = 0
        self._grown = False
        self._query = self._query_at(place)
        self.page = self.position()  # the page that came last, and what was left out of it
        self.passed = 0

    def _query_at(self, position: Position) -> dict[str, Any] | None:
        if position.cursor is None:
            return None
        filters = self._window.filters(cast("str", self._time)) if self._window else {}
        return {**self._start, **filters, **position.cursor}

    def _follow(self) -> Any:
        paging = self._paging  # no `self`: what reads ahead must not keep the walk alive

        def follow(query: dict[str, Any], page: Page) -> dict[str, Any] | None:
            return None if "offset" in query else next_query(paging, query, page)

        return follow

    def position(self) -> Position:
        """Where the next page begins."""
        if self._from is not None:
            return self._from
        return self._position(self._query)

    def _position(self, query: Mapping[str, Any] | None) -> Position:
        cursor = None if query is None else {name: query[name] for name in CURSORS if name in query}
        return Position(cursor, self._window, tuple(self._windows), self._total)

    def stop(self) -> None:
        """Cancel what is read ahead, without waiting for its end."""
        self._ahead.stop()

    async def close(self) -> None:
        """End the walk; nothing is left under way."""
        self._query, self._windows = None, []
        await self._ahead.close()

    async def next_items(self) -> list[Any] | None:
        """Read the next page; None at the end of the list.

        Raises:
            PageCeilingError: The list goes on beyond Allegro's ceiling and cannot be split.
        """
        while self._query is not None:
            query = within_ceiling(self._paging, self._query)
            if query is None:
                self._behind_ceiling()
                continue
            page = await self._page(query)
            if page is not None:
                return self._take(query, page)
        await self._ahead.close()
        return None

    async def _page(self, query: dict[str, Any]) -> Page | None:
        """Read a page; None when the way goes on elsewhere first."""
        try:
            page = await self._ahead.fetch(query)
        except (BadRequestError, ValidationFailedError):
            if self._ceiling_found(query):
                return None
            raise
        back = step_back(query, page, self._total)
        self._grown = (page.total or 0) > (self._total or 0)
        self._total = page.total
        if back is not None and self._steps_back < _STEPS_BACK:
            self._steps_back += 1
            self._query = back
            return None
        if await self._too_long(query, page):
            self._split()
            return None
        return page

    def _take(self, query: dict[str, Any], page: Page) -> list[Any]:
        self.page = self._position(query)
        items = self._behind_position(page.items)
        fresh = self._seen.fresh(items, grown=self._grown, place=query.get("page.id"))
        if fresh:  # so that totals which only go up and down do not keep us for ever
            self._steps_back = self._splits = 0
        following_query = next_query(self._paging, query, page)
        if self._seen.repeats and following_query is not None:
            _log.warning("%s repeats its pages; the reading of them ends here", self._operation)
            following_query = None
        if following_query is None:
            self._next_window()
        else:
            self._query = following_query
            self._ahead.expect(following(self._paging, following_query, page))
        return fresh

    def _behind_position(self, items: list[Any]) -> list[Any]:
        """Leave out what was read before the walk was resumed; all of it comes where that cannot be told."""
        position, self._from, self.passed = self._from, None, 0
        if position is None:
            return items
        if position.last is None:
            self.passed = position.passed
        else:
            keys = [identity(item, self._paging) for item in items]
            self.passed = keys.index(position.last) + 1 if position.last in keys else 0
        return items[self.passed :]

    def _ceiling_found(self, query: Mapping[str, Any]) -> bool:
        """Take a refusal far inside a list that can be split for a ceiling nobody has told us of."""
        offset = query.get("offset") or 0
        if self._paging.ceiling is not None or self._time is None or offset < _NO_CEILING_BELOW:
            return False
        self._paging = replace(self._paging, ceiling=offset)
        return True

    def _behind_ceiling(self) -> None:
        """Go on behind the last readable item.

        Raises:
            PageCeilingError: There is more, or may be, and no way to it.
        """
        if self._time is not None:
            self._split()  # it has grown meanwhile; what was read already does not come again
        elif self._total == self._paging.ceiling:
            self._query = None
        else:
            self._query = None
            raise self._ceiling_error()

    async def _too_long(self, query: dict[str, Any], page: Page) -> bool:
        """Whether the list, or this window of it, ends at the ceiling or behind it, and can be split.

        At the ceiling counts as behind it: some totals are cut off there.
        """
        ceiling = self._paging.ceiling
        if ceiling is None or self._time is None or query.get("offset") != 0 or is_last(query, page):
            return False
        if self._whole().halves() is None:
            return False
        if page.total is not None:
            return page.total >= ceiling
        return bool((await self._ahead.fetch({**query, "offset": ceiling - 1, "limit": 1})).items)

    def _whole(self) -> Window:
        return self._window or whole_window(cast("str", self._time), self._start, datetime.now(UTC))

    def _split(self) -> None:
        halves = self._whole().halves()
        self._splits += 1
        if halves is None or self._splits > _MOST_SPLITS:
            error = self._ceiling_error()
            if halves is not None:  # no window was ever smaller: the server takes no notice of the filter
                self._windows.clear()
            self._next_window()
            raise error
        self._windows.extend(halves if newest_first(self._start) else reversed(halves))
        self._next_window()

    def _next_window(self) -> None:
        self._total, self._from = None, None
        self._seen.start_again()
        if not self._windows:
            self._query = None
            return
        self._window = self._windows.pop()
        self._query = {**self._start, **self._window.filters(cast("str", self._time)), "offset": 0}

    def _ceiling_error(self) -> PageCeilingError:
        return ceiling_error(self._operation, self._paging, self._total, self._filters, split=self._window)
