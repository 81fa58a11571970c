"""A token endpoint in virtual time: refresh tokens are good once, and for a grace of 60 s after that."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from allegro_async import App, MemoryTokenStore, Request, Response, Token, TokenStore, TransportError
from allegro_async.auth.account import AccountSession
from allegro_async.auth.asking import TokenEndpoint
from allegro_async.auth.token import AccountKey
from tests.doubles import APP, Answer, FakeTransport, LoopClock, a_token, answer, jwt, token_body

KEY = AccountKey("sandbox", APP.client_id, "shop-1")
GRACE = 60.0
CUT = TransportError("cut", maybe_sent=True)
NOT_SENT = TransportError("refused", maybe_sent=False)


@dataclass
class FakeOAuth:
    """Gives out pairs, and remembers which refresh token was used when."""

    lies: list[Answer] = field(default_factory=list[Answer])
    lost: int = 0  # so many answers get lost after the work
    lifetime: float = 43199
    user: str = "44"
    used: dict[str, float] = field(default_factory=dict[str, float])
    alive: set[str] = field(default_factory=set[str])
    outcomes: Counter[str] = field(default_factory=Counter[str])
    forms: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    count: int = 0

    def sign_in(self, name: str = "first", **fields: Any) -> Token:
        """A pair that the server knows."""
        token = a_token(name, **fields)
        assert token.refresh_token is not None
        self.alive.add(token.refresh_token)
        return token

    def __call__(self, request: Request) -> Answer:
        form = dict(parse_qsl((request.body or b"").decode()))
        self.forms.append(form)
        if self.lies:
            return self.lies.pop(0)
        if request.url.endswith("/revoke"):
            self.alive.discard(form["token"])
            return answer(200)
        if form["grant_type"] == "refresh_token" and not self._redeem(form["refresh_token"]):
            self.outcomes["refused"] += 1
            said = f"Invalid refresh token: {form['refresh_token']}"
            return answer(400, {"error": "invalid_grant", "error_description": said})
        self.outcomes[form["grant_type"]] += 1
        body = self._pair(form)
        if self.lost:
            self.lost -= 1
            return CUT
        return body

    def _redeem(self, refresh: str) -> bool:
        now = asyncio.get_running_loop().time()
        first = self.used.setdefault(refresh, now) if refresh in self.alive else now - GRACE - 1
        return now - first <= GRACE

    def _pair(self, form: dict[str, str]) -> Response:
        self.count += 1
        body = token_body(f"renewed-{self.count}", expires_in=self.lifetime)
        body["access_token"] = jwt(f"access-renewed-{self.count}", user_name=self.user, scope=[])
        self.alive.add(body["refresh_token"])
        if form["grant_type"] == "client_credentials":
            body["access_token"] = jwt(f"application-{self.count}")
            del body["refresh_token"]
        return answer(200, body)


@dataclass
class Desk:
    """One account over doubles."""

    oauth: FakeOAuth
    store: TokenStore
    transport: FakeTransport
    endpoint: TokenEndpoint
    session: AccountSession
    renewals: list[str]


def desk(
    oauth: FakeOAuth | None = None,
    *,
    store: TokenStore | None = None,
    app: App = APP,
    clock: Any = None,
    takes: float = 0.1,
    transport: FakeTransport | None = None,
    on_renewal: Callable[[str], None] | None = None,
) -> Desk:
    """Put the pieces together; called once more with the same store it is a second process."""
    oauth = oauth or FakeOAuth()
    store = store if store is not None else MemoryTokenStore()
    transport = transport or FakeTransport(handler=oauth, takes=takes)
    clock = clock or LoopClock()
    endpoint = TokenEndpoint(app, transport, clock)
    renewals: list[str] = []
    session = AccountSession(
        app, KEY, store=store, endpoint=endpoint, clock=clock, on_renewal=on_renewal or renewals.append
    )
    return Desk(oauth, store, transport, endpoint, session, renewals)


async def signed_in(d: Desk, **fields: Any) -> Token:
    """Put a token that the server knows into the store."""
    token = d.oauth.sign_in(**fields)
    await d.store.save(KEY, token)
    return token


class BrokenStore(MemoryTokenStore):
    """Fails to save, so many times."""

    def __init__(self, failures: int, error: BaseException | None = None) -> None:
        super().__init__()
        self.failures = failures
        self.error = error or OSError(28, "No space left on device")

    async def save(self, key: AccountKey, token: Token) -> None:
        if self.failures:
            self.failures -= 1
            raise self.error
        await super().save(key, token)
