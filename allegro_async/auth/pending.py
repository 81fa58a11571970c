"""A sign-in that has begun in a browser and not come back yet (RFC 6749, section 4.1; RFC 7636)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["PendingSignIn", "is_long_over"]

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class PendingSignIn:
    """What must be kept from the moment a person is sent to Allegro until the browser comes back.

    Its `repr` shows neither the state nor the verifier. It can be pickled.

    Attributes:
        state: Ties the answer to this request.
        verifier: The PKCE code verifier; its hash went to Allegro.
        redirect_uri: Where the browser comes back to; the token endpoint wants it again, byte for byte.
        account: The key under which the token will be stored.
        expires_at: When it is given up, in seconds since 1970.
    """

    state: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str
    account: str
    expires_at: float

    def as_dict(self) -> dict[str, Any]:
        """The sign-in as JSON values, for a store or a web session."""
        return {
            "state": self.state,
            "verifier": self.verifier,
            "redirect_uri": self.redirect_uri,
            "account": self.account,
            "expires_at": self.expires_at,
        }

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> PendingSignIn:
        """Read what `as_dict` wrote.

        Raises:
            KeyError: A value is missing.
            ValueError: The expiry is not a number.
        """
        return cls(
            str(row["state"]),
            str(row["verifier"]),
            str(row["redirect_uri"]),
            str(row["account"]),
            float(row["expires_at"]),
        )


def is_long_over(expires_at: float, *, beside: PendingSignIn) -> bool:
    """Say whether a kept sign-in can be dropped because a new one comes a day later; needs no clock.

    Args:
        expires_at: The end of the kept one.
        beside: The new one.
    """
    return expires_at + _DAY < beside.expires_at
