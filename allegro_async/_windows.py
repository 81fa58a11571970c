"""Split a list by time where it is longer than Allegro lets anybody read. Pure, but for the start's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def _moment(value: Any, default: datetime) -> datetime:
    moment = default if value is None else datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return _whole_milliseconds(moment)


def _whole_milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
