"""Run the tasks against a sandbox that breaks, and bring everything before the judge."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from allegro_async import AiohttpTransport, AllegroClient, App, FairLimiter, LoginRequiredError, RetryPolicy
from allegro_async._clock import SystemClock
from allegro_async.sandbox import SandboxProcess

from .deeds import carry_out
from .disturber import Disturber
from .judge import Finding, judge
from .leaks import Complaints, connections, open_files, other_tasks, under_way
from .plan import script, shops_of
from .record import Record, outcome_of
from .replay import Entry
from .report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from .plan import Shop, Step
    from .replay import Values

AGENT = "Chaos/1.0 (+https://shop.example/about)"
CONCURRENCY = 100
_LAST_SHARE = 0.06  # of the time: then a 429 closes the gate, and all that waits is cancelled at the end
_SETTLING = 1.5  # seconds until a slow request that nobody waits for has been served
_COLLECTING = 2.0


@dataclass(slots=True)
class Parts:
    """The client of a run with the parts that are looked at in the end."""

    client: AllegroClient
    limiter: FairLimiter
    transport: AiohttpTransport


def usual_parts(app: App) -> Parts:
    """The client as a user would have it; its pauses are shorter, since the trouble is."""
    limiter, transport = FairLimiter(SystemClock(), concurrency=CONCURRENCY), AiohttpTransport()
    policy = RetryPolicy(wait_initial=0.2, wait_max=2.0)
    return Parts(AllegroClient(app, limiter=limiter, transport=transport, policy=policy), limiter, transport)


@dataclass(slots=True)
class _Run:
    """What is known while a run goes on."""

    client: AllegroClient
    sandbox: SandboxProcess
    seed: int
    records: list[Record] = field(default_factory=list[Record])
    entries: list[Entry] = field(default_factory=list[Entry])
    active: set[asyncio.Task[Mapping[str, Any]]] = field(default_factory=set[Any])
    collected: int = 0
    over: bool = False

    async def work(self, task: int, shops: list[Shop]) -> None:
        """Go through the script of one task until the end."""
        for step in script(self.seed, task, shops):
            if step.pause:
                await asyncio.sleep(step.pause)
            if self.over:
                return
            await self._do(step)

    async def _do(self, step: Step) -> None:
        revision = ""
        if step.act == "fulfil":
            read = await self._call(replace(step, mark=f"{step.mark}r", act="get-order"), "")
            if read.outcome != "done" or self.over:
                return
            revision = str(read.seen["revision"])
        record = await self._call(step, revision)
        if step.act == "create" and record.outcome == "unknown" and not self.over:
            # What the library asks of its user: look before you repeat.
            look = replace(step, mark=f"{step.mark}f", act="find", target=step.mark, cancel_after=None)
            await self._call(look, "")

    async def _call(self, step: Step, revision: str) -> Record:
        loop = asyncio.get_running_loop()
        began = loop.time()
        call = loop.create_task(_awaited(carry_out(self.client, step, revision)))
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

    def cancel(self, chance: Random, share: float) -> None:
        """Cancel a share of all calls under way, in one moment."""
        calls = sorted(self.active, key=lambda task: task.get_name())
        for call in chance.sample(calls, int(len(calls) * share)):
            call.cancel()

    def stop(self) -> None:
        """Begin no further call, and cancel all that are under way."""
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


async def _awaited(deed: Any) -> Mapping[str, Any]:
    return dict(await deed)


def _record(
    step: Step, began: float, ended: float, call: asyncio.Task[Mapping[str, Any]], revision: str
) -> Record:
    if call.cancelled():
        return Record(step, began, ended, "unknown", "cancelled", revision=revision)
    error = call.exception()
    if error is None:
        return Record(step, began, ended, "done", seen=call.result(), revision=revision)
    assert isinstance(error, Exception)
    outcome = outcome_of(error, step.act)
    told = type(error).__name__ if outcome != "crashed" else f"{type(error).__name__}: {error}"
    return Record(step, began, ended, outcome, told, revision=revision)


async def chaos(
    *, seconds: float, seed: int, tasks: int = 100, make: Callable[[App], Parts] = usual_parts
) -> Report:
    """Run the tasks for so long, and judge.

    Args:
        seconds: How long calls are begun.
        seed: Decides what each task does, and what goes wrong.
        tasks: How many tasks there are.
        make: Makes the client and its parts; a test passes a broken one.
    """
    async with SandboxProcess(seed=seed, orders=40, offers=30, accounts=4, device_interval=0) as sandbox:
        files = await asyncio.to_thread(open_files)
        with Complaints() as complaints:
            report = await _against(sandbox, seconds, seed, tasks, make)
            report.findings += [Finding("left", "tasks", text) for text in other_tasks()]
        report.findings += [Finding("left", "complaint", text) for text in complaints.heard]
        more = open_files() - files
        if more > 0:
            report.findings.append(Finding("left", "files", f"{more} files or sockets"))
        return report


async def _against(
    sandbox: SandboxProcess, seconds: float, seed: int, tasks: int, make: Callable[[App], Parts]
) -> Report:
    app = App(sandbox.client_id, sandbox.client_secret, user_agent=AGENT, environment=sandbox.url)
    parts = make(app)
    run = _Run(parts.client, sandbox, seed)
    async with parts.client as client:
        before = await asyncio.to_thread(sandbox.call, "GET", "values")
        for shop in shops_of(before):
            await _sign_in(client, sandbox, shop.account)
        disturber = Disturber(sandbox, seed, run.cancel)
        await _disturbed(run, disturber, seconds, tasks, shops_of(before))
        faults = await disturber.end()
        await asyncio.sleep(_SETTLING)
        await run.collect()
        left = [*under_way(parts.limiter, CONCURRENCY), *connections(parts.transport)]
    after = await asyncio.to_thread(sandbox.call, "GET", "values")
    requests = await asyncio.to_thread(sandbox.requests, limit=0)
    findings = [Finding("left", "client", text) for text in left]
    findings += judge(run.records, run.entries, _flat(before), _flat(after))
    findings += _signed_out(run.records)
    refused = requests["statuses"].get("429", 0) - faults.get("429", 0)
    if refused:
        findings.append(Finding("over-limit", "", f"the sandbox answered {refused} times with 429 by itself"))
    return Report(seconds, seed, tasks, run.records, run.entries, faults, requests["statuses"], findings)


async def _sign_in(client: AllegroClient, sandbox: SandboxProcess, account: str) -> None:
    await client.for_account(account).login_device(
        prompt=lambda code: sandbox.approve_device(code.user_code, account)
    )


async def _disturbed(run: _Run, disturber: Disturber, seconds: float, tasks: int, shops: list[Shop]) -> None:
    await disturber.begin()
    helpers = [asyncio.create_task(disturber.blows()), asyncio.create_task(run.keep_collecting())]
    try:
        async with asyncio.TaskGroup() as group:
            for task in range(tasks):
                group.create_task(run.work(task, shops))
            await asyncio.sleep(seconds * (1 - _LAST_SHARE))
            await disturber.close_the_gate()
            await asyncio.sleep(seconds * _LAST_SHARE)
            run.stop()
    finally:
        for helper in helpers:
            helper.cancel()
            with suppress(asyncio.CancelledError):
                await helper


def _flat(values: Mapping[str, Mapping[str, Mapping[str, Values]]]) -> dict[str, Values]:
    """Offers and orders of all sellers in one, by seller and id."""
    return {
        f"{account}/{subject}": of
        for account, kinds in values.items()
        for each in kinds.values()
        for subject, of in each.items()
    }


def _signed_out(records: list[Record]) -> list[Finding]:
    lost = [record.step.mark for record in records if record.error == LoginRequiredError.__name__]
    return [Finding("left", lost[0], f"{len(lost)} calls had no session any more")] if lost else []
