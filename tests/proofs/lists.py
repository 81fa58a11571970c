"""Read a list far past its ceiling while it grows, and see that nothing is missed and no memory piles up.

python -m tests.proofs.lists --orders 120000
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from allegro_async.sandbox.process import SandboxProcess
from allegro_async.sandbox.settings import Settings
from allegro_async.sandbox.world import World
from tests.proofs.listing import Reading, Task

if TYPE_CHECKING:
    from allegro_async.sandbox.state.orders import OrderBook

ROOT = Path(__file__).parents[2]
_RATE = 5.0
_LATENCY = 0.05
_ORDERS_FOR_SPEED = 8_000
_TRIES = 3
_FLAT = 15.0  # megabytes that a list may need beyond those of its first 10 000 items
_RATIO = 4.0
_LIST = "GET /order/checkout-forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of reading a list that grows.

    Attributes:
        existed: How many orders there were when the reading began.
        added: How many came while it went on.
        missing: How many of those that existed never came.
        twice: How many orders came more than once.
        unknown: How many that came are no orders of this seller.
        requests: How many pages the sandbox was asked for.
        reading: The reader's own figures.
    """

    existed: int
    added: int
    missing: int
    twice: int
    unknown: int
    requests: int
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What reading ahead is good for.

    Attributes:
        orders: How many orders were read, in pages of 100.
        latency: Seconds that the sandbox waits before each answer.
        plain: Seconds without reading ahead; the quickest of three times, as the least disturbed.
        ahead: Seconds with `prefetch=8`, likewise.
        ratio: So many times as fast.
    """

    orders: int
    latency: float
    plain: float
    ahead: float
    ratio: float


def run_lists(orders: int = 120_000, *, rate: float = _RATE, prefetch: int = 8, seed: int = 1) -> Report:
    """Read all orders while new ones come in.

    Args:
        orders: How many there are.
        rate: How many come in each second.
        prefetch: So many pages ahead.
        seed: Decides the data.
    """
    epoch = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    sandbox = SandboxProcess(seed=seed, orders=orders, epoch=epoch, device_interval=0, orders_per_second=rate)
    with tempfile.TemporaryDirectory() as folder, sandbox:
        ids = Path(folder) / "ids"
        reading = _read(sandbox, ids, prefetch=prefetch)
        given = ids.read_text(encoding="ascii").split()
        after, pages = _count(sandbox), sandbox.requests(limit=0)["operations"][_LIST]
    book = World(Settings(seed=seed, orders=orders, epoch=epoch)).sellers[0].orders
    return _judge(book, orders, after, given, requests=pages, reading=reading)


def _judge(
    book: OrderBook, existed: int, after: int, given: list[str], *, requests: int, reading: Reading
) -> Report:
    """Judge by what the seed makes, which the reader has no part in."""
    known = {book.id(number) for number in range(existed)}
    came = set(given)
    return Report(
        existed=existed,
        added=after - existed,
        missing=len(known - came),
        twice=len(given) - len(came),
        unknown=len(came - known - {book.id(number) for number in range(existed, after)}),
        requests=requests,
        reading=reading,
    )


def run_speed(orders: int = _ORDERS_FOR_SPEED, *, latency: float = _LATENCY, seed: int = 1) -> Speed:
    """Read a list page after page and with eight pages ahead, each answer taking its time.

    Args:
        orders: How many orders there are; below the ceiling, so that both ways ask for the same pages.
        latency: Seconds that the sandbox waits before each answer.
        seed: Decides the data.
    """
    seconds: dict[int, list[float]] = {0: [], 8: []}
    with (
        tempfile.TemporaryDirectory() as folder,
        SandboxProcess(seed=seed, orders=orders, device_interval=0, request_limit=None) as sandbox,
    ):
        ids = Path(folder) / "ids"
        _read(sandbox, ids, prefetch=0)  # the sandbox invents an order when it is seen first
        sandbox.fault("slow", operation=_LIST, delay=latency)
        for prefetch in (0, 8) * _TRIES:
            reading = _read(sandbox, ids, prefetch=prefetch)
            if reading.given != orders:
                raise RuntimeError(f"{reading.given} orders came of {orders}")
            seconds[prefetch].append(reading.seconds)
    plain, ahead = min(seconds[0]), min(seconds[8])
    return Speed(
        orders=orders,
        latency=latency,
        plain=plain,
        ahead=ahead,
        ratio=round(plain / ahead, 2),
    )


def _read(sandbox: SandboxProcess, ids: Path, *, prefetch: int) -> Reading:
    task = Task(
        url=sandbox.url,
        client_id=sandbox.client_id,
        client_secret=sandbox.client_secret,
        ids=str(ids),
        prefetch=prefetch,
    )
    ended = subprocess.run(
        [sys.executable, "-m", "tests.proofs.listing"],
        input=json.dumps(asdict(task)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return Reading(**json.loads(ended.stdout))


def _count(sandbox: SandboxProcess) -> int:
    return int(sandbox.state()["orders"])


def is_good(report: Report) -> bool:
    """Whether all that existed came once, while the list did grow, and the memory stayed flat."""
    memory = report.reading
    return (
        (report.missing, report.twice, report.unknown) == (0, 0, 0)
        and report.added > 0
        and memory.rss_peak < memory.rss[0] + _FLAT
    )


def main() -> int:
    """Run the proof from the command line; gives the exit code."""
    parser = argparse.ArgumentParser("python -m tests.proofs.lists")
    parser.add_argument("--orders", type=int, default=120_000)
    parser.add_argument("--prefetch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    report = run_lists(options.orders, prefetch=options.prefetch, seed=options.seed)
    print(json.dumps(asdict(report)))  # noqa: T201 - a command line prints
    speed = run_speed(seed=options.seed)
    print(json.dumps(asdict(speed)))  # noqa: T201 - a command line prints
    return 0 if is_good(report) and speed.ratio >= _RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
