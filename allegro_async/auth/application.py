"""The application's own token (RFC 6749, section 4.4): no user, no refresh token; a new one is asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from .endpoint import Failure, refusal
from .freshness import freshness
from .renewing import SingleFlight

if TYPE_CHECKING:
    from ..app import App
    from ..protocols import Clock
    from .asking import TokenEndpoint
    from .token import Token

__all__ = ["ApplicationSession"]

_PATIENCE = 20.0


class ApplicationSession:
    """The token of the application itself, fetched when it is first needed and renewed by itself.

    Args:
        app: The application.
        endpoint: Where tokens come from.
        clock: Tells the time.
    """

    def __init__(self, app: App, endpoint: TokenEndpoint, clock: Clock) -> None:
        self._app = app
        self._endpoint = endpoint
        self._clock = clock
        self._flight = SingleFlight("the application", clock)
        self._token: Token | None = None

    async def usable(self, *, rejected: Token | None = None) -> Token:
        """Give the token; `rejected` is one that Allegro has just refused.

        Raises:
            InvalidClientError: Allegro refuses the application.
            AuthError: The token endpoint gives no token now.
        """
        token = self._token
        if token is None or token.same_access(rejected):
            return await self._flight.join(self._fetch)
        state = freshness(token, self._clock.time())
        if state == "over":
            return await self._flight.join(self._fetch)
        if state == "ageing":
            self._flight.start(self._fetch)
        return token

    async def settle(self) -> None:
        """Wait for a request under way."""
        if self._flight.task is not None:
            await asyncio.wait([self._flight.task])

    async def _fetch(self) -> Token:
        request = self._endpoint.request(grant_type="client_credentials")
        answer = await self._endpoint.ask(request, patience=_PATIENCE)
        if isinstance(answer, Failure):
            raise refusal(answer, self._app)
        self._token = answer
        return answer
