"""Kill processes that save tokens at random moments, and look at the file after each.

    python kill_writers.py FOLDER KILLS SEED

The children are forked from this process, which has no threads. It prints how many were killed and how many
saves they had acknowledged in all.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import stat
import sys
import time
from pathlib import Path

from allegro_async import AccountKey, FileTokenStore, Token
from allegro_async.auth._token_rows import decode

ACCOUNTS = [AccountKey("sandbox", "client-1", f"shop-{number}") for number in range(5)]


def token(number: int) -> Token:
    """A token of real size that tells its number in both halves."""
    return Token(
        f"access-{number}-" + "a" * 1500, f"refresh-{number}-" + "r" * 1500, expires_at=float(number)
    )


async def write(folder: Path, first: int, pipe: int) -> None:
    """Save for ever; acknowledge each save after it has returned."""
    store = FileTokenStore(folder)
    number = first
    while True:
        key = ACCOUNTS[number % len(ACCOUNTS)]
        async with store.lock(key):
            await store.save(key, token(number))
        os.write(pipe, f"{number}\n".encode())
        number += 1


def killed_writer(folder: Path, first: int, seconds: float) -> list[int]:
    """Let a child save once and go on for a while, kill it, and give the numbers that it has acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        asyncio.run(write(folder, first, writing))
    os.close(writing)
    with os.fdopen(reading) as pipe:
        acknowledged = pipe.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged += pipe.read()
    return [int(line) for line in acknowledged.split()]


def look(folder: Path, newest: dict[AccountKey, int]) -> None:
    """Check that each account has its newest acknowledged token, or the one that was being saved."""
    (path,) = folder.glob("*.json")
    # Not through the store, which starts threads: this process goes on forking.
    book = decode(path.read_bytes(), path)
    for key, number in newest.items():
        found = book.token(key.account)
        assert found in {token(number), token(number + len(ACCOUNTS))}, f"{key.account} has lost {number}"
    for path in folder.glob("*.json*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert len(list(folder.glob("*.new"))) <= 1


def main() -> None:
    """Kill as often as the command line says."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance, newest, first, saves = random.Random(seed), dict[AccountKey, int](), 0, 0  # noqa: S311
    for _ in range(kills):
        for number in killed_writer(folder, first, chance.uniform(0.0, 0.02)):
            newest[ACCOUNTS[number % len(ACCOUNTS)]] = number
            first, saves = number + 1, saves + 1
        look(folder, newest)
    print(kills, saves)  # noqa: T201 - the result


main()
