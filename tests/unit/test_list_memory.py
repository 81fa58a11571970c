"""A list of 120 000 items takes no more memory than a short one."""

from __future__ import annotations

import json
import tracemalloc
from datetime import datetime, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from allegro_async import Reply
from tests.moving_list import START, listed, offsets

if TYPE_CHECKING:
    from allegro_async import Call

COUNT = 120_000


class LongList:
    """Serves items it makes as it goes; one each minute, newest first, 10 000 of a window at most."""

    async def send(self, call: Call, /) -> Reply:
        query = dict(parse_qsl(urlsplit(call.target).query))
        low, high = 0, COUNT - 1
        if "at.gte" in query:
            low = max(0, ceil(minute(query["at.gte"])))
            high = min(COUNT - 1, floor(minute(query["at.lte"])))
        offset, limit = int(query["offset"]), int(query["limit"])
        numbers = range(high - offset, max(low - 1, high - offset - limit), -1)
        rows = [
            {"id": f"i{number:07}", "at": (START + timedelta(minutes=number)).isoformat()}
            for number in numbers
        ]
        return Reply(200, {}, json.dumps({"items": rows, "total": max(0, high - low + 1)}).encode(), "x.y")


def minute(text: str) -> float:
    return (datetime.fromisoformat(text) - START) / timedelta(minutes=1)


async def test_memory_stays_flat_over_a_long_list() -> None:
    paging = offsets(window="at", ceiling=10_000, size=1000)
    peaks: list[int] = []
    count = 0
    tracemalloc.start()
    try:
        async for _ in listed(LongList(), paging).prefetch(2):
            count += 1
            if count % 30_000 == 0:
                peaks.append(tracemalloc.get_traced_memory()[1])
                tracemalloc.reset_peak()
    finally:
        tracemalloc.stop()
    assert count == COUNT
    print("peaks in MB after each 30 000 items:", [round(peak / 1e6, 1) for peak in peaks])  # noqa: T201 - the figure is asked for
    assert peaks[-1] < peaks[1] * 1.1  # the first ones are from before all is warm
    assert peaks[-1] < 15e6
