"""Sessions and their tokens: what the OAuth host has given out, and what each is good for."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from .clock import DAY, MICROS
from .data.jsons import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .settings import Settings
    from .world import Seller

SCOPES = tuple(
    f"allegro:api:{name}"
    for name in (
        "affiliate:read",
        "bids",
        "billing:read",
        "campaigns",
        "disputes",
        "fulfillment:read",
        "fulfillment:write",
        "messaging",
        "orders:read",
        "orders:write",
        "payments:read",
        "payments:write",
        "profile:read",
        "profile:write",
        "ratings",
        "sale:offers:read",
        "sale:offers:write",
        "sale:settings:read",
        "sale:settings:write",
        "shipments:read",
        "shipments:write",
    )
)
"""Every scope there is."""

REFRESH_LIFETIME = 90 * DAY
"""A refresh token lives three months."""

SESSIONS = 20
"""So many sessions a user may have; one more ends the oldest (allegro-api issue 7290)."""


@dataclass(slots=True, eq=False)
class Session:
    """One consent of a seller, or an application on its own.

    Attributes:
        client_id: Which application it is for.
        seller: Whose session it is; None for an application's own.
        scopes: What it may do.
        ended: Whether its tokens are dead.
        unlinked: Whether it ended because the seller unlinked the application.
    """

    client_id: str
    seller: Seller | None
    scopes: Sequence[str]
    ended: bool = False
    unlinked: bool = False
    living: list[Access] = field(default_factory=list["Access"], repr=False)


@dataclass(slots=True, eq=False)
class Access:
    """An access token that was given out.

    Attributes:
        session: What it belongs to.
        scopes: What it may do: all that the session may, or less.
        expires: When it dies, in microseconds since 1970.
    """

    session: Session
    scopes: Sequence[str]
    expires: int

    @property
    def seller(self) -> Seller | None:
        """Whose data it opens; None for an application's own token."""
        return self.session.seller

    @property
    def client_id(self) -> str:
        """Which application got it."""
        return self.session.client_id


@dataclass(slots=True, eq=False)
class Refresh:
    """A refresh token that was given out.

    Attributes:
        session: What it belongs to.
        expires: When it dies of age, in microseconds since 1970.
        used: When it was used first.
    """

    session: Session
    expires: int
    used: int | None = None


