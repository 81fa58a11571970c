"""Who is next: in order within an account, in turns between accounts, interactive calls before bulk ones."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ._slots import NEVER

if TYPE_CHECKING:
    import asyncio

    from .call import Call

_NEGLIGIBLE = 1e-6  # seconds: no clock of a server tells them apart
_FEW_DEAD = 32


class Rule(Protocol):
    """Something of which a call must have its share: a budget, slots, a gate."""

    def wait(self, now: float, weight: int = 1) -> float:
        """Seconds until a call of this weight may go; infinite when only another call's end can help."""
        ...

    def take(self, now: float, weight: int = 1) -> None:
        """Note a call that goes now."""
        ...

    def idle(self, now: float) -> bool:
        """Whether it would be the same if it were made anew."""
        ...


RuleT = TypeVar("RuleT", bound=Rule)


@dataclass(slots=True, eq=False)
class Waiter:
    """A call that waits.

    Attributes:
        call: The call.
        number: Its place in the order of all arrivals.
        deadline: The clock's time at which it gives up, if any.
        go: Done when it has its permit, or cannot get it any more.
    """

    call: Call
    number: int
    deadline: float | None
    go: asyncio.Future[None]


@dataclass(slots=True, eq=False)
class Lane:
    """Calls of one account with the same limits and priority: they wait for the same things, in order.

    Attributes:
        account: Whose calls they are.
        bulk: Whether they can wait for interactive ones.
        places: All that a call needs, in the order in which it is asked for.
        at: Where the first of them waits.
        via: Where it has waited before, and has left for this place.
        living: How many wait, as far as those who were cancelled have said so.
    """

    account: str | None
    bulk: bool
    places: tuple[Place[Any], ...]
    at: Place[Any] | None = None
    via: Place[Any] | None = None
    living: int = 0
    _waiters: deque[Waiter] = field(default_factory=deque["Waiter"])

    def append(self, waiter: Waiter) -> None:
        """Put a call at the end."""
        self._waiters.append(waiter)
        self.living += 1

    def first(self) -> Waiter | None:
        """The first that waits; None when the last was cancelled a moment ago and has not said so yet."""
        waiters = self._waiters
        while waiters and waiters[0].go.done():
            waiters.popleft()
        return waiters[0] if waiters else None

    def drop_first(self) -> None:
        """Take out the first that waits."""
        self._waiters.popleft()
        self.living -= 1

    def lost_one(self) -> None:
        """Note that one of them has been cancelled or has failed."""
        self.living -= 1
        if not self.living:
            self._waiters.clear()
        elif len(self._waiters) > _FEW_DEAD + 2 * self.living:
            self._waiters = deque(waiter for waiter in self._waiters if not waiter.go.done())

    def all(self) -> list[Waiter]:
        """All that wait, in their order."""
        return [waiter for waiter in self._waiters if not waiter.go.done()]


class FairQueue:
    """Lanes that wait for the same thing.

    Args:
        bulk_every: While interactive calls wait, one permit in so many goes to a bulk call.
    """

    __slots__ = ("_bulk", "_bulk_every", "_interactive", "_since_bulk")

    def __init__(self, bulk_every: int) -> None:
        self._interactive: OrderedDict[str | None, list[Lane]] = OrderedDict()
        self._bulk: OrderedDict[str | None, list[Lane]] = OrderedDict()
        self._bulk_every = bulk_every
        self._since_bulk = 0

    def __bool__(self) -> bool:
        return bool(self._interactive) or bool(self._bulk)

    def push(self, lane: Lane) -> None:
        """Put a lane at the end of the turns, or to its account's others."""
        self._turns(lane).setdefault(lane.account, []).append(lane)

    def peek(self) -> Lane:
        """The lane whose turn it is; there must be one."""
        lanes = next(iter(self._next_turns().values()))
        return lanes[0] if len(lanes) == 1 else min(lanes, key=_arrival)

    def remove(self, lane: Lane, *, in_turn: bool) -> None:
        """Take a lane out; if this was its account's turn, the account goes to the end of the turns."""
        turns = self._turns(lane)
        lanes = turns[lane.account]
        lanes.remove(lane)
        if not lanes:
            del turns[lane.account]
        elif in_turn:
            turns.move_to_end(lane.account)

    def served(self, lane: Lane) -> None:
        """Note that a call of this lane got its permit."""
        self._since_bulk = 0 if lane.bulk else self._since_bulk + 1

    def _turns(self, lane: Lane) -> OrderedDict[str | None, list[Lane]]:
        return self._bulk if lane.bulk else self._interactive

    def _next_turns(self) -> OrderedDict[str | None, list[Lane]]:
        if not self._interactive:
            return self._bulk
        if not self._bulk:
            return self._interactive
        return self._bulk if self._since_bulk >= self._bulk_every - 1 else self._interactive


def _arrival(lane: Lane) -> int:
    waiter = lane.first()
    return -1 if waiter is None else waiter.number


@dataclass(slots=True, eq=False)
class Place(Generic[RuleT]):
    """A rule, and those who wait for it.

    Attributes:
        rule: The rule.
        queue: The lanes that wait.
        by_offers: Whether a call counts for as many as the offers it changes.
        most_ahead: So many lanes may leave for the next place before the first of them gets its permit.
        ahead: How many have.
        due: When to look at it again, if a time is set.
    """

    rule: RuleT
    queue: FairQueue
    by_offers: bool = False
    most_ahead: float = NEVER
    ahead: int = 0
    due: float | None = None

    def wait(self, now: float, call: Call) -> float:
        """Seconds until the call has its share."""
        seconds = self.rule.wait(now, call.weight if self.by_offers else 1)
        return seconds if seconds > _NEGLIGIBLE else 0.0

    def take(self, now: float, call: Call) -> None:
        """Take the call's share."""
        self.rule.take(now, call.weight if self.by_offers else 1)
