"""All that calls may have to wait for: made when first needed, forgotten when it says nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ._buckets import Budget, budget_of
from ._door import Door
from ._fair_queue import FairQueue, Lane, Place, Rule
from ._slots import NEVER, LeakySlots
from .gate import Gate
from .limit_settings import CLIENT_LIMIT, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .call import Call, RequestLimit

    KeyT = TypeVar("KeyT")

RuleT = TypeVar("RuleT", bound=Rule)

_MOST_AHEAD = 16  # lanes that leave a limit of their own for the queue of the Client ID at the same time
_FEW_LANES = 1024

_LaneKey = tuple[str | None, "tuple[RequestLimit, ...]", str, bool]


class Places:
    """The lanes of waiting calls, and the places where they may wait.

    A seller costs memory while there are calls and while limits remember them; ten thousand sellers seen
    once an hour cost nothing in between.

    Args:
        limits: The settings.

    Attributes:
        entrance: What every call of the Client ID passes.
        budgets: The limits of families, for an account or for the Client ID.
        accounts: What every call of an account passes.
        lanes: The calls that wait, and lanes that may soon be used again.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        client = limits.client or CLIENT_LIMIT
        self._interval = client.per / client.count
        budget = None if limits.client is None else budget_of(limits.client, limits.headroom, limits.jitter)
        self.entrance = self._place(Door(limits.concurrency, Gate(self._interval), budget), NEVER)
        self.budgets: dict[tuple[RequestLimit, str | None], Place[Budget]] = {}
        self.accounts: dict[str | None, Place[Door]] = {}
        self.lanes: dict[_LaneKey, Lane] = {}
        self._leaky: dict[tuple[str, str | None], Place[LeakySlots]] = {}
        self._sweep_at = _FEW_LANES

    def lane_of(self, call: Call, now: float) -> Lane:
        """The lane in which a call waits, if it must."""
        operation = call.operation
        own = operation.name if operation.leaky or operation.name in self._limits.extra else ""
        bulk = call.options.get("priority") == "bulk"
        key = (call.account, operation.limits, own, bulk)
        lane = self.lanes.get(key)
        if lane is None:
            if len(self.lanes) >= self._sweep_at:
                self._sweep(now)
            lane = self.lanes[key] = Lane(call.account, bulk, tuple(self._places_of(call)))
        return lane

    def limits_of(self, call: Call) -> Iterator[tuple[RequestLimit, Place[Budget]]]:
        """The limits of a call besides the one of the Client ID, and where it waits for them."""
        for limit in self._limits.of(call.operation):
            yield limit, self._budget(limit, call.account)

    def account(self, account: str | None) -> Place[Door]:
        """What every call of an account passes."""
        place = self.accounts.get(account)
        if place is None:
            door = Door(self._limits.per_account, Gate(self._interval))
            place = self.accounts[account] = self._place(door)
        return place

    def leaky(self, call: Call) -> Place[LeakySlots] | None:
        """The slots of a leaky-bucket resource, if the call is of one."""
        if not call.operation.leaky:
            return None
        key = (call.operation.name, call.account)
        place = self._leaky.get(key)
        if place is None:
            slots = LeakySlots(self._limits.leaky, self._limits.leaky_seconds)
            place = self._leaky[key] = self._place(slots)
        return place

    def _places_of(self, call: Call) -> Iterator[Place[Any]]:
        for _, place in self.limits_of(call):
            yield place
        leaky = self.leaky(call)
        if leaky is not None:
            yield leaky
        yield self.account(call.account)
        yield self.entrance

    def _place(self, rule: RuleT, most_ahead: float = _MOST_AHEAD) -> Place[RuleT]:
        return Place(rule, FairQueue(self._limits.bulk_every), most_ahead=most_ahead)

    def _budget(self, limit: RequestLimit, account: str | None) -> Place[Budget]:
        key = (limit, account if limit.scope == "account" else None)
        place = self.budgets.get(key)
        if place is None:
            place = self._place(budget_of(limit, self._limits.headroom, self._limits.jitter))
            place.by_offers = limit.unit == "offers"
            self.budgets[key] = place
        return place

    def _sweep(self, now: float) -> None:
        """Forget what would be the same if it were made anew."""
        self.lanes = {key: lane for key, lane in self.lanes.items() if lane.living}
        needed = {id(place) for lane in self.lanes.values() for place in lane.places}

        def known(places: dict[KeyT, Place[RuleT]]) -> dict[KeyT, Place[RuleT]]:
            return {
                key: place for key, place in places.items() if id(place) in needed or not place.rule.idle(now)
            }

        self.accounts, self.budgets, self._leaky = (
            known(self.accounts),
            known(self.budgets),
            known(self._leaky),
        )
        self._sweep_at = max(_FEW_LANES, 2 * len(self.lanes))
