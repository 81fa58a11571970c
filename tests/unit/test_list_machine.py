"""Lists of every kind that move as they like, read by a reader that stops, resumes and is cancelled."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from allegro_async import DecodeError, PageCeilingError, Pager, Paging, Reply, TransportError
from tests.doubles import VirtualLoop
from tests.moving_list import START, Item, ItemPage, MovingList, listed

if TYPE_CHECKING:
    from allegro_async import Call

CEILING = 12
GROWING = ("page_id", "events", "from", "body", "messages", "returns", "offset", "windows", "keyless")
KEYLESS = ("keyless",)
SHRINKING = ("offset", "body")
"""Where the total tells that items have left, so that nothing may be missed."""

LIES = (int, lambda _: 0, lambda total: total // 2, lambda total: total + 7, lambda _: 10**6, None)


class AnyList(MovingList):
    """Serves one list in each of the ways that Allegro has; from the oldest on where it is read from an id."""

    kind = "offset"
    stuck = 0
    failures = 0

    async def send(self, call: Call, /) -> Reply:
        query = dict(parse_qsl(urlsplit(call.target).query))
        if self.kind == "body":
            query |= {name: str(value) for name, value in json.loads(call.body or b"{}").items()}
        self.asked.append(query)
        await asyncio.sleep(0.05)
        if self.failures:
            self.failures -= 1
            raise TransportError("cut", maybe_sent=True)
        return Reply(200, {}, json.dumps(self.answer(query)).encode(), "x.y")

    def answer(self, query: dict[str, str]) -> dict[str, Any]:
        if self.kind in {"events", "from"}:
            return self.after(query)
        if self.kind == "page_id":  # its ids name the item behind which a page begins, as cursors do
            return self.behind_an_id(query)
        body = self.page(query)
        if self.kind == "keyless":
            body["items"] = [{**row, "id": 7.5, "name": row["id"]} for row in body["items"]]
        return body

    def after(self, query: dict[str, str]) -> dict[str, Any]:
        begin = int(query["from"].removeprefix("i")) + 1 if "from" in query else 0
        numbers = [number for number in range(begin, len(self.moments)) if self.moments[number] is not None]
        return {"items": [self.row(number) for number in numbers[: int(query["limit"])]]}

    def behind_an_id(self, query: dict[str, str]) -> dict[str, Any]:
        body = self.after({**query, "from": query.get("page.id", "i-1").replace("%", "i")})
        if not body["items"]:
            return body
        return {**body, "nextPage": {"id": body["items"][-1]["id"]}}


class Named(Item):
    """An item without an id that is worth the name."""

    id: Any = None
    name: str = ""


class NamedPage(ItemPage):
    """A page of them."""

    items: list[Named]  # type: ignore[assignment]


class ReadList(RuleBasedStateMachine):
    """All that stays comes exactly once in a go; after a resumption at least once, and it always ends."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner(loop_factory=VirtualLoop)
        self.server = AnyList([])
        self.items: Any = None
        self.found: list[str] = []
        self.goes = 1
        self.skipped = 0

    @initialize(
        kind=st.sampled_from(GROWING),
        count=st.integers(0, 40),
        limit=st.integers(1, 7),
        prefetch=st.integers(0, 4),
        lie=st.sampled_from(LIES),
        spacing=st.sampled_from([0.0004, 1.0, 5000.0]),
    )
    def begin(self, kind: str, count: int, limit: int, prefetch: int, lie: Any, spacing: float) -> None:
        self.kind, self.limit, self.prefetch, self.spacing = kind, limit, prefetch, spacing
        self.server.kind, self.server.told = kind, lie
        self.truthful = lie is int
        self.server.ceiling = CEILING if kind in {"windows", "keyless"} else None
        self.grow(count)
        self.initial = set(range(count))
        self.items = aiter(self.pager())

    def grow(self, count: int) -> None:
        for _ in range(count):
            place = len(self.server.moments)
            self.server.moments.append(START + timedelta(seconds=place * self.spacing))

    def pager(self) -> Pager[Any, Any]:
        window = "at" if self.kind in {"windows", "keyless"} else None
        kinds: dict[str, Any] = {"windows": "offset", "keyless": "offset", "from": "returns"}
        paging = Paging(
            kinds.get(self.kind, self.kind),
            "items",
            None if self.kind in {"events", "from", "page_id"} else "total",
            size=self.limit,
            ceiling=self.server.ceiling,
            window=window,
        )
        query = {"from": "i-1"} if self.kind == "from" else {}
        pager = listed(self.server, paging, **query)
        if self.kind == "keyless":
            pager._page_shape, pager._item_shape = NamedPage, Named  # type: ignore[assignment]  # noqa: SLF001
        if self.kind == "body":
            pager._query, pager._body = {}, b"{}"  # noqa: SLF001 - it has no filters
        return pager.prefetch(self.prefetch)

    def name(self, item: Any) -> str:
        return str(item.name if self.kind == "keyless" else item.id)

    async def take(self) -> bool:
        try:
            self.found.append(self.name(await anext(self.items)))
        except StopAsyncIteration:
            return False
        except (TransportError, DecodeError):
            pass
        except PageCeilingError:
            self.skipped += 1
        return True

    @rule(count=st.integers(1, 9))
    def read(self, count: int) -> None:
        for _ in range(count):
            self.runner.run(self.take())

    @rule(count=st.integers(1, 6))
    def add(self, count: int) -> None:
        self.grow(count)

    @precondition(lambda self: self.kind in SHRINKING and self.truthful and self.prefetch == 0)
    @rule(places=st.lists(st.integers(0, 60), max_size=4))
    def remove(self, places: list[int]) -> None:
        """Between two pages only: what leaves and comes between two answers cancels out in a total."""
        if len(self.server.asked) == getattr(self, "asked_then", -1):
            return
        for place in places:
            if place < len(self.server.moments):
                self.server.moments[place] = None
        self.asked_then = len(self.server.asked)

    @rule()
    def fail(self) -> None:
        self.server.failures = 1

    @rule(seconds=st.sampled_from([0.0, 0.01, 0.06]))
    def cancel(self, seconds: float) -> None:
        async def ask() -> None:
            task = asyncio.ensure_future(self.take())
            await asyncio.sleep(seconds)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

        self.runner.run(ask())

    @rule()
    def stop_and_resume(self) -> None:
        async def resume() -> None:
            position = self.items.position
            await self.items.aclose()
            self.items = aiter(self.pager().resume(position))

        self.runner.run(resume())
        self.goes += 1

    def teardown(self) -> None:
        try:
            if self.items is not None:
                self.see_that_all_came()
        finally:
            self.runner.close()

    def see_that_all_came(self) -> None:
        async def rest() -> None:
            for _ in range(5000):
                if not await self.take():
                    break
            else:
                raise AssertionError("it never ends")
            await asyncio.sleep(0)
            assert asyncio.all_tasks() == {asyncio.current_task()}

        self.runner.run(rest())
        stays = {f"i{number}" for number in self.initial if self.server.moments[number] is not None}
        if self.skipped == 0:  # a crowd within a millisecond: said, and not read
            assert stays <= set(self.found)
        assert self.goes > 1 or max(Counter(self.found).values(), default=0) <= 1


ReadList.TestCase.settings = settings(max_examples=250, stateful_step_count=18, deadline=None)
TestReadList = ReadList.TestCase
