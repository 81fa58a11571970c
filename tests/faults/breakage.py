"""What can go wrong with an answer; each is a fault for the breaking proxy."""

from __future__ import annotations

import asyncio
import gzip
import json
import zlib

from tests.faults.proxy import Exchange, Fault

ENVOY = "application/vnd.allegro.envoy+json"
HTML = b"<html><body><h1>502 Bad Gateway</h1></body></html>"
MIB = 1 << 20


def head(status: int = 200, **headers: object) -> bytes:
    """The head of an answer; `_` in a header's name stands for `-`."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status} Whatever", *lines, "", ""]).encode()


def answer(status: int, body: bytes = b"", **headers: object) -> Fault:
    """Answer this, without asking the server."""

    async def fault(exchange: Exchange) -> None:
        await exchange.say(head(status, Content_Length=len(body), **headers) + body)

    return fault


def says(*pieces: bytes, pause: float = 0.0) -> Fault:
    """Send these bytes, perhaps with pauses, and hang up."""

    async def fault(exchange: Exchange) -> None:
        for piece in pieces:
            await exchange.say(piece)
            await asyncio.sleep(pause)
        exchange.hang_up()

    return fault


async def reset_before_work(exchange: Exchange) -> None:
    """Read the request and reset: the server never gets it."""
    exchange.reset()


async def close_before_work(exchange: Exchange) -> None:
    """Read the request and hang up."""
    exchange.hang_up()


async def lose_answer(exchange: Exchange) -> None:
    """Let the server work, then reset."""
    await exchange.fetch()
    exchange.reset()


async def cut_in_head(exchange: Exchange) -> None:
    """Let the server work, and send the first half of the head."""
    whole = await exchange.fetch()
    await exchange.say(whole[: whole.index(b"\r\n\r\n") // 2])
    exchange.hang_up()


def worked_but(data: bytes) -> Fault:
    """Let the server work; what arrives is this."""

    async def fault(exchange: Exchange) -> None:
        await exchange.fetch()
        await exchange.say(data)
        exchange.hang_up()

    return fault


async def silence(exchange: Exchange) -> None:
    """Let the server work, and say nothing."""
    await exchange.fetch()
    await exchange.until_the_client_leaves()


def drip(data: bytes, *, first: bytes = b"", every: float = 0.02) -> Fault:
    """Let the server work, and send one byte at a time, after some at once."""

    async def fault(exchange: Exchange) -> None:
        await exchange.fetch()
        await exchange.say(first)
        for number in range(len(data)):
            await exchange.say(data[number : number + 1])
            await asyncio.sleep(every)
        await exchange.until_the_client_leaves()

    return fault


def endless(first: bytes, more: bytes) -> Fault:
    """Send without end; the proxy notices when the client leaves."""

    async def fault(exchange: Exchange) -> None:
        exchange.over = True
        await exchange.say(first)
        while True:
            await exchange.say(more)
            await asyncio.sleep(0)

    return fault


def bomb(mebibytes: int) -> bytes:
    """The beginning of a gzip file of zeros: a kilobyte of it stands for a mebibyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    first = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush the packer remembers nothing, so every further mebibyte looks the same.
    again = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (mebibytes - 1)


GOOD = json.dumps({"errors": [], "text": "Zażółć gęślą jaźń " * 50}).encode()
PACKED = gzip.compress(GOOD)
CHUNKED = head(200, Transfer_Encoding="chunked")
