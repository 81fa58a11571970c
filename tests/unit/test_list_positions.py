"""Stop in a list and go on another day: small texts, also within windows, for the same list only."""

from __future__ import annotations

import json
from contextlib import aclosing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegro_async import ConfigurationError, DecodeError, Operation, Pager, Paging
from allegro_async.call import CallOptions
from tests.doubles import virtual
from tests.moving_list import START, Item, ItemPage, MovingList, listed, offsets, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from allegro_async import Call, Reply

PAGINGS = [
    offsets(),
    offsets(window="at", ceiling=20),
    Paging("page_id", "items", size=5),
    Paging("array", "items"),
]


async def read(pager: Pager[Item, ItemPage], count: int) -> tuple[list[str], str]:
    """Read some items; give their ids and the place behind them."""
    found: list[str] = []
    async with aclosing(aiter(pager)) as items:
        while len(found) < count:
            try:
                found.append((await anext(items)).id)
            except DecodeError as error:
                found.append(json.loads(error.raw)["id"])
            except StopAsyncIteration:
                break
        return found, items.position


@settings(max_examples=120)
@given(
    paging=st.sampled_from(PAGINGS),
    count=st.integers(0, 70),
    stops=st.lists(st.integers(0, 25), max_size=6),
    broken=st.frozensets(st.integers(0, 69), max_size=9),
    prefetch=st.integers(0, 4),
)
def test_a_list_that_is_read_in_several_goes_comes_whole_and_once(
    paging: Paging, count: int, stops: list[int], broken: frozenset[int], prefetch: int
) -> None:
    server = MovingList(seconds(count), ceiling=paging.ceiling, broken=broken, most=1000)
    if paging.kind == "array":

        def whole(query: dict[str, str]) -> dict[str, Any]:  # noqa: ARG001 - an array knows no pages
            return {"items": [server.row(number) for number in reversed(range(count))]}

        server.page = whole  # type: ignore[method-assign]

    @virtual
    async def walk() -> None:
        found, position = await read(listed(server, paging).prefetch(prefetch), 0)
        for stop in [*stops, 1000]:
            more, position = await read(listed(server, paging).resume(position).prefetch(prefetch), stop)
            found += more
            assert len(position) < 2500
        assert found == [f"i{number}" for number in reversed(range(count))]
        assert json.loads(position)["at"] is None or not stops or count == 0

    walk()


async def test_the_end_of_a_list_is_a_position_too() -> None:
    server = MovingList(seconds(7))
    _, position = await read(listed(server, offsets()), 100)
    assert json.loads(position) == {"v": 1, "list": json.loads(position)["list"], "at": None}
    asked = len(server.asked)
    assert await listed(server, offsets()).resume(position).collect() == []
    assert len(server.asked) == asked


async def test_a_position_within_windows_is_small_and_holds_them() -> None:
    server = MovingList([START + timedelta(hours=each) for each in range(2000)], ceiling=20)
    _, position = await read(listed(server, offsets(window="at", ceiling=20)), 1000)
    fields = json.loads(position)
    assert fields["windows"]
    assert len(position) < 1000


async def test_nothing_is_lost_when_the_list_has_grown_meanwhile() -> None:
    server = MovingList(seconds(40))
    first, position = await read(listed(server, offsets()), 17)
    server.moments += [START + timedelta(hours=1)] * 12
    rest, _ = await read(listed(server, offsets()).resume(position), 100)
    assert set(first) | set(rest) >= {f"i{number}" for number in range(40)}


async def test_nothing_is_lost_when_the_list_has_shrunk_meanwhile() -> None:
    server = MovingList(seconds(40))
    first, position = await read(listed(server, offsets()), 17)
    for item in first:
        server.moments[int(item[1:])] = None
    rest, _ = await read(listed(server, offsets()).resume(position), 100)
    assert set(first) | set(rest) == {f"i{number}" for number in range(40)}


async def test_items_without_a_key_are_counted() -> None:
    paging = Paging("offset", "items", "total", size=5, key="no.such")
    first, position = await read(listed(MovingList(seconds(12)), paging), 3)
    second, position = await read(listed(MovingList(seconds(12)), paging).resume(position), 1)
    rest, _ = await read(listed(MovingList(seconds(12)), paging).resume(position), 100)
    assert first + second + rest == [f"i{number}" for number in reversed(range(12))]


async def test_pages_have_positions_as_well() -> None:
    pages = listed(MovingList(seconds(12)), offsets()).pages()
    await anext(pages)
    rest = await listed(MovingList(seconds(12)), offsets()).resume(pages.position).collect()
    assert [item.id for item in rest] == [f"i{number}" for number in reversed(range(7))]


async def test_the_size_of_a_page_may_change() -> None:
    first, position = await read(listed(MovingList(seconds(12)), offsets(), limit=5), 7)
    rest = await listed(MovingList(seconds(12)), offsets(), limit=3).resume(position).collect()
    assert first + [item.id for item in rest] == [f"i{number}" for number in reversed(range(12))]


class Seller(MovingList):
    """A list of a seller's, as a view of the client has it."""

    account_key = "shop-1"


def other_operation() -> Pager[Item, ItemPage]:
    operation = Operation(name="x.z", method="GET", path="/x", paging=offsets())
    return Pager(MovingList([]), operation, CallOptions(), ItemPage, Item)


@pytest.mark.parametrize(
    "other",
    [
        other_operation,
        lambda: listed(MovingList([]), offsets(), at__gte=START),
        lambda: listed(MovingList([]), offsets(), sort="at"),
        lambda: listed(Seller([]), offsets()),
    ],
)
async def test_the_position_of_another_list_is_refused(other: Callable[[], Pager[Item, ItemPage]]) -> None:
    _, position = await read(listed(MovingList(seconds(12)), offsets()), 3)
    with pytest.raises(ConfigurationError, match="another list"):
        other().resume(position)


def altered(position: str, **fields: Any) -> str:
    return json.dumps({**json.loads(position), **fields})


@pytest.mark.parametrize("text", ["", "7", "[]", "null", "{}", '{"v": 1}', '{"v": 2}', "{" * 5000])
async def test_what_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="no position"):
        listed(MovingList([]), offsets()).resume(text)


@pytest.mark.parametrize(
    "fields",
    [
        {"at": {"limit": 3}},
        {"at": 7},
        {"at": {"offset": "x"}},
        {"at": {"offset": -1}},
        {"window": [1]},
        {"window": 3},
        {"window": [10**30, 10**31]},
        {"windows": [[1, 2, 3]]},
        {"windows": 7},
        {"last": []},
        {"passed": "x"},
        {"total": "x"},
        {"v": 2},
    ],
)
async def test_a_position_that_was_tampered_with_is_refused(fields: dict[str, Any]) -> None:
    _, position = await read(listed(MovingList(seconds(12)), offsets()), 3)
    with pytest.raises(ConfigurationError, match="no position"):
        listed(MovingList([]), offsets()).resume(altered(position, **fields))


async def test_a_position_shows_no_filter() -> None:
    class Anything:
        async def send(self, _call: Call, /) -> Reply:
            raise NotImplementedError

    operation = Operation(name="x.y", method="GET", path="/x/{id}", paging=offsets())
    pager: Pager[Item, ItemPage] = Pager(
        Anything(), operation, CallOptions(), ItemPage, Item, path=["path-7"], query=[("buyer", "Jan Kos")]
    )
    position = aiter(pager).position
    assert "Jan" not in position
    assert "path-7" not in position
    assert aiter(pager.resume(position)).position == position
