"""Decide what happens after an attempt. Pure functions over plain values; docs/retries.md shows the table."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, Literal

from .errors import ConfigurationError

if TYPE_CHECKING:
    from .call import Operation

__all__ = [
    "SUCCESS",
    "Decision",
    "Outcome",
    "RetryBudget",
    "RetryPolicy",
    "Situation",
    "decide",
    "retry_after_seconds",
]

SUCCESS: Final = frozenset({*range(200, 300), 303, 304})
"""What is no error: 303 names the result of work that is done, 304 says that nothing has changed."""

LEAST_SECONDS: Final = 0.1
"""With less time than this left, another attempt could not end: it is not begun."""

_UNAUTHORIZED, _CONFLICT, _RATE_LIMITED = 401, 409, 429
_GATEWAY_TROUBLE = frozenset({502, 503, 504})
_MOST_DOUBLINGS = 60  # beyond them any first wait is past any longest one, and floats overflow later


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how patiently calls are repeated.

    Args:
        attempts: How often a call is sent at most, the first time included.
        wait_initial: Upper bound of the first wait, in seconds; it doubles from attempt to attempt.
        wait_max: Upper bound of any wait, in seconds, unless the server asks for more.
        conflicts: How often a write is sent again while Allegro still works on the previous edit of the
            same offer. They do not count as attempts. With the default waits 20 take about 5 minutes; the
            call's `timeout` ends them sooner.
        budget_share: So large a share of all calls may be retries, over the whole client. In an outage N
            calls make at most N * (1 + share) + reserve requests.
        budget_reserve: So many retries are free before the share counts, and no more are ever saved up;
            with less than 1 there are none.

    Raises:
        ConfigurationError: A figure makes no sense; the text names it.
    """

    attempts: int = 4
    wait_initial: float = 0.5
    wait_max: float = 20.0
    conflicts: int = 20
    budget_share: float = 0.1
    budget_reserve: float = 100.0

    def __post_init__(self) -> None:
        _at_least(self, "attempts", 1)
        for name in ("wait_initial", "wait_max", "conflicts", "budget_share", "budget_reserve"):
            _at_least(self, name, 0)
        if self.wait_max < self.wait_initial:
            raise ConfigurationError(
                f"wait_max is {self.wait_max}; it must not be less than wait_initial, {self.wait_initial}"
            )


def _at_least(policy: RetryPolicy, name: str, least: int) -> None:
    value: object = getattr(policy, name)
    if not (isinstance(value, int | float) and math.isfinite(value) and value >= least):
        raise ConfigurationError(f"{name} is {value!r}; it must be a number, {least} or more")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended.

    Attributes:
        phase: `not-sent`: it provably never left. `unknown`: it may have arrived. `answered`: it did.
        status: The HTTP status of the answer.
        html: Whether a gateway's HTML page stands where JSON was due.
        conflict: Whether Allegro says that it still works on the previous edit of the offer.
        retry_after: Seconds the answer asks to wait.
    """

    phase: Literal["not-sent", "unknown", "answered"]
    status: int = 0
    html: bool = False
    conflict: bool = False
    retry_after: float | None = None

    @property
    def reason(self) -> str:
        """Why there is no success, in a word or two."""
        return str(self.status) if self.phase == "answered" else self.phase


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a call stands after an attempt.

    Attributes:
        attempt: The attempt's number; the first is 1.
        conflicts: How often the call was already put off by a running edit of the same offer.
        command_id: Whether the call carries a command id of the caller's own.
        maybe_sent: Whether an earlier attempt of this call may have arrived.
        remaining: Seconds left of the whole call; None for no end.
        gate: Seconds for which a 429 keeps the gate closed: waiting for it is the limiter's part, but a call
            that has not so much time need not begin to wait.
    """

    attempt: int = 1
    conflicts: int = 0
    command_id: bool = False
    maybe_sent: bool = False
    remaining: float | None = None
    gate: float = 0.0


