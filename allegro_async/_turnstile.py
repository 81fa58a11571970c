"""Let waiting calls go, place by place, each when its time has come."""

from __future__ import annotations

import asyncio
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Any

from ._slots import NEVER

if TYPE_CHECKING:
    from ._fair_queue import Lane, Place, Waiter
    from .call import Call
    from .protocols import Clock


class Turnstile:
    """The places where lanes of calls wait, and the one timer that wakes the next.

    A lane waits in one place: the first of those it needs that has nothing for it now. When its turn there
    has come, it goes on to the next place that holds it up, and when none does, its first call goes. So a
    permit costs a look at a few places, and not at every lane.

    Args:
        clock: Tells the time.
        door: The last place of every lane.
    """

    def __init__(self, clock: Clock, door: Place[Any]) -> None:
        self._clock = clock
        self._door = door
        self._agenda: list[tuple[float, int, Place[Any]]] = []
        self._entries = count()
        self._timer: asyncio.TimerHandle | None = None
        self._timer_at = NEVER

    def pass_at_once(self, lane: Lane, call: Call, now: float) -> bool:
        """Let a call through if nothing holds it up and nobody waits before it."""
        if lane.living:
            return False
        for place in lane.places:
            if place.queue or place.wait(now, call):
                return False
        self._take(lane, call, now)
        return True

    def line_up(self, lane: Lane, waiter: Waiter, now: float) -> None:
        """Put a call at the end of its lane."""
        lane.append(waiter)
        if lane.at is None:
            held_by = (place for place in lane.places if place.queue or place.wait(now, waiter.call))
            self._park(lane, next(held_by, self._door), waiter.call, now)
            self._set_timer(now)

    def lose(self, lane: Lane, now: float) -> None:
        """Note that a waiting call of the lane has been cancelled or has failed; the next may be lighter."""
        lane.lost_one()
        place = lane.at
        if place is None:
            return  # it was found to be empty before
        if not lane.living:
            self._take_out(lane, place, now, in_turn=False)
        self.wake(place, now)
        self._set_timer(now)

    def wake(self, place: Place[Any], now: float) -> None:
        """See to it that a place is looked at in the next round, if anybody waits there."""
        if place.queue:
            self._schedule(place, now)

    def turn(self) -> None:
        """Let go whoever may go, and set the timer for the next."""
        now = self._clock.monotonic()
        agenda = self._agenda
        while agenda and agenda[0][0] <= now:
            due, _, place = heappop(agenda)
            if place.due == due:  # otherwise it has been looked at since
                place.due = None
                self._serve(place, now)
        self._set_timer(now)

    def _serve(self, place: Place[Any], now: float) -> None:
        while place.queue and place.ahead < place.most_ahead:
            lane = place.queue.peek()
            waiter = lane.first()
            if waiter is None:
                self._take_out(lane, place, now, in_turn=False)
                continue
            wait = place.wait(now, waiter.call)
            if wait:
                if wait < NEVER:
                    self._schedule(place, now + wait)
                return
            self._take_out(lane, place, now, in_turn=True)
            self._go_on(lane, waiter, place, now)

    def _go_on(self, lane: Lane, waiter: Waiter, place: Place[Any], now: float) -> None:
        """Send a lane from a place where its turn has come to the next that holds it up, or let a call go."""
        held_by = self._held_by(lane, waiter.call, now)
        if held_by is not None:
            lane.via = place
            place.ahead += 1
            self._park(lane, held_by, waiter.call, now)
            return
        lane.drop_first()
        self._take(lane, waiter.call, now)
        waiter.go.set_result(None)
        following = lane.first()
        if following is not None:
            place = self._held_by(lane, following.call, now) or self._door
            self._park(lane, place, following.call, now)

    def _held_by(self, lane: Lane, call: Call, now: float) -> Place[Any] | None:
        """The first place that has nothing for a call now."""
        for place in lane.places:
            if place.wait(now, call):
                return place
        return None

    def _take_out(self, lane: Lane, place: Place[Any], now: float, *, in_turn: bool) -> None:
        """Take a lane out of a place, and let another follow from where it had come."""
        place.queue.remove(lane, in_turn=in_turn)
        lane.at = None
        if lane.via is not None:
            lane.via.ahead -= 1
            self.wake(lane.via, now)
            lane.via = None

    def _park(self, lane: Lane, place: Place[Any], call: Call, now: float) -> None:
        lane.at = place
        place.queue.push(lane)
        wait = place.wait(now, call)
        if wait < NEVER:
            self._schedule(place, now + wait)

    def _take(self, lane: Lane, call: Call, now: float) -> None:
        for place in lane.places:
            place.take(now, call)
            if place.queue:
                place.queue.served(lane)

    def _schedule(self, place: Place[Any], when: float) -> None:
        if place.due is None or when < place.due:
            place.due = when
            heappush(self._agenda, (when, next(self._entries), place))

    def _set_timer(self, now: float) -> None:
        if not self._agenda:
            return
        due = self._agenda[0][0]
        if due >= self._timer_at:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer_at = due
        self._timer = asyncio.get_running_loop().call_later(due - now, self._on_time)

    def _on_time(self) -> None:
        self._timer, self._timer_at = None, NEVER
        self.turn()
