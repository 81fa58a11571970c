"""The killing proof: `kill -9` at random points of a refresh, a restart, and no session is ever lost.

    python -m tests.proofs.killing --kills 200 --json

Before each kill the sandbox's clock jumps beyond the grace, so that every refresh token but the newest is
dead for good: a pair that got lost once would be the end. Each victim is forked from this process, which has
everything imported and runs no threads; so it dies some milliseconds after its start, amid its work.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allegro_async import AllegroClient, App, FileTokenStore
from allegro_async.sandbox import SandboxProcess

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_AGENT = "Killing/1.0 (+https://shop.example/about)"
_GRACE = 60
_REHEARSALS = 8


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of the killing.

    Attributes:
        kills: How many processes were to be killed in the middle of a refresh.
        before: How many died before Allegro had given a new pair.
        between: How many died after Allegro had given it and before it was stored.
        after: How many died with the new pair stored, or had just ended.
        lost: How many restarts found the session lost.
        refused: How many refreshes the sandbox refused.
    """

    kills: int
    before: int = 0
    between: int = 0
    after: int = 0
    lost: int = 0
    refused: int = 0


class Scene:
    """A sandbox, a token file, and processes that refresh and die.

    Args:
        sandbox: The sandbox.
        folder: Where the tokens lie.
        seed: Decides the moments of death.
    """

    def __init__(self, sandbox: SandboxProcess, folder: Path, seed: int) -> None:
        self._sandbox = sandbox
        self._folder = folder
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._usual = 0.0

    def prepare(self) -> None:
        """Sign in, and see how long a refresh takes when nobody disturbs it."""
        self._must(self._sign_in)
        took: list[float] = []
        for _ in range(_REHEARSALS):
            self._age()
            began = time.monotonic()
            self._must(self._call)
            took.append(time.monotonic() - began)
        self._usual = statistics.median(took)

    def kill_one(self, report: Report) -> None:
        """Let a process refresh, kill it, start another one, and see whether the session lives."""
        self._age()
        stored, given = self._stored(), self._given()
        victim = self._fork(self._call)
        time.sleep(self._chance.uniform(0, self._usual))
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        if self._stored() != stored:
            report.after += 1
        elif self._given() != given:
            report.between += 1
        else:
            report.before += 1
        if _wait(self._fork(self._call)) != 0:
            report.lost += 1

    def refused(self) -> int:
        """How many refreshes the sandbox refused."""
        outcomes = self._sandbox.token_requests()
        return sum(
            count for (grant, status), count in outcomes.items() if grant == "refresh_token" and status != 200
        )

    def _age(self) -> None:
        """Let the access token die, and every refresh token but the newest."""
        self._sandbox.advance(_GRACE + 1)
        self._sandbox.expire_tokens()

    def _given(self) -> int:
        return self._sandbox.token_requests()["refresh_token", 200]

    def _stored(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self._folder.glob("*.json")))

    def _must(self, work: Callable[[AllegroClient], Awaitable[object]]) -> None:
        if _wait(self._fork(work)) != 0:
            raise RuntimeError("The rehearsal failed")

    def _fork(self, work: Callable[[AllegroClient], Awaitable[object]]) -> int:
        """Begin a process that does the work and ends with 0 if it went well."""
        process = os.fork()
        if process:
            return process
        code = 1
        try:
            asyncio.run(self._with_client(work))
            code = 0
        finally:
            os._exit(code)

    async def _with_client(self, work: Callable[[AllegroClient], Awaitable[object]]) -> None:
        sandbox = self._sandbox
        app = App(sandbox.client_id, sandbox.client_secret, user_agent=_AGENT, environment=sandbox.url)
        async with AllegroClient(app, store=FileTokenStore(self._folder)) as client:
            await work(client)

    @staticmethod
    async def _call(client: AllegroClient) -> None:
        await client.request("GET", "/me")

    @staticmethod
    async def _sign_in(client: AllegroClient) -> None:
        await client.login_device(prompt=lambda _code: None)


def _wait(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def run_killing(kills: int, *, seed: int = 1, grace: float = _GRACE) -> Report:
    """Kill so many processes in the middle of a refresh.

    Args:
        kills: How many.
        seed: Decides the moments.
        grace: For so many seconds the sandbox takes a refresh token again. Without any, nobody can survive a
            death between Allegro's answer and the disk.
    """
    report = Report(kills=kills)
    with (
        tempfile.TemporaryDirectory() as folder,
        SandboxProcess(
            orders=0, offers=0, device_interval=0, request_limit=None, refresh_grace=grace
        ) as sandbox,
    ):
        # The endpoint takes its time, so that many die while the answer is on its way.
        sandbox.fault("slow", operation="POST /auth/oauth/token", delay=0.01)
        scene = Scene(sandbox, Path(folder), seed)
        scene.prepare()
        for _ in range(kills):
            scene.kill_one(report)
        report.refused = scene.refused()
    return report


def main() -> int:
    """Run the proof from the command line; gives the exit code."""
    parser = argparse.ArgumentParser("python -m tests.proofs.killing")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report = run_killing(options.kills, seed=options.seed)
    print(json.dumps(asdict(report)) if options.json else report)  # noqa: T201 - a command line prints
    return 1 if report.lost or report.refused else 0


if __name__ == "__main__":
    sys.exit(main())
