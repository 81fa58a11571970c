"""A token store in a file: one for each environment and Client ID."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from platformdirs import user_data_path

from ..errors import ConfigurationError
from ._lock_files import LockFiles, digest
from ._private_files import read_private, replace_private
from ._threads import in_thread
from ._token_rows import Book, decode, encode
from .pending import PendingSignIn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from ._private_files import Mark
    from .token import AccountKey, Token

__all__ = ["FileTokenStore"]

_EMPTY = Book()


class FileTokenStore:
    """Keeps tokens in files that only their owner can read, safe against a crash and a second process.

    Each environment and Client ID has a file of its own. A file is replaced whole: a crash at any point
    leaves the old one or the new one. What is saved is on the disk when `save` returns.

    Args:
        folder: Where the files lie. Default: the platform's folder for user data, in `allegro_async`.

    Every method raises `ConfigurationError` when a file cannot be used: others may read it, it is damaged,
    it is a symbolic link, it belongs elsewhere, or the folder cannot be written. The file is left as it is
    then.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self._folder = (
            Path(folder) if folder is not None else user_data_path("allegro_async", appauthor=False)
        )
        self._locks = LockFiles(self._folder)
        self._read: dict[Path, tuple[Mark, Book]] = {}

    def __repr__(self) -> str:
        return f"<FileTokenStore in {self._folder}>"

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token; None when there is none."""
        book = await in_thread(self._book, key.environment, key.client_id)
        try:
            return book.token(key.account)
        except (KeyError, TypeError, ValueError, OverflowError):
            raise ConfigurationError(
                f"The token of {key.account!r} in {self._path(key.environment, key.client_id)} is damaged; "
                "it was left as it is. Sign in again"
            ) from None

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token; it is on the disk when this returns."""
        await self._change(key.environment, key.client_id, lambda book: book.with_token(key, token))

    async def delete(self, key: AccountKey) -> None:
        """Forget the token; none stored is fine."""
        await self._change(key.environment, key.client_id, lambda book: book.without_token(key.account))

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        return list((await in_thread(self._book, environment, client_id)).tokens)

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """A lock for this account over all processes; that of a killed process is free at once."""
        return self._locks.lock(key.environment, key.client_id, key.account)

    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        """Keep a sign-in under its state; those that ran out a day before are dropped."""
        await self._change(
            environment, client_id, lambda book: book.with_sign_in(environment, client_id, pending)
        )

    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        """Give the sign-in with this state and forget it; None when there is none."""
        before = await self._change(environment, client_id, lambda book: book.without_sign_in(state))
        row = before.sign_ins.get(state)
        try:
            return PendingSignIn.from_dict(row) if row is not None else None
        except (KeyError, TypeError, ValueError):
            return None  # a damaged one helps nobody: the person clicks again

    async def _change(self, environment: str, client_id: str, change: Callable[[Book], Book]) -> Book:
        """Rewrite a file, and give the rows as they were before."""
        async with self._locks.lock(environment, client_id):
            return await in_thread(self._rewrite, environment, client_id, change)

    def _path(self, environment: str, client_id: str) -> Path:
        # The digest keeps two pairs apart whose readable part is the same.
        name = _readable(environment, client_id)[:60]
        return self._folder / f"{name}.{digest(environment, client_id)[:16]}.json"

    def _old_path(self, environment: str, client_id: str) -> Path:
        return self._folder / f"{_readable(environment, client_id)}.json"

    def _book(self, environment: str, client_id: str) -> Book:
        """Read the rows, from the file's older name where it has no other."""
        path = self._path(environment, client_id)
        book = self._book_in(path)
        if book is None:
            return self._old_book(environment, client_id) or _EMPTY
        if not book.belongs_to(environment, client_id):
            raise ConfigurationError(
                f"The token file {path} has tokens of another environment or Client ID; "
                "it was left as it is. Move it back to where it came from"
            )
        return book

    def _old_book(self, environment: str, client_id: str) -> Book | None:
        """Read what lies under the older name, which two pairs could share: it may be the other's."""
        book = self._book_in(self._old_path(environment, client_id))
        return book if book is not None and book.belongs_to(environment, client_id) else None

    def _book_in(self, path: Path) -> Book | None:
        known = self._read.get(path)
        try:
            found = read_private(path, known[0] if known else None)
        except OSError as error:
            raise ConfigurationError(f"The token file {path} cannot be read: {error.strerror}") from error
        if found is None:
            return None
        mark, data = found
        if data is None and known is not None:
            return known[1]
        book = decode(data or b"", f"The token file {path}")
        if book.version == _EMPTY.version:  # an older form has no serial number, so its mark may repeat
            self._read[path] = mark, book
        return book

    def _rewrite(self, environment: str, client_id: str, change: Callable[[Book], Book]) -> Book:
        path = self._path(environment, client_id)
        before = self._book(environment, client_id)
        after = change(before)
        if after == before:
            return before
        serial = uuid4().hex[:16]
        try:
            if not path.exists() and self._old_book(environment, client_id) is not None:
                self._old_path(environment, client_id).replace(path)  # its form tells how to read it
            mark = replace_private(path, encode(after, serial))
        except OSError as error:
            raise ConfigurationError(f"The token file {path} cannot be written: {error.strerror}") from error
        self._read[path] = mark, replace(after, version=_EMPTY.version)
        return before


def _readable(environment: str, client_id: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{environment}-{client_id}").strip("-")
