"""Wait on this machine for the browser to come back (RFC 8252, section 7.3)."""

from __future__ import annotations

import asyncio
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import AuthError, ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from types import TracebackType
    from typing import Self

    from aiohttp import web

    from .token import Token

__all__ = ["Listener"]


class Listener:
    """A web server on 127.0.0.1 for one answer: `async with Listener(uri) as listener:`.

    Args:
        redirect_uri: Where to listen, such as `http://127.0.0.1:8400/`; port 0 takes a free one.

    Attributes:
        redirect_uri: The address with the port that was taken.

    Raises:
        ConfigurationError: It is not an http address on this machine, or (on entering) the port is taken.
    """

    def __init__(self, redirect_uri: str) -> None:
        parts = urlsplit(redirect_uri)
        if parts.scheme != "http" or parts.hostname not in {"127.0.0.1", "localhost"}:
            raise ConfigurationError(
                f"{redirect_uri} is not an http address on this machine; use one such as http://127.0.0.1:8400/"
            )
        self.redirect_uri = redirect_uri
        self._host, self._path = parts.hostname, parts.path or "/"
        self._port = parts.port if parts.port is not None else 80
        self._runner: web.ServerRunner | None = None
        self._state = ""
        self._answer: asyncio.Future[Mapping[str, str]] | None = None
        self._page: asyncio.Future[str] | None = None

    async def __aenter__(self) -> Self:
        from aiohttp import web

        loop = asyncio.get_running_loop()
        self._answer, self._page = loop.create_future(), loop.create_future()
        runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", self._port).start()
        except OSError as error:
            await runner.cleanup()
            raise ConfigurationError(
                f"Nothing can listen on port {self._port} of 127.0.0.1: {error.strerror}; give another port"
            ) from error
        self._runner = runner
        if self._port == 0:
            port = runner.addresses[0][1]
            self.redirect_uri = self.redirect_uri.replace(f"{self._host}:0", f"{self._host}:{port}", 1)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        if self._page is not None and not self._page.done():
            self._page.set_result("The sign-in was given up.")
        if self._runner is not None:
            await self._runner.cleanup()

    async def answer(
        self, state: str, finish: Callable[[Mapping[str, str]], Awaitable[Token]], timeout: float
    ) -> Token:
        """Wait for the browser, finish the sign-in, and tell the person how it went.

        Args:
            state: The state that the answer must carry; others are turned away.
            finish: Makes a token from the query of the answer.
            timeout: Seconds to wait.

        Raises:
            AuthError: Nobody came in time, or what `finish` raises.
        """
        assert self._answer is not None
        assert self._page is not None
        self._state = state
        try:
            async with asyncio.timeout(timeout):
                query = await self._answer
        except TimeoutError:
            raise AuthError(f"Nobody signed in within {timeout:g} s; call login_browser() again") from None
        try:
            token = await finish(query)
        except BaseException:
            self._page.set_result("The sign-in failed. Look at the program for the reason.")
            raise
        self._page.set_result("You are signed in. You can close this window.")
        return token

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        from aiohttp import web

        assert self._answer is not None
        assert self._page is not None
        if request.path != self._path or request.method != "GET":
            return web.Response(status=404, text="There is nothing here.")
        if not self._state or request.query.get("state") != self._state or self._answer.done():
            return web.Response(status=400, text="This is not the sign-in that the program waits for.")
        self._answer.set_result(dict(request.query))
        said = await asyncio.shield(self._page)
        page = (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in to Allegro</title>'
            f"<p>{escape(said)}</p></html>"
        )
        return web.Response(text=page, content_type="text/html", headers={"Cache-Control": "no-store"})
