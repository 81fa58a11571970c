"""The reader of the lists proof: a process of its own, so that its memory is the client's alone."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

from allegro_async import AllegroClient, App, MemoryTokenStore

AGENT = "Lists/1.0 (+https://shop.example/about)"
_SHOWN = 10_000
_MEGABYTE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to read.

    Attributes:
        url: The address of the sandbox.
        client_id: The application.
        client_secret: Its secret.
        ids: Where the ids go, one a line.
        prefetch: So many pages ahead.
        most: Stop after so many orders; None: read them all.
    """

    url: str
    client_id: str
    client_secret: str = field(repr=False)
    ids: str
    prefetch: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How it went.

    Attributes:
        given: How many orders came.
        seconds: How long the reading took, signing in left out.
        rss: Megabytes of memory after each 10 000 orders.
        rss_end: At the end.
        rss_peak: At most, from the beginning of the process.
        cpu: Seconds of work of this process.
    """

    given: int
    seconds: float
    rss: list[float]
    rss_end: float
    rss_peak: float
    cpu: float


async def read(task: Task) -> Reading:
    """Read the orders and note their ids."""
    app = App(task.client_id, task.client_secret, user_agent=AGENT, environment=task.url)
    rss: list[float] = []
    given = 0
    async with AllegroClient(app, store=MemoryTokenStore()) as client:
        await client.login_device(prompt=lambda _code: None)
        await client.preload("orders")
        began, worked = time.monotonic(), time.process_time()
        with _open(task.ids) as lines:
            async for order in client.orders.search().prefetch(task.prefetch):
                lines.write(f"{order.id}\n")
                given += 1
                if given % _SHOWN == 0:
                    rss.append(memory("VmRSS"))
                if given == task.most:
                    break
        return Reading(
            given=given,
            seconds=round(time.monotonic() - began, 2),
            rss=rss,
            rss_end=memory("VmRSS"),
            rss_peak=memory("VmHWM"),
            cpu=round(time.process_time() - worked, 2),
        )


def _open(path: str) -> TextIO:
    return Path(path).open("w", encoding="ascii")


def memory(name: str) -> float:
    """A figure of this process's memory in megabytes, as Linux tells it: `VmRSS` now, `VmHWM` at most."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return round(int(line.split()[1]) / _MEGABYTE, 1)
    raise RuntimeError(f"There is no {name}")


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(read(Task(**json.load(sys.stdin)))))))  # noqa: T201 - for the judge
