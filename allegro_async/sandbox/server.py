"""The sandbox as a server: a request goes through its route, faults, checks and handler."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from .clock import SandboxClock
from .controls import Controls
from .exchange import Answer, Exchange
from .faults import Fault, FaultKind
from .log import DROPPED, LoggedRequest, RequestLog, query_without_secrets, without_secrets
from .oauth.grants import grant_of
from .pipeline import find_route, perform
from .settings import SandboxOptions, Settings
from .world import Seller, World

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable
    from types import TracebackType
    from typing import Self, Unpack


class Sandbox(Controls):
    """Allegro in a process: `async with Sandbox() as sandbox:` serves on `sandbox.url` until the end.

    One origin stands for the hosts of the API, of uploads and of OAuth. It answers as Allegro does, strictly,
    and a filter or a field that it cannot serve with 501. The same seed gives the same data on the same day.

    Args:
        host: Where to listen.
        port: The port; 0 takes a free one.
        faults: What goes wrong from the start: rules, or kinds of faults.
        options: The settings, see `Settings`.

    Raises:
        ValueError: A setting cannot be.
        OSError: On entering, when the port is in use.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        faults: Iterable[Fault | FaultKind] = (),
        **options: Unpack[SandboxOptions],
    ) -> None:
        self.world = World(Settings(**options))
        self._host = host
        self._port = port
        self._runner: web.ServerRunner | None = None
        for fault in faults:
            self.world.faults.rules.append(fault if isinstance(fault, Fault) else Fault(kind=fault))

    async def start(self) -> None:
        """Begin to serve; `async with` does it for you.

        Raises:
            OSError: The port is in use.
            RuntimeError: It serves already.
        """
        if self._runner is not None:
            raise RuntimeError("The sandbox serves already")
        runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        port = runner.addresses[0][1]
        self.world.open_at(f"http://{f'[{self._host}]' if ':' in self._host else self._host}:{port}")

    async def close(self) -> None:
        """Stop serving; what it knew can still be asked."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        await self.close()

    @property
    def url(self) -> str:
        """The address of the API, of uploads and of OAuth; empty before it serves."""
        return self.world.url

    @property
    def client_id(self) -> str:
        """The Client ID of the application, or of the first one."""
        return self.world.applications[0].client_id

    @property
    def client_secret(self) -> str:
        """The secret of the application, or of the first one."""
        return self.world.applications[0].client_secret

    @property
    def applications(self) -> tuple[tuple[str, str], ...]:
        """Client ID and secret of every application."""
        return tuple((each.client_id, each.client_secret) for each in self.world.applications)

    @property
    def account(self) -> Seller:
        """The seller that a sign-in gets if nobody says otherwise."""
        return self.world.sellers[0]

    @property
    def accounts(self) -> tuple[Seller, ...]:
        """All sellers."""
        return self.world.sellers

    @property
    def clock(self) -> SandboxClock:
        """The clock, which can be moved forward: `sandbox.clock.advance(hours=13)`."""
        return self.world.clock

    @property
    def requests(self) -> RequestLog:
        """The log of all requests but those of the control API."""
        return self.world.log

    @property
    def token_requests(self) -> Counter[tuple[str, int]]:
        """How many requests the token endpoint got, by grant and status; 0 stands for a cut connection.

        A grant is `authorization_code`, `client_credentials`, `device_code`, `refresh_token` or `unknown`.
        """
        return self.world.log.token_requests.copy()

    @property
    def given_out(self) -> tuple[str, ...]:
        """Every secret so far: secrets of applications, tokens, device codes, authorization codes.

        It is for a test that looks for leaks, and cannot be asked for from another process.
        """
        secrets = (each.client_secret for each in self.world.applications)
        return (*secrets, *self.world.tokens.given_out(), *self.world.sign_ins.given_out())

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        exchange = Exchange(
            method=request.method,
            path=request.path,
            query=request.query,
            headers=request.headers,
            body=b"",
            now=self.clock.micros(),
        )
        find_route(exchange)
        if request.can_read_body and self.world.faults.cuts(exchange):
            await _read_half(request)
            answer = None
        else:
            # Not `request.read()`, which takes no more than a megabyte.
            exchange.body = await request.content.read()
            exchange.now = self.clock.micros()
            answer = await self._serve(exchange)
        if exchange.route is None or exchange.route.kind != "control":
            self._log(exchange, DROPPED if answer is None else answer.status)
        if answer is None:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return self._respond(exchange, answer)

    async def _serve(self, exchange: Exchange) -> Answer | None:
        """Answer a request, or give None where the connection is to be cut."""
        lost = False
        for fault in self.world.faults.strike(exchange):
            match fault.kind:
                case "slow":
                    await asyncio.sleep(fault.delay)
                    exchange.now = self.clock.micros()
                case "drop":
                    return None
                case "lost-answer":
                    lost = True
                case "expired-token":
                    self.world.tokens.expire(exchange.bearer, exchange.now)
                case _:
                    return self.world.faults.answer(fault, exchange)
        answer = perform(self.world, exchange)
        return None if lost else answer

    def _respond(self, exchange: Exchange, answer: Answer) -> web.Response:
        headers = dict(answer.headers)
        if answer.media is not None:
            headers["Content-Type"] = answer.media
        if exchange.is_api and not answer.from_gateway:
            headers["trace-id"] = f"{self.world.log.next_number * 0x9E3779B97F4A7C15 % 2**64:016x}"
        return web.Response(status=answer.status, body=answer.body, headers=headers)

    def _log(self, exchange: Exchange, status: int) -> None:
        seller = None if exchange.access is None else exchange.access.seller
        self.world.log.add(
            LoggedRequest(
                number=self.world.log.next_number,
                at=exchange.now,
                method=exchange.method,
                path=exchange.path,
                query=query_without_secrets(exchange.query.items(), is_oauth=not exchange.is_api),
                status=status,
                worked=exchange.worked,
                operation=exchange.operation,
                account=None if seller is None else seller.id,
                headers=without_secrets(exchange.headers),
                grant=grant_of(exchange),
            )
        )


async def _read_half(request: web.BaseRequest) -> None:
    """Read about half of a body, or what comes first of one whose length nobody has told."""
    wanted, seen = (request.content_length or 1) // 2, 0
    while True:
        seen += len(await request.content.readany())
        if seen >= wanted or request.content.at_eof():
            return


async def serve(
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    ready: Callable[[Sandbox], object] | None = None,
    faults: Iterable[Fault | FaultKind] = (),
    **options: Unpack[SandboxOptions],
) -> None:
    """Serve a sandbox until cancelled.

    Args:
        host: Where to listen.
        port: The port; 0 takes a free one.
        ready: Called once it serves.
        faults: What goes wrong from the start.
        options: The settings, see `Settings`.

    Raises:
        ValueError: A setting cannot be.
        OSError: The port is in use.
    """
    async with Sandbox(host=host, port=port, faults=faults, **options) as sandbox:
        if ready is not None:
            ready(sandbox)
        await asyncio.Event().wait()
