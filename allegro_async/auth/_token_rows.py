"""The form of a token file: pure functions between its bytes and its rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any, cast

from ..errors import ConfigurationError
from .pending import PendingSignIn, is_long_over
from .token import AccountKey, Token

__all__ = ["Book", "decode", "encode"]

_FIRST_VERSION, _VERSION = 1, 2

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Book:
    """The rows of one environment and Client ID. Rows that nobody asks for stay as they were read.

    Attributes:
        tokens: The token of each account.
        sign_ins: The sign-in of each state.
        places: The environments and Client IDs that the rows name.
        version: Of the file it was read from.
    """

    tokens: Mapping[str, _Row] = field(default_factory=dict[str, _Row], repr=False)
    sign_ins: Mapping[str, _Row] = field(default_factory=dict[str, _Row], repr=False)
    places: frozenset[tuple[str, str]] = frozenset()
    version: int = _VERSION

    def belongs_to(self, environment: str, client_id: str) -> bool:
        """Say whether all rows are of this environment and Client ID."""
        return self.places <= {(environment, client_id)}

    def token(self, account: str) -> Token | None:
        """Read the account's row.

        Raises:
            KeyError, TypeError, ValueError, OverflowError: It is damaged.
        """
        row = self.tokens.get(account)
        if row is None:
            return None
        if not isinstance(row["access_token"], str) or not isinstance(row["refresh_token"], str | None):
            raise TypeError
        return Token.from_dict(row)

    def with_token(self, key: AccountKey, token: Token) -> Book:
        """The same rows, and this one."""
        row = _place(key.environment, key.client_id) | {"account": key.account} | token.as_dict()
        return replace(self, tokens={**self.tokens, key.account: row})

    def without_token(self, account: str) -> Book:
        """The same rows, but for this one."""
        return replace(self, tokens={each: row for each, row in self.tokens.items() if each != account})

    def with_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> Book:
        """The same rows, and this one, without sign-ins that nobody will finish."""
        kept = {
            state: row
            for state, row in self.sign_ins.items()
            if not is_long_over(float(row["expires_at"]), beside=pending)
        }
        row = _place(environment, client_id) | pending.as_dict()
        return replace(self, sign_ins={**kept, pending.state: row})

    def without_sign_in(self, state: str) -> Book:
        """The same rows, but for this one."""
        return replace(self, sign_ins={each: row for each, row in self.sign_ins.items() if each != state})


def _place(environment: str, client_id: str) -> _Row:
    return {"environment": environment, "client_id": client_id}


def encode(book: Book, serial: str) -> bytes:
    """Write the rows, one a line.

    Args:
        book: The rows.
        serial: Stands in the file's first bytes and must be another one each time.
    """
    parts = [
        f'{{"version": {_VERSION}, "serial": {json.dumps(serial)},\n"tokens": [\n',
        ",\n".join(map(json.dumps, book.tokens.values())),
        '\n],\n"sign_ins": [\n',
        ",\n".join(map(json.dumps, book.sign_ins.values())),
        "\n]}\n",
    ]
    return "".join(parts).encode()


def decode(data: bytes, name: object) -> Book:
    """Read the rows of a file of this version or an older one.

    Args:
        data: The bytes.
        name: How messages call the file.

    Raises:
        ConfigurationError: The file is damaged, or of a newer version.
    """
    content = _json_object(data)
    version: Any = content.get("version")
    if isinstance(version, int) and version > _VERSION:
        raise ConfigurationError(
            f"{name} was written by a newer allegro_async (version {version} of the form; this one knows "
            f"{_VERSION}); it was left as it is. Update allegro_async"
        )
    try:
        return _FORMS[version](content)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise ConfigurationError(
            f"{name} is damaged; it was left as it is. Put back a copy, or move it away and sign in again"
        ) from None


def _json_object(data: bytes) -> _Row:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return cast("_Row", content) if isinstance(content, dict) else {}


def _second_form(content: _Row) -> Book:
    tokens, sign_ins = _table(content["tokens"], "account"), _table(content["sign_ins"], "state")
    rows = [*tokens.values(), *sign_ins.values()]
    return Book(tokens, sign_ins, frozenset((row["environment"], row["client_id"]) for row in rows))


def _first_form(content: _Row) -> Book:
    environment, client_id = content["environment"], content["client_id"]
    place = _place(environment, client_id)
    rows = [place | {"account": account} | row for account, row in dict(content["accounts"]).items()]
    return Book(_table(rows, "account"), {}, frozenset({(environment, client_id)}), _FIRST_VERSION)


_FORMS = {_FIRST_VERSION: _first_form, _VERSION: _second_form}


def _table(rows: list[_Row], key: str) -> dict[str, _Row]:
    """Rows by their key.

    Raises:
        KeyError, TypeError, ValueError, OverflowError: These are no such rows.
    """
    for row in rows:
        if not all(isinstance(row[each], str) for each in (key, "environment", "client_id")):
            raise TypeError
        if not isfinite(float(row["expires_at"])):
            raise ValueError
    return {row[key]: row for row in rows}
