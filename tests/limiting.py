"""What tests of the request limits share."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from allegro_async import FairLimiter, RequestLimit
from allegro_async.call import Call
from allegro_async.limit_settings import CLIENT_LIMIT, Limits
from tests.doubles import LoopClock

SMALL = replace(CLIENT_LIMIT, count=600)  # ten a second


def limiter(limit: RequestLimit | None = SMALL, **settings: Any) -> FairLimiter:
    open_wide: dict[str, Any] = {"concurrency": 10**6, "per_account": 10**6}
    return FairLimiter(LoopClock(), Limits(client=limit, **{**open_wide, **settings}))


def now() -> float:
    return asyncio.get_running_loop().time()


async def permitted(budget: FairLimiter, call: Call, taken: list[tuple[float, int]], weight: int = 1) -> None:
    await budget.acquire(call, deadline=None)
    taken.append((now(), weight))
    budget.release(call)


def most_in_a_window(taken: list[tuple[float, int]], per: float) -> int:
    """The greatest weight within any stretch of `per` seconds, its end not included."""
    most = begin = inside = 0
    for moment, weight in taken:
        inside += weight
        while taken[begin][0] <= moment - per + 1e-9:
            inside -= taken[begin][1]
            begin += 1
        most = max(most, inside)
    return most
