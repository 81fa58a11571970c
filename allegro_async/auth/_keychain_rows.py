"""Tokens and sign-ins as texts in a keychain. Blocking; the caller holds the lock."""

from __future__ import annotations

import json
from typing import Any, cast

from ..errors import ConfigurationError
from ._keychain_values import Keychain, KeychainValues
from ._lock_files import digest
from .pending import PendingSignIn, is_long_over
from .token import AccountKey, Token

__all__ = ["KeychainRows"]


class KeychainRows:
    """One text for each token, one that names the accounts, and one with the sign-ins.

    Args:
        keychain: The backend.
    """

    def __init__(self, keychain: Keychain) -> None:
        self._values = KeychainValues(keychain)

    def load(self, key: AccountKey) -> Token | None:
        """Give a token.

        Raises:
            ConfigurationError: As with every method: the keychain gives nothing, or what it holds is damaged.
        """
        name = _token_name(key)
        text = self._values.read(name)
        if text is None:
            return None
        row = _json(text, name)
        if not isinstance(row, dict) or not _place(key).items() <= cast("dict[str, Any]", row).items():
            raise _damaged(name)
        try:
            return Token.from_dict(cast("dict[str, Any]", row))
        except (KeyError, TypeError, ValueError, OverflowError):
            raise _damaged(name) from None

    def save(self, key: AccountKey, token: Token) -> None:
        """Keep a token."""
        named = self._named(key.environment, key.client_id)
        if key.account not in named:  # first: an account without a token is passed over, see `accounts`
            self._name(key, [*named, key.account])
        self._values.write(_token_name(key), json.dumps(_place(key) | token.as_dict()))

    def delete(self, key: AccountKey) -> None:
        """Forget a token."""
        self._values.remove(_token_name(key))
        named = self._named(key.environment, key.client_id)
        if key.account in named:
            self._name(key, [each for each in named if each != key.account])

    def accounts(self, environment: str, client_id: str) -> list[str]:
        """Name the accounts that have a token."""
        keys = (AccountKey(environment, client_id, each) for each in self._named(environment, client_id))
        return [key.account for key in keys if self._values.has(_token_name(key))]

    def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        """Keep a sign-in, and drop those that are long over."""
        others = self._sign_ins(environment, client_id)
        kept = [each for each in others if not is_long_over(each.expires_at, beside=pending)]
        self._keep_sign_ins(environment, client_id, [*kept, pending])

    def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        """Give a sign-in and forget it."""
        there = self._sign_ins(environment, client_id)
        taken = next((each for each in there if each.state == state), None)
        if taken is not None:
            self._keep_sign_ins(environment, client_id, [each for each in there if each is not taken])
        return taken

    def _named(self, environment: str, client_id: str) -> list[str]:
        name = _entry("accounts", environment, client_id)
        named = _json(self._values.read(name) or "[]", name)
        if not isinstance(named, list):
            raise _damaged(name)
        return cast("list[str]", named)

    def _name(self, key: AccountKey, accounts: list[str]) -> None:
        self._values.write(_entry("accounts", key.environment, key.client_id), json.dumps(accounts))

    def _sign_ins(self, environment: str, client_id: str) -> list[PendingSignIn]:
        name = _entry("sign-ins", environment, client_id)
        rows = _json(self._values.read(name) or "[]", name)
        try:
            return [PendingSignIn.from_dict(row) for row in rows]
        except (KeyError, TypeError, ValueError):
            raise _damaged(name) from None

    def _keep_sign_ins(self, environment: str, client_id: str, sign_ins: list[PendingSignIn]) -> None:
        text = json.dumps([each.as_dict() for each in sign_ins])
        self._values.write(_entry("sign-ins", environment, client_id), text)


def _entry(kind: str, *place: str) -> str:
    """The name of a text: an entry's name must be short, and is the same in any case."""
    return f"allegro_async {kind} {digest(*place)}"


def _token_name(key: AccountKey) -> str:
    return _entry("token", key.environment, key.client_id, key.account)


def _place(key: AccountKey) -> dict[str, Any]:
    return {"environment": key.environment, "client_id": key.client_id, "account": key.account}


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise _damaged(name) from None


def _damaged(name: str) -> ConfigurationError:
    return ConfigurationError(
        f"The keychain's entry {name!r} is damaged; it was left as it is. Remove it and sign in again"
    )
