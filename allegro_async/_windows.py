"""Split a list by time where it is longer than Allegro lets anybody read. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .call import Paging

_OLDEST = datetime(2000, 1, 1, tzinfo=UTC)  # Allegro opened in December 1999
_SMALLEST = timedelta(milliseconds=1)  # the precision of times in a query


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, both ends included.

    Attributes:
        since: The earliest moment.
        until: The latest moment.
    """

    since: datetime
    until: datetime

    def halves(self) -> tuple[Window, Window] | None:
        """Split in two, older half first; None where the window is too small.

        The halves share the moment between them, so that nothing falls between two milliseconds.
        """
        if self.until - self.since <= _SMALLEST:
            return None
        middle = _whole_milliseconds(self.since + (self.until - self.since) / 2)
        return Window(self.since, middle), Window(middle, self.until)

    def filters(self, name: str) -> dict[str, datetime]:
        """The query parameters that select this window."""
        return {f"{name}.gte": self.since, f"{name}.lte": self.until}


def whole_window(name: str, query: Mapping[str, Any], now: datetime) -> Window:
    """The window that a query selects already; open ends become the year 2000 and tomorrow.

    Args:
        name: The time filter, without `.gte` and `.lte`.
        query: The query of the list.
        now: The present time.
    """
    return Window(
        _moment(query.get(f"{name}.gte"), _OLDEST),
        _moment(query.get(f"{name}.lte"), now + timedelta(days=1)),
    )


def time_filter(paging: Paging, query: Mapping[str, Any], parameters: Iterable[str]) -> str | None:
    """The time filter to split a list by, without `.gte` and `.lte`.

    A list sorted by a time that it can be filtered by, oldest first, is split by that time: so its order
    stays, and an item whose time changes while the list is read moves to a window that is still to come.
    Newest first, such an item would move to where the reading has been already, and be missed; then the
    list's own filter splits it, whose times do not change.

    Args:
        paging: How the operation gives its list.
        query: The query of the list.
        parameters: The names of all parameters of the operation.
    """
    sort = str(query.get("sort") or "")
    names = set(parameters)
    fits = {f"{sort}.gte", f"{sort}.lte"} <= names
    return sort if paging.window is not None and fits else paging.window


def newest_first(query: Mapping[str, Any]) -> bool:
    """Whether the list begins with its newest item, as Allegro's lists do unless they are told otherwise."""
    sort = query.get("sort")
    return not sort or str(sort).startswith("-")


def _moment(value: Any, default: datetime) -> datetime:
    moment = default if value is None else datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return _whole_milliseconds(moment)


def _whole_milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
