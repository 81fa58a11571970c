"""A token store in the keychain of the operating system."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from ._keychain_rows import KeychainRows
from ._keychain_values import Keychain, find_keychain
from ._lock_files import LockFiles
from ._threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from .pending import PendingSignIn
    from .token import AccountKey, Token

__all__ = ["KeyringTokenStore"]


class KeyringTokenStore:
    """Keeps tokens in the keychain: macOS Keychain, Windows Credential Manager, Secret Service and others.

    Needs the extra `keyring`. For one person's machine: a keychain answers slowly and may ask for a password.
    Tokens longer than an entry may be are split over several. A keychain knows no locks, so locks are files;
    they hold nothing.

    Args:
        keychain: A backend of the package `keyring`. Default: the one that it chooses, on first use.
        folder: Where the lock files lie; all processes must name the same. Default: the platform's folder for
            user data, in `allegro_async`.

    Every method raises `ConfigurationError` when there is no keychain, it is locked, or it fails.
    """

    def __init__(
        self, keychain: Keychain | None = None, *, folder: str | os.PathLike[str] | None = None
    ) -> None:
        self._keychain = keychain
        self._locks = LockFiles(
            Path(folder) if folder is not None else user_data_path("allegro_async", appauthor=False)
        )

    def __repr__(self) -> str:
        return "<KeyringTokenStore>"

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token; None when there is none."""
        async with self._guard(key.environment, key.client_id):
            return await in_thread(lambda: self._rows().load(key))

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token; the keychain has it, and has shown it, when this returns."""
        async with self._guard(key.environment, key.client_id):
            await in_thread(lambda: self._rows().save(key, token))

    async def delete(self, key: AccountKey) -> None:
        """Forget the token; none stored is fine."""
        async with self._guard(key.environment, key.client_id):
            await in_thread(lambda: self._rows().delete(key))

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        async with self._guard(environment, client_id):
            return await in_thread(lambda: self._rows().accounts(environment, client_id))

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """A lock for this account over all processes; that of a killed process is free at once."""
        return self._locks.lock("keychain", key.environment, key.client_id, key.account)

    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        """Keep a sign-in under its state; those that ran out a day before are dropped."""
        async with self._guard(environment, client_id):
            await in_thread(lambda: self._rows().save_sign_in(environment, client_id, pending))

    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        """Give the sign-in with this state and forget it; None when there is none."""
        async with self._guard(environment, client_id):
            return await in_thread(lambda: self._rows().take_sign_in(environment, client_id, state))

    def _guard(self, environment: str, client_id: str) -> AbstractAsyncContextManager[object]:
        """Keeps two from writing, or one from reading what another writes."""
        return self._locks.lock("keychain", environment, client_id)

    def _rows(self) -> KeychainRows:
        return KeychainRows(self._keychain if self._keychain is not None else find_keychain())
