"""The seldom ways of a list: none at all, nothing new, an unreadable page."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from pydantic import BaseModel

from allegro_async import DecodeError, Operation, PageCeilingError, Pager, Paging, Reply
from allegro_async._windows import Window, whole_window
from allegro_async.call import CallOptions
from tests.doubles import virtual
from tests.moving_list import START, Item, ItemPage, MovingList, listed, offsets, seconds

if TYPE_CHECKING:
    from allegro_async import Call


class Always:
    """Gives one answer, whatever the call."""

    def __init__(self, status: int, body: Any = None) -> None:
        self.reply = Reply(status, {}, json.dumps(body).encode(), "x.y")
        self.targets: list[str] = []

    async def send(self, call: Call, /) -> Reply:
        self.targets.append(call.target)
        return self.reply


def test_an_operation_without_paging_gives_no_list() -> None:
    operation = Operation(name="x.y", method="GET", path="/x")
    with pytest.raises(TypeError, match="gives no list"):
        Pager(Always(200), operation, CallOptions(), ItemPage, Item)


async def test_nothing_is_asked_for_when_nothing_is_wanted() -> None:
    server = MovingList(seconds(9))
    assert await listed(server, offsets()).collect(0) == []
    assert server.asked == []


async def test_a_list_that_has_not_changed_is_empty() -> None:
    pager = listed(Always(304), offsets())
    assert await pager is None
    assert await pager.collect() == []
    assert await pager.first() is None


async def test_a_total_is_asked_for_with_the_smallest_page() -> None:
    server = MovingList(seconds(9))
    assert await listed(server, offsets()).total() == 9
    assert server.asked == [{"limit": "1"}]
    whole = Always(200, {"items": [], "total": 4})
    assert await listed(whole, Paging("array", "items", "total")).total() == 4
    assert whole.targets == ["/x"]


@pytest.mark.parametrize("body", [{"items": 7}, {"items": [], "total": "many"}])
async def test_a_page_that_cannot_be_read_is_an_error_and_not_the_end(body: Any) -> None:
    with pytest.raises(DecodeError):
        await listed(Always(200, body), offsets()).collect()


async def test_returns_may_be_read_from_an_id_on() -> None:
    class Returns:
        async def send(self, call: Call, /) -> Reply:
            last = int(call.target.partition("from=i")[2].partition("&")[0])
            rows = [MovingList(seconds(20)).row(number) for number in range(last + 1, min(last + 3, 9))]
            return Reply(200, {}, json.dumps({"items": rows}).encode(), "x.y")

    paging = Paging("returns", "items", size=2)
    for ahead in (0, 2):
        found = await listed(Returns(), paging, **{"from": "i3"}).prefetch(ahead).collect()
        assert [item.id for item in found] == ["i4", "i5", "i6", "i7", "i8"]


@virtual
async def test_a_cancellation_while_closing_leaves_nothing_behind() -> None:
    ended = 0

    class Slow(MovingList):
        async def send(self, call: Call, /) -> Reply:
            nonlocal ended
            try:
                return await super().send(call)
            finally:
                await asyncio.sleep(5)  # as a connection that takes its time to be given back
                ended += 1

    items = aiter(listed(Slow(seconds(90), latency=1), offsets()).prefetch(3))
    await anext(items)
    await asyncio.sleep(0.5)
    task = asyncio.create_task(items.aclose())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    assert ended == 4
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_an_iterator_that_was_never_begun_is_closed_in_peace() -> None:
    items = aiter(listed(MovingList(seconds(9)), offsets()))
    await items.aclose()
    assert [item async for item in items] == []


async def test_a_list_that_shrinks_below_the_place_where_it_is_read_ends() -> None:
    server = MovingList(seconds(30))
    pages = listed(server, offsets()).prefetch(2).pages()
    for _ in range(3):
        await anext(pages)
    server.moments[:20] = [None] * 20
    assert [item async for item in pages] == []


async def test_a_list_without_a_total_beyond_its_ceiling_is_split_as_well() -> None:
    server = MovingList(seconds(75), ceiling=20, told=None)
    found = await listed(server, offsets(window="at", ceiling=20)).prefetch(2).collect()
    assert [item.id for item in found] == [f"i{number}" for number in reversed(range(75))]


@pytest.mark.parametrize(("ahead", "requests"), [(0, 6), (4, 6)])
async def test_a_total_that_is_too_small_is_not_believed_when_reading_ahead(
    ahead: int, requests: int
) -> None:
    server = MovingList(seconds(23), told=lambda _: 3)
    assert len(await listed(server, offsets()).prefetch(ahead).collect()) == 23
    assert len(server.asked) >= requests - 1


def test_a_bound_without_a_zone_is_utc() -> None:
    window = whole_window("at", {"at.gte": "2026-01-01T00:00:00"}, START)
    assert window == Window(START, START + timedelta(days=1))


async def test_a_list_that_takes_no_limit_is_read_up_to_its_ceiling() -> None:
    paging = Paging("offset", "items", "total", ceiling=40)
    assert len(await listed(MovingList(seconds(40), ceiling=40), paging).collect()) == 40


async def test_a_list_may_have_its_place_in_the_body_of_the_request() -> None:
    server = MovingList(seconds(23))
    bodies: list[dict[str, Any]] = []

    class ByBody:
        async def send(self, call: Call, /) -> Reply:
            assert call.target == "/x"
            body = json.loads(call.body or b"")
            bodies.append(body)
            place = {name: str(body[name]) for name in ("offset", "limit") if name in body}
            return Reply(200, {}, json.dumps(server.page(place)).encode(), "x.y")

    def bodied(body: bytes) -> Pager[Item, ItemPage]:
        operation = Operation(
            name="x.y", method="POST", path="/x", paging=Paging("body", "items", "total", size=10)
        )
        return Pager(ByBody(), operation, CallOptions(), ItemPage, Item, body=body)

    found = await bodied(b'{"marketplace":{"id":"allegro-pl"}}').prefetch(2).collect()
    assert [item.id for item in found] == [f"i{number}" for number in reversed(range(23))]
    assert [body["offset"] for body in bodies] == [0, 10, 20]
    assert all(body["marketplace"] == {"id": "allegro-pl"} and body["limit"] == 10 for body in bodies)
    page = await bodied(b'{"offset":20,"limit":2}')
    assert [item.id for item in page.items] == ["i2", "i1"]
    assert bodies[-1] == {"offset": 20, "limit": 2}
    position = aiter(bodied(b'{"a":1,"limit":5}')).position
    assert await bodied(b'{"limit":7,"a":1}').resume(position).total() == 23


async def test_a_list_of_one_page_that_is_full_may_go_on_where_nobody_can_read() -> None:
    paging = Paging("array", "items", size=10, ceiling=10)
    assert len(await listed(MovingList(seconds(9)), paging, limit=3).collect()) == 9
    items = aiter(listed(MovingList(seconds(30)), paging, phrase=None).prefetch(2))
    assert len({(await anext(items)).id for _ in range(10)}) == 10
    with pytest.raises(PageCeilingError, match="beyond the first 10"):
        await anext(items)


async def test_a_server_that_takes_no_notice_of_the_time_filter_is_not_split_for_ever() -> None:
    server = MovingList(seconds(30), ceiling=20)
    plain = server.found
    server.found = lambda query: plain({k: v for k, v in query.items() if not k.startswith("at.")})  # type: ignore[method-assign]
    items = aiter(listed(server, offsets(window="at", ceiling=20)))
    assert len({(await anext(items)).id for _ in range(20)}) == 20
    with pytest.raises(PageCeilingError):
        await anext(items)
    with pytest.raises(PageCeilingError):
        await anext(items)
    assert len(server.asked) < 600


async def test_pages_without_items_that_lead_in_a_circle_end() -> None:
    asked: list[str] = []

    class Circle:
        async def send(self, call: Call, /) -> Reply:
            asked.append(call.target)
            name = "b" if call.target.endswith("page.id=a") else "a"
            return Reply(200, {}, json.dumps({"items": [], "nextPage": {"id": name}}).encode(), "x.y")

    assert await listed(Circle(), Paging("page_id", "items")).collect() == []
    assert len(asked) < 40


async def test_items_without_an_id_come_once_and_as_often_as_one_page_has_them() -> None:
    def a_row(second: int) -> dict[str, Any]:
        return {"id": 1.5, "at": (START + timedelta(seconds=second)).isoformat()}

    rows = [a_row(1), a_row(1), a_row(2), a_row(3)]

    class Wallet:
        async def send(self, call: Call, /) -> Reply:
            query = dict(parse_qsl(urlsplit(call.target).query))
            begin, limit = int(query["offset"]), int(query["limit"])
            page = {"items": rows[begin : begin + limit], "total": len(rows)}
            if begin == 0:
                rows.insert(0, a_row(9))  # so that the last item of this page begins the next one
            return Reply(200, {}, json.dumps(page).encode(), "x.y")

    class Row(BaseModel):
        at: datetime

    class RowPage(BaseModel):
        items: list[Row]
        total: int

    operation = Operation(
        name="x.y", method="GET", path="/x", paging=Paging("offset", "items", "total", size=3)
    )
    pager: Pager[Row, RowPage] = Pager(Wallet(), operation, CallOptions(), RowPage, Row)
    assert [(row.at - START).seconds for row in await pager.collect()] == [1, 1, 2, 3]
