"""The client of a run, with the parts that are looked at in the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allegro_async import AiohttpTransport, AllegroClient, FairLimiter, FileTokenStore, Hook, RetryPolicy
from allegro_async._clock import SystemClock
from allegro_async.limit_settings import CLIENT_LIMIT, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from allegro_async import App, Reply, TokenStore
    from allegro_async.call import Call

AGENT = "Chaos/1.0 (+https://shop.example/about)"
PER_MINUTE = 24_000
"""The request limit of the sandbox and of its client: more than Allegro's, to get more done in a minute."""


class ProvenTokens(Hook):
    """Knows whose token has been accepted since it was last renewed or killed.

    Two new tokens in a row that are refused at once mean that Allegro has ended the session (allegro-facts,
    section 2), and the client rightly gives it up. So only a token that has proved good may be killed.
    """

    def __init__(self) -> None:
        self._killed: set[str] = set()
        self._renewed: set[str] = set()

    def take(self, accounts: Iterable[str]) -> list[str]:
        """Choose those of the accounts whose token may be killed now, and note that it is."""
        chosen = [account for account in accounts if account not in self._killed | self._renewed]
        self._killed.update(chosen)
        return chosen

    def token_refreshed(self, account: str) -> None:
        """The account has a new token, of which nothing is known yet."""
        self._renewed.add(account)

    def response(self, call: Call, reply: Reply, seconds: float) -> None:  # noqa: ARG002 - see `Hook`
        """Allegro has answered the account."""
        if call.account in self._renewed and reply.status != 401:
            self._renewed.discard(call.account)
            self._killed.discard(call.account)


@dataclass(slots=True)
class Parts:
    """A client and its parts."""

    client: AllegroClient
    limiter: FairLimiter
    transport: AiohttpTransport
    tokens: ProvenTokens


def usual_parts(app: App, folder: Path | None) -> Parts:
    """The client as a user would have it, but with shorter pauses, since the trouble is shorter.

    Args:
        app: The application.
        folder: Where the tokens are kept; None: in memory.
    """
    transport = AiohttpTransport()
    limiter = FairLimiter(SystemClock(), Limits(client=replace(CLIENT_LIMIT, count=PER_MINUTE)))
    store: TokenStore | None = None if folder is None else FileTokenStore(folder)
    policy = RetryPolicy(wait_initial=0.2, wait_max=2.0)
    tokens = ProvenTokens()
    client = AllegroClient(
        app, store=store, limiter=limiter, transport=transport, policy=policy, hooks=(tokens,)
    )
    return Parts(client, limiter, transport, tokens)
