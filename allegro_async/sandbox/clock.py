"""The sandbox's time, which a test can move forward."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache

MICROS = 1_000_000
"""Microseconds in a second: the sandbox counts time in whole microseconds since 1970."""

HOUR = 3600 * MICROS
DAY = 24 * HOUR

_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


class SandboxClock:
    """Runs like a clock on the wall, from any start, and can be moved forward.

    Args:
        start: What it shows at first. Default: the present moment. A time without a zone is UTC.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._start = micros_of(start if start is not None else datetime.now(UTC))
        self._begun = time.monotonic_ns()

    def micros(self) -> int:
        """The present moment in microseconds since 1970."""
        return self._start + (time.monotonic_ns() - self._begun) // 1000

    def seconds(self) -> float:
        """The present moment in seconds since 1970."""
        return self.micros() / MICROS

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return _ZERO + timedelta(microseconds=self.micros())

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Move the clock forward.

        Raises:
            ValueError: The sum is negative: tokens and journals cannot grow younger.
        """
        step = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        if step < timedelta():
            raise ValueError("The sandbox's clock only goes forward")
        self._start += step // timedelta(microseconds=1)


def micros_of(moment: datetime) -> int:
    """Microseconds since 1970; a time without a zone is UTC."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return (aware - _ZERO) // timedelta(microseconds=1)


def midnight(micros: int) -> int:
    """The last midnight in UTC before a moment."""
    return micros - micros % DAY


def iso(micros: int) -> str:
    """Write a moment as Allegro does: UTC, `Z`, and only as many fraction digits as it has (none to six)."""
    whole, fraction = divmod(micros, MICROS)
    days, seconds = divmod(whole, 86_400)
    minutes, second = divmod(seconds, 60)
    text = f"{_day(days)}T{minutes // 60:02d}:{minutes % 60:02d}:{second:02d}"
    return f"{text}.{fraction:06d}".rstrip("0") + "Z" if fraction else f"{text}Z"


@lru_cache(maxsize=2000)
def _day(number: int) -> str:
    return (_ZERO + timedelta(days=number)).date().isoformat()


def parse_iso(text: str) -> int:
    """Read an ISO 8601 time into microseconds.

    Raises:
        ValueError: It is not such a time.
    """
    return micros_of(datetime.fromisoformat(text))
