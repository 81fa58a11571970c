"""A list server in memory whose list moves: it grows, shrinks, lies and refuses, as Allegro's do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel

from allegro_async import Call, Operation, Pager, Paging, Reply, ValidationFailedError
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
class MovingList:
    """Serves a list, newest first.

    Attributes:
        moments: The items: the id is the place in here, None has left the list.
        ceiling: The largest offset + limit; more is refused.
        most: The largest page it gives, whatever is asked for.
        told: What it makes of the true total before it tells it; None: it tells none.
        between: Called after each answer; it may move the list. As it stands it does nothing.
        latency: Seconds until an answer.
        broken: Items that cannot be read.
    """

    moments: list[datetime | None]
    ceiling: int | None = None
    most: int = 1000
    told: Callable[[int], int] | None = int
    between: Callable[[], object] = bool
    latency: float = 0.0
    broken: frozenset[int] = frozenset()
    asked: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    under_way: int = 0
    most_under_way: int = 0
    cancelled: int = 0

    async def send(self, call: Call, /) -> Reply:
        query = dict(parse_qsl(urlsplit(call.target).query))
        self.asked.append(query)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(self.latency)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.under_way -= 1
        body = self.page(query)
        self.between()
        return Reply(200, {}, json.dumps(body).encode(), "x.y")

    def page(self, query: dict[str, str]) -> dict[str, Any]:
        found = self.found(query)
        limit = min(int(query.get("limit", 20)), self.most)
        if "cursor" in query.get("page.id", "cursor") and "offset" not in query:
            return self.page_by_id(found, query, limit)
        offset = int(query.get("offset", 0))
        if self.ceiling is not None and offset + int(query.get("limit", 20)) > self.ceiling:
            raise ValidationFailedError(422)
        rows = [self.row(number) for number in found[offset : offset + limit]]
        return {"items": rows, **self.total(found)}

    def total(self, found: list[int]) -> dict[str, int]:
        return {} if self.told is None else {"total": self.told(len(found))}

    def page_by_id(self, found: list[int], query: dict[str, str], limit: int) -> dict[str, Any]:
        begin = int(query.get("page.id", "cursor0").removeprefix("cursor"))
        rows = [self.row(number) for number in found[begin : begin + limit]]
        more = {"nextPage": {"id": f"cursor{begin + limit}"}} if begin + limit < len(found) else {}
        return {"items": rows, **more, **self.total(found)}

    def found(self, query: dict[str, str]) -> list[int]:
        low, high = (query.get(f"at.{edge}") for edge in ("gte", "lte"))
        numbers = [
            number
            for number, moment in enumerate(self.moments)
            if moment is not None
            and (low is None or moment >= datetime.fromisoformat(low))
            and (high is None or moment <= datetime.fromisoformat(high))
        ]
        ordered = sorted(numbers, key=lambda number: (self.moments[number], number))
        return ordered if query.get("sort") == "at" else ordered[::-1]

    def row(self, number: int) -> dict[str, object]:
        moment = self.moments[number]
        assert moment is not None
        return {"id": f"i{number}", "at": "never" if number in self.broken else moment.isoformat()}


def seconds(count: int) -> list[datetime | None]:
    return [START + timedelta(seconds=number) for number in range(count)]


def listed(server: Any, paging: Paging, **query: Any) -> Pager[Item, ItemPage]:
    """The pager of a list; `at__gte` stands for `at.gte`."""
    operation = Operation(name="x.y", method="GET", path="/x", paging=paging)
    names = {name.replace("__", "."): value for name, value in query.items()}
    everything = {"at.gte": None, "at.lte": None, "sort": None, "limit": None, "offset": None, **names}
    return Pager(server, operation, CallOptions(), ItemPage, Item, query=everything.items())


def offsets(*, window: str | None = None, ceiling: int | None = None, size: int = 5) -> Paging:
    return Paging("offset", "items", "total", size=size, ceiling=ceiling, window=window)