Cost = Literal["retry", "refusal", "conflict"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do after an attempt.

    Attributes:
        action: `done`: hand the answer over. `again`: send it again. `accepted`: Allegro has the command
            from an earlier attempt. `give-up`: raise the error.
        wait: Seconds to wait before the next attempt.
        cost: What the next attempt uses up: a `retry` counts as an attempt and needs the client's retry
            budget, a `refusal` (429) counts as an attempt, a `conflict` counts by itself.
    """

    action: Literal["done", "again", "accepted", "give-up"]
    wait: float = 0.0
    cost: Cost = "retry"


_DONE, _ACCEPTED, _GIVE_UP = Decision("done"), Decision("accepted"), Decision("give-up")


def decide(
    operation: Operation, outcome: Outcome, situation: Situation, *, policy: RetryPolicy, random: float
) -> Decision:
    """Decide what happens after an attempt.

    Args:
        operation: What was called.
        outcome: How the attempt ended.
        situation: Where the call stands.
        policy: How patient to be.
        random: A number from 0 to 1, for the jitter.

    Returns:
        The decision. The client's retry budget is not looked at here: it may still end a `retry`.
    """
    verdict = _verdict(operation, outcome, situation)
    if isinstance(verdict, Decision):
        return verdict
    used, allowed = situation.attempt, policy.attempts
    if verdict == "conflict":
        used, allowed = situation.conflicts, policy.conflicts
    if used >= allowed:
        return _GIVE_UP
    asked = outcome.retry_after or 0.0
    if verdict == "refusal":
        asked = max(0.0, asked - situation.gate)  # the gate waits for the rest, and calls keep their places
    wait = asked + _pause(verdict, situation, policy, random)
    ready = max(wait, situation.gate)
    if situation.remaining is not None and ready + LEAST_SECONDS > situation.remaining:
        return _GIVE_UP
    return Decision("again", wait, verdict)


def _verdict(operation: Operation, outcome: Outcome, situation: Situation) -> Decision | Cost:
    """The table of docs/retries.md, from its top to its end."""
    own_id = operation.repeat == "same-id" and situation.command_id
    again: Decision | Cost = "retry" if own_id or operation.repeat == "yes" else _GIVE_UP
    if outcome.phase != "answered":
        return "retry" if outcome.phase == "not-sent" else again
    if outcome.status in SUCCESS:
        return _DONE
    if outcome.status == _UNAUTHORIZED:
        return _GIVE_UP  # newer tokens have been tried by now
    if outcome.status == _RATE_LIMITED:
        return "refusal"  # Allegro has not acted on it
    if outcome.html or outcome.status in _GATEWAY_TROUBLE:
        return again
    return _after_conflict(operation, outcome, own_id=own_id, earlier=situation.maybe_sent)


def _after_conflict(
    operation: Operation, outcome: Outcome, *, own_id: bool, earlier: bool
) -> Decision | Cost:
    if outcome.status != _CONFLICT:
        return _GIVE_UP
    if outcome.conflict and operation.one_at_a_time is not None:
        return "conflict"  # Allegro has not acted on it (allegro-api issue 9620)
    # The same id again is 409 (allegro-facts, section 8): an earlier attempt has arrived.
    return _ACCEPTED if own_id and earlier else _GIVE_UP


def _pause(cost: Cost, situation: Situation, policy: RetryPolicy, random: float) -> float:
    """Full jitter after a failure; a running edit is asked after at least half of a growing wait."""
    doublings = situation.conflicts if cost == "conflict" else situation.attempt - 1
    longest = min(policy.wait_max, policy.wait_initial * 2.0 ** min(doublings, _MOST_DOUBLINGS))
    return longest * (0.5 + random / 2) if cost == "conflict" else longest * random


def retry_after_seconds(text: str | None, now: float) -> float | None:
    """Read a `Retry-After` header: seconds, or an HTTP date (RFC 9110, section 10.2.3).

    Args:
        text: The header's value, or None.
        now: The present time, in seconds since 1970.

    Returns:
        Seconds from now, at least 0; None when there is no readable value.
    """
    if text is None:
        return None
    if _SECONDS.fullmatch(text.strip()):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
        # The oldest form, asctime's, names no zone; an HTTP date is always UTC.
        return max(0.0, (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - now)
    except (ValueError, OverflowError):
        return None


_SECONDS = re.compile(r"[0-9]{1,9}")


class RetryBudget:
    """Keeps the retries of a whole client to a share of its calls, so that an outage is not doubled.

    Args:
        share: What each call adds to the budget.
        reserve: What the budget starts with, and the most it ever holds.
    """

    __slots__ = ("_left", "_reserve", "_share")

    def __init__(self, share: float = 0.1, reserve: float = 100.0) -> None:
        self._share = share
        self._reserve = reserve
        self._left = reserve

    @property
    def left(self) -> float:
        """How many retries the client may make now."""
        return self._left

    def earn(self) -> None:
        """Note a call."""
        self._left = min(self._reserve, self._left + self._share)

    def spend(self) -> bool:
        """Take one retry; False when there is none left."""
        if self._left < 1:
            return False
        self._left -= 1
        return True
