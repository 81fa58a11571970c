"""The client of a run, with the parts that are looked at in the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from allegro_async import AiohttpTransport, AllegroClient, FairLimiter, FileTokenStore, RetryPolicy
from allegro_async._clock import SystemClock
from allegro_async.limits import CLIENT_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

    from allegro_async import App, TokenStore

AGENT = "Chaos/1.0 (+https://shop.example/about)"
CONCURRENCY = 100
PER_MINUTE = 24_000
"""The request limit of the sandbox and of its client: more than Allegro's, to get more done in a minute."""


class LaterClock(SystemClock):
    """The clock of the limiter; it can be put forward, to look what is when the gate has reopened."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead = 0.0

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""
        return super().monotonic() + self.ahead


@dataclass(slots=True)
class Parts:
    """A client and its parts."""

    client: AllegroClient
    limiter: FairLimiter
    transport: AiohttpTransport
    clock: LaterClock = field(default_factory=LaterClock)


def usual_parts(app: App, folder: Path | None) -> Parts:
    """The client as a user would have it, but with shorter pauses, since the trouble is shorter.

    Args:
        app: The application.
        folder: Where the tokens are kept; None: in memory.
    """
    clock, transport = LaterClock(), AiohttpTransport()
    limit = replace(CLIENT_LIMIT, count=PER_MINUTE)
    limiter = FairLimiter(clock, limit=limit, concurrency=CONCURRENCY)
    store: TokenStore | None = None if folder is None else FileTokenStore(folder)
    policy = RetryPolicy(wait_initial=0.2, wait_max=2.0)
    client = AllegroClient(app, store=store, limiter=limiter, transport=transport, policy=policy)
    return Parts(client, limiter, transport, clock)
