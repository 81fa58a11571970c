"""A token store that forgets everything when the process ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._locks import LoopLock
from .pending import is_long_over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from .pending import PendingSignIn
    from .token import AccountKey, Token

__all__ = ["MemoryTokenStore"]


class MemoryTokenStore:
    """Keeps tokens in memory: for tests, and for applications that call without a user.

    Several clients may share one, also in event loops of several threads.
    """

    def __init__(self) -> None:
        # Every method changes these by one step of the interpreter, so threads cannot get between.
        self._tokens: dict[AccountKey, Token] = {}
        self._sign_ins: dict[tuple[str, str, str], PendingSignIn] = {}
        self._locks: dict[AccountKey, LoopLock] = {}

    def __repr__(self) -> str:
        return f"<MemoryTokenStore with {len(self._tokens)} tokens>"

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token; None when there is none."""
        return self._tokens.get(key)

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token."""
        self._tokens[key] = token

    async def delete(self, key: AccountKey) -> None:
        """Forget the token; none stored is fine."""
        self._tokens.pop(key, None)

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        return [
            key.account
            for key in list(self._tokens)
            if (key.environment, key.client_id) == (environment, client_id)
        ]

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """A lock for this account within this process, over the event loops of all threads."""
        return self._locks.setdefault(key, LoopLock())

    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        """Keep a sign-in under its state; those that ran out a day before are dropped."""
        for place, other in list(self._sign_ins.items()):
            if is_long_over(other.expires_at, beside=pending):
                self._sign_ins.pop(place, None)
        self._sign_ins[environment, client_id, pending.state] = pending

    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        """Give the sign-in with this state and forget it; None when there is none."""
        return self._sign_ins.pop((environment, client_id, state), None)
