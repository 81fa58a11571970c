"""Wait on this machine for the browser to come back (RFC 8252, section 7.3)."""

from __future__ import annotations

import asyncio
import hmac
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import AuthError, ConfigurationError
from .code import Callback

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType
    from typing import Self

    from aiohttp import web

    from .token import Token

__all__ = ["Listener"]


class Listener:
    """A web server on 127.0.0.1 for one answer: `async with Listener(uri) as listener:`.

    Args:
        redirect_uri: Where to listen, such as `http://127.0.0.1:8400/`; port 0 takes a free one.
        state: The state that the answer must carry; others are turned away.

    Attributes:
        redirect_uri: The address with the port that was taken.

    Raises:
        ConfigurationError: It is not an http address on this machine, or (on entering) the port is taken.
    """

    def __init__(self, redirect_uri: str, state: str) -> None:
        self.redirect_uri = redirect_uri
        self._host, self._port, self._path = _place(redirect_uri)
        self._state = state
        self._runner: web.ServerRunner | None = None
        loop = asyncio.get_running_loop()
        self._answer: asyncio.Future[Callback] = loop.create_future()
        self._page: asyncio.Future[str] = loop.create_future()

    async def __aenter__(self) -> Self:
        from aiohttp import web

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
            self.redirect_uri = urlsplit(self.redirect_uri)._replace(netloc=f"{self._host}:{port}").geturl()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        if not self._page.done():
            self._page.set_result("The sign-in was given up.")
        assert self._runner is not None
        await self._runner.cleanup()

    def give_up(self, error: BaseException) -> None:
        """End the wait with an error, unless the browser has come back."""
        if not self._answer.done():
            self._answer.set_exception(error)

    async def answer(self, finish: Callable[[Callback], Awaitable[Token]], timeout: float) -> Token:
        """Wait for the browser, finish the sign-in, and tell the person how it went.

        Args:
            finish: Makes a token from the answer.
            timeout: Seconds to wait.

        Raises:
            AuthError: Nobody came in time, or what `finish` raises.
        """
        try:
            async with asyncio.timeout(timeout):
                answer = await self._answer
        except TimeoutError:
            raise AuthError(f"Nobody signed in within {timeout:g} s; call login_browser() again") from None
        try:
            token = await finish(answer)
        except BaseException:
            self._page.set_result("The sign-in failed. Look at the program for the reason.")
            raise
        self._page.set_result("You are signed in. You can close this window.")
        return token

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        from aiohttp import web

        if request.path != self._path or request.method != "GET":
            return web.Response(status=404, text="There is nothing here.")
        answer = Callback.read(request.query)
        if self._answer.done() or not hmac.compare_digest(answer.state.encode(), self._state.encode()):
            return web.Response(status=400, text="This is not the sign-in that the program waits for.")
        self._answer.set_result(answer)
        said = await asyncio.shield(self._page)
        page = (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in to Allegro</title>'
            f"<p>{escape(said)}</p></html>"
        )
        return web.Response(text=page, content_type="text/html", headers={"Cache-Control": "no-store"})


def _place(uri: str) -> tuple[str, int, str]:
    """Host, port and path to listen on."""
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme != "http" or host not in {"127.0.0.1", "localhost"}:
        raise ConfigurationError(
            f"{uri} is not an http address on this machine; use one such as http://127.0.0.1:8400/"
        )
    return host, 80 if port is None else port, parts.path or "/"
