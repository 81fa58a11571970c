"""Kill a consumer of the order journal again and again, and see that no order is lost or handled twice.

python -m tests.proofs.journal --kills 50 --events 20000
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from allegro_async.sandbox.process import SandboxProcess
from tests.proofs.following import Shop

_EVENTS_PER_ORDER = 0.83  # most orders are older than what the journal keeps
_DUPLICATES = 0.05
_GAP = 0.02
_GAP_SECONDS = 7200.0
_LINE = 17  # an id of 16 digits, and the end of its line
_PATIENCE = 20.0


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of the killing.

    Attributes:
        kills: How many consumers were killed before they had ended by themselves.
        events: How many events the journal has in the end.
        disorder: How many events happened before one that stands before them.
        late: How many of them were entered late, behind the cursor or before it.
        orders: How many orders they are about.
        calls: How often the handler was called to its end.
        again: How many of those calls were about an event that had been handled before.
        lost_events: How many events were never handled, the late ones left out.
        lost_orders: How many orders were never handled.
        stale_orders: How many orders were never handled in their last state.
        twice: How many states of orders were handled more than once.
        seconds: How long it took.
    """

    kills: int = 0
    events: int = 0
    disorder: int = 0
    late: int = 0
    orders: int = 0
    calls: int = 0
    again: int = 0
    lost_events: int = 0
    lost_orders: int = 0
    stale_orders: int = 0
    twice: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the judge sees it."""

    id: str
    order: str
    revision: str
    occurred: datetime


class Scene:
    """A sandbox, a shop, and consumers that die."""

    def __init__(self, sandbox: SandboxProcess, shop: Shop, seed: int) -> None:
        self._sandbox = sandbox
        self._shop = shop
        self._chance = random.Random(seed)  # noqa: S311 - no secret

    def play(self, report: Report, kills: int, *, sweep: bool) -> None:
        """Kill the consumers, fill the gap on the way, let the last one end its work, and judge."""
        self._must(self._shop.sign_in)
        early = self._journal()
        share = len(early) // (kills + 1)
        for number in range(kills):
            if number == kills * 2 // 3:
                self._sandbox.advance(_GAP_SECONDS)
            report.kills += self._kill_after(self._chance.randint(share // 2, share))
        self._must(lambda: self._shop.work(sweep=sweep))
        self._judge(report, {each.id for each in early})

    def _kill_after(self, count: int) -> bool:
        """Let a consumer handle about so many events, and kill it; False if it ended before."""
        goal, began = self._handled() + count, time.monotonic()
        victim = _fork(lambda: self._shop.work(sweep=False))
        while self._handled() < goal:
            if time.monotonic() - began > _PATIENCE:
                raise RuntimeError("The consumer does not get on")
            ended, status = os.waitpid(victim, os.WNOHANG)
            if ended:
                if status:
                    raise RuntimeError("A consumer that nobody killed has failed")
                return False
            time.sleep(0.001)
        os.kill(victim, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(victim, 0)[1]) == -signal.SIGKILL

    def _handled(self) -> int:
        return self._shop.log.stat().st_size // _LINE if self._shop.log.exists() else 0

    def _must(self, work: Callable[[], Awaitable[None]]) -> None:
        if os.waitstatus_to_exitcode(os.waitpid(_fork(work), 0)[1]) != 0:
            raise RuntimeError("A consumer that nobody killed has failed")

    def _journal(self) -> list[Told]:
        """Read the whole journal, in a child: this process must be fit to fork."""
        path = self._shop.folder / "journal.json"

        async def read() -> None:
            async with self._shop.client() as client:
                rows: list[tuple[str, str, str | None, str]] = []
                async for event in client.orders.list_events():
                    form = event.order.checkout_form
                    assert form is not None
                    rows.append((event.id, form.id, form.revision, event.occurred_at.isoformat()))
            path.write_text(json.dumps(rows), encoding="utf-8")

        self._must(read)
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [Told(name, order, state, datetime.fromisoformat(at)) for name, order, state, at in rows]

    def _judge(self, report: Report, early: set[str]) -> None:
        events = self._journal()
        lines = self._shop.log.read_text(encoding="utf-8").split()
        with closing(sqlite3.connect(self._shop.database)) as database:
            done = database.execute("SELECT name, revision, count(*) FROM done GROUP BY 1, 2").fetchall()
        states = {(name, revision) for name, revision, _ in done}
        last = {each.order: each.revision for each in sorted(events, key=lambda each: each.occurred)}
        report.events, report.orders, report.calls = len(events), len(last), len(lines)
        report.disorder = sum(one.occurred > after.occurred for one, after in pairwise(events))
        report.late = sum(each.id not in early for each in events)
        report.again = len(lines) - len(set(lines))
        report.lost_events = len(early - set(lines))
        report.lost_orders = len(last.keys() - {name for name, _ in states})
        report.stale_orders = len(set(last.items()) - states)
        report.twice = sum(count > 1 for *_, count in done)


def _fork(work: Callable[[], Awaitable[None]]) -> int:
    """Begin a process that does the work and ends with 0 if it went well."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        asyncio.run(_awaited(work))
        code = 0
    finally:
        os._exit(code)


async def _awaited(work: Callable[[], Awaitable[None]]) -> None:
    await work()


def run_journal(
    kills: int = 50, events: int = 20_000, *, seed: int = 1, sweep: bool = True, hasty: bool = False
) -> Report:
    """Kill so many consumers while they handle about so many events.

    Args:
        kills: How many.
        events: About how many events the journal has.
        seed: Decides the data and the moments.
        sweep: Whether the last consumer looks for what the journal missed.
        hasty: Whether consumers take an event for done before it is.
    """
    report, began = Report(), time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        SandboxProcess(
            seed=seed,
            orders=int(events / _EVENTS_PER_ORDER),
            device_interval=0,
            request_limit=None,
            event_duplicates=_DUPLICATES,
            event_gap=_GAP,
            event_gap_seconds=_GAP_SECONDS,
            epoch=datetime.now(UTC) - timedelta(hours=6),
        ) as sandbox,
    ):
        shop = Shop(
            url=sandbox.url,
            client_id=sandbox.client_id,
            client_secret=sandbox.client_secret,
            folder=Path(folder),
            hasty=hasty,
        )
        Scene(sandbox, shop, seed).play(report, kills, sweep=sweep)
    report.seconds = round(time.monotonic() - began, 1)
    return report


def main() -> int:
    """Run the proof from the command line; gives the exit code."""
    parser = argparse.ArgumentParser("python -m tests.proofs.journal")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hasty", action="store_true", help="must lose events")
    parser.add_argument("--no-sweep", action="store_true", help="must lose orders")
    options = parser.parse_args()
    report = run_journal(
        options.kills, options.events, seed=options.seed, sweep=not options.no_sweep, hasty=options.hasty
    )
    print(json.dumps(asdict(report)))  # noqa: T201 - a command line prints
    return 1 if report.lost_events or report.lost_orders or report.stale_orders or report.twice else 0


if __name__ == "__main__":
    sys.exit(main())
