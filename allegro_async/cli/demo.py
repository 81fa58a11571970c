"""`python -m allegro_async demo`: the main job against the local sandbox, measured."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import anyio

from allegro_async import AllegroClient, App
from allegro_async.limit_settings import CLIENT_LIMIT, Limits
from allegro_async.sandbox import SandboxProcess

from .database import Database
from .problems import InputError
from .progress import showing
from .sync import Synchronised, synchronise
from .tally import Tally

if TYPE_CHECKING:
    import argparse

    from allegro_async.sandbox import FaultKind

__all__ = ["run_demo"]

_USER_AGENT = "Allegro-Async-Demo/1.0 (+https://allegro-async.example/demo)"

# What happens at the shop between two runs of the demo.
_NEW_ORDERS, _CHANGED_ORDERS, _CHANGED_OFFERS = 40, 60, 80

# Faults come often enough to be seen; a 429 costs a whole minute, so it comes once.
_RULES: dict[str, dict[str, Any]] = {
    "429": {"after": 60, "count": 1},
    "5xx": {"probability": 0.03},
    "drop": {"probability": 0.03},
    "slow": {"probability": 0.05, "delay": 1.0},
    "lost-answer": {"probability": 0.03},
    "expired-token": {"after": 40, "probability": 0.02, "count": 5},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    """What makes the sandbox the same one again in a later run; kept in the database."""

    seed: int
    orders: int
    offers: int
    epoch: str
    runs: int = 0


def run_demo(options: argparse.Namespace) -> int:
    """Run the demo and print what it did; gives the exit code.

    Raises:
        InputError: The database belongs to another program, or to a demo with other figures.
    """
    database = Database(options.database)
    try:
        world = _world(database, options)
        report = anyio.run(_run, world, database, options)
        database.set_note("world", json.dumps({**asdict(world), "runs": world.runs + 1}))
    finally:
        database.close()
    print(json.dumps(report) if options.json else _table(report))  # noqa: T201 - a command line prints
    return 0


def _world(database: Database, options: argparse.Namespace) -> _World:
    kept = database.note("world")
    if kept is None:
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        world = _World(
            seed=options.seed, orders=options.orders, offers=options.offers, epoch=midnight.isoformat()
        )
        database.set_note("world", json.dumps(asdict(world)))
        return world
    world = _World(**json.loads(kept))
    if (world.seed, world.orders, world.offers) != (options.seed, options.orders, options.offers):
        raise InputError(
            f"{database.path} holds a demo with --seed {world.seed} --orders {world.orders} "
            f"--offers {world.offers}: say the same, or give another --database"
        )
    return world


async def _run(world: _World, database: Database, options: argparse.Namespace) -> dict[str, Any]:
    tally = Tally()
    sandbox = SandboxProcess(
        seed=world.seed,
        orders=world.orders,
        offers=world.offers,
        epoch=datetime.fromisoformat(world.epoch),
        request_limit=options.request_limit,
        device_interval=0,
    )
    async with sandbox:
        await anyio.to_thread.run_sync(_let_time_pass, sandbox, world.runs)
        app = App(sandbox.client_id, sandbox.client_secret, user_agent=_USER_AGENT, environment=sandbox.url)
        limits = Limits(client=replace(CLIENT_LIMIT, count=options.request_limit))
        began = time.monotonic()
        async with AllegroClient(app, hooks=[tally], limits=limits, timeout=None, attempts=8) as client:
            await client.login_device(prompt=lambda _code: None)
            if options.fault is not None:
                await anyio.to_thread.run_sync(_break, sandbox, options.fault)
            with showing(quiet=options.json) as progress:
                done = await synchronise(client, database, progress=progress)
        return _report(done, tally, time.monotonic() - began, options.fault)


def _let_time_pass(sandbox: SandboxProcess, runs: int) -> None:
    """Replay what happened at the shop since the first run; the same each time, so cursors stay good."""
    for _ in range(runs):
        sandbox.add_orders(_NEW_ORDERS)
        sandbox.change_orders(_CHANGED_ORDERS)
        sandbox.change_offers(_CHANGED_OFFERS)


def _break(sandbox: SandboxProcess, kind: FaultKind) -> None:
    sandbox.fault(kind, **_RULES[kind])


def _report(done: Synchronised, tally: Tally, seconds: float, fault: str | None) -> dict[str, Any]:
    items = done.orders_read + done.offers_read + done.events_read
    return {
        **asdict(done),
        "items": items,
        "requests": tally.requests,
        "too_many_requests": tally.too_many_requests,
        "retries": tally.retries,
        "tokens_refreshed": tally.tokens_refreshed,
        "seconds": round(seconds, 2),
        "items_per_second": round(items / seconds, 1),
        "fault": fault,
    }


def _table(report: dict[str, Any]) -> str:
    names = {"too_many_requests": "429s"}
    rows = [(names.get(name, name.replace("_", " ")), value) for name, value in report.items()]
    return "\n".join(f"{name:<18} {'-' if value is None else value!s:>12}" for name, value in rows)
