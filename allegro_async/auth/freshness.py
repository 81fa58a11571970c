"""How long a token is used, and when the next one is fetched. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from zlib import crc32

if TYPE_CHECKING:
    from .token import Token

__all__ = ["Freshness", "freshness", "renewal_moment"]

Freshness = Literal["fresh", "ageing", "over"]
"""`fresh`: use it. `ageing`: use it, and fetch the next one meanwhile. `over`: it cannot be used any more."""

_EARLY_SHARE = 0.1  # a tenth of its lifetime before its end a token is renewed
_JITTER_SHARE = 0.05  # and up to so much earlier: tokens of a thousand accounts do not all come due at once
_LAST_SHARE = 0.02  # so close to its end it might die on the way
_LAST_SECONDS = 10.0


def freshness(token: Token, now: float) -> Freshness:
    """Tell what can be done with a token by its age alone.

    Args:
        token: The token.
        now: The present time, in seconds since 1970.
    """
    if token.dead or now >= token.expires_at - min(_LAST_SECONDS, token.lifetime * _LAST_SHARE):
        return "over"
    return "ageing" if now >= renewal_moment(token) else "fresh"


def renewal_moment(token: Token) -> float:
    """When the next token is fetched, in seconds since 1970: the same moment for all who share the token."""
    chance = crc32(token.access_token.encode()) / 2**32
    return token.expires_at - token.lifetime * (_EARLY_SHARE + _JITTER_SHARE * chance)
