"""The stored token of one account: a pair is stored before it is used, and never lost when that fails."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .._redact import redact
from ..errors import AccountMismatchError, AllegroError, ConfigurationError, TokenNotSavedError
from .token import claims_of

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from ..protocols import TokenStore
    from .token import AccountKey, Token

__all__ = ["TokenKeeper"]

_log = logging.getLogger("allegro_async.auth")


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """A new pair that the store has not taken yet, and the one that it followed; None after a sign-in."""

    token: Token
    parent: Token | None


class TokenKeeper:
    """Keeps the token of one account in a store.

    `load`, `lock`, `keep` and `settle` are for everybody; the others want the store's lock to be held.

    Args:
        store: Where tokens are kept.
        key: The place of the token in the store.
    """

    __slots__ = ("_key", "_store", "_unsaved")

    def __init__(self, store: TokenStore, key: AccountKey) -> None:
        self._store = store
        self._key = key
        self._unsaved: _Unsaved | None = None

    @property
    def unsaved(self) -> Token | None:
        """A new pair that the store has not taken yet."""
        return None if self._unsaved is None else self._unsaved.token

    def lock(self) -> AbstractAsyncContextManager[object]:
        """The store's lock for this account."""
        return self._store.lock(self._key)

    async def load(self) -> Token | None:
        """Give the stored token.

        Raises:
            ConfigurationError: It was given to another Client ID.
        """
        token = await self._store.load(self._key)
        mine = self._key.client_id
        if token is not None and claims_of(token.access_token).get("client_id", mine) != mine:
            raise ConfigurationError(
                f"The token stored for {self._key.account!r} was given to another Client ID; it is not "
                "used. Put the right one in its place, or forget it with logout(revoke=False)"
            )
        return token

    async def keep(self, token: Token) -> None:
        """Store the pair of a sign-in, under the store's lock.

        Raises:
            AccountMismatchError: Another account's token is stored; the pair is offered with the error.
            TokenNotSavedError: The store failed; the pair is kept here, and offered with the error.
        """
        try:
            async with self.lock():
                await self.save(token)
        except (AccountMismatchError, TokenNotSavedError):
            raise
        except asyncio.CancelledError:
            self._unsaved = self._unsaved or _Unsaved(token, None)  # for the next call
            raise
        except Exception as error:  # noqa: BLE001 - a store of the user's may raise anything
            self._unsaved = _Unsaved(token, None)
            raise self._not_saved(token, error) from None

    async def settle(self) -> None:
        """Offer the store what it has not taken, under its lock; raises what `keep` raises."""
        unsaved = self._unsaved
        if unsaved is None:
            return
        try:
            async with self.lock():
                await self.save_unsaved()
        except (AccountMismatchError, TokenNotSavedError):
            raise
        except Exception as error:  # noqa: BLE001 - a store of the user's may raise anything
            raise self._not_saved(unsaved.token, error) from None

    async def save(self, token: Token, *, parent: Token | None = None) -> None:
        """Store a new pair. Until it is stored it is kept here, and offered with the error.

        Args:
            token: The pair.
            parent: The pair whose refresh brought it; None after a sign-in.

        Raises:
            AccountMismatchError: After a sign-in: another account's token is stored.
            TokenNotSavedError: The store failed.
        """
        if parent is None:
            self._check_user(await self.load(), token)
        mine = _Unsaved(token, parent)
        if parent is None or self._unsaved is None or self._unsaved.parent is not None:
            self._unsaved = mine  # but no renewal takes the place of a sign-in that failed meanwhile
        try:
            await self._store.save(self._key, token)
        except asyncio.CancelledError:
            # An event loop that ends cancels every task and waits for it: that is time enough to save.
            with suppress(Exception):
                await self._store.save(self._key, token)
                self._forget(mine)
            raise
        except Exception as error:  # noqa: BLE001 - a store of the user's may raise anything
            raise self._not_saved(token, error) from None
        self._forget(mine)

    def _forget(self, saved: _Unsaved) -> None:
        if self._unsaved is saved:
            self._unsaved = None

    async def save_unsaved(self) -> None:
        """Offer the store once more what it has not taken, unless that is out of date.

        Raises:
            AccountMismatchError: Another account has been stored meanwhile.
            TokenNotSavedError: The store failed again.
        """
        unsaved = self._unsaved
        if unsaved is None:
            return
        if unsaved.parent is not None:
            stored = await self.load()
            if stored is None or not _is_same_pair(stored, unsaved.parent):
                self._unsaved = None  # signed out meanwhile, or another process has a newer pair
                return
        try:
            await self.save(unsaved.token, parent=unsaved.parent)
        except AccountMismatchError:
            self._unsaved = None  # offered with the error; it must not stand in the way of the stored one
            raise

    async def bury(self, token: Token) -> Token:
        """Mark a pair as dead, so that nobody hammers the endpoint with it; gives the marked one."""
        dead = replace(token, refresh_token=None, expires_at=0.0, dead=True)
        try:
            await self._store.save(self._key, dead)
        except Exception as error:  # noqa: BLE001 - this process knows it; the caller must hear of the end
            _log.warning("The store did not take the mark of a dead session: %s", type(error).__name__)
        return dead

    async def delete(self) -> None:
        """Forget the token."""
        await self._store.delete(self._key)
        self._unsaved = None

    def _check_user(self, stored: Token | None, token: Token) -> None:
        if stored is None or stored.same_user(token):
            return
        raise AccountMismatchError(
            f"Another account has signed in than the one stored as {self._key.account!r}; nothing was "
            "overwritten. Use another key with for_account(), or call logout() first",
            account=self._key.account,
            token=token,
        )

    def _not_saved(self, token: Token, error: Exception) -> TokenNotSavedError:
        # The text of a foreign error may quote what it was given.
        said = str(error) if isinstance(error, AllegroError) else redact(f"{type(error).__name__}: {error}")
        text = f"The store did not take the new tokens of {self._key.account!r}; they stay in memory. {said}"
        _log.error("%s", text)
        return TokenNotSavedError(text, account=self._key.account, token=token)


def _is_same_pair(stored: Token, parent: Token) -> bool:
    """Whether a pair is still the stored one, perhaps marked as dead by somebody who came too late."""
    return stored.refresh_token == parent.refresh_token or (stored.dead and stored.same_access(parent))
