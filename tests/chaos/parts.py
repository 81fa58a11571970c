"""The client of a run, with the parts that are looked at in the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


@dataclass(slots=True)
class Parts:
    """A client and its parts."""

    client: AllegroClient
    limiter: FairLimiter
    transport: AiohttpTransport


def usual_parts(app: App, folder: Path | None) -> Parts:
    """The client as a user would have it, but with shorter pauses, since the trouble is shorter.

    Args:
        app: The application.
        folder: Where the tokens are kept; None: in memory.
    """
    transport = AiohttpTransport()
    limit = replace(CLIENT_LIMIT, count=PER_MINUTE)
    limiter = FairLimiter(SystemClock(), limit=limit, concurrency=CONCURRENCY)
    store: TokenStore | None = None if folder is None else FileTokenStore(folder)
    policy = RetryPolicy(wait_initial=0.2, wait_max=2.0)
    client = AllegroClient(app, store=store, limiter=limiter, transport=transport, policy=policy)
    return Parts(client, limiter, transport)
