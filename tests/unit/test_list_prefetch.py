"""Pages read ahead: quicker, in order, bounded, and gone with their reader; all in virtual time."""

from __future__ import annotations

import asyncio
import gc
from contextlib import aclosing
from datetime import timedelta
from typing import Any

import pytest

from allegro_async import ConfigurationError, Paging, TransportError
from tests.doubles import virtual
from tests.moving_list import START, MovingList, listed, offsets, seconds

BY_ID = Paging("page_id", "items", size=5)


def slow(count: int = 200, **facts: Any) -> MovingList:
    return MovingList(seconds(count), latency=0.05, **facts)


def others() -> set[asyncio.Task[Any]]:
    return asyncio.all_tasks() - {asyncio.current_task()}


async def settled() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


async def time_of(pager: Any) -> tuple[float, list[str]]:
    begin = asyncio.get_running_loop().time()
    found = [item.id for item in await pager.collect()]
    return asyncio.get_running_loop().time() - begin, found


@virtual
async def test_eight_pages_ahead_take_a_sixth_of_the_time() -> None:
    plain, one = await time_of(listed(slow(), offsets()))
    ahead, other = await time_of(listed(slow(), offsets()).prefetch(8))
    assert one == other == [f"i{number}" for number in reversed(range(200))]
    assert round(plain / 0.05) == 40 + 1  # pages, and the empty one that ends a list of full pages
    assert round(ahead / 0.05) == 7  # the first; 39 pages by eights; the empty one
    assert plain / ahead > 4
    print(f"40 pages: prefetch=0 {plain:.2f} s, prefetch=8 {ahead:.2f} s")  # noqa: T201 - the figure is asked for


@virtual
async def test_windows_are_read_ahead_too() -> None:
    paging = offsets(window="at", ceiling=400)

    def orders() -> MovingList:  # of 60 days, as Allegro keeps their events
        moments = [START + timedelta(hours=number) for number in range(1500)]
        return MovingList([*moments], latency=0.05, ceiling=400)

    plain, one = await time_of(listed(orders(), paging))
    ahead, other = await time_of(listed(orders(), paging).prefetch(8))
    assert one == other
    assert len(one) == 1500
    assert plain / ahead > 4


@pytest.mark.parametrize("depth", [1, 3, 8])
@virtual
async def test_no_more_pages_are_in_flight_or_waiting_than_asked_for(depth: int) -> None:
    server = slow()
    given = 0
    async for _ in listed(server, offsets()).prefetch(depth).pages():
        given += 1
        await asyncio.sleep(1)
        assert len(server.asked) <= given + depth
    assert server.most_under_way == depth


@virtual
async def test_without_prefetch_nothing_is_asked_for_before_it_is_wanted() -> None:
    server = slow()
    given = 0
    async for _ in listed(server, offsets()).pages():
        given += 1
        await asyncio.sleep(1)
        assert len(server.asked) == given


@virtual
async def test_pages_that_name_their_successor_are_read_while_the_consumer_works() -> None:
    server = slow(50)
    begin = asyncio.get_running_loop().time()
    found = 0
    async for items in listed(server, BY_ID).prefetch(2).pages():
        found += len(items)
        await asyncio.sleep(0.05)
    assert found == 50
    assert asyncio.get_running_loop().time() - begin < 0.05 * 12  # 10 pages; one after the other it is 20
    assert server.most_under_way == 1


@virtual
async def test_pages_that_name_their_successor_stay_within_the_buffer() -> None:
    server = slow(50)
    given = 0
    async for _ in listed(server, BY_ID).prefetch(3).pages():
        given += 1
        await asyncio.sleep(1)
        assert len(server.asked) <= given + 3
    assert given == 10


@pytest.mark.parametrize("paging", [offsets(), BY_ID])
@virtual
async def test_a_break_stops_all_at_once(paging: Paging) -> None:
    server = slow()
    async for _ in listed(server, paging, limit=5).prefetch(6):
        if len(server.asked) > 1:
            break
        await asyncio.sleep(0)
    await settled()
    assert not others()
    assert server.cancelled == server.most_under_way
    asked = len(server.asked)
    await asyncio.sleep(10)
    assert len(server.asked) == asked


@virtual
async def test_closing_waits_for_the_end() -> None:
    server = slow()
    async with aclosing(aiter(listed(server, offsets()).prefetch(6))) as items:
        await anext(items)
        await settled()
        assert len(others()) == 6
    assert not others()
    assert [item async for item in items] == []


@virtual
async def test_a_cancelled_consumer_leaves_nothing_behind() -> None:
    server = slow()

    async def consume() -> None:
        async for _ in listed(server, offsets()).prefetch(6):
            pass

    task = asyncio.create_task(consume())
    await asyncio.sleep(0.07)
    assert server.under_way == 6
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    assert not others()
    assert server.cancelled == 6


@virtual
async def test_an_error_in_the_loop_leaves_nothing_behind() -> None:
    async def consume() -> None:
        async for _ in listed(slow(), offsets()).prefetch(6):
            await asyncio.sleep(0)
            raise LookupError

    with pytest.raises(LookupError):
        await consume()
    await settled()
    assert not others()


@virtual
async def test_an_error_of_a_page_comes_at_its_place_and_the_iterator_goes_on() -> None:
    server = slow()
    answered = server.page

    cuts = [1, 2]

    def cut(query: dict[str, str]) -> dict[str, Any]:
        if query["offset"] == "15" and cuts:
            cuts.pop()
            raise TransportError("cut", maybe_sent=True)
        return answered(query)

    server.page = cut  # type: ignore[method-assign]
    iterator = aiter(listed(server, offsets()).prefetch(4))
    found = [(await anext(iterator)).id for _ in range(15)]
    for _ in range(2):
        with pytest.raises(TransportError):
            await anext(iterator)
        assert not others()
    found += [item.id async for item in iterator]
    assert found == [f"i{number}" for number in reversed(range(200))]


async def test_an_iterator_dropped_in_another_thread_is_stopped() -> None:
    server = MovingList(seconds(200))
    kept = [aiter(listed(server, offsets()).prefetch(3))]
    await anext(kept[0])
    server.latency = 60
    await settled()
    assert server.under_way == 3
    await asyncio.to_thread(kept.clear)
    await settled()
    assert server.cancelled == 3


def test_an_iterator_that_outlives_its_loop_is_dropped_in_peace() -> None:
    kept: list[Any] = []

    async def main() -> None:
        kept.append(aiter(listed(slow(), offsets()).prefetch(3)))
        await anext(kept[0])

    with asyncio.Runner() as runner:
        runner.run(main())
    kept.clear()
    gc.collect()


@virtual
async def test_several_tasks_may_share_an_iterator() -> None:
    items = aiter(listed(slow(), offsets()).prefetch(4))

    async def take() -> list[str]:
        return [item.id async for item in items]

    tasks = [asyncio.create_task(take()) for _ in range(5)]
    found = [each for task in tasks for each in await task]
    assert sorted(found) == sorted(f"i{number}" for number in range(200))


@virtual
async def test_what_lies_behind_the_told_total_is_not_asked_for_ahead() -> None:
    server = slow(23)
    assert len(await listed(server, offsets()).prefetch(8).collect()) == 23
    assert len(server.asked) == 5


@pytest.mark.parametrize("pages", [-1, 65])
def test_a_number_of_pages_out_of_bounds_is_refused(pages: int) -> None:
    with pytest.raises(ConfigurationError, match="0 to 64"):
        listed(slow(), offsets()).prefetch(pages)
