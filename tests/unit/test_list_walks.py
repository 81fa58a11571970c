"""Lists to their end: pages, ceilings, windows of time, bad items; against a small list server in memory."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from allegro_async import Call, DecodeError, Operation, PageCeilingError, Pager, Paging, Reply, TransportError
from allegro_async.call import CallOptions

START = datetime(2026, 1, 1, tzinfo=UTC)


class Item(BaseModel):
    id: str
    at: datetime


class ItemPage(BaseModel):
    items: list[Item]
    total: int | None = None
    nextPage: dict[str, str] | None = None  # noqa: N815 - the wire's name


@dataclass
class Server:
    """Serves items, newest first, as Allegro does: no further than the ceiling, filtered by time."""

    moments: list[datetime]
    ceiling: int = 20
    totals: bool = True
    broken: frozenset[int] = frozenset()
    calls: int = 0
    failing: list[int] = field(default_factory=list[int])

    async def send(self, call: Call, /) -> Reply:
        self.calls += 1
        if self.calls in self.failing:
            raise TransportError("cut", maybe_sent=True)
        query = dict(parse_qsl(urlsplit(call.target).query))
        offset, limit = int(query.get("offset", 0)), int(query.get("limit", 5))
        assert offset + limit <= self.ceiling
        low, high = (query.get(f"at.{edge}") for edge in ("gte", "lte"))
        found = sorted(
            (
                (moment, number)
                for number, moment in enumerate(self.moments)
                if (low is None or moment >= datetime.fromisoformat(low))
                and (high is None or moment <= datetime.fromisoformat(high))
            ),
            reverse=True,
        )
        rows = [self.row(number, moment) for moment, number in found[offset : offset + limit]]
        body: dict[str, Any] = {"items": rows, **({"total": len(found)} if self.totals else {})}
        return Reply(200, {}, json.dumps(body).encode(), "x.y")

    def row(self, number: int, moment: datetime) -> dict[str, object]:
        return {"id": f"i{number}", "at": "never" if number in self.broken else moment.isoformat()}


def pager(server: Any, paging: Paging, **query: Any) -> Pager[Item, ItemPage]:
    operation = Operation(name="x.y", method="GET", path="/x", paging=paging)
    return Pager(server, operation, CallOptions(), ItemPage, Item, query=query.items())


def offsets(*, window: str | None = None, total: bool = True, ceiling: int | None = 20) -> Paging:
    return Paging("offset", "items", "total" if total else None, size=5, ceiling=ceiling, window=window)


def hours(count: int) -> list[datetime]:
    return [START + timedelta(hours=number) for number in range(count)]


async def test_awaiting_gives_one_page_as_it_was_asked_for() -> None:
    page = await pager(Server(hours(9)), offsets(), limit=2)
    assert ([item.id for item in page.items], page.total) == (["i8", "i7"], 9)


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6, 10, 19, 20])
@pytest.mark.parametrize("totals", [True, False])
async def test_iterating_gives_every_item_once(count: int, *, totals: bool) -> None:
    found = await pager(
        Server(hours(count), ceiling=25, totals=totals), offsets(total=totals, ceiling=25)
    ).collect()
    assert [item.id for item in found] == [f"i{number}" for number in reversed(range(count))]


async def test_a_list_that_ends_at_the_ceiling_is_whole() -> None:
    assert len(await pager(Server(hours(20)), offsets()).collect()) == 20


async def test_a_list_beyond_the_ceiling_without_a_filter_ends_with_an_error() -> None:
    iterator = aiter(pager(Server(hours(33)), offsets()))
    assert len({(await anext(iterator)).id for _ in range(20)}) == 20
    with pytest.raises(PageCeilingError) as caught:
        await anext(iterator)
    assert (caught.value.total, caught.value.ceiling) == (33, 20)


@settings(max_examples=60, deadline=None)
@given(
    # A millisecond, the smallest window, must not hold as many items as the ceiling: nobody could read them.
    st.lists(st.integers(0, 50_000_000_000), max_size=120, unique_by=lambda micro: micro // 1000),
    st.booleans(),
    st.integers(1, 12),
)
async def test_a_list_beyond_the_ceiling_is_split_by_time(micros: list[int], totals: bool, same: int) -> None:
    moments = [START + timedelta(microseconds=micro) for micro in micros] + [START] * same
    paging = offsets(window="at", total=totals)
    found = await pager(Server(moments, totals=totals), paging).collect()
    assert sorted(item.id for item in found) == sorted(f"i{number}" for number in range(len(moments)))


async def test_windows_stay_within_the_callers_own_filter() -> None:
    server = Server(hours(100))
    bounds = {"at.gte": START + timedelta(hours=10), "at.lte": START + timedelta(hours=69)}
    found = await pager(server, offsets(window="at"), **bounds).collect()
    assert [item.id for item in found] == [f"i{number}" for number in reversed(range(10, 70))]


async def test_more_items_in_one_millisecond_than_the_ceiling_is_an_error_and_no_endless_loop() -> None:
    with pytest.raises(PageCeilingError):
        await pager(Server([START] * 21), offsets(window="at")).collect()


async def test_a_bad_item_raises_at_its_place_and_the_list_goes_on() -> None:
    iterator = aiter(pager(Server(hours(8), broken=frozenset({5})), offsets()))
    assert [(await anext(iterator)).id for _ in range(2)] == ["i7", "i6"]
    with pytest.raises(DecodeError) as caught:
        await anext(iterator)
    assert json.loads(caught.value.raw)["id"] == "i5"
    assert "never" not in str(caught.value)
    assert [item.id async for item in iterator] == ["i4", "i3", "i2", "i1", "i0"]


async def test_after_a_broken_connection_the_same_iterator_goes_on() -> None:
    iterator = aiter(pager(Server(hours(8), failing=[2]), offsets()))
    seen = [(await anext(iterator)).id for _ in range(5)]
    with pytest.raises(TransportError):
        await anext(iterator)
    seen += [item.id async for item in iterator]
    assert seen == [f"i{number}" for number in reversed(range(8))]


async def test_a_server_that_repeats_a_page_for_ever_is_left() -> None:
    class Stuck(Server):
        async def send(self, _call: Call, /) -> Reply:
            self.calls += 1
            rows = [self.row(number, START) for number in range(5)]
            return Reply(200, {}, json.dumps({"items": rows, "total": 999}).encode())

    server = Stuck([])
    assert len(await pager(server, offsets(ceiling=None)).collect()) == 5
    assert server.calls < 20


async def test_the_id_of_a_page_is_not_encoded_twice() -> None:
    targets: list[str] = []

    class ById:
        async def send(self, call: Call, /) -> Reply:
            targets.append(call.target)
            last = len(targets) == 2
            page = {"items": [{"id": str(len(targets)), "at": START.isoformat()}]}
            more = {} if last else {"nextPage": {"id": "a%2Bb%3D%3D"}}
            return Reply(200, {}, json.dumps({**page, **more}).encode())

    found = await pager(ById(), Paging("page_id", "items")).collect()
    assert [item.id for item in found] == ["1", "2"]
    assert targets[1] == "/x?page.id=a%2Bb%3D%3D"


async def test_a_journal_is_read_from_event_to_event() -> None:
    targets: list[str] = []

    class Journal:
        async def send(self, call: Call, /) -> Reply:
            targets.append(call.target)
            last = int(dict(parse_qsl(urlsplit(call.target).query)).get("from", "0"))
            rows = [{"id": str(n), "at": START.isoformat()} for n in range(last + 1, min(last + 3, 6))]
            return Reply(200, {}, json.dumps({"items": rows}).encode())

    found = await pager(Journal(), Paging("events", "items", size=2), **{"from": "1"}).collect()
    assert [item.id for item in found] == ["2", "3", "4", "5"]
    assert targets[-1] == "/x?from=5&limit=2"


async def test_total_first_and_collect_read_no_more_than_they_need() -> None:
    server = Server(hours(12))
    assert await pager(server, offsets()).total() == 12
    first = await pager(server, offsets()).first()
    assert first is not None
    assert first.id == "i11"
    assert len(await pager(server, offsets()).collect(limit=3)) == 3
    assert server.calls == 3
    assert await pager(server, offsets(total=False)).total() is None
