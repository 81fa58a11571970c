"""A journal of events: ids that grow, a window of time that is kept, and pages after an id."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a journal.

    Attributes:
        id: Its id, which is greater than the id of every earlier entry.
        subject: The number of the order or offer.
        type: What happened.
        occurred: When it happened, in microseconds since 1970; not in the order of the ids.
        changes: How often the subject had been changed by then.
    """

    id: int
    subject: int
    type: str
    occurred: int
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Disturbance:
    """What goes wrong with the events of a journal; which ones follows from their order or offer.

    Attributes:
        duplicates: The share of events that come a second time, a little later under another id
            (allegro-api issue 4870).
        gap: The share of events that are missing at first and then stand in their place (issue 8623).
        gap_until: When they are there, in microseconds since 1970.
    """

    duplicates: float = 0.0
    gap: float = 0.0
    gap_until: int = 0

    def is_twice(self, event: Event) -> bool:
        """Tell whether an event comes twice."""
        return _share(event, 0x9E3779B1) < self.duplicates

    def is_missing(self, event: Event, now: int) -> bool:
        """Tell whether an event is not there yet."""
        return now < self.gap_until and _share(event, 0x85EBCA77) < self.gap


_QUIET = Disturbance()
_TWIN_COMES_AFTER = 3


def _share(event: Event, factor: int) -> float:
    return ((event.subject * 31 + event.changes + 1) * factor >> 7) % 10_007 / 10_007


class Journal:
    """Events in the order of their ids. An id is the microsecond of the entry, or the next free number after.

    Args:
        kept: For how long (microseconds) an event can be read.
        past: Makes the events of the invented past, in any order, when the journal is first used: the
            moment of each entry and the event, whose id does not matter.
        disturbance: What goes wrong.
    """

    def __init__(
        self,
        kept: int,
        past: Callable[[], Iterable[tuple[int, Event]]],
        disturbance: Disturbance = _QUIET,
    ) -> None:
        self._kept = kept
        self._disturbance = disturbance
        self._again: deque[Event] = deque()
        self._past = past
        self._events: list[Event] | None = None

    def add(self, at: int, subject: int, kind: str, occurred: int, changes: int = 0) -> None:
        """Enter an event."""
        self._enter(at, Event(0, subject, kind, occurred, changes))
        if len(self._again) > _TWIN_COMES_AFTER:
            self._enter(at, self._again.popleft())

    def _enter(self, at: int, event: Event) -> None:
        events = self._all()
        free = events[-1].id + 1 if events else 0
        events.append(replace(event, id=max(free, at)))
        if event.id == 0 and self._disturbance.is_twice(event):
            self._again.append(events[-1])

    def after(self, event_id: int | None, now: int) -> Iterator[Event]:
        """Give the events after an id, or from the oldest that is kept, in the order of their ids."""
        events = self._all()
        start = bisect_left(events, now - self._kept, key=_id)
        if event_id is not None:
            start = max(start, bisect_right(events, event_id, key=_id))
        found = (events[place] for place in range(start, len(events)))
        return (event for event in found if not self._disturbance.is_missing(event, now))

    def knows(self, event_id: int) -> bool:
        """Tell whether there ever was an event with this id."""
        events = self._all()
        place = bisect_left(events, event_id, key=_id)
        return place < len(events) and events[place].id == event_id

    def latest(self) -> Event | None:
        """The newest event."""
        events = self._all()
        return events[-1] if events else None

    def _all(self) -> list[Event]:
        if self._events is None:
            self._events = []
            for at, event in sorted(self._past(), key=_entered):
                self.add(at, event.subject, event.type, event.occurred, event.changes)
        return self._events


def _id(event: Event) -> int:
    return event.id


def _entered(entry: tuple[int, Event]) -> tuple[int, int, int]:
    at, event = entry
    return at, event.subject, event.occurred
