"""A journal of orders that repeats events, and lacks some for a while."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.settings import Settings
from tests.sandbox.caller import Caller, calling


async def journal(caller: Caller) -> list[dict[str, Any]]:
    return list((await caller.get("/order/events?limit=1000")).json()["events"])


def state(event: dict[str, Any]) -> tuple[str, str, str]:
    form = event["order"]["checkoutForm"]
    return event["type"], form["id"], form["revision"]


async def test_without_a_wish_nothing_is_repeated_and_nothing_is_missing() -> None:
    async with calling(Sandbox(orders=300)) as caller:
        counts = Counter(map(state, await journal(caller)))
        assert set(counts.values()) == {1}


async def test_repeated_events_come_a_little_later_under_another_id() -> None:
    async with calling(Sandbox(orders=300, event_duplicates=0.3)) as caller:
        events = await journal(caller)
        ids = [int(event["id"]) for event in events]
        assert ids == sorted(set(ids))
        counts = Counter(map(state, events))
        assert set(counts.values()) == {1, 2}
        assert 0.15 < sum(count == 2 for count in counts.values()) / len(counts) < 0.45


async def test_what_is_missing_at_first_stands_in_its_place_later() -> None:
    async with calling(Sandbox(orders=300, event_gap=0.2, event_gap_seconds=60)) as caller:
        before = await journal(caller)
        caller.sandbox.world.clock.advance(seconds=61)
        after = await journal(caller)
        late = {event["id"] for event in after} - {event["id"] for event in before}
        assert 0.1 < len(late) / len(after) < 0.3
        assert min(map(int, late)) < int(before[-1]["id"])
        assert [event for event in after if event["id"] not in late] == before


@pytest.mark.parametrize("wrong", [{"event_duplicates": 1.1}, {"event_gap": -0.1}, {"event_gap_seconds": -1}])
def test_shares_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="event_duplicates and event_gap"):
        Settings(**wrong)  # type: ignore[arg-type]
