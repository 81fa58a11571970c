"""A given token, for those who manage tokens elsewhere."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from ..errors import ConfigurationError
from .token import Token, claims_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .token import AccountKey

__all__ = ["StaticToken"]

_NO_KNOWN_END = 32_503_680_000.0  # the year 3000

_Given: TypeAlias = str | None
_Source: TypeAlias = Callable[["AccountKey"], _Given | Awaitable[_Given]]


class StaticToken:
    """A read-only token store over an access token that somebody else renews.

        AllegroClient(app, store=StaticToken("eyJ..."))
        AllegroClient(app, store=StaticToken(vault.current_token))

    What the token says of itself is believed: user id, scopes and end. One that says nothing counts as good
    until Allegro refuses it. When a token has ended or was refused, it is asked for again.

    Args:
        token: The access token, or a function or coroutine function that gives the present one for an
            `AccountKey`, None where it has none. A plain function runs in the event loop and must be quick.
    """

    def __init__(self, token: str | _Source) -> None:
        self._token = token

    def __repr__(self) -> str:
        return "<StaticToken>"

    async def load(self, key: AccountKey) -> Token | None:
        """Give the present token.

        Raises:
            ConfigurationError: The function gave something else than a token.
        """
        access = await self._given(key)
        if access is None:
            return None
        if isinstance(access, str) and access.strip():
            return _token(access.strip())
        what = "an empty text" if isinstance(access, str) else type(access).__name__
        raise ConfigurationError(
            f"The function of StaticToken gave {what} for {key.account!r}: "
            "it must give the access token as a text, or None"
        )

    async def _given(self, key: AccountKey) -> object:
        given = self._token if isinstance(self._token, str) else self._token(key)
        return await given if inspect.isawaitable(given) else given

    async def save(self, key: AccountKey, token: Token) -> None:
        """Refuse: there is nothing to save to.

        Raises:
            ConfigurationError: Always.
        """
        raise _managed_elsewhere(key, token)

    async def delete(self, key: AccountKey) -> None:
        """Refuse: there is nothing to delete from.

        Raises:
            ConfigurationError: Always.
        """
        raise _managed_elsewhere(key)

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name no account: nothing is stored here."""
        del environment, client_id
        return ()

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """No lock: nothing is renewed here."""
        del key
        return nullcontext()


def _token(access: str) -> Token:
    # Token.from_reply reads user and scopes; the end comes from the token alone, never from a clock.
    end = claims_of(access).get("exp")
    return replace(
        Token.from_reply({"access_token": access}, now=0.0),
        expires_at=float(end) if _is_a_time(end) else _NO_KNOWN_END,
    )


def _is_a_time(end: object) -> TypeGuard[float]:
    return isinstance(end, int | float) and not isinstance(end, bool) and 0 <= end < _NO_KNOWN_END


def _managed_elsewhere(key: AccountKey, _token: Token | None = None) -> ConfigurationError:
    return ConfigurationError(
        f"The token of {key.account!r} is managed elsewhere (StaticToken): sign in, renew and sign out "
        "there, or use a store that keeps tokens"
    )
