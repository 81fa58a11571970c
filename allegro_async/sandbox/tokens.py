"""Tokens and sign-ins: what the OAuth host remembers."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal

from .clock import DAY, MICROS
from .data.jsons import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

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

GRACE = 60 * MICROS
"""For how long a used refresh token may be sent again (allegro-api issues 4136 and 8321)."""

REFRESH_LIFETIME = 90 * DAY
"""A refresh token lives three months."""

SESSIONS = 20
"""So many sessions a user may have; one more ends the oldest (allegro-api issue 7290)."""


@dataclass(slots=True, eq=False)
class Session:
    """One consent of a seller, or an application on its own.

    Attributes:
        seller: Whose session it is; None for an application's own.
        scopes: What it may do.
        ended: Whether its tokens are dead.
    """

    seller: Seller | None
    scopes: Sequence[str]
    ended: bool = False
    living: list[Access] = field(default_factory=list["Access"], repr=False)


@dataclass(slots=True, eq=False)
class Access:
    """An access token that was given out.

    Attributes:
        session: What it belongs to.
        client_id: Which application got it.
        expires: When it dies of age, in microseconds since 1970.
        dead: Whether it died before.
    """

    session: Session
    client_id: str
    expires: int
    dead: bool = False

    @property
    def seller(self) -> Seller | None:
        """Whose data it opens; None for an application's own token."""
        return self.session.seller


@dataclass(slots=True, eq=False)
class _Refresh:
    session: Session
    expires: int
    used: int | None = None


@dataclass(slots=True, eq=False)
class Device:
    """A device sign-in that is under way (RFC 8628).

    Attributes:
        user_code: What the person types.
        expires: When it is too late, in microseconds since 1970.
        interval: How long (microseconds) the device must wait between two questions.
        scopes: What was asked for.
        state: What the person said.
        seller: Who said it.
        polled: When the device asked last.
    """

    user_code: str
    expires: int
    interval: int
    scopes: Sequence[str]
    state: Literal["pending", "approved", "denied", "used"] = "pending"
    seller: Seller | None = None
    polled: int | None = None


class TokenDesk:
    """Gives out tokens, and knows what each is good for.

    Args:
        key: The key that tokens are made with.
        client_id: The application's Client ID.
        lifetime: Seconds that an access token lives.
    """

    def __init__(self, key: bytes, client_id: str, lifetime: int) -> None:
        self.issuer = "https://sandbox.invalid"
        self.devices: dict[str, Device] = {}
        self._key = key
        self._client_id = client_id
        self._lifetime = lifetime
        self._issued = 0
        self._access: dict[str, Access] = {}
        self._refresh: dict[str, _Refresh] = {}
        self._sessions: dict[str, list[Session]] = {}

    def open_session(self, seller: Seller | None, scopes: Sequence[str]) -> Session:
        """Begin a session; beyond the twentieth of a seller the oldest ends."""
        session = Session(seller, scopes)
        if seller is not None:
            open_ones = self._sessions.setdefault(seller.id, [])
            open_ones.append(session)
            if len(open_ones) > SESSIONS:
                open_ones.pop(0).ended = True
        return session

    def issue(self, session: Session, now: int) -> dict[str, Any]:
        """Give out a new pair for a session; the session's earlier access tokens die.

        Returns:
            The body of the token endpoint's answer.
        """
        expires = now + self._lifetime * MICROS
        claims = self._claims(session, expires)
        access = Access(session, self._client_id, expires)
        for earlier in session.living:
            earlier.dead = True
        session.living = [access]
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
            self._refresh[refresh] = _Refresh(session, now + REFRESH_LIFETIME)
            body["refresh_token"] = refresh
        return body

    def refresh(self, token: str, now: int) -> dict[str, Any] | None:
        """Exchange a refresh token for a new pair; None when it is worth nothing.

        It is good once, and again for 60 s after its first use.
        """
        known = self._refresh.get(token)
        if known is None or known.session.ended or now >= known.expires:
            return None
        if known.used is not None and now > known.used + GRACE:
            return None
        if known.used is None:
            known.used = now
        return self.issue(known.session, now)

    def access(self, token: str, now: int) -> Access | None:
        """Tell what an access token is good for; None when it is worth nothing."""
        known = self._access.get(token)
        if known is None or known.dead or known.session.ended or now >= known.expires:
            return None
        return known

    def expire(self, token: str) -> None:
        """Let an access token die early."""
        known = self._access.get(token)
        if known is not None:
            known.dead = True

    def expire_all(self) -> None:
        """Let every access token die early; the refresh tokens stay good."""
        for known in self._access.values():
            known.dead = True

    def revoke(self, token: str) -> None:
        """End the session that a token, of either kind, belongs to."""
        for known in (self._access.get(token), self._refresh.get(token)):
            if known is not None:
                known.session.ended = True

    def start_device(self, scopes: Sequence[str], now: int, interval: int) -> tuple[str, Device]:
        """Begin a device sign-in.

        Returns:
            The device code and the sign-in.
        """
        self._issued += 1
        code = blake2b(f"device{self._issued}".encode(), key=self._key, digest_size=24).hexdigest()
        short = "".join("BCDFGHJKLMNPQRSTVWXZ"[byte % 20] for byte in bytes.fromhex(code)[:9])
        device = Device(short, now + 3600 * MICROS, interval, scopes)
        self.devices[code] = device
        return code, device

    def by_user_code(self, user_code: str) -> Device | None:
        """Find a pending sign-in by what the person types; case and separators do not matter."""
        plain = user_code.replace("-", "").replace(" ", "").upper()
        return next((each for each in self.devices.values() if each.user_code == plain), None)

    def _claims(self, session: Session, expires: int) -> dict[str, Any]:
        claims: dict[str, Any] = {
            "exp": expires // MICROS,
            "jti": self._jti(),
            "client_id": self._client_id,
            # An application's token lists every scope, which means nothing (allegro-facts, section 2).
            "scope": list(session.scopes if session.seller is not None else SCOPES),
            "allegro_api": True,
            "iss": self.issuer,
        }
        return claims if session.seller is None else {"user_name": session.seller.id, **claims}

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
