"""The proof of flat memory: a file of 12 MB goes up and comes down over real sockets.

    python -m tests.proofs.files --megabytes 12

An attachment of an offer is taken, since Allegro takes 20 MB there; invoices, messages and claims have lower
limits. The servers are another process, so that the memory measured is the client's alone. The same file sent
from memory is measured, too: it shows that the measuring would see it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from allegro_async import AllegroClient, App, Environment
from tests.doubles import a_token

ROOT = Path(__file__).parents[2]
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Growth:
    """What a transfer added to the memory of this process, at its highest.

    Attributes:
        what: The transfer.
        traced: Bytes that Python allocated (tracemalloc).
        resident: Bytes of the resident set.
        seconds: How long it took, without tracemalloc.
    """

    what: str
    traced: int
    resident: int
    seconds: float


def same_size(one: Path, other: Path) -> bool:
    """Whether two files have the same size."""
    return one.stat().st_size == other.stat().st_size


def resident() -> int:
    """The bytes of this process that are in memory; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * 4096 if statm.exists() else 0


@contextmanager
def host(size: int) -> Generator[str, None, None]:
    """Begin the servers, and give their address."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.file_host", str(size)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()


@asynccontextmanager
async def client_of(origin: str) -> AsyncGenerator[AllegroClient, None]:
    """A client that is signed in."""
    app = App(
        *("id-1", "client-secret-5d1f"),
        user_agent="Shop/1.0 (+https://shop.example/about)",
        environment=Environment("proof", origin, origin, origin),
    )
    async with AllegroClient(app) as client:
        await client.keep_token(a_token(expires_at=time.time() + 9000, scopes=None))
        yield client


async def measured(what: str, transfer: Callable[[Callable[[], None]], Awaitable[None]]) -> Growth:
    """Measure a transfer twice: what Python allocates, and what the process grows by."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        await transfer(lambda: None)
        traced = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    began, base, highest = time.perf_counter(), resident(), 0

    def look() -> None:
        nonlocal highest
        highest = max(highest, resident())

    await transfer(look)
    return Growth(what, traced, max(0, highest - base), time.perf_counter() - began)


async def run(size: int, folder: Path) -> list[Growth]:
    """Send and fetch a file in every way."""
    path = folder / "manual.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(size)
    with host(size) as origin:
        async with client_of(origin) as client:
            return await _all_ways(client, path, folder)


async def _all_ways(client: AllegroClient, path: Path, folder: Path) -> list[Growth]:
    async def up(look: Callable[[], None]) -> None:
        await client.images.attach_file(path, type_="MANUAL", progress=lambda _n, _of: look())

    async def down(look: Callable[[], None]) -> None:
        target = folder / "fetched.pdf"
        await client.messages.download_file("1").save(target, overwrite=True, progress=lambda _n, _of: look())
        if not same_size(target, path):
            raise AssertionError("The file did not come whole")

    async def stream(look: Callable[[], None]) -> None:
        async with client.messages.download_file("1") as pieces:
            async for _ in pieces:
                look()

    async def whole(look: Callable[[], None]) -> None:
        content = await asyncio.to_thread(path.read_bytes)
        await client.images.upload_attachment("1", content, content_type="application/pdf")
        look()

    for transfer in (up, down, stream):
        await transfer(lambda: None)  # what is loaded once does not count
    ways = {"up from a path": up, "down to a path": down, "down as a stream": stream, "up from memory": whole}
    return [await measured(what, transfer) for what, transfer in ways.items()]


def main() -> None:
    """Run the proof and print what it measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=12)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(run(options.megabytes * 1_000_000, Path(folder)))
    if options.json:
        print(json.dumps([asdict(each) for each in found]))  # noqa: T201 - the result
        return
    print(f"A file of {options.megabytes} MB; peak growth of the client's memory")  # noqa: T201 - the result
    for each in found:
        print(  # noqa: T201 - the result
            f"{each.what:>18}: {each.traced / MIB:6.2f} MiB traced, "
            f"{each.resident / MIB:6.2f} MiB resident, {each.seconds:.2f} s"
        )


if __name__ == "__main__":
    main()
