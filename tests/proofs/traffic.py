"""The traffic proof: processes and tasks on one token store, tokens of two seconds, and no refresh refused.

    python -m tests.proofs.traffic --server sandbox --processes 8 --tasks 50 --seconds 60 --json

The sandbox gives no grace here, and the independent `oidc-provider` never does: whoever uses a refresh token
twice is refused, and `oidc-provider` ends the session too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, cast

from allegro_async.sandbox import SandboxProcess
from tests.proofs.calling import Order
from tests.referees.provider import HastyClock, OidcProvider

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allegro_async.auth.device import DeviceCode

ROOT = Path(__file__).parents[2]
TOKEN_LIFETIME = 2
REFUSED = (400, 401, 403)


class Server(Protocol):
    """What the proof needs of a server."""

    url: str
    client_id: str
    client_secret: str
    accounts: tuple[str, ...]

    def approve_device(self, user_code: str, account: str | None = None) -> None:
        """Say yes to a device sign-in."""

    def refreshes(self) -> tuple[int, int]:
        """How many refreshes were served, and how many were refused."""
        ...


class SandboxServer(SandboxProcess):
    """The sandbox, without any grace for refresh tokens."""

    def __init__(self, *, accounts: int = 1, refresh_grace: float = 0) -> None:
        super().__init__(
            orders=0,
            offers=0,
            accounts=accounts,
            auto_approve=False,
            device_interval=0,
            request_limit=None,
            token_lifetime=TOKEN_LIFETIME,
            refresh_grace=refresh_grace,
        )

    def refreshes(self) -> tuple[int, int]:
        """How many refreshes were served, and how many were refused."""
        outcomes = self.token_requests()
        return outcomes["refresh_token", 200], sum(outcomes["refresh_token", status] for status in REFUSED)


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of the traffic.

    Attributes:
        server: `sandbox` or `oidc`.
        processes: How many processes called.
        tasks: How many tasks in each.
        accounts: How many accounts they shared.
        seconds: For how long.
        calls: How many calls were answered well.
        failed: How many failed, by the name of the error.
        refreshes: How many refreshes the server served.
        refused: How many refreshes it refused.
        crashed: How many processes ended otherwise than they should.
    """

    server: str
    processes: int
    tasks: int
    accounts: int
    seconds: float
    calls: int = 0
    failed: Counter[str] = field(default_factory=Counter[str])
    refreshes: int = 0
    refused: int = 0
    crashed: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing failed, and something happened at all."""
        return self.calls > 0 and self.refreshes > 0 and not (self.failed or self.refused or self.crashed)


def run_traffic(
    name: str,
    *,
    processes: int = 8,
    tasks: int = 50,
    seconds: float = 60,
    accounts: int = 1,
    pause: float = 1.0,
) -> Report:
    """Let processes call one server with one token store.

    Args:
        name: `sandbox` or `oidc`.
        processes: How many processes.
        tasks: How many tasks in each.
        seconds: For how long.
        accounts: How many accounts they share.
        pause: Seconds between two calls of a task, on average.
    """
    report = Report(server=name, processes=processes, tasks=tasks, accounts=accounts, seconds=seconds)
    with tempfile.TemporaryDirectory() as folder, _started(name, accounts) as server:
        order = Order(
            url=server.url,
            client_id=server.client_id,
            client_secret=server.client_secret,
            folder=folder,
            accounts=[f"shop-{number}" for number in range(accounts)],
            tasks=tasks,
            seconds=seconds,
            pause=pause,
        )
        asyncio.run(_sign_in(order, server))
        _call(order, report)
        report.refreshes, report.refused = server.refreshes()
    return report


def _started(name: str, accounts: int) -> AbstractContextManager[Server]:
    if name == "oidc":
        return OidcProvider(token_lifetime=TOKEN_LIFETIME, accounts=accounts)
    return SandboxServer(accounts=accounts)


async def _sign_in(order: Order, server: Server) -> None:
    async with order.client(clock=HastyClock()) as client:
        for key, person in zip(order.accounts, server.accounts, strict=True):

            def approve(code: DeviceCode, person: str = person) -> None:
                server.approve_device(code.user_code, person)

            await client.for_account(key).login_device(prompt=approve)


def _call(order: Order, report: Report) -> None:
    with ExitStack() as stack:
        callers = [stack.enter_context(_caller()) for _ in range(report.processes)]
        try:
            for caller in callers:
                _tell(caller, json.dumps(asdict(order)))
            # All are ready before the first one calls, so that they really meet.
            for caller in callers:
                cast("IO[str]", caller.stdout).readline()
            for caller in callers:
                _tell(caller, "go")
            for caller in callers:
                _add(report, caller)
        finally:
            for caller in callers:
                caller.kill()


def _caller() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.calling"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _tell(caller: subprocess.Popen[str], line: str) -> None:
    stdin = cast("IO[str]", caller.stdin)
    stdin.write(f"{line}\n")
    stdin.flush()


def _add(report: Report, caller: subprocess.Popen[str]) -> None:
    said, _ = caller.communicate(timeout=report.seconds + 120)
    if caller.returncode != 0:
        report.crashed += 1
        return
    outcome: dict[str, Any] = json.loads(said)
    report.calls += outcome["calls"]
    report.failed.update(outcome["failed"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the proof; gives the exit code: 0 when nothing failed, 1 otherwise."""
    parser = argparse.ArgumentParser("python -m tests.proofs.traffic", description=__doc__)
    parser.add_argument("--server", choices=("sandbox", "oidc"), default="sandbox")
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--tasks", type=int, default=50)
    parser.add_argument("--accounts", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two calls of a task")
    parser.add_argument("--json", action="store_true", help="show the report as JSON")
    options = vars(parser.parse_args(arguments))
    as_json, server = options.pop("json"), options.pop("server")
    report = run_traffic(server, **options)
    shown = asdict(report)
    lines = json.dumps(shown) if as_json else "\n".join(f"{name}: {value}" for name, value in shown.items())
    print(lines)  # noqa: T201 - a command line prints
    return 0 if report.good else 1


if __name__ == "__main__":
    sys.exit(main())
