"""How far a journal has been read: the value, how it is kept, and what is finished out of order."""

from __future__ import annotations

import json
from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Hashable

    from .cursors import CursorStore

__all__ = ["Keeper", "Position", "Progress", "Recent", "Ticket"]

_DAY = 86_400.0
_TOUCHES = 48


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a journal. All times in seconds since 1970.

    Attributes:
        event_id: The event behind which it lies; None: before the oldest one.
        moved: When it was set; the event is at least so old.
        checked: When the journal was last seen to go on from here.
        began: When it was followed from, if it was not followed from its oldest event.
    """

    event_id: str | None
    moved: float
    checked: float
    began: float | None = None

    def to_text(self) -> str:
        """Write it for a cursor store."""
        return json.dumps(
            {"id": self.event_id, "moved": self.moved, "checked": self.checked, "began": self.began}
        )

    @classmethod
    def from_text(cls, text: str) -> Position:
        """Read what a cursor store gave.

        Raises:
            ConfigurationError: It is no cursor. To begin anywhere else would lose events.
        """
        try:
            read: Any = json.loads(text)
            identity, began = read["id"], read["began"]
            position = cls(
                None if identity is None else str(identity),
                float(read["moved"]),
                float(read["checked"]),
                None if began is None else float(began),
            )
        except (ValueError, TypeError, KeyError):
            raise ConfigurationError(
                "The stored cursor of a journal is damaged. Delete it to begin anew, with `start`"
            ) from None
        return position

    def may_have_missed(self, days: int, now: float) -> bool:
        """Whether Allegro may have dropped events behind it, since it keeps them for so many days only."""
        return now - self.checked > days * _DAY

    def may_be_forgotten(self, days: int, now: float) -> bool:
        """Whether Allegro may have dropped the event itself, so that its id means nothing any more."""
        return now - self.moved > days * _DAY


class Keeper:
    """Keeps a position in a cursor store, and saves it only when it has moved."""

    def __init__(self, store: CursorStore, key: str, position: Position) -> None:
        self._store = store
        self._key = key
        self._saved: Position | None = None
        self.position = position

    @classmethod
    async def load(cls, store: CursorStore, key: str) -> Keeper | None:
        """Read what is stored; None when nothing is."""
        text = await store.load(key)
        if text is None:
            return None
        keeper = cls(store, key, Position.from_text(text))
        keeper._saved = keeper.position
        return keeper

    def move(self, event_id: str, now: float) -> None:
        """Set the position behind an event; it is not saved yet."""
        self.position = replace(self.position, event_id=event_id, moved=now, checked=now)

    async def touch(self, days: int, now: float) -> None:
        """Note that there is nothing new, now and then: else a quiet journal would look like a lost one."""
        if now - self.position.checked > days * _DAY / _TOUCHES:
            self.position = replace(self.position, checked=now)
            await self.save()

    async def save(self) -> None:
        """Save the position if it has moved."""
        position = self.position
        if position != self._saved:
            await self._store.save(self._key, position.to_text())
            self._saved = position


class Recent:
    """A set that forgets its oldest members."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: OrderedDict[Hashable, None] = OrderedDict()

    def __contains__(self, value: Hashable) -> bool:
        return value in self._known

    def add(self, value: Hashable) -> bool:
        """Add a value; False when it was there already."""
        if value in self._known:
            return False
        self._known[value] = None
        if len(self._known) > self._size:
            self._known.popitem(last=False)
        return True


@dataclass(eq=False, slots=True)
class Ticket:
    """An event under way.

    Attributes:
        event_id: Its id, if it has one.
        finished: Whether it is done.
    """

    event_id: str | None
    finished: bool = False


class Progress:
    """What is finished of events that are handled side by side: the cursor moves over finished ones only."""

    def __init__(self) -> None:
        self._under_way: deque[Ticket] = deque()

    def begin(self, event_id: str | None) -> Ticket:
        """Take an event up, in the order of the journal."""
        ticket = Ticket(event_id)
        self._under_way.append(ticket)
        return ticket

    def finish(self, ticket: Ticket) -> str | None:
        """Note that an event is done; gives the last event before which all is done, if the cursor moves."""
        ticket.finished = True
        last: str | None = None
        while self._under_way and self._under_way[0].finished:
            last = self._under_way.popleft().event_id or last
        return last
