"""Allegro's API and upload host for files, in a process of its own, so that its memory is not the client's.

    python -m tests.proofs.file_host BYTES

It prints its address, and gives files of so many bytes. It stops when its input ends.
"""

from __future__ import annotations

import asyncio
import sys

from tests.file_house import FileServer


async def serve(size: int) -> None:
    """Serve until the input ends."""
    host = FileServer()
    host.file = b"%PDF-1.7\n" + bytes(size - 9)
    await host.server.start_server()
    host.location = f"{host.origin}/one-time/1"
    print(host.origin, flush=True)  # noqa: T201 - that is how the address gets out
    await asyncio.to_thread(sys.stdin.read)
    await host.server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
