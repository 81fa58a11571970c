"""What a token is, and what its JWT says."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field, replace
from typing import Any, cast

from pydantic_core import from_json

from ..errors import AuthError

__all__ = ["AccountKey", "Token", "claims_of"]

_LIFETIME = 43199.0  # Allegro's, where an answer does not say (allegro-facts, section 2)
_FOR_EVER = 1e9
_LONGEST_NUMBER = 20


@dataclass(frozen=True, slots=True)
class AccountKey:
    """The place of a token in a store.

    Attributes:
        environment: Name of the environment.
        client_id: The application.
        account: The caller's own name for the seller's account.
    """

    environment: str
    client_id: str
    account: str


@dataclass(frozen=True, slots=True)
class Token:
    """A pair of tokens. Its `repr` shows neither.

    Attributes:
        access_token: Sent with every request; lives 12 hours.
        refresh_token: Brings the next pair, once; lives 3 months. None for an application's token.
        expires_at: When the access token ends, in seconds since 1970.
        lifetime: How long it lives in all, in seconds.
        scopes: What it allows; None where nobody knows.
        user_id: The seller's number; None for an application's token.
        dead: Allegro has refused the refresh token for good: a person must sign in again.
    """

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_at: float = 0.0
    lifetime: float = _LIFETIME
    scopes: frozenset[str] | None = None
    user_id: str | None = None
    dead: bool = False

    @classmethod
    def from_reply(cls, reply: dict[str, Any], *, now: float) -> Token:
        """Read a token endpoint's good answer; unknown fields are passed over (allegro-api issue 3018).

        Args:
            reply: The JSON object, with an `access_token`.
            now: When it came, in seconds since 1970.
        """
        access = str(reply["access_token"])
        claims = claims_of(access)
        lifetime = _seconds(reply.get("expires_in")) or _seconds(claims.get("exp"), now) or _LIFETIME
        user = claims.get("user_name")
        refresh = reply.get("refresh_token")
        return cls(
            access,
            refresh if isinstance(refresh, str) else None,
            now + lifetime,
            lifetime,
            # An application token's scopes list everything and mean nothing.
            _scopes(claims.get("scope") or reply.get("scope")) if user is not None else None,
            str(user) if user is not None else None,
        )

    def same_access(self, other: Token | None) -> bool:
        """Tell whether both have the same access token."""
        return other is not None and self.access_token == other.access_token

    def same_user(self, other: Token) -> bool:
        """Tell whether both are of one user, as far as it is known."""
        return self.user_id == other.user_id or self.user_id is None or other.user_id is None

    def following(self, old: Token) -> Token:
        """This token as the successor of another one by a refresh.

        What an answer leaves out stays as it was (RFC 6749, sections 5.1 and 6).

        Raises:
            AuthError: It belongs to another user.
        """
        if not self.same_user(old):
            raise AuthError("Allegro answered a refresh with a token of another account; it is not used")
        return replace(
            self,
            refresh_token=self.refresh_token or old.refresh_token,
            scopes=old.scopes if self.scopes is None else self.scopes,
            user_id=self.user_id or old.user_id,
        )

    def as_dict(self) -> dict[str, Any]:
        """The token as JSON values, for a store."""
        return {
            "access_token": self.access_token,
            "refresh_token": self.refresh_token,
            "expires_at": self.expires_at,
            "lifetime": self.lifetime,
            "scopes": sorted(self.scopes) if self.scopes is not None else None,
            "user_id": self.user_id,
            "dead": self.dead,
        }

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Token:
        """Read what `as_dict` wrote.

        Raises:
            KeyError: The access token is missing.
            TypeError: A value has the wrong type.
            ValueError: The expiry is not a number.
        """
        scopes = row.get("scopes")
        return cls(
            str(row["access_token"]),
            row.get("refresh_token"),
            float(row.get("expires_at", 0.0)),
            float(row.get("lifetime", _LIFETIME)),
            frozenset(scopes) if scopes is not None else None,
            row.get("user_id"),
            bool(row.get("dead", False)),
        )


def _seconds(value: object, since: float = 0.0) -> float:
    """A positive number of seconds, perhaps written as text; 0 for anything else."""
    if isinstance(value, str) and len(value) < _LONGEST_NUMBER and value.isdecimal():
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value - since) if since < value < since + _FOR_EVER else 0.0


def _scopes(value: object) -> frozenset[str] | None:
    if isinstance(value, str):
        return frozenset(value.split())
    if isinstance(value, list):
        return frozenset(map(str, cast("list[object]", value)))
    return None


def claims_of(token: str) -> dict[str, Any]:
    """Read the claims of a JWT without checking its signature; that is the server's business.

    Returns:
        The claims, or an empty mapping when the token is no JWT.
    """
    parts = token.split(".")
    if len(parts) < 2:  # noqa: PLR2004 - header and payload
        return {}
    try:
        payload = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        claims = from_json(payload)
    except (ValueError, binascii.Error):
        return {}
    return cast("dict[str, Any]", claims) if isinstance(claims, dict) else {}