class TokenDesk:
    """Gives out tokens, and knows what each is good for.

    Args:
        key: The key that tokens are made with.
        settings: How long they live.
    """

    def __init__(self, key: bytes, settings: Settings) -> None:
        self.issuer = "https://sandbox.invalid"
        self._key = key
        self._lifetime = settings.token_lifetime
        self._grace = round(settings.refresh_grace * MICROS)
        self._overlap = round(settings.access_overlap * MICROS)
        self._issued = 0
        self._access: dict[str, Access] = {}
        self._refresh: dict[str, Refresh] = {}
        self._sessions: dict[str, list[Session]] = {}

    def open_session(self, client_id: str, seller: Seller | None, scopes: Sequence[str]) -> Session:
        """Begin a session; beyond the twentieth of a seller, over all applications, the oldest ends."""
        session = Session(client_id, seller, scopes)
        if seller is not None:
            alive = [*self._living(seller), session]
            if len(alive) > SESSIONS:
                alive.pop(0).ended = True
            self._sessions[seller.id] = alive
        return session

    def issue(self, session: Session, now: int, scopes: Sequence[str] | None = None) -> dict[str, Any]:
        """Give out a new pair for a session; the session's earlier access tokens die.

        Args:
            session: The session.
            now: The present moment, in microseconds since 1970.
            scopes: What the access token may do. Default: all that the session may.

        Returns:
            The body of the token endpoint's answer.
        """
        access = Access(session, scopes or session.scopes, now + self._lifetime * MICROS)
        for earlier in session.living:
            earlier.expires = min(earlier.expires, now + self._overlap)
        session.living = [earlier for earlier in session.living if earlier.expires > now] + [access]
        claims = self._claims(access)
        token = self._sign(claims)
        self._access[token] = access
        body: dict[str, Any] = {
            "access_token": token,
            "token_type": "bearer",
            "expires_in": self._lifetime,
            "scope": " ".join(claims["scope"]),
            "allegro_api": True,
            "iss": self.issuer,
            "jti": claims["jti"],
        }
        if session.seller is not None:
            refresh = self._sign({**claims, "ati": claims["jti"], "jti": self._jti()})
            self._refresh[refresh] = Refresh(session, now + REFRESH_LIFETIME)
            body["refresh_token"] = refresh
        return body

    def refresh(self, token: str) -> Refresh | None:
        """Find a refresh token, whatever it is still good for."""
        return self._refresh.get(token)

    def use(self, refresh: Refresh, now: int) -> bool:
        """Use a refresh token, and tell whether it was still good.

        It is good once, and again for a while after its first use.
        """
        if refresh.session.ended or now >= refresh.expires:
            return False
        if refresh.used is None:
            refresh.used = now
            return True
        return now < refresh.used + self._grace

    def access(self, token: str, now: int) -> Access | None:
        """Tell what an access token is good for; None when it is worth nothing."""
        known = self._access.get(token)
        if known is None or known.session.ended or now >= known.expires:
            return None
        return known

    def expire(self, token: str, now: int) -> None:
        """Let an access token die early."""
        known = self._access.get(token)
        if known is not None:
            known.expires = min(known.expires, now)

    def expire_all(self, seller: Seller | None, now: int) -> None:
        """Let the access tokens of a seller die early, or everybody's; their refresh tokens stay good."""
        for known in self._access.values():
            if seller in {None, known.seller}:
                known.expires = min(known.expires, now)

    def revoke(self, token: str, client_id: str) -> None:
        """End the session that a token, of either kind, belongs to, if the application's own."""
        for known in (self._access.get(token), self._refresh.get(token)):
            if known is not None and known.session.client_id == client_id:
                known.session.ended = True

    def end_sessions(self, seller: Seller) -> None:
        """End all sessions of a seller, as a new password does (allegro-api issue 9642)."""
        for session in self._living(seller):
            session.ended = True

    def unlink(self, seller: Seller, client_id: str | None = None) -> None:
        """End a seller's sessions with an application, or with all (allegro-api issue 11371)."""
        for session in self._living(seller):
            if client_id in {None, session.client_id}:
                session.ended = session.unlinked = True

    def given_out(self) -> Iterator[str]:
        """Every token of either kind that was ever given out."""
        yield from self._access
        yield from self._refresh

    def _living(self, seller: Seller) -> list[Session]:
        return [session for session in self._sessions.get(seller.id, ()) if not session.ended]

    def _claims(self, access: Access) -> dict[str, Any]:
        claims: dict[str, Any] = {
            "exp": access.expires // MICROS,
            "jti": self._jti(),
            "client_id": access.client_id,
            # An application's token lists every scope, which means nothing (allegro-facts, section 2).
            "scope": list(access.scopes if access.seller is not None else SCOPES),
            "allegro_api": True,
            "iss": self.issuer,
        }
        return claims if access.seller is None else {"user_name": access.seller.id, **claims}

    def _jti(self) -> str:
        self._issued += 1
        return blake2b(f"jti{self._issued}".encode(), key=self._key, digest_size=16).hexdigest()

    def _sign(self, claims: dict[str, Any]) -> str:
        head = _base64url(to_json({"alg": "RS256", "typ": "JWT"}))
        text = f"{head}.{_base64url(to_json(claims))}"
        # As long as a real signature; the sandbox knows its tokens by heart and checks none.
        signature = b"".join(hmac.digest(self._key, f"{part}{text}".encode(), "sha512") for part in range(8))
        return f"{text}.{_base64url(signature)}"


def _base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
