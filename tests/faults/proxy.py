"""A small proxy that breaks things: it stands between the client and the sandbox, on real sockets."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeAlias
from urllib.parse import urlsplit

GONE = (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError)
"""How a connection ends under the hands of the proxy; that is its daily bread."""


@dataclass(frozen=True)
class Seen:
    """A request that came to the proxy: its first line, headers with names in lower case, and body."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    raw: bytes


@dataclass
class Exchange:
    """One request in the hands of a fault.

    Attributes:
        request: What came.
        over: Whether the connection ends after this.
    """

    request: Seen
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    target: str
    over: bool = False

    async def fetch(self) -> bytes:
        """Let the real server do the work; gives its whole answer, ready to be sent on."""
        place = urlsplit(self.target)
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        try:
            head, _, body = self.request.raw.partition(b"\r\n\r\n")
            writer.write(head + b"\r\nConnection: close\r\n\r\n" + body)
            answer = await reader.read()
        finally:
            await closed(writer)
        head, _, body = answer.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        return b"\r\n".join(lines) + b"\r\n\r\n" + body

    async def say(self, data: bytes) -> None:
        """Send bytes to the client."""
        self.writer.write(data)
        await self.writer.drain()

    def hang_up(self) -> None:
        """Close the connection in good order."""
        self.over = True

    def reset(self) -> None:
        """Break the connection off: the client's socket gets a reset."""
        self.over = True
        reset(self.writer)

    async def until_the_client_leaves(self) -> None:
        """Wait until the client gives the connection up."""
        self.over = True
        with contextlib.suppress(*GONE):
            await self.reader.read()


Fault: TypeAlias = Callable[[Exchange], Awaitable[None]]
Greeting: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def pass_on(exchange: Exchange) -> None:
    """Do no harm."""
    await exchange.say(await exchange.fetch())


class BreakingProxy:
    """Passes requests on to the target, but for those that a script says to break.

    Args:
        target: The address of the real server.
        tls: Speak TLS to the client.

    Attributes:
        opened: How many connections have come in.
        seen: All requests that were read whole, in their order.
    """

    def __init__(self, target: str, *, tls: ssl.SSLContext | None = None) -> None:
        self.opened = 0
        self.seen: list[Seen] = []
        self._target = target
        self._tls = tls
        self._port = 0
        self._server: asyncio.Server | None = None
        self._faults: deque[Fault] = deque()
        self._always: Fault | None = None
        self._greetings: deque[Greeting] = deque()
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    @property
    def url(self) -> str:
        """The address of the proxy."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._port}"

    @property
    def open(self) -> int:
        """How many connections are open now."""
        return len(self._open)

    def breaks(self, *faults: Fault) -> None:
        """Break the next requests, one fault for each."""
        self._faults.extend(faults)

    def breaks_all(self, fault: Fault | None) -> None:
        """Break every request from now on; None stops that."""
        self._always = fault

    def greets(self, *greetings: Greeting) -> None:
        """Treat the next connections so, before anything is read from them."""
        self._greetings.extend(greetings)

    async def listen(self) -> None:
        """Begin, or begin again, on the same port."""
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", self._port, ssl=self._tls, limit=1 << 22, backlog=512
        )
        self._port = self._server.sockets[0].getsockname()[1]

    def refuse(self) -> None:
        """Stop listening: new connections are refused, open ones live on."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def die(self) -> None:
        """Stop listening and break all connections off, as a process does that is killed."""
        self.refuse()
        for writer in list(self._open.values()):
            reset(writer)
        await self.emptied()

    async def hang_up_on_the_idle(self) -> None:
        """Close all connections in good order, from the server's side."""
        for writer in list(self._open.values()):
            writer.close()
        await self.emptied()

    def say_to_all(self, data: bytes) -> None:
        """Send bytes to every open connection, asked or not."""
        for writer in list(self._open.values()):
            writer.write(data)

    async def emptied(self) -> None:
        """Wait until no connection is left; soon, or something leaks."""
        async with asyncio.timeout(5):
            while self._open:
                await asyncio.wait(list(self._open))

    async def __aenter__(self) -> Self:
        await self.listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.die()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.opened += 1
        self._open[task] = writer
        try:
            with contextlib.suppress(*GONE):
                await self._connection(reader, writer)
            await closed(writer)
        finally:
            del self._open[task]

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._greetings:
            await self._greetings.popleft()(reader, writer)
            return
        over = False
        while not over:
            request = await read_request(reader)
            self.seen.append(request)
            exchange = Exchange(request, reader, writer, self._target)
            fault = self._faults.popleft() if self._faults else self._always or pass_on
            await fault(exchange)
            over = exchange.over


async def read_request(reader: asyncio.StreamReader) -> Seen:
    """Read a request with its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    method, target, _ = first.split(" ")
    return Seen(method, target, headers, body, head + body)


def reset(writer: asyncio.StreamWriter) -> None:
    """Break a connection off without a word: with this option the system sends a reset."""
    plain: socket.socket | None = writer.get_extra_info("socket")
    if plain is not None and plain.fileno() >= 0:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def closed(writer: asyncio.StreamWriter) -> None:
    """Close a connection and wait for its end, whatever the other side does."""
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
