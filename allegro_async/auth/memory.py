"""A token store that forgets everything when the process ends."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from .token import AccountKey, Token

__all__ = ["MemoryTokenStore"]


class MemoryTokenStore:
    """Keeps tokens in memory: for tests, and for applications that call without a user."""

    def __init__(self) -> None:
        self._tokens: dict[AccountKey, Token] = {}
        self._locks: defaultdict[AccountKey, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token; None when there is none."""
        return self._tokens.get(key)

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token."""
        self._tokens[key] = token

    async def delete(self, key: AccountKey) -> None:
        """Forget the token."""
        self._tokens.pop(key, None)

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        return [
            key.account
            for key in self._tokens
            if (key.environment, key.client_id) == (environment, client_id)
        ]

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """A lock for this account within this process."""
        return self._locks[key]
