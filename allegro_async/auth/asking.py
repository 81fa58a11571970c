"""Ask the token endpoint, patiently: it has bad moments, and they must cost no session."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

from ..errors import TransportError
from .endpoint import Failure, read_reply, read_revocation, token_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..app import App
    from ..protocols import Clock, Request, Response, Transport
    from .token import Token

T = TypeVar("T")

__all__ = ["REFRESH_PATIENCE", "TokenEndpoint"]

REFRESH_PATIENCE = 55.0
"""For so many seconds a refresh is begun again: the same refresh token is good for 60 s after its first use,
so that a lost answer can be repeated (allegro-api issues 4136 and 8321)."""

_TIMEOUT = 25.0  # answers after 20 s are everyday weather (allegro-facts, section 5)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 8.0
_PAUSE_AFTER_429 = 10.0
_REVOKE_PATIENCE = 10.0
_TOO_MANY = 429


class TokenEndpoint:
    """Carries token requests to Allegro, and repeats them while the trouble is transient.

    Args:
        app: The application.
        transport: Carries the requests.
        clock: Tells the time and waits.

    Attributes:
        closing: Set when the client closes: what failed is not begun again, unless its answer got lost.
    """

    def __init__(self, app: App, transport: Transport, clock: Clock) -> None:
        self.closing = False
        self._app = app
        self._transport = transport
        self._clock = clock

    def request(self, **form: str) -> Request:
        """Make a token request; from here on its form is in no `repr` and no local variable."""
        return token_request(self._app, "token", form)

    async def ask(self, request: Request, *, patience: float, timeout: float = _TIMEOUT) -> Token | Failure:
        """Ask for a token.

        Args:
            request: The request, as `request` makes it.
            patience: Seconds within which a failed request is begun again.
            timeout: Seconds for one attempt.

        Returns:
            The token, or why there is none; `transient` when the trouble lasts longer than the patience.
        """
        return await self._repeat(
            request, lambda got: read_reply(got, now=self._clock.time()), patience, timeout
        )

    async def revoke(self, token: Token) -> Failure | None:
        """End the session that a token belongs to (RFC 7009); None when Allegro has confirmed it."""
        request = token_request(self._app, "revoke", {"token": token.refresh_token or token.access_token})
        return await self._repeat(request, read_revocation, _REVOKE_PATIENCE, _TIMEOUT)

    async def _repeat(
        self, request: Request, read: Callable[[Response], T | Failure], patience: float, timeout: float
    ) -> T | Failure:
        end, pause = self._clock.monotonic() + patience, _FIRST_PAUSE
        while True:
            lost = False
            try:
                answer = read(await self._transport.send(request, timeout=timeout))
            except TransportError as error:
                answer, lost = Failure("transient", 0, type(error).__name__), error.maybe_sent
            if not isinstance(answer, Failure) or answer.kind != "transient":
                return answer
            wait = max(pause * random.uniform(0.5, 1.0), answer.retry_after or _least_pause(answer))  # noqa: S311 - jitter
            if self._clock.monotonic() + wait > end or (self.closing and not lost):
                return answer
            await self._clock.sleep(wait)
            pause = min(pause * 2, _LONGEST_PAUSE)


def _least_pause(failure: Failure) -> float:
    return _PAUSE_AFTER_429 if failure.status == _TOO_MANY else 0.0
