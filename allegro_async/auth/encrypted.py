"""A token store that encrypts what another one keeps."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from ..protocols import SignInStore, TokenStore
from .token import AccountKey

if TYPE_CHECKING:
    from .pending import PendingSignIn
    from .token import Token

__all__ = ["EncryptedTokenStore"]

_PREFIX = "fernet:"


class EncryptedTokenStore:
    """Wraps any other token store and encrypts access token, refresh token and PKCE verifier (Fernet).

    Needs the extra `encryption`. User id, scopes and expiry stay readable. Each value is bound to its place:
    one that was moved to another environment, Client ID, account or field is refused. It keeps sign-ins too,
    where the other store does.

    Args:
        inner: The store that keeps the rows.
        keys: One key or several, as `new_key` makes them. The first encrypts, all decrypt; see `rotate`.
        allow_plain: Read values that are not encrypted yet; they are encrypted at their next save, or by
            `rotate`. Otherwise they are refused.

    Raises:
        ConfigurationError: No key, a malformed one, or the package `cryptography` is missing. Later, from
            every method: a value that no key fits, or that is out of its place. It was left as it is then.
    """

    def __new__(  # noqa: D102, PYI034 - described above; may be the class with sign-ins
        cls, inner: TokenStore, keys: str | bytes | Sequence[str | bytes], *, allow_plain: bool = False
    ) -> EncryptedTokenStore:
        del keys, allow_plain
        # `isinstance(store, SignInStore)` must tell the truth about the store within.
        return object.__new__(_WithSignIns if isinstance(inner, SignInStore) else EncryptedTokenStore)

    def __init__(
        self, inner: TokenStore, keys: str | bytes | Sequence[str | bytes], *, allow_plain: bool = False
    ) -> None:
        self._inner = inner
        self._encrypt, self._decrypt = _cipher([keys] if isinstance(keys, str | bytes) else keys)
        self._allow_plain = allow_plain

    def __repr__(self) -> str:
        return f"<EncryptedTokenStore over {self._inner!r}>"

    @staticmethod
    def new_key() -> str:
        """Make a key: 44 characters. Keep it apart from the store; without it the tokens are lost."""
        try:
            from cryptography.fernet import Fernet
        except ImportError:
            raise _missing() from None
        return Fernet.generate_key().decode()

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token, decrypted; None when there is none."""
        token = await self._inner.load(key)
        if token is None:
            return None
        refresh = token.refresh_token
        return replace(
            token,
            access_token=self._open(token.access_token, key, "access"),
            refresh_token=self._open(refresh, key, "refresh") if refresh is not None else None,
        )

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token, encrypted with the first key."""
        refresh = token.refresh_token
        sealed = replace(
            token,
            access_token=self._seal(token.access_token, key, "access"),
            refresh_token=self._seal(refresh, key, "refresh") if refresh is not None else None,
        )
        await self._inner.save(key, sealed)

    async def delete(self, key: AccountKey) -> None:
        """Forget the token; none stored is fine, and no key is needed."""
        await self._inner.delete(key)

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        return await self._inner.accounts(environment, client_id)

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """The lock of the store within."""
        return self._inner.lock(key)

    async def rotate(self, environment: str, client_id: str) -> int:
        """Encrypt every token anew with the first key, each under its account's lock.

        Afterwards the older keys can be dropped, as soon as sign-ins that have begun are over.

        Returns:
            How many tokens there were.
        """
        count = 0
        for account in await self._inner.accounts(environment, client_id):
            key = AccountKey(environment, client_id, account)
            async with self.lock(key):
                token = await self.load(key)
                if token is not None:  # somebody may have signed out just now
                    await self.save(key, token)
                    count += 1
        return count

    def _seal(self, value: str, key: AccountKey, *kind: str) -> str:
        bound = json.dumps([key.environment, key.client_id, key.account, *kind, value])
        return _PREFIX + self._encrypt(bound.encode()).decode()

    def _open(self, sealed: str, key: AccountKey, *kind: str) -> str:
        if not sealed.startswith(_PREFIX):
            if self._allow_plain:
                return sealed
            raise _refused(key, "not encrypted: pass allow_plain=True once to take it over, and rotate()")
        text = self._decrypt(sealed.removeprefix(_PREFIX).encode())
        if text is None:
            raise _refused(key, "encrypted with a key that was not given, or damaged: add that key")
        *place, value = json.loads(text)
        if place != [key.environment, key.client_id, key.account, *kind]:
            raise _refused(key, "a copy of another row: sign in again")
        return str(value)


class _WithSignIns(EncryptedTokenStore):
    """Over a store that keeps sign-ins as well."""

    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        """Keep a sign-in under its state, its verifier encrypted."""
        key = AccountKey(environment, client_id, pending.account)
        verifier = self._seal(pending.verifier, key, "verifier", pending.state)
        await self._sign_ins.save_sign_in(environment, client_id, replace(pending, verifier=verifier))

    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        """Give the sign-in with this state, decrypted, and forget it; None when there is none."""
        pending = await self._sign_ins.take_sign_in(environment, client_id, state)
        if pending is None:
            return None
        key = AccountKey(environment, client_id, pending.account)
        return replace(pending, verifier=self._open(pending.verifier, key, "verifier", state))

    @property
    def _sign_ins(self) -> SignInStore:
        assert isinstance(self._inner, SignInStore)
        return self._inner


def _cipher(keys: Sequence[str | bytes]) -> tuple[Callable[[bytes], bytes], Callable[[bytes], bytes | None]]:
    """What encrypts with the first key, and what decrypts with any, None where none fits."""
    try:
        from cryptography.fernet import Fernet, InvalidToken, MultiFernet
    except ImportError:
        raise _missing() from None
    try:
        ring = MultiFernet([Fernet(key) for key in keys])
    except (TypeError, ValueError):
        raise ConfigurationError(
            "EncryptedTokenStore needs one key or more, each as EncryptedTokenStore.new_key() makes them"
        ) from None

    def decrypt(data: bytes) -> bytes | None:
        try:
            return ring.decrypt(data)
        except InvalidToken:
            return None

    return ring.encrypt, decrypt


def _missing() -> ConfigurationError:
    return ConfigurationError(
        "EncryptedTokenStore needs the package cryptography: pip install 'allegro-async[encryption]'"
    )


def _refused(key: AccountKey, why: str) -> ConfigurationError:
    return ConfigurationError(f"The stored token of {key.account!r} was left as it is; it is {why}")
