"""Do one thing with many items: so many at once, an outcome for each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Sized
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeAlias, TypeVar, cast

from ._priority import BULK_WORK
from ._tasks import Tasks
from .errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Generator, Iterator

__all__ = ["OnError", "Outcome", "Outcomes", "Progress", "map_items"]

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

OnError: TypeAlias = Literal["collect", "raise"]
"""What becomes of an error: it is collected in the item's outcome, or raised and ends the work."""

_KEPT_PER_WORKER = 2


@dataclass(frozen=True, slots=True)
class Outcome(Generic[ItemT, ResultT]):
    """What became of one item.

    Attributes:
        number: Its place in the source, from 0.
        item: The item.
        result: What the function gave; None when it failed.
        error: What the function raised; None when all went well.
    """

    number: int
    item: ItemT
    result: ResultT | None = None
    error: Exception | None = None

    @property
    def ok(self) -> bool:
        """Whether all went well."""
        return self.error is None

    def unwrap(self) -> ResultT:
        """Give the result, or raise the error."""
        if self.error is not None:
            raise self.error
        return cast("ResultT", self.result)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is.

    Attributes:
        done: So many items are done, failed ones among them.
        failed: So many of them failed.
        total: How many there are, where the source knows its length.
    """

    done: int
    failed: int
    total: int | None


@dataclass(slots=True)
class _Work(Generic[ItemT, ResultT]):
    """What the workers share. They know nothing of the iterator, so that it can be dropped."""

    function: Callable[[ItemT], Awaitable[ResultT]]
    source: AsyncIterator[ItemT] | _Plain[ItemT]
    ordered: bool
    stop_at_error: bool
    progress: Callable[[Progress], object] | None
    total: int | None
    room: asyncio.Semaphore
    turn: asyncio.Lock
    news: asyncio.Event
    ready: dict[int, Outcome[ItemT, ResultT]]
    workers: int
    begun: int = 0
    given: int = 0
    done: int = 0
    failed: int = 0
    exhausted: bool = False
    broken: BaseException | None = None

    async def worker(self) -> None:
        """Take items and work on them until there are none."""
        BULK_WORK.set(True)
        try:
            while (begun := await self._begin()) is not None:
                self._finish(await self._outcome(*begun))
        except BaseException as error:
            self.exhausted = True
            self.broken = self.broken or error
            raise
        finally:
            self.workers -= 1
            self.news.set()

    async def _begin(self) -> tuple[int, ItemT] | None:
        """Take the next item, when the consumer has room for its outcome."""
        await self.room.acquire()
        async with self.turn:
            if not self.exhausted:
                try:
                    item = await anext(self.source)
                except StopAsyncIteration:
                    self.exhausted = True
                else:
                    self.begun += 1
                    return self.begun - 1, item
        self.room.release()  # for the next worker, which waits for room only to see that there is no more
        return None

    async def _outcome(self, number: int, item: ItemT) -> Outcome[ItemT, ResultT]:
        try:
            return Outcome(number, item, await self.function(item))
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to the item
            return Outcome(number, item, error=error)

    def _finish(self, outcome: Outcome[ItemT, ResultT]) -> None:
        self.ready[outcome.number] = outcome
        self.done += 1
        self.failed += not outcome.ok
        if self.stop_at_error and not outcome.ok:
            self.exhausted = True
        if self.progress is not None:
            self.progress(Progress(self.done, self.failed, self.total))
        self.news.set()

    def take(self) -> Outcome[ItemT, ResultT] | None:
        """The next outcome for the consumer, if it is there."""
        number = self.given if self.ordered else next(iter(self.ready), -1)
        outcome = self.ready.pop(number, None)
        if outcome is not None:
            self.given += 1
            self.room.release()
        return outcome


class Outcomes(Generic[ItemT, ResultT]):
    """The outcomes of a bulk job; `client.map` makes it. Iterate it once, or await it for a list of all.

    The work begins with the first outcome that is asked for, and ends with the iteration: also when the loop
    is left by `break`, an error or a cancellation. `aclose()` waits until nothing of it is under way.
    """

    def __init__(self, work: Callable[[], _Work[ItemT, ResultT]], concurrency: int, owned: Any) -> None:
        self._make = work
        self._work: _Work[ItemT, ResultT] | None = None
        self._concurrency = concurrency
        self._owned = owned
        self._tasks = Tasks()
        self._ended = False

    def __repr__(self) -> str:
        return f"<Outcomes, {self._work.done if self._work else 0} items done>"

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Outcome[ItemT, ResultT]:
        if self._ended:
            raise StopAsyncIteration
        try:
            outcome = await self._next(self._begun())
        except BaseException:
            await self.aclose()
            raise
        if outcome is None:
            await self.aclose()
            raise StopAsyncIteration
        return outcome

    def __await__(self) -> Generator[Any, None, list[Outcome[ItemT, ResultT]]]:
        return self._all().__await__()

    def __del__(self) -> None:
        self._tasks.stop()

    async def aclose(self) -> None:
        """Cancel what is under way and wait for its end."""
        self._ended = True
        await self._tasks.close()
        owned, self._owned = self._owned, None
        if owned is not None:
            await owned.aclose()

    async def _all(self) -> list[Outcome[ItemT, ResultT]]:
        async with aclosing(self):
            return [outcome async for outcome in self]

    def _begun(self) -> _Work[ItemT, ResultT]:
        if self._work is None:
            self._work = self._make()
            for _ in range(self._concurrency):
                self._tasks.start(self._work.worker())
        return self._work

    async def _next(self, work: _Work[ItemT, ResultT]) -> Outcome[ItemT, ResultT] | None:
        while (outcome := work.take()) is None:
            if not work.workers:
                if work.broken is not None:
                    raise work.broken
                return None
            work.news.clear()
            await work.news.wait()
        if outcome.error is not None and work.stop_at_error:
            outcome.error.add_note(f"It is item {outcome.number} of a bulk job.")
            raise outcome.error
        return outcome


def map_items(
    function: Callable[[ItemT], Awaitable[ResultT]],
    items: Iterable[ItemT] | AsyncIterable[ItemT],
    *,
    concurrency: int = 10,
    ordered: bool = True,
    on_error: OnError = "collect",
    progress: Callable[[Progress], object] | None = None,
) -> Outcomes[ItemT, ResultT]:
    """Call a function for each item; see `AllegroClient.map`.

    Raises:
        ConfigurationError: `concurrency` is below 1, or `on_error` is neither word.
    """
    if concurrency < 1:
        raise ConfigurationError(f"concurrency is {concurrency}; it must be at least 1")
    if on_error not in {"collect", "raise"}:
        raise ConfigurationError(f"on_error is {on_error!r}; it must be collect or raise")
    source = aiter(items) if isinstance(items, AsyncIterable) else _Plain(iter(items))

    def work() -> _Work[ItemT, ResultT]:
        return _Work(
            function,
            source,
            ordered=ordered,
            stop_at_error=on_error == "raise",
            progress=progress,
            total=len(items) if isinstance(items, Sized) else None,
            room=asyncio.Semaphore(_KEPT_PER_WORKER * concurrency),
            turn=asyncio.Lock(),
            news=asyncio.Event(),
            ready={},
            workers=concurrency,
        )

    # An iterator that was handed in stays its owner's; one that was made here ends here.
    mine = source is not items and hasattr(source, "aclose")
    return Outcomes(work, concurrency, source if mine else None)


class _Plain(Generic[ItemT]):
    """A plain iterator as an asynchronous one."""

    def __init__(self, items: Iterator[ItemT]) -> None:
        self._items = items

    async def __anext__(self) -> ItemT:
        try:
            return next(self._items)
        except StopIteration:
            raise StopAsyncIteration from None
