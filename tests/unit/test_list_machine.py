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
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from allegro_async import DecodeError, PageCeilingError, Pager, Paging, Reply, TransportError
from tests.doubles import VirtualLoop
from tests.moving_list import START, Item, ItemPage, MovingList, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from allegro_async import Call

CEILING = 12
KINDS = ("page_id", "events", "from", "body", "messages", "returns", "offset", "windows", "keyless")
WITH_TOTALS = ("offset", "body", "messages", "returns")
LIES: tuple[Callable[[int], int] | None, ...] = (
    int,
    lambda _: 0,
    lambda total: total // 2,
    lambda total: total + 7,
    lambda _: 10**6,
    None,
)


class AnyList(MovingList):
    """Serves one list in each of the ways that Allegro has; oldest first where it is read from an id."""

    kind = "offset"
    failures = 0
    circle = 0
    answers: list[dict[str, Any]]

    async def send(self, call: Call, /) -> Reply:
        query = dict(parse_qsl(urlsplit(call.target).query))
        if self.kind == "body":
            query |= {name: str(value) for name, value in json.loads(call.body or b"{}").items()}
        self.asked.append(query)
        await asyncio.sleep(0.05)
        if self.failures:
            self.failures -= 1
            raise TransportError("cut", maybe_sent=True)
        return Reply(200, {}, json.dumps(self.in_circles(self.answer(query))).encode(), "x.y")

    def in_circles(self, body: dict[str, Any]) -> dict[str, Any]:
        """Give what was given before, again and again, once the server has lost its way."""
        self.answers.append(body)
        return body if not self.circle else self.answers[len(self.asked) % self.circle]

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

    kinds: tuple[str, ...] = KINDS
    lies: tuple[Any, ...] = LIES

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner(loop_factory=VirtualLoop)
        self.server = AnyList([])
        self.server.answers = []
        self.items: Any = None
        self.found: list[str] = []
        self.goes = 1
        self.skipped = 0

    @initialize(
        kind=st.runner().flatmap(lambda machine: st.sampled_from(machine.kinds)),
        count=st.integers(0, 40),
        limit=st.integers(1, 7),
        prefetch=st.integers(0, 4),
        lie=st.runner().flatmap(lambda machine: st.sampled_from(machine.lies)),
        spacing=st.sampled_from([0.0004, 1.0, 5000.0]),
    )
    def begin(  # noqa: PLR0917 - one list has them all
        self, kind: str, count: int, limit: int, prefetch: int, lie: Any, spacing: float
    ) -> None:
        self.kind, self.limit, self.prefetch, self.spacing = kind, limit, prefetch, spacing
        self.server.kind, self.server.told = kind, lie
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
        pager: Any = listed(self.server, paging, **query)
        if self.kind == "keyless":
            pager._page_shape, pager._item_shape = NamedPage, Named
        if self.kind == "body":
            pager._query, pager._body = {}, b"{}"
        ready: Pager[Any, Any] = pager.prefetch(self.prefetch)
        return ready

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


class ReadShrinkingList(ReadList):
    """What leaves moves all behind it forward: a total that does not lie shows it."""

    kinds = WITH_TOTALS
    lies = (int,)

    @rule(places=st.lists(st.integers(0, 40), min_size=1, max_size=4))
    def remove(self, places: list[int]) -> None:
        for place in places:
            if place < len(self.server.moments):
                self.server.moments[place] = None

    def grow(self, count: int) -> None:
        """Add nothing on the way: as many that come hide in a total as many that leave."""
        if not self.server.moments:
            super().grow(count)


class ReadCircle(ReadList):
    """A server that has lost its way and gives old pages for ever is left."""

    @rule(circle=st.integers(1, 3))
    def lose_the_way(self, circle: int) -> None:
        if len(self.server.answers) >= circle:
            self.server.circle = circle

    def see_that_all_came(self) -> None:
        if self.server.circle:
            self.initial.clear()  # nobody can read what is no longer given
        super().see_that_all_came()


for machine, examples in ((ReadList, 300), (ReadShrinkingList, 150), (ReadCircle, 100)):
    machine.TestCase.settings = settings(max_examples=examples, stateful_step_count=18, deadline=None)
TestReadList = ReadList.TestCase
TestReadShrinkingList = ReadShrinkingList.TestCase
TestReadCircle = ReadCircle.TestCase
