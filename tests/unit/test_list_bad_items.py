"""Unreadable items: handed over or raised at their place, and the rest of the list comes."""

from __future__ import annotations

import json

import pytest

from allegro_async import DecodeError
from tests.moving_list import MovingList, listed, offsets, seconds


def server() -> MovingList:
    return MovingList(seconds(12), broken=frozenset({4, 8, 9}))


GOOD = ["i11", "i10", "i7", "i6", "i5", "i3", "i2", "i1", "i0"]


async def test_they_are_handed_over_in_their_place() -> None:
    seen: list[str] = []

    def note(error: DecodeError) -> None:
        seen.append(f"bad {json.loads(error.raw)['id']}")

    async for item in listed(server(), offsets()).on_bad_item(note):
        seen.append(item.id)  # noqa: PERF401 - the order of both kinds is the point
    assert seen == [
        *("i11", "i10", "bad i9", "bad i8", "i7"),
        *("i6", "i5", "bad i4", "i3", "i2", "i1", "i0"),
    ]


async def test_a_coroutine_function_is_awaited() -> None:
    bad: list[DecodeError] = []

    async def note(error: DecodeError) -> None:
        bad.append(error)

    found = await listed(server(), offsets()).on_bad_item(note).collect()
    assert [item.id for item in found] == GOOD
    assert len(bad) == 3


async def test_pages_come_without_them() -> None:
    bad: list[DecodeError] = []
    pages = [page async for page in listed(server(), offsets()).on_bad_item(bad.append).pages()]
    assert [len(page) for page in pages] == [3, 4, 2]
    assert len(bad) == 3


async def test_a_page_of_nothing_else_is_left_out() -> None:
    bad: list[DecodeError] = []
    unreadable = MovingList(seconds(12), broken=frozenset(range(7, 12)))
    pages = [page async for page in listed(unreadable, offsets()).on_bad_item(bad.append).pages()]
    assert [len(page) for page in pages] == [5, 2]
    assert len(bad) == 5


async def test_what_the_function_raises_comes_out_and_the_iterator_goes_on() -> None:
    def refuse(_error: DecodeError) -> None:
        raise LookupError

    iterator = aiter(listed(server(), offsets()).on_bad_item(refuse))
    found: list[str] = []
    errors = 0
    while True:
        try:
            found.append((await anext(iterator)).id)
        except LookupError:
            errors += 1
        except StopAsyncIteration:
            break
    assert (found, errors) == (GOOD, 3)


async def test_pages_are_parted_at_an_error_and_nothing_is_lost() -> None:
    pages = listed(server(), offsets()).pages()
    found: list[str] = []
    while True:
        try:
            found.append(" ".join(item.id for item in await anext(pages)))
        except DecodeError as error:
            found.append(f"bad {json.loads(error.raw)['id']}")
        except StopAsyncIteration:
            break
    assert found == ["i11 i10", "bad i9", "bad i8", "i7", "i6 i5", "bad i4", "i3 i2", "i1 i0"]


async def test_collect_raises_the_first_of_them() -> None:
    with pytest.raises(DecodeError):
        await listed(server(), offsets()).collect()
