"""Work for the tests of bulk jobs."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Any

from allegro_async import AllegroClient, NoLimiter, StaticToken
from allegro_async.bulk import Outcomes
from tests.doubles import APP, FakeTransport, LoopClock, a_token, answer


def a_client(transport: FakeTransport | None = None, **settings: Any) -> AllegroClient:
    store = StaticToken(a_token().access_token)
    return AllegroClient(
        APP, store=store, transport=transport or FakeTransport(answer()), clock=LoopClock(), **settings
    )


ALLEGRO = a_client(limiter=NoLimiter())


@dataclasses.dataclass
class Worker:
    """Takes a second for each item, and fails for some."""

    takes: dict[int, float] = dataclasses.field(default_factory=dict[int, float])
    bad: frozenset[int] = frozenset()
    under_way: int = 0
    most: int = 0
    begun: list[int] = dataclasses.field(default_factory=list[int])
    cancelled: int = 0

    async def __call__(self, item: int) -> str:
        self.begun.append(item)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await asyncio.sleep(self.takes.get(item, 1.0))
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.under_way -= 1
        if item in self.bad:
            raise LookupError(item)
        return f"r{item}"


def others() -> int:
    return len(asyncio.all_tasks()) - 1


async def into(found: list[int], outcomes: Outcomes[int, str]) -> None:
    async for each in outcomes:
        found.append(each.item)  # noqa: PERF401 - what comes before an error counts


async def settled() -> None:
    for _ in range(3):
        await asyncio.sleep(0)
