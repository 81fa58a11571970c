"""Lists read into the caller's own types: every kind of list, every kind of type."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, assert_type

import msgspec
import pytest
from pydantic import BaseModel, field_validator
from typing_extensions import TypedDict  # pydantic wants it before Python 3.12

from allegro_async import Call, ConfigurationError, DecodeError, Operation, Pager, Paging, Reply
from allegro_async.call import CallOptions
from tests.moving_list import Item, ItemPage, MovingList, listed, offsets, seconds


class Slim(BaseModel):
    at: str


@dataclass
class Record:
    at: str


class Row(TypedDict):
    at: str


class Struct(msgspec.Struct, rename={"moment": "at"}):
    moment: str


TYPES: list[Any] = [Slim, Record, Row, Struct, dict, bytes]


def at(item: Any) -> Any:
    plain: Any = json.loads(item) if isinstance(item, bytes) else item
    try:
        return plain["at"]
    except TypeError:
        return plain.moment if isinstance(plain, Struct) else plain.at


class Pages:
    """Answers with one page after the other, whatever is asked."""

    def __init__(self, *bodies: Any, status: int = 200) -> None:
        self.bodies = list(bodies)
        self.status = status
        self.asked: list[str] = []

    async def send(self, call: Call, /) -> Reply:
        self.asked.append(call.target)
        body = self.bodies.pop(0)
        return Reply(self.status, {}, body if isinstance(body, bytes) else json.dumps(body).encode(), "x.y")


def of(server: Any, paging: Paging) -> Pager[Any, Any]:
    operation = Operation(name="x.y", method="GET", path="/x", paging=paging)
    return Pager(server, operation, CallOptions(), ItemPage, Item)


def row(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"i{number}", "at": f"t{number}", "e": "é", **more}


@pytest.mark.parametrize("shape", TYPES)
async def test_a_list_beyond_its_ceiling_comes_whole_and_each_item_once(shape: Any) -> None:
    server = MovingList(seconds(33), ceiling=10)
    found = await listed(server, offsets(window="at", ceiling=10)).into(shape).prefetch(2).collect()
    assert [at(item) for item in found] == [moment.isoformat() for moment in reversed(seconds(33)) if moment]


@pytest.mark.parametrize("shape", TYPES)
@pytest.mark.parametrize("kind", ["offset", "page_id", "events", "messages", "returns", "body", "array"])
async def test_every_kind_of_list_goes_on_and_leaves_out_what_comes_again(kind: Any, shape: Any) -> None:
    pages: list[dict[str, Any]] = [
        {"items": [row(1), row(2)], "total": 3, "nextPage": {"id": "n"}, "more": [None]},
        {"items": [row(2), row(3)], "total": 3},
        {"items": []},
    ]
    found = await of(Pages(*pages), Paging(kind, "items", "total", size=2)).into(shape).collect()
    assert [at(item) for item in found] == (["t1", "t2"] if kind == "array" else ["t1", "t2", "t3"])


@pytest.mark.parametrize("shape", TYPES)
async def test_a_body_that_is_the_list_is_read(shape: Any) -> None:
    found = await of(Pages([row(1), row(2)]), Paging("array")).into(shape)
    assert [at(item) for item in found] == ["t1", "t2"]


@pytest.mark.parametrize("shape", TYPES)
async def test_items_are_told_apart_by_a_key_that_lies_deeper(shape: Any) -> None:
    rows = [{"at": f"t{n}", "offer": {"id": n}} for n in (1, 2, 2, 3)]
    pages = Pages({"items": rows[:2]}, {"items": rows[2:]}, {"items": []})
    found = await of(pages, Paging("offset", "items", size=2, key="offer.id")).into(shape).collect()
    assert [at(item) for item in found] == ["t1", "t2", "t3"]


@pytest.mark.parametrize("shape", TYPES)
@pytest.mark.parametrize("odd", [None, "text", {"id": {"deeper": 1}}])
async def test_items_without_an_id_are_told_apart_by_all_they_hold(shape: Any, odd: Any) -> None:
    rows = [{"at": "same", "other": n, "offer": odd} for n in (1, 2, 2, 3)]
    pages = Pages({"items": rows[:2]}, {"items": rows[2:]}, {"items": []})
    paging = Paging("offset", "items", size=2, key="offer.id")
    assert len(await of(pages, paging).into(shape).collect()) == 3


@pytest.mark.parametrize("shape", TYPES)
async def test_a_position_goes_on_whatever_the_items_were_read_into(shape: Any) -> None:
    items = aiter(listed(MovingList(seconds(12)), offsets()).into(shape))
    for _ in range(4):
        await anext(items)
    rest = await listed(MovingList(seconds(12)), offsets()).resume(items.position).collect()
    assert [item.id for item in rest] == [f"i{n}" for n in reversed(range(8))]


@pytest.mark.parametrize("shape", TYPES)
async def test_an_id_that_is_an_object_is_none_and_the_position_can_be_kept(shape: Any) -> None:
    pager = of(Pages({"items": [{"id": {"a": 1}, "at": "t1"}, row(2)]}), Paging("array", "items")).into(shape)
    items = aiter(pager)
    await anext(items)
    assert pager.resume(items.position)


@pytest.mark.parametrize("shape", TYPES)
async def test_totals_pages_and_the_first_item_are_there(shape: Any) -> None:
    pager = listed(MovingList(seconds(12)), offsets()).into(shape)
    assert await pager.total() == 12
    assert [len(page) async for page in pager.pages()] == [5, 5, 2]
    assert at(await pager.first()) == "2026-01-01T00:00:11+00:00"


@pytest.mark.parametrize("shape", [each for each in TYPES if each is not bytes])
async def test_a_bad_item_stands_at_its_place_and_no_value_is_told(shape: Any) -> None:
    bad: Any = "secret" if shape is dict else row(2, at=["secret"])
    body = {"items": [row(1), bad, row(3)], "total": 3}
    items = aiter(of(Pages(body), Paging("offset", "items", "total", size=100)).into(shape))
    assert at(await anext(items)) == "t1"
    with pytest.raises(DecodeError) as caught:
        await anext(items)
    assert json.loads(caught.value.raw) == bad
    assert "secret" not in str(caught.value)
    assert at(await anext(items)) == "t3"
    with pytest.raises(DecodeError):
        await of(Pages(body), Paging("offset", "items", "total")).into(shape)


class Checked(BaseModel):
    at: str

    @field_validator("at")
    @classmethod
    def fits(cls, value: str) -> str:
        raise ValueError(f"bad {value}")


class CheckedStruct(msgspec.Struct):
    at: str

    def __post_init__(self) -> None:
        raise ValueError(f"bad {self.at}")


@pytest.mark.parametrize("shape", [Checked, CheckedStruct])
async def test_what_a_check_of_the_type_says_stays_out_since_it_may_quote_a_value(shape: Any) -> None:
    with pytest.raises(DecodeError, match="Refused by") as caught:
        await of(Pages({"items": [row(7)]}), Paging("offset", "items")).into(shape)
    assert "t7" not in str(caught.value)


@pytest.mark.parametrize("shape", TYPES)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"items":[',
        b'{"items":[1,]}',
        b'{"items":[],}',
        b'{"items":[]} 1',
        b'{"items";[]}',
        b"\xff",
    ],
)
async def test_a_body_that_is_no_json_is_an_error(shape: Any, body: bytes) -> None:
    with pytest.raises(DecodeError, match="not JSON"):
        await of(Pages(body), Paging("offset", "items", "total")).into(shape)


@pytest.mark.parametrize("shape", [Slim, Struct, bytes])
async def test_a_page_of_another_form_is_an_error(shape: Any) -> None:
    with pytest.raises(DecodeError):
        await of(Pages(b"[1]"), Paging("offset", "items")).into(shape)
    if shape is not bytes:
        with pytest.raises(DecodeError):
            await of(Pages({"items": {"a": 1}}), Paging("offset", "items")).into(shape)


@pytest.mark.parametrize("shape", TYPES)
@pytest.mark.parametrize("body", [{}, {"items": None}, {"items": []}])
async def test_a_page_without_items_is_empty(shape: Any, body: Any) -> None:
    assert await of(Pages(body), Paging("offset", "items", "total")).into(shape) == []


@pytest.mark.parametrize("shape", TYPES)
async def test_what_has_not_changed_is_empty(shape: Any) -> None:
    assert await of(Pages(b"", status=304), Paging("array", "items")).into(shape) == []
    assert await of(Pages(b"", status=304), Paging("array", "items")).into(shape).collect() == []


async def test_bytes_are_what_allegro_sent() -> None:
    body = b'{ "items" : [ {"id": 1.50,  "a":"\\u00e9 ]"} , 2 ],\n"total": 2 } '
    found = await of(Pages(body), Paging("offset", "items", "total")).into(bytes)
    assert found == [b'{"id": 1.50,  "a":"\\u00e9 ]"}', b"2"]


@pytest.mark.parametrize("shape", [None, "Slim", Slim(at="x"), print, 3])
def test_what_is_no_type_is_refused_with_what_to_do(shape: Any) -> None:
    with pytest.raises(ConfigurationError, match="give the class of a pydantic model"):
        listed(MovingList([]), offsets()).into(shape)


def test_a_class_that_nothing_can_be_read_into_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="nothing into Plain"):
        listed(MovingList([]), offsets()).into(type("Plain", (), {}))


async def test_types_are_known_to_type_checkers() -> None:
    pager = listed(MovingList(seconds(1)), offsets())
    assert_type(pager.into(Slim), Pager[Slim, list[Slim]])
    assert_type(pager.into(Struct).prefetch(1), Pager[Struct, list[Struct]])
    assert_type(await pager.into(bytes), list[bytes])
    assert_type(await pager.into(dict).first(), dict[str, Any] | None)
