"""Remember what a list has given, and notice a server that repeats itself."""

from __future__ import annotations

from collections import Counter, OrderedDict
from typing import TYPE_CHECKING, Any

from ._pages import identity

if TYPE_CHECKING:
    from .call import Paging

REMEMBERED_IDS = 10_000
_REPEATED_PAGES = 10


def remembered(paging: Paging) -> int:
    """How many items a walk remembers to leave out what comes again.

    A list that has grown beyond its ceiling is split and read again, so the memory holds two ceilings' worth.
    """
    again = 2 * paging.ceiling if paging.ceiling is not None and paging.window is not None else 0
    return max(REMEMBERED_IDS, again)


class Seen:
    """The items that a walk has given, up to a bound; the oldest are forgotten first."""

    def __init__(self, paging: Paging) -> None:
        self._paging = paging
        self._bound = remembered(paging)
        self._given: OrderedDict[object, None] = OrderedDict()
        self._stale_items = 0
        self._stale_pages: dict[int, int] = {}
        self.repeats = False

    def fresh(self, items: list[Any], *, grown: bool = False, place: object = None) -> list[Any]:
        """Leave out what an earlier page has given; `repeats` tells whether the server goes in circles.

        Args:
            items: The items of a page.
            grown: Whether the list has grown since the page before, so that a page may well come again.
            place: What tells an empty page from others.
        """
        if self._paging.kind == "array":  # one page: whatever it holds is meant
            return items
        keys = _within_page([identity(item, self._paging) for item in items])
        fresh: list[Any] = []
        for key, item in zip(keys, items, strict=True):
            if key not in self._given:
                fresh.append(item)
                self._given[key] = None
        while len(self._given) > self._bound:
            self._given.popitem(last=False)
        self.repeats = self._in_circles(keys or [place], news=bool(fresh), grown=grown)
        return fresh

    def start_again(self) -> None:
        """Forget the run of pages without news, not the items: another part of the list begins."""
        self._stale_items = 0
        self._stale_pages.clear()

    def _in_circles(self, keys: list[Any], *, news: bool, grown: bool) -> bool:
        """Whether the server repeats itself, and would do so for ever.

        Pages without news are no proof: the set has moved, or was read again from further ahead. The same
        page ten times is one, unless the list grows; so are more old items in a row than are remembered. An
        empty page counts like one old item.
        """
        if news:
            self.start_again()
            return False
        page = hash(tuple(keys))
        self._stale_pages[page] = self._stale_pages.get(page, 0) + (not grown)
        self._stale_items += len(keys)
        return self._stale_pages[page] >= _REPEATED_PAGES or self._stale_items > 2 * self._bound


def _within_page(keys: list[Any]) -> list[Any]:
    """Tell items of one page apart that have no id and are alike: the list has so many of them."""
    if not any(isinstance(key, str) and key.startswith("~") for key in keys):
        return keys
    count = Counter[Any]()
    apart: list[Any] = []
    for key in keys:
        count[key] += 1
        apart.append(key if count[key] == 1 else (key, count[key]))
    return apart
