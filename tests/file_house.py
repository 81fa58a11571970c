# A test may look inside.
# pyright: reportPrivateUsage=false
"""Servers on real sockets for files: Allegro's API, its upload host, and somebody else's."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import web
from aiohttp.test_utils import RawTestServer

from allegro_async import AiohttpTransport, AllegroClient, App, Environment, NoLimiter, RetryPolicy
from allegro_async.protocols import Transport
from tests.doubles import RecordingHook, a_token, token_body

QUICK = RetryPolicy(attempts=3, wait_initial=0.0, wait_max=0.0)
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
PNG = b"\x89PNG\r\n\x1a\n" + bytes(500)
TURN = 1 << 16

Behaviour: TypeAlias = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@dataclass
class Seen:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str] = field(repr=False)
    size: int
    digest: str
    body: bytes = field(repr=False)


class FileServer:
    """One host: it takes what comes and gives `file`; `script` says what else it does, one by one."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.script: list[Behaviour | None] = []
        self.location: str | None = None
        self.file: bytes = PDF
        self.headers: dict[str, str] = {}
        self.arrived = asyncio.Event()
        self.server = RawTestServer(self._handle)

    @property
    def origin(self) -> str:
        """Where it is."""
        return str(self.server.make_url("")).rstrip("/")

    def paths(self) -> list[str]:
        """What was asked for."""
        return [f"{each.method} {each.path}" for each in self.seen]

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/auth/oauth/token":
            return web.json_response(
                token_body("second", scope="", access_token=a_token("second").access_token)
            )
        behaviour = self.script.pop(0) if self.script else None
        if behaviour is not None:
            return await behaviour(request)
        return await self.usual(request)

    async def usual(self, request: web.BaseRequest) -> web.StreamResponse:
        """Take the request whole, and answer well."""
        await self.take(request)
        if request.method == "PUT" or (request.method == "POST" and request.path in DECLARING):
            headers = {"Location": self.location} if self.location and request.method == "POST" else {}
            status = 201 if request.method == "POST" else 200
            return web.json_response({"id": "declared-1"}, status=status, headers=headers)
        if request.path.endswith("/invoices"):
            return web.json_response({"id": "invoice-1"}, status=201)
        if request.path == "/sale/images":
            return web.json_response({"location": "https://a.allegroimg.com/original/1"}, status=201)
        return await give(request, self.file, self.headers)

    async def take(self, request: web.BaseRequest) -> Seen:
        """Read a request to its end; of a large one only its digest is kept."""
        digest, size, body = hashlib.sha256(), 0, b""
        async for piece in request.content.iter_chunked(TURN):
            digest.update(piece)
            size += len(piece)
            body = body + piece if size < 100_000 else b""
        seen = Seen(request.method, request.path_qs, dict(request.headers), size, digest.hexdigest(), body)
        self.seen.append(seen)
        return seen


DECLARING = frozenset(
    {
        "/sale/offer-attachments",
        "/after-sales-service-conditions/attachments",
        "/messaging/message-attachments",
        "/sale/issues/attachments",
    }
)


async def give(
    request: web.BaseRequest, content: bytes, headers: dict[str, str], *, cut_at: int | None = None
) -> web.StreamResponse:
    """Give a file with its length; `cut_at` ends it too early."""
    response = web.StreamResponse(headers={"Content-Type": "application/pdf", **headers})
    response.content_length = len(content)
    await response.prepare(request)
    for start in range(0, len(content) if cut_at is None else cut_at, TURN):
        await response.write(content[start : min(start + TURN, cut_at or len(content))])
    if cut_at is not None:
        cut(request)
    return response


def cut(request: web.BaseRequest) -> None:
    """Cut the connection, after what was written."""
    assert request.transport is not None
    request.transport.close()


def answers(status: int, body: object = None, **headers: str) -> Behaviour:
    """Take the request whole, and answer so."""

    async def behave(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.read()
        return web.json_response(
            body or {}, status=status, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )

    return behave


@dataclass
class House:
    """The hosts, and a client of them."""

    client: AllegroClient
    transport: AiohttpTransport
    hook: RecordingHook
    api: FileServer
    upload: FileServer
    foreign: FileServer

    def connections(self) -> int:
        """How many connections are in use."""
        session = self.transport._session
        assert session is not None
        assert session.connector is not None
        return len(session.connector._acquired)

    def is_calm(self) -> bool:
        """Whether no connection is in use."""
        return self.transport._session is None or not self.connections()


@asynccontextmanager
async def house(**settings: Any) -> AsyncGenerator[House, None]:
    """Begin with the hosts, and end without tasks, connections and files left."""
    before = open_files()
    async with AsyncExitStack() as stack:
        api, upload, foreign = FileServer(), FileServer(), FileServer()
        for each in (api, upload, foreign):
            await each.server.start_server()
            stack.push_async_callback(each.server.close)
        environment = Environment("test", api.origin, upload.origin, api.origin)
        transport = settings.pop("transport", None) or AiohttpTransport()
        hook = RecordingHook()
        given: dict[str, Any] = {"policy": QUICK, "limiter": NoLimiter(), "hooks": (hook,), **settings}
        app = App(
            "id-1", "client-secret-5d1f", user_agent="S/1 (+https://s.example)", environment=environment
        )
        client = await stack.enter_async_context(AllegroClient(app, transport=transport, **given))
        await client.keep_token(a_token(expires_at=time.time() + 9000, scopes=None))
        found = House(client, transport, hook, api, upload, foreign)
        yield found
        if isinstance(transport, AiohttpTransport):
            await settled(found.is_calm)
    await asyncio.sleep(0)
    gc.collect()
    left = {each for each in open_files() - before if "pdf" in each or "part" in each or "tmp" in each}
    assert not left, left


async def settled(condition: Callable[[], bool]) -> None:
    """Wait a little for something that is about to be so."""
    for _ in range(200):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("It did not come to rest")


def open_files() -> set[str]:
    """The files that this process has open, by their names."""
    found: set[str] = set()
    for each in Path("/proc/self/fd").iterdir() if Path("/proc/self/fd").exists() else ():
        try:
            found.add(str(each.readlink()))
        except OSError:
            continue
    return found


class OldTransport:
    """A transport that knows bytes only."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self.bodies: list[bytes | None] = []

    async def send(self, request: Any, *, timeout: float) -> Any:
        """Send a request."""
        self.bodies.append(request.body)
        return await self._inner.send(request, timeout=timeout)

    async def aclose(self) -> None:
        """Close all."""
        await self._inner.aclose()
