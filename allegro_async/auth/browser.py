"""Sign in with the browser of this machine (RFC 8252): open a page, wait on 127.0.0.1 for the answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .code import begin, exchange, new_state
from .listener import Listener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..app import App
    from ..protocols import Clock
    from .asking import TokenEndpoint
    from .code import AuthorizationRequest, Callback
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
    state = new_state()
    async with Listener(redirect_uri, state) as listener:
        request = begin(
            app, listener.redirect_uri, account=account, scopes=scopes, state=state, now=clock.time()
        )

        async def show() -> None:
            try:
                if not await asyncio.to_thread(open_browser, request.url):
                    prompt(request)
            except Exception as error:  # noqa: BLE001 - for whoever waits
                listener.give_up(error)

        async def finish(answer: Callback) -> Token:
            return await exchange(app, endpoint, request.pending, answer, now=clock.time())

        # Beside the wait: a browser in the terminal keeps its caller until the person has closed it.
        showing = asyncio.create_task(show())
        try:
            return await listener.answer(finish, timeout)
        finally:
            showing.cancel()
            await asyncio.wait([showing])
