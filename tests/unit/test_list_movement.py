"""Lists that move while they are read: nothing that stays is missed, nothing comes twice, every walk ends."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegro_async import Call, Operation, PageCeilingError, Pager, Paging, Reply, ValidationFailedError
from allegro_async.call import CallOptions
from tests.doubles import virtual
from tests.moving_list import START, Item, ItemPage, MovingList, listed, offsets, seconds

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable


LIES: list[Callable[[int], int] | None] = [
    lambda total: total,
    lambda _: 0,
    lambda _: 1,
    lambda total: total // 2,
    lambda total: total + 7,
    lambda _: 10**9,
    None,
]


async def into(found: list[str], items: AsyncIterator[Item]) -> None:
    async for item in items:
        found.append(item.id)  # noqa: PERF401 - what comes before an error counts


def ids(items: list[Item]) -> list[str]:
    return [item.id for item in items]


@settings(max_examples=150)
@given(
    count=st.integers(0, 90),
    lie=st.sampled_from(LIES),
    adds=st.lists(st.integers(0, 4), max_size=9),
    limit=st.integers(1, 12),
    windowed=st.booleans(),
    prefetch=st.integers(0, 5),
    oldest_first=st.booleans(),
)
def test_all_that_was_there_comes_once_from_a_list_that_grows_and_lies(  # noqa: PLR0917 - one walk has them all
    count: int,
    lie: Callable[[int], int] | None,
    adds: list[int],
    limit: int,
    windowed: bool,
    prefetch: int,
    oldest_first: bool,
) -> None:
    growth = iter(adds)
    server = MovingList(seconds(count), ceiling=20 if windowed else None, told=lie)

    def grow() -> None:
        new = next(growth, 0)
        server.moments.extend(START + timedelta(seconds=len(server.moments) + each) for each in range(new))

    server.between = grow
    paging = offsets(window="at", ceiling=20) if windowed else offsets()
    sort = {"sort": "at"} if oldest_first else {}

    @virtual
    async def walk() -> None:
        found = ids(await listed(server, paging, limit=limit, **sort).prefetch(prefetch).collect())
        assert len(found) == len(set(found))
        assert set(found) >= {f"i{number}" for number in range(count)}

    walk()


@settings(max_examples=100)
@given(
    count=st.integers(0, 80),
    gone=st.lists(st.integers(0, 79), max_size=60, unique=True),
    at_once=st.integers(1, 9),
    limit=st.integers(2, 9),
    prefetch=st.integers(0, 4),
)
def test_all_that_stays_comes_once_from_a_list_that_shrinks(
    count: int, gone: list[int], at_once: int, limit: int, prefetch: int
) -> None:
    server = MovingList(seconds(count))
    leaving = [number for number in gone if number < count]

    @virtual
    async def walk() -> None:
        found: list[str] = []
        async for items in listed(server, offsets(), limit=limit).prefetch(prefetch).pages():
            found += ids(items)
            for number in leaving[:at_once]:
                server.moments[number] = None
            del leaving[:at_once]
        stays = {f"i{number}" for number, moment in enumerate(server.moments) if moment is not None}
        assert len(found) == len(set(found))
        assert set(found) >= stays

    walk()


async def test_a_reader_that_takes_each_item_out_of_the_list_gets_them_all() -> None:
    server = MovingList(seconds(47))
    found: list[str] = []
    async for item in listed(server, offsets()):
        found.append(item.id)
        server.moments[int(item.id[1:])] = None
    assert sorted(found) == sorted(f"i{number}" for number in range(47))


@settings(max_examples=60)
@given(
    pages=st.lists(st.lists(st.integers(0, 6), max_size=4), min_size=1, max_size=4),
    totals=st.lists(st.integers(0, 50), min_size=1, max_size=5),
    prefetch=st.integers(0, 3),
)
def test_every_walk_ends_when_the_server_repeats_what_it_likes(
    pages: list[list[int]], totals: list[int], prefetch: int
) -> None:
    calls = 0

    class Mad:
        async def send(self, _call: Call, /) -> Reply:
            nonlocal calls
            calls += 1
            rows = [{"id": str(each), "at": START.isoformat()} for each in pages[calls % len(pages)]]
            return Reply(200, {}, json.dumps({"items": rows, "total": totals[calls % len(totals)]}).encode())

    @virtual
    async def walk() -> None:
        found = ids(await listed(Mad(), offsets(size=4)).prefetch(prefetch).collect())
        assert len(found) == len(set(found))

    walk()
    assert calls < 400


async def test_ten_pages_of_new_items_between_two_requests_end_nothing() -> None:
    server = MovingList(seconds(40))

    def flood() -> None:
        if len(server.asked) == 2:
            server.moments += [START + timedelta(hours=1, seconds=each) for each in range(300)]

    server.between = flood
    found = set(ids(await listed(server, offsets()).collect()))
    assert found >= {f"i{number}" for number in range(40)}


@pytest.mark.parametrize("told", [int, None])
async def test_a_server_with_smaller_pages_than_we_asked_for_is_read_to_its_end(told: Any) -> None:
    server = MovingList(seconds(57), most=10, told=told)
    assert len(await listed(server, offsets(size=100)).collect()) == 57


async def test_a_short_page_ends_the_list_without_another_request() -> None:
    server = MovingList(seconds(7), told=None)
    assert len(await listed(server, offsets(size=100)).collect()) == 7
    assert len(server.asked) == 1


@pytest.mark.parametrize("capped", [20, 3])
async def test_a_total_that_is_cut_off_ends_no_list_that_can_be_split(capped: int) -> None:
    server = MovingList(seconds(90), ceiling=20, told=lambda total: min(total, capped))
    assert len(await listed(server, offsets(window="at", ceiling=20)).collect()) == 90
    if capped == 20:  # it is not read to the ceiling first
        assert all("at.gte" in query for query in server.asked if query["offset"] != "0")


async def test_a_ceiling_nobody_knew_of_is_found_and_passed() -> None:
    server = MovingList(seconds(3500), ceiling=1500)
    paging = offsets(window="at", size=100)
    assert len(await listed(server, paging).collect()) == 3500


async def test_a_refusal_where_nothing_can_be_split_is_raised() -> None:
    server = MovingList(seconds(3500), ceiling=1500)
    with pytest.raises(ValidationFailedError):
        await listed(server, offsets(size=100)).collect()


async def test_the_ceiling_error_says_how_many_are_left_and_what_to_filter_by() -> None:
    server = MovingList(seconds(33), ceiling=20)
    iterator = aiter(listed(server, offsets(ceiling=20), buyerLogin__eq=None))
    with pytest.raises(PageCeilingError, match=r"13 items lie .*narrow it with at_gte, at_lte, ") as caught:
        [item async for item in iterator]
    assert (caught.value.left, caught.value.total, caught.value.ceiling) == (13, 33, 20)
    assert caught.value.filters == ("at_gte", "at_lte", "buyer_login_eq")
    assert [item async for item in iterator] == []


async def test_a_list_without_filters_and_totals_says_so() -> None:
    server = MovingList(seconds(33), ceiling=20, told=None)
    operation = Operation(name="x.y", method="GET", path="/x", paging=offsets(ceiling=20))
    pager: Pager[Item, ItemPage] = Pager(server, operation, CallOptions(), ItemPage, Item)
    with pytest.raises(PageCeilingError, match=r"More items may lie .* no filter") as caught:
        await pager.collect()
    assert (caught.value.left, caught.value.filters) == (None, ())


async def test_a_moment_with_too_many_items_is_an_error_and_the_other_windows_come() -> None:
    crowd = [START + timedelta(seconds=50)] * 30
    server = MovingList([*seconds(40), *crowd], ceiling=20)
    iterator = aiter(listed(server, offsets(window="at", ceiling=20)))
    found: list[str] = []
    for _ in range(2):  # two windows share the moment
        with pytest.raises(PageCeilingError, match=r"around 2026-01-01 00:00:(50|49\.999)"):
            await into(found, iterator)
    found += [item.id async for item in iterator]
    assert {f"i{number}" for number in range(40)} <= set(found)
    assert len(found) == len(set(found)) == 60


async def test_a_list_sorted_by_a_time_of_its_own_is_split_by_that_time() -> None:
    server = MovingList(seconds(60), ceiling=20)
    paging = Paging("offset", "items", "total", size=5, ceiling=20, window="bought")
    found = ids(await listed(server, paging, sort="at").collect())
    assert found == [f"i{number}" for number in range(60)]


async def test_a_callers_offset_does_not_hide_items_of_a_window() -> None:
    server = MovingList(seconds(60), ceiling=20)
    found = set(ids(await listed(server, offsets(window="at", ceiling=20), offset=7).collect()))
    assert found >= {f"i{number}" for number in range(53)}
