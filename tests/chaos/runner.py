"""Run the tasks against a sandbox that breaks, and bring everything before the judge."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias

from allegro_async import AllegroClient, AllegroError, App, LoginRequiredError
from allegro_async.sandbox import SandboxProcess

from .disturber import Disturber
from .judge import Finding, judge
from .leaks import Complaints, connections, open_files, other_tasks, under_way
from .parts import AGENT, PER_MINUTE, Parts, usual_parts
from .plan import shops_of
from .report import Report
from .work import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .plan import Shop
    from .record import Record
    from .replay import Values

    Make: TypeAlias = Callable[[App, Path | None], Parts]

_LAST_SHARE = 0.06  # of the time: a 429 closes the gate, and all that waits is cancelled at the end
_SETTLING = 0.8  # seconds until a slow request that nobody waits for has been served
_LOOKS = 60  # for connections that come back, every 50 ms
_PROBE_SECONDS = 40.0  # a renewal may still be pausing


async def chaos(*, seconds: float, seed: int, tasks: int = 100, make: Make = usual_parts) -> Report:
    """Run the tasks for so long, and judge.

    With an even seed the tokens are kept in a file, otherwise in memory.

    Args:
        seconds: How long calls are begun.
        seed: Decides what each task does, and what goes wrong.
        tasks: How many tasks there are.
        make: Makes the client and its parts; a test passes a broken one.
    """
    report = Report(seconds, seed, tasks)
    with TemporaryDirectory() as folder:
        async with SandboxProcess(
            seed=seed,
            orders=20,
            offers=15,
            accounts=8,
            device_interval=0,
            request_limit=PER_MINUTE,
            command_seconds=0,
        ) as sandbox:
            files = open_files()
            with Complaints() as complaints:
                await _against(sandbox, report, make, None if seed % 2 else Path(folder))
                report.findings += [Finding("left", "tasks", text) for text in other_tasks()]
            more = open_files() - files
    report.findings += [Finding("left", "complaint", text) for text in complaints.heard]
    if more > 0:
        report.findings.append(Finding("left", "files", f"{more} files or sockets"))
    return report


async def _against(sandbox: SandboxProcess, report: Report, make: Make, folder: Path | None) -> None:
    """Let the tasks run, and fill the report in."""
    app = App(sandbox.client_id, sandbox.client_secret, user_agent=AGENT, environment=sandbox.url)
    before = await _ask(sandbox, "values")
    shops = shops_of(before)
    parts = make(app, folder)
    async with parts.client:
        for shop in shops:
            await _sign_in(parts.client.for_account(shop.account), sandbox, shop.account)
        run = Run(parts.client, sandbox, report.seed, shops)
        accounts = [shop.account for shop in shops]
        disturber = Disturber(
            sandbox, report.seed, cancel=run.cancel, victims=lambda: parts.tokens.take(accounts)
        )
        await _disturbed(run, disturber, report.tasks, report.seconds * (1 - _LAST_SHARE))
        report.faults = await disturber.end()
        left = [*await _held(parts), *await _broken(parts.client, shops)]
        await disturber.close_the_gate()
        await run.work(report.tasks, report.seconds * _LAST_SHARE)
        report.faults = {**report.faults, **await disturber.end()}
        left += await _held(parts)
        await asyncio.sleep(_SETTLING)
        await run.collect()
        after = await _ask(sandbox, "values")
    report.records, report.entries = run.records, run.entries
    report.statuses = (await asyncio.to_thread(sandbox.requests, limit=0))["statuses"]
    report.findings += [Finding("left", "client", text) for text in left]
    report.findings += judge(run.records, run.entries, _flat(before), _flat(after))
    report.findings += [*_signed_out(run.records), *_over_limit(report)]


async def _sign_in(client: AllegroClient, sandbox: SandboxProcess, account: str) -> None:
    await client.login_device(prompt=lambda code: sandbox.approve_device(code.user_code, account))


async def _ask(sandbox: SandboxProcess, what: str) -> dict[str, Any]:
    return dict(await asyncio.to_thread(sandbox.call, "GET", what))


async def _disturbed(run: Run, disturber: Disturber, tasks: int, seconds: float) -> None:
    await disturber.begin()
    helpers = [asyncio.create_task(disturber.blows()), asyncio.create_task(run.keep_collecting())]
    try:
        await run.work(tasks, seconds)
    finally:
        for helper in helpers:
            helper.cancel()
            with suppress(asyncio.CancelledError):
                await helper


async def _held(parts: Parts) -> list[str]:
    """What nobody gave back. A token that is renewed in the background has a connection, and time to end."""
    held = under_way(parts.limiter)
    for _ in range(_LOOKS):
        if not connections(parts.transport):
            break
        await asyncio.sleep(0.05)
    return [*held, *connections(parts.transport)]


async def _broken(client: AllegroClient, shops: Sequence[Shop]) -> list[str]:
    """When nothing goes wrong any more, every account must be able to go on."""
    told: list[str] = []
    for shop in shops:
        try:
            await client.for_account(shop.account).account.me(timeout=_PROBE_SECONDS)
        except AllegroError as error:
            told.append(f"account {shop.account} cannot go on: {error}")
    return told


def _flat(values: Mapping[str, Mapping[str, Mapping[str, Values]]]) -> dict[str, Values]:
    """Offers and orders of all sellers in one, by seller and id."""
    return {
        f"{account}/{subject}": of
        for account, kinds in values.items()
        for each in kinds.values()
        for subject, of in each.items()
    }


def _signed_out(records: Sequence[Record]) -> list[Finding]:
    lost = [record.step.mark for record in records if record.error == LoginRequiredError.__name__]
    return [Finding("left", lost[0], f"{len(lost)} calls had no session any more")] if lost else []


def _over_limit(report: Report) -> list[Finding]:
    """The sandbox keeps the limit strictly; but for the one 429 of the plan there must be none."""
    refused = report.statuses.get("429", 0) - report.faults.get("429", 0)
    why = f"the sandbox answered {refused} times with 429 by itself"
    return [Finding("over-limit", "limit", why)] if refused else []
