"""One function over many items: bounded, in order or as they come, an outcome for each."""

from __future__ import annotations

import asyncio
import dataclasses
import weakref
from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar, cast

import pytest

from allegro_async import ConfigurationError, NoLimiter
from allegro_async.bulk import Outcome, Progress
from tests.bulk_work import ALLEGRO, Worker, a_client, into, others
from tests.doubles import FakeTransport, answer, virtual
from tests.moving_list import MovingList, listed, offsets, seconds


@virtual
async def test_awaiting_gives_every_outcome_in_order() -> None:
    worker = Worker(takes={0: 5.0}, bad=frozenset({3}))
    outcomes = await ALLEGRO.map(worker, range(7), concurrency=3)
    assert [(each.number, each.item, each.result) for each in outcomes] == [
        (number, number, None if number == 3 else f"r{number}") for number in range(7)
    ]
    assert [each.number for each in outcomes if not each.ok] == [3]
    assert outcomes[0].unwrap() == "r0"
    with pytest.raises(LookupError):
        outcomes[3].unwrap()


@virtual
async def test_outcomes_may_come_as_they_are_ready() -> None:
    worker = Worker(takes={0: 5.0, 1: 2.0})
    found = [each.item async for each in ALLEGRO.map(worker, range(4), concurrency=4, ordered=False)]
    assert found == [2, 3, 1, 0]


@pytest.mark.parametrize("concurrency", [1, 4])
@virtual
async def test_so_many_are_worked_on_at_once_and_no_more(concurrency: int) -> None:
    worker = Worker()
    begin = asyncio.get_running_loop().time()
    await ALLEGRO.map(worker, range(12), concurrency=concurrency)
    assert worker.most == concurrency
    assert round(asyncio.get_running_loop().time() - begin, 3) == 12 / concurrency


@pytest.mark.parametrize("ordered", [True, False])
@virtual
async def test_a_slow_consumer_holds_the_source_back(*, ordered: bool) -> None:
    taken: list[int] = []

    def note(number: int) -> int:
        taken.append(number)
        return number

    given = 0
    async for _ in ALLEGRO.map(Worker(), map(note, range(100)), concurrency=3, ordered=ordered):
        given += 1
        await asyncio.sleep(20)
        assert len(taken) <= given + 6
    assert given == 100


@virtual
async def test_an_asynchronous_source_is_read_by_one_worker_at_a_time() -> None:
    async def source() -> AsyncIterator[int]:
        for number in range(9):
            await asyncio.sleep(0.01)
            yield number

    outcomes = await ALLEGRO.map(Worker(), source(), concurrency=4)
    assert [each.item for each in outcomes] == list(range(9))


@virtual
async def test_a_pager_is_a_source() -> None:
    async def name(item: Any) -> str:
        await asyncio.sleep(0.1)
        return cast("str", item.id)

    server = MovingList(seconds(40), latency=0.05)
    outcomes = await ALLEGRO.map(name, listed(server, offsets()).prefetch(2), concurrency=4)
    assert [each.unwrap() for each in outcomes] == [f"i{number}" for number in reversed(range(40))]


@virtual
async def test_a_source_that_fails_gives_what_it_gave_and_then_its_error() -> None:
    def source() -> Iterator[int]:
        yield from range(3)
        raise OSError("gone")

    found: list[int] = []
    with pytest.raises(OSError, match="gone"):
        await into(found, ALLEGRO.map(Worker(), source(), concurrency=2))
    assert found == [0, 1, 2]
    assert not others()


@virtual
async def test_with_raise_the_first_error_ends_the_work_at_its_place() -> None:
    worker = Worker(takes={0: 3.0, 2: 1.0, 3: 50.0}, bad=frozenset({2}))
    found: list[int] = []
    with pytest.raises(LookupError) as caught:
        await into(found, ALLEGRO.map(worker, range(50), concurrency=4, on_error="raise"))
    assert found == [0, 1]
    assert caught.value.__notes__ == ["It is item 2 of a bulk job."]
    assert worker.cancelled == 1
    assert max(worker.begun) < 6
    assert not others()


@virtual
async def test_progress_is_told_of_every_item() -> None:
    told: list[Progress] = []
    await ALLEGRO.map(Worker(bad=frozenset({1})), [0, 1, 2], concurrency=1, progress=told.append)
    assert told == [Progress(1, 0, 3), Progress(2, 1, 3), Progress(3, 1, 3)]
    told.clear()
    await ALLEGRO.map(Worker(), iter([0]), progress=told.append)
    assert told == [Progress(1, 0, None)]


@virtual
async def test_what_progress_raises_ends_the_work() -> None:
    def refuse(_progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await ALLEGRO.map(Worker(), range(9), concurrency=2, progress=refuse)
    assert not others()


@virtual
async def test_work_that_never_begins_leaves_no_trace() -> None:
    outcomes = ALLEGRO.map(Worker(), range(3))
    assert repr(outcomes) == "<Outcomes, 0 items done>"
    del outcomes
    assert await ALLEGRO.map(Worker(), []) == []


@virtual
async def test_memory_holds_no_more_than_twice_the_concurrency() -> None:
    class Thing:
        alive: ClassVar[weakref.WeakSet[Thing]] = weakref.WeakSet()

        def __init__(self) -> None:
            self.alive.add(self)

    async def work(thing: Thing) -> Thing:
        await asyncio.sleep(0)
        return thing

    most = 0
    async for _ in ALLEGRO.map(work, (Thing() for _ in range(2000)), concurrency=4):
        await asyncio.sleep(1)
        most = max(most, len(Thing.alive))
    assert most <= 2 * 4 + 2


@pytest.mark.parametrize("settings", [{"concurrency": 0}, {"on_error": "ignore"}])
def test_settings_that_make_no_sense_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(settings))):
        ALLEGRO.map(Worker(), [1], **settings)


def test_an_outcome_cannot_be_changed() -> None:
    outcome: Outcome[int, int] = Outcome(0, 1, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        outcome.result = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # that is the point


class Priorities(NoLimiter):
    """Notes how urgent calls are."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str | None] = []

    async def acquire(self, call: Any, *args: Any, **kwargs: Any) -> Any:
        self.seen.append(call.options.get("priority"))
        return await super().acquire(call, *args, **kwargs)


@virtual
async def test_calls_made_inside_are_bulk_unless_they_say_otherwise() -> None:
    limiter = Priorities()
    allegro = a_client(FakeTransport(answer(body={})), limiter=limiter)

    async def work(item: int) -> None:
        await allegro.request("GET", "/sale/quality")
        await allegro.request("GET", "/sale/quality", priority="interactive")
        await allegro.with_options(priority="interactive").request("GET", f"/sale/quality?{item}")

    outcome = (await allegro.map(work, [1]))[0]
    assert outcome.error is None
    await allegro.request("GET", "/sale/quality")
    assert limiter.seen == ["bulk", "interactive", "interactive", None]
    await allegro.aclose()
