"""When the orders were bought: 400 days with weekends, evenings and one Black Friday."""

from __future__ import annotations

import math
from array import array
from datetime import date, timedelta
from functools import lru_cache

from allegro_async.sandbox.clock import DAY, HOUR, MICROS

from .dice import Dice

DAYS = 400
"""How far back the orders go."""

# Shares of a day by the hour (UTC) and of a week by the day, Monday first.
_HOURS = (3, 2, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 10, 10, 10, 11, 12, 13, 15, 17, 18, 15, 10, 6)
_WEEK = (10, 10, 9, 9, 9, 8, 12)

# How many of all orders fall into one hour of Black Friday: more than a thousand in a set of 25 000, so that
# a list split by time meets a window that is still too full.
_RUSH_HOUR = 18
_RUSH_PART = 0.045


def bought_times(seed: bytes, count: int, epoch: int) -> array[int]:
    """Give the moments of purchase, in ascending order.

    Args:
        seed: The key of the sandbox.
        count: How many orders.
        epoch: The midnight (microseconds since 1970) that all of them precede.
    """
    shares = _shares(epoch // DAY)
    per_order = sum(shares) / count if count else math.inf
    start = epoch - DAYS * DAY
    times: list[int] = []
    total = 0.0
    for hour, share in enumerate(shares):
        total += share
        due = round(total / per_order) - len(times)
        if due:
            times += _within(seed, hour, due, start + hour * HOUR)
    times.sort()  # rounding may have swapped neighbours
    return array("q", times)


def _within(seed: bytes, hour: int, count: int, start: int) -> list[int]:
    step = HOUR // count
    dice = Dice(seed, "hour", hour)
    shift, turn = dice.below(step), dice.between(1, 9973)
    # A golden-ratio walk spreads them unevenly without a choice for each.
    moments = [start + i * step + (shift + i * turn * 40_503) % step for i in range(count)]
    return [_rounded(moment, i + hour) for i, moment in enumerate(moments)]


def _rounded(moment: int, number: int) -> int:
    """Make some moments whole seconds or milliseconds: the answers then have 0 to 6 fraction digits."""
    if number % 7 == 0:
        return moment - moment % MICROS
    return moment if number % 5 == 0 else moment - moment % 1000


@lru_cache(maxsize=4)
def _shares(last_day: int) -> tuple[float, ...]:
    """The weight of each hour of the 400 days before a day (counted since 1970)."""
    first = date(1970, 1, 1) + timedelta(days=last_day - DAYS)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    shares = [float(_WEEK[day.weekday()] * hour) for day in days for hour in _HOURS]
    rush = next(number for number, day in enumerate(days) if is_black_friday(day)) * 24 + _RUSH_HOUR
    shares[rush] = sum(shares) * _RUSH_PART
    return tuple(shares)


def is_black_friday(day: date) -> bool:
    """The Friday after the fourth Thursday of November."""
    return day.month == 11 and day.weekday() == 4 and 23 <= day.day <= 29  # noqa: PLR2004 - the calendar's figures
