"""What a client and all its views share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from .auth.sessions import Sessions
from .errors import ClientStateError
from .limits import FairLimiter
from .pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .app import App
    from .protocols import Clock, Hook, Limiter, TokenStore, Transport
    from .retry import RetryPolicy


class Core:
    """What a client and all its views share; it belongs to one event loop."""

    __slots__ = ("app", "clock", "closed", "loop", "pipeline", "sessions", "store", "transport")

    def __init__(
        self,
        app: App,
        *,
        store: TokenStore,
        transport: Transport,
        limiter: Limiter | None,
        clock: Clock,
        policy: RetryPolicy,
        hooks: Sequence[Hook],
    ) -> None:
        self.app = app
        self.clock = clock
        self.store = store
        self.transport = transport
        self.sessions = Sessions(app, store, transport, clock, hooks)
        self.pipeline = Pipeline(
            app,
            transport=transport,
            limiter=limiter or FairLimiter(clock),
            sessions=self.sessions,
            clock=clock,
            policy=policy,
            hooks=hooks,
        )
        self.loop: asyncio.AbstractEventLoop | None = None
        self.closed = False

    def enter(self) -> None:
        """Check that the client can be used here and now; the first use decides the loop."""
        if self.closed:
            raise ClientStateError("The client is closed; make a new AllegroClient")
        loop = asyncio.get_running_loop()
        if self.loop is None:
            self.loop = loop
        elif self.loop is not loop:
            raise ClientStateError(
                "The client belongs to another event loop: make one AllegroClient in each loop, and close it "
                "there (asyncio.run() makes a new loop every time)"
            )

    async def aclose(self) -> None:
        if self.closed:
            return
        self.enter()
        self.closed = True
        try:
            await self.sessions.settle()
        finally:
            await self.transport.aclose()
