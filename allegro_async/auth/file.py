"""A token store in a file: one for each environment and Client ID."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from ..errors import ConfigurationError
from ._lock_files import LockFiles
from ._threads import in_thread
from ._token_files import Change, TokenFiles
from ._token_rows import Book
from .pending import PendingSignIn

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from .token import AccountKey, Token

__all__ = ["FileTokenStore"]


class _Waiting:
    """A change that somebody waits to see made."""

    __slots__ = ("before", "change", "given_up")

    def __init__(self, change: Change) -> None:
        self.change = change
        self.before: Book | None = None  # the rows before it, when it has been made
        self.given_up = False


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
        self._files = TokenFiles(self._folder)
        self._waiting: dict[tuple[str, str], deque[_Waiting]] = {}

    def __repr__(self) -> str:
        return f"<FileTokenStore in {self._folder}>"

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token; None when there is none."""
        book = await in_thread(self._files.read, key.environment, key.client_id)
        try:
            return book.token(key.account)
        except (KeyError, TypeError, ValueError, OverflowError):
            path = self._files.path(key.environment, key.client_id)
            raise ConfigurationError(
                f"The token of {key.account!r} in {path} is damaged; it was left as it is. "
                "Forget it with logout(revoke=False), then sign in again"
            ) from None

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token; it is on the disk when this returns."""
        await self._change(key.environment, key.client_id, lambda book: book.with_token(key, token))

    async def delete(self, key: AccountKey) -> None:
        """Forget the token; none stored is fine."""
        await self._change(key.environment, key.client_id, lambda book: book.without_token(key.account))

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        return list((await in_thread(self._files.read, environment, client_id)).tokens)

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

    async def _change(self, environment: str, client_id: str, change: Change) -> Book:
        """Make a change, together with those that others wait to make; give the rows as they were before."""
        mine = _Waiting(change)
        waiting = self._waiting.setdefault((environment, client_id), deque())
        waiting.append(mine)
        try:
            async with self._locks.lock(environment, client_id):
                if mine.before is None:  # nobody who held the lock before has made it
                    await in_thread(self._rewrite, environment, client_id, mine)
        except BaseException:
            mine.given_up = True
            raise
        assert mine.before is not None
        return mine.before

    def _rewrite(self, environment: str, client_id: str, mine: _Waiting) -> None:
        """Write once for all who wait: many rows cost no more than one.

        When that fails, each tries alone, so that nobody fails for the change of another.
        """
        waiting = self._waiting[environment, client_id]
        batch = [each for each in _all_of(waiting) if not each.given_up]
        try:
            self._write(environment, client_id, batch)
        except BaseException:
            waiting.extendleft(each for each in reversed(batch) if each is not mine)
            if len(batch) == 1:
                raise
            self._write(environment, client_id, [mine])

    def _write(self, environment: str, client_id: str, batch: Sequence[_Waiting]) -> None:
        books = self._files.rewrite(environment, client_id, [each.change for each in batch])
        for each, before in zip(batch, books, strict=True):
            each.before = before


def _all_of(waiting: deque[_Waiting]) -> Iterator[_Waiting]:
    """Empty the queue, to which other threads may add."""
    while waiting:
        yield waiting.popleft()
