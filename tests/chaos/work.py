"""The tasks of a run: each goes through its script and writes down what the client says of each call."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from allegro_async import RateLimitError

from .deeds import carry_out
from .plan import script
from .record import Record, outcome_of
from .replay import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from allegro_async import AllegroClient
    from allegro_async.sandbox import SandboxControl

    from .plan import Shop, Step

_COLLECTING = 2.0
_AFTER_A_LIMIT = 0.2


@dataclass(slots=True)
class Run:
    """What is known while a run goes on."""

    client: AllegroClient
    sandbox: SandboxControl
    seed: int
    shops: Sequence[Shop]
    scripts: dict[int, Iterator[Step]] = field(default_factory=dict[int, "Iterator[Step]"])
    records: list[Record] = field(default_factory=list[Record])
    entries: list[Entry] = field(default_factory=list[Entry])
    active: set[asyncio.Task[Mapping[str, Any]]] = field(default_factory=set[Any])
    collected: int = 0
    over: bool = False

    async def work(self, tasks: int, seconds: float) -> None:
        """Let the tasks go on with their scripts for so long; then cancel all calls that are under way."""
        self.over = False
        async with asyncio.TaskGroup() as group:
            for task in range(tasks):
                group.create_task(self._work(task))
            await asyncio.sleep(seconds)
            self._stop()

    async def _work(self, task: int) -> None:
        if task not in self.scripts:
            self.scripts[task] = script(self.seed, task, self.shops)
        for step in self.scripts[task]:
            if step.pause:
                await asyncio.sleep(step.pause)
            if self.over:
                return
            if await self._do(step) == RateLimitError.__name__:
                await asyncio.sleep(_AFTER_A_LIMIT)

    async def _do(self, step: Step) -> str:
        """Carry one step out, with what a careful caller does before and after; gives the error's name."""
        revision = ""
        if step.act == "fulfil":
            read = await self._call(replace(step, mark=f"{step.mark}r", act="get-order"), "")
            if read.outcome != "done" or self.over:
                return read.error
            revision = str(read.seen["revision"])
        record = await self._call(step, revision)
        if step.act == "create" and record.outcome == "unknown" and not self.over:
            # What the library asks of its user: look before you repeat.
            look = replace(step, mark=f"{step.mark}f", act="find", target=step.mark, cancel_after=None)
            await self._call(look, "")
        return record.error

    async def _call(self, step: Step, revision: str) -> Record:
        loop = asyncio.get_running_loop()
        began = loop.time()
        call = loop.create_task(self._deed(step, revision))
        self.active.add(call)
        timer = None if step.cancel_after is None else loop.call_later(step.cancel_after, call.cancel)
        try:
            await asyncio.wait({call})
        finally:
            self.active.discard(call)
            call.cancel()
            if timer is not None:
                timer.cancel()
        record = _record(step, began, loop.time(), call, revision)
        self.records.append(record)
        return record

    async def _deed(self, step: Step, revision: str) -> Mapping[str, Any]:
        return await carry_out(self.client, step, revision)

    def cancel(self, chance: Random, share: float) -> None:
        """Cancel a share of all calls under way, in one moment."""
        calls = sorted(self.active, key=lambda task: task.get_name())
        for call in chance.sample(calls, int(len(calls) * share)):
            call.cancel()

    def _stop(self) -> None:
        self.over = True
        for call in tuple(self.active):
            call.cancel()

    async def collect(self) -> None:
        """Fetch what is new in the ledger, before the sandbox's log forgets it."""
        news = await asyncio.to_thread(self.sandbox.call, "GET", "ledger", after=self.collected)
        self.collected = news["last"]
        self.entries += [Entry(*entry) for entry in news["entries"]]

    async def keep_collecting(self) -> None:
        """Fetch the ledger again and again."""
        while True:
            await asyncio.sleep(_COLLECTING)
            await self.collect()


def _record(
    step: Step, began: float, ended: float, call: asyncio.Task[Mapping[str, Any]], revision: str
) -> Record:
    if call.cancelled():
        return Record(step, began, ended, "unknown", "cancelled", revision=revision)
    error = call.exception()
    if error is None:
        return Record(step, began, ended, "done", seen=call.result(), revision=revision)
    assert isinstance(error, Exception)
    outcome = outcome_of(error)
    told = type(error).__name__ if outcome != "crashed" else f"{type(error).__name__}: {error}"
    return Record(step, began, ended, outcome, told, revision=revision)
