"""Keep Allegro's request limits: nobody is told of them by headers, so the client counts for itself."""

from __future__ import annotations

import asyncio
import logging
from itertools import count
from typing import TYPE_CHECKING

from ._fair_queue import Waiter
from ._places import Places
from ._slots import NEVER
from ._turnstile import Turnstile
from .errors import RateLimitError
from .gate import is_of_the_account
from .limit_settings import CLIENT_LIMIT, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._fair_queue import Lane
    from .call import Call, RequestLimit
    from .limit_state import BudgetState, LimitsState, WaitingCalls
    from .protocols import Clock

__all__ = ["CLIENT_LIMIT", "FairLimiter", "Limits", "NoLimiter"]

_log = logging.getLogger("allegro_async.limits")

_DEFAULT = Limits()
_TOLD_AGAIN_AFTER = 0.5  # seconds by which a block must grow before those who wait are looked at again


class FairLimiter:
    """The request budget of one Client ID within one process.

    Calls of one account go in the order in which they came, interactive ones before bulk ones; accounts
    take turns, so that a bulk job of one seller does not starve another seller's page. A call that its own
    limit holds up holds up no other. A 429 closes the gate: of the Client ID, or of the account if it was
    plainly the account's own limit. Only so many calls are under way at once: permits that pile up before
    a slow server would otherwise be used all in one moment, when it is quick again.

    Args:
        clock: Tells the time.
        limits: The settings. Default: Allegro's limits with a little head-room.
    """

    def __init__(self, clock: Clock, limits: Limits | None = None) -> None:
        self._clock = clock
        self._limits = _DEFAULT if limits is None else limits
        self._places = Places(self._limits)
        self._door = self._places.entrance.rule
        self._turnstile = Turnstile(clock, self._places.entrance)
        self._numbers = count()
        self._began = clock.monotonic()

    @property
    def waiting(self) -> int:
        """How many calls wait now."""
        return sum(lane.living for lane in self._places.lanes.values())

    @property
    def under_way(self) -> int:
        """How many calls have their permit and have not ended."""
        return self._door.slots.taken

    @property
    def closed_for(self) -> float:
        """Seconds until the gate of the Client ID reopens; 0 when it is open."""
        return max(0.0, self._door.gate.closed_until - self._clock.monotonic())

    async def acquire(self, call: Call, *, deadline: float | None) -> float:
        """Wait for a permit; see `Limiter.acquire`."""
        asked = self._clock.monotonic()
        lane = self._places.lane_of(call, asked)
        if self._turnstile.pass_at_once(lane, call, asked):
            return 0.0
        if deadline is not None:
            self._refuse_the_hopeless(lane, call, asked, deadline)
        go = asyncio.get_running_loop().create_future()
        self._turnstile.line_up(lane, Waiter(call, next(self._numbers), deadline, go), asked)
        try:
            await go  # cancelling the caller cancels this future
        except asyncio.CancelledError:
            if go.cancelled():
                self._turnstile.lose(lane, self._clock.monotonic())
            elif go.exception() is None:
                self.release(call)  # the permit was given in the same moment
            raise
        return self._clock.monotonic() - asked

    def release(self, call: Call, *, seconds: float | None = None, answered: bool = True) -> None:
        """Note the end of a call; see `Limiter.release`."""
        now = self._clock.monotonic()
        account, leaky = self._places.account(call.account), self._places.leaky(call)
        self._door.slots.leave()
        account.rule.slots.leave()
        if leaky is not None:
            leaky.rule.leave()
            if seconds is not None:
                leaky.rule.ended(seconds, now, answered=answered)
            self._turnstile.wake(leaky, now)
        self._turnstile.wake(account, now)
        self._turnstile.wake(self._places.entrance, now)
        self._turnstile.turn()

    def refused(self, call: Call, *, retry_after: float | None) -> float:
        """Close the gate after a 429; see `Limiter.refused`."""
        now = self._clock.monotonic()
        own = self._is_of_the_account(call, now)
        gate = self._places.account(call.account).rule.gate if own else self._door.gate
        before = gate.closed_until
        seconds = gate.close(now, retry_after)
        leaky = self._places.leaky(call)
        if leaky is not None:
            leaky.rule.refused(now)
        # Requests that were under way may be refused too; one warning is enough.
        _log.log(
            logging.WARNING if before <= now else logging.DEBUG,
            "Allegro refused %s with 429: nothing is sent for %s for %.0f s",
            call.operation,
            f"the account {call.account!r}" if own else "this Client ID",
            seconds,
        )
        if gate.closed_until > max(before, gate.told_until + _TOLD_AGAIN_AFTER):
            gate.told_until = gate.closed_until
            self._fail_the_late(now)
        return seconds

    def reopens_in(self, call: Call) -> float:
        """Seconds until the gate reopens for a call; see `Limiter.reopens_in`."""
        return max(0.0, self._reopening(call) - self._clock.monotonic())

    def state(self) -> LimitsState:
        """Show what is used, who waits, and what is closed; see `Limiter.state`."""
        now = self._clock.monotonic()
        from .limit_state import LimitsState

        closed = {account: round(wait, 3) for account, wait in self._closed_accounts(now)}
        return LimitsState(
            tuple(self._budget_states(now)), self._queues(), self.under_way, round(self.closed_for, 3), closed
        )

    # Refusals

    def _refuse_the_hopeless(self, lane: Lane, call: Call, now: float, deadline: float) -> None:
        """Fail a call that no permit can reach in time, whoever else waits.

        Raises:
            RateLimitError: A closed gate, or a limit of its own, holds it up beyond its deadline.
        """
        gate = self._reopening(call) - now
        own = (place.wait(now, call) for place in lane.places[:-2])
        wait = max(gate, max((each for each in own if each < NEVER), default=0.0))
        if wait > max(0.0, deadline - now):
            raise RateLimitError(retry_after=wait, call=str(call.operation))

    def _reopening(self, call: Call) -> float:
        account = self._places.account(call.account).rule
        return max(self._door.gate.closed_until, account.gate.closed_until)

    def _closed_accounts(self, now: float) -> Iterator[tuple[str | None, float]]:
        for account, place in self._places.accounts.items():
            if (wait := place.rule.gate.closed_until - now) > 0:
                yield account, wait

    def _fail_the_late(self, now: float) -> None:
        """Tell those who wait and whose deadline comes before the reopening."""
        for lane in list(self._places.lanes.values()):
            for waiter in lane.all():
                reopening = self._reopening(waiter.call)
                if waiter.deadline is not None and reopening > max(waiter.deadline, now):
                    error = RateLimitError(retry_after=reopening - now, call=str(waiter.call.operation))
                    waiter.go.set_exception(error)
                    self._turnstile.lose(lane, now)

    def _is_of_the_account(self, call: Call, now: float) -> bool:
        client, budget = self._limits.client, self._door.budget
        if not self._limits.account_gates or client is None or budget is None:
            return False
        own = [each for each in self._places.limits_of(call) if each[0].scope == "account"]
        leaky = self._places.leaky(call)
        return is_of_the_account(
            family_share=max((place.rule.used(now) / limit.count for limit, place in own), default=0.0),
            slowed=leaky is not None and leaky.rule.slowed,
            client_share=budget.used(now) / client.count,
            doubtful=(
                now - self._began < client.per
                or not self._door.gate.is_over(now)
                or any(account != call.account for account, _ in self._closed_accounts(now))
            ),
        )

    # The present state

    def _budget_states(self, now: float) -> Iterator[BudgetState]:
        client, budget = self._limits.client, self._door.budget
        if client is not None and budget is not None:
            yield _shown(client, None, budget.used(now))
        for (limit, account), place in self._places.budgets.items():
            if used := place.rule.used(now):
                yield _shown(limit, account, used)

    def _queues(self) -> tuple[WaitingCalls, ...]:
        from .limit_state import WaitingCalls

        calls: dict[tuple[str | None, bool], int] = {}
        for lane in self._places.lanes.values():
            if lane.living:
                key = (lane.account, lane.bulk)
                calls[key] = calls.get(key, 0) + lane.living
        return tuple(
            WaitingCalls(account, "bulk" if bulk else "interactive", number)
            for (account, bulk), number in calls.items()
        )


class NoLimiter:
    """Keeps no limit at all: for a server that has none, and for seeing what happens without one.

    Against Allegro itself it earns a 429 and a minute's block of the whole Client ID.
    """

    async def acquire(self, call: Call, *, deadline: float | None) -> float:  # noqa: ARG002 - see `Limiter`
        """Let the call go at once."""
        return 0.0

    def release(self, call: Call, *, seconds: float | None = None, answered: bool = True) -> None:
        """Take no note; see `Limiter.release`."""

    def refused(self, call: Call, *, retry_after: float | None) -> float:  # noqa: ARG002 - see `Limiter`
        """Close nothing; see `Limiter.refused`."""
        return retry_after or 0.0

    def reopens_in(self, call: Call) -> float:  # noqa: ARG002 - see `Limiter`
        """Nothing is ever closed."""
        return 0.0

    def state(self) -> LimitsState:
        """Show that there is nothing to show."""
        from .limit_state import LimitsState

        return LimitsState()


def _shown(limit: RequestLimit, account: str | None, used: int) -> BudgetState:
    from .limit_state import BudgetState

    return BudgetState(limit.name, used, limit.count, limit.per, limit.scope, account, limit.unit)
