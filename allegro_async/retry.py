"""Decide what happens after an attempt that brought no success. Pure functions over plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal

from .errors import ConfigurationError

if TYPE_CHECKING:
    from .call import Operation

__all__ = ["Outcome", "RetryBudget", "RetryPolicy", "next_wait", "retry_after_seconds"]

_RATE_LIMITED = 429
_GATEWAY_TROUBLE = frozenset({502, 503, 504})


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how patiently a call is repeated.

    Args:
        attempts: How often a call is sent at most, the first time included.
        wait_initial: Upper bound of the first wait, in seconds; it doubles from attempt to attempt.
        wait_max: Upper bound of any wait, in seconds, unless the server asks for more.

    Raises:
        ConfigurationError: A figure makes no sense.
    """

    attempts: int = 4
    wait_initial: float = 0.5
    wait_max: float = 20.0

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise ConfigurationError(f"attempts is {self.attempts}; it must be 1 or more")
        if self.wait_initial < 0 or self.wait_max < self.wait_initial:
            raise ConfigurationError("wait_initial must be 0 or more, and wait_max not less than it")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended.

    Attributes:
        phase: `not-sent`: it provably never left. `unknown`: it may have arrived. `answered`: it did.
        status: The HTTP status of the answer.
        html: Whether a gateway's HTML page stands where JSON was due.
        retry_after: Seconds the answer asks to wait.
    """

    phase: Literal["not-sent", "unknown", "answered"]
    status: int = 0
    html: bool = False
    retry_after: float | None = None

    @property
    def reason(self) -> str:
        """Why there is no success, in a word or two."""
        return str(self.status) if self.phase == "answered" else self.phase


def next_wait(
    operation: Operation,
    outcome: Outcome,
    *,
    attempt: int,
    policy: RetryPolicy,
    remaining: float | None,
    random: float,
) -> float | None:
    """Decide whether to try again.

    Args:
        operation: What was called.
        outcome: How the attempt ended.
        attempt: Its number; the first is 1.
        policy: How patient to be.
        remaining: Seconds left of the whole call, or None for no end.
        random: A number from 0 to 1, for the jitter.

    Returns:
        Seconds to wait before the next attempt, or None to give up.
    """
    if attempt >= policy.attempts or not _may_repeat(operation, outcome):
        return None
    jitter = random * min(policy.wait_max, policy.wait_initial * 2.0 ** (attempt - 1))
    wait = (outcome.retry_after or 0.0) + jitter
    if remaining is not None and wait >= remaining:
        return None
    return wait


def _may_repeat(operation: Operation, outcome: Outcome) -> bool:
    if outcome.phase == "not-sent" or outcome.status == _RATE_LIMITED:
        return True  # Allegro has not acted on it
    failed = outcome.phase == "unknown" or outcome.status in _GATEWAY_TROUBLE or outcome.html
    return failed and operation.repeat != "no"


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
    """Keeps the retries of a whole client to a tenth of its requests, so that an outage is not doubled.

    Args:
        reserve: So many retries are free before the tenth counts.
    """

    __slots__ = ("_left", "_reserve")

    def __init__(self, reserve: float = 100.0) -> None:
        self._reserve = reserve
        self._left = reserve

    def earn(self) -> None:
        """Note a request."""
        self._left = min(self._reserve, self._left + 0.1)

    def spend(self) -> bool:
        """Take one retry; False when there is none left."""
        if self._left < 1:
            return False
        self._left -= 1
        return True
