"""Long texts in a keychain whose entries must be short. Blocking; the caller holds the lock."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar, cast

from ..errors import ConfigurationError

__all__ = ["Keychain", "KeychainValues", "find_keychain"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

# Windows bears 2560 bytes an entry, and `keyring` writes UTF-16 there.
_PART = 1200
_USER = "allegro_async"


class Keychain(Protocol):
    """What is used of a backend of the package `keyring`."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Give an entry; None when there is none."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Write an entry."""
        ...

    def delete_password(self, service: str, username: str, /) -> None:
        """Remove an entry."""
        ...


def find_keychain() -> Keychain:
    """Give the keychain of this machine.

    Raises:
        ConfigurationError: The package `keyring` is missing.
    """
    try:
        import keyring
    except ImportError:
        raise ConfigurationError(
            "KeyringTokenStore needs the package keyring: pip install 'allegro-async[keyring]'"
        ) from None
    return keyring.get_keyring()


class KeychainValues:
    """Reads, writes and removes texts of any length, each whole or not at all.

    A text lies in parts of 1200 characters. A new text goes beside the old one; the entry that tells which of
    the two counts is written last, so that a crash leaves one of them whole.

    Args:
        keychain: The backend.
    """

    def __init__(self, keychain: Keychain) -> None:
        self._keychain = keychain

    def read(self, name: str) -> str | None:
        """Give a text; None when there is none.

        Raises:
            ConfigurationError: As with every method: there is no keychain, it is locked, it fails, or what it
                holds is damaged.
        """
        side, count = self._head(name)
        if not side:
            return None
        parts = [self._get(_part(name, side, number)) for number in range(count)]
        if None in parts:
            raise _damaged(name)
        return "".join(cast("list[str]", parts))

    def has(self, name: str) -> bool:
        """Say whether there is a text."""
        return self._get(name) is not None

    def write(self, name: str, text: str) -> None:
        """Keep a text."""
        old = self._head(name)[0]
        side, other = ("b", "a") if old == "a" else ("a", "b")
        parts = [text[start : start + _PART] for start in range(0, len(text), _PART)]
        for number, part in enumerate(parts):
            self._set(_part(name, side, number), part)
        self._set(name, json.dumps([side, len(parts)]))
        self._remove_parts(name, side, len(parts))
        self._remove_parts(name, other, 0)

    def remove(self, name: str) -> None:
        """Forget a text; none is fine."""
        if self.has(name):
            self._delete(name)
        self._remove_parts(name, "a", 0)
        self._remove_parts(name, "b", 0)

    def _head(self, name: str) -> tuple[str, int]:
        """The side that counts and its number of parts; an empty side where there is no text."""
        head = self._get(name)
        if head is None:
            return "", 0
        try:
            side, count = json.loads(head)
            return str(side), int(count)
        except (TypeError, ValueError):
            raise _damaged(name) from None

    def _remove_parts(self, name: str, side: str, first: int) -> None:
        """Remove parts from the last to the first, so that a crash leaves no gap that hides the others."""
        end = first
        while self._get(_part(name, side, end)) is not None:
            end += 1
        for number in reversed(range(first, end)):
            self._delete(_part(name, side, number))

    def _get(self, name: str) -> str | None:
        return _tell(self._keychain.get_password, name, _USER)

    def _set(self, name: str, text: str) -> None:
        _tell(self._keychain.set_password, name, _USER, text)
        if self._get(name) != text:
            raise ConfigurationError(
                "The keychain does not keep what it is given; it may be switched off: "
                "see `keyring diagnose`, or use FileTokenStore"
            )

    def _delete(self, name: str) -> None:
        _tell(self._keychain.delete_password, name, _USER)


def _part(name: str, side: str, number: int) -> str:
    return f"{name} {side}{number}"


def _tell(action: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
    """Call the backend; its errors become ours, without their text, which is not ours to vouch for."""
    try:
        return action(*arguments, **named)
    except Exception as error:  # noqa: BLE001 - each backend raises what its system raises
        raise ConfigurationError(_what_to_do(error)) from None


def _what_to_do(error: Exception) -> str:
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "NoKeyringError" in kinds:
        return (
            "There is no keychain on this machine: install one (see `keyring --list-backends`), "
            "or use FileTokenStore"
        )
    if kinds & {"KeyringLocked", "InitError"}:
        return "The keychain is locked: unlock it and try again, or use FileTokenStore"
    return f"The keychain fails ({type(error).__name__}): try again, or use FileTokenStore"


def _damaged(name: str) -> ConfigurationError:
    return ConfigurationError(
        f"The keychain's entry {name!r} is damaged; it was left as it is. Remove it and sign in again"
    )
