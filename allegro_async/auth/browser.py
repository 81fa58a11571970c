"""Sign in with the browser of this machine (RFC 8252): open a page, wait on 127.0.0.1 for the answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .code import begin, exchange
from .listener import Listener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..app import App
    from ..protocols import Clock
    from .asking import TokenEndpoint
    from .code import AuthorizationRequest
    from .token import Token

__all__ = ["sign_in"]


async def sign_in(
    app: App,
    endpoint: TokenEndpoint,
    clock: Clock,
    *,
    account: str,
    redirect_uri: str,
    timeout: float,
    open_browser: Callable[[str], Any],
    prompt: Callable[[AuthorizationRequest], Any],
    scopes: Iterable[str],
) -> Token:
    """Get a token by way of a browser; see `AllegroClient.login_browser`."""
    async with Listener(redirect_uri) as listener:
        request = begin(
            app, listener.redirect_uri, account=account, scopes=scopes, state=None, now=clock.time()
        )
        if not await asyncio.to_thread(open_browser, request.url):
            prompt(request)

        async def finish(query: Mapping[str, str]) -> Token:
            return await exchange(app, endpoint, request.pending, query, now=clock.time())

        return await listener.answer(request.pending.state, finish, timeout)
