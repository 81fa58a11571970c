"""`python -m allegro_async demo --job details`: as fast as Allegro allows, and not faster."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import anyio

from allegro_async import AllegroClient, App
from allegro_async._clock import SystemClock
from allegro_async.limit_settings import CLIENT_LIMIT, Limits
from allegro_async.limits import FairLimiter, NoLimiter
from allegro_async.sandbox import SandboxProcess

from .details_report import Job, as_text, report_on
from .problems import InputError
from .progress import showing
from .reads import DETAILS, MIXED, ask_all, look_around

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from allegro_async import Limiter, RequestLimit

    from .reads import Shop

__all__ = ["run_details"]

_USER_AGENT = "Allegro-Async-Demo/1.0 (+https://allegro-async.example/demo)"
_FAILED = 1
_FEWEST_READS = 100


def run_details(options: argparse.Namespace) -> int:
    """Run the job and print what arrived; gives the exit code.

    It is 0 when all limits were kept and used, and 1 when not: so it is 1 without the client's limiter.

    Raises:
        InputError: A fault is asked for, which is no matter of this job, or too few reads.
    """
    if options.fault is not None:
        raise InputError("--fault goes with --job sync; the details job is about the limits alone")
    if options.reads < _FEWEST_READS:
        raise InputError(f"--reads must be {_FEWEST_READS} or more: fewer show nothing")
    job = Job(
        kinds=MIXED if options.families == "mixed" else DETAILS,
        accounts=options.accounts,
        requests=options.reads,
        allowed=options.request_limit,
        period=options.limit_period,
        headroom=options.headroom,
        limiter=not options.no_limiter,
    )
    report = anyio.run(_run, job, options)
    print(json.dumps(report) if options.json else as_text(report))  # noqa: T201 - a command line prints
    return 0 if report["verdict"] == "kept" else _FAILED


async def _run(job: Job, options: argparse.Namespace) -> dict[str, Any]:
    sandbox = SandboxProcess(
        seed=options.seed,
        accounts=job.accounts,
        offers=min(options.offers, 1000),
        orders=min(options.orders, 200),
        request_limit=job.allowed,
        limit_period=job.period,
        device_interval=0,
        auto_approve=False,
    )
    async with sandbox:
        app = App(sandbox.client_id, sandbox.client_secret, user_agent=_USER_AGENT, environment=sandbox.url)
        attempts = 4 if job.limiter else 1
        limiter = _limiter(job)
        async with AllegroClient(app, limiter=limiter, timeout=None, attempts=attempts) as client:
            shops = [await _shop(client, sandbox, account) for account in sandbox.accounts]
            began = time.monotonic()
            with showing(quiet=options.json) as progress:
                await ask_all(shops, job.kinds, job.requests, progress)
            seconds = time.monotonic() - began
        arrivals = await anyio.to_thread.run_sync(sandbox.arrivals)
    return report_on(job, [each for each in arrivals if "/auth/oauth/" not in each.operation], seconds)


async def _shop(client: AllegroClient, sandbox: SandboxProcess, account: str) -> Shop:
    view = client.for_account(account)
    await view.login_device(prompt=lambda code: sandbox.approve_device(code.user_code, account))
    return await look_around(view)


def _limiter(job: Job) -> Limiter:
    if not job.limiter:
        return NoLimiter()
    client = replace(CLIENT_LIMIT, count=job.allowed, per=job.period)
    limits = Limits(headroom=job.headroom, client=client)
    if job.scale != 1:
        own = dict(_scaled(job))
        limits = replace(limits, jitter=limits.jitter * job.scale, overrides=own)
    return FairLimiter(SystemClock(), limits)


def _scaled(job: Job) -> Iterator[tuple[str, RequestLimit]]:
    """The families' limits in the sandbox's time."""
    from allegro_async.resources import operations

    for limit in (operations.LIMIT_OFFER_READ, operations.LIMIT_OFFER_WRITE, operations.LIMIT_CARRIERS):
        yield limit.name, replace(limit, per=limit.per * job.scale)
